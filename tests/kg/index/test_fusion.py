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
    words = np.array([2, 1, 0], np.float32)
    assert fuse(words, words[::-1]).argmax() == 0
    assert fuse(np.zeros(3, np.float32), words[::-1]).argmax() == 2
