"""A small network over named features: one hidden layer beside a linear sum.

The weights lie in ``model.npz``, one group of arrays for each network; they are trained
by ``bench/language/train_reader.py``.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from kg.reader.words import MODEL

Floats = NDArray[np.float32]
PARTS = ("mean", "scale", "hidden", "bias", "out", "direct")


@dataclass(frozen=True)
class Net:
    """Weights of k features and h hidden units.

    mean, scale, direct: (k,). hidden: (k, h). bias, out: (h,).
    """

    mean: Floats
    scale: Floats
    hidden: Floats
    bias: Floats
    out: Floats
    direct: Floats

    def scores(self, rows: Floats) -> Floats:
        """One score for each row of features, shape (n, k) to (n,)."""
        x = (rows - self.mean) * self.scale
        found = np.maximum(x @ self.hidden + self.bias, 0) @ self.out + x @ self.direct
        return np.asarray(found, np.float32)


@cache
def net(name: str) -> Net:
    """A trained network by its name: ``sentences`` or ``spans``."""
    data = (files("kg") / "models" / MODEL / "model.npz").read_bytes()
    with np.load(BytesIO(data)) as held:
        return Net(*(held[f"{name}.{p}"].astype(np.float32) for p in PARTS))


def log_shares(scores: Floats) -> Floats:
    """Scores as logarithms of shares that sum to 1."""
    low = scores - scores.max()
    return np.asarray(low - np.log(np.exp(low).sum()), np.float32)
