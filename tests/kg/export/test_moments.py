import pytest

from kg.export.moments import first_day, last_day


@pytest.mark.parametrize(
    ("moment", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),  # a leap year
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-05-28", "2024-05-28", "2024-05-28"),
        ("2024-05-28T10:00:00", "2024-05-28", "2024-05-28"),  # the hour is dropped
    ],
)
def test_days(moment: str, first: str, last: str) -> None:
    assert (first_day(moment), last_day(moment)) == (first, last)
