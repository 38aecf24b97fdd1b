import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import SpanError
from ingest.model import Document, Layout, Page, Part, Section, Span

TEXTS = st.text(alphabet="ab \nå", max_size=40)


def document(text, pages=(), media_type="text/plain"):
    return Document("x.txt", "0" * 64, media_type, text, pages=pages)


@given(TEXTS)
def test_lines_are_those_of_split(text):
    assert document(text).line_count == len(text.split("\n"))


@given(TEXTS, st.integers(0, 40))
def test_a_line_number_counts_the_breaks_before_it(text, offset):
    offset = min(offset, len(text))
    assert document(text).line_number(offset) == text[:offset].count("\n") + 1


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_whole_lines_cover_the_span_but_for_blanks(text, one, other):
    span = Span(*sorted((min(one, len(text)), min(other, len(text)))))
    whole = document(text).whole_lines(span)
    assert 0 <= whole.start <= whole.end <= len(text)
    assert text[whole.start : whole.end].strip() == text[whole.start : whole.end]


@pytest.mark.parametrize("span", [Span(-1, 2), Span(2, 1), Span(0, 99)])
def test_a_span_outside_the_text_is_refused(span):
    with pytest.raises(SpanError, match=r"x\.txt"):
        document("Fjordvik").quote(span)


def test_lines_of_a_paged_document_count_from_the_top_of_the_page():
    pages = (Page(1, 0, 6), Page(2, 6, 14))
    doc = document("en\nto\ntre\nfire", pages, "application/pdf")
    assert doc.lines_of(Span(3, 5)) == (2, 2)
    assert doc.lines_of(Span(6, 14)) == (1, 2)
    assert doc.page_at(7).number == 2


def test_lines_of_a_text_file_count_through_its_form_feeds():
    doc = document("en\nto\n\ftre\nfire", pages=(Page(1, 0, 7), Page(2, 7, 15)))
    assert doc.lines_of(Span(7, 15)) == (3, 4)
    assert doc.page_at(7).number == 2


def test_lines_of_an_unpaged_document_count_from_the_top_of_the_text():
    assert document("en\nto\ntre").lines_of(Span(3, 9)) == (2, 3)


@pytest.mark.parametrize(
    ("one", "other", "covers", "overlaps"),
    [
        (Span(0, 5), Span(1, 3), True, True),
        (Span(0, 5), Span(3, 7), False, True),
        (Span(0, 5), Span(5, 7), False, False),  # half-open: they only touch
    ],
)
def test_span_algebra(one, other, covers, overlaps):
    assert (one.covers(other), one.overlaps(other)) == (covers, overlaps)


def test_the_innermost_section_is_found():
    layout = Layout(
        (Part(Span(0, 30), "ukjent"),),
        (
            Section(Span(0, 30), Span(0, 3), 1, ("A",)),
            Section(Span(10, 20), Span(10, 12), 2, ("A", "B")),
        ),
        furniture=(Span(25, 27),),
    )
    assert layout.path_at(5) == ("A",)
    assert layout.path_at(15) == ("A", "B")
    assert layout.path_at(25) == ("A",)
    assert layout.is_furniture(26)
    assert not layout.is_furniture(27)
