"""The questions that were written to train the embedding on."""

import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[3] / "bench/language"


def test_each_question_has_an_answer_and_a_near_miss(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    from pairs import written

    trained, held = written()
    every = [*trained, *held]
    assert len(held) == -(-len(every) // 10)
    assert all(all(part.strip() for part in row) for row in every)
    assert len({row.question.casefold() for row in every}) == len(every)
    assert all(row.answer != row.miss for row in every)
    for name in ("pairs", "texts"):
        monkeypatch.delitem(sys.modules, name)
