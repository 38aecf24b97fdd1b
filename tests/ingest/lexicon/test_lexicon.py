"""Which words exist."""

import pytest

from ingest.lexicon import is_word, oddities, parts, readable_share, terms
from ingest.lexicon.readings import likelihood, readings


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("barnehagene", True),  # an inflected form
        ("og", True),  # not in the dictionary's tables, but counted
        ("Kommunens", True),  # capital, genitive
        ("eldrerådsmøtet", True),  # a compound with s
        ("årshjul", True),  # begins with a short word
        ("gkning", False),
        ("veere", False),
        ("qwxz", False),
    ],
)
def test_is_word(word: str, expected: bool) -> None:
    assert is_word(word) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("budsjettvedtak", ("budsjett", "vedtak")),
        ("omsorgsplass", ("omsorg", "plass")),
        ("gkning", ()),
    ],
)
def test_parts(word: str, expected: tuple[str, ...]) -> None:
    assert parts(word) == expected


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("gkonomi", "økonomi"),
        ("st@rre", "større"),
        ("nzering", "næring"),
        ("igsninger", "løsninger"),
        ("giennom", "gjennom"),
        ("fgrskolelaerer", "førskolelærer"),  # two places
    ],
)
def test_the_first_other_reading(damaged: str, meant: str) -> None:
    assert readings(damaged)[1].word == meant


def test_a_word_as_it_stands_is_always_a_reading() -> None:
    assert readings("hgyde")[0] == ("hgyde", 0.0)


def test_common_words_are_likelier() -> None:
    assert likelihood("kommunen") > likelihood("budsjettvedtak") > likelihood("qwxz")


def test_letters_that_never_stand_together() -> None:
    assert oddities("kommune") == 0 < oddities("opplgfting")


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Kommunestyret vedtok budsjettet.", 1.0, 1.0),
        ("xqzt kommunen wvkq zxqa", 0.2, 0.3),
        ("12 345", 1.0, 1.0),  # no words, nothing unreadable
    ],
)
def test_readable_share(text: str, least: float, most: float) -> None:
    assert least <= readable_share(text) <= most


def test_figures_are_terms_of_their_kind() -> None:
    assert terms("I 2023 fikk 12 Barn") == ["i", "<year>", "fikk", "<number>", "barn"]
