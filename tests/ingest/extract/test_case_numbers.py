"""Case numbers, folders and dates as the case systems write them."""

import pytest

from ingest.extract.case_numbers import (
    find_date,
    find_folder,
    find_month,
    find_number,
    number_key,
    year_of,
)

NUMBERS = [
    ("24/23", "24/23", "bare"),
    ("PS 45/24 Budsjett", "45/24", "WebSak's prefix"),
    ("Sak 12/2024", "12/2024", "year in full"),
    ("FSK-sak 7/24", "7/24", "a body's code before it"),
    ("K-sak 90/23", "90/23", "one letter"),
    ("SAK 5/24 PROTOKOLL", "5/24", "capitals"),
    ("Utvalgssak 31/24", "31/24", "a word of Elements"),
    ("Saksnr. 031/24", "031/24", "leading zero kept as printed"),
    ("KS 12/25 Skjenking", "12/25", "a body's code alone"),
    ("åpent 24/7", None, "no year"),
    ("gbnr. 345/100", None, "a property, not a year"),
    ("23/17920", None, "a folder"),
    ("23/17920-1", None, "a journal entry"),
    ("4/10/2023", None, "a date with slashes"),
]


@pytest.mark.parametrize(("text", "number", "reason"), NUMBERS)
def test_number(text, number, reason):
    found = find_number(text)
    assert (found.value if found else None) == number, reason


FOLDERS = [
    ("23/17920-1", "23/17920", "23/17920-1", "with a journal entry"),
    ("24/1044 - 6", "24/1044", "24/1044-6", "blanks around the dash"),
    ("K-23/04741-1", "23/04741", "23/04741-1", "letter of the archive left out"),
    ("2024/112", "2024/112", None, "year in full"),
    ("sak 24/2", None, None, "too short for a folder"),
]


@pytest.mark.parametrize(("text", "folder", "entry", "reason"), FOLDERS)
def test_folder(text, folder, entry, reason):
    found = find_folder(text)
    assert ((found.value, found.more) if found else (None, None)) == (folder, entry), (
        reason
    )


DATES = [
    ("14.05.2024", "2024-05-14", "common"),
    ("25.04.23", "2023-04-25", "two digits"),
    ("3. april 2024 kl 10", "2024-04-03", "month in words"),
    ("2024-05-14", "2024-05-14", "ISO"),
    ("3.4.1", None, "a numbered heading"),
    ("14.05", None, "no year"),
]


@pytest.mark.parametrize(("text", "date", "reason"), DATES)
def test_date(text, date, reason):
    found = find_date(text)
    assert (found.value if found else None) == date, reason


def test_number_key_joins_the_ways_to_write_a_year():
    assert number_key("12/24") == number_key("012/2024") == (2024, 12)
    assert year_of("7/97") == 1997


MONTHS = [
    ("i mai 2024", "2024-05", "a month and its year"),
    ("i desember 2023 ble", "2023-12", "in a sentence"),
    ("14. mai 2024", "2024-05", "the day is left to find_date"),
    ("mai måned", None, "no year"),
    ("marsipan 2024", None, "another word"),
]


@pytest.mark.parametrize(("text", "month", "reason"), MONTHS)
def test_month(text, month, reason):
    found = find_month(text)
    assert (found.value if found else None) == month, reason
