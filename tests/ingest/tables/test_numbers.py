"""Numbers of Norwegian tables: their value, and every way a row can be read."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.tables.numbers import (
    Token,
    number_tokens,
    parse_number,
    splits,
    trailing_tokens,
)

VALUES = [
    ("1 234", "1234", "blank parts thousands"),
    ("-1 400", "-1400", "hyphen is a minus"),
    ("–40", "-40", "en dash is a minus"),
    ("− 40", "-40", "a real minus, set apart"),
    ("1.279", "1279", "a point before three digits parts thousands"),
    ("0.64", "0.64", "a point before two digits is a decimal point"),
    ("0.640", "0.640", "nothing is counted in zero thousands"),
    ("3,5", "3.5", "comma is the decimal mark"),
    ("1 234,5", "1234.5", "both marks"),
    ("1.279.500,25", "1279500.25", "both marks, points"),
    ("12,5 %", "12.5", "percent sign set apart"),
    ("18.9%", "18.9", "percent sign and decimal point"),
    ("(2)", "2", "a count in brackets, not a negative amount"),
    ("-0", "0", "minus nothing is nothing"),
    ("0*", "0", "a footnote mark"),
    ("kr 1 250 000,-", "1250000", "an amount as on a bill"),
    ("38515", "38515", "no separator at all"),
    ("1\u00a0234\u00a0567", "1234567", "fixed blanks"),
]


@pytest.mark.parametrize(("text", "value", "reason"), VALUES)
def test_a_printed_number_has_its_value(text: str, value: str, reason: str) -> None:
    assert parse_number(text) == Decimal(value), reason


NO_NUMBERS = [
    ("", "nothing"),
    ("-", "the mark of a missing value"),
    ("36/23", "a case number"),
    ("24.10.2023", "a date"),
    ("2024-27", "a period"),
    ("12 34", "two numbers"),
    ("086 100", "the end of a number"),
    ("Ikke målt", "words"),
]


@pytest.mark.parametrize(("text", "reason"), NO_NUMBERS)
def test_what_is_not_one_number_has_no_value(text: str, reason: str) -> None:
    assert parse_number(text) is None, reason


WORDS = [
    ("Solheim skole 2027 1 500", [None, None, "2027", "1", "500"], "words and groups"),
    ("F-sak 36/23 1 000", [None, None, "1", "000"], "a case number is a word"),
    ("andel 12,5 % 3%", [None, "12,5", "3"], "the percent sign belongs to its number"),
    ("Trivsel Ikke målt 4,5", [None, "Ikke målt", "4,5"], "two words, one cell"),
    ("Gebyr 1\u00a0234 5", [None, "1\u00a0234", "5"], "a fixed blank joins"),
    ("Høst 2. trinn .. -", [None, None, None, "..", "-"], "missing values"),
]


@pytest.mark.parametrize(("line", "words", "reason"), WORDS)
def test_words_of_a_line(line: str, words: list[str | None], reason: str) -> None:
    got = [token and token.text for token in number_tokens(line)]
    assert got == words, reason


def values(line: str, columns: int) -> list[list[str]]:
    ways = splits(trailing_tokens(line), columns)
    return [[str(number.value) for number in way] for way in ways]


WAYS = [
    ("Vei 12 703 7 703", 2, [["12703", "7703"]], "short groups must open"),
    ("Vei 200 000 200 000", 2, [["200000", "200000"]], "000 cannot open"),
    ("Vei 5 000 0 11 298", 3, [["5000", "0", "11298"]], "zero has no thousands"),
    ("Vei 10 -500 300", 2, [["10", "-500300"]], "a sign opens"),
    ("Vei 0,5 1 234,5 %", 2, [["0.5", "1234.5"]], "decimals end a number"),
    ("Vei - 7", 2, [["None", "7"]], "a dash is an empty cell"),
    ("Vei 1 2 3", 2, [], "three numbers are not two"),
    ("Vei 100 200 300", 2, [["100", "200300"], ["100200", "300"]], "truly open"),
]


@pytest.mark.parametrize(("line", "columns", "ways", "reason"), WAYS)
def test_ways_of_reading_a_row(
    line: str, columns: int, ways: list[list[str]], reason: str
) -> None:
    assert values(line, columns) == ways, reason


@given(st.lists(st.integers(-99_999_999, 99_999_999), min_size=1, max_size=5))
def test_what_was_printed_is_among_the_ways(numbers: list[int]) -> None:
    line = " ".join(f"{n:,}".replace(",", " ") for n in numbers)
    tokens = [token for token in number_tokens(line) if token]
    ways = splits(tokens, len(numbers))
    assert tuple(map(Decimal, numbers)) in [tuple(n.value for n in w) for w in ways]


@given(st.lists(st.sampled_from(["1", "000", "250", "-3", "0", "-"]), max_size=8))
def test_every_way_uses_every_token_once_in_order(words: list[str]) -> None:
    tokens = [token for token in number_tokens(" ".join(words)) if token]
    for columns in range(1, 5):
        for way in splits(tokens, columns):
            assert len(way) == columns
            assert way[0].start == tokens[0].start
            assert way[-1].end == tokens[-1].end
            assert all(a.end < b.start for a, b in pairwise(way))


def test_a_hopeless_row_gives_no_way() -> None:
    tokens = [Token(n * 4, n * 4 + 3, "111", "group") for n in range(30)]
    assert splits(tokens, 15) == []
