"""Text to terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.index.analysis import analyse, as_said, fold, grams, stop_words, weighed


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
    [[short]], [[long]] = (weighed(as_said(w)) for w in ("vei", "reguleringsplan"))
    assert sum(short.values()) < sum(long.values()) < 3 * sum(short.values())


def test_what_may_stand_for_a_word_weighs_its_share() -> None:
    [[said, other]] = weighed([{"kloakk": 1.0, "avløp": 0.5}])
    assert [[said]] == weighed(as_said("kloakk"))
    [[alone]] = weighed(as_said("avløp"))
    assert other == {term: pytest.approx(weight / 2) for term, weight in alone.items()}


def test_a_phrase_holds_the_terms_of_its_words() -> None:
    [[both]] = weighed([{"praktisk bistand": 1.0}])
    [[one]], [[other]] = weighed(as_said("praktisk")), weighed(as_said("bistand"))
    assert both == pytest.approx(one | other)


def test_places_without_anything_to_search_for_are_left_out() -> None:
    assert weighed([{"og": 1.0}, {"": 1.0}, {}]) == []
    assert weighed([{"og": 1.0, "skole": 0.5}]) == weighed([{"skole": 0.5}])
