"""Which candidate answers: a linear model over all of them, a network over the best.

The linear model is listwise (a softmax over the candidates of a question: Cao et al.,
"Learning to rank: from pairwise approach to listwise approach", ICML 2007). The network
adds to its scores what depends on the kind of the question and on the other candidates.
Both are data, fitted by ``bench/answers/fit.py``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from kg.rank import Linear, model

DEPTH: Final = 60
"""How many of the best by the linear model the network looks at."""
LIMIT: Final = 4.0
"""A scaled input counts at most this much, either way."""

Array = NDArray[np.float32]
Marks = Mapping[str, float]


@dataclass(frozen=True)
class Slate:
    """What is known of all candidates of one question.

    kind: of the question; classes: of the fact of each, "" for a passage.
    """

    kind: str
    marks: Sequence[Marks]
    classes: Sequence[str]

    def only(self, places: Sequence[int]) -> Self:
        """Some of the candidates."""
        marks = [self.marks[at] for at in places]
        return type(self)(self.kind, marks, [self.classes[at] for at in places])


@dataclass(frozen=True)
class Inputs:
    """The named inputs of the network, in their order, and how they are scaled."""

    features: tuple[str, ...]
    kinds: tuple[str, ...]
    classes: tuple[str, ...]
    mean: Array
    spread: Array

    def scaled(self, slate: Slate) -> Array:
        """One row for each candidate, its columns of mean 0 and spread 1."""
        rows = table(slate, self.features, self.kinds, self.classes)
        return ((rows - self.mean) / self.spread).clip(-LIMIT, LIMIT)


@dataclass(frozen=True)
class Network:
    """One hidden layer (tanh). hidden: inputs by units; bias, out: of each unit."""

    inputs: Inputs
    hidden: Array
    bias: Array
    out: Array

    def scores(self, slate: Slate) -> Array:
        """What each candidate is worth beside its linear score."""
        units = np.tanh(self.inputs.scaled(slate) @ self.hidden + self.bias)
        return np.asarray(units @ self.out)

    def save(self, path: Path) -> None:
        """Store it as data; half precision is enough."""
        told = self.inputs
        arrays = {"mean": told.mean, "spread": told.spread, "hidden": self.hidden}
        arrays |= {"bias": self.bias, "out": self.out}
        names = {"features": told.features, "kinds": told.kinds}
        names |= {"classes": told.classes}
        np.savez_compressed(
            path,
            allow_pickle=False,
            **{name: array.astype(np.float16) for name, array in arrays.items()},
            **{name: np.array(every) for name, every in names.items()},
        )

    @classmethod
    def load(cls, path: Path) -> Self:
        """A stored network. Raises OSError where there is none."""
        with np.load(path, allow_pickle=False) as stored:
            told = {name: stored[name] for name in stored.files}
        features, kinds, classes = (
            tuple(map(str, told[name])) for name in ("features", "kinds", "classes")
        )
        mean, spread, hidden, bias, out = (
            told[name].astype(np.float32)
            for name in ("mean", "spread", "hidden", "bias", "out")
        )
        inputs = Inputs(features, kinds, classes, mean, spread)
        return cls(inputs, hidden, bias, out)


def table(
    slate: Slate,
    features: Sequence[str],
    kinds: Sequence[str],
    classes: Sequence[str],
) -> Array:
    """Inputs as they are: features, how far below the highest, kind and class."""
    own = np.array(
        [[marks.get(name, 0.0) for name in features] for marks in slate.marks],
        dtype=np.float32,
    )
    kind = [[float(slate.kind == name) for name in kinds]] * len(own)
    of = [[float(one == name) for name in classes] for one in slate.classes]
    return np.hstack([own, own - own.max(0), np.array(kind), np.array(of)]).astype(
        np.float32
    )


@dataclass(frozen=True)
class Chooser:
    """Scores of candidates: a linear model, and a network that mends its order."""

    linear: Linear
    network: Network | None = None

    def scores(self, slate: Slate) -> list[float]:
        """One number for each candidate; the highest is the best answer."""
        scores = [self.linear.score(marks) for marks in slate.marks]
        if self.network is None or not scores:
            return scores
        order = sorted(range(len(scores)), key=lambda at: (-scores[at], at))
        best = order[:DEPTH]
        added = self.network.scores(slate.only(best))
        least = float(added.min())
        mended = dict(zip(best, map(float, added), strict=True))
        return [score + mended.get(at, least) for at, score in enumerate(scores)]


@cache
def chooser() -> Chooser:
    """The fitted models."""
    with as_file(files("kg") / "weights" / "selection.npz") as path:
        network = Network.load(path) if path.exists() else None
    return Chooser(model("selection"), network)
