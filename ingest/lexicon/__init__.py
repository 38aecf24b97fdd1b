"""Which words exist in Norwegian, how often, and beside which others.

Loaded lazily and only when a text looks damaged. See README.md for where the data
comes from and its licences.
"""

import gzip
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

START = "<s>"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PART = 3  # letters that the shortest part of a compound has
# Parts that are words of their own but seldom end a compound; they make nonsense of it.
_NOT_LAST = frozenset(["are", "ene", "ere", "erne", "ens", "ers", "ing", "ske", "ste"])


def words(text: str) -> list[str]:
    """The words of a text in lower case, in order; numbers left out."""
    return _WORD.findall(text.lower())


def _lines(name: str) -> list[str]:
    data = (files(__package__) / name).read_bytes()
    return gzip.decompress(data).decode("utf-8").split("\n")


@cache
def confusions() -> tuple[tuple[str, str, float], ...]:
    """What damage does: (letter, what is read instead, share of the cases)."""
    lines = (files(__package__) / "confusions.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return tuple((letter, read_as, float(share)) for letter, read_as, share in rows)


@cache
def forms() -> frozenset[str]:
    """Every inflected form of the dictionary, in lower case."""
    return frozenset(_lines("forms.txt.gz"))


@cache
def counts() -> Mapping[str, int]:
    """How often a word stands in fourteen million words of running text."""
    pairs = (line.split("\t") for line in _lines("counts.tsv.gz"))
    return {word: int(count) for word, count in pairs}


@cache
def beside() -> Mapping[str, Mapping[str, int]]:
    """How often a word is followed by another, where either could be misread."""
    found = {}
    for line in _lines("beside.tsv.gz"):
        first, *rest = line.split("\t")
        pairs = (entry.rsplit(" ", 1) for entry in rest)
        found[first] = {second: int(count) for second, count in pairs}
    return found


def is_listed(word: str) -> bool:
    """Whether a word in lower case stands in the dictionary or in running text."""
    return word in counts() or word in forms()


@lru_cache(maxsize=100_000)
def is_compound(word: str) -> bool:
    """Whether a word falls into two listed words, with or without a joining s."""
    for cut in range(_PART, len(word) - _PART + 1):
        first, last = word[:cut], word[cut:]
        if last in _NOT_LAST or not _can_end(last):
            continue
        if _can_begin(first) or (first.endswith("s") and _can_begin(first[:-1])):
            return True
    return False


def _can_end(word: str) -> bool:
    return word in forms() and (len(word) > _PART or word in counts())


def _can_begin(word: str) -> bool:
    return len(word) >= _PART and word in forms() and (len(word) > 4 or word in counts())


def is_word(word: str) -> bool:
    """Whether a word in lower case is listed, or put together of such words."""
    plain = word.lower()
    return is_listed(plain) or is_compound(plain)


def readable_share(text: str) -> float:
    """The share of a text's words that exist, 0 to 1; 1 for a text without words."""
    found = [word for word in words(text) if len(word) > 1]
    return sum(map(is_word, found)) / len(found) if found else 1.0
