import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.normalize import clean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mo\u0308te a\u030a", "möte å"),  # two characters for one letter
        ("12\u00a0500\u202fkr", "12 500 kr"),
        ("barne\u00adhage", "barnehage"),
        ("o\ufb01sielt", "ofisielt"),
        ("Møtet – «åpent»", "Møtet – «åpent»"),  # Norwegian signs are left alone
    ],
)
def test_text_is_cleaned(text, expected):
    assert clean(text) == expected


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)
