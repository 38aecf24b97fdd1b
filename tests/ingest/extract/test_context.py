"""The sentence or row that something stands in."""

import pytest

from ingest.extract.context import Surroundings, phrase, sentence
from ingest.model import Document, Layout, Section, Span
from ingest.view import View

CASES = [
    # text, word, sentence, why
    ("Først dette. Så 5 mill. kroner til skole. Sist.", "5 mill.",
     "Så 5 mill. kroner til skole.", "full stops end it, abbreviations do not"),
    ("Det kom i 1. tertial 2024 og ikke før. Så.", "2024",
     "Det kom i 1. tertial 2024 og ikke før.", "an ordinal does not end it"),
    ("Vedtatt av A. Moen i Nordvik i dag.", "Nordvik",
     "Vedtatt av A. Moen i Nordvik i dag.", "an initial does not end it"),
    ("1 Formannskapet 07.11.2023\n2 Kommunestyret 14.11.2023\n", "07.11.2023",
     "1 Formannskapet 07.11.2023", "rows are apart"),
    ("• Redusert utbytte 19\n• Pensjon 50\n", "19", "• Redusert utbytte 19", "points"),
    ("Vi har brukt om lag\n\n40 mill. på dette i år.", "40",
     "Vi har brukt om lag\n\n40 mill. på dette i år.", "lines set far apart go on"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected", "why"), CASES)
def test_sentence(text, word, expected, why):
    at = text.index(word)
    start, end = sentence(text, at, at + len(word))
    assert text[start:end] == expected, why


def test_sentence_holds_what_it_was_asked_for():
    text = "Ord. " * 400
    for at in range(0, len(text), 97):
        start, end = sentence(text, at, at + 1)
        assert start <= end <= len(text)


def test_phrase_leaves_the_figure_out():
    text = "Det settes av 5 mill. kroner til ny bru i Myrdal."
    at = text.index("5 mill. kroner")
    assert (
        phrase(View(Document("a.txt", "0", "text/plain", text)), at, at + 14)
        == "Det settes av til ny bru i Myrdal"
    )


def test_innermost_heading():
    text = "Kapittel\nDel\nTekst her.\nMer tekst."
    view = View(Document("a.txt", "0", "text/plain", text))
    whole, part = Span(0, len(text)), Span(9, 24)
    layout = Layout(
        (),
        (
            Section(whole, Span(0, 8), 1, ("Kapittel",)),
            Section(part, Span(9, 12), 2, ("Kapittel", "Del")),
        ),
        furniture=(Span(25, 28),),
    )
    around = Surroundings(view, layout)
    assert around.heading(15) == "Del"
    assert around.heading(30) == "Kapittel", "the inner section has ended"
    assert around.is_furniture(26)
    assert not around.is_furniture(15)
