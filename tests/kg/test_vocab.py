"""The vocabulary in code and the ontology say the same."""

import json
from importlib.resources import files

import pytest

from kg.constraints import constraints, lexical, ontology
from kg.vocab import KG, PREFIXES, short

RDFS = "http://www.w3.org/2000/01/rdf-schema#"
LANGUAGES = {"nb", "nn", "en"}
TERMS = sorted(term.value for term in KG)


def _objects(subject: str, predicate: str) -> list[object]:
    return [
        quad.object
        for quad in ontology("kommunegraf.ttl")
        if lexical(quad.subject) == subject and quad.predicate.value == predicate
    ]


def test_code_and_ontology_have_the_same_terms() -> None:
    subjects = {lexical(quad.subject) for quad in ontology("kommunegraf.ttl")}
    assert {s for s in subjects if s.startswith(KG.iri)} == set(TERMS)


@pytest.mark.parametrize("term", TERMS, ids=short)
def test_each_term_is_explained_in_three_languages(term: str) -> None:
    labels = _objects(term, RDFS + "label")
    assert {label.language for label in labels} == LANGUAGES  # type: ignore[attr-defined]
    assert _objects(term, RDFS + "comment")


def test_each_property_says_what_it_is_said_of() -> None:
    for quad in ontology("kommunegraf.ttl"):
        if quad.object.value.endswith("#Property"):  # type: ignore[union-attr]
            subject = lexical(quad.subject)
            domain = _objects(subject, RDFS + "domain")
            several = _objects(subject, "https://schema.org/domainIncludes")
            assert bool(domain) != (len(several) > 1), subject


def test_shapes_use_known_terms_only() -> None:
    known = set(TERMS)
    for rule in constraints():
        assert rule.klasse in known
        assert not rule.path.value.startswith(KG.iri) or rule.path.value in known


def test_a_misspelt_term_raises() -> None:
    with pytest.raises(AttributeError, match="Moetesakk"):
        _ = KG.Moetesakk


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        (KG.Vedtak.value, "kg:Vedtak"),
        (PREFIXES["skos"] + "prefLabel", "skos:prefLabel"),
        ("https://elsewhere.example/x", "https://elsewhere.example/x"),
        (KG.iri + "a/b", KG.iri + "a/b"),  # no local name
    ],
)
def test_short(iri: str, expected: str) -> None:
    assert short(iri) == expected


def test_the_context_types_what_the_ontology_types() -> None:
    told = json.loads((files("kg") / "ontology" / "context.jsonld").read_text("utf-8"))
    context = told["@context"]
    assert {prefix: context[prefix] for prefix in PREFIXES} == PREFIXES
    for term in TERMS:
        ranges = [short(str(iri.value)) for iri in _objects(term, RDFS + "range")]  # type: ignore[attr-defined]
        typed = [kind for kind in ranges if kind.startswith("xsd:")]
        if typed and typed != ["xsd:string"]:
            assert context[short(term)] == {"@type": typed[0]}
