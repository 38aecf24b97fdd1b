"""Answer, or say that the documents do not: a calibrated choice over named features."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log
from typing import Final, TypeGuard

from kg.compute import Computed
from kg.fits import found
from kg.matcher import Matcher
from kg.question import Question, Term, every_municipality
from kg.rank import model
from kg.search import Candidate
from kg.things import is_weak, things
from kg.vocabulary import UNKNOWN, Vocabulary

LEAST: Final = 0.5
"""Silence where the probability of being right is less."""


LEAST_MET: Final = 0.3
"""A term that is met less than this is not met."""
CLEARLY: Final = 0.5
SURE: Final = 0.65
"""What was computed and accounts for so much of the question is the answer."""
MUCH: Final = 0.3
FIRST: Final = 10
"""How many of the best are looked at for how they lie."""
ROLE: Final = re.compile(
    r"^hvem (?:er|var|blir|ble) (?!det\b)|^hvem led(?:er|et)\b"
    r"|^hva heter \w+(?:en|a)\b",
    re.I,
)
PRECISE: Final = frozenset(
    {
        "amount", "contact", "count", "duration", "money", "number", "percent", "when",
        "who",
    }
)  # fmt: skip
"""Kinds of questions that only a figure, a date, a number or an actor answers."""
TAKEN: Final = (
    *("cover", "cover_around", "cover_around_best", "row_cover", "fit_cover", "pairs"),
    *("rarest", "rarest_around", "trait_fits", "fact", "found", "news", "year_other"),
    *("near_answer", "near_first"),
)
"""Figures of the best candidate that are taken as they are."""
FIGURES: Final = frozenset({"Budsjettpost", "Observasjon"})
SAID: Final = 0.3
"""The share of the words of a row that a question for its figure says, at least."""
# A capitalised word; not an abbreviation.
CAPITAL: Final = re.compile(r"\b[A-ZÆØÅ][a-zæøå]{2,}")


def decision_features(
    question: Question, candidates: Sequence[Candidate], vocabulary: Vocabulary
) -> dict[str, float]:
    """The named figures that the choice is made on."""
    if not candidates:
        return {}
    best = candidates[0]
    second = next((c for c in candidates[1:] if not c.unit.overlaps(best.unit)), best)
    marks = best.features
    own, around = _covers(question, best)
    return {
        "margin": best.score - second.score,
        "terms": min(len(question.terms) / 10, 1.0),
        "dense": best.unit.dense,
        "wanted": marks["fact_wanted"],
        "entropy": _entropy(candidates),
        **{name: marks.get(name, 0.0) for name in TAKEN},
        **_told(question, best),
        **_time_and_place(marks),
        "elsewhere": float(_is_elsewhere(question, best)),
        **_met(question, own, around, vocabulary),
        **_masses(candidates),
        **_spread(candidates),
        **_kinds(question, best),
        **_names(question, best, own, around),
    }


def _covers(
    question: Question, best: Candidate
) -> tuple[Sequence[float], Sequence[float]]:
    """How well each term is met in the candidate, and in it or around it."""
    unit, matcher = best.unit, Matcher(question)
    own = matcher.best(matcher.marks(piece.text).cover for piece in unit.pieces)
    texts = (unit.row.heading, unit.header, unit.row.part, *unit.near)
    return own, matcher.best((own, *(matcher.marks(text).cover for text in texts)))


def _told(question: Question, best: Candidate) -> dict[str, float]:
    """Whether the candidate has what only such an answer has."""
    text = best.unit.text
    return {
        "lacks": best.features["type_lacks"] * (question.kind in PRECISE),
        "named": float(any(found(question, "name", text))),
        "voted": float(any(found(question, "voted", text))),
    }


def _time_and_place(marks: Mapping[str, float]) -> dict[str, float]:
    """Whether it is of another year or municipality than the question.

    A year that names the document ("årsrapporten for 2022") need not stand in it.
    """
    elsewhere = marks.get("year_nowhere", 0.0) * (1 - marks.get("scope_here", 0.0))
    return {
        "year_nowhere": elsewhere,
        "fact_other_year": marks["fact"] * marks.get("year_other", 0.0),
        "municipality": marks["municipality"],
        "municipality_missing": float(marks["municipality"] == 0),
    }


def _is_elsewhere(question: Question, best: Candidate) -> bool:
    """Whether a row of municipalities lacks the one asked for, or its year.

    A year that names the document is no year of a figure.
    """
    cells, named = best.unit.cells, question.municipalities
    areas = [str(cell["area"]).lower().removesuffix(" kommune") for cell in cells]
    if named and areas and all(_is_without(area, named) for area in areas):
        return True
    if not named or not any(area in every_municipality() for area in areas):
        return False
    own = [cell for cell, area in zip(cells, areas, strict=True) if area in named]
    years = {str(year) for year in question.years}
    if best.features.get("scope_here"):
        years = set()
    return not any(not years or cell["year"] in years for cell in own)


def _is_without(area: str, named: Sequence[str]) -> bool:
    """Whether an area is a group that leaves out who is asked about: "ASSS u/Oslo"."""
    return any(area.endswith((f"u/{name}", f"uten {name}")) for name in named)


def _met(
    question: Question,
    own: Sequence[float],
    around: Sequence[float],
    vocabulary: Vocabulary,
) -> dict[str, float]:
    """What of the question is met, and whether what is not is known at all."""
    terms = question.terms
    total = sum(term.rare for term in terms) or 1.0
    unknown = (
        term
        for term, met in zip(terms, around, strict=True)
        if met < LEAST_MET and not (is_weak(term) or _is_known(term, vocabulary))
    )
    unheard = sum(term.rare for term in unknown) / total
    telling = (at for at, term in enumerate(terms) if not is_weak(term))
    first = next((at for at in (*things(question), *telling)), None)
    met, near = (0.0, 0.0) if first is None else (own[first], around[first])
    return {
        "unheard": float(unheard > 0 and near < LEAST_MET),
        "strange": float(unheard > MUCH and _unmet(terms, around) >= UNKNOWN),
        "unmet": _unmet(terms, own),
        "unmet_around": _unmet(terms, around),
        "first_met": met,
        "first_around": near,
    }


def _entropy(candidates: Sequence[Candidate]) -> float:
    """How spread the belief is over the candidates, about 0 to 1."""
    shares = (c.share for c in candidates if c.share > 0)
    return -sum(share * log(share) for share in shares) / 5


def _masses(candidates: Sequence[Candidate]) -> dict[str, float]:
    """How much belief falls on the best passage, and on the next."""
    mass: dict[str, float] = defaultdict(float)
    for candidate in candidates:
        mass[candidate.unit.row.iri] += candidate.share
    best = mass.pop(candidates[0].unit.row.iri)
    return {"mass": best, "mass_next": max(mass.values(), default=0.0)}


def _spread(candidates: Sequence[Candidate]) -> dict[str, float]:
    """How much of the belief the first have, and over how many places they lie."""
    first = candidates[:FIRST]
    some = first[: FIRST // 2]
    return {
        "score": first[0].score / 10,
        "share": first[0].share,
        "share_some": sum(candidate.share for candidate in some),
        "documents": len({c.unit.row.document for c in some}) / len(some),
        "passages": len({c.unit.row.iri for c in first}) / len(first),
    }


def _kinds(question: Question, best: Candidate) -> dict[str, float]:
    """The kind of question and of fact: some are told more surely than others.

    unsaid: a figure whose row is called what the question does not say.
    """
    told = best.unit.row.klasse or "text"
    said = best.features.get("label_told", 1.0)
    return {
        f"asks {question.kind}": 1.0,
        f"tells {told}": 1.0,
        "unsaid": float(told in FIGURES and said < SAID),
        **{f"asks for {trait}": 1.0 for trait in question.traits},
    }


def _names(
    question: Question, best: Candidate, own: Sequence[float], around: Sequence[float]
) -> dict[str, float]:
    """Whether the question names something that stands nowhere in or around the best.

    name_other: it stands not in the best, but other names do.
    """
    text = question.bokmaal
    named = [
        at
        for at, term in enumerate(question.terms)
        if term.word[0].isupper() and not text.startswith(term.word)
    ]
    others = (name for name in CAPITAL.findall(best.unit.text[1:]))
    said = question.text.lower()
    missed = any(own[at] < LEAST_MET for at in named)
    return {
        "names": float(bool(named)),
        "name_unmet": float(any(around[at] < LEAST_MET for at in named)),
        "name_other": float(missed and any(o.lower() not in said for o in others)),
    }


def _is_known(term: Term, vocabulary: Vocabulary) -> bool:
    return any(map(vocabulary.counts.get, term.forms))


def _unmet(terms: Sequence[Term], cover: Sequence[float]) -> float:
    """How telling the most telling term is that is not met."""
    pairs = zip(terms, cover, strict=True)
    return max((term.rare for term, met in pairs if met < LEAST_MET), default=0.0)


def refused(question: Question, marks: Mapping[str, float]) -> bool:
    """Whether silence is certain, whatever the model says.

    The year or municipality asked for is nowhere near, or a fact is of others; the
    best candidate has no figure or date where one is asked for; a role is asked for
    ("hvem er rektor") that it gives no name for, or a vote that it does not tell of.
    """
    if not marks:
        return True
    named = marks["named"] and marks["first_met"] >= CLEARLY
    role = ROLE.search(question.bokmaal) and not named
    vote = "vote" in question.traits and not marks["voted"]
    elsewhere = marks["year_nowhere"] or marks["municipality_missing"]
    other = elsewhere or marks["fact_other_year"] or marks["elsewhere"]
    return bool(marks["lacks"] or role or vote or other)


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
