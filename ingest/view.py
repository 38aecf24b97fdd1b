"""A reading of a document's text in which damage is mended, with the way back.

A view has the same lines as the text. Where nothing was mended it *is* the text.
Extractors read the view and cite the text: they work in offsets of ``View.text``
and call ``View.source`` when they say where something stands.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ingest.model import Document, Span


class Edit(NamedTuple):
    """One mended place. start, end: offsets in the document's text."""

    start: int
    end: int
    text: str


class Line(NamedTuple):
    """A line of a view. number: 1-based, as in the document; offsets of the view."""

    number: int
    start: int
    end: int
    text: str

    @property
    def first(self) -> int:
        """Where its words begin: after blanks and the form feed of a new page."""
        return self.start + len(self.text) - len(self.text.lstrip())


@dataclass(frozen=True)
class View:
    """The text of a document with edits applied.

    edits: sorted, not overlapping, none holding or adding a line break.
    """

    document: Document
    edits: tuple[Edit, ...] = ()

    @cached_property
    def text(self) -> str:
        """The mended text."""
        return self._apply(0, len(self.document.text))

    def _apply(self, start: int, end: int) -> str:
        out: list[str] = []
        raw, at = self.document.text, start
        for edit in self._inside(start, end):
            out += (raw[at : edit.start], edit.text)
            at = edit.end
        return "".join((*out, raw[at:end]))

    def _inside(self, start: int, end: int) -> Sequence[Edit]:
        first = bisect_right(self._starts, start - 1)
        return self.edits[first : bisect_right(self._starts, end - 1)]

    @cached_property
    def _starts(self) -> list[int]:
        return [edit.start for edit in self.edits]

    @cached_property
    def _shifts(self) -> tuple[list[int], list[int]]:
        """Start of each edit in the view, and how far the text has moved after it."""
        starts, shifts, shift = [], [], 0
        for edit in self.edits:
            starts.append(edit.start + shift)
            shift += len(edit.text) - (edit.end - edit.start)
            shifts.append(shift)
        return starts, shifts

    def _to_source(self, offset: int, at_end: bool) -> int:
        starts, shifts = self._shifts
        at = bisect_right(starts, offset - 1 if at_end else offset) - 1
        if at < 0:
            return offset
        edit = self.edits[at]
        if offset < starts[at] + len(edit.text) or (
            at_end and offset == starts[at] + len(edit.text)
        ):
            return edit.end if at_end else edit.start
        return offset - shifts[at]

    def source(self, start: int, end: int) -> Span:
        """The span of the document's text behind a range of the view."""
        first = self._to_source(start, at_end=False)
        return Span(first, max(first, self._to_source(end, at_end=True)))

    def here(self, span: Span) -> Span:
        """The range of the view that shows a span of the document's text."""
        return Span(self._from_source(span.start), self._from_source(span.end))

    def _from_source(self, offset: int) -> int:
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return offset
        edit, (starts, shifts) = self.edits[at], self._shifts
        if offset < edit.end:
            return starts[at]
        return offset + shifts[at]

    def reading(self, span: Span) -> str:
        """The mended reading of a span of the document's text."""
        return self._apply(*span)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines, in order; ``lines[n - 1]`` is line n."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[Line]:
        at = 0
        for number, text in enumerate(self.text.split("\n"), 1):
            yield Line(number, at, at + len(text), text)
            at += len(text) + 1
