"""Spans of lines: what facts read from rows and headings give as evidence."""

import re

from ingest.model import Span
from ingest.view import View

# "Side 3", "4/10", "[Lagre vedtak]"; not a point of a list ("3.")
_FURNITURE = re.compile(
    r"(?i)side \d+(?: av \d+)?|\d+/\d+|\[lagre vedtak\]"
    r"|.{3,70}\s{2,}side \d+(?: av \d+)?"  # a running header beside its number
)
MOST = 40  # lines: a longer span is no place but a chapter


def lines_span(view: View, first: int, last: int) -> Span:
    """The span of lines (indices, last exclusive), blank edges left out."""
    lines = [
        line for line in view.lines[first : max(last, first + 1)] if line.text.strip()
    ]
    if not lines:
        line = view.lines[first]
        return view.source(line.start, line.end)
    begin, end = lines[0], lines[-1]
    left = len(begin.text) - len(begin.text.lstrip())
    return view.source(begin.start + left, end.start + len(end.text.rstrip()))


def chunks(view: View, first: int, last: int) -> tuple[Span, ...]:
    """A range of lines as spans that are each short enough to be a place."""
    return tuple(
        lines_span(view, at, min(at + MOST, last))
        for at in range(first, max(last, first + 1), MOST)
    )


def text_of(view: View, first: int, last: int) -> str:
    """The text of a range of lines, page numbers, buttons and outer blanks left out."""
    lines = (line.text.strip() for line in view.lines[first:last])
    return "\n".join(line for line in lines if not _FURNITURE.fullmatch(line)).strip()
