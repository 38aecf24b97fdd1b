"""The largest and the smallest: of the rows of a table, of areas, of years."""

import re
from collections.abc import Sequence
from typing import Final

from kg.computing.asking import Asking
from kg.computing.blocks import Series
from kg.computing.choosing import (
    MOST,
    WHOLE,
    distinct,
    is_group,
    of_area,
    of_columns,
    year_of,
)
from kg.computing.model import Cell, Told
from kg.computing.naming import is_sum
from kg.speech import listed

SHOWN: Final = 3
LEAST: Final = 3
"""Rows of a table that is worth ranking, at least."""
OF_YEARS: Final = re.compile(
    r"hvilke[nt]? (?:av )?(?:disse )?år|når var|i hvilket år|hvilket av årene"
)
WHICH: Final = frozenset({"which", "where", "list"})
# A row of all the others: "Fjordvik samlet".
ALL: Final = re.compile(r"\b(?:samlet|hele|alle)\b", re.I)
THAT_YEAR: Final = re.compile(r"\bog hv\w+ .*\bdet året\b")
OF_AREAS: Final = re.compile(
    r"hvilke[nt]? (?:\w+ )?(?:av )?(?:\w+ )?(?:stor)?kommune|^hvem\b"
)


def _wanted(asking: Asking) -> bool:
    return bool(asking.traits & {"max", "min"}) and not asking.nested


def _sorted(asking: Asking, cells: Sequence[Cell]) -> list[Cell]:
    """Largest first, or smallest; a table of cuts counts by size."""
    cuts = all(cell.value <= 0 for cell in cells)
    return sorted(
        cells,
        key=lambda cell: -cell.value if cuts else cell.value,
        reverse="min" not in asking.traits,
    )


def _said(
    asking: Asking, head: str, names: Sequence[str], cells: Sequence[Cell]
) -> Told:
    cuts = all(cell.value <= 0 for cell in cells)
    least, most = ("Minst", "Størst") if cuts else ("Lavest", "Høyest")
    word = least if "min" in asking.traits else most
    told = listed(
        f"{name} {cell.said}" for name, cell in zip(names, cells, strict=True)
    )
    return Told(f"{word} ({head}): {told}.", tuple(cells))


def of_rows(asking: Asking, found: Sequence[Series]) -> Told | None:
    """The largest row of one money table, in the column asked for."""
    first = found[0].cells[0]
    other = OF_YEARS.search(asking.low) or asking.changes
    if not _wanted(asking) or not first.is_money or other:
        return None
    cells = [cell for one in found for cell in one.cells if not is_sum(cell)]
    column = _column(asking, cells)
    pool = distinct(cell for cell in cells if cell.column == column)
    if column is None or len(pool) < LEAST:
        return None
    top = _sorted(asking, pool)[:SHOWN]
    return _said(asking, column, [cell.label for cell in top], top)


def _column(asking: Asking, cells: Sequence[Cell]) -> str | None:
    """The column of the year and version asked for, or that of the whole; else none."""
    one = len(asking.named_years) == 1
    kept = of_columns(asking, year_of(cells, asking.years) if one else cells)
    heads = list(dict.fromkeys(cell.column for cell in kept))
    whole = [head for head in heads if WHOLE.search(head)]
    spans = [re.split(r"\D+", period) for period in asking.question.periods]
    named = [h for h in whole if any(all(y in h for y in span) for span in spans)]
    if len(named) == 1:
        return named[0]
    if len(heads) == 1 or (one and not whole):
        return heads[0] if heads else None
    return whole[0] if len(whole) == 1 else None


def of_areas(asking: Asking, found: Sequence[Series]) -> Told | None:
    """The municipality with the largest or smallest figure in one year."""
    one = found[0]
    if not (_wanted(asking) and OF_AREAS.search(asking.low)) or one.cells[0].is_money:
        return None
    cells = [cell for cell in year_of(one.cells, asking.years) if not is_group(cell)]
    low = asking.low
    named = [cell for cell in cells if cell.area.lower() in low]
    pool = distinct(named if len(named) > 1 else cells)
    if len({cell.area for cell in pool}) != len(pool):
        return None
    if len(pool) < (2 if len(named) > 1 else LEAST):
        return None  # of all that are meant, the table has hardly any
    top = _sorted(asking, pool)[: max(SHOWN, len(named))]
    when = f", {top[0].year}" if top[0].year else ""
    return _said(asking, f"{one.label}{when}", [cell.area for cell in top], top)


def of_changes(asking: Asking, found: Sequence[Series]) -> Told | None:
    """The rows of a table that rose, or fell, from one year to another, most first."""
    years = asking.named_years
    if asking.question.kind not in WHICH or not asking.way or len(years) != 2:
        return None
    first = found[0]
    rows = [one for one in found if _is_beside(one, first)]
    pairs = [ends for one in rows if (ends := _ends(one, years))]
    moved = [(a, b) for a, b in pairs if (b.value - a.value) * asking.way > 0]
    moved.sort(key=lambda pair: abs(pair[1].value - pair[0].value), reverse=True)
    shown = moved[:SHOWN] if "max" in asking.traits else moved
    if len(pairs) < LEAST or not 0 < len(shown) <= MOST:
        return None
    told = listed(f"{a.label} fra {a.said} til {b.said}" for a, b in shown)
    word = "Gått opp" if asking.way > 0 else "Gått ned"
    text = f"{word} fra {years[0]} til {years[1]}: {told}."
    return Told(text, tuple(cell for pair in shown for cell in pair))


def _is_beside(one: Series, first: Series) -> bool:
    """Whether two rows stand in one table, and neither adds up others."""
    cell, other = one.cells[0], first.cells[0]
    same = one.block.sparql == first.block.sparql and cell.unit == other.unit
    return same and not is_sum(cell) and not ALL.search(cell.label)


def _ends(one: Series, years: Sequence[int]) -> tuple[Cell, Cell] | None:
    """The figures of a row for two years, where it has one for each."""
    found = [distinct(c for c in one.cells if c.year == year) for year in years]
    alone = all(len(cells) == 1 for cells in found)
    return (found[0][0], found[1][0]) if alone else None


def of_years(asking: Asking, found: Sequence[Series]) -> Told | None:
    """The year in which a figure was largest or smallest."""
    if not (_wanted(asking) and OF_YEARS.search(asking.low)):
        return None
    if THAT_YEAR.search(asking.low):
        return None  # what something else was that year is asked for as well
    one = of_area(asking, found[0])
    if not (asking.says(found[0].label) or asking.calls(found[0].label)):
        return None
    cells = [cell for cell in of_columns(asking, one.cells) if cell.year]
    if asking.years:
        cells = [cell for cell in cells if cell.year in asking.years]
    pool = distinct(cells)
    if not set(asking.years[:1] + asking.years[-1:]) <= {cell.year for cell in pool}:
        return None
    if len(pool) < LEAST or len({cell.year for cell in pool}) != len(pool):
        return None
    top = _sorted(asking, pool)[:SHOWN]
    head = f"{one.label} ({top[0].area})" if top[0].area else one.label
    return _said(asking, head, [f"{cell.year}" for cell in top], top)
