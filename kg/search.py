"""From a question to its candidates: hybrid search, then sentences and table rows."""

from dataclasses import dataclass, replace
from typing import Final

from kg.features import features
from kg.index import PassageIndex
from kg.matcher import Matcher
from kg.question import Question
from kg.rank import Linear, model, shares
from kg.units import Unit, units

PASSAGES: Final = 60
FACTS: Final = 40
GROWN: Final = 0.35
"""A longer candidate is taken when it is at least this share as likely."""


@dataclass(frozen=True)
class Candidate:
    """A unit with its features, its score and its share of the belief (0 to 1)."""

    unit: Unit
    features: dict[str, float]
    score: float
    share: float


def search(question: Question, index: PassageIndex) -> list[Candidate]:
    """Everything that may answer, best first; ties in the order of the documents."""
    words = question.search_text
    hits = index.search(words, PASSAGES, kind="passage")
    facts = index.search(words, FACTS, kind="fact")
    return ranked(question, [*units(facts), *units(hits)])


def ranked(question: Question, found: list[Unit]) -> list[Candidate]:
    """Candidates by the fitted model, best first."""
    matcher = Matcher(question)
    made = [Candidate(u, features(question, matcher, u), 0.0, 0.0) for u in found]
    return reranked(made, model("selection"))


def reranked(candidates: list[Candidate], weigh: Linear) -> list[Candidate]:
    """The same candidates in the order of a model, best first."""
    scores = [weigh.score(candidate.features) for candidate in candidates]
    made = [
        replace(candidate, score=score, share=share)
        for candidate, score, share in zip(
            candidates, scores, shares(scores), strict=True
        )
    ]
    return sorted(made, key=lambda c: (-c.score, c.unit.row.filename, c.unit.span))


def distinct(candidates: list[Candidate], count: int) -> list[Candidate]:
    """The best candidates that share no place with a better one."""
    chosen: list[Candidate] = []
    for candidate in candidates:
        if len(chosen) == count:
            break
        if not any(candidate.unit.overlaps(other.unit) for other in chosen):
            chosen.append(_grown(candidate, candidates))
    return chosen


def _grown(candidate: Candidate, candidates: list[Candidate]) -> Candidate:
    """The longest candidate around one that is nearly as likely: the whole thought."""
    unit = candidate.unit
    around = (
        other
        for other in candidates
        if other.share >= GROWN * candidate.share
        and other.unit.row is unit.row
        and other.unit.span.covers(unit.span)
    )
    return max(around, key=lambda other: (len(other.unit.text), other.score))
