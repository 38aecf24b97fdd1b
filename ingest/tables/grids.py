"""Tables whose cells are known: declared by the format, or seen in their places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.model import Span
from ingest.tables.header import column_of, columns_of, items
from ingest.tables.labels import closes
from ingest.tables.marks import YEAR_TOKEN, finish_of
from ingest.tables.model import Column, Unit
from ingest.tables.numbers import MISSING, Number, parse_number
from ingest.tables.sheets import Sheet
from ingest.tables.units import find_unit, unit_above, without_unit
from ingest.view import View

LETTERS = re.compile(r"[^\W\d_]{2,}")
NUMBERLESS = frozenset({"ferdig", "status", "risiko", "merknad"})
FRACTION = 0.5
# what stands over a column of areas of service
AREA = re.compile(
    r"(?:budsjett|tjeneste|teneste|program|kommunal|virksomhets|verksemds|ansvars)?"
    r"(?:område|sektor|avdeling|virksomhet|verksemd)",
    re.IGNORECASE,
)
ABOVE = 6  # lines over a table, blank ones too


@dataclass(frozen=True)
class GridRow:
    """A row of a grid: its label, and its numbers by column. span: of the document."""

    label: str
    span: Span
    numbers: tuple[Number | None, ...]
    texts: tuple[tuple[str, str], ...]
    group: str | None


@dataclass(frozen=True)
class GridTable:
    """A grid as a table, before its sums are checked."""

    span: Span
    columns: tuple[Column, ...]
    unit: Unit | None
    rows: tuple[GridRow, ...]


def _is_figure(text: str) -> bool:
    return parse_number(text) is not None and not YEAR_TOKEN.fullmatch(text)


def _heads(sheet: Sheet, told: int) -> int:
    """How many rows are head: as told, and more that hold years or terms only."""
    if sheet.placed:
        return told
    count = 0
    for n, cells in enumerate(sheet.cells):
        body = [cell for cell in cells[1:] if cell]
        if any(_is_figure(cell) for cell in cells[1:]):
            break
        if n >= max(told, 1) and not (len(body) > 1 and all(map(items, body))):
            break
        count = n + 1
    return count


def _label_column(sheet: Sheet, heads: int) -> int:
    """The first column of words, which names the rows; not one that groups them."""
    first = next(filter(lambda n: _is_worded(sheet, heads, n), range(sheet.width)), 0)
    return first + _is_grouping(sheet, heads, first)


def _is_worded(sheet: Sheet, heads: int, column: int) -> bool:
    rows = range(heads, len(sheet.cells))
    words = [sheet.at(n, column) for n in rows if sheet.at(n, column)]
    lettered = [w for w in words if LETTERS.search(w) and not _is_figure(w)]
    return bool(words) and len(lettered) >= FRACTION * len(words)


def _is_grouping(sheet: Sheet, heads: int, column: int) -> bool:
    """Whether a column of words says what the rows named in the next one belong to.

    Its cells span rows, or it says the same again and again ("Oppvekst").
    """
    rows = [
        row for row in range(heads, len(sheet.cells)) if any(sheet.cells[row][1:])
    ]  # a row of one cell is a heading
    named = [name for n in rows if (name := sheet.at(n, column + 1))]
    groups = {sheet.at(n, column) for n in rows if sheet.at(n, column + 1)} - {""}
    title = column_of(" ".join(sheet.at(n, column + 1) for n in range(heads)))
    return (
        _is_worded(sheet, heads, column + 1)
        and title.term not in NUMBERLESS
        and 1 < len(named) > len(groups)
        and len(set(named)) == len(named)
        and len(rows) - len(named) <= 1 + len(rows) // 4
    )


def _ragged(sheet: Sheet, heads: int, label: int) -> dict[int, Column]:
    """The columns under a head with cells that span others, read as flat text is.

    Where the text does not name just as many columns, none is known.
    """
    text = " ".join(" ".join(sheet.cells[n]) for n in range(heads))
    places = [n for n in range(sheet.width) if n != label]
    found = columns_of(items(without_unit(text)))
    if len(found) != len(places):
        return {n: Column("?", "annet") for n in places}
    return dict(zip(places, found, strict=True))


def _columns(sheet: Sheet, heads: int, label: int) -> dict[int, Column]:
    """The columns beside the label, by their place in the grid."""
    if any(len(sheet.cells[n]) != sheet.width for n in range(heads)):
        return _ragged(sheet, heads, label)
    out = {}
    for n, title in enumerate(sheet.titles(heads)):
        cells = [sheet.at(row, n) for row in range(heads, len(sheet.cells))]
        filled = [c for c in cells if c and not MISSING.fullmatch(c)]
        figures = [c for c in filled if parse_number(c) is not None]
        column = column_of(title, len(figures) >= FRACTION * max(1, len(filled)))
        if n > label or (n < label and column.term != "annet"):
            out[n] = column  # a number or a group before the label is no figure
    return out


def _number(text: str, span: Span) -> Number | None:
    value = parse_number(text)
    if value is None and not MISSING.fullmatch(text):
        return None
    return Number(span.start, span.end, value, text.endswith("%"))


def _row(
    sheet: Sheet, n: int, name: str, columns: dict[int, Column], group: str | None
) -> GridRow:
    spans = sheet.spans[n]
    numbers: list[Number | None] = []
    texts: list[tuple[str, str]] = []
    for at, column in columns.items():
        text = sheet.at(n, at)
        if column.numeric:
            numbers.append(_number(text, spans[at]) if at < len(spans) else None)
        elif text:
            term = "ferdig" if column.term == "ferdig" else column.term
            texts.append((term, finish_of(text) if term == "ferdig" else text))
    filled = [span for span in spans if span.end > span.start]
    whole = Span(filled[0].start, filled[-1].end)
    return GridRow(name, whole, tuple(numbers), tuple(texts), group)


def _rows(
    sheet: Sheet, heads: int, label: int, columns: dict[int, Column]
) -> Iterator[GridRow]:
    group: str | None = None
    areas = any(AREA.fullmatch(sheet.at(n, label - 1)) for n in range(heads) if label)
    for n in range(heads, len(sheet.cells)):
        own = sheet.at(n, label)
        before = " ".join(c for c in sheet.cells[n][:label] if LETTERS.search(c))
        if before:  # a sum stands over both columns and is of no group
            group = before if own else None
        name = own or before
        others = [cell for at, cell in enumerate(sheet.cells[n]) if at > label and cell]
        if name and not others:
            group = name
        elif name and others and len(sheet.cells[n]) == sheet.width:
            row = _row(sheet, n, name, columns, group)
            told = (("omraade", group),) if areas and group else ()
            yield replace(row, texts=(*row.texts, *told))
            group = None if closes(name, group) else group


def _unit_above(view: View, at: int) -> Unit | None:
    """The unit that one of the few lines above a grid states."""
    last = view.document.line_number(at) - 1
    return unit_above([line.text for line in view.lines[max(0, last - ABOVE) : last]])


def grid_tables(view: View, found: Sequence[Sheet]) -> Iterator[GridTable]:
    """The tables among sheets: those with labels and columns of figures."""
    before: tuple[dict[int, Column], Unit | None, int] | None = None
    for sheet in found:
        heads = _heads(sheet, sheet.heads)
        label = _label_column(sheet, heads)
        columns = _columns(sheet, heads, label)
        text = " ".join(" ".join(cells) for cells in sheet.cells[:heads])
        unit = find_unit(text) or _unit_above(view, sheet.span.start)
        if not heads and before and before[2] == sheet.width:
            columns, unit = before[0], unit or before[1]
        rows = tuple(_rows(sheet, heads, label, columns))
        numeric = tuple(c for c in columns.values() if c.numeric)
        if not numeric or not any(any(row.numbers) for row in rows):
            before = None
            continue
        before = columns, unit, sheet.width
        yield GridTable(sheet.span, numeric, unit, rows)
