"""What a reader makes of a file: its text, and where things stand in it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.model import Grid, HeadingMark, Page, Span
from ingest.normalize import clean

# A figure that is no year.
FIGURE = re.compile(r"(?!(?:19|20)\d\d$)[-–−]?\d[\d\s.,]*%?")
CELL_GAP = "  "  # wider than the blank inside a number or a name
# "Kari Berg, leder", "Kommunedirektør Ola Lie": a person of a list in one cell. Must
# NOT match "Regnskap" over "2024", "Budsjett og plan" or a sentence.
_LISTED = re.compile(
    r"[A-ZÆØÅ][\w’'.-]+(?:[- ]og [a-zæøå-]+)? [A-ZÆØÅ][\w’'.-]+(?: [A-ZÆØÅ][\w’'.-]+)*"
    r"(?: ?[,(][^.;]{0,60})?"
)


def cell_text(lines: Iterable[str]) -> str:
    """The text of a cell on one line; the people of a list in it stay apart."""
    said = [text for line in lines if (text := " ".join(line.split()))]
    listed = len(said) > 1 and all(_LISTED.fullmatch(text) for text in said)
    return ("; " if listed else " ").join(said)


# What programs put where nobody gave a title: "(anonymous)", "Dokument1", a file name.
_UNTITLED = re.compile(
    r"\W*(?:anonymous|unspecified|untitled|uten (?:tittel|navn)"
    r"|(?:word[ -]?)?document\d*"
    r"|dokument\d*|bok\d|book\d|powerpoint[ -]\w+|microsoft \w+ - .*"
    r"|[^ ]+\.(?:docx?|pdf|xlsx?|pptx?|odt|rtf|indd|html?))\W*",
    re.IGNORECASE,
)


def given_title(title: str | None) -> str | None:
    """The title that somebody gave a document; none where a program filled it in."""
    told = " ".join((title or "").split())
    return told if told and not _UNTITLED.fullmatch(told) else None


@dataclass(frozen=True)
class Content:
    """A document without its file name and hash."""

    media_type: str
    text: str
    pages: tuple[Page, ...] = ()
    headings: tuple[HeadingMark, ...] = ()
    grids: tuple[Grid, ...] = ()
    furniture: tuple[Span, ...] = ()
    title: str | None = None


def _is_titled(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row of a table is one cell over all columns, above a head.

    A head has words and years; above figures, such a cell names a group of rows.
    """
    if len(rows) < 3 or len(rows[0]) < 2 or not rows[0][0] or any(rows[0][1:]):
        return False
    below = [cell for cell in rows[1] if cell]
    return len(below) > 1 and not any(FIGURE.fullmatch(cell) for cell in below)


class Draft:
    """A text in the making: lines are added, and the places of things noted."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._pages: list[Page] = []
        self._headings: list[HeadingMark] = []
        self._grids: list[Grid] = []
        self._furniture: list[Span] = []

    def line(self, text: str) -> Span:
        """Add a line; the span is that of its text."""
        start, text = self._length, clean(text)
        self._add(text + "\n")
        return Span(start, start + len(text))

    def blank(self) -> None:
        """Add a blank line, unless one stands there or nothing does."""
        if self._pieces and self._pieces[-1] != "\n":
            self._add("\n")

    def heading(self, text: str, level: int) -> None:
        """Add a heading, free on both sides."""
        self.blank()
        self.mark_heading(self.line(text), level)
        self.blank()

    def mark_heading(self, span: Span, level: int) -> None:
        """Note that a line is a heading; one right under another goes on with it."""
        start = span.start
        if self._headings and self._headings[-1][1:] == (start - 1, level):
            start = self._headings.pop().start
        self._headings.append(HeadingMark(start, span.end, level))

    def mark_furniture(self, span: Span) -> None:
        """Note that a line is a header, a footer or a page number."""
        self._furniture.append(span)

    def grid(self, rows: Sequence[Sequence[str]], header_rows: int = 0) -> None:
        """Add a table, a line for each row."""
        cleaned = [row for row in ([clean(c) for c in row] for row in rows) if any(row)]
        if _is_titled(cleaned):  # the title over a table is none of its rows
            self.line(cleaned.pop(0)[0])
            header_rows = max(0, header_rows - 1)
        placed = tuple(self._row(row) for row in cleaned)
        if placed:
            self._grids.append(Grid(placed, min(header_rows, len(placed))))

    def _row(self, cells: Sequence[str]) -> tuple[Span, ...]:
        full = max(
            at for at, cell in enumerate(cells, 1) if cell
        )  # no blanks at the end
        at, spans = self._length, []
        for cell in cells[:full]:
            spans.append(Span(at, at + len(cell)))
            at += len(cell) + len(CELL_GAP)
        end = spans[-1].end
        spans += [Span(end, end)] * (len(cells) - full)
        self._add(CELL_GAP.join(cells[:full]) + "\n")
        return tuple(spans)

    def page(self, number: int) -> None:
        """Begin a page."""
        self._end_page()
        self._pages.append(Page(number, self._length, self._length))

    def _end_page(self) -> None:
        if self._pages:
            self._pages[-1] = self._pages[-1]._replace(end=self._length)

    def content(self, media_type: str, title: str | None = None) -> Content:
        """The finished text."""
        self._end_page()
        return Content(
            media_type,
            "".join(self._pieces),
            tuple(self._pages),
            tuple(self._headings),
            tuple(self._grids),
            tuple(self._furniture),
            given_title(title),
        )

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
