"""What cross-validation says of the answers, and how far belief can be relied on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Told:
    """An answer by models that never saw its question. sure: it was computed."""

    row: dict[str, float]
    marks: dict[str, Any]
    sure: bool
    refused: bool

    @property
    def right(self) -> bool:
        """Whether it is right, and shows where it stands."""
        return bool(self.marks["trusted"]) and not self.marks["unanswerable"]


def report(told: Sequence[Told], belief: Sequence[float]) -> None:
    """What each threshold of the decision would give."""
    none = [one.marks["unanswerable"] for one in told]
    print("threshold trusted over-abst. silent conf.wrong")
    for least in (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        said = [one >= least for one in belief]
        pairs = list(zip(told, said, none, strict=True))
        trusted = np.mean([on and one.right for one, on, empty in pairs if not empty])
        over = np.mean([not on for _, on, empty in pairs if not empty])
        silent = np.mean([not on for _, on, empty in pairs if empty] or [1.0])
        wrong = np.mean(
            [on and (empty or not one.marks["correct"]) for one, on, empty in pairs]
        )
        print(f"{least:9.2f} {trusted:7.3f} {over:10.3f} {silent:6.3f} {wrong:10.3f}")


def reliability(told: Sequence[Told], belief: Sequence[float]) -> None:
    """How often answers of each belief are right: the two should be alike."""
    print("belief      answers  mean belief  right")
    for tenth in range(10):
        low, high = tenth / 10, (tenth + 1) / 10
        inside = [
            (one, b)
            for one, b in zip(told, belief, strict=True)
            if low <= b < high and b > 0 and not one.sure
        ]
        if inside:
            mean = np.mean([b for _, b in inside])
            right = np.mean([one.right for one, _ in inside])
            print(f"{low:.1f}–{high:.1f} {len(inside):11d} {mean:12.2f} {right:6.2f}")
    sure = [one.right for one in told if one.sure]
    print(f"computed {len(sure):10d} {'':12} {np.mean(sure or [0]):6.2f}")
