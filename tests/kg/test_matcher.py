"""What a text has for a question."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.matcher import Matcher
from kg.question import understand
from kg.words import likeness, stems

QUESTION = understand("Hvor mye øker gebyret for vann i Fjordvik i 2031?")
# Words that begin, end or are made as those of the question, and others.
PARTS = st.sampled_from(("gebyr", "vann", "fjord", "vik", "avlop", "geby", "oker", ""))


@settings(deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=3).map("".join).filter(bool))
def test_no_word_that_is_like_a_term_is_passed_over(word: str) -> None:
    [stem] = stems(word)
    met = Matcher(QUESTION).marks(word).cover
    for cover, term in zip(met, QUESTION.terms, strict=True):
        assert cover == max(w * likeness(f, stem) for f, w in term.forms.items())


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("Gebyret for vann øker.", 0),
        ("Gebyret for vann og avløp øker, avløp mest.", 2),  # each word once
        ("i av på og", 0),  # small words tell nothing new
    ],
)
def test_words_that_the_question_does_not_say(text: str, news: int) -> None:
    assert Matcher(QUESTION).marks(text).news == news


def test_a_share_weighs_rare_terms_more() -> None:
    matcher = Matcher(QUESTION)
    none, every = (matcher.share([met] * len(matcher.terms)) for met in (0.0, 1.0))
    assert (none, every) == (0.0, pytest.approx(1.0))


def test_a_figure_beside_what_is_counted_tells_more_than_one_further_off() -> None:
    matcher = Matcher(understand("Hvor mange plasser har barnehagen i Fjordvik?"))
    beside = matcher.marks("Barnehagen i Fjordvik har 84 plasser.").first
    further = matcher.marks(
        "Det bygges 12 boliger i Fjordvik, og barnehagen har fått flere nye plasser."
    ).first
    without = matcher.marks("Barnehagen i Fjordvik åpnet med 12 ansatte.").first
    assert beside == 1.0 > further > without == 0.0
