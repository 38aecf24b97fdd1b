"""Money, indicators, checks of tables, amounts, dates and references to law."""

from pyoxigraph import NamedNode

from ingest.facts import Beloep, Budsjettpost, Dato, Fact, Kontroll, Observasjon
from ingest.gazetteer.figures import nynorsk_indicators
from ingest.toldfacts import Lovhenvisning
from kg.triples import literals, named
from kg.triples.sheet import Sheet
from kg.vocab import DCTERMS, ELI, KG, SKOS


def write_post(sheet: Sheet, fact: Budsjettpost) -> None:
    """State one cell of a money table."""
    label = f"{fact.tekst}, {fact.kolonne}: {literals.amount(fact.verdi)} kr"
    node = sheet.fact(KG.Budsjettpost, label, fact)
    sheet.text(node, KG.tekst, fact.tekst)
    sheet.text(node, KG.kolonne, fact.kolonne)
    sheet.text(node, KG.budsjettversjon, fact.versjon)
    sheet.year(node, KG.aar, fact.aar)
    sheet.one(node, KG.verdi, literals.decimal(fact.verdi))
    sheet.text(node, KG.posttype, fact.posttype)
    sheet.text(node, KG.tjenesteomraade, fact.tjenesteomraade)
    sheet.text(node, KG.overflateform, fact.overflateform)
    sheet.one(node, KG.tabell, sheet.passage(fact.tabell))
    if fact.prosjekt:
        sheet.one(node, KG.prosjekt, named.prosjekt(sheet, fact.prosjekt, fact))


def write_observasjon(sheet: Sheet, fact: Observasjon) -> None:
    """State one figure of an indicator."""
    when = f" {fact.aar}" if fact.aar else ""
    told = f"{literals.amount(fact.verdi)} {fact.enhet}"
    label = f"{fact.indikator}, {fact.omraade}{when}: {told}"
    node = sheet.fact(KG.Observasjon, label, fact)
    sheet.one(node, KG.indikator, _indikator(sheet, fact.indikator, fact))
    sheet.one(node, KG.omraade, named.omraade(sheet, fact.omraade, fact))
    sheet.year(node, KG.aar, fact.aar)
    sheet.one(node, KG.verdi, literals.decimal(fact.verdi))
    sheet.text(node, KG.maaleenhet, fact.enhet)
    sheet.text(node, KG.overflateform, fact.overflateform)


def _indikator(sheet: Sheet, navn: str, fact: Fact) -> NamedNode:
    iri = sheet.within("indikator", navn)
    node = named.name(sheet, iri, KG.Indikator, navn, fact, SKOS.prefLabel)
    sheet.text(node, SKOS.altLabel, nynorsk_indicators().get(navn))
    return node


def write_kontroll(sheet: Sheet, fact: Kontroll) -> None:
    """State an arithmetic check of a table."""
    node = sheet.fact(KG.Kontroll, fact.beskrivelse, fact)
    sheet.one(node, KG.tabell, sheet.passage(fact.tabell))
    sheet.truth(node, KG.stemmer, fact.stemmer)
    sheet.one(node, KG.avvik, literals.decimal(fact.avvik))
    sheet.text(node, DCTERMS.description, fact.beskrivelse)


def write_beloep(sheet: Sheet, fact: Beloep) -> None:
    """State an amount in running text."""
    about = f" ({fact.gjelder})" if fact.gjelder else ""
    node = sheet.fact(KG.Beloep, f"{fact.overflateform}{about}", fact)
    sheet.one(node, KG.verdi, literals.decimal(fact.verdi))
    sheet.text(node, KG.overflateform, fact.overflateform)
    sheet.text(node, KG.gjelder, fact.gjelder)


def write_dato(sheet: Sheet, fact: Dato) -> None:
    """State a date in running text."""
    node = sheet.fact(KG.Dato, fact.overflateform, fact)
    sheet.moment(node, KG.verdi, fact.verdi)
    sheet.text(node, KG.overflateform, fact.overflateform)
    sheet.text(node, KG.gjelder, fact.gjelder)


def write_lovhenvisning(sheet: Sheet, fact: Lovhenvisning) -> None:
    """State a reference to a statute."""
    section = f" § {fact.paragraf}" if fact.paragraf else ""
    node = sheet.fact(KG.Lovhenvisning, f"{fact.lov}{section}", fact)
    sheet.text(node, KG.lov, fact.lov)
    sheet.text(node, KG.paragraf, fact.paragraf)
    sheet.text(node, KG.overflateform, fact.overflateform)
    if fact.lov.strip():
        iri = sheet.iris.lov(fact.lov)
        statute = named.name(sheet, iri, KG.Lov, fact.lov, fact, KG.navn)
        sheet.one(node, ELI.cites, statute)
