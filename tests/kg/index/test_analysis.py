"""Text to terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.index.analysis import analyse, fold, grams, stop_words, terms, weighed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "på veien",
            ["=veien", "_vei", "veie", "eien", "ien_"],
        ),  # stop word out, stem, grams
        (
            "VÆRET",
            ["=var", "_var", "vare", "aret", "ret_"],
        ),  # one letter for one letter
        ("sak 25/23.", ["=sak", "_sak", "sak_", "=25/23"]),  # not the full stop
        ("23/17920-1", ["=23/17920-1", "=23/17920"]),  # the folder too
        ("12.06.2024", ["=12.06.2024", "=2024"]),  # the year too
        ("", []),
        ("og i på", []),
    ],
)
def test_analyse(text: str, expected: list[str]) -> None:
    assert analyse(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("økonomiplanen", "okonomiplanen"),  # lost letters
        ("Årsrapport", "årsrapport"),
        ("På", "på"),
    ],
)
def test_same_terms(one: str, other: str) -> None:
    assert analyse(one) == analyse(other)


def test_a_compound_shares_terms_with_its_parts() -> None:
    whole = set(analyse("kommunedirektørens"))
    assert {"_kom", "irek", "rekt", "ktor"} <= whole & (
        set(analyse("kommunen")) | set(analyse("direktør"))
    )


def test_stop_words_are_folded_and_hold_no_topic() -> None:
    assert {"pa", "nar", "hva"} <= stop_words()
    assert not {"by", "ære", "haust", "kommune", "skole"} & stop_words()


@given(st.text())
def test_fold_ends_in_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcdefghijklmno", min_size=1))
def test_grams_cover_the_word(word: str) -> None:
    found = grams(word)
    assert found[0][0] == found[-1][-1] == "_"
    assert found[0] + "".join(gram[-1] for gram in found[1:]) == f"_{word}_"


def test_a_long_word_weighs_little_more_than_a_short_one() -> None:
    short, long = (sum(weighed(word).values()) for word in ("vei", "reguleringsplan"))
    assert short < long < 3 * short


def test_what_may_stand_for_a_word_weighs_its_share() -> None:
    alone, beside = weighed("kloakk"), weighed("kloakk", {"avløp": 0.5})
    assert {term: beside[term] for term in alone} == alone
    for term in terms("avløp"):
        assert beside[term] == pytest.approx(weighed("avløp")[term] / 2)


def test_a_phrase_weighs_less_word_by_word() -> None:
    found = weighed("", {"praktisk bistand": 1.0})
    assert found["=praktisk"] == pytest.approx(
        weighed("praktisk")["=praktisk"] / 2**0.5
    )


def test_a_word_said_twice_counts_twice() -> None:
    assert weighed("skole skole")["=skol"] == 2 * weighed("skole")["=skol"]
    assert weighed("skole", {"skole": 0.5}) == weighed("skole")
