"""What the models learn from a handful of made-up questions."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "bench" / "answers"))

import learn

from kg.chooser import Slate


def lesson(kind: str, right: int, *marks: dict[str, float]) -> learn.Lesson:
    """A question whose candidate of this place answers."""
    worth = np.zeros(len(marks))
    worth[right] = 1.0
    return learn.Lesson(Slate(kind, marks, [""] * len(marks)), worth)


NEAR, FAR = {"cover": 1.0, "length": 0.3}, {"cover": 0.2, "length": 0.5}
# Long answers for "why", short ones for "who": no linear model can say so.
LONG, SHORT = {"cover": 0.5, "length": 1.0}, {"cover": 0.5, "length": 0.0}


def test_linear_model_learns_which_figure_tells() -> None:
    chosen = learn.selection([lesson("who", 0, NEAR, FAR), lesson("why", 1, FAR, NEAR)])
    assert chosen.weights["cover"] > 0
    assert chosen.score(NEAR) > chosen.score(FAR)


def test_network_learns_what_depends_on_the_kind_of_question() -> None:
    chosen = learn.choosing(
        [lesson("why", 0, LONG, SHORT), lesson("who", 1, LONG, SHORT)] * 4
    )
    for kind, best in (("why", 0), ("who", 1)):
        scores = chosen.scores(Slate(kind, (LONG, SHORT), ("", "")))
        assert int(np.argmax(scores)) == best


def test_the_same_questions_give_the_same_models() -> None:
    lessons = [lesson("why", 0, LONG, SHORT), lesson("who", 1, NEAR, FAR)]
    one, two = learn.choosing(lessons), learn.choosing(lessons)
    assert one.linear == two.linear
    assert one.network is not None
    assert two.network is not None
    assert (one.network.hidden == two.network.hidden).all()


def test_slope_of_the_loss_is_that_of_its_values() -> None:
    groups = learn.Groups.of([lesson("who", 0, NEAR, FAR, LONG)] * 2)
    scores = np.array([0.3, -0.2, 0.1, 0.0, 0.5, -0.4])
    _, slope = groups.loss(scores)
    for at in range(len(scores)):
        step = np.zeros_like(scores)
        step[at] = 1e-5
        rise = groups.loss(scores + step)[0] - groups.loss(scores - step)[0]
        assert slope[at] == pytest.approx(rise / 2e-5, abs=1e-6)


def test_decision_tells_right_from_wrong() -> None:
    rows = [{"mass": 0.9}, {"mass": 0.8}, {"mass": 0.2}, {"mass": 0.1}]
    model = learn.decision(rows, [True, True, False, False], [1.0] * 4)
    assert model.probability({"mass": 0.9}) > 0.5 > model.probability({"mass": 0.1})
