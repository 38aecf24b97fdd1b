"""Answer, or say that the documents do not: a calibrated choice over named features."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, TypeGuard

from kg.compute import Computed
from kg.fits import FIGURE, found
from kg.glossary import weak_words
from kg.matcher import Matcher
from kg.question import Question, Term
from kg.rank import model
from kg.search import Candidate
from kg.vocabulary import UNKNOWN, Vocabulary

LEAST: Final = 0.5
"""Silence where the probability of being right is less."""


LEAST_MET: Final = 0.3
"""A term that is met less than this is not met."""
CLEARLY: Final = 0.5
SURE: Final = 0.65
"""What was computed and accounts for so much of the question is the answer."""
MUCH: Final = 0.3
ROLE: Final = re.compile(
    r"^hvem (?:er|var|blir|ble) (?!det\b)|^hvem led(?:er|et)\b"
    r"|^hva heter \w+(?:en|a)\b",
    re.I,
)
PRECISE: Final = frozenset(
    {"when", "count", "percent", "money", "amount", "number", "who"}
)
"""Kinds of questions that only a figure, a date, a number or an actor answers."""


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
    unit, matcher = best.unit, Matcher(question)
    own = matcher.best(matcher.marks(piece.text).cover for piece in unit.pieces)
    texts = (unit.row.heading, unit.header, unit.row.part, *unit.near)
    around = matcher.best((own, *(matcher.marks(text).cover for text in texts)))
    first = next((at for at, term in enumerate(terms) if not is_weak(term)), None)
    unknown = [
        term
        for term, met in zip(terms, around, strict=True)
        if met < LEAST_MET and not (is_weak(term) or _is_known(term, vocabulary))
    ]
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
        "unmet": _unmet(terms, own),
        "unmet_around": _unmet(terms, around),
        "first_met": own[first] if first is not None else 0.0,
        "first_around": around[first] if first is not None else 0.0,
        "terms": min(len(terms) / 10, 1.0),
        **{f"asks_{question.kind}": 1.0},
        **{f"trait_{trait}": 1.0 for trait in sorted(question.traits)},
        "trait_fits": marks["trait_fits"],
        "named": float(any(found(question, "name", unit.text))),
        "voted": float(any(found(question, "voted", unit.text))),
        "found": marks["found"],
        "dense": best.unit.dense,
        "news": marks["news"],
        "fit_cover": marks["fit_cover"],
        "rarest": marks["rarest"],
        "edition_other": marks.get("edition_other", 0.0),
        "year_here": marks.get("year_here", 0.0),
        "wanted": marks["fact_wanted"],
        "agree": float(_agree(best, candidates)),
        **_masses(candidates),
        **_names(question, around),
    }


def _masses(candidates: Sequence[Candidate]) -> dict[str, float]:
    """How much belief falls on the best passage, and on the next."""
    mass: dict[str, float] = defaultdict(float)
    for candidate in candidates:
        mass[candidate.unit.row.iri] += candidate.share
    best = mass.pop(candidates[0].unit.row.iri)
    return {"mass": best, "mass_next": max(mass.values(), default=0.0)}


def _names(question: Question, around: Sequence[float]) -> dict[str, float]:
    """Whether the question names something that stands nowhere around the best."""
    met = [
        score
        for term, score in zip(question.terms, around, strict=True)
        if term.word[0].isupper() and not question.bokmaal.startswith(term.word)
    ]
    return {
        "names": float(bool(met)),
        "name_unmet": float(min(met, default=1.0) < LEAST_MET),
    }


def is_weak(term: Term) -> bool:
    """Whether a word tells little of what a question is about."""
    return term.word.lower() in weak_words()


def _is_known(term: Term, vocabulary: Vocabulary) -> bool:
    return any(map(vocabulary.counts.get, term.forms))


def _unmet(terms: Sequence[Term], cover: Sequence[float]) -> float:
    """How telling the most telling term is that is not met."""
    pairs = zip(terms, cover, strict=True)
    return max((term.rare for term, met in pairs if met < LEAST_MET), default=0.0)


def _agree(best: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether another document says a figure of the best candidate too."""
    figures = set(FIGURE.findall(best.unit.text))
    return any(
        figures & set(FIGURE.findall(other.unit.text))
        for other in candidates[1:12]
        if other.unit.row.document != best.unit.row.document
    )


def refused(question: Question, marks: Mapping[str, float]) -> bool:
    """Whether silence is certain, whatever the model says.

    The year or municipality asked for is nowhere near; the best candidate has no
    figure or date where one is asked for; what is asked for is a word that no document
    knows; it is a role ("hvem er rektor") that the best candidate gives no name for; or
    a vote that it does not tell of.
    """
    if not marks:
        return True
    lacks = marks["type_lacks"] and question.kind in PRECISE
    unheard = marks["unknown"] > 0 and marks["first_around"] < LEAST_MET
    strange = marks["unknown"] > MUCH and marks["unmet_around"] >= UNKNOWN
    named = marks["named"] and marks["first_met"] >= CLEARLY
    role = ROLE.search(question.bokmaal) and not named
    vote = "vote" in question.traits and not marks["voted"]
    elsewhere = marks["year_nowhere"] or marks["municipality_missing"]
    return bool(lacks or unheard or strange or role or vote or elsewhere)


def is_sure(computed: Computed | None) -> TypeGuard[Computed]:
    """Whether what was computed is said whatever the best sentence is."""
    return computed is not None and computed.fit >= SURE


def belief(
    question: Question,
    candidates: Sequence[Candidate],
    vocabulary: Vocabulary,
    computed: Computed | None = None,
) -> float:
    """The probability that what was computed, or the best candidate, is the answer."""
    if is_sure(computed):
        return 1.0
    marks = decision_features(question, candidates, vocabulary)
    if refused(question, marks):
        return 0.0
    return model("decision").probability(marks)
