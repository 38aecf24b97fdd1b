"""Concepts: what citizens say and what the documents call it."""

import pytest
import rdflib

from kg.glossary.concepts import (
    MOST,
    concepts,
    key,
    synonyms,
    translated,
    turtle,
    wording,
)

SKOS = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")


def widened(text: str) -> set[str]:
    """Everything that a search for a text looks for."""
    return {label for place in wording(text) for label in place}


def test_a_thousand_concepts_each_once_and_with_labels() -> None:
    names = [concept.preferred for concept in concepts()]
    assert len(names) == len(set(names)) >= 1000
    assert all(
        concept.same or concept.everyday or concept.related for concept in concepts()
    )
    assert all(label == label.strip() for c in concepts() for label in c.labels)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Hvor går kloakken?", "avløp"),  # another form of the everyday word
        ("Hva koster søppelhentingen?", "renovasjon"),
        ("Hvem var rådmann?", "kommunedirektør"),
        ("Får mor plass på gamlehjemmet?", "sykehjem"),
        ("Hva koster fritidsordningen?", "skolefritidsordning"),
        ("Kor mykje kostar barnehagen for minsten?", "barnehage"),
        ("Hvor mye gikk til å tømme septiken?", "septiktømming"),  # a phrase
        ("Legger de på sparebok?", "avsetning"),  # another form of its verb
        ("Bommet de på budsjettet?", "budsjettavvik"),
        ("Hvem får matpakka si på skolen?", "skolemat"),
        ("Er det nok plass på p-huset?", "parkering"),
        ("Kommer det penger fra staten?", "rammetilskudd"),
    ],
)
def test_everyday_words_lead_to_the_concept(asked: str, meant: str) -> None:
    assert meant in widened(asked)


def test_words_without_a_concept_stand_for_themselves() -> None:
    assert wording("Fjordvik Xyz") == [{"fjordvik": 1.0}, {"xyz": 1.0}]
    assert wording("") == []


@pytest.mark.parametrize("small", ["i", "når", "for", "de", "både", "bare", "litt"])
def test_a_small_word_is_no_form_of_a_label(small: str) -> None:
    # Not "IA", "nære", "forest", "deer", "bade", "bar", "litter".
    assert wording(small) == [{small: 1.0}]


def test_a_phrase_is_not_taken_word_by_word() -> None:
    # "praktisk bistand" is one thing, and nothing else that "bistand" may be.
    [place] = wording("praktisk bistand")
    assert next(iter(place)) == "praktisk bistand"
    assert "hjelp hjemme" not in wording("praktisk")[0]


def test_what_is_said_counts_and_a_word_of_several_concepts_tells_less() -> None:
    [one], [several] = wording("søppelhenting"), wording("støtte")
    assert one["søppelhenting"] == several["støtte"] == 1.0
    assert max(one.values()) >= max(v for k, v in several.items() if k != "støtte")


def test_the_ways_that_count_most_are_told() -> None:
    [place] = wording("renovasjon")
    others = [weight for label, weight in place.items() if label != "renovasjon"]
    [everything] = [c for c in concepts() if c.preferred == "renovasjon"]
    assert len(others) <= MOST < len(everything.norwegian)


def test_the_same_meaning_leads_both_ways_and_everyday_words_one() -> None:
    assert "avløp" in synonyms()[key("kloakk")]
    assert "kloakk" not in synonyms().get(key("avløp"), ())
    assert "avløpsvann" in synonyms()[key("avløp")]
    assert "avløp" in synonyms()[key("avløpsvann")]


@pytest.mark.parametrize(
    ("language", "said", "meant"),
    [
        ("en", "wealth tax", "formuesskatt"),
        ("en", "care homes for", None),  # only in the table of English
        ("nn", "reinseanlegg", "avløpsrenseanlegg"),
        ("nn", "skatt", None),  # bokmål as well
    ],
)
def test_labels_of_other_languages(language: str, said: str, meant: str | None) -> None:
    assert translated(language).get(said) == meant


def test_as_skos() -> None:
    graph = rdflib.Graph().parse(data=turtle("https://example.org/"), format="turtle")
    labels = list(graph.objects(None, SKOS.prefLabel))
    assert len(labels) == len(concepts())
    assert {label.language for label in labels} == {"nb"}
    other = {label.language for label in graph.objects(None, SKOS.altLabel)}
    assert other == {"nb", "nn", "en"}
