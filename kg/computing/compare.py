"""Figures held against each other: areas, years, versions of a budget, rows."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import partial
from typing import Final

from kg.computing.asking import NAMED, SPAN, Asking
from kg.computing.blocks import Series
from kg.computing.choosing import (
    MOST,
    MOSTLY,
    distinct,
    fits_area,
    named_areas,
    named_rows,
    of_area,
    of_columns,
    the_one,
    year_of,
)
from kg.computing.look import PLANNED, PLANS
from kg.computing.model import Cell, Told, gap
from kg.computing.naming import head, key_words
from kg.speech import listed, measured, number
from kg.words import likeness, stem

HELD: Final = re.compile(
    r"holdt seg|innenfor|oversk[rd]\w+d\b|overforbruk|over budsjett|sprakk|sprekk"
)
# "Meldte foreldre eller skoler oftest …?"
EITHER: Final = re.compile(
    r"\b[\w-]+ eller [\w-]+.* (?:oftest|mest|flest|størst|høyest|lavest|minst)\b"
    r"|\b(?:oftest|mest|flest|størst|høyest|lavest|minst)\b.*, [\w-]+ eller [\w-]+"
)
PAIR: Final = re.compile(r"\b([\w-]+) eller ([\w-]+)")
INDEX: Final = "indeks"
HUNDRED: Final = Decimal(100)
WITHIN: Final = re.compile(r"holdt seg|innenfor")
# What came about over the years, not what is planned.
CAME: Final = re.compile(
    r"\bgikk\b|\bendte\b|\bhar\b.*\b(?:utviklet|endret|gått|økt|sunket|falt)\b"
)
OTHERS: Final = frozenset({"sum", "max", "min"})
ACTUAL: Final = ("regnskap", "prognose")


def between_areas(asking: Asking, found: Sequence[Series]) -> Told | None:
    """One indicator, two areas or more, one year: who has what, and the difference."""
    one = found[0]
    names = named_areas(asking, one)
    if one.cells[0].is_money or len(names) < 2:
        return None
    if asking.changes and len(asking.years) == 1:
        return None  # a fall within the year, which no level tells
    years = _peak(asking, one, names) if asking.peak else asking.years
    if len(asking.named_years) > 1 and not asking.peak:
        return _changes(asking, one, names)
    cells = year_of(one.cells, years)
    picked = [
        next((cell for cell in cells if fits_area(name, cell)), None) for name in names
    ]
    kept = distinct(cell for cell in picked if cell)
    if len(kept) < 2 or len(kept) < len(names) or len({c.unit for c in kept}) > 1:
        return None
    return _held(asking, kept, [cell.area for cell in kept], kept[0].label)


def _peak(asking: Asking, one: Series, names: Sequence[str]) -> tuple[int, ...]:
    """The one year in which all areas had their largest, or smallest, figure."""
    found = set()
    for name in names:
        cells = [
            cell
            for cell in one.cells
            if fits_area(name, cell) and (cell.year in asking.years or not asking.years)
        ]
        pick = min if "min" in asking.traits else max
        top = pick(cells, key=lambda cell: cell.value, default=None)
        found |= {top.year} if top and top.year else set()
    return tuple(found) if len(found) == 1 else ()


def _held(
    asking: Asking, cells: Sequence[Cell], names: Sequence[str], label: str
) -> Told:
    """Two figures or more of one thing, largest first, and how far they are apart."""
    pairs = sorted(
        zip(cells, names, strict=True),
        key=lambda pair: pair[0].value,
        reverse="min" not in asking.traits,
    )
    told = listed(f"{name} {cell.said}" for cell, name in pairs)
    years = {cell.year for cell in cells}
    when = f" i {next(iter(years))}" if len(years) == 1 and None not in years else ""
    apart = _apart([cell for cell, _ in pairs])
    text = f"{label}{when}: {told}. Forskjellen er {apart}."
    return Told(text, tuple(cell for cell, _ in pairs), _verdict(asking, cells))


def _apart(cells: Sequence[Cell]) -> str:
    """How far the first is from the last; of an index where one is 100, in percent."""
    values = [cell.value for cell in cells]
    apart, unit = abs(values[0] - values[-1]), cells[0].unit
    shares = unit == INDEX and HUNDRED in (values[0], values[-1])
    return measured(apart, "%") if shares else gap(apart, unit)


def _verdict(asking: Asking, cells: Sequence[Cell]) -> bool | None:
    """Whether the first is more (or less) than the second, where that is asked."""
    if asking.question.kind != "yesno" or len(cells) != 2 or not asking.way:
        return None
    return (cells[0].value - cells[1].value) * asking.way > 0


def _changes(asking: Asking, one: Series, names: Sequence[str]) -> Told | None:
    """How one indicator changed in each of two areas."""
    first, last = asking.years[0], asking.years[-1]
    told, used = [], []
    for name in names:
        cells = [cell for cell in one.cells if fits_area(name, cell)]
        ends = [next((c for c in cells if c.year == y), None) for y in (first, last)]
        if ends[0] is None or ends[1] is None:
            return None
        used += [ends[0], ends[1]]
        told.append(f"{ends[0].area} fra {ends[0].said} til {ends[1].said}")
    text = f"{one.label}, {first} til {last}: {listed(told)}."
    return Told(text, tuple(used))


def between_years(asking: Asking, found: Sequence[Series]) -> Told | None:
    """One area, two years or a range: the series and the change."""
    if len(asking.years) < 2 and "trend" not in asking.traits:
        return None
    if len(asking.areas) > 1 or asking.average or asking.traits & OTHERS:
        return None
    if asking.question.kind == "where":
        return None  # which of the rows is asked, not one of them
    one = of_area(asking, found[0])
    if CAME.search(asking.low) and not PLANNED.search(asking.low):
        one = one.only(cell for cell in one.cells if cell.version not in PLANS)
    cells = _over_years(asking, of_columns(asking, one.cells))
    ends = set(asking.years[:1] + asking.years[-1:])
    if not ends <= {cell.year for cell in cells}:  # a budget, then the plan after it
        cells = _over_years(asking, one.cells)
    years = [cell.year for cell in cells]
    if len(cells) < 2 or len(set(years)) != len(cells) or not ends <= set(years):
        return None
    if SPAN.search(asking.low) and len(cells) < MOSTLY * len(asking.years):
        return None  # every year is asked for, not only the first and the last
    return _development(asking, cells)


def _over_years(asking: Asking, cells: Iterable[Cell]) -> list[Cell]:
    """The figures of the years asked for, in order; of all years where none is."""
    kept = (c for c in cells if c.year and (c.year in asking.years or not asking.years))
    return sorted(distinct(kept), key=lambda cell: cell.year or 0)


def _development(asking: Asking, cells: Sequence[Cell]) -> Told:
    first, last = cells[0], cells[-1]
    told = ", ".join(f"{cell.said} i {cell.year}" for cell in cells[-MOST:])
    change = last.value - first.value
    way = "en økning" if change > 0 else "en nedgang" if change < 0 else "ingen endring"
    size = f" på {gap(abs(change), last.unit)}{_share(first, last)}" if change else ""
    whose = f" ({last.area})" if last.area and last.area not in last.label else ""
    span = f"fra {first.year} til {last.year}"
    text = f"{last.label}{whose}: {told}. Det er {way}{size} {span}."
    asks = asking.question.kind == "yesno" and asking.way
    return Told(text, tuple(cells), change * asking.way > 0 if asks else None)


def _share(first: Cell, last: Cell) -> str:
    """The change in percent, where the figures are no percentages themselves."""
    if last.unit == "%" or first.value <= 0 or last.value <= 0:
        return ""
    share = abs(last.value - first.value) / first.value * 100
    return f" ({number(share, 1)} %)" if share < Decimal(1000) else ""


def against_budget(asking: Asking, found: Sequence[Series]) -> Told | None:
    """One row, what was spent against what was set aside."""
    one = found[0]
    named = asking.named_years
    cells = [cell for cell in one.cells if cell.year in named or not named]
    wanted = list(asking.versions)
    if len(wanted) == 1 and HELD.search(asking.low):
        wanted = [*ACTUAL, *wanted]
    picked = [next((c for c in cells if c.version == v), None) for v in wanted]
    kept = [cell for cell in picked if cell]
    if not one.cells[0].is_money or len(kept) != 2:
        return None
    told = listed(f"{cell.column} {cell.said}" for cell in kept)
    apart = kept[0].value - kept[1].value
    text = (
        f"{one.cells[0].name}: {told}. Forskjellen er {gap(abs(apart), kept[0].unit)}."
    )
    asks = asking.question.kind == "yesno"
    within = bool(WITHIN.search(asking.low))
    return Told(text, tuple(kept), (apart <= 0) == within if asks else None)


def between_rows(asking: Asking, found: Sequence[Series]) -> Told | None:
    """Two rows of one table that are named: who has what, and the difference."""
    held = asking.traits & {"compare", "difference", "max", "min"}
    if not (held or EITHER.search(asking.low)):
        return None
    for rows in map(partial(_of_pair, asking), named_rows(asking, found)):
        if len(rows) == 2 and len(asking.named_years) == 2:
            return _rows_by_year(asking, rows)
        cells = [the_one(asking, row) for row in rows]
        kept = [cell for cell in cells if cell]
        if len(kept) == len(rows) == 2 and len({c.column for c in kept}) == 1:
            label = f"{kept[0].column}" if kept[0].is_money else kept[0].area
            return _held(asking, kept, [cell.name for cell in kept], label)
    return None


def _of_pair(asking: Asking, rows: list[Series]) -> list[Series]:
    """Of several rows that are named the two of "X eller Y", where that is asked."""
    pair = PAIR.search(asking.low)
    if not pair or len(rows) < 3:
        return rows
    picked = [
        [
            row
            for row in rows
            if any(likeness(stem(name), word) >= NAMED for word in _names(row))
        ]
        for name in pair.groups()
    ]
    return [one[0] for one in picked if len(one) == 1]


def _names(row: Series) -> list[str]:
    return key_words(head(row.cells[0].label))


def _rows_by_year(asking: Asking, rows: Sequence[Series]) -> Told | None:
    """Two rows in each of two years, and how far they are apart."""
    told, used = [], []
    for year in sorted(asking.named_years, reverse=True):
        kept = [
            distinct(
                c
                for c in of_columns(asking, of_area(asking, row).cells)
                if c.year == year
            )
            for row in rows
        ]
        if [len(cells) for cells in kept] != [1, 1]:
            return None
        one, other = kept[0][0], kept[1][0]
        apart = gap(abs(one.value - other.value), one.unit)
        told.append(
            f"{year}: {one.name} {one.said}, {other.name} {other.said}, "
            f"forskjell {apart}"
        )
        used += [one, other]
    return Told(f"{'. '.join(told)}.", tuple(used))
