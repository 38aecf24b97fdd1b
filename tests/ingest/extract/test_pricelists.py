"""Prices that stand under or behind their names, without a table."""

import pytest

from ingest.extract.pricelists import extract
from ingest.model import Document, Layout, Part, Span
from ingest.view import View


def prices(text):
    document = Document("a.html", "0", "text/html", text, title="Fjordvik kommune")
    layout = Layout((Part(Span(0, len(text)), "ukjent"),))
    return [
        (fact.indikator, fact.omraade, fact.aar, str(fact.verdi), fact.enhet)
        for fact in extract(View(document), layout)
    ]


UNDER = """Fjordvik kommune

Priser for 2031

Kommunestyret vedtok prisene 16. desember 2030. Fjorårets pris står i parentes.

Barnehage, hel plass
1 200 kr per måned (1 500 kr)
Svømmehall, voksen
kr 85,- pr. gang
Klippekort
350 kr per kort (ny)
"""


def test_prices_under_their_names():
    assert prices(UNDER) == [
        ("Barnehage, hel plass", "Fjordvik", 2031, "1200", "kr"),
        ("Barnehage, hel plass", "Fjordvik", 2030, "1500", "kr"),
        ("Svømmehall, voksen", "Fjordvik", 2031, "85", "kr"),
        ("Klippekort", "Fjordvik", 2031, "350", "kr"),
    ]


BEHIND = """Fjordvik kommune

Gebyrene gjelder fra 1. januar 2032

• Feiing: 515 kr per år (2031: 498 kr)
• Slam, liten tank – 2 075 kroner
Naust .......... kr 4 100
"""


def test_prices_behind_their_names():
    assert [(name, year, value) for name, _, year, value, _ in prices(BEHIND)] == [
        ("Feiing", 2032, "515"),
        ("Feiing", 2031, "498"),
        ("Slam, liten tank", 2032, "2075"),
        ("Naust", 2032, "4100"),
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (BEHIND.replace("gjelder fra 1. januar 2032", "er vedtatt"), "no year"),
        (BEHIND.replace("Naust", "Om naust, se nettsida.\nNaust"), "two only"),
    ],
)
def test_what_is_no_list_of_prices(text, why):
    assert prices(text) == [], why


def test_a_bracket_that_nothing_explains_is_no_price():
    text = UNDER.replace(" Fjorårets pris står i parentes.", "")
    assert 2030 not in [year for _, _, year, _, _ in prices(text)]
