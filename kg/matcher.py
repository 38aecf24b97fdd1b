"""The terms of one question against the texts of its candidates.

The same sentence stands in many candidates, alone and with its neighbours; what a text
meets is worked out once.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ingest.extract.dates import parse_dates
from kg.fits import editions, fits, found, trait_fits
from kg.question import Question
from kg.words import likeness, stems

YEARS: Final = re.compile(r"(?<![\d/])(?:19|20)\d\d(?!\d)")
CLOSE: Final = 3
"""Words apart within which two terms stand together."""
MET: Final = 0.5
"""A term is met where it is at least this much alike."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a text has for a question. cover: how well each term is met, 0 to 1.

    pairs: share of neighbouring terms that stand together. news: words that the
    question does not say. fits, traits, money: see ``kg.fits``.
    """

    cover: tuple[float, ...]
    pairs: float
    news: int
    fits: bool
    traits: float
    money: bool
    years: frozenset[int]
    days: frozenset[str]


class Matcher:
    """One question, ready to be held against texts."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.terms = question.terms
        self.total = sum(term.rare for term in self.terms) or 1.0
        order = range(len(self.terms))
        self.rarest = max(order, key=lambda at: self.terms[at].rare, default=None)
        self.editions = editions(question.text)
        self._words: dict[str, tuple[tuple[int, float], ...]] = {}
        self._marks: dict[str, Marks] = {}

    def marks(self, text: str) -> Marks:
        """What a text has for the question."""
        known = self._marks.get(text)
        if known is None:
            known = self._marks[text] = self._mark(text)
        return known

    def best(self, covers: Iterable[Sequence[float]]) -> tuple[float, ...]:
        """How well each term is met in the best of several texts."""
        every = list(covers)
        if len(every) < 2:
            return tuple(every[0]) if every else (0.0,) * len(self.terms)
        return tuple(map(max, *every))

    def share(self, cover: Iterable[float]) -> float:
        """The share of the question, weighed by rarity, that a cover meets."""
        met = (c * term.rare for c, term in zip(cover, self.terms, strict=True))
        return sum(met) / self.total

    def _mark(self, text: str) -> Marks:
        question, words = self.question, stems(text)
        best = [0.0] * len(self.terms)
        places: list[list[int]] = [[] for _ in self.terms]
        for place, word in enumerate(words):
            for at, score in self._fits(word):
                best[at] = max(best[at], score)
                if score >= MET:
                    places[at].append(place)
        asks_money = question.kind in ("amount", "money")
        days = (d.iso for d in parse_dates(text)) if question.days and text else ()
        return Marks(
            cover=tuple(best),
            pairs=_together(places),
            news=sum(len(w) > 3 and not self._fits(w) for w in set(words)),
            fits=fits(question, text),
            traits=trait_fits(question, text),
            money=asks_money and any(found(question, "money", text)),
            years=frozenset(map(int, YEARS.findall(text))),
            days=frozenset(days),
        )

    def _fits(self, word: str) -> tuple[tuple[int, float], ...]:
        """The terms that a word stands for, and how well."""
        known = self._words.get(word)
        if known is None:
            scores = (
                (at, max(w * likeness(form, word) for form, w in term.forms.items()))
                for at, term in enumerate(self.terms)
            )
            known = self._words[word] = tuple((a, s) for a, s in scores if s > 0)
        return known


def _together(places: Sequence[Sequence[int]]) -> float:
    if len(places) < 2:
        return 0.0
    close = sum(
        any(abs(a - b) <= CLOSE for a in left for b in right)
        for left, right in pairwise(places)
    )
    return close / (len(places) - 1)
