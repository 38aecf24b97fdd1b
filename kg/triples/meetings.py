"""Meetings, who was there, cases, recommendations, decisions, votes, follow-up."""

import re

from pyoxigraph import NamedNode

from ingest.facts import (
    Behandling,
    Fact,
    Inhabilitet,
    Moete,
    Moetedeltaker,
    Moetesak,
    SakRef,
    Vedtaksoppfoelging,
    Votering,
)
from kg.triples import literals, named
from kg.triples.sheet import Sheet
from kg.vocab import DCTERMS, KG

# "25/23", "7/2023": number, then year. "2023/7", "23/17920": year, then number.
_SAK = re.compile(r"(\d{1,4})/(\d{2}|\d{4})")
_MAPPE = re.compile(r"(\d{2}|\d{4})/(\d+)")


def write_moete(sheet: Sheet, fact: Moete) -> None:
    """State a meeting."""
    node = meeting_node(sheet, fact.utvalg, fact.dato, fact)
    sheet.one(node, KG.starttid, literals.time(fact.starttid or ""))
    sheet.one(node, KG.sluttid, literals.time(fact.sluttid or ""))
    sheet.text(node, KG.moetested, fact.sted)
    sheet.number(node, KG.antallMedlemmer, fact.antall_medlemmer)
    if fact.leder:
        sheet.one(node, KG.moeteleder, named.person(sheet, fact.leder, fact))
    if fact.protokollfoerer:
        clerk = named.person(sheet, fact.protokollfoerer, fact)
        sheet.one(node, KG.protokollfoerer, clerk)


def meeting_node(sheet: Sheet, utvalg: str, dato: str, fact: Fact) -> NamedNode:
    """The meeting of a body on a day, stated by a fact that tells of it."""
    iri = sheet.iris.moete(sheet.scope, utvalg, dato)
    node = sheet.state(iri, KG.Moetemappe, f"{utvalg} {dato}", fact)
    _body(sheet, node, utvalg, fact)
    sheet.moment(node, KG.moetedato, dato)
    return node


def _body(sheet: Sheet, node: NamedNode, utvalg: str, fact: Fact) -> None:
    if utvalg.strip():
        sheet.one(node, KG.utvalg, named.enhet(sheet, utvalg, "UTVALG", fact))


def write_deltaker(sheet: Sheet, fact: Moetedeltaker) -> None:
    """State one person at one meeting."""
    label = f"{fact.person}, {fact.utvalg} {fact.dato}"
    iri = sheet.within("moetedeltaker", label)
    node = sheet.state(iri, KG.Moetedeltaker, label, fact)
    meeting = sheet.iris.moete(sheet.scope, fact.utvalg, fact.dato)
    held = sheet.mention(
        meeting, lambda: meeting_node(sheet, fact.utvalg, fact.dato, fact)
    )
    sheet.one(node, KG.moete, held)
    sheet.one(node, KG.person, named.person(sheet, fact.person, fact))
    sheet.text(node, KG.funksjon, fact.funksjon)
    sheet.truth(node, KG.tilstede, fact.tilstede)
    if fact.parti:
        sheet.one(node, KG.parti, named.parti(sheet, fact.parti, fact))
    if fact.moette_for:
        absent = named.person(sheet, fact.moette_for, fact)
        sheet.one(node, KG.moetteFor, absent)


def write_sak(sheet: Sheet, fact: Moetesak) -> None:
    """State a case on a body's agenda, and its folder."""
    node = _sak(sheet, fact.sak, fact, _apart(fact), fact.tittel)
    sheet.text(node, DCTERMS.title, fact.tittel)
    sheet.text(node, KG.journalpost, fact.journalpost)
    sheet.text(node, KG.forslagsstiller, fact.forslagsstiller)
    sheet.text(node, KG.status, fact.status)
    sheet.number(node, KG.rekkefoelge, fact.rekkefoelge)
    holder = node
    if fact.saksmappe:
        holder = _saksmappe(sheet, fact.saksmappe, fact)
        sheet.one(node, KG.saksmappe, holder)
    if fact.saksbehandler:
        officer = named.person(sheet, fact.saksbehandler, fact)
        sheet.many(holder, KG.saksbehandler, officer)


def _apart(fact: Moetesak) -> str:
    """What tells two cases without a number, of one body and date, apart."""
    return fact.saksmappe or fact.tittel or repr(fact.evidence)


def _saksmappe(sheet: Sheet, nummer: str, fact: Moetesak) -> NamedNode:
    iri = sheet.iris.saksmappe(sheet.scope, nummer)
    label = f"{nummer} {fact.tittel or ''}"
    node = sheet.state(iri, KG.Saksmappe, label, fact)
    sheet.text(node, KG.saksnummer, nummer)
    sheet.text(node, DCTERMS.title, fact.tittel)
    if match := _MAPPE.fullmatch(nummer):
        sheet.one(node, KG.saksaar, literals.year(_year(match[1])))
        sheet.number(node, KG.sakssekvensnummer, int(match[2]))
    return node


