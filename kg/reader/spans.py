"""Runs of words inside a sentence as answers: their figures and their scores."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kg.reader.sentences import SAID, met
from kg.reader.wanted import Asked, kinds
from kg.reader.words import CLASSES, CONTENT, EDGE, STOP, Word, read_words

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

MOST: Final = 16
"""Words in the longest span."""
_AT: Final = {name: at for at, name in enumerate(CLASSES)}
_NEVER_FIRST: Final = frozenset(
    {"comma", "close", "dash", STOP, "conjunction", "unit", "open"}
)
_NEVER_LAST: Final = frozenset(
    {"comma", "open", "dash", STOP, "conjunction", "preposition", "determiner",
     "subordinator", "infinitive"}
)  # fmt: skip
FURTHER: Final = 0.7
"""What a word two places off counts of one that stands beside."""
BESIDE: Final = (
    "length", "one", "two", "place", "after", "known", "known_first", "known_last",
    "known_left", "known_right", "near_left", "near_right", "near", "names_inside",
    "content", "rare", "quoted", "bracketed", "sentence", "best_sentence",
)  # fmt: skip
# Small words, as stems, that tell by themselves how a run next to them is meant.
SMALL: Final = (
    "i", "pa", "av", "til", "fra", "med", "for", "om", "ved", "hos", "som", "at", "a",
    "en", "et", "den", "det", "de", "og", "er", "var", "ble", "har", "fordi", "ett",
    "sin", "ikk", "kalt", "het", "seg",
)  # fmt: skip
NAMES: Final = (
    *(f"{where}_{name}" for where in ("left2", "left", "first", "last", "right", "in")
      for name in CLASSES),
    *(f"{where}_is_{word}" for where in ("left", "first", "right") for word in SMALL),
    *BESIDE,
)  # fmt: skip


@dataclass(frozen=True)
class Spans:
    """The spans of one sentence: first and last word of each, and their figures.

    rows: NAMES and the kind of the question, shape (n, len(NAMES) + len(kinds())).
    """

    words: tuple[Word, ...]
    first: Ints
    last: Ints
    rows: Floats

    def place(self, at: int) -> tuple[int, int]:
        """Where in the sentence a span stands."""
        return self.words[self.first[at]].start, self.words[self.last[at]].end


def candidates(words: Sequence[Word]) -> tuple[Ints, Ints]:
    """First and last words of all runs that may be an answer."""
    opens = np.array([word.kind not in _NEVER_FIRST for word in words])
    closes = np.array([word.kind not in _NEVER_LAST for word in words])
    at = np.arange(len(words))
    first, last = np.meshgrid(at, at, indexing="ij")
    fits = (last >= first) & (last < first + MOST)
    fits &= opens[:, None] & closes[None, :]
    return first[fits], last[fits]


def spans(asked: Asked, text: str, sentence: float, *, best: bool) -> Spans:
    """All spans of a sentence. sentence: log share of belief in it."""
    words = read_words(text)
    first, last = candidates(words)
    if not len(first):
        none = np.zeros((0, len(NAMES) + len(kinds())), np.float32)
        return Spans(words, first, last, none)
    run = _Runs(asked, words, met(asked, words), first, last)
    kind = (name == asked.kind for name in kinds())
    same = np.tile(np.array([sentence, best, *kind], np.float32), (len(first), 1))
    beside = (*_form(run), *_known(run), *_distances(run), *_content(run), *_signs(run))
    columns = np.stack(beside, axis=1).astype(np.float32)
    rows = np.hstack((_classes(run), _small(run), columns, same))
    return Spans(words, first, last, rows)


@dataclass(frozen=True)
class _Runs:
    """What the figures of spans are made from. table: see ``met``."""

    asked: Asked
    words: Sequence[Word]
    table: Floats
    first: Ints
    last: Ints

    def inside(self, values: Floats) -> Floats:
        """The sum of the values of the words of each run, shape (n, …)."""
        sums = np.concatenate((np.zeros_like(values[:1]), np.cumsum(values, axis=0)))
        return np.asarray(sums[self.last + 1] - sums[self.first], np.float32)


def _classes(run: _Runs) -> Floats:
    """The classes of the words around, at the ends and inside of each run."""
    edge = [_AT[EDGE]] * 2
    named = [*edge, *(_AT[word.kind] for word in run.words), *edge]
    classes = np.eye(len(CLASSES), dtype=np.float32)[named]
    before = [classes[run.first + step] for step in (0, 1, 2)]
    behind = [classes[run.last + step] for step in (2, 3)]
    inside = np.minimum(run.inside(classes[2:-2]), 4)
    return np.hstack((*before, *behind, inside))


def _small(run: _Runs) -> Floats:
    """Which small word stands before, at the beginning of and behind each run."""
    stems = np.array(["", *(word.stem for word in run.words), ""])
    at = np.array(SMALL)[None, :] == stems[:, None]
    places = (run.first, run.first + 1, run.last + 2)
    return np.hstack([at[place] for place in places]).astype(np.float32)


def _form(run: _Runs) -> tuple[NDArray[Any], ...]:
    """Length and place."""
    size, count = run.last - run.first + 1, len(run.words)
    return (
        np.log(size), size == 1, size == 2,
        run.first / count, (count - 1 - run.last) / count,
    )  # fmt: skip


def _known(run: _Runs) -> tuple[NDArray[Any], ...]:
    """How much the question knows of the words inside, at the ends and beside."""
    weighed = run.table * run.asked.rare[:, None]
    known = weighed.max(axis=0, initial=0.0)
    around = np.concatenate(([0.0] * 2, known, [0.0] * 2))
    first, last = run.first, run.last
    return (
        run.inside(known), known[first], known[last],
        np.maximum(around[first + 1], FURTHER * around[first]),
        np.maximum(around[last + 3], FURTHER * around[last + 4]),
    )  # fmt: skip


def _distances(run: _Runs) -> tuple[NDArray[Any], ...]:
    """How much of the question stands before, behind and around, by distance."""
    weight = run.asked.weights
    at = np.arange(len(run.words))
    gap = at[:, None] - at[None, :]
    fall = 1 / (1 + np.maximum(np.abs(gap) - 1, 0) / 4)
    before = np.where(gap > 0, fall, 0)  # of the word of a column, seen from a row
    left = (run.table[:, None, :] * before[None]).max(axis=2, initial=0.0)
    right = (run.table[:, None, :] * before.T[None]).max(axis=2, initial=0.0)
    sides = (weight @ left)[run.first], (weight @ right)[run.last]
    return *sides, np.maximum(*sides)


def _content(run: _Runs) -> tuple[NDArray[Any], ...]:
    """Names, words that the question does not say, and how rare the words are."""
    met_at_all = run.table.max(axis=0, initial=0.0) >= SAID
    kinds_at = [word.kind for word in run.words]
    names = np.array([kind == "name" for kind in kinds_at], np.float32)
    content = np.array([kind in CONTENT for kind in kinds_at], np.float32)
    rare = np.array([word.rare for word in run.words], np.float32)
    size = run.last - run.first + 1
    return run.inside(names), run.inside(content * ~met_at_all), run.inside(rare) / size


def _signs(run: _Runs) -> tuple[NDArray[Any], ...]:
    """Whether a run stands between quotation marks, or in brackets."""
    kinds_at = np.array([EDGE, *(word.kind for word in run.words), EDGE])
    before, after = kinds_at[run.first], kinds_at[run.last + 2]
    return (
        (before == "quote") & (after == "quote"),
        (before == "open") & (after == "close"),
    )
