import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Document, Span
from kg.web.passages import in_context, in_lines, marked, sentence_with_marks

TEXT = "Første linje\nsier <b>at</b> 2 & 2 er 4.\nSiste linje"
DOCUMENT = Document("a.txt", "ab" * 32, "text/plain", TEXT)
TAGS = ("<mark>", "</mark>")


def test_a_quotation_is_marked_and_signs_are_escaped() -> None:
    span = Span(TEXT.index("sier"), TEXT.index(" er 4"))
    assert in_context(DOCUMENT, span) == (
        '<div class="kg-passage">Første linje\n<mark>sier '
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


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Vedtak: 1. Skolen bygges. 2. Rammen er 9 mill.", 3),  # points
        ("1. Skolen bygges. 2. Rammen er 9 mill.", 2),
        ("Hva nå? • Omstilling • Salg", 3),  # bullets
        ("Møtet var 10. desember 2024. 12. Desember er navnet.", 1),  # days
        ("Punkt 2. Skolen bygges.", 1),  # one point alone
        ("Kapittel 1.2 Mål og 2.3 Midler", 1),
        ("3. Skolen skal stå ferdig.", 1),
    ],
)
def test_points_stand_on_lines_of_their_own(text: str, lines: int) -> None:
    told = in_lines(text)
    assert len(told.splitlines()) == lines
    assert told.split() == text.split()


def test_figures_are_not_broken_between_lines() -> None:
    assert in_lines("fra 18 400 til 19 100 kr, 9 %, 5 barn i 2025") == (
        "fra 18\u00a0400 til 19\u00a0100\u00a0kr, 9\u00a0%, 5 barn i 2025"
    )


def test_numbers_of_places_are_no_part_of_a_figure() -> None:
    told = sentence_with_marks("Rammen er 245", [1, 2])
    assert told == (
        '<p class="kg-answer">Rammen er 245 <sup class="kg-ref">[1]</sup>'
        ' <sup class="kg-ref">[2]</sup></p>'
    )
