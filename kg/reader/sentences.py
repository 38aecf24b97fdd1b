"""How well each sentence of a list answers a question, as figures and as one score."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.index.encoder import Encoder, load_encoder
from kg.reader.net import net
from kg.reader.wanted import Asked, kinds, understand
from kg.reader.words import CONTENT, Word, read_words
from kg.words import likeness

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]

SAME: Final = 0.9
SAID: Final = 0.5
"""Words are the same, or said, where they are at least this much alike."""
CLOSE: Final = 3
"""Words apart within which two terms stand together."""
REASONS: Final = frozenset(
    {"fordi", "grunn", "arsak", "derfor", "siden", "skyld", "dermed", "ettersom"}
)
BEARING: Final = ("number", "few", "year", "month", "unit", "name", "quote", "dash")
"""Classes whose words often are an answer."""
COMPARED: Final = 4
"""The first so many figures are also told as a share of the highest, or distance."""
NAMES: Final = (
    "cover", "near", "cosine", "pairs", "hard", "rarest", "order", "named", "first_gap",
    "news", "length", "reason", *(f"has_{name}" for name in BEARING),
    *(f"new_{name}" for name in ("number", "date", "name")),
    "cover_of_best", "near_of_best", "cosine_to_best", "pairs_of_best",
)  # fmt: skip
OWN: Final = len(NAMES) - COMPARED
"""Figures of a sentence that need no other one."""
WANTED: Final = {
    "when": {"year", "month"}, "long": {"number", "few"}, "percent": {"number"},
    "money": {"number"}, "count": {"number", "few"}, "much": {"number", "few"},
    "who": {"name"}, "called": {"name", "quote"}, "where": {"name"}, "list": {"comma"},
}  # fmt: skip
"""Classes of words that answer a kind of question; the others: any word of content."""


@cache
def encoder() -> Encoder:
    """The embedding that ships with the product."""
    return load_encoder()


def met(asked: Asked, words: Sequence[Word]) -> Floats:
    """How well each word of a text stands for each of the question: (terms, words)."""
    forms = list(dict.fromkeys(word.stem for word in words))
    place = {form: at for at, form in enumerate(forms)}
    table = np.array([[likeness(t, f) for f in forms] for t in asked.stems], np.float32)
    table = table.reshape(len(asked.stems), len(forms))
    return table[:, [place[word.stem] for word in words]]


def _row(asked: Asked, text: str, cosine: float) -> list[float]:
    words = read_words(text)
    if not words or not asked.stems:
        return [0.0, 0.0, cosine, *(0.0,) * (OWN - 3)]
    table = met(asked, words)
    known = table.max(axis=0) >= SAID
    return [
        *_cover(asked, words, table, known, cosine),
        float(np.argmax(known)) / 10 if known.any() else 2.0,
        *_held(words, known),
    ]


def _cover(
    asked: Asked, words: Sequence[Word], table: Floats, known: Bools, cosine: float
) -> tuple[float, ...]:
    """How much of the question a sentence meets, by rarity, place and order."""
    best, weight = table.max(axis=1), asked.weights
    return (
        float(weight @ best),
        _near(asked, words, table, known),
        cosine,
        _pairs(table),
        float(weight @ (best >= SAME)),
        float(best[asked.rare.argmax()]),
        _order(table),
        float(asked.names @ best / max(1.0, asked.names.sum())),
    )


def _held(words: Sequence[Word], known: Bools) -> tuple[float, ...]:
    """What a sentence holds that may be an answer: by class, and what is not asked."""
    has = (sum(word.kind == name for word in words) for name in BEARING)
    unsaid = [word.kind for word, k in zip(words, known, strict=True) if not k]
    new = set(unsaid)
    return (
        np.log1p(sum(kind in CONTENT for kind in unsaid)),
        np.log1p(len(words)),
        float(any(word.stem in REASONS for word in words)),
        *(min(count, 3.0) for count in has),
        float(bool(new & {"number", "few"})),
        float(bool(new & {"year", "month"})),
        float("name" in new),
    )


def _pairs(table: Floats) -> float:
    """The share of neighbouring words of the question that stand together."""
    places = [np.flatnonzero(row >= SAID) for row in table]
    if len(places) < 2:
        return 0.0
    close = [
        bool(len(a) and len(b) and np.abs(a[:, None] - b).min() <= CLOSE)
        for a, b in pairwise(places)
    ]
    return sum(close) / len(close)


def _order(table: Floats) -> float:
    """How far the words that are met stand in the order of the question, -1 to 1."""
    rows = np.flatnonzero(table.max(axis=1) >= SAID)
    if len(rows) < 2:
        return 0.0
    return float(np.sign(np.diff(table[rows].argmax(axis=1))).mean())


def _near(asked: Asked, words: Sequence[Word], table: Floats, known: Bools) -> float:
    """The share of the question that stands around the likeliest kind of answer."""
    wanted = WANTED.get(asked.kind, CONTENT)
    at = [
        i for i, word in enumerate(words)
        if word.kind in wanted and (not known[i] or word.kind == "comma")
    ]  # fmt: skip
    if not at:
        return 0.0
    gaps = np.abs(np.array(at)[:, None] - np.arange(len(words)))
    near = 1 / (1 + np.maximum(gaps - 2, 0) / 4)
    return float(((near[:, None, :] * table[None]).max(axis=2) @ asked.weights).max())


def rows(asked: Asked, sentences: Sequence[str]) -> Floats:
    """The figures of every sentence, then the kind: (n, len(NAMES) + len(kinds()))."""
    vectors = encoder().encode([asked.text, *sentences])
    cosines = vectors[1:] @ vectors[0]
    own = np.array(
        [_row(asked, t, float(c)) for t, c in zip(sentences, cosines, strict=True)],
        np.float32,
    )
    top = np.maximum(own[:, :COMPARED].max(axis=0), 1e-3)
    compared = own[:, :COMPARED] / top
    compared[:, 2] = own[:, 2] - top[2]
    kind = np.array([name == asked.kind for name in kinds()], np.float32)
    return np.hstack((own, compared, np.tile(kind, (len(own), 1))))


def scores(question: str, sentences: Sequence[str]) -> Floats:
    """One score for each sentence; to be compared within one list only."""
    if not sentences:
        return np.zeros(0, np.float32)
    return net("sentences").scores(rows(understand(question), sentences))
