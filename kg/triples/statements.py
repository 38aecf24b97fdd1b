"""What single places say of a thing, kept beside what was chosen for it."""

from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode

from ingest.toldfacts import Utsagn
from kg.triples import literals, named
from kg.triples.sheet import Sheet
from kg.vocab import KG


def write_utsagn(sheet: Sheet, fact: Utsagn) -> None:
    """State what one place says."""
    label = f"{fact.gjelder}: {fact.verdi} {fact.enhet}"
    node = sheet.fact(KG.Utsagn, label, fact)
    sheet.one(node, KG.gjelder, _about(sheet, fact))
    sheet.one(node, KG.egenskap, KG[fact.egenskap])
    sheet.one(node, KG.verdi, _value(fact.verdi))
    sheet.text(node, KG.maaleenhet, fact.enhet)
    sheet.year(node, KG.aar, fact.aar)
    sheet.text(node, KG.overflateform, fact.overflateform)
    if fact.omraade:
        sheet.one(node, KG.omraade, named.omraade(sheet, fact.omraade, fact))


def _about(sheet: Sheet, fact: Utsagn) -> NamedNode | Literal | None:
    """The plan or project that a statement is about, or the words for a thing."""
    match fact.klasse:
        case "Prosjekt":
            return named.prosjekt(sheet, fact.gjelder, fact)
        case "Temaplan" | "Plan":
            return named.plan(sheet, fact.gjelder, fact.klasse, fact)
        case _:
            return literals.text(fact.gjelder)


def _value(value: str) -> Literal | None:
    """A year, a date or a number, typed; a range of dates stays text."""
    if "/" in value:
        return literals.text(value)
    if moment := literals.moment(value):
        return moment
    try:
        return literals.decimal(Decimal(value))
    except InvalidOperation:
        return literals.text(value)
