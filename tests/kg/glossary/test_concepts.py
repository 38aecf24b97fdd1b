"""Concepts: what citizens say and what the documents call it."""

import pytest
import rdflib

from kg.glossary.concepts import concepts, expand, turtle

SKOS = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")


def test_three_hundred_concepts_each_with_labels() -> None:
    names = [concept.preferred for concept in concepts()]
    assert len(names) == len(set(names)) >= 300
    assert all(c.alternative[0] and c.nynorsk[0] and c.english[0] for c in concepts())


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Hvor går kloakken?", "avløp"),  # another form of the everyday word
        ("Hva koster søppelhentingen?", "renovasjon"),
        ("Hvem var rådmann?", "kommunedirektør"),
        ("Får mor plass på gamlehjemmet?", "sykehjem"),
        ("Hva koster fritidsordningen?", "skolefritidsordning"),
        ("Er det trygt på gang- og sykkelveien?", "gang- og sykkelvei"),
        ("Kor mykje kostar barnehagen for minsten?", "barnehage"),
        ("What does garbage cost?", "renovasjon"),  # English
    ],
)
def test_everyday_words_lead_to_the_concept(asked: str, meant: str) -> None:
    own = meant in asked.lower()
    assert own or meant in expand(asked)


def test_words_that_are_said_are_not_added() -> None:
    assert "avløp" not in expand("avløp")
    assert "kloakk" in expand("avløp")
    assert expand("Hva med dette?") == {}
    assert expand("") == {}


def test_a_phrase_is_not_taken_word_by_word() -> None:
    # "praktisk bistand" is one thing, and nothing else that "bistand" may be.
    assert set(expand("praktisk bistand")) <= set(expand("husvask")) | {"husvask"}


def test_a_word_of_several_concepts_tells_less_of_each() -> None:
    alone = max(expand("søppelhenting").values())
    shared = list(expand("kø").values())
    assert shared
    assert max(shared) < alone


def test_as_skos() -> None:
    graph = rdflib.Graph().parse(data=turtle("https://example.org/"), format="turtle")
    labels = list(graph.objects(None, SKOS.prefLabel))
    assert len(labels) == len(concepts())
    assert {label.language for label in labels} == {"nb"}
    other = {label.language for label in graph.objects(None, SKOS.altLabel)}
    assert other == {"nb", "nn", "en"}
