"""The unit that a line states for a table, and what only looks like one."""

from decimal import Decimal

import pytest

from ingest.tables.units import find_unit


@pytest.mark.parametrize(
    ("line", "factor"),
    [
        ("Beløp i 1000", 1000),
        ("(Tall i 1000 kr)", 1000),
        ("Alle tall i mill. kr", 1_000_000),
        ("Prosjekt (mill. kr)", 1_000_000),
        ("mill. kr) Investeringer Beløp i 1000", 1000),
    ],
)
def test_a_unit_is_read(line: str, factor: int) -> None:
    unit = find_unit(line)
    assert unit is not None
    assert unit.factor == Decimal(factor)


@pytest.mark.parametrize("line", ["mill. kr)", "av dette mill. kr).", "Investeringer"])
def test_the_end_of_an_amount_states_none(line: str) -> None:
    assert find_unit(line) is None
