"""When a project is finished and how it goes: table and text of the one meant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, cast

import pytest

from kg.computing.asking import Asking
from kg.computing.model import Computed
from kg.computing.projects import project
from kg.index.rows import Row
from kg.question import understand
from kg.search import Candidate
from kg.store import GraphStore
from kg.units import Unit

PLACES = frozenset({"fjordvik", "havnes"})
DOCUMENT = "ab" * 32
PLAN: Final = "Økonomiplan 2032-2035"
REPORT: Final = "2. tertialrapport 2031"


@dataclass(frozen=True)
class Graph:
    """A graph that answers every query with the same rows."""

    told: Sequence[dict[str, str]]

    def rows(self, _: str) -> Iterator[dict[str, str]]:
        place = {"dokument": f"https://x/dokument/{DOCUMENT[:16]}", "til": "99"}
        for at, row in enumerate(self.told):
            yield {**place, "fra": str(at), **row}


def named(name: str) -> Candidate:
    row = Row(
        iri=name,
        kind="fact",
        text="",
        document=DOCUMENT,
        filename="a.txt",
        klasse="Prosjekt",
        slots={"kommune": "Fjordvik", "navn": name},
    )
    return Candidate(Unit(row, ()), {}, 0.0, 0.0)


def says(
    verdi: str, utsagn: str, title: str = PLAN, about: str = "ferdigAar"
) -> dict[str, str]:
    return {"egenskap": about, "verdi": verdi, "utsagn": utsagn, "deltittel": title}


TABLE = says("2033", "Skole - utvidelse Lia 2033")
TEXT = says("2032", "Prosjektet skal etter planen stå ferdig høsten 2032.")
LATE = says("Forsinket", "Skole - utvidelse Lia Forsinket 12 000", REPORT, "status")
SCHOOL, OTHER = "Skole - utvidelse Lia", "Skole - ombygging Myrdal"


def made(
    question: str, *told: dict[str, str], names: Sequence[str] = (SCHOOL, OTHER)
) -> Computed | None:
    asking = Asking(understand(question, places=PLACES))
    return project(asking, [named(n) for n in names], cast(GraphStore, Graph(told)))


def text(question: str, *told: dict[str, str]) -> str | None:
    found = made(question, *told)
    return found.text if found else None


def test_table_and_text_that_differ_are_both_told_with_their_source() -> None:
    found = made("Når skal utvidelsen av Lia skole stå ferdig?", TABLE, TEXT)
    assert found is not None
    assert found.text == (
        f"Om prosjektet {SCHOOL}: 2033 i tabellen ({PLAN}), i teksten: "
        "Prosjektet skal etter planen stå ferdig høsten 2032."
    )
    assert len(found.rows) == 2


def test_the_text_is_told_where_it_says_the_same_year_more_closely() -> None:
    same = says("2033", "Skolen åpner våren 2033.")
    assert text("Når åpner utvidelsen av Lia skole?", TABLE, same) == (
        f"Om prosjektet {SCHOOL}: Skolen åpner våren 2033."
    )


def test_the_table_alone_where_the_question_asks_for_it_or_nothing_else_is_told() -> (
    None
):
    told = f"Om prosjektet {SCHOOL}: ferdig 2033 ({PLAN})."
    assert text("Når er Lia skole ferdig?", TABLE) == told
    asked = "Når er Lia skole ferdig ifølge investeringstabellen?"
    assert text(asked, TABLE, TEXT) == told


def test_the_document_that_is_named_tells() -> None:
    later = says("2034", "Prosjektet er utsatt og blir ferdig i 2034.", REPORT)
    asked = "Når er Lia skole ferdig, ifølge 2. tertialrapport 2031?"
    assert text(asked, TABLE, later) == (
        f"Om prosjektet {SCHOOL}: Prosjektet er utsatt og blir ferdig i 2034."
    )
    assert text("Når er Lia skole ferdig, ifølge årsrapporten?", TABLE) is None


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Er utvidelsen av Lia skole forsinket?", True),
        ("Er utvidelsen av Lia skole i rute?", False),
        ("Hva er status for utvidelsen av Lia skole?", None),
    ],
)
def test_the_status_of_the_table(question: str, verdict: bool | None) -> None:
    found = made(question, TABLE, LATE)
    assert found is not None
    assert found.text == f"Om prosjektet {SCHOOL}: «Forsinket» ({REPORT})."
    assert found.verdict is verdict


@pytest.mark.parametrize(
    "question",
    [
        "Når åpner Nordvik omsorgssenter?",  # no project of that name
        "Når er skolen ferdig?",  # two schools
        "Hvorfor er utvidelsen av Lia skole forsinket?",  # a status is no reason
        "Hva koster utvidelsen av Lia skole?",
    ],
)
def test_what_is_not_told(question: str) -> None:
    assert text(question, TABLE, TEXT, LATE) is None
