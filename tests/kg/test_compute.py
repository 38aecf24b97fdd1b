"""Compared, added, ranked: rules over the cells of a table."""

from decimal import Decimal

from ingest.model import Span
from kg.compute import RULES, Cell
from kg.facts import FactRow
from kg.question import understand

PLACES = frozenset({"fjordvik", "solheim"})
ROW = FactRow({}, "ab", Span(0, 1))


def cell(
    value: float, area: str = "", year: int | None = None, label: str = "Gjeld"
) -> Cell:
    return Cell(label, area, year, str(year), Decimal(str(value)), "%", ROW)


def post(label: str, value: int, area: str = "") -> Cell:
    return Cell(label, area, 2024, "Øk.plan 2024", Decimal(value), "NOK", ROW)


def told(question: str, cells: list[Cell]) -> str | None:
    asked = understand(question, places=PLACES)
    made = (rule(asked, cells) for rule in RULES)
    found = next((said for said in made if said), None)
    return found[0] if found else None


def test_two_areas_are_compared_in_the_year_asked_for() -> None:
    cells = [
        cell(25, "Fjordvik", 2024),
        cell(14, "Solheim", 2024),
        cell(9, "Solheim", 2023),
    ]
    said = told("Har Fjordvik mer gjeld enn Solheim i 2024?", cells)
    assert said == (
        "Gjeld i 2024: Fjordvik 25 % og Solheim 14 %. Forskjellen er 11 prosentpoeng."
    )


def test_a_development_is_a_series_and_its_change() -> None:
    cells = [cell(3, "Fjordvik", 2022), cell(5.5, "Fjordvik", 2023)]
    said = told("Hvordan har gjelden i Fjordvik utviklet seg fra 2022 til 2023?", cells)
    assert said == (
        "Gjeld (Fjordvik): 3 % i 2022, 5,5 % i 2023. "
        "Det er en økning på 2,5 prosentpoeng fra 2022 til 2023."
    )


def test_the_largest_row_is_no_sum() -> None:
    cells = [post("Skole", 500_000), post("Vei", 900_000), post("Sum", 1_400_000)]
    said = told("Hvilket tiltak får mest penger?", cells)
    assert said is not None
    assert said.startswith("Høyest (Øk.plan 2024): Vei 900 000 kr (0,9 mill.)")


def test_named_areas_are_added() -> None:
    cells = [
        post("Lønn", 1_000, "Skole"),
        post("Lønn", 500, "Helse"),
        post("Lønn", 7, "Vei"),
    ]
    said = told("Hvor mye fikk Skole og Helse til sammen i lønn?", cells)
    assert said == "Til sammen 1 500 kr: Skole 1 000 kr og Helse 500 kr."


def test_the_sum_of_a_table_is_not_added_once_more() -> None:
    cells = [
        post("Lønn", 1_000, "2-Skole"),
        post("Sum 2-Skole", 9_000, "2-Skole"),
        post("Lønn", 500, "3-Helse"),
    ]
    said = told("Hvor mye fikk Skole og Helse til sammen i lønn?", cells)
    assert said == "Til sammen 1 500 kr: 2-Skole 1 000 kr og 3-Helse 500 kr."


def test_two_values_for_one_year_are_not_made_a_series() -> None:
    cells = [
        cell(3, "Fjordvik", 2022),
        cell(4, "Fjordvik", 2022),
        cell(5, "Fjordvik", 2023),
    ]
    assert told("Hvordan har gjelden i Fjordvik utviklet seg?", cells) is None
