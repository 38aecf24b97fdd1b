"""How many posts and people each part of a municipality has: tables with two heads.

Both counts stand for each date or year: "Antall årsverk | Antall ansatte | Antall
årsverk | Antall ansatte" under "30.04.2031 31.08.2031".
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from ingest.extract.context import evidence
from ingest.extract.figurelabels import with_label
from ingest.extract.figurerows import Row, read_row
from ingest.extract.municipality import publisher
from ingest.facts import Observasjon
from ingest.model import Layout
from ingest.view import Line, View

NEAR: Final = 4  # lines between a head and its dates
IDLE: Final = 5  # lines without a row after which a table is over
LEAST_ROWS: Final = 2

_POSTS, _PEOPLE = ("Årsverk", "årsverk"), ("Ansatte", "ansatte")
_THING = r"(?:årsverk|ansatte|tilsette)"
_HEAD = re.compile(rf"(?:antall? )?(?P<thing>{_THING})", re.IGNORECASE)
# What may stand before the counts in a head: the name of the column of parts.
_FIRST = re.compile(r"[A-ZÆØÅ][a-zæøå]+\s+|\s*")
_DATE = re.compile(r"(?<![\d.])(?:[0-3]?\d\.[01]?\d\.)?(20[0-4]\d)(?![\d-])")


class _Told(NamedTuple):
    """One count. places: ranges of the view, its own and that of its table."""

    thing: str
    part: str
    value: Decimal
    printed: str
    year: int
    when: str
    places: tuple[tuple[int, int], ...]


def extract(view: View, layout: Layout) -> Iterator[Observasjon]:
    """Each count of posts and people of a part, where its year is beyond doubt."""
    if not (owner := publisher(view, layout)):
        return
    for told in _tabled(view):
        name, unit = _POSTS if told.thing[0] in "åÅ" else _PEOPLE
        yield Observasjon(
            indikator=", ".join(filter(None, (name, told.part, told.when))),
            omraade=owner,
            aar=told.year,
            verdi=told.value,
            enhet=unit,
            overflateform=told.printed,
            evidence=tuple(evidence(view, *place) for place in told.places),
        )


def _tabled(view: View) -> Iterator[_Told]:
    """The rows of each table with both counts for each date."""
    lines = view.lines
    for at, line in enumerate(lines):
        things = _things(line.text)
        dates = _dates(lines, at, len(things) // 2) if things else []
        rows = list(_rows(lines, at, len(things))) if dates else []
        if len(rows) >= LEAST_ROWS:
            for row in rows:
                head = line.start, line.end
                yield from _counts(lines, row, things, dates, head)


def _things(text: str) -> list[str]:
    """The counts that a line names, each pair the same; none if it says more."""
    first = _FIRST.match(text)
    start = first.end() if first else 0
    if _HEAD.match(text):
        start = 0
    things = [match["thing"] for match in _HEAD.finditer(text, start)]
    rest = _HEAD.sub("", text[start:]).strip(" |")
    pairs = {tuple(things[n : n + 2]) for n in range(0, len(things), 2)}
    paired = len(pairs) == 1 and len(set(pairs.pop())) == 2
    return [] if rest or not paired else things


def _dates(lines: Sequence[Line], at: int, count: int) -> list[tuple[str, int]]:
    """The dates or years right above a head, one for each pair of its columns."""
    for line in reversed(lines[max(0, at - NEAR) : at]):
        if line.text.strip():
            found = [(m[0], int(m[1])) for m in _DATE.finditer(line.text)]
            return found if len(found) == count else []
    return []


def _rows(lines: Sequence[Line], at: int, count: int) -> Iterator[Row]:
    index = floor = at + 1
    while index < len(lines) and index - floor < IDLE:
        row = read_row(lines, index, count) if lines[index].text.strip() else None
        if row:
            row = with_label(lines, row, floor, count)
            yield row
            index = floor = row.last
        index += 1


def _counts(
    lines: Sequence[Line],
    row: Row,
    things: Sequence[str],
    dates: Sequence[tuple[str, int]],
    head: tuple[int, int],
) -> Iterator[_Told]:
    place = lines[row.first].start, lines[row.last].end
    for n, (thing, cell) in enumerate(zip(things, row.cells, strict=True)):
        when, year = dates[n // 2]
        if cell.value is None or cell.unit or not row.label:
            continue
        dated = f"per {when}" if "." in when else ""
        places = place, head
        yield _Told(thing, row.label, cell.value, cell.printed, year, dated, places)
