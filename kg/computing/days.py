"""One thing counted on two days of a year: what it was on each, and the difference."""

import re
from collections.abc import Sequence
from typing import Final

from ingest.extract.dates import MONTHS
from kg.computing.asking import Asking
from kg.computing.blocks import Series
from kg.computing.choosing import the_one
from kg.computing.model import Cell, Told, gap
from kg.speech import listed

# "per 31.08.2031" in the name of a row; "31. august" and "31.08" in a question.
DATED: Final = re.compile(r",? ?\b(?:per|pr\.?) (\d{1,2})\.(\d{1,2})\.\d{4}")
ASKED: Final = re.compile(rf"\b(\d{{1,2}})\. ?({'|'.join(MONTHS)}|\d{{1,2}}\b(?!:))")
NUMBER: Final = {name: at for at, name in enumerate(MONTHS, 1)}

Day = tuple[int, int]


def between_days(asking: Asking, found: Sequence[Series]) -> Told | None:
    """A row of each of the two days that are asked about, the earlier one first."""
    days = {_day(match) for match in ASKED.finditer(asking.low)}
    if len(days) != 2 or not asking.traits & {"compare", "difference", "trend"}:
        return None
    one = found[0]
    name = DATED.sub("", one.label)
    same = [row for row in found if _is_same(row, one, name)]
    made = [the_one(asking, row) for row in same if _told(row) in days]
    cells = [cell for cell in made if cell]
    if len({_told_of(cell) for cell in cells}) != 2 or len(cells) != 2:
        return None
    cells.sort(key=lambda cell: _told_of(cell) or (0, 0))
    return _said(name, cells)


def _said(name: str, cells: Sequence[Cell]) -> Told:
    first, last = cells
    told = listed(f"{cell.said} {_when(cell)}" for cell in cells)
    apart = gap(abs(last.value - first.value), last.unit)
    way = "flere" if last.value > first.value else "færre"
    text = f"{name}: {told}. Forskjellen er {apart}, {way} sist enn først."
    return Told(text, tuple(cells))


def _is_same(row: Series, one: Series, name: str) -> bool:
    """Whether a row is of the same thing and table, on whatever day."""
    same = row.block.sparql == one.block.sparql
    return same and DATED.sub("", row.label) == name


def _told(row: Series) -> Day | None:
    return _told_of(row.cells[0])


def _told_of(cell: Cell) -> Day | None:
    """The month and the day of which a figure is."""
    dated = DATED.search(cell.label)
    return (int(dated[2]), int(dated[1])) if dated else None


def _when(cell: Cell) -> str:
    dated = DATED.search(cell.label)
    return dated[0].strip(", ") if dated else ""


def _day(match: re.Match[str]) -> Day:
    month = NUMBER.get(match[2]) or int(match[2])
    return month, int(match[1])
