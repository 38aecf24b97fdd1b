"""Amounts of money: every form that a document may write them in."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.amounts import extract, parse_amounts, read_number
from ingest.model import Document, Layout, Span
from ingest.view import View

CASES = [
    # text, values in kroner, why
    ("Rammen er 3,5 mill. kroner.", ["3500000"], "the plain case"),
    ("et budsjett på 1.279 mill. kroner", ["1279000000"], "a full stop groups digits"),
    ("det koster kr 1 250 000,- å bygge", ["1250000"], "kroner before, dash after"),
    ("MNOK 40 er satt av", ["40000000"], "the unit carries the scale"),
    ("40 MNOK er satt av", ["40000000"], "the unit carries the scale, after"),
    ("gjelda er 12,5 mrd.", ["12500000000"], "billions without kroner"),
    ("om lag 25 millioner til veier", ["25000000"], "the word written out"),
    ("ei ramme på 2 millionar kroner", ["2000000"], "nynorsk"),
    ("mellom 10-12 mill. kroner", ["10000000", "12000000"], "a range has two ends"),
    ("fra 4,4 til 4,7 mrd. kroner", ["4400000000", "4700000000"], "a range in words"),
    ("en pris på 1,1 kr/kWh", ["1.1"], "a price keeps its oere"),
    ("brukte 139 kroner per kvadratmeter", ["139"], "a price for a measure"),
    ("omstilling (-36,5 mill. kr)", ["-36500000"], "a sign before the number"),
    ("et resultat på minus 7 mill. kroner", ["-7000000"], "the sign as a word"),
    ("Skatt – 100 mill. kroner mindre", ["100000000"], "a dash is not a sign"),
    ("et negativt netto driftsresultat på 66 mill. kroner", ["-66000000"], "a deficit"),
    ("et negativt avvik på 8 mill. kroner", ["8000000"], "a deviation has no sign"),
    ("støtte på 0,275 mill.\n\nkroner i året", ["275000"], "over a wrapped line"),
    ("10 mill.kr og 250 000 kroner", ["10000000", "250000"], "two in one line"),
    ("støtte på 500 tusen kroner", ["500000"], "thousands in words"),
    ("i 2025 og 0,8 mill. kroner i 2026", ["800000"], "a year is no end of a range"),
    ("vi sparer to millioner kroner", ["2000000"], "a number in words"),
    ("halvannen milliard", [], "in words, but of what?"),
    ("Beløp i 1000 kr", [], "the unit of a table is no amount"),
    ("Tall i hele 1 000 kr", [], "the unit of a table, spelt apart"),
    ("en besparelse på 1,6 mill. kWh", [], "millions of something else"),
    ("2,7 millioner unike besøk", [], "a word between the scale and the noun"),
    ("en prognose på 1'40 mill. kroner", [], "digits torn by the scanner"),
    ("sak 40/23 og 12 345", [], "numbers without a unit"),
]


@pytest.mark.parametrize(("text", "values", "why"), CASES)
def test_amounts(text, values, why):
    assert [a.value for a in parse_amounts(text)] == [Decimal(v) for v in values], why


def test_amount_knows_its_place_and_what_it_is_for():
    text = "Nordvik skole får 12 mill.\nkroner per år, og strøm koster 1,1 kr/kWh."
    first, second = parse_amounts(text)
    assert text[first.start : first.end] == "12 mill.\nkroner"
    assert first.surface == "12 mill. kroner"
    assert second.per == "kWh"


@given(st.integers(0, 10**12))
def test_grouped_digits_read_as_written(value):
    written = f"{value:,}".replace(",", " ")
    assert read_number(written) == value
    assert parse_amounts(f"Det koster kr {written},- i alt")[0].value == value


def test_facts_say_what_they_are_about_and_where():
    text = (
        "Innledning.\n\nBibliotek i Solheim\nDet er avsatt 3 mill. kroner til bøker.\n"
    )
    view = View(Document("a.txt", "0", "text/plain", text))
    (fact,) = extract(view, Layout(()))
    assert fact.gjelder == "Det er avsatt til bøker"
    assert view.document.quote(fact.evidence[0]).startswith("Det er avsatt 3 mill.")


def test_page_furniture_is_not_read():
    text = "Side 3 – 5 mill. kroner"
    view = View(Document("a.txt", "0", "text/plain", text))
    assert not list(extract(view, Layout((), furniture=(Span(0, len(text)),))))


@pytest.mark.parametrize(
    ("text", "values", "reason"),
    [
        ("inntekt under 650\n000 kroner", [650000], "thousands on the next line"),
        ("i 2024 var det 12\n345 kroner", [345], "a figure of its own stands there"),
        ("en gjeld på 803 milli-\noner kroner", [803000000], "the scale is parted"),
        ("Heile 1000 kr", [], "the unit of a table"),
    ],
)
def test_amounts_over_two_lines(text, values, reason):
    assert [int(amount.value) for amount in parse_amounts(text)] == values, reason
