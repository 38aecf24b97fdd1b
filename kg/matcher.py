"""The terms of one question against the texts of its candidates.

The same sentence stands in many candidates, alone and with its neighbours; what a text
meets is worked out once.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import mul
from typing import Final

from ingest.extract.dates import parse_dates
from kg.fits import answers, editions, found, trait_fits
from kg.question import Question, Term
from kg.scope import named_kinds
from kg.words import LEAST_PART, likeness, placed

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
    first: how near its first word, mostly what is asked for, stands to such an answer.
    fits, traits, money: see ``kg.fits``.
    """

    cover: tuple[float, ...]
    pairs: float
    phrases: float
    news: int
    near: float
    first: float
    fits: bool
    traits: float
    money: bool
    years: frozenset[int]
    days: frozenset[str]


class _Fitting(dict[str, tuple[tuple[int, float], ...]]):
    """The terms that a word stands for, and how well; worked out when first asked.

    Most words share neither beginning nor end with a term and are told by that alone.
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        super().__init__()
        self._terms = terms
        every = {form for term in terms for form in term.forms}
        self._same = every
        self._heads = {form[:LEAST_PART] for form in every}
        self._tails = {form[-LEAST_PART:] for form in every}

    def __missing__(self, word: str) -> tuple[tuple[int, float], ...]:
        head, tail = word[:LEAST_PART], word[-LEAST_PART:]
        like = word in self._same or head in self._heads or tail in self._tails
        self[word] = found = tuple(self._scored(word)) if like else ()
        return found

    def _scored(self, word: str) -> Iterator[tuple[int, float]]:
        for at, term in enumerate(self._terms):
            score = max(w * likeness(form, word) for form, w in term.forms.items())
            if score > 0:
                yield at, score


class Matcher:
    """One question, ready to be held against texts.

    newest: the year of the newest document among them.
    """

    def __init__(self, question: Question, newest: int | None = None) -> None:
        self.question, self.newest = question, newest
        self.terms = question.terms
        self._rare = tuple(term.rare for term in self.terms)
        self.total = sum(self._rare) or 1.0
        order = range(len(self.terms))
        self.rarest = max(order, key=lambda at: self.terms[at].rare, default=None)
        self.editions = editions(question.text)
        self.kinds = named_kinds(question)
        self._words = _Fitting(self.terms)
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
        met = [max((s for _, s in self._words[word]), default=0.0) for word in words]
        return sum(met) / len(met) if met else 0.0

    def best(self, covers: Iterable[Sequence[float]]) -> tuple[float, ...]:
        """How well each term is met in the best of several texts."""
        every = list(covers)
        if len(every) < 2:
            return tuple(every[0]) if every else (0.0,) * len(self.terms)
        return tuple(map(max, *every))

    def share(self, cover: Iterable[float]) -> float:
        """The share of the question, weighed by rarity, that a cover meets."""
        return float(sum(map(mul, cover, self._rare))) / self.total

    def _mark(self, text: str) -> Marks:
        question, (words, starts) = self.question, placed(text)
        best = [0.0] * len(self.terms)
        places: list[list[int]] = [[] for _ in self.terms]
        same: list[set[int]] = [set() for _ in self.terms]
        for place, word in enumerate(words):
            for at, score in self._words[word]:
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
            news=sum(not self._words[word] for word in _long(text)),
            near=max((self._near(places, at) for at in answered), default=0.0),
            first=max((_closeness(places[:1], at) for at in answered), default=0.0),
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
            met += term.rare * _closeness([found_at], answer)
        return met / self.total


def _closeness(places: Sequence[Sequence[int]], answer: int) -> float:
    """How near a term stands to an answer: 1 beside it, 0 where it is not met."""
    gaps = [abs(place - answer) for found_at in places for place in found_at]
    return 1 / (1 + max(0, min(gaps) - BESIDE) / 5) if gaps else 0.0


@lru_cache(maxsize=20_000)
def _long(text: str) -> frozenset[str]:
    """The words of a text that are no small words."""
    return frozenset(word for word in placed(text)[0] if len(word) > 3)


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
