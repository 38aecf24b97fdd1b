"""Passages and facts as rows of the index."""

import json
from collections.abc import Sequence
from decimal import Decimal

import pytest

from ingest import facts
from ingest.facts import Extraction, Fact, SakRef
from ingest.model import Document, Layout, Part, Passage, Span
from ingest.view import View
from kg.index.rows import Hit
from kg.sentences import is_table_row, rows
from kg.units import pieces, units

TEXT = (
    "Budsjett\n"
    "Øk.plan 2024 Øk.plan 2025\n"
    "Skole - ny skole Myrdal 12 000 8 000\n"
    "Brua åpner i mars.\n"
)
SAK = SakRef("Formannskapet", "7/24", "2024-03-14")


def span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


def extraction(*found: Fact) -> Extraction:
    document = Document("plan.txt", "ab" * 32, "text/plain", TEXT)
    whole = Span(0, len(TEXT))
    lines = tuple(span(line) for line in TEXT.splitlines())
    passage = Passage(whole, 0, ("Økonomi",), sentences=lines)
    layout = Layout((Part(whole, "budsjett", "Budsjett 2024"),), (), (passage,))
    return Extraction(document, View(document), layout, found, "Fjordvik")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skole 1 284 160 1 274 460", True),
        ("Asker 22 % 16 % 31 %", True),
        ("Øk.plan 2024 Øk.plan 2025", False),
        ("I 2023 var det 12 møter i utvalget.", False),
        ("Møtet ble satt med 13 medlemmer", False),
    ],
)
def test_table_rows_are_known(text: str, expected: bool) -> None:
    assert is_table_row(text) is expected


def test_a_passage_knows_its_sentences_and_the_header_of_its_rows() -> None:
    passage, words = rows(extraction())
    assert (passage.kind, words.kind) == ("passage", "vocabulary")
    assert passage.heading == "Økonomi"
    assert "Fjordvik" in passage.part
    table = next(piece for piece in pieces(passage) if piece.row)
    assert table.text == "Skole - ny skole Myrdal 12 000 8 000"
    assert TEXT[slice(*table.span)] == table.text
    assert "Øk.plan 2024" in table.header
    assert json.loads(words.slots["counts"])["skol"] == 1


def post(column: str, value: int) -> facts.Budsjettpost:
    return facts.Budsjettpost(
        tekst="Skole - ny skole Myrdal",
        kolonne=column,
        verdi=Decimal(value),
        tabell=span("Skole"),
        overflateform="12 000",
        aar=int(column[-4:]),
        evidence=(span("Skole - ny skole Myrdal 12 000 8 000"),),
    )


AT = {"evidence": (span("Brua åpner i mars."),)}
SAID: Sequence[tuple[Fact, str]] = [
    (
        facts.Moete(
            utvalg="Formannskapet",
            dato="2024-03-14",
            starttid="09:00",
            sluttid="11:30",
            **AT,
        ),
        "Møtet i formannskapet 14. mars 2024 begynte kl. 09:00 og sluttet kl. 11:30.",
    ),
    (
        facts.Moetedeltaker(
            utvalg="Formannskapet",
            dato="2024-03-14",
            person="Ola Lie",
            parti="H",
            moette_for="Kari Berg",
            **AT,
        ),
        "Ola Lie (H) møtte i stedet for Kari Berg i formannskapet 14. mars 2024.",
    ),
    (
        facts.Moetedeltaker(
            utvalg="Formannskapet",
            dato="2024-03-14",
            person="Kari Berg",
            tilstede=False,
            **AT,
        ),
        "Kari Berg hadde forfall til møtet i formannskapet 14. mars 2024.",
    ),
    (
        facts.Moetesak(sak=SAK, tittel="Ny bru", saksmappe="24/12", **AT),
        "Sak 7/24 i formannskapet 14. mars 2024: Ny bru (arkivsak 24/12).",
    ),
    (
        facts.Votering(sak=SAK, enstemmig=True, **AT),
        "Votering i sak 7/24 i formannskapet 14. mars 2024: enstemmig vedtatt.",
    ),
    (
        facts.Votering(
            sak=SAK,
            forslagsstiller="Ola Lie (H)",
            stemmer_for=2,
            parti_for=("H",),
            resultat="falt",
            **AT,
        ),
        "Forslaget fra Ola Lie (H) i sak 7/24 i formannskapet 14. mars 2024: "
        "2 stemmer for (H); falt.",
    ),
    (
        facts.Temaplan(navn="Kultur", vedtatt="2024-03-14", **AT),
        "Temaplanen Kultur ble vedtatt 14. mars 2024.",
    ),
    (
        facts.Prosjekt(navn="Ny skole Myrdal", ferdig_aar=2027, **AT),
        "Prosjektet Ny skole Myrdal skal stå ferdig i 2027.",
    ),
    (
        facts.Verv(person="Kari Berg", funksjon="Ordfører", **AT),
        "Kari Berg er ordfører.",
    ),
]


@pytest.mark.parametrize(("fact", "text"), SAID, ids=lambda x: type(x).__name__)
def test_a_fact_is_said_as_a_sentence(fact: Fact, text: str) -> None:
    (row,) = [row for row in rows(extraction(fact)) if row.kind == "fact"]
    assert row.text == text
    assert row.klasse == type(fact).__name__
    assert json.loads(row.slots["evidence"]) == [list(span("Brua åpner i mars."))]


def test_the_cells_of_a_printed_row_are_one_sentence() -> None:
    found = extraction(
        post("Øk.plan 2024", 12_000_000), post("Øk.plan 2025", 8_000_000)
    )
    (row,) = [row for row in rows(found) if row.kind == "fact"]
    cells = json.loads(row.slots["cells"])
    assert [cell["year"] for cell in cells] == ["2024", "2025"]
    assert "Øk.plan 2025: 8 000 000 kr (8 mill.)" in row.text


def test_the_same_said_twice_is_one_row_with_two_places() -> None:
    plan = {"navn": "Kultur", "vedtatt": "2024-03-14"}
    twice = extraction(
        facts.Temaplan(**plan, **AT),
        facts.Temaplan(**plan, evidence=(span("Budsjett"),)),
    )
    (row,) = [row for row in rows(twice) if row.kind == "fact"]
    assert len(json.loads(row.slots["evidence"])) == 2


def test_candidates_are_single_pieces_and_runs_of_them() -> None:
    passage = rows(extraction())[0]
    found = units([Hit(passage, 1.0, 1.0, 1.0)])
    texts = [unit.text for unit in found]
    assert "Brua åpner i mars." in texts
    assert "Skole - ny skole Myrdal 12 000 8 000 Brua åpner i mars." in texts
    assert len(texts) == len(set(texts))
    for unit in found:
        assert " ".join(TEXT[slice(*unit.span)].split()) == unit.text
