"""Figures added up: named rows or areas, years; or the sum that the table gives."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from kg.computing.asking import FULL, SPAN, Asking
from kg.computing.blocks import Series
from kg.computing.choosing import (
    MOST,
    distinct,
    named_rows,
    of_area,
    of_columns,
    the_one,
)
from kg.computing.model import Cell, Told, amount
from kg.computing.naming import SUMS, is_sum, key_words
from kg.speech import listed
from kg.words import likeness, placed, stem

NUMBERS: Final = ("to", "tre", "fire", "fem", "seks")
# "de tre skolene", "alle fire utvalgene": so many rows of that sort.
ALIKE: Final = re.compile(rf"\b(?:de|alle|dei) ({'|'.join(NUMBERS)}) ([a-zæøå-]{{5,}})")
CLOSE: Final = 0.01
TREND: Final = re.compile(r"utvikl|endret seg|gått")


def _wanted(asking: Asking) -> bool:
    return "sum" in asking.traits


def of_named(asking: Asking, found: Sequence[Series]) -> Told | None:
    """The sum of the rows that the question names."""
    if not _wanted(asking):
        return None
    for rows in named_rows(asking, found):
        made = [the_one(asking, row) for row in rows]
        cells = [cell for cell in made if cell]
        if not any(cell.value for cell in cells):
            continue
        if len(cells) == len(rows) <= MOST and len({c.column for c in cells}) == 1:
            return _sum(cells, [cell.name for cell in cells])
    return None


def _sum(cells: Sequence[Cell], names: Sequence[str]) -> Told:
    total = sum((cell.value for cell in cells), Decimal(0))
    told = listed(
        f"{name} {cell.said}" for name, cell in zip(names, cells, strict=True)
    )
    said = amount(total, cells[0].unit)
    return Told(f"Til sammen {said}: {told}.", tuple(cells))


def of_alike(asking: Asking, found: Sequence[Series]) -> Told | None:
    """The sum of rows of one sort, where the question tells how many they are."""
    said = ALIKE.search(asking.low)
    if not said or not _wanted(asking):
        return None
    count, word = NUMBERS.index(said[1]) + 2, stem(said[2])
    for block in dict.fromkeys(one.block.sparql for one in found):
        rows = [
            one
            for one in found
            if one.block.sparql == block and _is_sort(word, one.label)
        ]
        best = max((one.says for one in rows), default=0.0)
        named = [one for one in rows if one.says >= best - CLOSE]
        cells = [cell for one in named if (cell := the_one(asking, one))]
        if len(cells) == len(named) == count and len({c.column for c in cells}) == 1:
            cells.sort(key=lambda cell: cell.row.span)
            return _sum(cells, [cell.name for cell in cells])
    return None


def _is_sort(word: str, label: str) -> bool:
    """Whether a row is of a sort of things: "Nordre skole" of "skolene"."""
    return not SUMS.search(label) and any(
        likeness(word, other) >= FULL for other in placed(label)[0]
    )


def of_years(asking: Asking, found: Sequence[Series]) -> Told | None:
    """The sum of one row over a span of years."""
    span = SPAN.search(asking.low)
    years = list(asking.named_years)
    if span:
        years = list(range(int(span[1]), int(span[2]) + 1))
    if not _wanted(asking) or len(years) < 2 or TREND.search(asking.low):
        return None
    one = of_area(asking, found[0])
    cells = distinct(c for c in of_columns(asking, one.cells) if c.year in years)
    if [cell.year for cell in sorted(cells, key=lambda c: c.year or 0)] != years:
        return None
    told = _sum(cells, [str(cell.year) for cell in cells])
    return Told(f"{one.cells[0].name}. {told.text}", told.cells)


def printed(asking: Asking, found: Sequence[Series]) -> Told | None:
    """The sum that the table itself gives, in the column asked for."""
    if not _wanted(asking):
        return None
    best = found[0]
    rows = [
        one
        for one in found
        if is_sum(one.cells[0]) and one.fit >= best.fit and one.block is best.block
    ]
    if not rows:
        return None
    one = max(rows, key=lambda one: one.says)
    cell = the_one(asking, one)
    words = key_words(one.label)
    if not cell or (words and not any(map(asking.tells, words))):
        return None  # the sum of another part of the budget
    return Told(f"{cell.name}, {cell.column}: {cell.said}.", (cell,))
