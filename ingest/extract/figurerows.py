"""Rows of comparison tables in flat text: label and one cell for each column.

A label may be wrapped before its figures or after them, figures may be wrapped too
("72 134 / 574"), and a cell may say that there is no figure ("Ikke / målt").
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from math import log10
from statistics import pstdev
from typing import NamedTuple

from ingest.tables.numbers import (
    Number,
    Token,
    number_tokens,
    splits,
    trailing_tokens,
)
from ingest.tables.units import vocabulary
from ingest.view import Line

MOST_UNEVEN = 0.6  # spread of a reading that joins digits, in powers of ten
MOST_JOINED = 7  # lines that one row may be wrapped over


class Cell(NamedTuple):
    """A figure of a row. value None: the table says that there is none.

    printed: the figure as it stands.
    """

    value: Decimal | None
    unit: str = ""
    printed: str = ""


class Row(NamedTuple):
    """A row of figures. first, last: indexes of its lines, both inside."""

    label: str
    cells: tuple[Cell, ...]
    first: int
    last: int


_MISSING = re.compile(
    r"\b(?:ikke|ikkje)\s+m[åa]lt\b|\b(?:tall|tal)\s+kommer\b"
    r"|(?-i:\b(?:Ikke|Ikkje|Tall)\b(?=\s*=?\s*(?:$|\d|\*\*|\.\.|Ikke|Tall|[-–]\s)))"
    r"|\*\*(?=\s*$)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?<=\d)\s*(?P<unit>kr/ ?m[23]|kg/ ?m[23]|kg/(?=\s*$)|[µu]g/ ?m[23]|GWh|kWh|MWh"
    r"|tonn|dekar|kr|kg|m[23])(?![\w/])"
)
LEFTOVER = re.compile(
    r"\b(?:m[åa]lt|kommer)\b|=|\bkr/m[23]|\bkg/m[23]|[µu]g/m[23]|\bm2\)|\bm2\b"
)
# A cell left empty: two blanks more than between cells that follow each other.
_EMPTY = re.compile(r"(?<=[\d%])(?P<gap> {3}(?: {2})*)(?=[\d-]|$)")


_Reading = tuple[str, list[tuple[Number, str]]]  # label, numbers and how they stand


@cache
def _went() -> re.Pattern[str]:
    """How it went, behind the last figure of a row: "36 000 nådd"."""
    known = next(r for r in vocabulary("statuses") if r["term"] == "status")
    return re.compile(rf"(?<=[\d%])\s+(?:{known['pattern']})\s*$", re.IGNORECASE)


def _clean(text: str) -> str:
    text = _went().sub("", text.replace("|", " ").replace(" = ", " "))
    return _UNIT.sub("", _MISSING.sub(" .. ", text))


def cells_of(text: str, count: int) -> tuple[str, tuple[Cell, ...]] | None:
    """The label and the cells of a row, when it ends with so many of them."""
    clean = _clean(text)
    readings = (
        _by_gaps(clean, count),
        _by_digits(clean, count),
        _by_digits(_EMPTY.sub(_said_empty, clean), count),
    )
    found = min(filter(None, readings), key=_spread, default=None)
    if found is None or _are_years(found):
        return None
    label, numbers = found
    unit = _one_unit(text)
    return label, tuple(
        Cell(number.value, "%" if number.percent else unit, printed)
        for number, printed in numbers
    )


def _spread(reading: _Reading) -> float:
    return round(_unevenness([number for number, _ in reading[1]]), 6)


def _are_years(reading: _Reading) -> bool:
    """Whether the figures are years: a header rather than a row."""
    values = [number.value for number, _ in reading[1]]
    return sum(v is not None and 1990 <= v <= 2050 and v % 1 == 0 for v in values) > 1


def _said_empty(match: re.Match[str]) -> str:
    return " .." * (len(match["gap"]) // 2) + " "


def _one_unit(text: str) -> str:
    named = {
        match["unit"].replace(" ", "").rstrip("/") for match in _UNIT.finditer(text)
    }
    return named.pop() if len(named) == 1 else ""


def _by_gaps(text: str, count: int) -> _Reading | None:
    """Cells parted by two blanks or more, the label likewise."""
    parts = re.split(r"\s{2,}", text.strip())
    if len(parts) not in (count, count + 1):
        return None
    numbers = [_alone(part) for part in parts[-count:]]
    if any(number is None for number in numbers):
        return None
    told = [(n, part) for n, part in zip(numbers, parts[-count:], strict=True) if n]
    return " ".join(parts[:-count]), told


def _alone(text: str) -> Number | None:
    ways = splits([t for t in number_tokens(text) if t], 1)
    return ways[0][0] if ways and None not in number_tokens(text) else None


def _by_digits(text: str, count: int) -> _Reading | None:
    """Cells that only digit grouping tells apart: the most even reading is taken.

    A reading that joins digits must be even, else it is torn from too few cells.
    """
    tokens = trailing_tokens(text)
    readings = [
        (_unevenness(way) + 0.1 * dropped, dropped, way)
        for dropped in (0, 1)
        if not dropped or _ends_label(tokens[:1])
        for way in splits(tokens[dropped:], count)
    ]
    if not readings:
        return None
    unevenness, dropped, way = min(readings, key=lambda reading: reading[:2])
    if len(tokens) - dropped > count and unevenness > MOST_UNEVEN:
        return None
    told = [(number, text[number.start : number.end]) for number in way]
    return text[: tokens[dropped].start].strip(), told


def _ends_label(tokens: Sequence[Token]) -> bool:
    """Whether a number may be the last word of a label ("… hvor 1")."""
    if not tokens or tokens[0].percent:
        return False
    return tokens[0].kind == "group" or tokens[0].text.startswith("(")


def _unevenness(numbers: Sequence[Number]) -> float:
    """How much the sizes differ, shares and other figures each on their own."""
    spread = 0.0
    for percent in (False, True):
        sizes = [
            log10(abs(n.value) + 1)
            for n in numbers
            if n.value is not None and n.percent is percent
        ]
        spread += pstdev(sizes) if len(sizes) > 1 else 0.0
    return spread


def read_row(lines: Sequence[Line], at: int, count: int) -> Row | None:
    """The row whose figures begin on a line; figures may go on below.

    A longer reading is taken where it is much more even: "72 134" over "574".
    """
    best: Row | None = None
    for text, last in _joined(lines, at):
        if best and last > best.last and cells_of(lines[last].text, count):
            break
        found = cells_of(text, count)
        row = Row(found[0], found[1], at, last) if found else None
        if row and (best is None or 2 * _row_spread(row) < _row_spread(best)):
            best = row
    return None if best is None or _is_axis(best) else best


def _is_axis(row: Row) -> bool:
    """Whether figures on lines of their own rise or fall evenly: a chart's axis."""
    values = [cell.value for cell in row.cells if cell.value is not None]
    steps = [b - a for a, b in pairwise(values)]
    return (
        row.last > row.first
        and len(steps) > 1
        and len(set(steps)) == 1
        and steps[0] != 0
    )


