"""From facts to the graph: every fact becomes quads of its document's named graph."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pyoxigraph import Quad

from ingest import debatefacts, facts, toldfacts
from ingest.facts import Extraction, Fact
from kg.triples import debates, entities, events, figures, meetings, statements
from kg.triples.documents import write_document
from kg.triples.sheet import Sheet

WRITERS: Mapping[type[Fact], Callable[[Sheet, Any], None]] = {
    facts.Behandling: meetings.write_behandling,
    facts.Beloep: figures.write_beloep,
    facts.Budsjettpost: figures.write_post,
    facts.Dato: figures.write_dato,
    facts.Enhet: entities.write_enhet,
    debatefacts.Forslag: debates.write_forslag,
    debatefacts.Redegjoerelse: debates.write_redegjoerelse,
    debatefacts.Spoersmaal: debates.write_spoersmaal,
    toldfacts.Hendelse: events.write_hendelse,
    facts.Inhabilitet: meetings.write_inhabilitet,
    facts.Kontroll: figures.write_kontroll,
    toldfacts.Lovhenvisning: figures.write_lovhenvisning,
    facts.Moete: meetings.write_moete,
    facts.Moetedeltaker: meetings.write_deltaker,
    facts.Moetesak: meetings.write_sak,
    facts.Observasjon: figures.write_observasjon,
    facts.Omtale: entities.write_omtale,
    facts.Person: entities.write_person,
    facts.Prosjekt: entities.write_prosjekt,
    facts.Sted: entities.write_sted,
    facts.Temaplan: entities.write_plan,
    toldfacts.Utsagn: statements.write_utsagn,
    facts.Vedtaksoppfoelging: meetings.write_oppfoelging,
    facts.Verv: entities.write_verv,
    facts.Votering: meetings.write_votering,
}


def quads(extraction: Extraction, base: str) -> Iterator[Quad]:
    """All quads of one document, in its own named graph.

    The same extraction gives the same quads in the same order. No blank nodes.
    """
    sheet = Sheet(extraction, base)
    write_document(sheet, extraction)
    for fact in extraction.facts:
        WRITERS[type(fact)](sheet, fact)
    sheet.close()
    yield from sheet.quads()
