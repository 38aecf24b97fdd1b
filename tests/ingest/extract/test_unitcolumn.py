"""A column of units: what it is called, and what its cells say."""

import pytest

from ingest.extract.unitcolumn import unit_column, unit_said

FEES = "Gebyrer og betalingssatser 2026"


@pytest.mark.parametrize(
    ("titles", "place"),
    [
        (["Tjeneste", "Enhet", "2025"], 1),
        (["Teneste", "Eining", "2025"], 1),
        (["Tjeneste", "Enhetsleder", "2025"], None),  # a person
        (["", "2024", "2025"], None),
    ],
)
def test_which_column_tells_the_unit(titles, place):
    assert unit_column(titles) == place


@pytest.mark.parametrize(
    ("text", "above", "unit"),
    [
        ("prosent", "", "%"),
        ("kroner", "", "kr"),
        ("Dager", "", "dager"),
        ("per måned", FEES, "kr"),
        ("pr. m3", FEES, "kr"),
        ("per måned", "Besøkstall for biblioteket", ""),  # no prices
        ("Oppvekst", FEES, ""),
        ("", FEES, ""),
    ],
)
def test_what_a_cell_says(text, above, unit):
    assert unit_said(text, above) == unit
