"""Two lists of scores made one."""

import numpy as np
import pytest

from kg.index.fusion import fuse, standard


def test_standard_scores() -> None:
    assert standard(np.array([1, 2, 3], np.float32)).mean() == pytest.approx(
        0, abs=1e-6
    )
    assert standard(np.array([2, 2], np.float32)).tolist() == [0, 0]
    assert standard(np.array([], np.float32)).tolist() == []


def test_words_weigh_more_than_meaning() -> None:
    words = np.array([1, 0.5, 0], np.float32)
    assert fuse(words, words[::-1]).argmax() == 0
    assert fuse(np.zeros(3, np.float32), words[::-1]).argmax() == 2


def test_meaning_counts_the_more_the_less_is_said_in_words() -> None:
    words, meaning = np.array([1, 0, 0.5], "f4"), np.array([0, 1, 0.5], "f4")
    apart = [
        fuse(words * said, meaning)[0] - fuse(words * said, meaning)[1]
        for said in (0.2, 0.6, 1.0, 1.2)
    ]
    assert apart == sorted(apart)
    assert fuse(words * 1.2, meaning) == pytest.approx(standard(words))
