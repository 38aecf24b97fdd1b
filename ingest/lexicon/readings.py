"""What a damaged word may have been."""

import math
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from ingest.lexicon import (
    confusions,
    counts,
    is_listed,
    is_word,
    oddities,
    parts,
    weight,
)

MOST_LETTERS = 3  # misread in one word; more is not worth guessing
_LEAST = math.log(1e-6)  # likelihood of the damage, below which a reading is dropped
_MOST_READINGS = 2_000
_UNITS = frozenset(["m2", "m3", "km2", "dm3", "co2", "no2", "a4", "a3", "h2"])
# Signs that no word has: what stands inside a word is read so, word or not ("Gr¢tnes").
_SIGNS = str.maketrans({"@": "ø", "¢": "ø", "4": "å", "&": "å", "á": "å"})
_SIGNED = re.compile(
    r"(?<=[^\W\d_])[@¢4á](?=[^\W\d_])|[@¢](?=[^\W\d_]{3})|(?<=[a-zæøå])&(?=[a-zæøå])"
)
_LOST = math.log(0.002)  # the first letter of a long word: "konomi"
_LONG = 7
# How likely a word is that was never counted, in occurrences.
LISTED, COMPOUND, UNKNOWN = 0.5, 0.02, 0.0003
_TOTAL = 16_000_000
_BY_PARTS, _ONE_MORE = 0.4, 0.1  # few and common parts make a likelier compound
_ODD = 1.5  # an unknown word with letters that never stand together is less likely


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


@lru_cache(maxsize=100_000)
def likelihood(word: str) -> float:
    """Logarithm of how often a word stands in running text."""
    count = counts().get(word, 0) or LISTED * is_listed(word)
    if count:
        return math.log(count / _TOTAL)
    split = parts(word)
    if not split:
        return math.log(UNKNOWN / _TOTAL) - _ODD * oddities(word)
    fewer = math.log(_ONE_MORE) * (len(split) - 2)
    return math.log(COMPOUND / _TOTAL) + _BY_PARTS * weight(split) + fewer


@lru_cache(maxsize=50_000)
def readings(word: str) -> tuple[Reading, ...]:
    """The word as it stands, then the real words it may be, likeliest first."""
    best: dict[str, float] = {}
    if word in _UNITS or ("1" in word and len(word) < _LONG):
        return (Reading(word, 0.0),)
    if len(word) >= _LONG and not is_word(word):
        best = {letter + word: _LOST for letter in "øå"}
    for other, damage in islice(_mended(word, 0, 0.0, MOST_LETTERS), _MOST_READINGS):
        best[other] = max(damage, best.get(other, -math.inf))
    best.pop(word, None)
    best.pop("ø", None)  # a word, but a lone sign is "å" or nothing
    real = {w: d for w, d in best.items() if is_listed(w)}
    if not real and not is_listed(word):
        real = {w: d for w, d in best.items() if parts(w)}
    ranked = sorted(real, key=lambda w: (-likelihood(w) - real[w], w))
    plain = _SIGNED.sub(lambda sign: sign[0].translate(_SIGNS), word)
    return (Reading(plain, 0.0), *(Reading(w, real[w]) for w in ranked[:4]))
