"""Pieces of documents as HTML: a quotation marked in what stands around it."""

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from ingest.model import Document, Span
from kg.cite import Citation

AROUND: Final = 240  # code points of context on each side
_THOUSANDS: Final = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|kr\b|%)")  # "19 100 kr"
_BULLET: Final = re.compile(r" (?=• )")
# "2. Skolen …" after other text; not "10. desember", "punkt 2." or "1.2 Mål".
_POINT: Final = re.compile(r"(?<!\S)(?P<number>\d{1,2})\. (?=[A-ZÆØÅ«])")


def in_context(document: Document, span: Span, around: int = AROUND) -> str:
    """The lines around a span, the span marked, as HTML."""
    start = max(0, span.start - around)
    end = min(len(document.text), span.end + around)
    wide = document.whole_lines(Span(start, end))
    wide = Span(min(wide.start, span.start), max(wide.end, span.end))
    before = "… " if wide.start > 0 else ""
    after = " …" if wide.end < len(document.text) else ""
    return _block(before, marked(document, wide, span), after)


def marked(document: Document, wide: Span, span: Span | None) -> str:
    """The text of a wide span with a span in it marked, as HTML."""
    if span is None or not wide.overlaps(span):
        return escape(document.quote(wide))
    inner = Span(max(wide.start, span.start), min(wide.end, span.end))
    before = document.text[wide.start : inner.start]
    after = document.text[inner.end : wide.end]
    quote = document.quote(inner)
    return f"{escape(before)}<mark>{escape(quote)}</mark>{escape(after)}"


def page_of(document: Document, wide: Span, span: Span | None) -> str:
    """A page or part of a document to be read, as HTML."""
    return f'<div class="kg-passage kg-read">{marked(document, wide, span)}</div>'


def sentence_with_marks(
    text: str, numbers: Sequence[int], look: str = "kg-answer"
) -> str:
    """A sentence of an answer with the numbers of its citations, as HTML."""
    marks = "".join(f' <sup class="kg-ref">[{number}]</sup>' for number in numbers)
    return f'<p class="{look}">{escape(in_lines(text))}{marks}</p>'


def in_lines(text: str) -> str:
    """A text with its points (1., 2., 3. …) and bullets on lines of their own.

    Figures are not broken between two lines.
    """
    starts: list[int] = []
    for found in _POINT.finditer(text):
        if int(found["number"]) == len(starts) + 1:
            starts.append(found.start())
    if len(starts) > 1:
        ends = (*starts, len(text))
        points = (text[a:b].strip() for a, b in zip((0, *starts), ends, strict=True))
        text = "\n".join(filter(None, points))
    return _THOUSANDS.sub("\u00a0", _BULLET.sub("\n", text))


def heading_path(citation: Citation) -> str:
    """The headings that a citation stands under, as HTML."""
    path = " › ".join(citation.heading)
    return f'<div class="kg-path">{escape(path)}</div>' if path else ""


def _block(before: str, inner: str, after: str) -> str:
    return f'<div class="kg-passage">{before}{inner}{after}</div>'
