"""Alternatives, days, rows under other names: what is told, and what is not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ingest.model import Span
from kg.computing.asking import Asking
from kg.computing.blocks import Block
from kg.computing.figures import told_by
from kg.computing.model import Cell
from kg.facts import FactRow
from kg.question import understand

PLACES = frozenset({"fjordvik", "havnes", "solheim"})


def cell(
    label: str,
    column: str,
    value: float,
    *,
    unit: str = "NOK",
    area: str = "",
    version: str = "",
) -> Cell:
    """A cell of a row. column: its head; a year at its end is that of the cell."""
    place = sum(map(ord, label))
    row = FactRow({"tekst": label, "verdi": str(value)}, "ab", Span(place, place + 9))
    year = int(column[-4:]) if column[-4:].isdigit() else None
    amount = Decimal(str(value))
    return Cell(label, area, year, column, amount, unit, row, version)


def told(question: str, cells: list[Cell], heading: str = "") -> str | None:
    asked = understand(question, places=PLACES)
    block = Block(tuple(cells), (heading,), "fjordvik", 0, "SELECT")
    found = told_by(Asking(asked), [block])
    return found.text if found else None


SITES = [
    cell(label, column, value)
    for label, values in (
        ("Grunnarbeid", (6, 3)),
        ("Kjøp av tomt", (1, 9)),
        ("Sum kostnad", (7, 12)),
    )
    for column, value in zip(("Tomt 1 Myra", "Tomt 2 Lia"), values, strict=True)
]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Hvilken tomt er billigst for brannstasjonen?",
            "Lavest (Sum kostnad): Tomt 1",
        ),
        ("Hvilken tomt er dyrest for brannstasjonen?", "Høyest (Sum kostnad): Tomt 2"),
        ("Hva koster tomt 2 for brannstasjonen?", "Sum kostnad: Tomt 2 Lia 12 kr."),
        ("Hva koster grunnarbeid på tomt 1?", "Grunnarbeid: Tomt 1 Myra 6 kr."),
        ("Hva koster tomta Lia for brannstasjonen?", "Sum kostnad: Tomt 2 Lia 12 kr."),
    ],
)
def test_alternatives_in_columns_are_held_by_their_sums(
    question: str, said: str
) -> None:
    text = told(question, SITES, "Ny brannstasjon")
    assert text is not None
    assert text.startswith(said)


def test_columns_of_years_are_no_alternatives() -> None:
    cells = [cell("Sum", "Regnskap 2030", 5), cell("Sum", "Regnskap 2031", 6)]
    text = told("Hvilket regnskap er størst for havna?", cells, "Havna")
    assert text is None


STAFF = [
    cell(f"Årsverk, {part}, per {day}", "2031", value, unit="årsverk", area="Fjordvik")
    for part, values in (("Skole", (40, 38)), ("Helse", (90, 95)))
    for day, value in zip(("30.04.2031", "31.08.2031"), values, strict=True)
]


@pytest.mark.parametrize(
    "question",
    [
        "Hvor mange færre årsverk hadde Skole 31. august 2031 enn 30. april?",
        "Hvor mange færre årsverk hadde Skole 31.08.2031 enn 30.04.2031?",
    ],
)
def test_two_days_of_a_year_are_compared(question: str) -> None:
    assert told(question, STAFF) == (
        "Årsverk, Skole: 40 årsverk per 30.04.2031 og 38 årsverk per 31.08.2031."
        " Forskjellen er 2 årsverk, færre sist enn først."
    )


LOANS = [
    cell("Bruk av lån", "2031", -80),
    cell("Bruk av lån til videreutlån", "2031", -5),
    cell("Avdrag på lån", "2031", 9),
    cell("Sum investeringer", "2031", 300),
]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hvor mye skal Fjordvik låne til investeringer i 2031?", "Bruk av lån, 2031:"),
        ("Hvor mye betaler Fjordvik i avdrag i 2031?", "Avdrag på lån, 2031:"),
    ],
)
def test_rows_named_by_regulation_are_known_under_other_names(
    question: str, said: str
) -> None:
    text = told(question, LOANS, "Investeringer")
    assert text is not None
    assert text.startswith(said)


def test_the_year_of_the_document_that_tells_is_not_asked_for() -> None:
    homes = [
        cell("Fullførte boliger", f"{area} {year}", value, unit="boliger", area=area)
        for area, year, value in (
            ("Fjordvik", 2030, 40),
            ("Fjordvik", 2031, 50),
            ("Havnes", 2030, 7),
            ("Havnes", 2031, 8),
        )
    ]
    question = (
        "Hvor mange boliger ble fullført i Havnes i 2030"
        " ifølge Fjordviks årsrapport for 2031?"
    )
    assert told(question, homes) == "Fullførte boliger, Havnes 2030: 7 boliger."


BUDGET = [
    cell("Havn", "Opphavleg budsjett", 5, version="budsjett"),
    cell("Havn", "Regulert budsjett", 6, version="revidert_budsjett"),
]


def test_a_regulated_budget_is_the_revised_one() -> None:
    cells = [replace(one, year=2031) for one in BUDGET]
    question = "Hvor stort er det regulerte budsjettet for havn i 2031?"
    assert told(question, cells) == "Havn, Regulert budsjett: 6 kr."


SPAN = [
    cell("Skole", "Øk.plan 2030", 1),
    cell("Skole", "Øk.plan 2031", 2),
    cell("Vei", "Øk.plan 2030", 8),
    cell("Vei", "Øk.plan 2031", 1),
    cell("Havn", "Øk.plan 2030", 3),
    cell("Havn", "Øk.plan 2031", 3),
]


def test_of_several_years_no_single_one_is_ranked() -> None:
    question = "Hvilket prosjekt bruker mest i investeringsplanen?"
    assert told(question, SPAN, "Investeringsplan, prosjekter") is None
    total = [
        *SPAN,
        cell("Skole", "Sum 2030-31", 3),
        cell("Vei", "Sum 2030-31", 9),
        cell("Havn", "Sum 2030-31", 6),
    ]
    text = told(question, total, "Investeringsplan, prosjekter")
    assert text is not None
    assert text.startswith("Høyest (Sum 2030-31): Vei 9 kr")


def test_of_several_sums_that_of_the_period_is_ranked() -> None:
    sums = [
        cell(name, head, value)
        for name, value in (("Skole", 3), ("Vei", 9), ("Havn", 6))
        for head in ("Sum 2030-2033", "Total ramme")
    ]
    question = "Hvilket prosjekt bruker mest i investeringsplanen 2030-2033?"
    text = told(question, sums, "Investeringsplan, prosjekter")
    assert text is not None
    assert text.startswith("Høyest (Sum 2030-2033): Vei 9 kr")


def test_the_distance_from_an_index_of_a_hundred_is_in_percent() -> None:
    cells = [
        cell("Frie inntekter", f"{area} 2031", value, unit="indeks", area=area)
        for area, value in (("Fjordvik", 107), ("ASSS u/Oslo", 100))
    ]
    question = "Hvor mye høyere var frie inntekter i Fjordvik enn i ASSS i 2031?"
    assert told(question, cells) == (
        "Frie inntekter i 2031: Fjordvik 107 indeks og ASSS u/Oslo 100 indeks."
        " Forskjellen er 7 %."
    )


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Hvor store var frie inntekter i 2031?", "the label adds what is not asked"),
        ("Hvor mange kroner var skatteinntektene i 2031?", "kroner are asked for"),
    ],
)
def test_a_share_of_something_else_is_not_told(question: str, reason: str) -> None:
    label = "Skatteinntekter, andel av sum driftsinntekter"
    cells = [cell(label, "Fjordvik 2031", 47, unit="%", area="Fjordvik")]
    assert told(question, cells, "Frie inntekter") is None, reason


ABSENCE = [
    cell(f"Sykefravær: {part}", f"Fjordvik {year}", value, unit="%", area="Fjordvik")
    for part, values in (
        ("Skole", (6, 7)),
        ("Helse", (9, 8)),
        ("Havn", (3, 5)),
        ("Fjordvik samlet", (6, 6.5)),
    )
    for year, value in zip((2030, 2031), values, strict=True)
]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Hvor har sykefraværet gått opp fra 2030 til 2031?",
            "Gått opp fra 2030 til 2031: Sykefravær: Havn fra 3 % til 5 % og"
            " Sykefravær: Skole fra 6 % til 7 %.",
        ),
        (
            "Hvor har sykefraværet gått ned fra 2030 til 2031?",
            "Gått ned fra 2030 til 2031: Sykefravær: Helse fra 9 % til 8 %.",
        ),
    ],
)
def test_the_rows_that_rose_or_fell(question: str, said: str) -> None:
    assert told(question, ABSENCE) == said


def test_a_plan_is_not_what_came_about() -> None:
    cells = [cell("Havn", "Oppr. budsjett 2031", 5, version="budsjett")]
    assert told("Hva var resultatet for havn i 2031?", cells, "Resultat") is None


def test_what_is_spent_is_no_share() -> None:
    cells = [
        cell("Andel elever", f"{area} 2031", 5, unit="%", area=area)
        for area in ("Fjordvik", "Havnes")
    ]
    question = "Hva er utgifter per elev i Fjordvik sammenlignet med Havnes i 2031?"
    assert told(question, cells) is None


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Hvor stor andel av de over 80 år får hjemmehjelp i 2031?", "another age"),
        ("Hvorfor økte hjemmehjelp fra 2030 til 2031?", "no figure is asked for"),
        ("Vokste hjemmehjelp mest i Fjordvik eller Havnes i 2031?", "a growth"),
        ("Hvor mye dyrere ble hjemmehjelp fra 2030 til 2031?", "what is paid"),
    ],
)
def test_a_row_of_something_near_is_not_told(question: str, reason: str) -> None:
    cells = [
        cell("Andel med hjemmehjelp 0-66 år", f"{area} {year}", 5, unit="%", area=area)
        for area in ("Fjordvik", "Havnes")
        for year in (2030, 2031)
    ]
    assert told(question, cells, "Hjemmehjelp") is None, reason


def test_what_was_used_is_not_what_was_set_aside() -> None:
    cells = [cell("Ny kai", "Budsjettkostnad 2031", 67)]
    assert told("Hvor mye var brukt på ny kai i 2031?", cells) is None


def test_noughts_are_not_added() -> None:
    cells = [cell(label, "Øk.plan 2031", 0) for label in ("Skole", "Barnehage", "Vei")]
    assert told("Hvor mye får barnehage og skole til sammen i 2031?", cells) is None


@pytest.mark.parametrize(
    ("more", "tells"), [("", True), (", og hva var avdragene det året", False)]
)
def test_the_largest_year_alone_is_told(more: str, tells: bool) -> None:
    cells = [
        cell("Havnekostnad", f"Fjordvik {year}", value, unit="kr", area="Fjordvik")
        for year, value in ((2029, 4), (2030, 6), (2031, 5))
    ]
    question = f"I hvilket år var havnekostnad høyest i Fjordvik{more}?"
    assert (told(question, cells) is not None) == tells
