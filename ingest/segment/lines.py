"""The lines of a document as the steps of segmentation see them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.model import Span
from ingest.view import View

MOST_TRACES = 0.6  # of the lines; slides have few lines on a page


class Row(NamedTuple):
    """A line. text: mended, edges stripped. start, end: of the text as read, stripped.

    opens_page: the first line of a page, as far as the text still tells. gap: how many
    blank lines stand before it.
    """

    number: int
    start: int
    end: int
    text: str
    opens_page: bool
    gap: int

    @property
    def span(self) -> Span:
        """Where the line stands in the document's text."""
        return Span(self.start, self.end)


def rows_of(view: View) -> tuple[Row, ...]:
    """The lines that are not blank, in order."""
    return tuple(_rows(view))


def _rows(view: View) -> Iterator[Row]:
    document, at, gap = view.document, 0, 0
    lines = document.text.split("\n")
    pages = [page.start for page in document.pages]
    traced = not pages and _has_traces(lines)
    pending = True  # a page has begun, its first line is still to come
    for number, line in enumerate(lines, 1):
        end = at + len(line)
        pending = pending or _breaks(at, end, pages) or (traced and _is_trace(line))
        stripped = line.strip()
        if stripped:
            start = at + line.index(stripped[0])
            span = Span(start, start + len(stripped))
            text = view.reading(span).strip()
            yield Row(number, *span, text, pending, gap)
            pending, gap = False, 0
        else:
            gap += 1
        at = end + 1


def _breaks(start: int, end: int, pages: list[int]) -> bool:
    """Whether a page begins on a line."""
    return bisect_left(pages, start) < bisect_left(pages, end + 1)


def _is_trace(line: str) -> bool:
    """A single blank before the text is the trace of a page break."""
    return line[:1] == " " and line[1:2].strip() != ""


def _has_traces(lines: Sequence[str]) -> bool:
    """Whether single blanks are traces; on most lines, they would be a margin."""
    full = sum(bool(line.strip()) for line in lines)
    return sum(map(_is_trace, lines)) < MOST_TRACES * full


def page_edges(rows: Sequence[Row]) -> list[int]:
    """Indexes of the rows that open a page."""
    return [at for at, row in enumerate(rows) if row.opens_page]
