"""What was proposed and asked in a meeting, and who presented a case."""

from ingest.debatefacts import Forslag, Redegjoerelse, Spoersmaal
from kg.triples import named
from kg.triples.meetings import called, case_node, meeting_node
from kg.triples.sheet import Sheet
from kg.vocab import KG


def write_forslag(sheet: Sheet, fact: Forslag) -> None:
    """State a proposal that was made in a case."""
    label = f"Forslag fra {fact.forslagsstiller}: {called(fact.sak)}"
    node = sheet.fact(KG.Forslag, label, fact)
    sheet.one(node, KG.moetesak, case_node(sheet, fact.sak, fact))
    sheet.text(node, KG.tekst, fact.tekst)
    sheet.text(node, KG.forslagsstiller, fact.forslagsstiller)
    sheet.text(node, KG.forslagstype, fact.forslagstype)
    sheet.many(node, KG.parti, *named.parties(sheet, fact.parti, fact))
    sheet.text(node, KG.resultat, fact.resultat)


def write_spoersmaal(sheet: Sheet, fact: Spoersmaal) -> None:
    """State a question that was asked in a meeting."""
    label = f"Spørsmål fra {fact.person}, {fact.utvalg} {fact.dato}"
    node = sheet.fact(KG.Spoersmaal, label, fact)
    iri = sheet.iris.moete(sheet.scope, fact.utvalg, fact.dato)
    held = sheet.mention(iri, lambda: meeting_node(sheet, fact.utvalg, fact.dato, fact))
    sheet.one(node, KG.moete, held)
    sheet.one(node, KG.person, named.person(sheet, fact.person, fact))
    if fact.parti:
        sheet.one(node, KG.parti, named.parti(sheet, fact.parti, fact))
    sheet.text(node, KG.tekst, fact.tekst)
    sheet.text(node, KG.svar, fact.svar)
    sheet.text(node, KG.svartAv, fact.svart_av)


def write_redegjoerelse(sheet: Sheet, fact: Redegjoerelse) -> None:
    """State that a person presented a case."""
    label = f"Redegjørelse: {fact.person}, {called(fact.sak)}"
    node = sheet.fact(KG.Redegjoerelse, label, fact)
    sheet.one(node, KG.moetesak, case_node(sheet, fact.sak, fact))
    sheet.one(node, KG.person, named.person(sheet, fact.person, fact))
    sheet.text(node, KG.funksjon, fact.funksjon)
    sheet.text(node, KG.tekst, fact.tekst)
