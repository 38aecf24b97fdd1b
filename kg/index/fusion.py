"""Two lists of scores made one."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

# Meaning counts the more, the less of a query the best row holds in words: of headings
# of laws nearly all is said, of everyday questions half. With .7 instead of .5 (R@5):
# other headings of held-out laws .798 -> .802, everyday questions .62 -> .64, NorQuAD
# validation .924 -> .926, questions to documents .798 -> .796 (R@60 .950 -> .953).
# Rank fusion with equal weights loses nine points of R@1.
DENSE_WEIGHT = 0.7
SAID = 1.1  # share of a query from which on meaning does not count


def standard(scores: Scores) -> Scores:
    """Scores with mean 0 and deviation 1; equal scores become 0."""
    spread = scores.std() if len(scores) else 0.0
    return (scores - scores.mean()) / spread if spread > 0 else np.zeros_like(scores)


def fuse(lexical: Scores, dense: Scores) -> Scores:
    """The weighted sum of the standard scores of the same rows.

    lexical: shares of the query that the rows hold (``kg.index.scoring.score``).
    """
    missing = max(0.0, SAID - float(lexical.max(initial=0.0)))
    return standard(lexical) + DENSE_WEIGHT * missing * standard(dense)
