"""How many posts and people each part of a municipality has, as reports list them.

Two shapes: the two counts on lines of their own under the heading of a part
("Årsverk (antall) 57", "Ansatte (antall) 64"), and a table with both counts for each
date ("Antall årsverk | Antall ansatte" under "30.04.2031 31.08.2031").
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from ingest.extract.amounts import read_number
from ingest.extract.context import Surroundings, evidence
from ingest.extract.dates import years
from ingest.extract.figurelabels import with_label
from ingest.extract.figurerows import Row, read_row
from ingest.extract.figureyear import FigureYears
from ingest.extract.municipality import publisher
from ingest.facts import Observasjon
from ingest.model import Layout
from ingest.view import Line, View

NEAR: Final = 4  # lines between the two counts, or a head and its dates
IDLE: Final = 5  # lines without a row after which a table is over
LEAST_ROWS: Final = 2

_POSTS, _PEOPLE = ("Årsverk", "årsverk"), ("Ansatte", "ansatte")
_THING = r"(?:årsverk|ansatte|tilsette)"
_NUMBER = r"\d{1,3}(?:[ \xa0]\d{3})+|\d+(?:,\d+)?"
# A line of nothing else; not "Årsverk per 1000 innbyggere 12", "Ansatte 2022 2023".
_ALONE = re.compile(
    rf"\W*(?:(?P<thing>{_THING}) ?\(antall?\)|antall? (?P<counted>{_THING}))"
    rf"\W{{0,3}} (?P<number>{_NUMBER})\W*",
    re.IGNORECASE,
)
_HEAD = re.compile(rf"(?:antall? )?(?P<thing>{_THING})", re.IGNORECASE)
# What may stand before the counts in a head: the name of the column of parts.
_FIRST = re.compile(r"[A-ZÆØÅ][a-zæøå]+\s+|\s*")
_DATE = re.compile(r"(?<![\d.])(?:[0-3]?\d\.[01]?\d\.)?(20[0-4]\d)(?![\d-])")
# Headings that are of no part: what is told, or the report as a whole.
_NO_PART = re.compile(
    r"status|økonomi\b|årsverk|ansatt|tilsett|bemanning|nøkkeltall|ressurs|rapport"
    r"|melding|20\d\d|:",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\d[\d.]*[\s-]+")


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
    for told in (*_listed(view, layout), *_tabled(view)):
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


def _listed(view: View, layout: Layout) -> Iterator[_Told]:
    """Two counts on lines of their own, one of each, under the heading of a part."""
    around = Surroundings(view, layout)
    told = FigureYears(view, layout, around, years(view, layout))
    found = [(n, m) for n, line in enumerate(view.lines) if (m := _alone(line))]
    for (at, first), (last, second) in pairwise(found):
        things = [_POSTS if _thing(m)[0] in "åÅ" else _PEOPLE for m in (first, second)]
        start = view.lines[at].start
        part, year = _part(around, start), told.at(start, above=True)
        if last - at > NEAR or things[0] == things[1] or not part or not year:
            continue
        pair = start, view.lines[last].end
        for n, match in ((at, first), (last, second)):
            place = view.lines[n].start, view.lines[n].end
            number = match["number"]
            value = read_number(number)
            yield _Told(_thing(match), part, value, number, year, "", (place, pair))


def _alone(line: Line) -> re.Match[str] | None:
    return _ALONE.fullmatch(line.text.strip())


def _thing(match: re.Match[str]) -> str:
    return match["thing"] or match["counted"]


def _part(around: Surroundings, start: int) -> str:
    """The innermost heading that names a part of the municipality."""
    section = around.section(start)
    path = reversed(section.path) if section else ()
    names = (_NUMBERED.sub("", name) for name in path)
    return next((name for name in names if not _NO_PART.search(name)), "")


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
