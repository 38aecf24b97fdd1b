"""How often each word stands in the documents: what is rare, and what is misspelt.

Each document brings one row of the index, of the kind ``vocabulary``, with its stems
and in how many of its passages they stand, so that the whole is right after every
change. The row itself has no words and is never found by a search for passages.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from math import log
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from kg.glossary import said_otherwise, weak_words
from kg.glossary.concepts import concepts
from kg.index.rows import Row
from kg.question import Question, Term
from kg.words import likeness, stem, stems

KIND: Final = "vocabulary"
ALIKE: Final = 85
"""Two spellings that are less alike, out of 100, are two words."""
SHORTEST: Final = 5
MENDED_WEIGHT: Final = 0.8
WEAK: Final = 0.5
UNKNOWN: Final = 0.75
"""How telling a word is that stands in no document as it is; compounds may hold it."""


class Near(NamedTuple):
    """A known stem and how much it is like the one that was written, 0 to 100."""

    form: str
    alike: float


def nearest(form: str, known: Sequence[str]) -> Near | None:
    """The known stem that a misspelt one probably stands for."""
    if len(form) < SHORTEST or not form.isalpha():
        return None
    found = process.extractOne(form, known, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return Near(str(found[0]), float(found[1])) if found else None


UNTRANSLATED: Final = 0.25
"""How telling a plain English word is that neither glossary nor documents have."""


@dataclass(frozen=True)
class Vocabulary:
    """Stems and the number of passages that they stand in. total: all passages."""

    counts: Mapping[str, int]
    total: int

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Vocabulary":
        """The vocabulary of a knowledge base from the rows of its documents."""
        counts: Counter[str] = Counter()
        total = 0
        for row in rows:
            counts.update(json.loads(row.slots["counts"]))
            total += int(row.slots["total"])
        return cls(counts, total)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(w for w in self.counts if len(w) >= SHORTEST and w.isalpha())

    def rarity(self, form: str) -> float | None:
        """How telling a stem is, 0 to 1; None for one that stands nowhere."""
        count = self.counts.get(form)
        if not count:
            return None
        rest = max(self.total - count, 0)
        return log(1 + (rest + 0.5) / (count + 0.5)) / log(2 + 2 * self.total)

    def nearest(self, form: str) -> Near | None:
        """The stem that a misspelt one probably stands for."""
        return nearest(form, self._words)


def weigh(question: Question, vocabulary: Vocabulary) -> Question:
    """The question with the rarity of its terms, and misspelt ones mended.

    What is mended is added beside the word as it was written, never in its place.
    """
    terms = list(question.terms)
    for at, term in enumerate(terms):
        if not _known(term, vocabulary):
            terms[at] = _mended(
                term, terms[at - 1 : at] + terms[at + 1 : at + 2], vocabulary
            )
    foreign = question.language == "en"
    weighed = (_weighed(term, vocabulary, foreign) for term in terms)
    return replace(question, terms=tuple(weighed))


def _known(term: Term, vocabulary: Vocabulary) -> bool:
    return any(vocabulary.counts.get(form) for form in term.forms)


def _mended(term: Term, beside: Iterable[Term], vocabulary: Vocabulary) -> Term:
    """A term with the known word it is nearest to, alone or joined to its neighbour.

    A word that the documents do not have may be one of the glossary, and stand for
    what the documents call it.
    """
    others = [other for other in beside if other is not term]
    joined = [f"{term.word}{other.word}" for other in others]
    joined += [f"{other.word}{term.word}" for other in others]
    tries = (vocabulary.nearest(stem(word)) for word in (term.word, *joined))
    found = [
        near
        for near in tries
        if near and not any(near.form in other.forms for other in others)
    ]
    if found:
        best = max(found, key=lambda near: near.alike)
        return replace(term, forms={**term.forms, best.form: MENDED_WEIGHT})
    meant = nearest(stem(term.word), tuple(_glossary()))
    if meant is None:
        return term
    [told] = said_otherwise([_glossary()[meant.form]])
    return replace(term, forms={**told, **term.forms, meant.form: MENDED_WEIGHT})


@cache
def _glossary() -> Mapping[str, str]:
    """The words of the glossary by their stems, those that may be misspelt."""
    words = (label for c in concepts() for label in c.bokmaal if label.isalpha())
    return {stem(word): word for word in words if len(stem(word)) >= SHORTEST}


def _weighed(term: Term, vocabulary: Vocabulary, foreign: bool) -> Term:
    """A term with how telling it is. foreign: plain words may be left untranslated."""
    known = [
        rarity
        for form, weight in term.forms.items()
        if weight >= MENDED_WEIGHT and (rarity := vocabulary.rarity(form)) is not None
    ]
    untold = UNTRANSLATED if foreign and term.word.islower() else UNKNOWN
    rare = max(known, default=untold)
    weak = term.word.lower() in weak_words()
    return replace(term, rare=rare * WEAK if weak else rare)


def mended(question: Question) -> tuple[tuple[str, str], ...]:
    """Words that were read as others: what was written, and what was understood."""
    return tuple(
        (term.word, form)
        for term in question.terms
        for form, weight in term.forms.items()
        if weight == MENDED_WEIGHT and likeness(stem(term.word), form) == 0
    )


def row_counts(texts: Iterable[str]) -> dict[str, str]:
    """The slots of a document's vocabulary row, from the texts of its passages."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        counts.update(set(stems(text)))
        total += 1
    return {
        "counts": json.dumps(dict(sorted(counts.items())), ensure_ascii=False),
        "total": str(total),
    }
