"""Words in one comparable form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.words import likeness, stem, stems


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("økonomien", "ØKONOMI", "case and ending"),
        ("skolene", "skoler", "plural forms"),
        ("kommunestyrets", "kommunestyret", "genitive"),
        ("økonomi", "okonomi", "letters lost in a scan"),
    ],
)
def test_same_stem(one: str, other: str, why: str) -> None:
    assert stem(one) == stem(other), why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sak 23/17920 kl. 14:00", "23/17920"),
        ("9,3 prosent.", "9,3"),
        ("HC-parkering", "parkering"),
    ],
)
def test_figures_and_parts_are_kept_whole(text: str, expected: str) -> None:
    assert expected in stems(text)


def test_a_compound_is_partly_like_its_part() -> None:
    assert 0.3 < likeness("skol", "skoleplass") < 1
    assert likeness("bro", "brosjyre") == 0, "three letters are no part"
    assert likeness("2023", "20231") == 0, "figures have no parts"


@given(st.text(), st.text())
def test_likeness_is_a_symmetric_share(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)
