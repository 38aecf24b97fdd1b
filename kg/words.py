"""Words of questions and passages in one comparable form.

A word is lower case, stemmed, and its æ, ø, å folded, so that "økonomien" in a
question meets "ØKONOMI" in a heading and "okonomi" in a damaged scan.
"""

import re
from functools import lru_cache
from typing import Final

import Stemmer

# A word or a figure with its own marks: "23/17920", "10.10.2023", "14:00", "9,3".
# Must not take the full stop that ends a sentence.
WORD: Final = re.compile(r"[^\W_]+(?:[./:,’'-][^\W_]+)*")
PLAIN: Final = re.compile(r"[^\W\d_]{2,}")
FOLDS: Final = str.maketrans({"æ": "a", "ø": "o", "å": "a", "ö": "o", "ä": "a"})
LEAST_PART: Final = 4
"""A compound is known by a part no shorter than this."""

_STEMMER: Final = Stemmer.Stemmer("norwegian")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The folded stem of one word; figures stay as they are."""
    word = word.lower()
    if not word[:1].isalpha():
        return word
    short = word.removesuffix("s") if len(word) > 6 else word
    return str(_STEMMER.stemWord(short)).translate(FOLDS)


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text, in order; a hyphenated word gives its parts as well."""
    return placed(text)[0]


@lru_cache(maxsize=20_000)
def placed(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The stems of a text and where in it the word of each begins."""
    found: list[str] = []
    starts: list[int] = []
    for match in WORD.finditer(text):
        word = match[0]
        said = [stem(word)]
        if word[0].isalpha() and not word.isalpha():
            said += (stem(part) for part in PLAIN.findall(word))
        found += said
        starts += [match.start()] * len(said)
    return tuple(found), tuple(starts)


def likeness(asked: str, found: str) -> float:
    """How far one stem stands for another, 0 to 1.

    Equal stems are 1; a compound and one of its parts count for the share of the
    compound that the part covers, but never less than a third.
    """
    if asked == found:
        return 1.0
    short, long = sorted((asked, found), key=len)
    if len(short) < LEAST_PART or not short.isalpha():
        return 0.0
    if long.startswith(short) or long.endswith(short):
        return max(0.35, 0.9 * len(short) / len(long))
    return 0.0
