"""Which words exist in Norwegian, how often, and beside which others.

Loaded lazily and only when a text looks damaged. See README.md for where the data
comes from and its licences.
"""

import gzip
import math
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

START, YEAR, NUMBER = "<s>", "<year>", "<number>"
_YEAR = re.compile(r"(?:19|20)\d\d")
_TERM = re.compile(r"\d+|[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PART = 3  # letters that the shortest part of a compound has
_COMMON, _MIDDLING = (
    10,
    500,
)  # times a short part must have been counted; a part in general
# Parts that are words of their own but seldom end a compound; they make nonsense of it.
_SHORT = frozenset(["by", "ny", "øy", "år"])  # shorter ones that begin compounds
_NOT_LAST = frozenset(["are", "ene", "ere", "erne", "ens", "ers", "ing", "ske", "ste"])


def words(text: str) -> list[str]:
    """The words of a text in lower case, in order; numbers left out."""
    return _WORD.findall(text.lower())


def terms(text: str) -> list[str]:
    """The words of a text in lower case, each number as what kind it is."""
    return [term_of(found) for found in _TERM.findall(text.lower())]


def term_of(token: str) -> str:
    """A word in lower case; ``<year>`` or ``<number>`` for figures."""
    if not token.isdigit():
        return token.lower()
    return YEAR if _YEAR.fullmatch(token) else NUMBER


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


@lru_cache(maxsize=200_000)
def parts(word: str) -> tuple[str, ...]:
    """The likeliest listed words that a word is put together of; () where it is not.

    At most three parts, with or without a joining s; a genitive s may end it.
    """
    found = list(_splits(word, 3))
    if not found and word.endswith("s"):
        found = list(_splits(word[:-1], 3))
    return max(found, key=lambda split: (-len(split), weight(split)), default=())


def weight(split: tuple[str, ...]) -> float:
    """How common the parts of a compound are; 0 for parts of a middling kind."""
    return sum(math.log((counts().get(p, 0) + 0.5) / _MIDDLING) for p in split)


def _splits(word: str, most: int) -> Iterator[tuple[str, ...]]:
    for cut in range(_PART - 1, len(word) - _PART + 1):
        first, last = word[:cut], word[cut:]
        if first.endswith("s") and not _can_begin(first):
            first = first[:-1]
        if not _can_begin(first):
            continue
        if _can_end(last):
            yield first, last
        elif most > 2 and len(last) >= 2 * _PART:
            yield from ((first, *rest) for rest in _splits(last, most - 1))


def _can_end(word: str) -> bool:
    return (
        word in forms()
        and word not in _NOT_LAST
        and (len(word) > _PART or counts().get(word, 0) > _COMMON)
    )


def _can_begin(word: str) -> bool:
    if len(word) < _PART or word not in forms():
        return word in _SHORT
    return len(word) > _PART + 1 or counts().get(word, 0) > _COMMON


@cache
def _letter_groups() -> frozenset[str]:
    """Every run of three letters in words that are not rare."""
    common = (f"_{word}_" for word, count in counts().items() if count >= _COMMON)
    return frozenset(word[i : i + 3] for word in common for i in range(len(word) - 2))


def oddities(word: str) -> int:
    """How many runs of three letters in a word no common word has: "lgf", "nze"."""
    marked = f"_{word}_"
    groups = (marked[i : i + 3] for i in range(len(marked) - 2))
    return sum(group not in _letter_groups() for group in groups)


def is_word(word: str) -> bool:
    """Whether a word in lower case is listed, or put together of such words."""
    plain = word.lower()
    genitive = plain.endswith("s") and is_listed(plain[:-1])
    return is_listed(plain) or genitive or bool(parts(plain))


def readable_share(text: str) -> float:
    """The share of a text's words that exist, 0 to 1; 1 for a text without words."""
    found = [word for word in words(text) if len(word) > 1]
    return sum(map(is_word, found)) / len(found) if found else 1.0
