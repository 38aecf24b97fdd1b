"""Tables: the block of rows, its columns, its unit, and the value of each cell."""

import re
from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from ingest.model import Layout, Span
from ingest.tables.flat import RawTable, raw_tables
from ingest.tables.grids import GridRow, GridTable, grid_tables
from ingest.tables.labels import is_sum, plain_labels
from ingest.tables.marks import joined
from ingest.tables.model import Cell, Check, Column, Row, Table, Unit
from ingest.tables.numbers import Number
from ingest.tables.relations import Cells, has_sides
from ingest.tables.rows import RawRow
from ingest.tables.settle import Reading, Settled
from ingest.tables.sheets import sheet_lines, sheets
from ingest.tables.sums import by_side, checks, settle_rows
from ingest.tables.units import unit_above, unit_for_all
from ingest.view import Line, View

MAX = 2**62
MILLION = 10**6
MOST_MILLIONS = 10**5  # a municipality has no budget of more
PAGE = re.compile(r"\s*(?:side|page)\s+\d+(?:\s+av\s+\d+)?\s*", re.IGNORECASE)
# Lines between a heading and its table: the page, the unit, prose.
NO_HEADING = re.compile(
    r"side \d+|.*\b(?:i (?:hei?le )?1[ .]?000|hei?le tusen)|.{120,}|.*\d\s+\d+\s+\d",
    re.IGNORECASE,
)
# What a unit that a document states for all its tables does not hold for.
OTHERS = re.compile(
    r"prosent|promille|%|\b(?:innbygg\w+|personer|personar|årsverk|antall|tal på|enhet"
    r"|eining|poeng|indikator|(?:syke|sjuke)fr[aå]vær)\b",
    re.IGNORECASE,
)
OF_AGE = re.compile(r"(?:\d{1,2}\s?[-–]\s?\d{1,2}|\d{1,2})\s+år\b", re.IGNORECASE)
__all__ = ["Cell", "Check", "Column", "Row", "Table", "Unit", "find_tables"]


def find_tables(view: View, layout: Layout) -> tuple[Table, ...]:
    """All tables of a document, in text order: those of the format, and flat ones."""
    return _found(view, layout.furniture)


@lru_cache(maxsize=2)
def _found(view: View, furniture: tuple[Span, ...]) -> tuple[Table, ...]:
    """Several extractors ask for the tables of the same document."""
    known = sheets(view, furniture)
    declared = [_checked(view, grid) for grid in grid_tables(view, known)]
    skip = sheet_lines(view, known)
    lines = [_without_page(view, line, furniture) for line in view.lines]
    flat = [_settled(view, raw) for raw in raw_tables(lines, skip)]
    found = sorted(map(_plain, [*declared, *flat]), key=lambda table: table.span)
    general = unit_for_all(view.text)
    return tuple(_with_unit(view, table, general) for table in found)


def _plain(table: Table) -> Table:
    """The table with its rows named as one would say it."""
    labels = plain_labels([row.label for row in table.rows])
    named = zip(table.rows, labels, strict=True)
    return replace(table, rows=tuple(replace(row, label=label) for row, label in named))


def _with_unit(view: View, table: Table, general: Unit | None) -> Table:
    """The table, with the unit that the lines above or the document state for it."""
    if table.unit or table.kind != "penger":
        return table
    first = view.document.line_number(table.span.start) - 1
    near = unit_above([line.text for line in view.lines[max(0, first - 6) : first]])
    fits = _may_count(table, near) and not _counts_people(table)
    heads = " ".join(column.text for column in table.columns)
    others = _counts_people(table) or OTHERS.search(heads)
    return replace(
        table, unit=(near if fits else None) or (None if others else general)
    )


def _counts_people(table: Table) -> bool:
    """Whether the heading or the labels say that a table counts people, no money."""
    labels = [row.label for row in table.rows]
    aged = sum(bool(OF_AGE.match(label)) for label in labels) * 2 > len(labels)
    return aged or bool(OTHERS.search(table.heading or ""))


def _may_count(table: Table, unit: Unit | None) -> bool:
    """Whether the figures of a table can be so many of a unit: no 241 800 millions."""
    if unit is None or unit.factor < MILLION:
        return True
    values = (cell.value for row in table.rows for cell in row.cells if cell)
    return all(abs(value or Decimal(0)) < MOST_MILLIONS for value in values)


