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

SAME: Final = 0.9
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
    *(f"kind_{name}" for name in kinds()),
)  # fmt: skip


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
        return [0.0, 0.0, cosine, *(0.0,) * (len(NAMES) - len(kinds()) - COMPARED - 3)]
    table = met(asked, words)
    best, weight = table.max(axis=1), asked.rare + 0.05
    weight = weight / weight.sum()
    known = table.max(axis=0) >= 0.5
    has = [sum(word.kind == name for word in words) for name in BEARING]
    new = {w.kind for w, k in zip(words, known, strict=True) if not k}
    date = bool(new & {"year", "month"})
    news = sum(w.kind in CONTENT and not k for w, k in zip(words, known, strict=True))
    return [
        float(weight @ best),
        _near(asked, words, table, weight, known),
        cosine,
        _pairs(table),
        float(weight @ (best >= SAME)),
        float(best[asked.rare.argmax()]),
        _order(table),
        float(asked.names @ best / max(1.0, asked.names.sum())),
        float(np.argmax(known)) / 10 if known.any() else 2.0,
        np.log1p(news),
        np.log1p(len(words)),
        float(any(word.stem in REASONS for word in words)),
        *(min(count, 3.0) for count in has),
        float(bool(new & {"number", "few"})), float(date), float("name" in new),
    ]  # fmt: skip


def _pairs(table: Floats) -> float:
    """The share of neighbouring words of the question that stand together."""
    places = [np.flatnonzero(row >= 0.5) for row in table]
    if len(places) < 2:
        return 0.0
    close = [
        bool(len(a) and len(b) and np.abs(a[:, None] - b).min() <= CLOSE)
        for a, b in pairwise(places)
    ]
    return sum(close) / len(close)


def _order(table: Floats) -> float:
    """How far the words that are met stand in the order of the question, -1 to 1."""
    rows = np.flatnonzero(table.max(axis=1) >= 0.5)
    if len(rows) < 2:
        return 0.0
    return float(np.sign(np.diff(table[rows].argmax(axis=1))).mean())


WANTED: Final = {
    "when": {"year", "month"}, "long": {"number", "few"}, "percent": {"number"},
    "money": {"number"}, "count": {"number", "few"}, "much": {"number", "few"},
    "who": {"name"}, "called": {"name", "quote"}, "where": {"name"}, "list": {"comma"},
}  # fmt: skip
"""Classes of words that answer a kind of question; the others: any word of content."""


def _near(
    asked: Asked,
    words: Sequence[Word],
    table: Floats,
    weight: Floats,
    known: NDArray[np.bool_],
) -> float:
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
    return float(((near[:, None, :] * table[None]).max(axis=2) @ weight).max())


def rows(asked: Asked, sentences: Sequence[str]) -> Floats:
    """The figures of every sentence, shape (n, len(NAMES))."""
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
