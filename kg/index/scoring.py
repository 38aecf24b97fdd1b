"""How well the words of a passage match those of a query: BM25, by our own counts.

The full-text index finds candidates with the usual BM25; here they are scored again.
A word that stands often in a passage counts little more than one that stands once
(k1 of 0.3, not 1.2): on questions to Norwegian passages the right one is first in 68
of 100 cases instead of 63, and the words of a query may count differently.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

K1 = 0.3
B = 0.75

Scores = NDArray[np.float32]
Query = Sequence[Sequence[Mapping[str, float]]]
"""For each place of a query the ways to say it, each its terms with their weights."""


class Counted(NamedTuple):
    """How often each term stands in a row, and how many terms it has."""

    terms: Mapping[str, int]
    length: int

    @classmethod
    def of(cls, row: str) -> Self:
        """Counted in a row whose terms stand between blanks."""
        every = row.split()
        return cls(Counter(every), len(every))


def _key(term: str) -> int:
    """A number for a term; two in a million share one, which does no harm."""
    return crc32(term.encode("utf-8"))


@dataclass(frozen=True)
class Statistics:
    """In how many rows each term stands. terms: sorted keys; rows: counts of them.

    total: all rows. length: terms of a row, on average.
    """

    terms: NDArray[np.uint32]
    rows: NDArray[np.uint32]
    total: int
    length: float

    @classmethod
    def of(cls, every: Iterable[str]) -> Self:
        """Counted over rows whose terms stand between blanks."""
        counts: Counter[int] = Counter()
        lengths = array("Q")
        for terms in every:
            found = terms.split()
            lengths.append(len(found))
            counts.update({_key(term) for term in found})
        keys = np.array(sorted(counts), np.uint32)
        rows = np.array([counts[int(key)] for key in keys], np.uint32)
        length = sum(lengths) / max(1, len(lengths))
        return cls(keys, rows, len(lengths), length)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what ``save`` wrote."""
        with np.load(path) as held:
            total, length = held["all"]
            return cls(held["terms"], held["rows"], int(total), float(length))

    def save(self, path: Path) -> None:
        """Write to a file, whole or not at all."""
        draft = path.with_suffix(".draft.npz")
        np.savez(draft, terms=self.terms, rows=self.rows, all=[self.total, self.length])
        draft.replace(path)

    def rarity(self, term: str) -> float:
        """Inverse document frequency: high for a term that stands in few rows."""
        key = _key(term)
        at = int(np.searchsorted(self.terms, np.uint32(key)))
        known = at < len(self.terms) and int(self.terms[at]) == key
        count = int(self.rows[at]) if known else 0
        return float(np.log1p((self.total - count + 0.5) / (count + 0.5)))


def score(query: Query, rows: Sequence[Counted], known: Statistics) -> Scores:
    """BM25 of rows, as shares of what is asked; shape (n,).

    A row of the usual length that holds all that is asked once has about 1.
    query: for each place the ways to say it, each its terms with their weights. Of the
    ways the one that a row meets best counts, so that many words for one thing do not
    drown the others.
    """
    ways = [way for place in query for way in place]
    terms = {term: at for at, term in enumerate(sorted({t for w in ways for t in w}))}
    if not terms or not rows:
        return np.zeros(len(rows), "f4")
    weights = np.zeros((len(terms), len(ways)), "f4")
    for at, way in enumerate(ways):
        for term, weight in way.items():
            weights[terms[term], at] = weight
    weights *= np.array([[known.rarity(term)] for term in terms], "f4")
    met = _met(terms, rows, known.length) @ weights
    first = np.cumsum([0, *(len(place) for place in query[:-1])])
    asked = np.maximum.reduceat(weights.sum(0), first).sum()
    best = np.maximum.reduceat(met, first, axis=1).sum(1)
    return np.asarray(best / asked if asked > 0 else best, "f4")


def _met(terms: Mapping[str, int], rows: Sequence[Counted], usual: float) -> Scores:
    """How far each term stands in each row, damped; shape (rows, terms)."""
    met = np.zeros((len(rows), len(terms)), "f4")
    for at, row in enumerate(rows):
        damp = K1 * (1 - B + B * row.length / usual) if usual else 0.0
        for term in terms.keys() & row.terms.keys():
            n = row.terms[term]
            met[at, terms[term]] = n * (K1 + 1) / (n + damp)
    return met
