"""The glossary is data that holds together."""

import pytest

from kg.glossary import (
    in_bokmaal,
    phrases,
    said_otherwise,
    stopwords,
    weak_words,
)
from kg.words import stem


@pytest.mark.parametrize("table", ["dialect", "nynorsk", "english", "languages"])
def test_every_line_has_two_columns_in_use(table: str) -> None:
    assert len(phrases(table)) > 2
    assert all(left and left == left.strip().lower() for left in phrases(table))


@pytest.mark.parametrize(
    ("language", "asked", "said"),
    [
        ("nb", "Kor mykje kosta det?", "hvor mye kosta det?"),  # nynorsk all the same
        ("nb", "Har andelen gått ned?", "Har andelen gått ned?"),
        ("nn", "Kva gjer kommunane i Kvamsbygda?", "hva gjør kommunene i Kvamsbygda?"),
        ("nn", "Korleis er vasskvaliteten?", "hvordan er vannkvaliteten?"),
        (
            "en",
            "How many pupils walked?",
            "hvor mange elever gå?",
        ),  # the form of a verb
        ("en", "Share of households with 5G", "andel av husholdninger med 5G"),
        ("en", "Who chairs the audit committee?", "hvem leder  kontrollutvalg?"),
    ],
)
def test_a_question_is_said_in_bokmaal(language: str, asked: str, said: str) -> None:
    assert in_bokmaal(asked, language) == said


def test_each_word_of_a_phrase_stands_for_what_the_documents_say() -> None:
    [ran, _, _, on, _] = said_otherwise(["gikk", "de", "i", "null", "nå"])
    assert ran == on == {} or ran == on
    [slow, together] = said_otherwise(["borgermester", "spiste"])
    assert "ordfor" in slow
    assert together == {}


def test_a_citizens_word_leads_to_the_term_and_not_back() -> None:
    [said], [term] = said_otherwise(["kloakk"]), said_otherwise(["avløp"])
    assert stem("avløp") in said
    assert stem("kloakk") not in term
    assert stem("avløpsvann") in term


def test_weak_words_are_not_dropped_as_well() -> None:
    assert "sykefravær" not in weak_words() | stopwords()
    assert {"årsrapporten", "vedtatt"} <= weak_words() - stopwords()
