"""Which of several things a question calls by its name, or by most of it."""

import re
from collections.abc import Iterable
from typing import Final

from kg.computing.asking import FULL, MET, Asking
from kg.glossary import weak_words
from kg.question import Term
from kg.words import likeness, stem

FITS: Final = 0.7
"""The share of what is told of the thing that its name must have."""
CLEAR: Final = 0.05
"""What the name must be better than the next, at least."""
WORK: Final = 0.12
"""What it adds that the works are those that are asked about."""
REST: Final = 0.3
"""What it adds that all of the name is asked about."""
HALF: Final = 0.5
WORD: Final = re.compile(r"[^\W\d_]{3,}")
WORKS: Final = re.compile(r"^(?:bygg(?:e|es|ing\w*)?|\w*utvid\w*|\w*bygg\w*|rehab\w*)$")


def called(asking: Asking, names: Iterable[str], aspect: re.Pattern[str]) -> str | None:
    """The one name that has what the question tells of a thing.

    aspect: words that say what is asked of it, not which it is.
    """
    fits = sorted(((*_fit(asking, name, aspect), name) for name in names), reverse=True)
    if not fits or fits[0][1] < FITS:
        return None
    alone = len(fits) == 1 or fits[1][1] < FITS
    told = [t for t in asking.question.terms if not aspect.match(t.word.lower())]
    if not alone and len(told) < 2:
        return None  # "skolen", where several are called so
    clear = alone or fits[0][0] >= fits[1][0] + CLEAR
    return fits[0][2] if clear else None


def fitting(asking: Asking, names: Iterable[str], aspect: re.Pattern[str]) -> list[str]:
    """The names that have what the question tells of a thing, the best first."""
    fits = ((*_fit(asking, name, aspect), name) for name in names)
    return [name for _, share, name in sorted(fits, reverse=True) if share >= FITS]


def _fit(asking: Asking, name: str, aspect: re.Pattern[str]) -> tuple[float, float]:
    """How well a name fits on the whole, and the share of the question that it has.

    Works ("utvidelse") and words of the name that are not asked about count where two
    names are else the same.
    """
    words = [stem(word) for word in WORD.findall(name)]
    total = met = works = 0.0
    best = dict.fromkeys(words, 0.0)
    for term in asking.question.terms:
        scores = {word: _degree(term, word) for word in words}
        best = {word: max(best[word], score) for word, score in scores.items()}
        score, word = max(scores.values(), default=0.0), term.word.lower()
        if WORKS.match(word):
            works = max(works, WORK * score)
        elif not aspect.match(word):
            rare = term.rare * (HALF if word in weak_words() else 1.0)
            total += rare
            met += rare * score
    if not total or not best:
        return 0.0, 0.0
    plain = [best[stem(w)] for w in WORD.findall(name) if not WORKS.match(w.lower())]
    rest = sum(plain) / len(plain) if plain else 0.0
    return met / total + works + REST * rest, met / total


def _degree(term: Term, word: str) -> float:
    """How well a word of a name stands for a term; 0 where it hardly does."""
    score = max(weight * likeness(form, word) for form, weight in term.forms.items())
    return min(1.0, score / FULL) if score >= MET else 0.0
