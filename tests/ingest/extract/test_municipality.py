"""Whose document it is, and which municipalities it mentions."""

import pytest

from ingest.extract.municipality import extract, publisher
from ingest.gazetteer.figures import municipalities
from ingest.model import Document, Layout
from ingest.view import View


def view_of(text, title=None):
    return View(Document("a.txt", "0", "text/plain", text, title=title))


CASES = [
    ("Asker kommune\nMøteinnkalling", "Asker", "letterhead"),
    ("BÆRUM KOMMUNE\nMøtebok", "Bærum", "capitals"),
    ("Nordre Follo kommune\nSak 1", "Nordre Follo", "a name of two words"),
    ("Nore og Uvdal kommune\nSak 1", "Nore og Uvdal", "a name with og"),
    ("Asker\nkommune\n", "Asker", "a logo on two lines"),
    (
        "Fjordvik kommune" + " " * 70 + "Utskrift av møtebok",
        "Fjordvik",
        "a letterhead beside the title",
    ),
    ("Fjordvik kommune\nFjordvik kommunes budsjett", "Fjordvik", "not in the register"),
    ("Voss herad\nVoss herads budsjett", "Voss", "a municipality called herad"),
    ("Alle kommuner. Denne kommune. Viken fylkeskommune.", None, "no name"),
    ("En kommune, en kommune", None, "an article is not a name"),
    (
        "Asker kommune\n" + "x " * 2000 + "Drammen kommune " * 2,
        "Asker",
        "the letterhead weighs more",
    ),
    ("Sted: Fjordvik rådhus\nVi har Havnes kommune med.", "Fjordvik", "the town hall"),
    ("Årsrapport\nFjordvik kommune, mars 2025\n", "Fjordvik", "once, as letterhead"),
    ("Vedtatt av kommunestyret i Fjordvik 2024.", "Fjordvik", "the council of a place"),
    ("Formannskapet i Lier. Ordføreren i Hole.", None, "two that may be the owner"),
    ("Tittel\nTekst.\n\nLier, 28.10.2024\n\nKari Moen\n", "Lier", "a signature"),
    ("Tittel\n\nStrandby, 28. oktober 2024\n", None, "a signature may name a village"),
    (
        "Tittel\nTekst.\n\nStrandby, 2. april 2024\n\nKari Moen\nkommunedirektør\n",
        "Strandby",
        "who leads a municipality signs at home",
    ),
    ("Oppfølging\n\nHavnes kommune. Her er status.", "Havnes", "a sentence of its own"),
    ("Se www.nordrefollo.kommune.no for mer.", "Nordre Follo", "an address"),
    ("Send til post@strandby.kommune.no i dag.", None, "an address no one else names"),
    ("Vi besøkte Havnes kommune.", None, "one mention of an unknown name"),
    (
        "Hole kommune\nHole kommune samarbeider. " + "Lier og Hole. " * 5,
        "Hole",
        "neighbours are mentioned too",
    ),
]


@pytest.mark.parametrize(("text", "name", "why"), CASES)
def test_publisher(text, name, why):
    assert publisher(view_of(text), Layout(())) == name, why


def test_title_of_the_document_counts():
    assert publisher(view_of("Budsjett", "Lier kommune"), Layout(())) == "Lier"


def test_mentions_with_number_and_places():
    text = "Asker kommune\nVi samarbeider med Lier kommune.\nAsker kommunes plan."
    view = view_of(text)
    first, second = extract(view, Layout(()))
    assert (first.navn, first.kode, len(first.evidence)) == ("Asker", "3203", 2)
    assert view.document.quote(second.evidence[0]).startswith("Vi samarbeider")


def test_register_is_whole():
    assert len({number for number in municipalities().values() if number}) > 350
    assert municipalities()["Herøy"] is None, "two share the name: no number is given"
