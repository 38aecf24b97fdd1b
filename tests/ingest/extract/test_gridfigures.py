"""Comparison tables of Word, HTML and ruled PDF."""

from decimal import Decimal

import pytest

from ingest.extract.gridfigures import read_sheet
from ingest.extract.indicators import extract
from ingest.model import Document, Grid, Layout, Part, Span
from ingest.tables.sheets import sheets
from ingest.view import View


def view_of(*rows, before="Lier kommune\nLier kommune 2022\n\n", header_rows=0):
    text, grid = before, []
    for row in rows:
        spans = []
        for cell in row:
            spans.append(Span(len(text), len(text) + len(cell)))
            text += cell + "  "
        text += "\n"
        grid.append(tuple(spans))
    grids = (Grid(tuple(grid), header_rows),)
    return View(Document("a.docx", "0", "text/plain", text, grids=grids))


def told(view):
    part = Part(Span(0, len(view.text)), "aarsrapport", date="2022-12-31")
    return [
        (f.indikator, f.omraade, f.aar, f.verdi, f.enhet)
        for f in extract(view, Layout((part,)))
    ]


def test_areas_as_columns():
    view = view_of(
        ("KOSTRA-tall", "Lier 2021", "Lier 2022", "Asker", "Kostragruppe 7"),
        ("Utgift per elev", "123 755", "125 791", "121 179", "-"),
        ("Andel i SFO", "67,1 %", "72,7 %", "84,2 %", "Ikke målt"),
    )
    assert told(view) == [
        ("Utgift per elev", "Lier", 2021, 123755, "kr"),
        ("Utgift per elev", "Lier", 2022, 125791, "kr"),
        ("Utgift per elev", "Asker", 2022, 121179, "kr"),
        ("Andel i SFO", "Lier", 2021, Decimal("67.1"), "%"),
        ("Andel i SFO", "Lier", 2022, Decimal("72.7"), "%"),
        ("Andel i SFO", "Asker", 2022, Decimal("84.2"), "%"),
    ]


def test_header_of_two_rows_with_joined_cells():
    view = view_of(
        ("Tenester", "Lier", "", "Asker", ""),
        ("", "2021", "2022", "2021", "2022"),
        ("Folketal", "26 100", "27 000", "94 915", "96 088"),
    )
    assert [(a, y, v) for _, a, y, v, _ in told(view)] == [
        ("Lier", 2021, 26100),
        ("Lier", 2022, 27000),
        ("Asker", 2021, 94915),
        ("Asker", 2022, 96088),
    ]


def test_years_as_columns_with_a_topic_between():
    view = view_of(
        ("Boliger", "2021", "2022", "Endring"),
        ("Ferdige", "", "", ""),
        ("Lier", "4", "5", "1"),
        ("Asker", "6", "7", "1"),
    )
    assert told(view) == [
        ("Ferdige", area, year, value, "boliger")
        for area, year, value in [
            ("Lier", 2021, 4),
            ("Lier", 2022, 5),
            ("Asker", 2021, 6),
            ("Asker", 2022, 7),
        ]
    ], "the last column is neither an area nor a year"


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ((("Post", "Budsjett 2023", "Budsjett 2024"), ("Skole", "5", "6")), "money"),
        ((("Navn", "Parti"), ("Kari Moen", "A")), "no figures"),
        ((("Antall",), ("5",)), "one column"),
    ],
)
def test_other_tables(rows, why):
    view = view_of(*rows)
    assert read_sheet(view, sheets(view, ())[0]) is None, why
    assert not told(view), why


def test_years_as_rows():
    view = view_of(
        ("År", "Lier", "Asker", "Landet"),
        ("2021", "38,0", "29,5", ":"),
        ("2022", "41,2", "28,1", "29,2"),
        before="Lier kommune\n\nTabell 7  Lekkasje på vannledningene, prosent\n",
    )
    shown = "Lekkasje på vannledningene, prosent"
    assert told(view) == [
        (shown, "Lier", 2021, Decimal("38.0"), "%"),
        (shown, "Asker", 2021, Decimal("29.5"), "%"),
        (shown, "Lier", 2022, Decimal("41.2"), "%"),
        (shown, "Asker", 2022, Decimal("28.1"), "%"),
        (shown, "Landet", 2022, Decimal("29.2"), "%"),
    ]


