"""Every kind of fact becomes quads that the vocabulary knows."""

from dataclasses import fields
from decimal import Decimal

import pyoxigraph as ox
import pytest

from ingest import facts
from ingest.facts import Extraction, SakRef
from ingest.model import Document, Layout, Part, Passage, Section, Span
from ingest.view import Edit, View
from kg.triples import WRITERS, quads

BASE = "https://example.org/id/"
TEXT = (
    "Møteprotokoll for formannskapet\n"
    "Dato 14.03.2024\n"
    "\n"
    "Sak 7/24 Ny bru ved Solheim\n"
    "Kari Berg (SP) tok opp saken, 2 mill. kr.\n"
    "Vedtaket er enstemrnig.\n"
)
SHA = "ab" * 32
PREFIXES = """
PREFIX kg: <https://kommunegraf.example/ns#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""


def span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


def at(quote: str) -> dict[str, tuple[Span, ...]]:
    return {"evidence": (span(quote),)}


SAK = SakRef("Formannskapet", "7/24", "2024-03-14")
ONE_OF_EACH = (
    facts.Enhet(
        navn="Formannskapet", enhetstype="UTVALG", kode="FSK", **at("formannskapet")
    ),
    facts.Person(navn="Kari Berg", varianter=("K. Berg",), **at("Kari Berg")),
    facts.Verv(person="Kari Berg", parti="SP", **at("Kari Berg (SP)")),
    facts.Moete(
        utvalg="Formannskapet",
        dato="2024-03-14",
        starttid="9:00",
        leder="Kari Berg",
        **at("Dato"),
    ),
    facts.Moetedeltaker(
        utvalg="Formannskapet",
        dato="2024-03-14",
        person="Kari Berg",
        parti="SP",
        moette_for="Ola Lie",
        **at("Kari Berg"),
    ),
    facts.Moetesak(
        sak=SAK,
        tittel="Ny bru ved Solheim",
        saksmappe="23/17920",
        saksbehandler="Siv Moe",
        rekkefoelge=1,
        **at("Sak 7/24"),
    ),
    facts.Behandling(
        klasse="Vedtak", sak=SAK, tekst="Bygg", utfall=("vedtatt",), **at("Vedtaket")
    ),
    facts.Votering(
        sak=SAK, enstemmig=False, stemmer_for=9, parti_mot=("SP",), **at("Vedtaket")
    ),
    facts.Inhabilitet(sak=SAK, person="Ola Lie", **at("Vedtaket")),
    facts.Vedtaksoppfoelging(sak=SAK, tittel="Ny bru", **at("Vedtaket")),
    facts.Temaplan(navn="vannmiljø", vedtatt="2024-03", **at("Ny bru")),
    facts.Prosjekt(navn="Ny bru", ferdig_aar=2026, sted="Solheim", **at("Ny bru")),
    facts.Budsjettpost(
        tekst="Ny bru",
        kolonne="Budsjett 2024",
        verdi=Decimal("-2000000.0"),
        tabell=span("2 mill. kr."),
        overflateform="-2 mill.",
        aar=2024,
        prosjekt="Ny bru",
        **at("2 mill. kr."),
    ),
    facts.Observasjon(
        indikator="Andel bruer",
        omraade="Nordvik",
        verdi=Decimal("7.30"),
        enhet="%",
        aar=2023,
        **at("2 mill."),
    ),
    facts.Kontroll(
        tabell=span("2 mill. kr."),
        stemmer=True,
        avvik=Decimal(0),
        beskrivelse="Sum",
        **at("2 mill."),
    ),
    facts.Beloep(
        verdi=Decimal("2E6"), overflateform="2 mill. kr", gjelder="bru", **at("2 mill.")
    ),
    facts.Dato(verdi="2024-03-14", overflateform="14.03.2024", **at("14.03.2024")),
    facts.Lovhenvisning(
        lov="kommuneloven", paragraf="14-1", overflateform="kml.", **at("Sak")
    ),
    facts.Sted(navn="Solheim", eiendom="12/3", **at("Solheim")),
    facts.Omtale(
        klasse="Person",
        entity="Kari Berg",
        overflateform="Kari Berg",
        **at("Kari Berg"),
    ),
)


def extraction(
    *said: facts.Fact, kommune: str | None = "Fjordvik kommune"
) -> Extraction:
    document = Document("protokoll.txt", SHA, "text/plain", TEXT)
    torn = span("enstemrnig")
    view = View(document, (Edit(torn.start, torn.end, "enstemmig"),))
    layout = Layout(
        parts=(Part(Span(0, len(TEXT)), "moeteprotokoll", "Protokoll", "2024-03-14"),),
        sections=(Section(span(TEXT[60:-1]), span("Sak 7/24"), 1, ("Sak 7/24",)),),
        passages=(Passage(span(TEXT[:-1]), 0, quality=0.9),),
    )
    return Extraction(document, view, layout, said, kommune)


def store(*said: facts.Fact, kommune: str | None = "Fjordvik kommune") -> ox.Store:
    store = ox.Store()
    store.extend(quads(extraction(*said, kommune=kommune), BASE))
    return store


def ask(store: ox.Store, pattern: str) -> bool:
    query = f"{PREFIXES} ASK {{ {pattern} }}"
    return bool(store.query(query, use_default_graph_as_union=True))


def test_every_type_of_fact_has_a_writer() -> None:
    kinds = {
        kind
        for kind in vars(facts).values()
        if isinstance(kind, type) and issubclass(kind, facts.Fact)
    }
    assert set(WRITERS) == kinds - {facts.Fact}
    assert {type(fact) for fact in ONE_OF_EACH} == set(WRITERS)


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
def test_what_is_said(pattern: str) -> None:
    assert ask(store(*ONE_OF_EACH), pattern)


@pytest.mark.parametrize("fact", ONE_OF_EACH, ids=lambda fact: type(fact).__name__)
def test_each_fact_alone_is_typed_and_has_a_place(fact: facts.Fact) -> None:
    """A thing that is only mentioned is stated too, so no reference dangles."""
    graph = list(quads(extraction(fact), BASE))
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


def test_all_quads_stand_in_the_graph_of_the_document() -> None:
    graphs = {quad.graph_name for quad in quads(extraction(*ONE_OF_EACH), BASE)}
    assert graphs == {ox.NamedNode(f"{BASE}dokument/{SHA[:16]}")}


def test_the_same_extraction_gives_the_same_quads_in_the_same_order() -> None:
    first = list(quads(extraction(*ONE_OF_EACH), BASE))
    assert first == list(quads(extraction(*ONE_OF_EACH), BASE))
    assert len(first) == len(set(first))


def test_bodies_of_unknown_municipalities_are_not_taken_for_one() -> None:
    assert ask(store(*ONE_OF_EACH, kommune=None), "?u a kg:Utvalg")
    known, unknown = (
        {
            q.subject.value
            for q in quads(extraction(*ONE_OF_EACH, kommune=kommune), BASE)
            if q.object.value.endswith("Utvalg")
        }
        for kommune in ("Fjordvik", None)
    )
    assert known == {f"{BASE}utvalg/fjordvik/formannskapet"}
    assert unknown == {f"{BASE}utvalg/dokument-{SHA[:16]}/formannskapet"}


def test_the_first_value_of_a_single_property_stays() -> None:
    early, late = (
        facts.Moete(utvalg="X", dato="2024-01-01", starttid=time, **at("Dato"))
        for time in ("09:00", "10:00")
    )
    assert ask(store(early, late), '?m kg:starttid "09:00:00"^^xsd:time') is not ask(
        store(late, early), '?m kg:starttid "09:00:00"^^xsd:time'
    )


def test_no_field_of_a_fact_is_lost() -> None:
    """Every value that a fact holds can be read from the graph again."""
    told = " ".join(
        str(quad.object.value) for quad in quads(extraction(*ONE_OF_EACH), BASE)
    )
    for fact in ONE_OF_EACH:
        for field in fields(fact):
            value = getattr(fact, field.name)
            if isinstance(value, str) and field.name not in ("klasse", "starttid"):
                assert value in told, (type(fact).__name__, field.name)
