"""A table as a sheet of cells, however its source told them apart.

Word, web pages and ruled PDF declare their cells; text that keeps its columns by blanks
lets them be seen. Both are the same sheet, and money and figures are read from that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from ingest.model import Grid, Span
from ingest.tables.aligned import AlignedTable, aligned_tables
from ingest.tables.marks import joined
from ingest.tables.stacked import stacked_grids
from ingest.view import View

MOST_TORN = 3  # lines of running heads between the halves of a table


@dataclass(frozen=True)
class Sheet:
    """Cells, row by row. spans: of the document; cells: their words.

    heads: how many rows the source tells to be head. placed: each word of the head
    stands in every column that it is over, so none spreads to the columns after it.
    """

    spans: tuple[tuple[Span, ...], ...]
    cells: tuple[tuple[str, ...], ...]
    heads: int
    placed: bool = False

    @cached_property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row) for row in self.cells), default=0)

    @property
    def span(self) -> Span:
        """From the first to the last character of any cell."""
        cells = [cell for row in self.spans for cell in row]
        return Span(min(c.start for c in cells), max(c.end for c in cells))

    def at(self, row: int, column: int) -> str:
        """The words of a cell; none where the row is too short."""
        cells = self.cells[row]
        return cells[column] if column < len(cells) else ""

    def titles(self, heads: int) -> list[str]:
        """The head of each column; what stands over several columns is over each."""
        parts: list[list[str]] = [[] for _ in range(self.width)]
        for row in range(heads):
            for column, words in enumerate(self._head(row, row < heads - 1)):
                if words:
                    parts[column].append(words)
        return [joined(list(dict.fromkeys(part))) for part in parts]

    def _head(self, row: int, over_others: bool) -> Iterator[str]:
        spread = ""
        for column in range(self.width):
            own = self.at(row, column)
            spread = own or spread if column else ""
            yield spread if over_others and column and not self.placed else own


@lru_cache(maxsize=2)
def sheets(view: View, furniture: tuple[Span, ...]) -> tuple[Sheet, ...]:
    """The tables of a document whose cells are known: declared, stacked and seen ones.

    furniture: running heads and page numbers, which are no rows.
    """
    taken = declared_lines(view)
    stacked = stacked_grids(view, taken, furniture)
    grids = (*view.document.grids, *stacked)
    declared = tuple(_declared(view, grid) for grid in grids)
    taken |= frozenset(_lines(view, (row for grid in stacked for row in grid.rows)))
    seen = (_seen(table) for table in aligned_tables(view, taken, furniture))
    found = sorted((*declared, *seen), key=lambda sheet: sheet.span)
    return tuple(_joined_over_pages(view, found))


def _joined_over_pages(view: View, found: Sequence[Sheet]) -> list[Sheet]:
    """The sheets; one that a page break tears, with its head printed again, is one."""
    out: list[Sheet] = []
    for sheet in found:
        if out and _goes_on(view, out[-1], sheet):
            heads = _own_heads(sheet)
            spans = (*out[-1].spans, *sheet.spans[heads:])
            cells = (*out[-1].cells, *sheet.cells[heads:])
            out[-1] = replace(out[-1], spans=spans, cells=cells)
        else:
            out.append(sheet)
    return out


def _own_heads(sheet: Sheet) -> int:
    return max(sheet.heads, 1)


def _goes_on(view: View, before: Sheet, sheet: Sheet) -> bool:
    """Whether a sheet has the head of the one before, and only a page break between."""
    heads = _own_heads(sheet)
    same = before.cells[:heads] == sheet.cells[:heads] and len(sheet.cells) > heads
    if not same or not any(any(row[1:]) for row in sheet.cells[:heads]):
        return False
    between = view.document.text[before.span.end : sheet.span.start]
    pages = {
        view.document.page_at(at) for at in (before.span.end - 1, sheet.span.start)
    }
    torn = len(pages) > 1 or "\f" in between
    return torn and sum(bool(line.strip()) for line in between.split("\n")) <= MOST_TORN


def _declared(view: View, grid: Grid) -> Sheet:
    cells = tuple(
        tuple(" ".join(view.reading(cell).split()) for cell in row) for row in grid.rows
    )
    return Sheet(grid.rows, cells, grid.header_rows)


def _seen(table: AlignedTable) -> Sheet:
    return Sheet(table.spans, table.cells, table.heads, placed=True)


def declared_lines(view: View) -> frozenset[int]:
    """The numbers of the lines whose cells the format declares."""
    rows = (row for grid in view.document.grids for row in grid.rows)
    return frozenset(_lines(view, rows))


def sheet_lines(view: View, found: tuple[Sheet, ...]) -> frozenset[int]:
    """The numbers of the lines that sheets stand in."""
    return frozenset(_lines(view, (row for sheet in found for row in sheet.spans)))


def _lines(view: View, rows: Iterator[tuple[Span, ...]]) -> Iterator[int]:
    document = view.document
    for row in rows:
        for cell in row:
            first = document.line_number(cell.start)
            yield from range(first, document.line_number(cell.end) + 1)
