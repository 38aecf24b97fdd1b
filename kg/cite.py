"""The gate: what is shown as a quotation stands in the text, or it is not shown.

A ``Citation`` checks itself against the document when it is made. There is no other
way to make one, so an answer cannot carry a quotation that nobody can find.
"""

from dataclasses import InitVar, dataclass
from typing import Final

from ingest.model import Document, Span
from kg.errors import CitationError

MOST_LINES: Final = 60
"""A place wider than this helps no reader to find anything."""


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A quotation and its place. Raises CitationError when the two do not agree.

    line_start, line_end: 1-based, inclusive; of the page where there are pages.
    start, end: code points of the document's text. heading: path, outermost first.
    """

    document: InitVar[Document]
    file: str
    document_sha: str
    start: int
    end: int
    quote: str
    line_start: int
    line_end: int
    page: int | None = None
    heading: tuple[str, ...] = ()
    title: str | None = None

    def __post_init__(self, document: Document) -> None:
        span = Span(self.start, self.end)
        place = f"{self.file}, characters {self.start}-{self.end}"
        if self.document_sha != document.sha256 or self.file != document.filename:
            raise CitationError(f"{place}: not a place in {document.filename}")
        if not self.quote.strip() or document.quote(span) != self.quote:
            raise CitationError(f"{place}: the quotation does not stand there")
        if (self.line_start, self.line_end) != document.lines_of(span):
            raise CitationError(f"{place}: the line numbers do not fit the place")
        if self.line_end - self.line_start >= MOST_LINES:
            raise CitationError(f"{place}: wider than {MOST_LINES} lines")

    def as_json(self) -> dict[str, str | int]:
        """File, lines, quotation and, where there are pages, the page."""
        cited: dict[str, str | int] = {
            "file": self.file,
            "line_start": self.line_start,
            "line_end": self.line_end,
            "quote": self.quote,
        }
        return cited if self.page is None else {**cited, "page": self.page}


def cite(
    document: Document,
    span: Span,
    *,
    heading: tuple[str, ...] = (),
    title: str | None = None,
) -> Citation:
    """Cite a place in a document, blank edges left out. Raises CitationError."""
    text = document.quote(span)
    start = span.start + len(text) - len(text.lstrip())
    span = Span(start, start + len(text.strip()))
    first, last = document.lines_of(span)
    page = document.page_at(span.start)
    return Citation(
        document=document,
        file=document.filename,
        document_sha=document.sha256,
        start=span.start,
        end=span.end,
        quote=document.quote(span),
        line_start=first,
        line_end=last,
        page=page.number if page else None,
        heading=heading,
        title=title or document.title,
    )
