"""Every kind of fact becomes quads that the vocabulary knows."""

from collections.abc import Callable
from dataclasses import fields, replace

import pyoxigraph as ox
import pytest

from ingest import debatefacts, facts, toldfacts
from ingest.facts import Extraction
from ingest.model import Passage, Span
from kg.triples import WRITERS, quads

BASE = "https://example.org/id/"
SHA = "ab" * 32
PREFIXES = """
PREFIX kg: <https://kommunegraf.example/ns#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""


Read = Callable[..., Extraction]
Said = tuple[facts.Fact, ...]


@pytest.fixture
def whole(read: Read, one_of_each: Said) -> ox.Store:
    return stored(read(*one_of_each))


def stored(extraction: Extraction) -> ox.Store:
    store = ox.Store()
    store.extend(quads(extraction, BASE))
    return store


def ask(store: ox.Store, pattern: str) -> bool:
    query = f"{PREFIXES} ASK {{ {pattern} }}"
    return bool(store.query(query, use_default_graph_as_union=True))


def test_every_type_of_fact_has_a_writer(one_of_each: Said) -> None:
    kinds = {
        kind
        for module in (facts, debatefacts, toldfacts)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, facts.Fact)
    }
    assert set(WRITERS) == kinds - {facts.Fact}
    assert {type(fact) for fact in one_of_each} == set(WRITERS)


@pytest.mark.parametrize(
    "pattern",
    [
        '?d a kg:Dokument ; kg:filnavn "protokoll.txt" ; kg:utgiver/kg:navn ?k',
        '?p kg:dokumenttype "moeteprotokoll" ; dcterms:issued ?d ; kg:startTegn 0',
        '?m a kg:Moetemappe ; kg:utvalg/kg:kode "FSK" ; kg:starttid ?t ; '
        'kg:moeteleder/foaf:name "Kari Berg"',
        '?d a kg:Moetedeltaker ; kg:tilstede true ; kg:moetteFor/foaf:name "Ola Lie"',
        "?s a kg:Moetesak ; kg:moetesakssekvensnummer 7 ; kg:moete/kg:utvalg ?u",
        '?s kg:saksmappe ?f . ?f kg:saksnummer "23/17920" ; kg:sakssekvensnummer '
        '17920 ; kg:saksbehandler/foaf:name "Siv Moe"',
        '?v a kg:Vedtak ; kg:utfall "vedtatt" ; kg:moetesak/kg:moetesaksnummer "7/24"',
        '?v a kg:Votering ; kg:stemmerFor 9 ; kg:partiMot/kg:partikode "SP"',
        '?i a kg:Inhabilitet ; kg:person/foaf:name "Ola Lie"',
        "?b a kg:Budsjettpost ; kg:verdi ?v ; kg:prosjekt/kg:ferdigAar ?y "
        "FILTER(?v = -2000000)",
        '?o a kg:Observasjon ; kg:verdi 7.3 ; kg:omraade/kg:navn "Nordvik"',
        '?o kg:omtaler/foaf:name "Kari Berg" ; kg:passasje/kg:startLinje 1',
        '?p a kg:Passasje ; kg:tekst "Vedtaket er enstemrnig." ; '
        'kg:rettetTekst "Vedtaket er enstemmig." ; kg:overskrift "Sak 7/24"',
        "?p a kg:Passasje ; kg:startLinje 5 ; kg:sluttLinje 5 ; kg:dokumentdel ?del",
    ],
)
def test_what_is_said(pattern: str, whole: ox.Store) -> None:
    assert ask(whole, pattern)


@pytest.mark.parametrize("kind", WRITERS, ids=lambda kind: kind.__name__)
def test_each_fact_alone_is_typed_and_has_a_place(
    kind: type, read: Read, one_of_each: Said
) -> None:
    """A thing that is only mentioned is stated too, so no reference dangles."""
    fact = next(fact for fact in one_of_each if type(fact) is kind)
    graph = list(quads(read(fact), BASE))
    typed = {q.subject for q in graph if q.predicate.value.endswith("#type")}
    ours = {
        q.object
        for q in graph
        if isinstance(q.object, ox.NamedNode) and q.object.value.startswith(BASE)
    }
    assert ours <= typed
    assert not any(isinstance(q.subject, ox.BlankNode) for q in graph)
    placed = {q.subject for q in graph if q.predicate.value.endswith("wasDerivedFrom")}
    facts_said = {
        s.value for s in typed if "/dokument/" not in s.value or "/person/" in s.value
    }
    assert facts_said - {f"{BASE}kommune/fjordvik"} <= {s.value for s in placed}


def test_all_quads_stand_in_the_graph_of_the_document(
    read: Read, one_of_each: Said
) -> None:
    graphs = {quad.graph_name for quad in quads(read(*one_of_each), BASE)}
    assert graphs == {ox.NamedNode(f"{BASE}dokument/{SHA[:16]}")}


def test_the_same_extraction_gives_the_same_quads_in_the_same_order(
    read: Read, one_of_each: Said
) -> None:
    first = list(quads(read(*one_of_each), BASE))
    assert first == list(quads(read(*one_of_each), BASE))
    assert len(first) == len(set(first))


def test_bodies_of_unknown_municipalities_are_not_taken_for_one(
    read: Read, one_of_each: Said
) -> None:
    known, unknown = (
        {
            q.subject.value
            for q in quads(read(*one_of_each, kommune=kommune), BASE)
            if q.object.value.endswith("Utvalg")
        }
        for kommune in ("Fjordvik", None)
    )
    assert known == {f"{BASE}utvalg/fjordvik/formannskapet"}
    assert unknown == {f"{BASE}utvalg/dokument-{SHA[:16]}/formannskapet"}


def test_the_first_value_of_a_single_property_stays(read: Read) -> None:
    early, late = (
        facts.Moete(
            utvalg="X", dato="2024-01-01", starttid=time, evidence=(Span(0, 5),)
        )
        for time in ("09:00", "10:00")
    )
    pattern = '?m kg:starttid "09:00:00"^^xsd:time'
    assert ask(stored(read(early, late)), pattern)
    assert not ask(stored(read(late, early)), pattern)


def test_no_field_of_a_fact_is_lost(read: Read, one_of_each: Said) -> None:
    """Every value that a fact holds can be read from the graph again."""
    told = " ".join(str(quad.object.value) for quad in quads(read(*one_of_each), BASE))
    for fact in one_of_each:
        for field in fields(fact):
            value = getattr(fact, field.name)
            if isinstance(value, str) and field.name not in ("klasse", "starttid"):
                assert value in told, (type(fact).__name__, field.name)


def test_a_place_within_a_line_is_mended_with_its_whole_line(read: Read) -> None:
    """Else the mends of a line are parted among the passages that share it."""
    plain = read()
    start = plain.document.text.index("er enstemrnig")
    halves = Passage(Span(0, start), 0), Passage(Span(start, start + 14), 0)
    cut = replace(plain, layout=replace(plain.layout, passages=halves))
    for said in ("?p kg:startTegn 0", '?p kg:tekst "er enstemrnig."'):
        pattern = (
            f'{said} ; kg:rettetTekst ?r FILTER(CONTAINS(?r, "Vedtaket er enstemmig."))'
        )
        assert ask(stored(cut), pattern)


def test_a_case_without_a_number_is_the_one_of_its_body_and_date(read: Read) -> None:
    sak = facts.SakRef("Formannskapet", None, "2024-11-05")
    at = (Span(0, 5),)
    planned = facts.Moetesak(sak=sak, tittel="Ny skole", saksmappe="24/1", evidence=at)
    other = facts.Moetesak(sak=sak, tittel="Nytt bad", saksmappe="24/2", evidence=at)
    text = facts.Behandling(klasse="Innstilling", sak=sak, tekst="Bygges", evidence=at)
    pattern = '?b kg:moetesak ?s . ?s dcterms:title "Ny skole"'
    assert ask(stored(read(planned, text)), pattern)
    assert not ask(stored(read(planned, other, text)), pattern)