def _row_spread(row: Row) -> float:
    sizes = [log10(abs(c.value) + 1) for c in row.cells if c.value is not None]
    return pstdev(sizes) if len(sizes) > 1 else 0.0


def _joined(lines: Sequence[Line], at: int) -> Iterator[tuple[str, int]]:
    """A line alone, then with each line of nothing but figures below it."""
    text, last = lines[at].text, at
    for _ in range(MOST_JOINED):
        yield text, last
        after = next_filled(lines, last)
        if (
            after is None
            or not _has_figures(text)
            or not _only_figures(lines[after].text)
        ):
            return
        text, last = f"{text.rstrip()} {lines[after].text.strip()}", after


def next_filled(lines: Sequence[Line], at: int) -> int | None:
    """The next line with text, at most one blank line away."""
    for after in (at + 1, at + 2):
        if after < len(lines) and lines[after].text.strip():
            return after
    return None


def _only_figures(text: str) -> bool:
    rest = LEFTOVER.sub(" ", _clean(text))
    tokens = number_tokens(rest)
    return None not in tokens and len(text.split()) < 9


def _has_figures(text: str) -> bool:
    return bool(trailing_tokens(_clean(text))) or bool(
        re.search(r"\bIkke\s*$|\bTall\s*$", text)
    )


def settled(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells of a row from a scan, with lost decimal marks put back or left out.

    Where all other shares of a row have one decimal, "151%" beside "18,1%" is 15,1;
    a figure that fits neither with nor without the mark is not believed.
    """
    shares = [cell.value for cell in cells if cell.value and cell.value % 1]
    if not shares:
        return cells
    low, high = min(map(abs, shares)), max(map(abs, shares))
    return tuple(_settled(cell, low, high) for cell in cells)


def _settled(cell: Cell, low: Decimal, high: Decimal) -> Cell:
    value = cell.value
    if value is None or value % 1 or "," in cell.printed or abs(value) <= 3 * high:
        return cell
    mended = value / 10
    fits = low / 3 <= abs(mended) <= 3 * high
    return cell._replace(value=mended if fits else None)
