"""Which figures of a row a question means: its years, areas, versions and columns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kg.computing.areas import GROUPS
from kg.computing.asking import NAMED, Asking
from kg.computing.blocks import Series
from kg.computing.model import Cell
from kg.computing.naming import head, key_words

MOST: Final = 6
"""Figures that are said in one sentence, at most."""
COSTS: Final = re.compile(r"\bkost|\bpris|\bdyr|\bbillig|budsjett")
# The head of a column that has all of a row, not one year or part of it.
WHOLE: Final = re.compile(r"\bsum\b|\btotal|\bi alt\b|ramme|brutto|kostnad", re.I)
YEAR: Final = re.compile(r"20\d\d")
MOSTLY: Final = 0.6
"""The share of the name of a row that a question must say."""
# A group of municipalities is no municipality; "Høyest (ASSS)" is neither.
GROUP: Final = re.compile(
    r"asss|kostra|landet|gjennomsnitt|snitt|høyest|lavest|alle", re.I
)


def is_group(cell: Cell) -> bool:
    """Whether an area is a group that municipalities are held against."""
    return bool(GROUP.search(cell.area))


def distinct(cells: Iterable[Cell]) -> list[Cell]:
    """Figures that say different things; copies of a table say the same."""
    kept: dict[tuple[object, ...], Cell] = {}
    for c in cells:
        kept.setdefault((c.label, c.area, c.year, c.column, c.value), c)
    return list(kept.values())


def fits_area(name: str, cell: Cell) -> bool:
    """Whether a figure is of the area that a question names."""
    area = cell.area.lower()
    return (
        bool(GROUPS[name].search(area.replace("-", "")))
        if name in GROUPS
        else (area.split(" (")[0].removesuffix(" kommune") == name)
    )


def of_area(asking: Asking, one: Series) -> Series:
    """The figures of the one municipality asked about, or of the document's own."""
    if one.cells[0].is_money:
        return one
    own = (one.block.kommune,) if one.block.kommune else ()
    named = named_areas(asking, one)[:1] or own
    kept = [cell for cell in one.cells for name in named if fits_area(name, cell)]
    if kept or named[:1] != (one.block.kommune,):
        return one.only(kept) if kept or asking.areas else one
    alone = len({cell.area for cell in one.cells}) == 1
    return one if alone else one.only(())


def named_areas(asking: Asking, one: Series) -> tuple[str, ...]:
    """The areas named: those the question is known to name, and those of the table."""
    low = f" {asking.bare} ".replace("?", " ").replace(",", " ")
    told = {cell.area.lower(): None for cell in one.cells if cell.area}
    own = (name for name in told if f" {name} " in low or f" {name}s " in low)
    return tuple(dict.fromkeys((*asking.areas, *own)))


def of_columns(asking: Asking, cells: Sequence[Cell]) -> list[Cell]:
    """The figures of the version and of the column that the question names."""
    kept = list(cells)
    for version in asking.versions:
        found = [cell for cell in kept if cell.version == version]
        if found:
            kept = found
            break
    named = [_column_named(asking, cell) for cell in kept]
    best = max(named, default=0.0)
    if best <= 0:
        costs = [cell for cell in kept if cell.version == "brutto"]
        return costs if costs and COSTS.search(asking.low) else kept
    return [cell for cell, told in zip(kept, named, strict=True) if told == best]


def _column_named(asking: Asking, cell: Cell) -> float:
    """The share of the words of a column that the question says."""
    words = key_words(cell.column)
    return sum(map(asking.tells, words)) / len(words) if words else 0.0


def named_rows(asking: Asking, found: Sequence[Series]) -> Iterator[list[Series]]:
    """Rows of one table that the question names one by one, each by its own words."""
    for block in dict.fromkeys(one.block.sparql for one in found):
        rows = [one for one in found if one.block.sparql == block]
        kept = _lettered(asking, rows) or _worded(asking, rows)
        if len(kept) >= 2 and len({one.cells[0].unit for one in kept}) == 1:
            yield sorted(kept, key=lambda one: one.cells[0].row.span)


def _lettered(asking: Asking, rows: Sequence[Series]) -> list[Series]:
    """Rows that begin with the letters that are named: "A", "alternativ 2"."""
    firsts = [one.label.replace(".", " ").split()[:1] for one in rows]
    kept = [
        one
        for one, first in zip(rows, firsts, strict=True)
        if set(first) & set(asking.letters)
    ]
    return kept if len(kept) == len(asking.letters) else []


def _worded(asking: Asking, rows: Sequence[Series]) -> list[Series]:
    """Rows whose name the question says in full, each in words that no other has.

    Of rows that the same words name, the one that they name best.
    """
    best: dict[frozenset[int], Series] = {}
    for one in rows:
        terms = _met(asking, one)
        if terms and (terms not in best or one.says > best[terms].says):
            best[terms] = one
    full = [terms for terms in best if not any(terms < other for other in best)]
    return [
        best[terms]
        for terms in full
        if terms - frozenset().union(*(other for other in full if other != terms))
    ]


def _met(asking: Asking, one: Series) -> frozenset[int]:
    """The terms of the question that name a row, if most of its name is said."""
    cell = one.cells[0]
    words = key_words(head(cell.label))
    if sum(map(asking.tells, words)) < MOSTLY * len(words):
        return frozenset()
    cover = asking.cover(f"{cell.label} {cell.area if cell.is_money else ''}")
    columns = [asking.cover(cell.column) for cell in one.cells if cell.is_money]
    return frozenset(
        at
        for at, score in enumerate(cover)
        if score >= NAMED and all(other[at] < NAMED for other in columns)
    )


def year_of(cells: Sequence[Cell], years: Sequence[int]) -> list[Cell]:
    """The figures of the one year asked for; of the newest where none is."""
    known = {cell.year for cell in cells if cell.year}
    wanted = [year for year in years if year in known]
    if len(years) == 1:
        return [cell for cell in cells if cell.year == years[0]] if wanted else []
    newest = max(known, default=None)
    return [cell for cell in cells if cell.year == newest]


def _of_named_column(asking: Asking, cells: Sequence[Cell]) -> Cell | None:
    """The one figure of a column without a year that is named in full: "Ramme"."""
    named = [
        cell
        for cell in cells
        if cell.is_money and not YEAR.search(cell.column)
        if _column_named(asking, cell) == 1
    ]
    kept = distinct(named)
    return kept[0] if len(kept) == 1 else None


def the_one(asking: Asking, one: Series) -> Cell | None:
    """The one figure of a row that is asked about: its area, year and column."""
    cells = of_area(asking, one).cells
    named = _of_named_column(asking, cells)
    if named:
        return named
    if len(asking.years) > 1 and not asking.named_years:
        cells = tuple(cell for cell in cells if WHOLE.search(cell.column))
    if asking.named_years:
        cells = tuple(year_of(cells, asking.named_years))
    kept = distinct(of_columns(asking, cells))
    if len(kept) > 1:
        kept = distinct(year_of(kept, asking.named_years))
    return kept[0] if len(kept) == 1 else None
