"""Figures compared, added, ranked; silence where they are about something else."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from ingest.model import Span
from kg.computing.asking import DOWN, Asking
from kg.computing.blocks import Block
from kg.computing.figures import told_by
from kg.computing.model import Cell, Computed
from kg.facts import FactRow
from kg.question import understand

PLACES = frozenset({"fjordvik", "solheim"})


def at(place: int) -> FactRow:
    return FactRow({"verdi": str(place)}, "ab", Span(place, place + 1))


def cell(
    value: float, area: str, year: int, label: str = "Gjeld", unit: str = "%"
) -> Cell:
    place = int(value * 1000)
    return Cell(
        label, area, year, f"{area} {year}", Decimal(str(value)), unit, at(place)
    )


def post(
    label: str,
    value: int,
    area: str = "",
    column: str = "Øk.plan 2024",
    version: str = "oekonomiplan",
) -> Cell:
    row = FactRow({"tekst": label, "verdi": str(value)}, "ab", Span(len(label), 99))
    year = int(column[-4:]) if column[-4:].isdigit() else None
    return Cell(label, area, year, column, Decimal(value), "NOK", row, version)


def computed(
    question: str, cells: Sequence[Cell], heading: str = ""
) -> Computed | None:
    asked = understand(question, places=PLACES)
    block = Block(tuple(cells), (heading,), "fjordvik", 0, "SELECT")
    return told_by(Asking(asked), [block])


def told(question: str, cells: Sequence[Cell], heading: str = "") -> str | None:
    found = computed(question, cells, heading)
    return found.text if found else None


AREAS = [
    cell(25, "Fjordvik", 2024),
    cell(14, "Solheim", 2024),
    cell(9, "Solheim", 2023),
    cell(30, "ASSS u/Oslo", 2024),
]


def test_two_areas_are_compared_in_the_year_asked_for() -> None:
    assert told("Har Fjordvik mer gjeld enn Solheim i 2024?", AREAS) == (
        "Gjeld i 2024: Fjordvik 25 % og Solheim 14 %. Forskjellen er 11 prosentpoeng."
    )


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Har Fjordvik høyere gjeld enn Solheim i 2024?", True),
        ("Har Fjordvik lavere gjeld enn Solheim i 2024?", False),
        ("Hvem har høyest gjeld i 2024, Fjordvik eller Solheim?", None),
    ],
)
def test_a_yes_or_no_follows_from_the_figures(
    question: str, verdict: bool | None
) -> None:
    found = computed(question, AREAS)
    assert found is not None
    assert found.verdict is verdict


def test_an_area_without_a_figure_is_not_compared() -> None:
    assert told("Har Fjordvik mer gjeld enn Solheim i 2023?", AREAS) is None


def test_a_development_is_a_series_and_its_change() -> None:
    cells = [cell(3, "Fjordvik", 2022), cell(5.5, "Fjordvik", 2023)]
    said = told("Hvordan har gjelden i Fjordvik utviklet seg fra 2022 til 2023?", cells)
    assert said == (
        "Gjeld (Fjordvik): 3 % i 2022, 5,5 % i 2023. "
        "Det er en økning på 2,5 prosentpoeng fra 2022 til 2023."
    )


def test_two_values_for_one_year_are_not_made_a_series() -> None:
    cells = [
        cell(3, "Fjordvik", 2022),
        cell(4, "Fjordvik", 2022),
        cell(5, "Fjordvik", 2023),
    ]
    assert told("Hvordan har gjelden i Fjordvik utviklet seg?", cells) is None


def test_the_year_of_the_peak_is_found_first() -> None:
    cells = [
        cell(value, area, year, "Netto finansutgifter")
        for area, values in (("Fjordvik", (3, 8, 4)), ("Solheim", (2, 6, 5)))
        for year, value in zip((2021, 2022, 2023), values, strict=True)
    ]
    said = told(
        "Hvor mye høyere netto finansutgifter hadde Fjordvik enn Solheim"
        " i året da begge hadde sitt høyeste nivå?",
        cells,
    )
    assert said is not None
    assert "i 2022: Fjordvik 8 % og Solheim 6 %" in said


ROWS = [post("Skole", 500_000), post("Vei", 900_000), post("Barnehage", 100_000)]
SUM = post("Sum tiltak", 1_500_000)


def test_the_largest_row_is_no_sum() -> None:
    question = "Hvilket tiltak for oppvekst får mest penger?"
    said = told(question, [*ROWS, SUM], "Nye tiltak, oppvekst")
    assert said is not None
    assert said.startswith("Høyest (Øk.plan 2024): Vei 900 000 kr (0,9 mill.)")


def test_a_table_of_something_else_is_not_ranked() -> None:
    assert told("Hvem er den eldste på sykehjemmet?", [*ROWS, SUM]) is None


def test_named_rows_are_added() -> None:
    said = told("Hvor mye får barnehage og skole til sammen i 2024?", [*ROWS, SUM])
    assert said == (
        "Til sammen 600 000 kr (0,6 mill.): "
        "Skole 500 000 kr (0,5 mill.) og Barnehage 100 000 kr (0,1 mill.)."
    )


def test_named_areas_are_added() -> None:
    cells = [
        post("Lønn", 1_000, "2-Skole"),
        post("Sum 2-Skole", 9_000, "2-Skole"),
        replace(post("Lønn bare", 500, "3-Helse"), label="Lønn"),
    ]
    said = told("Hvor mye fikk Skole og Helse til sammen i lønn?", cells)
    assert said is not None
    assert said.startswith("Til sammen 1 500 kr")


def test_rows_are_named_by_a_letter() -> None:
    cells = [
        post("A Uten hall", 198, column="Prosjektkostnad"),
        post("A Uten hall", 9, column="Årlig drift"),
        post("B Med idrettshall", 245, column="Prosjektkostnad"),
        post("B Med idrettshall", 11, column="Årlig drift"),
    ]
    said = told(
        "Hva er forskjellen i prosjektkostnad mellom konsept A og konsept B?",
        cells,
        "Vurderte konsepter",
    )
    assert said is not None
    assert said.endswith("Forskjellen er 47 kr.")


def test_what_was_spent_is_held_against_what_was_set_aside() -> None:
    cells = [
        post("Ny låve", 1_000, column="Rev. bud. 2023", version="revidert_budsjett"),
        post("Ny låve", 2_500, column="Regnskap 2023", version="regnskap"),
    ]
    found = computed("Holdt den nye låven seg innenfor revidert budsjett?", cells)
    assert found is not None
    assert found.verdict is False
    assert "Forskjellen er 1 500 kr" in found.text


def test_a_document_of_another_municipality_does_not_tell() -> None:
    assert told("Hvor mye får skole og vei til sammen i Solheim i 2024?", ROWS) is None


FEES = [
    cell(4860, "Fjordvik", 2025, "Vann, årsgebyr bolig", "kr"),
    cell(4210, "Fjordvik", 2024, "Vann, årsgebyr bolig", "kr"),
    cell(5900, "Fjordvik", 2025, "Avløp, årsgebyr bolig", "kr"),
]


def test_one_figure_is_told_where_row_and_year_are_named() -> None:
    assert told("Hva er årsgebyret for vann i 2025?", FEES) == (
        "Vann, årsgebyr bolig, Fjordvik 2025: 4 860 kr."
    )


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Hva er årsgebyret for vann?", "no year"),
        ("Hva er årsgebyret for vann i 2019?", "another year"),
        ("Hva er årsgebyret for feiing i 2025?", "another row"),
        ("Hva er årsgebyret for vann i Solheim i 2025?", "another municipality"),
        ("Hvorfor er årsgebyret for vann høyt i 2025?", "no figure is asked for"),
    ],
)
def test_no_figure_is_told_of_something_else(question: str, reason: str) -> None:
    assert told(question, FEES) is None, reason


def test_a_plan_is_no_account() -> None:
    cells = [post("Skole", 500_000)]
    assert told("Hva ble regnskapet for skole i 2024?", cells) is None


RATES = [
    cell(5380, "Fjordvik", 2030, "Avløp, årsgebyr bolig", "kr"),
    cell(5900, "Fjordvik", 2031, "Avløp, årsgebyr bolig", "kr"),
    cell(4210, "Fjordvik", 2030, "Vann, årsgebyr bolig", "kr"),
    cell(4860, "Fjordvik", 2031, "Vann, årsgebyr bolig", "kr"),
]


def test_a_compound_is_met_by_its_two_parts() -> None:
    assert told("Hva ble avløpsgebyret i 2031?", RATES, "Gebyrer") == (
        "Avløp, årsgebyr bolig, Fjordvik 2031: 5 900 kr."
    )


def test_the_name_before_a_dash_names_a_row() -> None:
    rows = [
        post("Myrdal skole - 200 elever", 80, column="Øk.plan 2027"),
        post("Drift av Myrdal skole", 14, column="Øk.plan 2027"),
        *(post(name, 9, column="Øk.plan 2027") for name in ("Kai", "Bru", "Bibliotek")),
    ]
    assert told("Hvor mye er satt av til Myrdal skole i 2027?", rows) == (
        "Myrdal skole - 200 elever, Øk.plan 2027: 80 kr."
    )


def test_a_development_goes_on_from_the_budget_into_the_plan() -> None:
    rows = [
        post("Pleie", 100, column="Budsjett 2025", version="budsjett"),
        post("Pleie", 110, column="Øk.plan 2026"),
        post("Pleie", 120, column="Øk.plan 2027"),
    ]
    assert told("Hvordan utvikler pleie seg fra budsjett 2025 til 2027?", rows) == (
        "Pleie: 100 kr i 2025, 110 kr i 2026, 120 kr i 2027."
        " Det er en økning på 20 kr (20 %) fra 2025 til 2027."
    )


def test_two_municipalities_are_not_all_that_could_have_most() -> None:
    cells = [cell(101, "Fjordvik", 2024), cell(83, "Solheim", 2024)]
    assert told("Hvilken kommune hadde høyest gjeld i 2024?", cells) is None


CASES = [
    cell(39, "Fjordvik", 2031, "Nordre grendeutvalg, saker behandlet", "antall"),
    cell(45, "Fjordvik", 2031, "Søndre grendeutvalg, saker behandlet", "antall"),
    cell(47, "Fjordvik", 2031, "Ytre grendeutvalg, saker behandlet", "antall"),
    cell(11, "Fjordvik", 2031, "Nordre grendeutvalg, holdte møter", "antall"),
    cell(9, "Fjordvik", 2031, "Søndre grendeutvalg, holdte møter", "antall"),
    cell(8, "Fjordvik", 2031, "Ytre grendeutvalg, holdte møter", "antall"),
    cell(90, "Fjordvik", 2031, "Formannskap, saker behandlet", "antall"),
]


def test_rows_of_one_sort_are_added_where_their_number_is_told() -> None:
    question = "Hvor mange saker behandlet de {} grendeutvalgene til sammen i 2031?"
    assert told(question.format("tre"), CASES) == (
        "Til sammen 131: Nordre grendeutvalg, saker behandlet 39, Søndre grendeutvalg,"
        " saker behandlet 45 og Ytre grendeutvalg, saker behandlet 47."
    )
    assert told(question.format("to"), CASES) is None


SENDERS = [
    cell(10, "Fjordvik", 2031, "Hvem melder, andel av alle: Foreldre"),
    cell(11, "Fjordvik", 2031, "Hvem melder, andel av alle: Skole"),
    cell(4, "Fjordvik", 2031, "Hvem melder, andel av alle: Lege"),
]


def test_one_or_the_other_are_two_rows_of_a_table() -> None:
    text = told("Meldte foreldre eller skole oftest i 2031?", SENDERS)
    assert text is not None
    assert text.startswith("Fjordvik i 2031: Hvem melder, andel av alle: Skole 11 %")


def test_the_two_of_a_pair_where_a_third_row_is_named_as_well() -> None:
    more = [
        *SENDERS,
        cell(6, "Fjordvik", 2031, "Hvem melder, andel av alle: Barnevern"),
    ]
    text = told("Meldte foreldre eller skole oftest til barnevern i 2031?", more)
    assert text is not None
    assert "Skole 11 %" in text
    assert "Barnevern" not in text


def test_a_group_is_named_with_its_average() -> None:
    text = told("Har Solheim mer gjeld enn ASSS-snittet i 2024?", AREAS)
    assert text is not None
    assert "ASSS u/Oslo 30 %" in text


def test_the_year_that_a_change_is_counted_from_is_not_asked_for() -> None:
    aims = [
        cell(-67, "Fjordvik", 2031, "Oppvarming, mål"),
        cell(-75, "Fjordvik", 2035, "Oppvarming, mål"),
        cell(-50, "Fjordvik", 2035, "Sjøfart, mål"),
    ]
    question = "Hva er målet for oppvarming i 2035, målt mot 2029?"
    assert told(question, aims) == "Oppvarming, mål, Fjordvik 2035: −75 %."


@pytest.mark.parametrize(
    ("question", "falls", "why"),
    [
        ("gikk fraværet ned fra 2023 til 2024?", True, "it went down"),
        ("blir noen skoler lagt ned i 2026?", False, "closed, not less"),
        ("skal kommunen legge ned barnehagen?", False, "the same of what will be"),
    ],
)
def test_what_is_closed_has_not_become_less(
    question: str, falls: bool, why: str
) -> None:
    assert bool(DOWN.search(question)) is falls, why


def test_whether_something_is_closed_is_not_told_by_its_figures() -> None:
    rows = [
        post("Skole", 38, column="Øk.plan 2026"),
        post("Skole", 20, column="Øk.plan 2027"),
        post("Skole", 0, column="Øk.plan 2029"),
    ]
    assert told("Går skole ned fra 2026 til 2029?", rows) is not None
    assert told("Blir skole lagt ned fra 2026 til 2029?", rows) is None
