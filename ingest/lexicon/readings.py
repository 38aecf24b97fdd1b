"""What a damaged word may have been."""

import math
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.lexicon import confusions, counts, is_compound, is_listed

MOST_LETTERS = 3  # misread in one word; more is not worth guessing
_LEAST = math.log(1e-6)  # likelihood of the damage, below which a reading is dropped
_MOST_READINGS = 400
# How likely a word is that was never counted, in occurrences.
LISTED, COMPOUND, UNKNOWN = 0.5, 0.02, 0.001
_TOTAL = 14_000_000


class Reading(NamedTuple):
    """A word that may be meant, and how likely it is to be read as what stands there.

    damage: logarithm of that likelihood; 0 for the word as it stands.
    """

    word: str
    damage: float


@cache
def _misread() -> dict[str, tuple[tuple[str, float], ...]]:
    """What was read -> the letters that it may stand for, with log likelihood."""
    found: dict[str, list[tuple[str, float]]] = {}
    for letter, read_as, share in confusions():
        found.setdefault(read_as, []).append((letter, math.log(share)))
    return {read_as: tuple(letters) for read_as, letters in found.items()}


def _mended(word: str, start: int, damage: float, left: int) -> Iterator[Reading]:
    """Every way of putting right up to ``left`` places at or after ``start``."""
    if not left:
        return
    for at in range(start, len(word)):
        for size in (1, 2, 3):
            for letters, share in _misread().get(word[at : at + size], ()):
                if at + size > len(word) or damage + share < _LEAST:
                    continue
                whole = word[:at] + letters + word[at + size :]
                yield Reading(whole, damage + share)
                after = at + len(letters)
                yield from _mended(whole, after, damage + share, left - 1)


def likelihood(word: str) -> float:
    """Logarithm of how often a word stands in running text."""
    count = counts().get(word) or (LISTED if is_listed(word) else 0)
    return math.log((count or (COMPOUND if is_compound(word) else UNKNOWN)) / _TOTAL)


@lru_cache(maxsize=50_000)
def readings(word: str) -> tuple[Reading, ...]:
    """The word as it stands, then the real words it may be, likeliest first."""
    best: dict[str, float] = {}
    for n, (other, damage) in enumerate(_mended(word, 0, 0.0, MOST_LETTERS)):
        if n > _MOST_READINGS:
            break
        best[other] = max(damage, best.get(other, -math.inf))
    real = {w: d for w, d in best.items() if w != word and is_listed(w)}
    if not real and not is_listed(word) and not is_compound(word):
        real = {w: d for w, d in best.items() if w != word and is_compound(w)}
    ranked = sorted(real, key=lambda w: (-likelihood(w) - real[w], w))
    return (Reading(word, 0.0), *(Reading(w, real[w]) for w in ranked[:4]))
