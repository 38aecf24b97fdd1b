"""The terms of one question against the texts of its candidates.

The same sentence stands in many candidates, alone and with its neighbours; what a text
meets is worked out once.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ingest.extract.dates import parse_dates
from kg.fits import answers, editions, found, trait_fits
from kg.question import Question
from kg.scope import named_kinds
from kg.words import likeness, placed

YEARS: Final = re.compile(r"(?<![\d/])(?:19|20)\d\d(?!\d)")
CLOSE: Final = 3
"""Words apart within which two terms stand together."""
MET: Final = 0.5
"""A term is met where it is at least this much alike."""
SAME: Final = 0.8
"""Words are the same where they are at least this much alike."""
BESIDE: Final = 3
"""Words within which an answer stands beside a term; further off it counts less."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a text has for a question. cover: how well each term is met, 0 to 1.

    pairs: share of neighbouring terms that stand together. phrases: share that stand
    side by side in the same order. news: words that the question does not say.
    near: share of the question that stands around one answer of the kind asked for.
    fits, traits, money: see ``kg.fits``.
    """

    cover: tuple[float, ...]
    pairs: float
    phrases: float
    news: int
    near: float
    fits: bool
    traits: float
    money: bool
    years: frozenset[int]
    days: frozenset[str]


class Matcher:
    """One question, ready to be held against texts.

    newest: the year of the newest document among them.
    """

    def __init__(self, question: Question, newest: int | None = None) -> None:
        self.question, self.newest = question, newest
        self.terms = question.terms
        self.total = sum(term.rare for term in self.terms) or 1.0
        order = range(len(self.terms))
        self.rarest = max(order, key=lambda at: self.terms[at].rare, default=None)
        self.editions = editions(question.text)
        self.kinds = named_kinds(question)
        self._words: dict[str, tuple[tuple[int, float], ...]] = {}
        self._marks: dict[str, Marks] = {}

    def marks(self, text: str) -> Marks:
        """What a text has for the question."""
        known = self._marks.get(text)
        if known is None:
            known = self._marks[text] = self._mark(text)
        return known

    def told(self, label: str) -> float:
        """The share of the words of a label that the question says."""
        words = [word for word in placed(label)[0] if len(word) > 2]
        met = [max((s for _, s in self._fits(word)), default=0.0) for word in words]
        return sum(met) / len(met) if met else 0.0

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
        question, (words, starts) = self.question, placed(text)
        best = [0.0] * len(self.terms)
        places: list[list[int]] = [[] for _ in self.terms]
        same: list[set[int]] = [set() for _ in self.terms]
        for place, word in enumerate(words):
            for at, score in self._fits(word):
                best[at] = max(best[at], score)
                if score >= MET:
                    places[at].append(place)
                if score >= SAME:
                    same[at].add(place)
        answered = [bisect_right(starts, at) - 1 for at in answers(question, text)]
        asks_money = question.kind in ("amount", "money")
        days = (d.iso for d in parse_dates(text)) if question.days and text else ()
        return Marks(
            cover=tuple(best),
            pairs=_together(places),
            phrases=_in_order(same),
            news=sum(len(w) > 3 and not self._fits(w) for w in set(words)),
            near=max((self._near(places, at) for at in answered), default=0.0),
            fits=bool(answered),
            traits=trait_fits(question, text),
            money=asks_money and any(found(question, "money", text)),
            years=frozenset(map(int, YEARS.findall(text))),
            days=frozenset(days),
        )

    def _near(self, places: Sequence[Sequence[int]], answer: int) -> float:
        """The share of the question that stands around a place, by distance."""
        met = 0.0
        for term, found_at in zip(self.terms, places, strict=True):
            gap = min((abs(place - answer) for place in found_at), default=None)
            if gap is not None:
                met += term.rare / (1 + max(0, gap - BESIDE) / 5)
        return met / self.total

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


def _in_order(places: Sequence[set[int]]) -> float:
    """The share of neighbouring terms that stand side by side, first before second."""
    if len(places) < 2:
        return 0.0
    met = (
        any(place + step in right for place in left for step in (1, 2))
        for left, right in pairwise(places)
    )
    return sum(met) / (len(places) - 1)


def _together(places: Sequence[Sequence[int]]) -> float:
    if len(places) < 2:
        return 0.0
    close = sum(
        any(abs(a - b) <= CLOSE for a in left for b in right)
        for left, right in pairwise(places)
    )
    return close / (len(places) - 1)
