"""Answer, or say that the documents do not: a calibrated choice over named features."""

from collections.abc import Sequence
from typing import Final

from kg.fits import FIGURE
from kg.matcher import Matcher
from kg.question import Question
from kg.rank import model
from kg.search import Candidate
from kg.vocabulary import Vocabulary

LEAST: Final = 0.25
"""Probability of being right below which the answer is silence."""


def decision_features(
    question: Question, candidates: Sequence[Candidate], vocabulary: Vocabulary
) -> dict[str, float]:
    """The named figures that the choice is made on."""
    if not candidates:
        return {}
    best = candidates[0]
    second = next((c for c in candidates[1:] if not c.unit.overlaps(best.unit)), best)
    marks = best.features
    terms = question.terms
    total = sum(term.rare for term in terms) or 1.0
    unknown = [t for t in terms if not any(map(vocabulary.counts.get, t.forms))]
    matcher = Matcher(question)
    cover = matcher.best(matcher.marks(piece.text).cover for piece in best.unit.pieces)
    unmet = max(
        (t.rare for t, c in zip(terms, cover, strict=True) if c < 0.3), default=0.0
    )
    return {
        "score": best.score / 10,
        "share": best.share,
        "margin": best.score - second.score,
        "cover": marks["cover"],
        "cover_around": marks["cover_around"],
        "pairs": marks["pairs"],
        "rarest_around": marks["rarest_around"],
        "type_fits": marks["type_fits"],
        "type_lacks": marks["type_lacks"],
        "fact": marks["fact"],
        "year_nowhere": marks.get("year_nowhere", 0.0),
        "municipality_missing": float(marks["municipality"] == 0),
        "unknown": sum(term.rare for term in unknown) / total,
        "unmet": unmet,
        "terms": min(len(terms) / 10, 1.0),
        "found": marks["found"],
        "dense": best.unit.dense,
        "agree": float(_agree(best, candidates)),
    }


def _agree(best: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether another document says a figure of the best candidate too."""
    figures = set(FIGURE.findall(best.unit.text))
    return any(
        figures & set(FIGURE.findall(other.unit.text))
        for other in candidates[1:12]
        if other.unit.row.document != best.unit.row.document
    )


def is_answer(
    question: Question, candidates: Sequence[Candidate], vocabulary: Vocabulary
) -> bool:
    """Whether the best candidate is likely enough to answer the question."""
    if not candidates:
        return False
    marks = decision_features(question, candidates, vocabulary)
    if marks["municipality_missing"]:
        return False
    return model("decision").probability(marks) >= LEAST
