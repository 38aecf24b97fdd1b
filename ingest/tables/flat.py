"""Tables in flat text: the block of rows under a head, its labels and its groups."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.tables.marks import (
    LONG,
    Mark,
    head_of,
    is_row_like,
    mark,
)
from ingest.tables.model import Column, Unit
from ingest.tables.rows import RawRow, built, numeric
from ingest.tables.settle import exact
from ingest.tables.tops import MOST_HEAD_LINES, PROSE, Top, again, find_top, same
from ingest.view import Line

MOST_LABEL_LINES = 6
MOST_ROWS = 2000  # lines
MOST_BLANK = 8
NUMBERED = re.compile(r"^(?:[•*¢]|\d{1,2}\.\s+[A-ZÆØÅ](?!.*\d{3}$))")


@dataclass(frozen=True)
class RawTable:
    """A block of rows with its columns. lines: head to last row, 1-based."""

    lines: tuple[int, int]
    columns: tuple[Column, ...]
    unit: Unit | None
    rows: tuple[RawRow, ...]


def _is_prose(pending: Sequence[Mark]) -> bool:
    """Whether the text lines since the last row are more than a label."""
    if len(pending) > MOST_LABEL_LINES:
        return True
    if any(NUMBERED.match(m.text.strip()) for m in pending[-1:]):
        return True
    long = [m for m in pending if len(m.words) > LONG]
    ends = [m for m in pending if PROSE.search(m.text.strip()) and len(m.words) > 30]
    return len(long) > 2 or bool(ends)


def body(lines: Sequence[Line], top: Top, terms: Sequence[str]) -> list[Mark]:
    """The lines under a head that may be rows, labels or group headings of it."""
    return list(_body(lines, top, terms))


def _body(lines: Sequence[Line], top: Top, terms: Sequence[str]) -> Iterator[Mark]:
    pending: list[Mark] = []
    n, blank = top.last + 1, 0
    while n < len(lines) and n < top.last + MOST_ROWS:
        line = lines[n]
        if not line.text.strip():
            n, blank = n + 1, blank + 1
            continue
        if blank > MOST_BLANK:
            return
        if repeat := again(lines, n, top):
            pending = _before_page(pending)
            n, blank = repeat.last + 1, 0
            continue
        found = mark(line, blank > 0, terms)
        sides = any(c.term == "kostnad" for c in top.ways[0])
        if _new_table(lines, n, found, sides):
            return
        n, blank = n + 1, 0
        if is_row_like(found.tokens):
            yield from (*pending, found)
            pending = []
            continue
        pending.append(found)
        if _is_prose(pending):
            return


def _new_table(lines: Sequence[Line], n: int, found: Mark, sides: bool) -> bool:
    """Whether another table begins here.

    sides: cost and income stand side by side; then a line with a unit and no columns
    is a heading inside the table.
    """
    head = head_of(lines[n].text)
    if head.unit and head.words < 12:
        return not (sides and head.pieces == 0)
    top = find_top(lines, n) if head.own and head.pieces >= 2 else None
    return top is not None and any(c.year or c.period or c.area for c in top.ways[0])


def _before_page(pending: Sequence[Mark]) -> list[Mark]:
    cut = next((n for n, m in enumerate(pending) if m.page), 0)
    return list(pending[:cut])


def read_table(lines: Sequence[Line], top: Top) -> RawTable | None:
    """The table under a head, with the columns that most of its rows agree with."""
    best: tuple[int, tuple[Column, ...], list[RawRow]] | None = None
    for way in top.ways:
        terms = [column.term for column in way if not column.numeric]
        marks = body(lines, top, terms)
        rows = built(marks, way)
        full = sum(exact(r.tokens, numeric(way), r.labelled, r.running) for r in rows)
        score = full * 2 + len(rows)
        if full * 2 >= len(rows) > 0 and (best is None or score > best[0]):
            best = score, way, rows
    if best is None or (len(best[2]) == 1 and len(numeric(best[1])) == 1):
        return None
    _, way, rows = best
    span = lines[top.first].number, rows[-1].lines[1]
    return RawTable(span, numeric(way), top.unit, tuple(rows))


def raw_tables(lines: Sequence[Line], skip: frozenset[int]) -> Iterator[RawTable]:
    """All tables of flat text, in order. skip: numbers of lines not to read."""
    for _, run in groupby(lines, lambda line: line.number in skip):
        block = list(run)
        if block[0].number not in skip:
            yield from _tables(block)


def _tables(lines: Sequence[Line]) -> Iterator[RawTable]:
    at = 0
    last: RawTable | None = None
    while at < len(lines):
        top = find_top(lines, at)
        found = read_table(lines, top) if top else None
        if found is None:
            at += 1
            continue
        last = _continued(found, last)
        yield last
        at = max(found.lines[1] - lines[0].number + 1, top.last + 1 if top else at + 1)


def _continued(table: RawTable, last: RawTable | None) -> RawTable:
    """The table with the unit of the one just before it that has the same columns."""
    if table.unit or last is None or not same(table.columns, last.columns):
        return table
    near = table.lines[0] - last.lines[1] < MOST_HEAD_LINES
    return replace(table, unit=last.unit) if near else table
