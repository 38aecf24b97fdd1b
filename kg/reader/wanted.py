"""What a question wants: the kind of answer, and the words that lead to it."""

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.index.analysis import fold, stop_words
from kg.reader.words import CONTENT, read_words

Floats = NDArray[np.float32]

LEAST: Final = 0.05
"""What the plainest word of a question counts."""


@dataclass(frozen=True)
class Asked:
    """A question: its wording, its kind, and the stems of its words with their rarity.

    names: for each word whether it is written as a name.
    """

    text: str
    kind: str
    stems: tuple[str, ...]
    rare: Floats
    names: Floats

    @cached_property
    def weights(self) -> Floats:
        """What each word counts, by its rarity; together 1."""
        least = self.rare + LEAST
        return np.asarray(least / max(1e-6, float(least.sum())), np.float32)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = (files(__package__) / "kinds.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line[:1] not in "#")
    return tuple((kind, re.compile(pattern)) for kind, pattern in rows)


@cache
def kinds() -> tuple[str, ...]:
    """All kinds, in the order in which they are tried."""
    return tuple(kind for kind, _ in _patterns())


def kind_of(text: str) -> str:
    """The kind of answer that a question wants."""
    low = text.lower()
    return next((kind for kind, found in _patterns() if found.search(low)), kinds()[-1])


@lru_cache(maxsize=512)
def understand(text: str) -> Asked:
    """Take a question apart; each stem counts once."""
    told = {
        word.stem: word
        for word in read_words(text)
        if word.kind in CONTENT
        and fold(text[word.start : word.end]) not in stop_words()
    }
    return Asked(
        text,
        kind_of(text),
        tuple(told),
        np.array([word.rare for word in told.values()], np.float32),
        np.array([word.kind == "name" for word in told.values()], np.float32),
    )
