"""What places tell of one thing: when it is the same, and when it differs."""

import pytest

from kg.statements import Told, apart, asunder, counts, days, same_meant

NUMBERS = [
    ("629", "633", True, "two counts"),
    ("80", "78", True, "a small number that ends in a zero is not rounded"),
    ("12500000", "12480000", False, "12,5 mill. rounds the other"),
    ("12500000", "12340000", True, "more than the rounding"),
    ("179000", "178000", True, "both rounded, and yet apart"),
    ("7.3", "7.34", False, "less precise"),
    ("-5", "5", True, "another sign"),
]


@pytest.mark.parametrize(("one", "other", "expected", "reason"), NUMBERS)
def test_numbers_apart(one: str, other: str, expected: bool, reason: str) -> None:
    assert apart(one, other) is expected, reason
    assert apart(other, one) is expected, reason


DATES = [
    ("2026", "2027", True, "two years"),
    ("2026/2027", "2027", False, "a turn of the year holds both"),
    ("2022-03-08", "2022-03", False, "a month holds its days"),
    ("2022-03-08", "2022-02", True, "another month"),
    ("2023-04-01/2023-06-30", "2023-01-01/2023-06-30", False, "they overlap"),
    ("2023-04-01/2023-06-30", "2023-07-01/2023-09-30", True, "two quarters"),
]


@pytest.mark.parametrize(("one", "other", "expected", "reason"), DATES)
def test_dates_asunder(one: str, other: str, expected: bool, reason: str) -> None:
    assert asunder(one, other) is expected, reason
    assert asunder(other, one) is expected, reason


def test_days_of_a_month_and_a_year() -> None:
    assert days("2024-02") == ("2024-02-01", "2024-02-31")
    assert days("2024/2025") == ("2024-01-01", "2025-12-31")


def told(thing: str, said: str, year: str = "2023", unit: str = "") -> Told:
    return Told("f", "1", thing, said, "d", year, unit or thing.split()[-1])


MEANT = [
    ("Vi har sagt ja til å bosette 12 flyktninger.", True, "the same is done"),
    ("Det kom 20 flyktninger til mottaket i byen.", False, "another thing is done"),
    ("Det gjelder 20 flyktninger, inkludert eldre.", False, "words of any sentence"),
]


@pytest.mark.parametrize(("said", "expected", "reason"), MEANT)
def test_counts_of_a_year_need_a_word_in_common(
    said: str, expected: bool, reason: str
) -> None:
    one = told("flyktninger", "Fjordvik bosetter 10 flyktninger, inkludert barn.")
    assert same_meant(one, told("flyktninger", said)) is expected, reason


def test_an_undated_count_needs_an_adjective_and_a_measure_a_long_name() -> None:
    schools = told("private skoler", "Vi har to private skoler.", "")
    assert same_meant(schools, told("private skoler", "Det finnes tre.", ""))
    short = told("vekst", "Det gir en vekst på 2 prosent.", "", "prosent")
    assert not same_meant(short, short)


def test_an_undated_count_of_a_bare_noun_needs_a_word_in_common() -> None:
    one = told("innbyggertorg", "Det er etablert til sammen åtte innbyggertorg.", "")
    same = told("innbyggertorg", "Kommunen har etablert sju innbyggertorg.", "")
    other = told("innbyggertorg", "Vi har sju innbyggertorg med kafé.", "")
    assert same_meant(one, same)
    assert not same_meant(one, other)


LABELS = [
    ("Detaljreguleringsplaner vedtatt siste år", True, "the same, as a compound"),
    ("Detaljreguleringsplaner under arbeid", False, "not what was done with them"),
    ("Antall vedtatte temaplaner", False, "another thing"),
]


@pytest.mark.parametrize(("label", "expected", "reason"), LABELS)
def test_an_indicator_counts_the_same(label: str, expected: bool, reason: str) -> None:
    one = told("reguleringsplaner", "Det ble vedtatt åtte reguleringsplaner i 2023.")
    assert counts(one, label) is expected, reason
