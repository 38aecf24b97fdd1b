"""Figures of whole tables, in the layouts that documents have."""

from decimal import Decimal

import pytest

from ingest.extract.figurefacts import UNSTATED
from ingest.extract.indicators import extract
from ingest.model import Document, Layout, Part, Span
from ingest.view import View

HEAD = "Lier kommune\nÅrsrapport 2022 for Lier kommune\n\n"


def figures(text, head=HEAD):
    view = View(Document("a.txt", "0", "text/plain", head + text))
    part = Part(Span(0, len(view.text)), "aarsrapport", date="2022-12-31")
    return list(extract(view, Layout((part,))))


def told(text, head=HEAD):
    return [
        (f.indikator, f.omraade, f.aar, f.verdi, f.enhet) for f in figures(text, head)
    ]


def test_years_as_columns_and_areas_as_rows():
    text = "Folkevekst 2021 2022\nLier 1,1 % 1,7 %\nOslo 0,5 % -0,4 %\n"
    assert told(text) == [
        ("Folkevekst", "Lier", 2021, Decimal("1.1"), "%"),
        ("Folkevekst", "Lier", 2022, Decimal("1.7"), "%"),
        ("Folkevekst", "Oslo", 2021, Decimal("0.5"), "%"),
        ("Folkevekst", "Oslo", 2022, Decimal("-0.4"), "%"),
    ]


def test_a_line_between_rows_names_what_follows():
    text = "Boliger 2021 2022\nFerdige\nLier 4 5\nOslo 6 7\nPåbegynte\nLier 8 9\n"
    assert [(i, a, v) for i, a, _, v, _ in told(text)][::2] == [
        ("Ferdige", "Lier", 4),
        ("Ferdige", "Oslo", 6),
        ("Påbegynte", "Lier", 8),
    ]


def test_rows_that_are_no_areas_are_the_own_municipality():
    text = "Boligtype, antall 2021 2022\nLeilighet 415 369\nRekkehus 64 127\n"
    assert told(text)[0] == ("Leilighet, antall", "Lier", 2021, 415, "boliger")


def test_areas_as_columns_with_wrapped_labels():
    text = (
        "KOSTRA-tall\n Lier \n2021 \nLier \n2022 \nAsker ASSS \nuten Oslo \n\n"
        "Prioritet        \nNetto driftsutgifter til \nskole per elev (B) *) \n\n"
        "4 115 4 103 3 251 3 807 \n\nAndel elever i SFO (B) \n\n67,1 % 72,7 % 84,2 % \n"
    )
    assert told(text) == [
        ("Netto driftsutgifter til skole per elev", area, year, value, "kr")
        for area, year, value in [
            ("Lier", 2021, 4115),
            ("Lier", 2022, 4103),
            ("Asker", 2022, 3251),
            ("ASSS u/Oslo", 2022, 3807),
        ]
    ], "the second row has a cell too few, and nothing says which"


def test_header_after_the_rows_with_value_and_share():
    text = (
        "Tabellen viser netto driftsutgifter til skole og helse.\n\n"
        "Kr. pr. innb. Andel Kr. pr. innb. Andel\n\n"
        "Grunnskole 16 494 19,6 % 17 012 20,6 %\n\n- SFO 891 1 005\n\n"
        "Lier Asker\n\n2022 2022\n"
    )
    rows = told(text)
    assert [(a, v, u) for _, a, _, v, u in rows] == [
        ("Lier", 16494, "kr"),
        ("Lier", Decimal("19.6"), "%"),
        ("Asker", 17012, "kr"),
        ("Asker", Decimal("20.6"), "%"),
        ("Lier", 891, "kr"),
        ("Asker", 1005, "kr"),
    ]
    assert rows[0][0].endswith("Grunnskole, kroner per innbygger")


def test_title_from_the_sentence_above():
    text = "Figuren viser utviklingen i gjeldsgrad for Lier og landet.\n\n"
    text += "2021 2022\nLier 73 % 75 %\n"
    assert {row[0] for row in told(text)} == {"Gjeldsgrad"}


def test_missing_cells_give_no_figure():
    text = (
        "Nøkkeltall 2020 2021 2022\nAndel fornøyde elever Ikke målt 54 % Tall kommer\n"
    )
    assert [(y, v) for _, _, y, v, _ in told(text)] == [(2021, 54)]


def test_figures_without_a_year_are_of_the_year_named():
    head = "Analyse 2025 for Lier kommune (med 2024-tall)\n\n"
    rows = told("Lier Asker Landet\nElever per lærer 14,1 15,2 14,9\n", head)
    assert {year for _, _, year, _, _ in rows} == {2024}


def test_money_tables_are_left_to_the_budget():
    assert not told("Beløp i 1000 kr\n\n2024 2025 2026 2027\nSkole 5 6 7 8\n")


def test_prose_ends_a_table():
    prose = (
        "Kommunen har hatt en vekst som er større enn den som var ventet før året.\n"
        * 5
    )
    assert len(told("Folkevekst 2021 2022\nLier 4 5\n" + prose + "Oslo 6 7\n")) == 2


def test_evidence_is_the_row_and_its_header():
    fact = figures("Folkevekst 2021 2022\nLier 1,1 % 1,7 %\n")[0]
    document = Document(
        "a.txt", "0", "text/plain", HEAD + "Folkevekst 2021 2022\nLier 1,1 % 1,7 %\n"
    )
    assert [document.quote(e) for e in fact.evidence] == [
        "Lier 1,1 % 1,7 %",
        "Folkevekst 2021 2022",
    ]
    assert fact.overflateform == "1,1 %"


UNITS = [
    ("Ledige plasser 2023 2024", "Nordvik 4 5", "antall", "what is counted is named"),
    ("Tonn avfall\n\nKilde 2023 2024", "Nordvik 4 5", "tonn", "the line above"),
    ("Ledighet 2023 2024", "Nordvik 4 5", None, "nothing tells the unit"),
    ("Andel ledige 2023 2024", "Nordvik 4,1 5,2", "%", "a share"),
    ("Lånegjeld (tall i mrd. kr) 2023 2024", "Nordvik 4,1 5,2", "mrd. kr", "the title"),
    ("Driftsutgifter 2023 2024", "Nordvik 4 100 5 200", UNSTATED, "kr, or 1000 kr"),
    ("Driftsutgifter 2023 2024", "Nordvik 41 52", UNSTATED, "amounts without scale"),
    (
        "Gevinsten er 12 mill. kroner.\n\nDriftsutgifter 2023 2024",
        "Nordvik 41 52",
        UNSTATED,
        "an amount in the text above says nothing of the table",
    ),
]


@pytest.mark.parametrize(("head", "row", "unit", "why"), UNITS)
def test_units(head, row, unit, why):
    rows = f"{head}\n{row}\nLier {row.removeprefix('Nordvik ')}\n"
    assert {fact.enhet for fact in figures(rows)} == ({unit} if unit else set()), why


def test_a_column_of_names_is_no_title_where_the_line_above_is_one():
    text = "Tonn avfall\n\nKilde 2023 2024\nHytter 4 5\nSum 9 10\n"
    names = [name for name, *_ in told(text)]
    assert names == ["Hytter", "Hytter", "Tonn avfall: Sum", "Tonn avfall: Sum"]
