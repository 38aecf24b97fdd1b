"""BM25 by our own counts."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.index.scoring import K1, Counted, Query, Scores, Statistics
from kg.index.scoring import score as score_counted

ROWS = ["vann gebyr gebyr", "vann skole", "skole vei vei vei vei", "vann"]


def score(query: Query, rows: Sequence[str], known: Statistics) -> Scores:
    return score_counted(query, list(map(Counted.of, rows)), known)


@pytest.fixture
def known() -> Statistics:
    return Statistics.of(ROWS)


def test_a_rare_term_tells_more(known: Statistics) -> None:
    assert known.rarity("gebyr") > known.rarity("skole") > known.rarity("vann") > 0
    assert known.rarity("ukjent") > known.rarity("gebyr")
    assert (known.total, known.length) == (4, 11 / 4)


@pytest.mark.parametrize(
    ("weights", "best"),
    [
        ({"gebyr": 1.0}, 0),
        ({"vann": 1.0}, 3),  # the same word in a shorter row
        ({"vann": 0.1, "vei": 1.0}, 2),
        ({"skole": 1.0, "vann": 1.0}, 1),  # both words
    ],
)
def test_the_best_row(known: Statistics, weights: dict[str, float], best: int) -> None:
    assert score([[weights]], ROWS, known).argmax() == best


def test_no_term_no_score(known: Statistics) -> None:
    assert score([[{}]], ROWS, known).tolist() == [0, 0, 0, 0]
    assert score([[{"ukjent": 1.0}]], ROWS, known).tolist() == [0, 0, 0, 0]
    assert score([[{"vann": 1.0}]], [], Statistics.of([])).shape == (0,)
    assert score([[{"vann": 1.0}]], [""], Statistics.of([""])).tolist() == [0]


def test_repeating_a_word_adds_little(known: Statistics) -> None:
    once, often = score([[{"vei": 1.0}]], ["vei a b c", "vei vei vei vei"], known)
    assert once < often < 1.3 * once


def test_counts_come_back_as_they_were_kept(known: Statistics, tmp_path: Path) -> None:
    known.save(tmp_path / "terms.npz")
    again = Statistics.load(tmp_path / "terms.npz")
    assert score([[{"vei": 1.0}]], ROWS, again).tolist() == pytest.approx(
        score([[{"vei": 1.0}]], ROWS, known).tolist()
    )
    assert [path.name for path in tmp_path.iterdir()] == ["terms.npz"]


@given(st.lists(st.text("abc ", max_size=12), max_size=6))
def test_a_score_is_a_share(rows: list[str]) -> None:
    query = [[{"a": 1.0, "b": 0.5}], [{"c": 1.0}, {"b": 0.2}]]
    found = score(query, rows, Statistics.of(rows))
    assert ((found >= 0) & (found <= 1 + K1)).all()


def test_of_the_ways_to_say_a_place_the_best_counts(known: Statistics) -> None:
    one, other = {"vei": 1.0}, {"gebyr": 1.0}
    alone = [score([[way]], ROWS, known) for way in (one, other)]
    either = score([[one, other]], ROWS, known)
    both = score([[one], [other]], ROWS, known)
    assert either.tolist() == pytest.approx(alone[0].clip(alone[1]).tolist())
    asked = known.rarity("vei") + known.rarity("gebyr")
    mean = (alone[0] * known.rarity("vei") + alone[1] * known.rarity("gebyr")) / asked
    assert both.tolist() == pytest.approx(mean.tolist())


def test_a_row_of_usual_length_that_holds_all_that_is_asked_has_one() -> None:
    known = Statistics.of(["vei skole", "vann bru"])
    [held] = score([[{"vei": 0.6}], [{"skole": 1.0}]], ["skole vei"], known)
    assert held == pytest.approx(1.0)
