"""Key figures in prose: told only where the sentence settles them."""

from decimal import Decimal

import pytest

from ingest.extract.keyfigures import extract, parse_key_figures
from ingest.model import Document, Layout, Part, Span
from ingest.view import View

CASES = [
    # text, (indicator, value, unit, area, year), why
    ("Gjeldsgraden ble 92,6 prosent i 2023.",
     [("Gjeldsgrad", "92.6", "%", None, 2023)], "the plain case"),
    ("For Lier var gjeldsgraden i 2024 på 71 prosent, som er lavt.",
     [("Gjeldsgrad", "71", "%", "Lier", 2024)], "area and year before the figure"),
    ("Gjeldsgraden har økt fra 14 prosent i 2010 til 31 prosent i 2021.",
     [("Gjeldsgrad", "14", "%", None, 2010), ("Gjeldsgrad", "31", "%", None, 2021)],
     "two years in one sentence"),
    ("I 2024 utgjorde disposisjonsfondet 25 prosent av inntektene.",
     [("Disposisjonsfond", "25", "%", None, 2024)], "the verb stands first"),
    ("Netto finans viser et positivt avvik på 14,7 mill. kroner.",
     [("Netto finans, positivt avvik", "14700000", "kr", None, None)],
     "a deviation is no level"),
    ("Skatteinntektene ble 12 mill. kroner og 0,8 prosent lavere enn ventet.",
     [("Skatteinntekter, lavere enn ventet", "12000000", "kr", None, None)],
     "a distance is no level"),
    ("Vi fikk et negativt netto driftsresultat på 66 mill. kroner.",
     [("Netto driftsresultat", "-66000000", "kr", None, None)], "the sign in a word"),
    ("Sjukefråværet var 7,1 prosent.",
     [("Sykefravær", "7.1", "%", None, None)], "nynorsk"),
    ("Kommunal deflator i 2024 er 4,3 prosent.",
     [("Kommunal deflator", "4.3", "%", "Norge", 2024)], "the same in all the country"),
    ("Sykefraværet var 8,7 prosent i 2024, mot 9,0 prosent i 2023.",
     [("Sykefravær", "8.7", "%", None, 2024), ("Sykefravær", "9", "%", None, 2023)],
     "against the year before"),
    ("Gjeldsgraden har ligget på 65–75 prosent i perioden før 2022, og økte til"
     " 82 prosent i 2023 og 83 prosent i 2024.",
     [("Gjeldsgrad", "82", "%", None, 2023), ("Gjeldsgrad", "83", "%", None, 2024)],
     "a second clause with its own years"),
    ("Gjeldsgraden er høy, og fondet økte til 12 prosent i 2023.", [],
     "the second clause is about something else"),
    ("Gjeldsgraden er over handlingsregelen på 80 prosent.", [], "figure of a rule"),
    ("Gjeldsgraden ventes å bli 100 prosent i 2027.", [], "foreseen, not told"),
    ("Målet er en gjeldsgrad på 80 prosent.", [], "wished for, not told"),
    ("Gjeldsgraden i Lier og Asker var 80 prosent.", [], "whose it is, is not settled"),
    ("Styringsrenten har økt fra 0,25 prosent til 4 prosent.", [], "when is not told"),
    ("Gjeldsgraden steg. Vekst på 4 prosent.", [], "another sentence"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures", "why"), CASES)
def test_prose(text, figures, why):
    found = [
        (f.indicator, f.value, f.unit, f.area, f.year) for f in parse_key_figures(text)
    ]
    assert found == [(i, Decimal(v), u, a, y) for i, v, u, a, y in figures], why


def figures(text, kind):
    text = f"Lier kommune\nLier kommune\n\n{text}\n"
    view = View(Document("a.txt", "0", "text/plain", text))
    part = Part(Span(0, len(text)), kind, date="2022-12-31")
    return [(f.omraade, f.aar) for f in extract(view, Layout((part,)))]


def test_owner_and_year_of_a_report():
    assert figures("Gjeldsgraden var 80 prosent.", "aarsrapport") == [("Lier", 2022)]


def test_a_presentation_says_no_year_for_its_figures():
    assert figures("Gjeldsgraden var 80 prosent.", "presentasjon") == []


def test_figures_of_a_year_that_the_document_names():
    text = "Analyse med 2021-tall\n\nGjeldsgraden var 80 prosent."
    assert figures(text, "analyse") == [("Lier", 2021)]
