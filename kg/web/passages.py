"""Pieces of documents as HTML: a quotation marked in what stands around it."""

from collections.abc import Sequence
from html import escape
from typing import Final

from ingest.model import Document, Span
from kg.cite import Citation

AROUND: Final = 240  # code points of context on each side


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
    return f'{escape(before)}<mark id="sitat">{escape(quote)}</mark>{escape(after)}'


def page_of(document: Document, wide: Span, span: Span | None) -> str:
    """A page or part of a document to be read, as HTML."""
    return _block("", marked(document, wide, span), "")


def sentence_with_marks(
    text: str, numbers: Sequence[int], look: str = "kg-answer"
) -> str:
    """A sentence of an answer with the numbers of its citations, as HTML."""
    marks = "".join(f'<sup class="kg-ref">{number}</sup>' for number in numbers)
    return f'<p class="{look}">{escape(text)}{marks}</p>'


def heading_path(citation: Citation) -> str:
    """The headings that a citation stands under, as HTML."""
    path = " › ".join(citation.heading)
    return f'<div class="kg-path">{escape(path)}</div>' if path else ""


def _block(before: str, inner: str, after: str) -> str:
    return f'<div class="kg-passage">{before}{inner}{after}</div>'
