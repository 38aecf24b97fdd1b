"""Tables with ruling lines in a PDF: their cells, and the words in them."""

import io
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ingest.readers.pdfwords import Word, lines_of

if TYPE_CHECKING:
    from pdfplumber.table import Table
    from pypdfium2 import PdfPage

LEAST_RULES = 6  # drawn paths on a page that may hold a table
LEAST_FULL = 0.4  # share of cells with text


class RuledTable(NamedTuple):
    """A table on a page. rows: texts of cells. The box is in points, y upwards."""

    rows: tuple[tuple[str, ...], ...]
    x0: float
    x1: float
    bottom: float
    top: float

    def holds(self, word: Word) -> bool:
        """Whether a word stands inside the table."""
        across = self.x0 - 1 <= (word.x0 + word.x1) / 2 <= self.x1 + 1
        return across and self.bottom - 1 <= word.middle <= self.top + 1


class Ruled:
    """The ruled tables of one PDF; the file is opened only when a page has rules."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pdf: Any = None

    def tables(
        self, page: "PdfPage", index: int, words: Sequence[Word]
    ) -> list[RuledTable]:
        """The tables of a page (pypdfium2), from the top down."""
        if not _has_rules(page):
            return []
        try:
            tables = self._find(index, words)
        except plumber_errors():  # the text is read all the same, without its cells
            return []
        return sorted(tables, key=lambda table: -table.top)

    def _find(self, index: int, words: Sequence[Word]) -> list[RuledTable]:
        import pdfplumber

        if self._pdf is None:
            self._pdf = pdfplumber.open(io.BytesIO(self._data))
        page = self._pdf.pages[index]
        height = float(page.height)
        found = [_table(table, height, words) for table in page.find_tables()]
        page.flush_cache()  # frees what the page keeps in memory
        return [table for table in found if table is not None]


@cache
def plumber_errors() -> tuple[type[Exception], ...]:
    """What pdfplumber raises on damaged files that pdfium still reads."""
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    wrapped = (PSException, MalformedPDFException, PdfminerException)
    return (*wrapped, ValueError, TypeError, LookupError, AttributeError)


def _has_rules(page: "PdfPage") -> bool:
    import pypdfium2.raw as pdfium

    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)
    return sum(1 for _ in zip(range(LEAST_RULES), paths, strict=False)) == LEAST_RULES


def _table(table: "Table", height: float, words: Sequence[Word]) -> RuledTable | None:
    rows = tuple(
        tuple(_cell(box, height, words) for box in row.cells) for row in table.rows
    )
    cells = [cell for row in rows for cell in row]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return None
    if sum(map(bool, cells)) < LEAST_FULL * len(cells):
        return None
    x0, top, x1, bottom = table.bbox
    return RuledTable(rows, x0, x1, height - bottom, height - top)


def _cell(
    box: tuple[float, float, float, float] | None, height: float, words: Sequence[Word]
) -> str:
    """The text of a cell; lines broken inside it are joined."""
    if box is None:
        return ""
    x0, top, x1, bottom = box
    inside = [
        word
        for word in words
        if x0 <= (word.x0 + word.x1) / 2 < x1 and top <= height - word.middle < bottom
    ]
    return " ".join(word.text for line in lines_of(inside) for word in line.words)
