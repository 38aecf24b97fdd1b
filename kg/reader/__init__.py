"""A small reader: which sentence answers a question, and which words of it.

``score`` ranks any sentences; ``read`` finds the answer in a passage. Trained on open
Norwegian questions; numpy alone at run time. See the card of the model
(``kg/models/kommunegraf-reader-nb``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from kg.reader.net import log_shares, net
from kg.reader.sentences import scores
from kg.reader.spans import spans
from kg.reader.wanted import understand

READ: Final = 3
"""Sentences whose words are looked at, the best ones of the passage."""
# Not after "nr. 3", "jf. § 4": a sentence starts with a capital or a quotation mark.
_ENDS: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«\"–-])|\s*\n\s*")


@dataclass(frozen=True)
class Read:
    """An answer: its place in the passage, that of its sentence, and the score."""

    text: str
    start: int
    end: int
    sentence: tuple[int, int]
    score: float


def score(question: str, sentences: Sequence[str]) -> list[float]:
    """How well each sentence answers; to be compared within one list only."""
    return [float(value) for value in scores(question, sentences)]


def parted(passage: str) -> list[tuple[int, int]]:
    """Where the sentences of a passage stand."""
    return list(_parted(passage))


def _parted(passage: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in (*_ENDS.finditer(passage), None):
        stop = end.start() if end else len(passage)
        if passage[start:stop].strip():
            yield start, stop
        start = end.end() if end else stop


def read(question: str, passage: str) -> Read | None:
    """The likeliest answer in a passage, or None in one without words."""
    asked, places = understand(question), parted(passage)
    if not places:
        return None
    shares = log_shares(scores(question, [passage[a:b] for a, b in places]))
    found: list[Read] = []
    for rank, at in enumerate(np.argsort(-shares, kind="stable")[:READ]):
        start, end = places[at]
        made = spans(asked, passage[start:end], float(shares[at]), best=rank == 0)
        if len(made.rows):
            values = net("spans").scores(made.rows)
            best = int(values.argmax())
            a, b = (start + place for place in made.place(best))
            found.append(Read(passage[a:b], a, b, (start, end), float(values[best])))
    return max(found, key=lambda one: one.score, default=None)