def _without_page(view: View, line: Line, furniture: tuple[Span, ...]) -> Line:
    """The line; an empty one where only a page number or a running head stands."""
    span = view.source(line.first, line.end)
    at = bisect_right(furniture, (span.start, MAX)) - 1
    inside = at >= 0 and furniture[at].end >= span.end
    return line._replace(text="") if inside or PAGE.fullmatch(line.text) else line


def _checked(view: View, grid: GridTable) -> Table:
    """A table whose cells were declared: nothing to settle, but sums to check."""
    labels = [row.label for row in grid.rows]
    ways = [_signed(view, row) for row in grid.rows]
    groups = [row.group for row in grid.rows]
    settled, held = settle_rows(ways, labels, groups)
    first = view.document.line_number(grid.span.start)
    return Table(
        span=grid.span,
        columns=grid.columns,
        rows=tuple(
            _grid_row(view, row, s.cells)
            for row, s in zip(grid.rows, settled, strict=True)
        ),
        unit=grid.unit,
        checks=tuple(checks(settled, labels, groups, held)),
        heading=_heading(view, first),
        flat=False,
    )


def _signed(view: View, row: GridRow) -> list[Reading]:
    """A row as it can be read: figures in brackets are negative, or counts."""
    text = view.document.text
    bracketed = [n is not None and text[n.start] == "(" for n in row.numbers]
    plain = Reading(row.numbers, 0, 0.0)
    if not any(bracketed):
        return [plain]
    cells = tuple(
        n._replace(value=-n.value) if b and n and n.value else n
        for n, b in zip(row.numbers, bracketed, strict=True)
    )
    return [Reading(cells, 0, 0.0), plain]


def _grid_row(view: View, row: GridRow, numbers: Cells) -> Row:
    document = view.document
    lines = document.line_number(row.span.start), document.line_number(row.span.end)
    cells = tuple(
        Cell(n.value, Span(n.start, n.end), document.text[n.start : n.end], n.percent)
        if n
        else None
        for n in numbers
    )
    return Row(
        label=row.label,
        span=row.span,
        lines=lines,
        cells=cells,
        texts=row.texts,
        group=row.group,
        is_sum=is_sum(row.label),
    )


def _settled(view: View, raw: RawTable) -> Table:
    ways = [row.ways(raw.columns) for row in raw.rows]
    labels = [row.label for row in raw.rows]
    groups = [row.group for row in raw.rows]
    held: dict[int, list[int]] = {}
    if has_sides(raw.columns):
        settled = by_side(ways, labels)
    else:
        settled, held = settle_rows(ways, labels, groups)
    rows = [_row(view, r, s) for r, s in zip(raw.rows, settled, strict=True)]
    return Table(
        span=_lines(view, raw.lines),
        columns=raw.columns,
        rows=tuple(rows),
        unit=raw.unit,
        checks=tuple(checks(settled, labels, groups, held)),
        heading=_heading(view, raw.lines[0]),
    )


def _lines(view: View, lines: tuple[int, int]) -> Span:
    """The document's span of whole lines, blank edges left out."""
    start, end = view.lines[lines[0] - 1].start, view.lines[lines[1] - 1].end
    text = view.text[start:end]
    left = len(text) - len(text.lstrip())
    return view.source(start + left, start + max(left, len(text.rstrip())))


def _heading(view: View, first: int) -> str | None:
    """The nearest line of text above the table, when it is near."""
    above = (
        view.lines[n - 1].text.strip() for n in range(first - 1, max(0, first - 7), -1)
    )
    return next((text for text in above if text and not NO_HEADING.match(text)), None)


def _row(view: View, raw: RawRow, settled: Settled) -> Row:
    base = view.lines[raw.at - 1].start
    dropped = [token.text for token in raw.tokens[: settled.dropped]]
    label = joined([raw.label, *dropped])
    return Row(
        label=label,
        span=_lines(view, raw.lines),
        lines=raw.lines,
        cells=tuple(_cell(view, base, number) for number in settled.cells),
        texts=raw.texts,
        group=raw.group,
        is_sum=is_sum(label),
    )


def _cell(view: View, base: int, number: Number | None) -> Cell | None:
    if number is None:
        return None
    start, end = base + number.start, base + number.end
    text = view.text[start:end]
    return Cell(number.value, view.source(start, end), text, number.percent)
