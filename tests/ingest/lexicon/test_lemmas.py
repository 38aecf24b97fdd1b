"""The lemma of a word, without a tagger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lexicon.lemmas import lemma, lemmas, name_lemma


@pytest.mark.parametrize(
    ("word", "expected", "why"),
    [
        ("vedtakene", "vedtak", "an inflected form"),
        ("vedtok", "vedta", "a strong verb"),
        ("er", "være", "nothing of the form is left"),
        ("menn", "mann", "the vowel changes"),
        ("kommunestyrets", "kommunestyre", "a genitive"),
        ("planutvalgets", "planutvalg", "a genitive of a compound"),
        ("sykehjemsplassene", "sykehjemsplass", "a compound nobody listed"),
        ("kommunedirektøren", "kommunedirektør", "not -direktøre"),
        ("foreldrebetalingen", "foreldrebetaling", "a feminine with -en"),
        ("årsverkene", "årsverk", "å at the head"),
        ("eldreråd", "eldreråd", "stays as it is"),
        ("Høyre-velgerne", "Høyre-velger", "the last part alone is inflected"),
        ("BUDSJETTET", "budsjett", "capitals of a heading"),
    ],
)
def test_bokmaal(word: str, expected: str, why: str) -> None:
    assert lemma(word) == expected, why


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("kommunane", "kommune"),
        ("vedtaket", "vedtak"),
        ("innbyggjarar", "innbyggjar"),
        ("løyvingane", "løyving"),
        ("er", "vere"),
    ],
)
def test_nynorsk(word: str, expected: str) -> None:
    assert lemma(word, "nn") == expected


@pytest.mark.parametrize(
    ("name", "expected", "why"),
    [
        ("Hansens", "Hansen", "a genitive"),
        ("Norges", "Norge", "a genitive of a known name"),
        ("Lars", "Lars", "a known name that ends in s"),
        ("Kvalneset", "Kvalneset", "no s at all"),
        ("Nordås", "Nordås", "-ås is no genitive"),
        ("Tiltnes", "Tiltnes", "-nes is no genitive"),
    ],
)
def test_names(name: str, expected: str, why: str) -> None:
    assert name_lemma(name) == expected, why


def test_a_capital_at_the_head_of_a_sentence_makes_no_name() -> None:
    words = ["Kommunene", "på", "Sørlandet", "fikk", "«", "Rammene", "»", "."]
    expected = ["kommune", "på", "Sørlandet", "få", '$"', "ramme", '$"', "$."]
    assert lemmas(words) == expected


@given(st.text(alphabet="abdeghiklmnoprstuvyæøå-", min_size=1, max_size=25))
def test_every_word_has_a_lemma(word: str) -> None:
    assert lemma(word)
