"""Which rows each term stands in."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.index.postings import Postings

ROWS = ["vann gebyr gebyr", "vann skole", ""]
IDS = [70, 5, 30]


def standing(known: Postings, term: str) -> dict[int, int]:
    rows, counts = known.standing(term)
    return dict(zip(rows.tolist(), counts.tolist(), strict=True))


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcæ")).map(" ".join), max_size=6))
def test_every_term_of_every_row_and_no_other(rows: list[str]) -> None:
    known = Postings.of(rows, range(len(rows)))
    for term in "abcæd":
        counts = {at: Counter(row.split())[term] for at, row in enumerate(rows)}
        assert standing(known, term) == {at: n for at, n in counts.items() if n}
    assert known.lengths.tolist() == [len(row.split()) for row in rows]


def test_rows_are_known_by_what_the_table_calls_them() -> None:
    known = Postings.of(ROWS, IDS)
    assert known.numbers(known.ids[[2, 0, 1]]).tolist() == [2, 0, 1]
    assert (len(known), known.usual) == (3, 5 / 3)


@pytest.mark.parametrize("rows", [ROWS, []])
def test_words_come_back_as_they_were_kept(rows: list[str], tmp_path: Path) -> None:
    kept = Postings.of(rows, IDS[: len(rows)])
    kept.save(tmp_path / "words", 7)
    again = Postings.load(tmp_path / "words", 7)
    assert again is not None
    assert again.ids.tolist() == kept.ids.tolist()
    assert standing(again, "gebyr") == standing(kept, "gebyr")
    assert [path.name for path in tmp_path.iterdir()] == ["words"]


def test_words_of_another_version_are_not_taken(tmp_path: Path) -> None:
    Postings.of(ROWS, IDS).save(tmp_path / "words", 7)
    assert Postings.load(tmp_path / "words", 8) is None
    assert Postings.load(tmp_path / "other", 7) is None
