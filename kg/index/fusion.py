"""Two lists of scores made one."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

# Questions to Norwegian passages (R@1) and headings of held-out laws (R@1) by words
# alone, and joined with weights of 0.3 and 0.5: .674 .682 .678 and .485 .493 .485.
# Rank fusion with equal weights loses nine points. See the model's card.
DENSE_WEIGHT = 0.3


def standard(scores: Scores) -> Scores:
    """Scores with mean 0 and deviation 1; equal scores become 0."""
    spread = scores.std() if len(scores) else 0.0
    return (scores - scores.mean()) / spread if spread > 0 else np.zeros_like(scores)


def fuse(lexical: Scores, dense: Scores) -> Scores:
    """The weighted sum of the standard scores of the same rows."""
    return standard(lexical) + DENSE_WEIGHT * standard(dense)
