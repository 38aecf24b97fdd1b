"""The sentence or row that something stands in."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from ingest.extract.cells import cells_by_line
from ingest.model import Layout, Section, Span
from ingest.view import View

REACH = 600  # a sentence is cut off here: what is longer is a torn table

# The end of a sentence: a full stop that is not one of an abbreviation, an ordinal
# or an initial ("mill. kr", "1. tertial", "A. Moen"), then a capital, digit or bullet.
_ABBREVIATED = (
    r"(?<!\bmill)(?<!\bmrd)(?<!\bca)(?<!\bkr)(?<!\bkl)(?<!\bnr)(?<!\bpst)(?<!\bpr)"
)
_STOP = re.compile(
    _ABBREVIATED + r"(?<!\b\d)(?<!\b\d\d)(?<!\b[A-ZÆØÅ])"
    r"[.!?][\"»”)]?\s+(?=[A-ZÆØÅ0-9«\"•§(-])"
    r"|\n\s*(?=[•*▪➢]|[-–o]\s)"  # a bullet starts anew
    r"|(?<=[.!?:;])[ \t]*\n"  # a line that ends like a sentence
    r"|\n[ \t]*\n\s*(?=[A-ZÆØÅ«•])"  # a blank line, then a fresh start
    r"|\n (?=[A-ZÆØÅ])"  # the trace of a page break
    r"|\n[ \t]*\n[ \t]*\n"
)


# A short line before a line that starts like a row: two rows, not a wrapped sentence.
_ROW = re.compile(r"(?:^|(?<=\n))([^\n]{0,60}[^\n,\s–-])[ \t]*(\n)\s*(?=[A-ZÆØÅ0-9«])")
_HALF_SAID = re.compile(
    r"\b(?:og|eller|i|på|av|for|til|fra|med|ca\.?|er|som|om|ved|per|det|en|et|§|mill\.|lag)$"
)


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The range of the sentence, bullet or table row around ``[start, end)``."""
    first = max(0, start - REACH)
    last = min(len(text), end + REACH)
    stops = sorted({*_stops(text, first, last), *_row_ends(text, first, last)})
    before = [stop for stop in stops if stop <= start]
    after = [stop for stop in stops if stop >= end]
    left = before[-1] if before else _line_start(text, start, first)
    right = after[0] if after else _line_end(text, end, last)
    return _trimmed(text, left, max(right, end))


def _stops(text: str, first: int, last: int) -> Iterator[int]:
    return (match.end() for match in _STOP.finditer(text, first, last))


def _row_ends(text: str, first: int, last: int) -> Iterator[int]:
    for match in _ROW.finditer(text, first, last):
        if not _HALF_SAID.search(match[1]):
            yield match.start(2)


def _line_start(text: str, start: int, first: int) -> int:
    return first if first == 0 else text.rfind("\n", 0, start) + 1


def _line_end(text: str, end: int, last: int) -> int:
    if last == len(text):
        return last
    stop = text.find("\n", end)
    return len(text) if stop < 0 else stop


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def evidence(view: View, start: int, end: int) -> Span:
    """The place in the document of a range of the view, as whole lines."""
    return view.document.whole_lines(view.source(start, end))


def around(view: View, start: int, end: int) -> tuple[int, int]:
    """The row of a declared table around a range of the view, else the sentence."""
    at = view.document.line_number(view.source(start, start).start) - 1
    if at in cells_by_line(view):
        return view.lines[at].start, max(view.lines[at].end, end)
    return sentence(view.text, start, end)


def said_in(view: View, start: int, end: int) -> tuple[Span, ...]:
    """The sentence or row around a range of the view, as whole lines."""
    return (evidence(view, *around(view, start, end)),)


def phrase(view: View, start: int, end: int, *, words: int = 14) -> str | None:
    """What a figure at ``[start, end)`` is about: its sentence without the figure."""
    text = view.text
    left, right = around(view, start, end)
    before = text[left:start].split()[-words:]
    after = text[end:right].split()[: max(4, words - len(before))]
    about = " ".join([*before, *after]).strip(" \t•*-–:;,.()").replace(" ,", ",")
    return about or None


class Surroundings:
    """Headings and page furniture of a document, looked up quickly by offset."""

    def __init__(self, view: View, layout: Layout) -> None:
        self._view = view
        self._sections = sorted(layout.sections, key=lambda section: section.span)
        self._starts = [section.span.start for section in self._sections]
        self._furniture = sorted(layout.furniture)
        self._furniture_starts = [span.start for span in self._furniture]

    def section(self, start: int) -> Section | None:
        """The innermost section at an offset of the view."""
        at = self._view.source(start, start).start
        for index in range(bisect_right(self._starts, at) - 1, -1, -1):
            if at < self._sections[index].span.end:
                return self._sections[index]
        return None

    def heading(self, start: int) -> str | None:
        """The heading that an offset of the view stands under."""
        section = self.section(start)
        return section.path[-1] if section and section.path else None

    def is_furniture(self, start: int) -> bool:
        """Whether an offset of the view stands in a header, footer or button."""
        at = self._view.source(start, start).start
        index = bisect_right(self._furniture_starts, at) - 1
        return index >= 0 and at < self._furniture[index].end

    def about(self, start: int, end: int) -> str | None:
        """What the figure at a range of the view is about: heading and sentence."""
        said, heading = phrase(self._view, start, end), self.heading(start)
        if not heading or (said and heading.lower() in said.lower()):
            return said
        return f"{heading}: {said}" if said else heading
