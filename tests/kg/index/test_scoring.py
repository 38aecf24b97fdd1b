"""BM25 by our own counts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.index.postings import Postings
from kg.index.scoring import K1, rarity, score

ROWS = ["vann gebyr gebyr", "vann skole", "skole vei vei vei vei", "vann"]


def counted(*rows: str) -> Postings:
    return Postings.of(rows, range(len(rows)))


@pytest.fixture
def known() -> Postings:
    return counted(*ROWS)


def test_a_rare_term_tells_more() -> None:
    assert rarity(0, 9) > rarity(1, 9) > rarity(8, 9) > rarity(9, 9) > 0


@pytest.mark.parametrize(
    ("weights", "best"),
    [
        ({"gebyr": 1.0}, 0),
        ({"vann": 1.0}, 3),  # the same word in a shorter row
        ({"vann": 0.1, "vei": 1.0}, 2),
        ({"skole": 1.0, "vann": 1.0}, 1),  # both words
    ],
)
def test_the_best_row(known: Postings, weights: dict[str, float], best: int) -> None:
    assert score([[weights]], known).argmax() == best


def test_no_term_no_score(known: Postings) -> None:
    assert score([], known).tolist() == [0, 0, 0, 0]
    assert score([[{}]], known).tolist() == [0, 0, 0, 0]
    assert score([[{"ukjent": 1.0}]], known).tolist() == [0, 0, 0, 0]
    assert score([[{"vann": 1.0}]], counted()).shape == (0,)
    assert score([[{"vann": 1.0}]], counted("")).tolist() == [0]


def test_repeating_a_word_adds_little() -> None:
    rows = counted("vei a b c", "vei vei vei vei")
    once, often = score([[{"vei": 1.0}]], rows)
    assert once < often < 1.3 * once


@settings(deadline=None)
@given(st.lists(st.text("abc ", max_size=12), max_size=6))
def test_a_score_is_a_share(rows: list[str]) -> None:
    query = [[{"a": 1.0, "b": 0.5}], [{"c": 1.0}, {"b": 0.2}]]
    found = score(query, counted(*rows))
    assert ((found >= 0) & (found <= 1 + K1)).all()


def test_of_the_ways_to_say_a_place_the_best_counts(known: Postings) -> None:
    one, other = {"vei": 1.0}, {"gebyr": 1.0}
    alone = [score([[way]], known) for way in (one, other)]
    either = score([[one, other]], known)
    both = score([[one], [other]], known)
    assert either.tolist() == pytest.approx(alone[0].clip(alone[1]).tolist())
    vei, gebyr = (rarity(len(known.standing(t).rows), 4) for t in ("vei", "gebyr"))
    mean = (alone[0] * vei + alone[1] * gebyr) / (vei + gebyr)
    assert both.tolist() == pytest.approx(mean.tolist())


def test_a_row_of_usual_length_that_holds_all_that_is_asked_has_one() -> None:
    known = counted("vei skole", "vann bru")
    held, _ = score([[{"vei": 0.6}], [{"skole": 1.0}]], known)
    assert held == pytest.approx(1.0)
