"""More or less than was set aside, worked out from the columns of a table."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import pytest

from ingest.model import Span
from kg.computing.asking import Asking
from kg.computing.blocks import Block
from kg.computing.model import Cell
from kg.computing.overspent import told_by
from kg.facts import FactRow
from kg.question import understand

PLACES = frozenset({"havnes"})
THOUSAND = 1000


def row(
    label: str,
    place: int,
    columns: Sequence[tuple[str, str, int]],
    area: str = "",
) -> Iterator[Cell]:
    """The cells of one printed row. columns: head, version and thousands of kroner."""
    for head, version, value in columns:
        fact = FactRow({"verdi": str(value)}, "ab", Span(place, place + 9))
        value_nok = Decimal(value * THOUSAND)
        yield Cell(label, area, 2031, head, value_nok, "NOK", fact, version)


def so_far(
    label: str, place: int, budget: int, spent: int, area: str = ""
) -> list[Cell]:
    columns = (
        ("Bud. hittil", "budsjett", budget),
        ("Regn. hittil", "regnskap", spent),
        ("Avvik hittil", "", budget - spent),
    )
    return list(row(label, place, columns, area))


def whole_year(
    label: str, place: int, budget: int, expected: int, area: str = ""
) -> list[Cell]:
    columns = (
        ("Rev. bud. 2031", "revidert_budsjett", budget),
        ("Årsprognose", "prognose", expected),
        ("Avvik prognose", "", budget - expected),
    )
    return list(row(label, place, columns, area))


AREAS = [
    *so_far("1-Skole", 10, 50_000, 52_000),
    *whole_year("1-Skole", 10, 90_000, 93_000),
    *so_far("2-Helse og omsorg", 30, 80_000, 79_000),
    *whole_year("2-Helse og omsorg", 30, 150_000, 158_000),
    *so_far("3-NAV", 50, 8_000, 8_400),
    *whole_year("3-NAV", 50, 14_000, 13_500),
    *so_far("Sum", 70, 138_000, 139_400),
]
PART = "1. tertialrapport 2031"


def told(question: str, cells: Sequence[Cell] = AREAS) -> str | None:
    block = Block(tuple(cells), ("", "", PART), "havnes", 0, "SELECT")
    asked = understand(question, places=PLACES)
    found = told_by(Asking(asked), [block])
    return found.text if found else None


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        # the furthest off, of the period that is asked for
        (
            "Hvilket område hadde størst merforbruk hittil i 2031 i Havnes?",
            "Avvik hittil: Skole merforbruk 2 000 000 kr (2 mill.) og NAV merforbruk"
            " 400 000 kr (0,4 mill.).",
        ),
        (
            "Hvilket område overskred budsjettet mest hittil i 2031 i Havnes?",
            "Avvik hittil: Skole merforbruk 2 000 000 kr (2 mill.) og NAV merforbruk"
            " 400 000 kr (0,4 mill.).",
        ),
        (
            "Hvilket område hadde størst merforbruk etter åtte måneder i Havnes?",
            "Avvik hittil: Skole merforbruk 2 000 000 kr (2 mill.) og NAV merforbruk"
            " 400 000 kr (0,4 mill.).",
        ),
        (
            "Hvilket område ventet mindreforbruk i Havnes i 2031?",
            "Avvik prognose: NAV mindreforbruk 500 000 kr (0,5 mill.).",
        ),
        # one area, an abbreviation as well
        (
            "Hvor stort merforbruk ventet Skole i Havnes i 2031?",
            "Avvik prognose: Skole merforbruk 3 000 000 kr (3 mill.).",
        ),
        (
            "Hvor stort avvik i prosent hadde NAV i Havnes hittil i 2031?",
            "Avvik hittil: NAV merforbruk 400 000 kr (0,4 mill.) (5 %).",
        ),
        # two areas added
        (
            "Hvor mye merforbruk venter Skole og Helse og omsorg til sammen i 2031?",
            "Til sammen 11 000 000 kr (11 mill.). Avvik prognose: Skole merforbruk"
            " 3 000 000 kr (3 mill.) og Helse og omsorg merforbruk 8 000 000 kr"
            " (8 mill.).",
        ),
        # so far or in the whole year? the table has both
        ("Hvor stort merforbruk hadde Skole i Havnes i 2031?", None),
        # another year, another report, another area
        ("Hvor stort merforbruk ventet Skole i Havnes i 2030?", None),
        ("Hvor stort merforbruk ventet Skole i 2. tertial 2031?", None),
        ("Hvor stort merforbruk ventet Brannvesenet i Havnes i 2031?", None),
        # why is no figure
        ("Hvorfor ventet Skole merforbruk i 2031?", None),
    ],
)
def test_deviations_are_told_of_the_period_that_is_asked_for(
    question: str, answer: str | None
) -> None:
    assert told(question) == answer


def test_the_sign_that_a_table_prints_does_not_matter() -> None:
    columns = (("Budsjett", "budsjett", 10), ("Regnskap", "regnskap", 14))
    lacking = [*row("Skole", 10, (*columns, ("Avvik", "", -4)))]
    above = [*row("Skole", 10, (*columns, ("Avvik", "", 4)))]
    question = "Hvor stort merforbruk hadde Skole i Havnes i 2031?"
    assert told(question, lacking) == told(question, above)
    assert told(question, above) == "Avvik: Skole merforbruk 4 000 kr."


def test_a_deviation_that_no_columns_explain_is_not_told() -> None:
    columns = (("Budsjett", "budsjett", 10), ("Regnskap", "regnskap", 14))
    cells = [*row("Skole", 10, (*columns, ("Avvik", "", -9)))]
    assert told("Hvor stort merforbruk hadde Skole i Havnes i 2031?", cells) is None


def test_accounts_of_a_year_do_not_tell_of_its_first_months() -> None:
    columns = (("Budsjett", "budsjett", 10), ("Regnskap", "regnskap", 14))
    cells = [*row("Skole", 10, (*columns, ("Avvik", "", -4)))]
    cells += row("NAV", 30, (*columns, ("Avvik", "", -4)))
    block = Block(tuple(cells), ("", "", "Årsrapport 2031"), "havnes", 0, "SELECT")
    question = "Hvilket område hadde størst merforbruk{} i Havnes?"
    months = understand(question.format(" etter åtte måneder"), places=PLACES)
    year = understand(question.format(""), places=PLACES)
    assert told_by(Asking(months), [block]) is None
    assert told_by(Asking(year), [block]) is not None


def test_a_sum_in_nynorsk_is_no_area() -> None:
    cells = [*AREAS, *so_far("Til saman", 90, 138_000, 149_400)]
    found = told("Hvilket område hadde størst merforbruk hittil i 2031?", cells)
    assert found is not None
    assert "Til saman" not in found
