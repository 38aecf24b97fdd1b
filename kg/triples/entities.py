"""People, bodies, plans, projects and places, and where they are mentioned."""

from pyoxigraph import NamedNode

from ingest.facts import Enhet, Omtale, Person, Prosjekt, Sted, Temaplan, Verv
from kg.triples import literals, named
from kg.triples.sheet import Sheet
from kg.vocab import FOAF, KG, ORG, RDF, SKOS


def write_person(sheet: Sheet, fact: Person) -> None:
    """State a person."""
    node = sheet.state(sheet.within("person", fact.navn), KG.Person, fact.navn, fact)
    sheet.text(node, FOAF.name, fact.navn)
    _variants(sheet, node, fact.navn, fact.varianter)


def write_enhet(sheet: Sheet, fact: Enhet) -> None:
    """State an organisation."""
    iri = named.enhet_iri(sheet, fact.navn, fact.enhetstype)
    klasse = named.enhet_class(fact.enhetstype)
    node = sheet.state(iri, klasse, fact.navn, fact)
    sheet.text(node, KG.navn, fact.navn)
    sheet.text(node, KG.enhetstype, fact.enhetstype)
    sheet.text(node, KG.kode, fact.kode)
    if klasse == KG.Kommune:
        sheet.text(node, KG.kommunenummer, named.number_of(fact.navn))
    _variants(sheet, node, fact.navn, fact.varianter)
    owner = sheet.extraction.kommune
    if owner and fact.enhetstype not in ("KOMMUNE", "FYLKE"):
        parent = named.enhet(sheet, owner, "KOMMUNE", fact)
        sheet.one(node, ORG.subOrganizationOf, parent)


def write_verv(sheet: Sheet, fact: Verv) -> None:
    """State a role held, or membership of a party."""
    role = fact.funksjon or fact.parti or "verv"
    node = sheet.fact(KG.Verv, f"{fact.person}: {role}", fact)
    sheet.one(node, ORG.member, named.person(sheet, fact.person, fact))
    sheet.text(node, KG.funksjon, fact.funksjon)
    if fact.parti:
        sheet.one(node, KG.parti, named.parti(sheet, fact.parti, fact))
    if fact.organisasjon:
        where = named.enhet(sheet, fact.organisasjon, None, fact)
        sheet.one(node, ORG.organization, where)


def write_plan(sheet: Sheet, fact: Temaplan) -> None:
    """State a plan."""
    klasse = KG.Temaplan if fact.klasse == "Temaplan" else KG.Plan
    node = sheet.state(sheet.within("plan", fact.navn), klasse, fact.navn, fact)
    sheet.text(node, KG.navn, fact.navn)
    sheet.text(node, KG.planstatus, fact.status)
    sheet.text(node, KG.ansvarlig, fact.ansvarlig)
    sheet.moment(node, KG.vedtattDato, fact.vedtatt)
    _variants(sheet, node, fact.navn, fact.varianter)


def write_prosjekt(sheet: Sheet, fact: Prosjekt) -> None:
    """State a project."""
    iri = sheet.within("prosjekt", fact.navn)
    node = sheet.state(iri, KG.Prosjekt, fact.navn, fact)
    sheet.text(node, KG.navn, fact.navn)
    sheet.text(node, KG.tjenesteomraade, fact.tjenesteomraade)
    sheet.text(node, KG.status, fact.status)
    sheet.truth(node, KG.loepende, fact.loepende)
    if fact.ferdig_aar is not None:
        sheet.one(node, KG.ferdigAar, literals.year(fact.ferdig_aar))
    if fact.sted:
        sheet.one(node, KG.sted, named.sted(sheet, fact.sted, fact))
    _variants(sheet, node, fact.navn, fact.varianter)


def write_sted(sheet: Sheet, fact: Sted) -> None:
    """State a place or a property."""
    node = sheet.state(sheet.within("sted", fact.navn), KG.Sted, fact.navn, fact)
    sheet.text(node, KG.navn, fact.navn)
    if fact.eiendom:
        sheet.texts(node, KG.eiendom, fact.eiendom)


def write_omtale(sheet: Sheet, fact: Omtale) -> None:
    """State each place where a thing is mentioned."""
    entity = _entity(sheet, fact)
    for span in fact.evidence:
        where = sheet.nearest_passage(span)
        if where is None:
            continue
        name = f"{span.start} {span.end} {fact.klasse} {fact.entity}"
        node = NamedNode(sheet.within("omtale", name))
        sheet.many(node, RDF.type, KG.Omtale)
        sheet.one(node, KG.passasje, where)
        sheet.number(node, KG.startTegn, span.start)
        sheet.number(node, KG.sluttTegn, span.end)
        sheet.text(node, KG.overflateform, fact.overflateform)
        sheet.one(node, KG.omtaler, entity)


def _entity(sheet: Sheet, fact: Omtale) -> NamedNode:
    match fact.klasse:
        case "Person":
            return named.person(sheet, fact.entity, fact)
        case "Temaplan" | "Plan":
            return named.plan(sheet, fact.entity, fact.klasse, fact)
        case "Prosjekt":
            return named.prosjekt(sheet, fact.entity, fact)
        case "Sted":
            return named.sted(sheet, fact.entity, fact)
        case "Utvalg" | "Kommune":
            return named.enhet(sheet, fact.entity, fact.klasse.upper(), fact)
        case _:
            return named.enhet(sheet, fact.entity, None, fact)


def _variants(
    sheet: Sheet, node: NamedNode, navn: str, varianter: tuple[str, ...]
) -> None:
    others = [variant for variant in varianter if variant != navn]
    sheet.texts(node, SKOS.altLabel, *others)