def test_years_as_rows_of_one_municipality():
    view = view_of(
        ("År", "Folketall", "Fødte"), ("2021", "7 391", "48"), ("2022", "7 408", "51")
    )
    assert told(view)[:2] == [
        ("Folketall", "Lier", 2021, Decimal(7391), "personer"),
        ("Fødte", "Lier", 2021, Decimal(48), "personer"),
    ]


def test_a_price_is_in_kroner_whatever_it_is_the_price_of():
    view = view_of(
        ("Gebyr", "2025", "2026"),
        ("Renovasjon, 140 liter", "3 980", "4 215"),
        before="Lier kommune\n\nAlle priser er i kroner med mva.\n\n",
    )
    assert {unit for *_, unit in told(view)} == {"kr"}


def test_rates_beside_amounts():
    view = view_of(
        ("Type eiendom", "Promille 2025", "Promille 2026", "Inntekt 2026 (1000 kr)"),
        ("Bolig", "2,8", "3,1", "24 900"),
    )
    assert [(aar, verdi, enhet) for _, _, aar, verdi, enhet in told(view)] == [
        (2025, Decimal("2.8"), "promille"),
        (2026, Decimal("3.1"), "promille"),
    ]


def test_rows_named_by_the_second_column():
    view = view_of(
        ("Mål", "Indikator", "Enhet", "2021", "2022"),
        ("Trygge barnehager", "Foreldres tilfredshet", "poeng", "4,3", "4,5"),
        ("Elever som mestrer", "Grunnskolepoeng", "poeng", "41,3", "42,0"),
        ("", "Elever på laveste nivå", "Prosent", "29,0", "27,2"),
    )
    assert [(i, y, v, u) for i, _, y, v, u in told(view)] == [
        ("Foreldres tilfredshet", 2021, Decimal("4.3"), "poeng"),
        ("Foreldres tilfredshet", 2022, Decimal("4.5"), "poeng"),
        ("Grunnskolepoeng", 2021, Decimal("41.3"), "poeng"),
        ("Grunnskolepoeng", 2022, Decimal("42.0"), "poeng"),
        ("Elever på laveste nivå", 2021, Decimal("29.0"), "%"),
        ("Elever på laveste nivå", 2022, Decimal("27.2"), "%"),
    ]


def test_a_column_whose_cells_go_over_rows_groups_those_of_the_next():
    view = view_of(
        ("Tiltak", "Type", "2021", "2022"),
        ("Nybygg", "Enebolig", "23 400", "24 800"),
        ("", "Fritidsbolig", "23 400", "26 500"),
        ("Endring", "Tilbygg", "10 200", "10 700"),
        before="Lier kommune\nLier kommune 2022\n\nTallene er kroner per sak.\n\n",
    )
    assert told(view)[2:4] == [
        ("Fritidsbolig", "Lier", 2021, 23400, "kr"),
        ("Fritidsbolig", "Lier", 2022, 26500, "kr"),
    ]


def test_measures_over_years_beside_areas_as_rows():
    view = view_of(
        ("Kommune", "Antall lovbrudd", "", "Antall ledige boliger", ""),
        ("", "2021", "2022", "2021", "2022"),
        ("Lier", "48", "55", "3", "4"),
        ("Asker", "39", "41", "2", "5"),
    )
    assert [(i.split(", ")[-1], a, y, v) for i, a, y, v, _ in told(view)][5:7] == [
        ("antall lovbrudd", "Asker", 2022, 41),
        ("antall ledige boliger", "Asker", 2021, 2),
    ]


def test_a_count_beside_areas_is_no_area():
    view = view_of(
        ("Aldersgruppe", "Antall", "", "Landet"),
        ("", "2021", "2022", "2022"),
        ("Innbyggere 0-5 år", "612", "548", "84"),
        ("Innbyggere 6-15 år", "1 154", "1 120", "93"),
    )
    assert "Antall" not in {area for _, area, _, _, _ in told(view)}
