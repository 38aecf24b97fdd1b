"""Linear models over named features: which candidate answers, and how surely.

The weights are data (``kg/weights/*.json``), fitted by ``bench/answers/fit.py`` on the
public questions with cross-validation. A feature that a model does not know counts
nothing, so that a model and the code may be changed one after the other.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp


@dataclass(frozen=True)
class Linear:
    """Weights by the name of the feature."""

    weights: Mapping[str, float]
    bias: float = 0.0

    def score(self, features: Mapping[str, float]) -> float:
        """The weighted sum of the features."""
        weights = self.weights
        return self.bias + sum(
            [
                value * weights[name]
                for name, value in features.items()
                if name in weights
            ]
        )

    def probability(self, features: Mapping[str, float]) -> float:
        """The sum as a probability (logistic)."""
        return 1 / (1 + exp(-max(-30.0, min(30.0, self.score(features)))))


@cache
def model(name: str) -> Linear:
    """A fitted model by its name: ``selection`` or ``decision``."""
    path = files("kg") / "weights" / f"{name}.json"
    fitted = json.loads(path.read_text(encoding="utf-8"))
    return Linear(fitted["weights"], fitted.get("bias", 0.0))


def shares(scores: Sequence[float]) -> list[float]:
    """Scores as shares of belief that sum to 1 (softmax)."""
    top = max(scores, default=0.0)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
