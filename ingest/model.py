"""The types that every step of the reading half shares.

All offsets are half-open ranges ``[start, end)`` of Unicode code points in
``Document.text``, counted from 0. The text is fixed once, by the reader; nothing
rewrites it afterwards, so an offset never has to be found again.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ingest.errors import SpanError

PLAIN = "text/plain"


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


class Page(NamedTuple):
    """One page of a document that has pages. number: 1-based."""

    number: int
    start: int
    end: int


class HeadingMark(NamedTuple):
    """A heading that the file format itself declares. level: 1 is the highest."""

    start: int
    end: int
    level: int


@dataclass(frozen=True)
class Grid:
    """A table whose cells the file format declares (Word, HTML, ruled PDF).

    rows: top to bottom, each a tuple of cell spans, left to right; an empty cell
    is an empty span. Cells stand in the text in the same order, a row a line.
    """

    rows: tuple[tuple[Span, ...], ...]
    header_rows: int = 0


@dataclass(frozen=True)
class Document:
    """A file as read: its text, fixed, and what the format tells of its shape."""

    filename: str
    sha256: str
    media_type: str
    text: str
    pages: tuple[Page, ...] = ()
    headings: tuple[HeadingMark, ...] = ()
    grids: tuple[Grid, ...] = ()
    furniture: tuple[Span, ...] = ()
    title: str | None = None

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def quote(self, span: Span) -> str:
        """The text of a span. Raises SpanError when it lies outside the text."""
        if not 0 <= span.start <= span.end <= len(self.text):
            raise SpanError(
                f"{self.filename}: span {span.start}-{span.end} lies outside the "
                f"text of {len(self.text)} characters"
            )
        return self.text[span.start : span.end]

    def line_number(self, offset: int) -> int:
        """1-based line of the whole text that an offset stands in."""
        return bisect_right(self._line_starts, offset)

    @property
    def line_count(self) -> int:
        """How many lines the text has when split on line breaks."""
        return len(self._line_starts)

    def page_at(self, offset: int) -> Page | None:
        """The page that an offset stands on, where the format has pages."""
        at = bisect_right([page.start for page in self.pages], offset) - 1
        return self.pages[at] if at >= 0 else None

    def lines_of(self, span: Span) -> tuple[int, int]:
        """First and last line of a span, 1-based, inclusive.

        Counted in the page for a PDF, else in the whole text: a text file that is
        divided by form feeds has lines of its own, which other tools count too.
        """
        last = max(span.start, span.end - 1)
        page = None if self.media_type == PLAIN else self.page_at(span.start)
        before = self.line_number(page.start) - 1 if page else 0
        return self.line_number(span.start) - before, self.line_number(last) - before

    def whole_lines(self, span: Span) -> Span:
        """The span widened to whole lines, blank edges left out."""
        start = self.text.rfind("\n", 0, span.start) + 1
        end = self.text.find("\n", max(span.start, span.end - 1))
        text = self.text[start : len(self.text) if end < 0 else end]
        left = len(text) - len(text.lstrip())
        return Span(start + left, start + max(left, len(text.rstrip())))


@dataclass(frozen=True)
class Part:
    """A document inside the file: an agenda, a protocol, a case paper, a report.

    kind: one of ``DOKUMENTTYPER`` of the ontology (``moeteprotokoll`` …).
    date: ISO, where the part states one. body: political body, where stated.
    damaged: the text is OCR of a picture, so words and figures may be torn.
    """

    span: Span
    kind: str
    title: str | None = None
    date: str | None = None
    body: str | None = None
    damaged: bool = False


@dataclass(frozen=True)
class Section:
    """A heading and the text under it. path: headings from the outermost inwards."""

    span: Span
    heading: Span
    level: int
    path: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """A unit of retrieval and citation that ends at a sentence or row end.

    part: index into ``Layout.parts``. path: heading path. quality: share of
    readable tokens, 0 to 1. repaired: the mended reading, line for line, where it
    differs from the text. sentences: spans of sentences or table rows inside it.
    copies: where the same passage stands again in the file.
    """

    span: Span
    part: int
    path: tuple[str, ...] = ()
    quality: float = 1.0
    repaired: str | None = None
    sentences: tuple[Span, ...] = ()
    copies: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Layout:
    """The shape of a document. Parts tile the text; the rest is in text order."""

    parts: tuple[Part, ...]
    sections: tuple[Section, ...] = ()
    passages: tuple[Passage, ...] = ()
    furniture: tuple[Span, ...] = ()

    def part_at(self, offset: int) -> Part:
        """The part that an offset stands in."""
        at = bisect_right([part.span.start for part in self.parts], offset) - 1
        return self.parts[max(at, 0)]

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that an offset stands in."""
        inside = [s for s in self.sections if s.span.start <= offset < s.span.end]
        return max(inside, key=lambda section: section.level, default=None)

    def path_at(self, offset: int) -> tuple[str, ...]:
        """The heading path that an offset stands under."""
        section = self.section_at(offset)
        return section.path if section else ()

    def is_furniture(self, offset: int) -> bool:
        """Whether an offset stands in a header, footer, page number or button."""
        return any(span.start <= offset < span.end for span in self.furniture)
