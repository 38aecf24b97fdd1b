"""How candidates and computed answers become sentences."""

from typing import Any

import pytest

from ingest.model import Document, Span
from kg.cite import cite
from kg.compose import (
    Sentence,
    compose,
    computed_sentence,
    places,
    said,
    unrepeated,
)
from kg.compute import Computed
from kg.facts import FactRow
from kg.index.rows import Row
from kg.question import understand
from kg.search import Candidate
from kg.units import Piece, Unit

TEXT = "Ny bru ved Solheim koster 12 mill. kroner. Sykefraværet var 8,1 %.\n"
DOCUMENT = Document("a.txt", "ab" * 32, "text/plain", TEXT)
QUESTION = understand("Hva koster ny bru ved Solheim?")


def documents(_: str) -> Document:
    return DOCUMENT


def computed(text: str = "Brua koster 12 kr.", **more: Any) -> Computed:
    row = FactRow({}, DOCUMENT.sha256[:16], Span(0, 42))
    return Computed(text, (row,), "SELECT", **more)


def passage(start: int, end: int, header: str = "", row: bool = False) -> Unit:
    text = TEXT[start:end]
    piece = Piece(Span(start, end), text, header, row)
    about = Row(
        iri="a:b", kind="passage", text=text, document=DOCUMENT.sha256,
        filename="a.txt", part="Budsjett 2025 · kommunestyret",
        slots={"headers": "[]", "units": f"[[{start}, {end}, 0, {end - start}, -1]]"},
    )  # fmt: skip
    return Unit(about, (piece,))


def candidate(unit: Unit, share: float) -> Candidate:
    return Candidate(unit, {}, share, share)


@pytest.mark.parametrize(
    ("verdict", "language", "opening"),
    [
        (True, "nb", "Ja. Brua"),
        (False, "nn", "Nei. Brua"),
        (True, "en", "Yes. Brua"),
        (False, "en", "No. Brua"),
        (None, "nb", "Brua"),  # never guessed
    ],
)
def test_yes_or_no_opens_an_answer_where_it_was_computed(
    verdict: bool | None, language: str, opening: str
) -> None:
    made = computed_sentence(computed(verdict=verdict), documents, language)
    assert made.text.startswith(opening)
    assert made.citations[0].quote == TEXT[:42]


def test_what_was_computed_and_fits_stands_alone() -> None:
    near = [candidate(passage(0, 42), 0.6), candidate(passage(43, 66), 0.4)]
    sure = compose(QUESTION, near, documents, computed(fit=1.0))
    unsure = compose(QUESTION, near, documents, computed("Tallet er 7 kr.", fit=0.2))
    assert [one.text for one in sure] == ["Brua koster 12 kr."]
    assert len(unsure) > 1


@pytest.mark.parametrize(
    ("question", "share", "count"),
    [
        ("Når åpner brua ved Solheim?", 0.6, 2),
        ("Når åpner brua ved Solheim?", 0.5, 1),  # too unlikely beside the best
        ("Hvorfor er brua ved Solheim dyr?", 0.3, 1),  # one place gives the reason
        ("Hva koster brua, og hvor mye var sykefraværet?", 0.4, 2),  # two things
    ],
)
def test_how_many_places_are_said(question: str, share: float, count: int) -> None:
    near = [candidate(passage(0, 42), 0.6), candidate(passage(43, 66), share)]
    assert len(compose(understand(question), near, documents)) == count


def test_a_quotation_is_called_by_the_part_that_it_stands_in() -> None:
    (made,) = compose(QUESTION, [candidate(passage(0, 42), 1.0)], documents)
    assert made.text == "Ny bru ved Solheim koster 12 mill. kroner."
    assert made.citations[0].title == "Budsjett 2025"


@pytest.mark.parametrize(
    ("row", "header", "told"),
    [
        (
            "Barnehage 1 060 367 1 107 014",
            "Område Øk.plan 2024 Øk.plan 2025",
            "Barnehage: Øk.plan 2024: 1 060 367, Øk.plan 2025: 1 107 014.",
        ),
        ("Myrdal 73 % 72 %", "2020 2021", "Myrdal: 2020: 73 %, 2021: 72 %."),
        ("Myrdal 73 % 72 %", "Kommune 2020 2021", "Myrdal: 2020: 73 %, 2021: 72 %."),
        ("Myrdal 73 % 72 %", "2020", "Myrdal 73 % 72 %."),  # which of the two?
        ("1. tertial: 2023 7", "2023 2024", "1. tertial: 2023 7."),  # a year, no figure
    ],
)
def test_a_row_is_told_with_its_columns(row: str, header: str, told: str) -> None:
    piece = Piece(Span(0, 10), row, header, row=True)
    unit = passage(0, 10)
    assert said(QUESTION, Unit(unit.row, (piece,))) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("• Brua bygges", "Brua bygges."),
        ("e Brua bygges i 2025", "Brua bygges i 2025."),  # a sign read as a letter
        ("Er brua ny?", "Er brua ny?"),
        ("Brua:", "Brua:"),
        ("Å bygge", "Å bygge."),
        ("3. Skolen skal stå ferdig i 2027.", "Skolen skal stå ferdig i 2027."),
        ("2. Tertialrapport viser tap.", "2. Tertialrapport viser tap."),
        ("1. Det bygges. 2. Det males.", "1. Det bygges. 2. Det males."),
    ],
)
def test_signs_of_lists_go_and_stops_come(text: str, told: str) -> None:
    piece = Piece(Span(0, 10), text, "", row=False)
    assert said(QUESTION, Unit(passage(0, 10).row, (piece,))) == told


def test_what_another_sentence_says_is_not_said_again() -> None:
    short, long, other = (
        Sentence(text, ()) for text in ("B er ny.", "A. B er ny.", "C.")
    )
    assert unrepeated([short, long, other, long]) == (long, other)


def test_one_place_is_cited_once() -> None:
    span = Span(0, 42)
    one, same = cite(DOCUMENT, span, title="Budsjett"), cite(DOCUMENT, span)
    assert places([Sentence("A.", (one,)), Sentence("B.", (same,))]) == (one,)
