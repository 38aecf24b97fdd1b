"""Things that a fact names: stated at the end, unless a fact of their own does it."""

from pyoxigraph import NamedNode

from ingest.facts import Fact
from ingest.gazetteer import party_names
from ingest.gazetteer.figures import municipalities
from kg.triples.sheet import Sheet
from kg.vocab import FOAF, KG


def person(sheet: Sheet, navn: str, fact: Fact) -> NamedNode:
    """A person."""
    return name(sheet, sheet.within("person", navn), KG.Person, navn, fact, FOAF.name)


def parti(sheet: Sheet, kode: str, fact: Fact) -> NamedNode:
    """A party, by its letters."""
    iri, navn = sheet.iris.parti(kode), party_names().get(kode)

    def state() -> None:
        node = sheet.state(iri, KG.Parti, navn or kode, fact)
        sheet.text(node, KG.partikode, kode)
        sheet.text(node, KG.navn, navn)

    return sheet.mention(iri, state)


def parties(sheet: Sheet, koder: tuple[str, ...], fact: Fact) -> list[NamedNode]:
    """Several parties."""
    return [parti(sheet, kode, fact) for kode in koder]


def enhet(sheet: Sheet, navn: str, enhetstype: str | None, fact: Fact) -> NamedNode:
    """An organisation, of the kind that the document or the fact gives it."""
    known = sheet.enheter.get(navn)
    kind = known.enhetstype if known else enhetstype
    iri = enhet_iri(sheet, navn, kind)
    return name(sheet, iri, enhet_class(kind), navn, fact, KG.navn, kind)


def enhet_iri(sheet: Sheet, navn: str, enhetstype: str | None) -> str:
    """The IRI of an organisation: kommune and fylke hold everywhere."""
    if enhetstype == "KOMMUNE":
        return sheet.iris.kommune(navn)
    if enhetstype == "UTVALG":
        return sheet.iris.utvalg(sheet.scope, navn)
    return sheet.iris.enhet(navn, None if enhetstype == "FYLKE" else sheet.scope)


def enhet_class(enhetstype: str | None) -> NamedNode:
    """The class of an organisation of a kind."""
    return {"KOMMUNE": KG.Kommune, "UTVALG": KG.Utvalg}.get(enhetstype or "", KG.Enhet)


def number_of(navn: str) -> str | None:
    """The four digits of a municipality, where the register knows it."""
    return municipalities().get(navn.removesuffix(" kommune"))


def omraade(sheet: Sheet, navn: str, fact: Fact) -> NamedNode:
    """An area that a figure is about: a municipality, or a group ("Landet")."""
    if sheet.is_kommune(navn):
        return enhet(sheet, navn, "KOMMUNE", fact)
    return name(sheet, sheet.iris.enhet(navn), KG.Enhet, navn, fact, KG.navn)


def plan(sheet: Sheet, navn: str, klasse: str, fact: Fact) -> NamedNode:
    """A plan. klasse: "Temaplan", or "Plan" for other plans."""
    return name(sheet, sheet.within("plan", navn), KG[klasse], navn, fact, KG.navn)


def prosjekt(sheet: Sheet, navn: str, fact: Fact) -> NamedNode:
    """A project."""
    iri = sheet.within("prosjekt", navn)
    return name(sheet, iri, KG.Prosjekt, navn, fact, KG.navn)


def sted(sheet: Sheet, navn: str, fact: Fact) -> NamedNode:
    """A place."""
    return name(sheet, sheet.within("sted", navn), KG.Sted, navn, fact, KG.navn)


def name(
    sheet: Sheet,
    iri: str,
    klasse: NamedNode,
    navn: str,
    fact: Fact,
    term: NamedNode,
    enhetstype: str | None = None,
) -> NamedNode:
    """A thing with an IRI; term: the property that holds its name."""

    def state() -> None:
        node = sheet.state(iri, klasse, navn, fact)
        sheet.text(node, term, navn)
        sheet.text(node, KG.enhetstype, enhetstype)
        if klasse == KG.Kommune:
            sheet.text(node, KG.kommunenummer, number_of(navn))

    return sheet.mention(iri, state)
