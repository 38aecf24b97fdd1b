"""Heads of words over columns of figures; sentences are none."""

from collections.abc import Sequence
from itertools import accumulate

import pytest

from ingest.extract.wordedheads import find_worded
from ingest.view import Line


def lines_of(text: str) -> Sequence[Line]:
    rows = text.strip("\n").split("\n")
    starts = accumulate((len(row) + 1 for row in rows), initial=0)
    return [
        Line(n, start, start + len(row), row)
        for n, (start, row) in enumerate(zip(starts, rows, strict=False), 1)
    ]


QUARTERS = """
Fravær 1. kvartal 2030 1. kvartal 2031
Skole 8,5 % 7,9 %
Helse 10,6 % 10,0 %
Teknisk 6,0 % 6,8 %
"""
WRAPPED = """
Sektor  Utslipp i 2029
Mål for

2031
Mål for 2035

Veitrafikk -12 % -20 % -40 %
Jordbruk 4 % -2 % -10 %
Sjøfart -3 % -8 % -30 %
"""
COUNTED = """
Tabellen viser antall møter og saker i 2031.

Utvalg Holdte møter = Saker behandlet
Kommunestyre 9 121
Formannskap 21 251
Eldreråd 9 30
"""


@pytest.mark.parametrize(
    ("text", "at", "columns"),
    [
        (QUARTERS, 0, [("1. kvartal", 2030), ("1. kvartal", 2031)]),
        (WRAPPED, 0, [("Utslipp", 2029), ("Mål", 2031), ("Mål", 2035)]),
        (COUNTED, 2, [("Holdte møter", 2031), ("Saker behandlet", 2031)]),
    ],
)
def test_columns_of_words_are_told_apart(
    text: str, at: int, columns: list[tuple[str, int]]
) -> None:
    found = find_worded(lines_of(text), at)
    assert found is not None
    assert [(c.measure, c.year) for c in found.header.columns] == columns


SENTENCE = "Fraværet gikk fra 1. kvartal 2030 til 2. kvartal 2031"


@pytest.mark.parametrize(
    "text",
    [
        # a sentence that ends with a year, though figures follow
        QUARTERS.replace("Fravær 1. kvartal 2030 1. kvartal 2031", SENTENCE),
        # no rows
        "Fravær 1. kvartal 2030 1. kvartal 2031\nDet er lavere.\nOg slik er det.",
        # two rows are no table
        "\n".join(QUARTERS.strip().split("\n")[:3]),
        # amounts are the budget extractor's
        QUARTERS.replace("Fravær", "Regnskap").replace(" %", ""),
    ],
)
def test_what_is_no_head_is_left_alone(text: str) -> None:
    assert find_worded(lines_of(text), 0) is None


def test_columns_that_are_counted_need_a_year_above() -> None:
    assert find_worded(lines_of(COUNTED.replace(" i 2031", "")), 2) is None


def test_a_last_column_says_how_it_went():
    text = (
        "Indikator Resultat 2030 Mål 2031 Status\n"
        "Andel vedtak innen 7 dager (%) 81 90 på vei\n"
        "Elever på laveste nivå (%) 27,4 22,0 ikke nådd\n"
        "Lekkasje fra vannettet (%) 41 35 nådd\n"
    )
    found = find_worded(lines_of(text), 0)
    assert found is not None
    assert [(c.measure, c.year) for c in found.header.columns] == [
        ("Resultat", 2030),
        ("Mål", 2031),
    ]
