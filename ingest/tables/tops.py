"""The head of a table in flat text: where it begins, ends, and comes again."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.tables.header import by_cells, readings
from ingest.tables.marks import head_of
from ingest.tables.model import Column, Unit
from ingest.tables.units import find_unit
from ingest.view import Line

MOST_HEAD_LINES = 48
# A sentence ends inside or at the end. Not "inkl. Trekanten", "ca. Myrdal".
PROSE = re.compile(r"(?<!\binkl)(?<!\bekskl)(?<!\bmill)(?<=\w{3})\.(?: [A-ZÆØÅ]|$)")


class Top(NamedTuple):
    """A table's head: its lines (indexes), its unit, what its columns may be."""

    first: int
    last: int
    unit: Unit | None
    ways: tuple[tuple[Column, ...], ...]


def find_top(lines: Sequence[Line], at: int) -> Top | None:
    """The head that begins at a line, if one does."""
    first = head_of(lines[at].text)
    whole = first.unit or first.pieces >= 2 or first.words == 0
    if not first.own or not (whole or _goes_on(lines, at)):
        return None
    last = last_of_head(lines, at)
    text = " ".join(line.text for line in lines[at : last + 1])
    ways = tuple(dict.fromkeys([*_celled(lines[at : last + 1]), *readings(text)]))
    if not ways or not (first.unit or len(ways[0]) >= (2 if whole else 3)):
        return None
    return Top(at, last, find_unit(text), ways)


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether the next line is nothing but a head ("Regnskap per", "30.04.2031")."""
    after = head_of(lines[at + 1].text) if at + 1 < len(lines) else None
    return after is not None and after.pieces > 0 and after.words == 0


def _celled(lines: Sequence[Line]) -> list[tuple[Column, ...]]:
    """The columns by the cells of the head, where one line of it names them all."""
    named = [line for line in lines if head_of(line.text).pieces]
    columns = by_cells(named[0].text) if len(named) == 1 else ()
    return [columns] if any(c.term == "annet" for c in columns) else []


def last_of_head(lines: Sequence[Line], at: int) -> int:
    """The index of the last line of the head that begins at a line."""
    last, other, years = at, 0, head_of(lines[at].text).years
    for n in range(at + 1, min(at + MOST_HEAD_LINES, len(lines))):
        text = lines[n].text
        if not text.strip():
            continue
        head = head_of(text)
        if head.own and not (years > 1 and head.words and not head.years):
            last, other, years = n, 0, years + head.years
        elif head.words <= 4 and not (len(text) > 30 and PROSE.search(text.strip())):
            other += 1
        else:
            break
        if other > 5 or n - last > 8:
            break
    return last


def same(a: tuple[Column, ...], b: tuple[Column, ...]) -> bool:
    """Whether two heads name the same columns."""
    return [c.text.replace(" ", "") for c in a] == [c.text.replace(" ", "") for c in b]


def again(lines: Sequence[Line], at: int, top: Top) -> Top | None:
    """The same head, printed again after a page break."""
    head = head_of(lines[at].text)
    if not head.own or not head.pieces:
        return None
    text = " ".join(line.text for line in lines[at : last_of_head(lines, at) + 1])
    ways = readings(text)
    if ways and any(same(ways[0], way) or same(ways[-1], way) for way in top.ways):
        return Top(at, last_of_head(lines, at), find_unit(text), tuple(ways))
    return None
