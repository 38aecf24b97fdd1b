"""Addresses and properties."""

import pytest

from ingest.extract.places import extract, parse_places
from ingest.model import Document, Layout
from ingest.view import View

CASES = [
    ("gnr. 55 bnr. 12", [("gnr. 55 bnr. 12", "55/12")], "a property alone"),
    ("Gnr/bnr 55/12", [("gnr. 55 bnr. 12", "55/12")], "both in one"),
    ("gbnr. 55/12", [("gnr. 55 bnr. 12", "55/12")], "one word"),
    (
        "Torgplassen 3 «Gamlebanken» (gbnr. 55/12,14)",
        [
            ("Torgplassen 3", None),
            ("Torgplassen 3", "55/12"),
            ("Torgplassen 3", "55/14"),
        ],
        "a name in quotation marks between",
    ),
    (
        "gnr. 55, bnr. 3 og 12",
        [("gnr. 55 bnr. 3", "55/3"), ("gnr. 55 bnr. 12", "55/12")],
        "two properties",
    ),
    (
        "Solheimveien 4 B, gnr. 55 bnr. 12",
        [("Solheimveien 4 B", None), ("Solheimveien 4 B", "55/12")],
        "the address names the property",
    ),
    ("Øvre Torggate 3", [("Øvre Torggate 3", None)], "an address"),
    ("Gamle Strandsvei 4-6", [("Gamle Strandsvei 4-6", None)], "a range of numbers"),
    ("Myrdal veg 12", [("Myrdal veg 12", None)], "two words, nynorsk"),
    ("Nordveien 5 mill. kroner", [], "an amount after a name"),
    ("Nordveien 2024", [], "a year after a name"),
    ("sak 55/12", [], "a case number"),
]


@pytest.mark.parametrize(("text", "places", "why"), CASES)
def test_places(text, places, why):
    assert [(p.name, p.property) for p in parse_places(text)] == places, why


def test_one_fact_for_each_place_with_all_its_mentions():
    text = "Solheimveien 4 rives.\n\nNy bygning i Solheimveien 4 er planlagt.\n"
    view = View(Document("a.txt", "0", "text/plain", text))
    (fact,) = extract(view, Layout(()))
    assert (fact.navn, fact.eiendom, len(fact.evidence)) == ("Solheimveien 4", None, 2)
