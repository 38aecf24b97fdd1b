"""What gets dearer: the prices of one year beside those of the year before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, cast

import pytest

from kg.computing.asking import Asking
from kg.computing.prices import dearer, price
from kg.index.rows import Row
from kg.question import understand
from kg.search import Candidate
from kg.store import GraphStore
from kg.units import Unit

PLACES: Final = frozenset({"fjordvik", "havnes"})
FEES: Final = "Gebyrer og egenbetalinger 2032"


@dataclass(frozen=True)
class Graph:
    """A graph that answers every query with the same rows."""

    told: Sequence[dict[str, str]]

    def rows(self, _: str) -> Iterator[dict[str, str]]:
        for at, row in enumerate(self.told):
            yield {**row, "fra": str(at // 2 * 100), "til": str(at // 2 * 100 + 50)}


def priced(
    name: str,
    before: str,
    after: str,
    kommune: str = "Fjordvik",
    under: str = FEES,
    years: tuple[str, str] = ("2031", "2032"),
) -> list[dict[str, str]]:
    row = {"indikatornavn": name, "overskrift": under, "kommune": kommune}
    row |= {"dokument": f"https://x/dokument/{kommune}"}
    pairs = zip(years, (before, after), strict=True)
    return [{**row, "aar": year, "verdi": value} for year, value in pairs]


ROWS: Final = [
    *priced("Vann, årsgebyr", "3100", "3600"),
    *priced("Avløp, årsgebyr", "4000", "4000"),
    *priced("SFO, hel plass, sats kr", "2900", "2700"),
    *priced("Barnebillett i svømmehallen", "40", "45"),
]
OTHER: Final = priced("Vann, årsgebyr", "2000", "2500", kommune="Havnes")
SPENT: Final = priced("Netto driftsutgifter til vann", "100", "200")
COMPARED: Final = priced("Årsgebyr vann", "10", "20", under="KOSTRA-tall")


def paper(date: str = "") -> Row:
    return Row(
        iri="x",
        kind="passage",
        text="",
        document="y",
        filename="a.txt",
        date=date,
        slots={"kommune": "Fjordvik"},
    )


OWN: Final = paper()
NEWER: Final = paper("2035-02-01")


def text(
    question: str, told: Sequence[dict[str, str]] = ROWS, *rows: Row
) -> str | None:
    asking = Asking(understand(question, places=PLACES))
    found = [Candidate(Unit(row, ()), {}, 0.0, 0.0) for row in (OWN, *rows)]
    graph = cast(GraphStore, Graph(told))
    made = dearer(asking, found, graph) or price(asking, found, graph)
    return made.text if made else None


RISEN: Final = (
    "Dyrere fra 2031 til 2032: Vann, årsgebyr: fra 3 100 til 3 600 kr "
    "(500 kr, 16,1 %); Barnebillett i svømmehallen: fra 40 til 45 kr (5 kr, 12,5 %)."
)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Hva blir dyrere i 2032?", "the year of the prices"),
        ("Hva blir dyrere?", "the newest prices where no year is named"),
        ("Hvilke gebyrer øker fra 2031 til 2032?", "both years"),
        ("Kva blir dyrare neste år?", "nynorsk"),
        ("What gets more expensive in 2032?", "English"),
        ("Hva blir dyrere for folk i Fjordvik?", "a municipality is named"),
    ],
)
def test_prices_that_rise_are_told_in_their_order(question: str, reason: str) -> None:
    told = [*ROWS, *SPENT, *COMPARED]
    told += OTHER if "Fjordvik" in question else []
    assert text(question, told) == RISEN, reason


def test_what_gets_cheaper_is_the_other_way() -> None:
    told = (
        "Billigere fra 2031 til 2032: SFO, hel plass: fra 2 900 til 2 700 kr "
        "(−200 kr, 6,9 %)."
    )
    assert text("Hva blir billigere i 2032?") == told


def test_words_of_the_question_choose_among_the_rows() -> None:
    told = [*ROWS, *priced("Vann, per kubikkmeter", "20", "23")]
    made = text("Hvilke gebyrer for vann øker i 2032?", told)
    assert made is not None
    assert "SFO" not in made
    assert "kubikkmeter: fra 20 til 23 kr" in made


@pytest.mark.parametrize(
    ("question", "told", "reason"),
    [
        ("Hva blir dyrere i 2040?", ROWS, "a year without prices"),
        ("Hva blir dyrere?", [*ROWS, *OTHER], "whose prices is not clear"),
        ("Hva blir dyrere i Havnes?", [*ROWS, *OTHER], "a place without papers"),
        ("Hvorfor blir vannet dyrere?", ROWS, "the reason is asked for"),
        ("Er vann dyrere enn avløp?", ROWS, "two prices are held against each other"),
        ("Hva koster vann per elev i 2032?", ROWS, "of each something else"),
        ("Hva koster vann i svømmehallen i 2032?", ROWS, "no row has both"),
        ("Hva koster bibliotekkort i 2032?", ROWS, "a thing without a price"),
        ("Hva koster vann mest, i 2031 eller 2032?", ROWS, "two prices are compared"),
        ("Hva blir dyrere i 2032?", [*SPENT, *COMPARED], "no prices at all"),
        ("Hvor mye øker avløpsgebyret i 2032?", ROWS, "a price that does not rise"),
    ],
)
def test_other_questions_are_not_answered_by_it(
    question: str, told: Sequence[dict[str, str]], reason: str
) -> None:
    assert text(question, told) is None, reason


def test_old_prices_do_not_tell_what_gets_dearer_now() -> None:
    assert text("Hva blir dyrere?", ROWS, NEWER) is None
    assert text("Hva blir dyrere i 2032?", ROWS, NEWER) == RISEN


def test_of_many_prices_those_that_change_most_are_told() -> None:
    many = [row for n in range(1, 15) for row in priced(f"Gebyr {n}", "100", f"{n}00")]
    told = text("Hva blir dyrere i 2032?", many)
    assert told is not None
    assert told.startswith("Dyrere fra 2031 til 2032: • Gebyr 14: fra 100 til 1 400 kr")
    assert told.endswith("• 4 til.")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hva koster vann i 2032?", "Pris i 2032: Vann, årsgebyr: 3 600 kr."),
        ("Hva var vanngebyret i 2031?", "Pris i 2031: Vann, årsgebyr: 3 100 kr."),
        ("Hva er vannavgiften?", "Pris i 2032: Vann, årsgebyr: 3 600 kr."),
        ("Kva er kloakkavgifta i 2032?", "Pris i 2032: Avløp, årsgebyr: 4 000 kr."),
        ("How much will water cost in 2032?", "Pris i 2032: Vann, årsgebyr: 3 600 kr."),
        (
            "Hvor mye øker vanngebyret i 2032?",
            "Dyrere fra 2031 til 2032: Vann, årsgebyr: fra 3 100 til 3 600 kr "
            "(500 kr, 16,1 %).",
        ),
    ],
)
def test_the_price_of_one_thing_is_told(question: str, told: str) -> None:
    assert text(question, [*ROWS, *SPENT]) == told


def test_a_thing_with_several_prices_is_told_with_each() -> None:
    told = [*ROWS, *priced("Vann, per kubikkmeter", "20", "23")]
    assert text("Hva koster vann i 2032?", told) == (
        "Pris i 2032: Vann, årsgebyr: 3 600 kr; Vann, per kubikkmeter: 23 kr."
    )


def test_two_things_are_each_told_of() -> None:
    assert text("Hva koster vann og avløp i 2032?") == (
        "Pris i 2032: Vann, årsgebyr: 3 600 kr; Avløp, årsgebyr: 4 000 kr."
    )
