"""The gate for quotations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Document, Page, Span
from kg.cite import Citation, cite
from kg.errors import CitationError

TEXT = "Fjordvik kommune\n\nBrua ved Solheim\nkoster 12 mill. kroner.\n"
DOCUMENT = Document("sak.txt", "ab" * 32, "text/plain", TEXT)


def test_a_citation_tells_lines_and_quotes_the_text() -> None:
    start = TEXT.index("Brua")
    made = cite(DOCUMENT, Span(start - 1, len(TEXT)), heading=("Vei",), title="Sak")
    assert made.quote == "Brua ved Solheim\nkoster 12 mill. kroner."
    assert (made.line_start, made.line_end, made.page) == (3, 4, None)
    assert made.as_json() == {
        "file": "sak.txt",
        "line_start": 3,
        "line_end": 4,
        "quote": made.quote,
    }


def test_lines_are_of_the_page_where_there_are_pages() -> None:
    pages = (Page(1, 0, 18), Page(2, 18, len(TEXT)))
    document = Document("sak.pdf", "cd" * 32, "application/pdf", TEXT, pages)
    made = cite(document, Span(18, 34))
    assert (made.page, made.line_start, made.line_end) == (2, 1, 1)
    assert made.as_json()["page"] == 2


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "Brua ved Strandby"},
        {"start": 19},
        {"line_start": 2},
        {"document_sha": "ef" * 32},
        {"file": "annen.txt"},
    ],
)
def test_nothing_that_is_not_so_passes(change: dict[str, object]) -> None:
    right: dict[str, object] = {
        "document": DOCUMENT,
        "file": "sak.txt",
        "document_sha": "ab" * 32,
        "start": 18,
        "end": 34,
        "quote": "Brua ved Solheim",
        "line_start": 3,
        "line_end": 3,
    }
    Citation(**right)  # type: ignore[arg-type]
    with pytest.raises(CitationError):
        Citation(**(right | change))  # type: ignore[arg-type]


def test_too_wide_a_place_is_no_citation() -> None:
    document = Document("lang.txt", "ab" * 32, "text/plain", "linje\n" * 70)
    with pytest.raises(CitationError, match="wider"):
        cite(document, Span(0, len(document.text)))


@given(st.text(min_size=1), st.data())
def test_what_is_cited_always_stands_there(text: str, data: st.DataObject) -> None:
    document = Document("x.txt", "ab" * 32, "text/plain", text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if not text[start:end].strip():
        with pytest.raises(CitationError):
            cite(document, Span(start, end))
        return
    try:
        made = cite(document, Span(start, end))
    except CitationError:
        assert text.count("\n", start, end) >= 59
    else:
        assert text[made.start : made.end] == made.quote
