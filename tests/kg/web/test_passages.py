import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Document, Span
from kg.web.passages import in_context, marked

TEXT = "Første linje\nsier <b>at</b> 2 & 2 er 4.\nSiste linje"
DOCUMENT = Document("a.txt", "ab" * 32, "text/plain", TEXT)
TAGS = ('<mark id="sitat">', "</mark>")


def test_a_quotation_is_marked_and_signs_are_escaped() -> None:
    span = Span(TEXT.index("sier"), TEXT.index(" er 4"))
    assert in_context(DOCUMENT, span) == (
        '<div class="kg-passage">Første linje\n<mark id="sitat">sier '
        "&lt;b&gt;at&lt;/b&gt; 2 &amp; 2</mark> er 4.\nSiste linje</div>"
    )


def test_what_is_left_out_is_shown_as_left_out() -> None:
    told = in_context(DOCUMENT, Span(13, 17), around=0)
    assert told.startswith('<div class="kg-passage">… <mark')
    assert told.endswith(" …</div>")


@given(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT)))
def test_no_character_is_lost(start: int, length: int) -> None:
    from html import unescape

    span = Span(start, min(len(TEXT), start + length))
    told = marked(DOCUMENT, Span(0, len(TEXT)), span)
    before, _, rest = told.partition(TAGS[0])
    quote, _, after = rest.partition(TAGS[1])
    assert unescape(before + quote + after) == TEXT
    assert unescape(quote) == TEXT[span.start : span.end]


@pytest.mark.parametrize("span", [None, Span(0, 5)])
def test_a_span_that_is_elsewhere_marks_nothing(span: Span | None) -> None:
    assert marked(DOCUMENT, Span(13, 20), span) == "sier &lt;b"
