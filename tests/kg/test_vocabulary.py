"""What is rare, and what is misspelt."""

import pytest

from kg.question import understand
from kg.vocabulary import Vocabulary, mended, weigh

WORDS = Vocabulary(
    {"omstillingskrav": 3, "kommun": 90, "svommehall": 5, "oppvekst": 20, "krav": 9},
    100,
)


def test_rare_words_weigh_more() -> None:
    rare, common = WORDS.rarity("omstillingskrav"), WORDS.rarity("kommun")
    assert rare is not None
    assert common is not None
    assert 0 < common < rare < 1
    assert WORDS.rarity("finnes-ikke") is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Hva er omstilingskravet?", "omstillingskrav"),
        ("Hva er omstilings kravet?", "omstillingskrav"),
        ("Når åpner svømehallen?", "svommehall"),
    ],
)
def test_misspelt_words_are_mended_beside_what_was_written(
    text: str, meant: str
) -> None:
    asked = weigh(understand(text), WORDS)
    assert any(meant in term.forms for term in asked.terms)
    assert meant in {form for _, form in mended(asked)}
    written = {term.word for term in understand(text).terms}
    assert {term.word for term in asked.terms} == written


def test_known_and_short_words_are_left_alone() -> None:
    assert mended(weigh(understand("Hva er kravet til NAV?"), WORDS)) == ()
