"""Dates: every form, its precision, and the year that a text leaves out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.dates import extract, parse_dates
from ingest.model import Document, Layout, Part, Span
from ingest.view import View

CASES = [
    # text, ISO, why
    ("Møte 28.05.2024 i Nordvik", ["2024-05-28"], "figures"),
    ("godkjent 12.05.23", ["2023-05-12"], "year of two digits"),
    ("den 24. oktober 2023", ["2023-10-24"], "month written out"),
    ("den 31 mai 2023", ["2023-05-31"], "no full stop after the day"),
    ("fra 1. januar\n\n2024", ["2024-01-01"], "over a wrapped line"),
    ("tirsdag 3. sept. 2024", ["2024-09-03"], "month shortened"),
    ("vedtatt i november 2022", ["2022-11"], "month and year"),
    ("vedtas 2. kvartal 2023", ["2023"], "a quarter is known to the year"),
    ("ferdig høsten 2025", ["2025"], "a season is known to the year"),
    ("ferdig hausten 2025", ["2025"], "nynorsk season"),
    ("i 2. halvår 2024", ["2024"], "half a year"),
    ("oppstart primo 2024", ["2024-01"], "the beginning of the year"),
    ("slutt ultimo 2024", ["2024-12"], "the end of the year"),
    ("seminar 02.04.-03.04.2024", ["2024-04-02", "2024-04-03"], "a range, one year"),
    ("seminar 23.04-25.04.2024", ["2024-04-23", "2024-04-25"], "one full stop less"),
    ("høring 20.12-10.01.2025", ["2024-12-20", "2025-01-10"], "a range over new year"),
    ("04.06./11.06.2024", ["2024-06-04", "2024-06-11"], "two meetings"),
    ("3.-5. mai 2024", ["2024-05-03", "2024-05-05"], "days of one month"),
    ("mars/april 2024", ["2024-03", "2024-04"], "months of one year"),
    ("januar til og med mars 2023", ["2023-01", "2023-03"], "a range of months"),
    ("årsskiftet 2026/2027", ["2026-12", "2027-01"], "the turn of the year"),
    ("ferdig 2029/2030", ["2029", "2030"], "two years"),
    ("ferdig i 2028.", ["2028"], "a year before a full stop"),
    ("vedtatt i 2020, mens resten venter", ["2020"], "a year before a comma"),
    ("solgt i år 2000", ["2000"], "a year long ago"),
    ("Notat 23052023 om saken", ["2023-05-23"], "as in a file name"),
    ("2024-05-28", ["2024-05-28"], "ISO"),
    ("14.05.2024-15.05.2024", ["2024-05-14", "2024-05-15"], "two whole dates"),
    ("den 30. sep 2024", ["2024-09-30"], "month shortened without a stop"),
    ("28/5 2024", ["2024-05-28"], "day and month with a stroke"),
    ("frist i juni 2025, og en ny i september", ["2025-06", "2025-09"], "same year"),
    ("31.02.2024", [], "no such day"),
    ("sak 23/17920 og 24/23", [], "case numbers"),
    ("økonomiplan 2024-2027", [], "the name of a plan"),
    ("kostnader på 2 024 kroner", [], "an amount"),
    ("kapittel 1.2.23", [], "a heading number"),
    ("Kari Mai spør, og mars er planet", [], "names of months alone"),
    ("den 5. mars", [], "no year given"),
]


@pytest.mark.parametrize(("text", "isos", "why"), CASES)
def test_dates(text, isos, why):
    assert [d.iso for d in parse_dates(text)] == isos, why


@pytest.mark.parametrize(
    ("text", "isos", "why"),
    [
        ("avtale fra 1. april", ["2024-04-01"], "day and month"),
        ("I løpet av april", ["2024-04"], "month after a preposition"),
        ("August-oktober", ["2024-08", "2024-10"], "a range of months"),
        ("21/11 til 5/12", ["2024-11-21", "2024-12-05"], "a range of days"),
        ("21/11", [], "a fraction or a case number"),
    ],
)
def test_default_year(text, isos, why):
    assert [d.iso for d in parse_dates(text, 2024)] == isos, why


def test_surface_and_place():
    text = "Det skjer i juni, eller 3. juli 2024."
    first, second = parse_dates(text, 2024)
    assert (first.surface, first.precision) == ("juni", "maaned")
    assert text[second.start : second.end] == second.surface == "3. juli 2024"


@given(st.dates(min_value=date(1960, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back(day):
    assert [d.iso for d in parse_dates(f"Møte {day:%d.%m.%Y} kl. 18")] == [
        day.isoformat()
    ]


def test_year_comes_from_the_part_that_the_date_stands_in():
    text = "Møte 1\nFrist 1. mai for innspill.\n" * 2
    middle = len(text) // 2
    parts = (
        Part(Span(0, middle), "moeteprotokoll", date="2022-01-01"),
        Part(Span(middle, len(text)), "aarsrapport", title="Årsrapport 2023"),
    )
    view = View(Document("a.txt", "0", "text/plain", text))
    facts = list(extract(view, Layout(parts)))
    assert [f.verdi for f in facts] == ["2022-05-01", "2023-05-01"]
    assert view.document.quote(facts[0].evidence[0]) == "Frist 1. mai for innspill."
