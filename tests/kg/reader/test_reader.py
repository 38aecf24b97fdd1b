import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.reader import parted, read, score
from kg.reader.spans import MOST, NAMES, spans
from kg.reader.wanted import kind_of, kinds, understand
from kg.reader.words import read_words

PASSAGE = (
    "Havnes kommune åpnet den nye brua ved Solheim i mars 2019. "
    "Brua kostet 48 millioner kroner. "
    "Ordfører Kari Berg klippet snora, og korpset spilte."
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Når åpnet brua ved Solheim?", "2019"),
        ("Hva kostet brua?", "48 millioner kroner"),
        ("Hvem klippet snora?", "Kari Berg"),
    ],
)
def test_reads_the_answer(question: str, told: str):
    found = read(question, PASSAGE)
    assert found is not None
    assert told in found.text
    assert PASSAGE[found.start : found.end] == found.text
    first, last = found.sentence
    assert first <= found.start < found.end <= last


def test_the_sentence_that_answers_is_first():
    sentences = [PASSAGE[a:b] for a, b in parted(PASSAGE)]
    assert len(sentences) == 3
    scores = score("Hva kostet brua?", sentences)
    assert scores.index(max(scores)) == 1


def test_the_order_of_the_list_changes_nothing():
    sentences = [PASSAGE[a:b] for a, b in parted(PASSAGE)]
    scores = score("Hvem klippet snora?", sentences)
    turned = score("Hvem klippet snora?", sentences[::-1])
    assert turned[::-1] == pytest.approx(scores, abs=1e-4)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Når ble brua åpnet?", "when"),
        ("Hvilket år ble brua åpnet?", "when"),
        ("Hvor lenge varte møtet?", "long"),
        ("Hvor mange prosent stemte?", "percent"),  # before "how many"
        ("Hvor mange møtte?", "count"),
        ("Hva kostet brua?", "money"),
        ("Hvor mye regnet det?", "much"),
        ("Hvor ligger Havnes?", "where"),  # bare "hvor" is a place
        ("Hvilken by ligger der?", "where"),
        ("Hvem leder utvalget?", "who"),
        ("Hva heter rektor?", "called"),
        ("Hvorfor ble brua stengt?", "why"),
        ("Hva er grunnen til det?", "why"),  # not "hva er"
        ("Hvilke skoler er nye?", "list"),
        ("Hva er skjønn?", "is"),
        ("Hva gjorde de?", "what"),
        ("?", "what"),  # nothing told
    ],
)
def test_kinds(question: str, kind: str):
    assert kind_of(question) == kind
    assert kind in kinds()


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Kari Berg kom i 2019.", "name name verb preposition year stop"),
        ("Hun kom.", "pronoun verb stop"),  # opens a sentence: not a name
        ("48 millioner (48,5 %)", "number unit open number unit close"),
        ("tre i mars", "few preposition month"),
    ],
)
def test_classes_of_words(text: str, classes: str):
    assert [word.kind for word in read_words(text)] == classes.split()


@pytest.mark.parametrize(
    ("question", "passage"),
    [("Hva?", "Ja."), ("", PASSAGE), ("?", "…"), ("Hvem?", "Kari"), ("Hvor?", ".")],
)
def test_little_text(question: str, passage: str):
    found = read(question, passage)
    assert found is None or passage[found.start : found.end] == found.text


def test_nothing_to_read():
    assert read("Hvem?", " \n ") is None
    assert score("Hvem?", []) == []


def test_spans_are_short_and_have_all_figures():
    made = spans(understand("Hvem klippet snora?"), PASSAGE, -0.5, best=True)
    assert made.rows.shape == (len(made.first), len(NAMES) + len(kinds()))
    assert (made.last - made.first).max() == MOST - 1
    assert (made.last >= made.first).all()


@given(st.text(max_size=80), st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_read(question: str, passage: str):
    found = read(question, passage)
    assert found is None or found.text == passage[found.start : found.end]
    assert len(score(question, [passage, "Brua kostet mye."])) == 2
