"""Headers of comparison tables: the area and the year of each column."""

import pytest

from ingest.extract.columns import Column, area_of, parse_header, repeated

CASES = [
    # header lines, (area, year) of each column, why
    (["2020 2021 2022"], [(None, 2020), (None, 2021), (None, 2022)], "years alone"),
    (["Folkevekst 2021 2022"], [(None, 2021), (None, 2022)], "a title before them"),
    (
        ["Asker", "2021", "Asker", "2022", "Lier"],
        [("Asker", 2021), ("Asker", 2022), ("Lier", 2022)],
        "an area without a year has the latest",
    ),
    (
        ["Asker 2022| Lier| ASSS uten| Kostragruppe", "Oslo 12"],
        [("Asker", 2022), ("Lier", 2022), ("ASSS u/Oslo", 2022),
         ("Kostragruppe 12", 2022)],
        "two lines woven together, frames between",
    ),
    (
        ["2023 2023 2022", "Lier Asker Asker"],
        [("Lier", 2023), ("Asker", 2023), ("Asker", 2022)],
        "years above areas",
    ),
    (
        ["Lier Asker Landet", "2021 2022 2022 2022"],
        [("Lier", 2021), ("Lier", 2022), ("Asker", 2022), ("Landet", 2022)],
        "a rising run of years belongs to one area",
    ),
    (
        ["ASSS", "u/Oslo", "", "Høyest Lavest Lier"],
        [("ASSS u/Oslo", None), ("Høyest (ASSS)", None), ("Lavest (ASSS)", None),
         ("Lier", None)],
        "highest and lowest are those of the group",
    ),
    (["Nordre Follo Lier"], [("Nordre Follo", None), ("Lier", None)], "two-word name"),
    (["Lier Lier Lier"], None, "columns that cannot be told apart"),
    (["Programområde Øk.plan 2024 2025"], None, "a money table"),
    (["2024 2025 2024-27 2026 2027"], None, "a money table with a sum column"),
    (["Tallene for Lier og Asker 2022"], None, "a sentence"),
    (["Lier"], None, "one column is no comparison"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "columns", "why"), CASES)
def test_header(lines, columns, why):
    header = parse_header(lines)
    found = [(c.area, c.year) for c in header.columns] if header else None
    assert found == columns, why


def test_title_stands_before_the_columns():
    assert parse_header(["Fullførte boliger 2020 2021"]).title == "Fullførte boliger"


@pytest.mark.parametrize(
    ("label", "area", "why"),
    [
        ("Lier", "Lier", "a municipality"),
        ("Lier kommune", "Lier", "with the word"),
        ("Kostragruppe 7", "Kostragruppe 7", "a group"),
        ("heile landet", "Landet", "nynorsk"),
        ("Lier sykehjem", None, "more than an area"),
    ],
)
def test_area_of_a_row(label, area, why):
    assert area_of(label) == area, why


def test_measures_said_again_and_again():
    assert repeated("Kr. pr. innb. Andel " * 2) == ("Kr. pr. innb.", "Andel") * 2
    assert repeated("664 585 664 585") == (), "figures are not measures"
    assert repeated("Antall barn og unge") == ()


def test_a_goal_beside_the_years_is_a_column_of_no_year():
    header = parse_header(["Fravær i prosent 2031 2032 Mål"])
    assert header is not None
    assert header.title == "Fravær i prosent"
    assert header.columns == (
        Column(year=2031),
        Column(year=2032),
        Column(measure="mål"),
    )
