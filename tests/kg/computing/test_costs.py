"""What a project costs in all: the sum of its row, and what the text says of it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, cast

import pytest

from ingest.model import Span
from kg.computing.asking import Asking
from kg.computing.costs import cost
from kg.computing.model import Computed
from kg.index.rows import Row
from kg.question import understand
from kg.search import Candidate
from kg.store import GraphStore
from kg.units import Piece, Unit

PLACES = frozenset({"fjordvik", "havnes"})
DOCUMENT = "ab" * 32
PLAN: Final = "Økonomiplan 2032-2035"
SCHOOL, OTHER = "Skole - utvidelse Lia", "Barnehage - ombygging Myrdal"


@dataclass(frozen=True)
class Graph:
    """A graph that answers every query with the same rows."""

    told: Sequence[dict[str, str]]

    def rows(self, _: str) -> Iterator[dict[str, str]]:
        place = {"dokument": f"https://x/dokument/{DOCUMENT[:16]}", "til": "99"}
        for at, row in enumerate(self.told):
            yield {**place, "fra": str(at), **row}


def says(verdi: str, utsagn: str, title: str = PLAN) -> dict[str, str]:
    return {"egenskap": "verdi", "verdi": verdi, "utsagn": utsagn, "deltittel": title}


def listed(
    name: str, kroner: str, more: Sequence[dict[str, str]] = (), **cell: str
) -> Candidate:
    whole = {"column": "Totalkostnad", "year": "", "version": "brutto"}
    cells = [{**whole, **cell, "value": kroner}, *more]
    slots = {"prosjekt": name, "posttype": "investering", "cells": json.dumps(cells)}
    slots |= {"evidence": "[[0, 9]]"}
    row = Row(
        iri=f"{name}{kroner}",
        kind="fact",
        text=name,
        document=DOCUMENT,
        filename="a.txt",
        klasse="Budsjettpost",
        part=PLAN,
        slots={"kommune": "Fjordvik", **slots},
    )
    return Candidate(Unit(row, (Piece(Span(0, 9), name, "", False),)), {}, 0.0, 0.0)


ROWS: Final = (listed(SCHOOL, "186000000"), listed(OTHER, "41000000"))


def made(
    question: str, *told: dict[str, str], rows: Sequence[Candidate] = ROWS
) -> Computed | None:
    asking = Asking(understand(question, places=PLACES))
    return cost(asking, rows, cast(GraphStore, Graph(told)))


def text(
    question: str, *told: dict[str, str], rows: Sequence[Candidate] = ROWS
) -> str | None:
    found = made(question, *told, rows=rows)
    return found.text if found else None


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Hva koster utvidelsen av Lia skole?", "plain"),
        ("Kor mykje kostar utvidinga av Lia skule?", "nynorsk"),
        ("How much does the extension of Lia school cost?", "English"),
        ("Hva er den totale prosjektkostnaden for utvidelse av Lia skole?", "a noun"),
        ("Hva er kostnadsrammen for Lia skole?", "as it is decided"),
    ],
)
def test_what_a_project_costs_is_the_sum_of_its_row(question: str, reason: str) -> None:
    assert text(question) == f"{SCHOOL}: Totalkostnad: 186 000 000 kr (186 mill.).", (
        reason
    )


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Hva koster Lia skole per elev?", "of each, not the whole"),
        ("Hva koster det å leie Lia skole?", "rent"),
        ("Hva koster Lia skole i 2033?", "a single year"),
        ("Hva ble endelig kostnad for Lia skole?", "what it came to is not planned"),
        ("Hva koster skolene til sammen?", "several"),
        ("Hva koster alternativ B for Lia skole?", "one of several ways"),
        ("Hva koster Storåsen sykehjem?", "a project that is not there"),
        ("Når er Lia skole ferdig?", "no cost is asked for"),
        ("Hva er koblingen mellom Lia skole og Myrdal barnehage?", "no cost either"),
    ],
)
def test_other_costs_are_not_told_by_it(question: str, reason: str) -> None:
    assert made(question) is None, reason


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ({"version": "", "column": "Kostnad"}, True),
        ({"version": "", "column": "Total kostnadsramme"}, True),
        ({"version": "endring", "column": "Budsjettkostnad"}, False),
        ({"version": "budsjett", "column": "Budsjett 2032", "year": "2032"}, False),
        ({"version": "sum", "column": "Sum 2032-2035"}, False),
    ],
)
def test_only_a_column_of_the_whole_tells_it(cell: dict[str, str], told: bool) -> None:
    rows = [listed(SCHOOL, "186000000", (), **cell)]
    assert bool(text("Hva koster utvidelsen av Lia skole?", rows=rows)) is told


def test_text_and_table_that_agree_are_both_shown_and_said_once() -> None:
    found = made("Hva koster Lia skole?", says("186200000", "Rammen er 186,2 mill."))
    assert found is not None
    assert found.text == f"{SCHOOL}: Totalkostnad: 186 000 000 kr (186 mill.)."
    assert len(found.rows) == 2


def test_sums_that_differ_are_told_with_their_sources() -> None:
    other = says("172000000", "Den koster 172 mill. kroner.", "Årsrapport 2031")
    assert text("Hva koster Lia skole?", other) == (
        f"{SCHOOL}: Totalkostnad: 186 000 000 kr (186 mill.) ({PLAN}); "
        "«Den koster 172 mill. kroner.» (Årsrapport 2031)."
    )


def test_more_sums_than_two_are_none() -> None:
    told = [says(f"{n}000000", f"Den koster {n} mill. kroner.") for n in (90, 120)]
    assert made("Hva koster Lia skole?", *told) is None


def test_a_sum_in_the_text_alone_is_quoted() -> None:
    row = listed(SCHOOL, "1", version="budsjett", year="2032")
    told = text("Hva koster Lia skole?", says("9", "Den koster lite."), rows=[row])
    assert told == f"{SCHOOL}: «Den koster lite.»"


def test_a_word_that_several_projects_bear_tells_none_of_them() -> None:
    two = [*ROWS, listed("Skole - ny skole Nes", "90000000")]
    assert made("Hva koster skolen?", rows=two) is None
    assert made("Hva koster skolen?") is not None


def test_alternatives_are_no_projects_of_their_own() -> None:
    rows = [*ROWS, listed("B Skole med hall", "200000000")]
    assert text("Hva koster Lia skole?", rows=rows) == (
        f"{SCHOOL}: Totalkostnad: 186 000 000 kr (186 mill.)."
    )


@pytest.mark.parametrize(
    ("expected", "apart"),
    [("193500000", "7 500 000 kr (7,5 mill.) over"), ("180000000", "6 000 000 kr")],
)
def test_what_it_is_expected_to_cost_is_told_beside_its_frame(
    expected: str, apart: str
) -> None:
    last = {"column": "Prognose sluttsum (1000 kr)", "year": "2032", "version": ""}
    rows = [listed(SCHOOL, "186000000", [{**last, "value": expected}])]
    for question in (
        "Hva koster Lia skole?",
        "Hvor mye mer enn rammen er prognosen for Lia skole?",
        "Kva er den forventa kostnaden for Lia skule?",
    ):
        told = text(question, rows=rows)
        assert told is not None
        assert "Totalkostnad: 186 000 000 kr (186 mill.), prognose sluttsum: " in told
        assert apart in told
