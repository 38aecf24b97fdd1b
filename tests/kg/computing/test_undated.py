"""Two counts of one thing; an amount of a list without years."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from ingest.model import Span
from kg.computing.asking import Asking
from kg.computing.blocks import Block
from kg.computing.figures import told_by
from kg.computing.model import Cell
from kg.facts import FactRow
from kg.question import understand

PLACES = frozenset({"fjordvik", "solheim"})


def told(question: str, cells: Sequence[Cell], heading: str = "") -> str | None:
    asked = understand(question, places=PLACES)
    block = Block(tuple(cells), (heading,), "fjordvik", 0, "SELECT")
    found = told_by(Asking(asked), [block])
    return found.text if found else None


def count(label: str, value: int, year: int = 2031) -> Cell:
    row = FactRow(
        {"indikatornavn": label, "verdi": str(value)}, "ab", Span(value, 9999)
    )
    unit = label.split(",")[0].lower()
    area = "Fjordvik"
    return Cell(label, area, year, f"{area} {year}", Decimal(value), unit, row)


PAIR = [count("Årsverk, Teknisk", 57), count("Ansatte, Teknisk", 64)]
OTHERS = [count("Årsverk, Kultur", 11), count("Ansatte, Kultur", 12)]
SAID = "Fjordvik 2031: Årsverk, Teknisk: 57 årsverk og Ansatte, Teknisk: 64 ansatte."


@pytest.mark.parametrize(
    "question",
    [
        "Hvor mange årsverk og ansatte hadde Teknisk i 2031?",
        "Hvor mange årsverk og antall ansatte hadde Teknisk i Fjordvik i 2031?",
        "Kor mange årsverk og tilsette hadde Teknisk i 2031?",
    ],
)
def test_two_counts_of_one_thing(question: str) -> None:
    assert told(question, PAIR) == SAID
    assert told(question, [*PAIR, *OTHERS]) == SAID


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("Hvor mange årsverk og ansatte hadde Teknisk i 2029?", "another year"),
        ("Hvor mange årsverk og ansatte hadde Helse i 2031?", "another thing"),
        ("Hvor mange årsverk og lærlinger hadde Teknisk i 2031?", "no such count"),
        ("Hvor mange årsverk og ansatte hadde Teknisk?", "no year"),
    ],
)
def test_what_is_not_both(question: str, why: str) -> None:
    assert told(question, [*PAIR, *OTHERS]) != SAID, why


def post(label: str, column: str, value: int, year: int | None = None) -> Cell:
    row = FactRow({"tekst": label, "verdi": str(value)}, "ab", Span(len(label), 99))
    return Cell(label, "", year, column, Decimal(value), "NOK", row)


LIST = [
    post("Elvebakken klatrevegg", "Kostnader", 4000000),
    post("Elvebakken klatrevegg", "Spillemidler", 1000000),
    post("Havnes skihall", "Kostnader", 304000000),
    post("Havnes skihall", "Spillemidler", 17000000),
]


@pytest.mark.parametrize(
    ("question", "want"),
    [
        (
            "Hva koster Elvebakken klatrevegg ifølge spillemiddeloversikten?",
            "4 000 000",
        ),
        ("Hva er kostnaden for Havnes skihall i spillemiddellisten?", "304 000 000"),
        ("Hvor mye spillemidler er det søkt om til Havnes skihall?", "17 000 000"),
    ],
)
def test_an_amount_of_a_list(question: str, want: str) -> None:
    text = told(question, LIST, "Spillemidler, søknader") or ""
    assert f": {want} kr" in text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("Hva koster Strandby svømmehall?", "another thing"),
        ("Hva koster Havnes skihall i 2033?", "a year, the list has none"),
        ("Hvor stor er Havnes skihall?", "no column"),
    ],
)
def test_what_a_list_does_not_tell(question: str, why: str) -> None:
    assert told(question, LIST) is None, why


def test_a_table_with_years_is_no_list() -> None:
    dated = [post("Havnes skihall", "Øk.plan 2033", 5, 2033), *LIST]
    assert told("Hva koster Havnes skihall?", dated) is None
