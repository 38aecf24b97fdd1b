"""The words of the index: which rows each term stands in, and how often.

Kept beside the table as plain arrays that are read where they lie, so that a question
of a hundred terms costs a hundred runs through memory and opening costs nothing. They
are made from the table and hold nothing of their own: without them, or where the table
is of another version, they are counted anew.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple, Self
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kg.index import kept

MOST: Final = np.iinfo(np.uint16).max


class Standing(NamedTuple):
    """Where a term stands: the numbers of the rows, rising, and how often in each."""

    rows: NDArray[np.uint32]
    counts: NDArray[np.uint16]


def _key(term: str) -> int:
    """A number for a term; two in a million share one, which does no harm."""
    return crc32(term.encode("utf-8"))


@dataclass(frozen=True)
class Postings:
    """All terms of all rows.

    ids: what the table calls each row, shape (n,). lengths: terms of each row, (n,).
    terms: sorted keys, (t,). first: where in rows and counts those of each term begin,
    and where the last end, (t + 1,). rows, counts: see ``Standing``.
    """

    ids: NDArray[np.uint64]
    lengths: NDArray[np.uint32]
    terms: NDArray[np.uint32]
    first: NDArray[np.int64]
    rows: NDArray[np.uint32]
    counts: NDArray[np.uint16]

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.ids)

    @cached_property
    def usual(self) -> float:
        """Terms of a row, on average."""
        return float(self.lengths.mean()) if len(self) else 0.0

    @classmethod
    def of(cls, every: Iterable[str], ids: Sequence[int]) -> Self:
        """Counted over rows whose terms stand between blanks."""
        numbers: dict[str, int] = defaultdict(count().__next__)
        said, often = array("I"), array("I")
        lengths, sizes = array("I"), array("I")
        for terms in every:
            counts = Counter(terms.split())
            said.extend(map(numbers.__getitem__, counts))
            often.extend(counts.values())
            lengths.append(counts.total())
            sizes.append(len(counts))
        keys = np.fromiter(map(_key, numbers), np.uint32, len(numbers))
        found = keys[np.asarray(said)] if numbers else keys
        order = np.argsort(found, kind="stable")
        known, first = np.unique(found[order], return_index=True)
        rows = np.repeat(np.arange(len(sizes), dtype=np.uint32), np.asarray(sizes))
        return cls(
            ids=np.asarray(ids, np.uint64),
            lengths=np.asarray(lengths, np.uint32),
            terms=known,
            first=np.append(first, len(order)).astype(np.int64),
            rows=rows[order],
            counts=np.minimum(np.asarray(often), MOST).astype(np.uint16)[order],
        )

    @cached_property
    def _by_id(self) -> NDArray[np.int64]:
        return np.argsort(self.ids)

    def numbers(self, ids: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The numbers of the rows that the table calls so."""
        return self._by_id[np.searchsorted(self.ids, ids, sorter=self._by_id)]

    def standing(self, term: str) -> Standing:
        """Where a term stands."""
        key = np.uint32(_key(term))
        at = int(np.searchsorted(self.terms, key))
        known = at < len(self.terms) and self.terms[at] == key
        here = slice(self.first[at], self.first[at + 1]) if known else slice(0, 0)
        return Standing(self.rows[here], self.counts[here])

    def save(self, folder: Path, version: int) -> None:
        """Write to a folder, whole or not at all. version: of the table."""
        kept.save(folder, version, {name: getattr(self, name) for name in _names()})

    @classmethod
    def load(cls, folder: Path, version: int) -> Self | None:
        """What ``save`` wrote for this version of the table, read where it lies."""
        held = kept.load(folder, version, _names())
        return None if held is None else cls(**held)


def _names() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Postings))
