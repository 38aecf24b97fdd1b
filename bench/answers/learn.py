"""The models that choose, learnt from questions with known answers.

All are fitted by L-BFGS from a fixed start: the same data gives the same models.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from kg.chooser import DEPTH, LIMIT, Chooser, Inputs, Network, Slate, table
from kg.rank import Linear

SELECTION_RIDGE, NETWORK_RIDGE, DECISION_RIDGE = 0.005, 0.001, 0.05
UNITS: Final = 24
"""Hidden units of one network."""
NETWORKS: Final = 6
"""Networks from other starts whose mean is taken."""
STEPS: Final = 60
SPREAD: Final = 0.05
"""Added to the spread of an input, so that one that is nearly always 0 stays small."""

Array = NDArray[np.float64]
Loss = Callable[[Array], tuple[float, Array]]


@dataclass(frozen=True)
class Lesson:
    """The candidates of one question, and how much each is worth (0 to 1)."""

    slate: Slate
    worth: Array

    @property
    def useful(self) -> bool:
        """Whether any candidate is worth something."""
        return bool(len(self.worth)) and self.worth.sum() > 0


def choosing(lessons: Sequence[Lesson]) -> Chooser:
    """Both models that order candidates, the network on what the linear one finds."""
    useful = [lesson for lesson in lessons if lesson.useful]
    linear = selection(useful)
    best = [_best(lesson, linear) for lesson in useful]
    return Chooser(linear, network([one for one in best if one.useful], linear))


def _best(lesson: Lesson, linear: Linear) -> Lesson:
    scores = [linear.score(marks) for marks in lesson.slate.marks]
    order = sorted(range(len(scores)), key=lambda at: (-scores[at], at))[:DEPTH]
    return Lesson(lesson.slate.only(order), lesson.worth[order])


def selection(lessons: Sequence[Lesson]) -> Linear:
    """Weights that put belief on the candidates which are worth something."""
    names = _names(lessons)
    every = np.concatenate([_rows(lesson.slate, names) for lesson in lessons])
    groups = Groups.of(lessons)

    def loss(weights: Array) -> tuple[float, Array]:
        total, slope = groups.loss(every @ weights.astype(np.float32))
        ridge = SELECTION_RIDGE * float(weights @ weights)
        flat = (every.T @ slope.astype(np.float32)).astype(np.float64)
        return total + ridge, flat + 2 * SELECTION_RIDGE * weights

    fitted = _least(loss, np.zeros(len(names)))
    return Linear(dict(zip(names, map(float, fitted), strict=True)))


def _rows(slate: Slate, names: Sequence[str]) -> NDArray[np.float32]:
    rows = [[marks.get(name, 0.0) for name in names] for marks in slate.marks]
    return np.array(rows, dtype=np.float32)


def _names(lessons: Sequence[Lesson]) -> tuple[str, ...]:
    marks = (marks for lesson in lessons for marks in lesson.slate.marks)
    return tuple(sorted({name for one in marks for name in one}))


@dataclass(frozen=True)
class Groups:
    """The candidates of all questions in a row. starts: where each question begins."""

    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    worth: Array

    @classmethod
    def of(cls, lessons: Sequence[Lesson]) -> "Groups":
        """The questions in their order."""
        sizes = np.array([len(lesson.worth) for lesson in lessons])
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        return cls(starts, sizes, np.concatenate([one.worth for one in lessons]))

    def loss(self, told: NDArray[Any]) -> tuple[float, Array]:
        """Mean of -log of the belief in what is worth something, and its slope."""
        scores = told.astype(np.float64)
        top = np.maximum.reduceat(scores, self.starts)
        powers = np.exp(scores - np.repeat(top, self.sizes))
        belief = powers / np.repeat(np.add.reduceat(powers, self.starts), self.sizes)
        good = belief * self.worth
        mass = np.add.reduceat(good, self.starts) + 1e-12
        slope = belief - good / np.repeat(mass, self.sizes)
        return -float(np.log(mass).mean()), slope / len(self.sizes)


def network(lessons: Sequence[Lesson], linear: Linear) -> Network:
    """The mean of several networks that mend the order of a linear model."""
    names = _names(lessons)
    kinds = tuple(sorted({lesson.slate.kind for lesson in lessons}))
    classes = tuple(sorted({c for lesson in lessons for c in lesson.slate.classes}))
    rows = np.concatenate(
        [table(lesson.slate, names, kinds, classes) for lesson in lessons]
    )
    mean, spread = rows.mean(0), rows.std(0) + np.float32(SPREAD)
    rows = ((rows - mean) / spread).clip(-LIMIT, LIMIT)
    marks = (marks for lesson in lessons for marks in lesson.slate.marks)
    start = np.array([linear.score(one) for one in marks], dtype=np.float32)
    groups = Groups.of(lessons)
    layers = [_layer(rows, start, groups, seed) for seed in range(NETWORKS)]
    hidden, bias, out = (
        np.concatenate(every, axis=-1) for every in zip(*layers, strict=True)
    )
    inputs = Inputs(names, kinds, classes, mean, spread)
    return Network(inputs, hidden, bias, (out / NETWORKS).astype(np.float32))


Layer = tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]


def _layer(
    rows: NDArray[np.float32], start: NDArray[np.float32], groups: Groups, seed: int
) -> Layer:
    """Hidden weights, bias and output weights of one network."""
    width = rows.shape[1]
    parts = (width * UNITS, width * UNITS + UNITS)
    draw = np.random.default_rng(seed)
    first = [
        draw.normal(0, 1 / np.sqrt(width), width * UNITS),
        draw.normal(0, 0.1, UNITS),
        draw.normal(0, 0.05, UNITS),
    ]

    def apart(weights: Array) -> Layer:
        hidden, bias, out = np.split(weights.astype(np.float32), parts)
        return hidden.reshape(width, UNITS), bias, out

    def loss(weights: Array) -> tuple[float, Array]:
        hidden, bias, out = apart(weights)
        units = np.tanh(rows @ hidden + bias)
        total, slope = groups.loss(units @ out + start)
        back = slope.astype(np.float32)
        inner = np.outer(back, out) * (1 - units * units)
        slopes = ((rows.T @ inner).ravel(), inner.sum(0), units.T @ back)
        ridge = NETWORK_RIDGE * float(weights @ weights)
        flat = np.concatenate(slopes).astype(np.float64)
        return total + ridge, flat + 2 * NETWORK_RIDGE * weights

    return apart(_least(loss, np.concatenate(first), STEPS))


def decision(
    rows: Sequence[dict[str, float]], right: Sequence[bool], weigh: Sequence[float]
) -> Linear:
    """A logistic model of whether the best answer is right. weigh: of each row."""
    names = sorted({name for row in rows for name in row})
    every = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    mean, spread = every.mean(0), every.std(0) + 1e-6
    scaled, sign = (every - mean) / spread, np.where(np.array(right), 1.0, -1.0)
    parts = np.array(weigh) / np.sum(weigh)

    def loss(weights: Array) -> tuple[float, Array]:
        margin = sign * (scaled @ weights[1:] + weights[0])
        pull = -sign * parts / (1 + np.exp(margin))
        slope = np.concatenate([[pull.sum()], scaled.T @ pull])
        slope[1:] += 2 * DECISION_RIDGE * weights[1:]
        ridge = DECISION_RIDGE * float(weights[1:] @ weights[1:])
        return float(parts @ np.logaddexp(0, -margin)) + ridge, slope

    fitted = _least(loss, np.zeros(len(names) + 1))
    weights = fitted[1:] / spread
    bias = float(fitted[0] - weights @ mean)
    return Linear(dict(zip(names, map(float, weights), strict=True)), bias)


def _least(loss: Loss, start: Array, steps: int = 500) -> Array:
    """The weights of the least loss. steps: at most."""
    found = minimize(
        loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps}
    )
    return np.asarray(found.x)
