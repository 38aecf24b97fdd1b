"""Figures, dates and names as one writes them."""

from decimal import Decimal

import pytest

from kg.speech import body, date, listed, measured, money, number, points


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1234.5", "1 234,5"),
        ("-0.7", "−0,7"),
        ("1000000", "1 000 000"),
        ("5.0", "5"),
        ("10", "10"),
    ],
)
def test_number(value: str, text: str) -> None:
    assert number(Decimal(value)) == text


@pytest.mark.parametrize(
    ("kroner", "text"),
    [
        ("475", "475 kr"),
        ("1234000", "1 234 000 kr (1,2 mill.)"),
        ("3107700000", "3 107 700 000 kr (3,11 mrd.)"),
        ("-43900000", "−43 900 000 kr (−43,9 mill.)"),
    ],
)
def test_money(kroner: str, text: str) -> None:
    assert money(Decimal(kroner)) == text


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2023-10-24", "24. oktober 2023"),
        ("2023-10", "oktober 2023"),
        ("2023", "2023"),
        ("ukjent", "ukjent"),
    ],
)
def test_date(iso: str, text: str) -> None:
    assert date(iso) == text


def test_small_things() -> None:
    assert date("2023-05-01", "en") == "1 May 2023"
    assert listed(["a", "b", "c"]) == "a, b og c"
    assert listed([]) == ""
    assert measured(Decimal("8.4"), "%") == "8,4 %"
    assert measured(Decimal(75), "kr") == "75 kr"
    assert body("Formannskapet") == "formannskapet"
    assert body("Utvalg for plan") == "utvalg for plan"
    assert body("Fjordvik eldreråd") == "Fjordvik eldreråd"


def test_many_items_are_points_and_few_a_list() -> None:
    assert points(["a", "b", "c"]) == "a, b og c"
    assert points(["a", "b", "c", "d"]) == "• a • b • c • d"
