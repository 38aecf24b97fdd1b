"""What is told of as a contradiction, and what is not."""

import pytest

from kg.conflicts import Claim, Claims, alike, differ, disputed, series


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("629", "633", True),
    ("48.1", "47.9", True),
    ("-12", "12", True),
    ("7.34", "7.3", False),  # the same, less precisely said
    ("7.36", "7.4", False),
    ("7.34", "7.4", False),  # less than one step of the coarser: could be rounded
    ("1000", "1000.0", False),
    ("2022-03-08", "2022-03", False),  # a month holds its days
    ("2022-03-08", "2022", False),
    ("2022-03-08", "2022-02", True),
    ("2022", "2023", True),
])  # fmt: skip
def test_differ(one: str, other: str, expected: bool) -> None:
    assert differ(one, other) is expected
    assert differ(other, one) is expected


def claims(*told: tuple[str, str, str, str]) -> Claims:
    """Claims by indicator, area, year and unit: (indicator, year, value, place)."""
    found: Claims = {}
    for at, (about, year, value, place) in enumerate(told):
        key = (about, "fjordvik", year, "boliger")
        found.setdefault(key, []).append(Claim(f"f{at}", value, about, place))
    return found


def test_two_documents_that_say_different_values_are_told_of() -> None:
    found = claims(("boliger", "2020", "629", "a"), ("boliger", "2020", "633", "b"))
    ((one, other),) = disputed(found)
    assert (one.value, other.value) == ("629", "633")


def test_a_document_that_is_not_of_one_mind_has_a_key_that_does_not_tell() -> None:
    one = [("sum", "2020", value, "a") for value in ("629", "7")]
    found = claims(*one, ("sum", "2020", "1", "b"))
    assert not list(disputed(found))


def test_other_years_are_not_compared() -> None:
    found = claims(("boliger", "2020", "629", "a"), ("boliger", "2021", "633", "b"))
    assert not list(disputed(found))


SAME_SERIES = [
    ("nye boliger", "2020", "629", "a"), ("boliger per år", "2020", "633", "a"),
    ("nye boliger", "2021", "638", "a"), ("boliger per år", "2021", "638", "a"),
    ("nye boliger", "2022", "833", "a"), ("boliger per år", "2022", "833", "a"),
]  # fmt: skip


def test_series_that_agree_in_two_years_are_one_and_may_differ_in_a_third() -> None:
    ((one, other),) = series(claims(*SAME_SERIES))
    assert {one.value, other.value} == {"629", "633"}


def test_one_year_is_not_enough() -> None:
    assert not list(series(claims(*SAME_SERIES[:4])))


def test_small_numbers_agree_by_chance() -> None:
    small = [(about, year, value[:2], at) for about, year, value, at in SAME_SERIES]
    assert not list(series(claims(*small)))


def test_series_that_differ_as_often_as_not_are_two() -> None:
    more = [
        ("nye boliger", "2023", "1", "a"), ("boliger per år", "2023", "2", "a"),
    ]  # fmt: skip
    assert not list(series(claims(*SAME_SERIES, *more)))


def test_a_sum_is_not_its_part() -> None:
    part = [(about.replace("nye boliger", "sum boliger"), *rest)
            for about, *rest in SAME_SERIES]  # fmt: skip
    assert not list(series(claims(*[(a, b, c, d) for a, b, c, d in part])))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("1287379000", "1284160000"), True),
        (("3000000", "44480000"), False),  # two rows with one label
        (("-15", "15"), False),  # another sign is another thing, or another way
        (("0", "5"), False),
    ],
)
def test_amounts_of_one_thing_are_near(values: tuple[str, ...], expected: bool) -> None:
    assert alike([Claim(value, value, "") for value in values]) is expected
