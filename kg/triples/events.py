"""What happens on a day, as quads."""

from ingest.toldfacts import Hendelse
from kg.triples import named
from kg.triples.sheet import Sheet
from kg.vocab import KG


def write_hendelse(sheet: Sheet, fact: Hendelse) -> None:
    """State what happens on a day, and the bodies that it names."""
    node = sheet.fact(KG.Hendelse, f"{fact.dato}: {fact.tekst}", fact)
    sheet.text(node, KG.tekst, fact.tekst)
    sheet.moment(node, KG.dato, fact.dato)
    sheet.moment(node, KG.sluttdato, fact.sluttdato)
    sheet.text(node, KG.overflateform, fact.overflateform)
    for utvalg in fact.utvalg:
        body = named.enhet(sheet, utvalg, "UTVALG", fact)
        sheet.many(node, KG.utvalg, body)
