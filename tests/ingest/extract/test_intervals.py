"""What days words for a time can mean."""

import pytest

from ingest.extract.intervals import interval

CASES = [
    ("Vedtas 2. kvartal 2023", "2023-04-01/2023-06-30", "a quarter"),
    ("vedtas før sommeren 2023", "2023-01-01/2023-06-30", "the months before it"),
    ("i løpet av høsten 2024", "2024-08-01/2024-12-31", "a season"),
    ("innen 1. halvår 2024", "2024-01-01/2024-06-30", "half a year, from its start"),
    ("vedtas i 2024", "2024", "a year"),
    ("vedtas 12.03.2024, før sommeren 2024", "2024-03-12", "the first that is told"),
    ("vedtas snart", None, "no time"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), CASES)
def test_interval(text: str, expected: str | None, reason: str) -> None:
    assert interval(text) == expected, reason