def _sak(
    sheet: Sheet, sak: SakRef, fact: Fact, apart: str | None, tittel: str | None
) -> NamedNode:
    iri = sheet.iris.moetesak(sheet.scope, sak, apart)
    number = f"sak {sak.nummer}" if sak.nummer else "sak uten nummer"
    label = f"{sak.utvalg} {number} {tittel or ''}"
    node = sheet.state(iri, KG.Moetesak, label, fact)
    sheet.text(node, KG.moetesaksnummer, sak.nummer)
    _body(sheet, node, sak.utvalg, fact)
    sheet.moment(node, KG.moetedato, sak.dato)
    if match := _SAK.fullmatch(sak.nummer or ""):
        number_part, year_part = match[1], match[2]
        if len(number_part) == 4 and len(year_part) == 2:
            number_part, year_part = year_part, number_part
        sheet.one(node, KG.moetesaksaar, literals.year(_year(year_part)))
        sheet.number(node, KG.moetesakssekvensnummer, int(number_part))
    if sak.dato and (meeting := sheet.meeting(sak.utvalg, sak.dato)):
        sheet.one(node, KG.moete, meeting)
    return node


def _year(digits: str) -> int:
    """The year of two or four digits: "23" is 2023, "97" is 1997."""
    value = int(digits)
    return value if len(digits) == 4 else value + (1900 if value >= 80 else 2000)


def case_node(sheet: Sheet, sak: SakRef, fact: Fact) -> NamedNode:
    """The case that a fact refers to; stated where no fact of its own does."""
    apart = None if sak.nummer else _only_one(sheet, sak)
    iri = sheet.iris.moetesak(sheet.scope, sak, apart)
    return sheet.mention(iri, lambda: _sak(sheet, sak, fact, apart, None))


def _only_one(sheet: Sheet, sak: SakRef) -> str | None:
    """What tells apart the one case without a number that has this body and date."""
    same = {_apart(case) for case in sheet.unnumbered if case.sak == sak}
    return same.pop() if len(same) == 1 else None


def called(sak: SakRef | None) -> str:
    """A case as labels name it: its body and number."""
    return f"{sak.utvalg} sak {sak.nummer or 'uten nummer'}" if sak else ""


def write_behandling(sheet: Sheet, fact: Behandling) -> None:
    """State a recommendation or a decision."""
    klasse = KG.Vedtak if fact.klasse == "Vedtak" else KG.Innstilling
    node = sheet.fact(klasse, f"{fact.klasse}: {called(fact.sak)}", fact)
    sheet.one(node, KG.moetesak, case_node(sheet, fact.sak, fact))
    sheet.text(node, KG.tekst, fact.tekst)
    sheet.moment(node, KG.dato, fact.sak.dato)
    sheet.texts(node, KG.utfall, *fact.utfall)
    sheet.text(node, KG.forslagsstiller, fact.forslagsstiller)


def write_votering(sheet: Sheet, fact: Votering) -> None:
    """State a vote."""
    point = f" punkt {fact.punkt}" if fact.punkt else ""
    node = sheet.fact(KG.Votering, f"Votering: {called(fact.sak)}{point}", fact)
    sheet.one(node, KG.moetesak, case_node(sheet, fact.sak, fact))
    sheet.text(node, KG.punkt, fact.punkt)
    sheet.truth(node, KG.enstemmig, fact.enstemmig)
    sheet.number(node, KG.stemmerFor, fact.stemmer_for)
    sheet.number(node, KG.stemmerMot, fact.stemmer_mot)
    sheet.many(node, KG.partiFor, *named.parties(sheet, fact.parti_for, fact))
    sheet.many(node, KG.partiMot, *named.parties(sheet, fact.parti_mot, fact))
    sheet.many(node, KG.partiDelt, *named.parties(sheet, fact.parti_delt, fact))
    for predicate, names in (
        (KG.stemteFor, fact.personer_for),
        (KG.stemteMot, fact.personer_mot),
    ):
        sheet.many(node, predicate, *(named.person(sheet, n, fact) for n in names))
    sheet.text(node, KG.forslagsstiller, fact.forslagsstiller)
    sheet.text(node, KG.resultat, fact.resultat)


def write_inhabilitet(sheet: Sheet, fact: Inhabilitet) -> None:
    """State that a person left a case because of a conflict of interest."""
    label = f"Inhabil: {fact.person}, {called(fact.sak)}"
    node = sheet.fact(KG.Inhabilitet, label, fact)
    sheet.one(node, KG.moetesak, case_node(sheet, fact.sak, fact))
    sheet.one(node, KG.person, named.person(sheet, fact.person, fact))
    sheet.text(node, KG.aarsak, fact.aarsak)


def write_oppfoelging(sheet: Sheet, fact: Vedtaksoppfoelging) -> None:
    """State a row of a follow-up report."""
    node = sheet.fact(KG.Vedtaksoppfoelging, f"Oppfølging: {fact.tittel}", fact)
    sheet.text(node, DCTERMS.title, fact.tittel)
    sheet.text(node, KG.oppfoelgingsstatus, fact.status)
    sheet.text(node, KG.kommentar, fact.kommentar)
    if fact.sak:
        sheet.one(node, KG.moetesak, case_node(sheet, fact.sak, fact))
