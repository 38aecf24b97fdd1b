"""The vectors of the index: which rows are near to a query in meaning.

Kept beside the table as plain arrays that are read where they lie, and made from it as
the words are (``kg.index.postings``). Of few rows all are compared by the first numbers
of their vectors; of many by fewer numbers first, which a processor can run through in a
moment, and then the nearest of them as closely as of few.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from kg.index import kept
from kg.index.encoder import Vectors
from kg.index.fusion import Scores

FIRST: Final = 256  # numbers of a vector that find a row; the whole one ranks it
MANY: Final = 50_000  # rows from which on fewer numbers find those that are compared
FEWER: Final = 128
CLOSER: Final = 2000

Numbers = NDArray[np.int64]
"""Rows by their numbers: they are counted in the order of their IRIs."""
Some = NDArray[np.bool_]
"""Whether each row is meant, shape (n,)."""


@dataclass(frozen=True)
class Meanings:
    """The vectors of all rows: whole, shape (n, dimensions), and how each begins.

    few: the first numbers of each that are compared with all rows.
    """

    whole: NDArray[np.float16] | Vectors
    few: Vectors

    @classmethod
    def of(cls, vectors: NDArray[np.float16]) -> Self:
        """Made ready for searching. vectors: shape (n, dimensions)."""
        if len(vectors) < MANY:
            whole = vectors.astype(np.float32)
            return cls(whole, whole[:, :FIRST])
        return cls(vectors, np.ascontiguousarray(vectors[:, :FEWER], np.float32))

    def save(self, folder: Path, version: int) -> None:
        """Write to a folder, whole or not at all. version: of the table."""
        whole = np.asarray(self.whole, np.float16)
        few = self.few if len(whole) >= MANY else self.few[:0]
        kept.save(folder, version, {"whole": whole, "few": few})

    @classmethod
    def load(cls, folder: Path, version: int) -> Self | None:
        """What ``save`` wrote for this version of the table, read where it lies."""
        held = kept.load(folder, version, ("whole", "few"))
        if held is None:
            return None
        few = len(held["whole"]) < MANY
        return cls.of(held["whole"]) if few else cls(**held)

    def begin(self, vector: Vectors) -> Scores:
        """How near the beginning of each row is to that of a query, shape (n,)."""
        return np.asarray(self.few @ vector[: self.few.shape[1]], np.float32)

    def nearest(
        self, vector: Vectors, begin: Scores, allowed: Some, most: int
    ) -> Numbers:
        """The rows that are allowed and nearest by their first numbers, in no order."""
        if not vector.any():
            return np.zeros(0, np.int64)
        if len(begin) < MANY:
            return top(begin, allowed, most)
        close = top(begin, allowed, max(CLOSER, most))
        scores = self.whole[close, :FIRST].astype(np.float32) @ vector[:FIRST]
        return close[top(scores, np.ones(len(close), bool), most)]

    def compared(self, vector: Vectors, numbers: Numbers) -> Scores:
        """How near some rows are to a query."""
        return np.asarray(self.whole[numbers].astype(np.float32) @ vector, np.float32)


def top(scores: Scores, allowed: Some, most: int) -> Numbers:
    """The numbers of the best rows that are allowed, in no order."""
    found = np.flatnonzero(allowed)
    if len(found) > most:
        found = found[np.argpartition(-scores[found], most)[:most]]
    return found
