"""Projects as a whole: which are late, on time or done, and which of a year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, cast

import pytest

from kg.computing.asking import Asking
from kg.computing.portfolio import portfolio
from kg.question import understand
from kg.store import GraphStore

PLACES: Final = frozenset({"fjordvik", "havnes"})
PROPERTY: Final = "egenskap"


@dataclass(frozen=True)
class Graph:
    """A graph with statements of projects; a query gives those of its property."""

    told: Sequence[dict[str, str]]

    def rows(self, sparql: str) -> Iterator[dict[str, str]]:
        for at, row in enumerate(self.told):
            if f'"{row[PROPERTY]}"' in sparql or "VALUES" not in sparql:
                yield {**row, "fra": str(at), "til": str(at + 1)}


def says(
    name: str,
    value: str,
    about: str = "status",
    date: str = "2032-08",
    kommune: str = "Fjordvik",
) -> dict[str, str]:
    row = {"navn": name, "verdi": value, PROPERTY: about, "kommune": kommune}
    row |= {"deltittel": f"Rapport {date}", "deldato": date}
    return row | {"dokument": f"https://x/dokument/{kommune}{date}"}


TOLD: Final = [
    says("Skole - utvidelse Lia", "Forsinket"),
    says("Barnehage Myrdal", "Iht. plan"),
    says("Barnehage Nes", "Forsinket"),
    says("Bru over Storelva", "Ferdig"),
    says("Barnehage Myrdal", "Forsinket", date="2031-08"),
    says("Skole - utvidelse Lia", "2034", "ferdigAar"),
    says("Barnehage Myrdal", "2033", "ferdigAar"),
]
OTHER: Final = says("Kai i Havnes", "Forsinket", kommune="Havnes")


def text(question: str, told: Sequence[dict[str, str]] = TOLD) -> str | None:
    asking = Asking(understand(question, places=PLACES))
    made = portfolio(asking, [], cast(GraphStore, Graph(told)))
    return made.text if made else None


LATE: Final = "Forsinkede prosjekter (2): Skole - utvidelse Lia og Barnehage Nes."


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hvilke prosjekter er forsinket?", LATE),
        ("Kva prosjekt er forseinka?", LATE),
        ("Which projects are delayed?", LATE),
        ("Hvor mange byggeprosjekter er forsinket?", LATE),
        ("Hvilke prosjekter er i rute?", "Prosjekter i rute (1): Barnehage Myrdal."),
        (
            "Hvilke prosjekter er ferdige?",
            "Ferdige prosjekter (1): Bru over Storelva.",
        ),
        (
            "Hvilke prosjekter skal stå ferdig i 2033?",
            "Prosjekter som skal være ferdige i 2033 (1): Barnehage Myrdal.",
        ),
        (
            "Hvilke barnehageprosjekter er forsinket?",
            "Forsinkede prosjekter (1): Barnehage Nes.",
        ),
    ],
)
def test_the_newest_report_tells_how_projects_stand(question: str, told: str) -> None:
    assert text(question) == told


def test_the_municipality_that_is_named_is_told_of() -> None:
    every = [*TOLD, OTHER]
    assert text("Hvilke prosjekter er forsinket i Fjordvik?", every) == LATE
    assert text("Hvilke prosjekter er forsinket?", every) is None


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Hvilke budsjettposter er forsinket?", "no projects are asked for"),
        ("Hvorfor er prosjektene forsinket?", "the reason is asked for"),
        ("Hvilke prosjekter skal stå ferdig i 2050?", "none of that year"),
        ("Hvilke prosjekter er stanset?", "none of that state"),
        ("Hvilke bibliotekprosjekter er forsinket?", "none of that sort"),
        ("Hvilke prosjekter koster mest?", "of too few the cost is known"),
        ("Hvilket prosjekt har størst avvik?", "a deviation, not a cost"),
    ],
)
def test_other_questions_are_not_answered_by_it(question: str, reason: str) -> None:
    assert text(question) is None, reason


def test_of_many_projects_some_are_named_and_the_rest_counted() -> None:
    told = [says(f"Prosjekt {n:02}", "Forsinket") for n in range(20)]
    made = text("Hvilke prosjekter er forsinket?", told)
    assert made is not None
    assert made.startswith("Forsinkede prosjekter (20): • Prosjekt 00 • ")
    assert made.endswith("• Prosjekt 11 • 8 til.")


def costs(name: str, kroner: str, version: str = "brutto") -> dict[str, str]:
    row = says(name, kroner, "brutto")
    return {**row, "versjon": version, "kolonne": "Totalkostnad"}


COSTS: Final = [
    costs("Skole - utvidelse Lia", "186000000"),
    costs("Barnehage Myrdal", "41000000"),
    costs("Bru over Storelva", "92000000"),
    costs("Kunstgress på Nes", "7000000"),
    costs("Kunstgress på Nes", "999000000", "budsjett"),
]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Hva er det største prosjektet i Fjordvik?",
            "Høyest (Totalkostnad): Skole - utvidelse Lia 186 000 000 kr (186 mill.), "
            "Bru over Storelva 92 000 000 kr (92 mill.) og "
            "Barnehage Myrdal 41 000 000 kr (41 mill.).",
        ),
        (
            "Hvilket prosjekt er billigst?",
            "Lavest (Totalkostnad): Kunstgress på Nes 7 000 000 kr (7 mill.), "
            "Barnehage Myrdal 41 000 000 kr (41 mill.) og "
            "Bru over Storelva 92 000 000 kr (92 mill.).",
        ),
    ],
)
def test_the_largest_is_that_which_costs_most_in_all(question: str, told: str) -> None:
    assert text(question, COSTS) == told


def test_projects_that_go_on_from_year_to_year() -> None:
    told = [
        {**costs("Asfaltering", "0"), "loepende": "true"},
        {**costs("Ny bru", "9"), "loepende": "false"},
    ]
    made = "Løpende prosjekter (1): Asfaltering."
    assert text("Hvilke investeringer i Fjordvik er løpende?", told) == made
    assert text("Which projects are ongoing?", told) == made
