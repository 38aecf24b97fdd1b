"""From a question to its candidates: hybrid search, then sentences and table rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ingest.model import Span
from kg.chooser import Chooser, Slate, chooser
from kg.features import compared, features
from kg.form import form
from kg.glossary.concepts import wording
from kg.index import PassageIndex
from kg.index.rows import Hit
from kg.matcher import Matcher
from kg.question import Question
from kg.rank import shares
from kg.scope import year_of
from kg.units import LONGEST, Piece, Unit, pieces, units
from kg.vocabulary import MENDED_WEIGHT, mended

PASSAGES: Final = 60
FACTS: Final = 40
FIGURES: Final = 30
EVENTS: Final = 15
OF_FIGURES: Final = "klasse IN ('Observasjon', 'Budsjettpost')"
OF_EVENTS: Final = "klasse = 'Hendelse'"
FIGURE_KINDS: Final = frozenset({"amount", "count", "percent", "money"})
FIGURE_TRAITS: Final = frozenset(
    {"compare", "difference", "max", "min", "sum", "trend", "cost"}
)
GROWN: Final = 0.35
"""A neighbour is said too when belief in it is at least this share of the best."""


@dataclass(frozen=True)
class Candidate:
    """A unit with its features, its score and its share of the belief (0 to 1)."""

    unit: Unit
    features: dict[str, float]
    score: float
    share: float


def search(question: Question, index: PassageIndex) -> list[Candidate]:
    """Everything that may answer, best first; ties in the order of the documents."""
    asked = index.asked(question.search_text, _wording(question))
    facts = index.best(asked, FACTS, kind="fact")
    if question.kind == "when":
        facts += index.best(asked, EVENTS, kind="fact", where=OF_EVENTS)
    if wants_figure(question):
        facts += index.best(asked, FIGURES, kind="fact", where=OF_FIGURES)
    hits = index.best(asked, PASSAGES, kind="passage")
    plain = question.kind == "list"
    return ranked(question, [*units(_once(facts)), *units(hits, plain=plain)])


def _once(hits: Sequence[Hit]) -> list[Hit]:
    """Each row as it was found first."""
    first = {hit.row.iri: hit for hit in reversed(hits)}
    return [hit for hit in hits if first[hit.row.iri] is hit]


def _wording(question: Question) -> list[dict[str, float]]:
    """The words to search with, and what else they may be called or spelt."""
    meant: dict[str, dict[str, float]] = defaultdict(dict)
    for word, spelt in mended(question):
        meant[word.lower()][spelt] = MENDED_WEIGHT
    return [
        said | {other: w for word in said for other, w in meant.get(word, {}).items()}
        for said in wording(question.bokmaal)
    ]


def wants_figure(question: Question) -> bool:
    """Whether a row of a table of figures may answer."""
    return question.kind in FIGURE_KINDS or bool(question.traits & FIGURE_TRAITS)


def ranked(question: Question, found: list[Unit]) -> list[Candidate]:
    """Slate by the fitted model, best first."""
    years = (year for unit in found if (year := year_of(unit.row)))
    matcher = Matcher(question, newest=max(years, default=None))
    found = [unit for unit in found if _touches(matcher, unit)] or found
    marks = compared(found, [features(question, matcher, unit) for unit in found])
    made = [Candidate(u, m, 0.0, 0.0) for u, m in zip(found, marks, strict=True)]
    return reranked(question, made, chooser())


def reranked(
    question: Question, candidates: list[Candidate], choose: Chooser
) -> list[Candidate]:
    """The same candidates in the order of fitted models, best first.

    A candidate counts for more where all that stands in its passage is likely: belief
    that is spread over sentences which overlap is belief in that passage.
    """
    scores = choose.scores(slate(question, candidates))
    made = [
        Candidate(candidate.unit, candidate.features, score, share)
        for candidate, score, share in zip(
            candidates, scores, shares(scores), strict=True
        )
    ]
    mass: dict[str, float] = defaultdict(float)
    for candidate in made:
        mass[candidate.unit.row.iri] += candidate.share
    return sorted(made, key=lambda c: (-c.share * mass[c.unit.row.iri], *_place(c)))


def slate(question: Question, found: Sequence[Candidate]) -> Slate:
    """Slate as the fitted models see them."""
    marks = [candidate.features for candidate in found]
    classes = [candidate.unit.row.klasse or "" for candidate in found]
    return Slate(question.kind, marks, classes)


def _touches(matcher: Matcher, unit: Unit) -> bool:
    """Whether a candidate begins or ends with words of the question, or an answer."""
    ends = (matcher.marks(piece.text) for piece in (unit.pieces[0], unit.pieces[-1]))
    return any(mark.fits or any(mark.cover) for mark in ends)


def _place(candidate: Candidate) -> tuple[str, Span]:
    return candidate.unit.row.filename, candidate.unit.span


def distinct(candidates: list[Candidate], count: int) -> list[Candidate]:
    """The best candidates that share no place with a better one."""
    chosen: list[Candidate] = []
    for candidate in candidates:
        if len(chosen) == count:
            break
        for made in (_grown(candidate, candidates), candidate):
            if not any(_repeats(made.unit, other.unit) for other in chosen):
                chosen.append(made)
                break
    return chosen


def _repeats(unit: Unit, other: Unit) -> bool:
    """Whether two share a place; two figures of one printed row are two facts."""
    if unit.is_fact and other.is_fact and unit.label != other.label:
        return unit.text == other.text
    return unit.overlaps(other)


def _grown(candidate: Candidate, candidates: list[Candidate]) -> Candidate:
    """A candidate with the neighbouring sentences that are nearly as likely.

    One that leans on the sentence before it ("Dette …") is said with that one.

    Belief in a sentence is the share of all candidates of its passage that hold it.
    """
    unit = candidate.unit
    if unit.is_fact:
        return candidate
    beliefs: dict[Span, float] = defaultdict(float)
    for other in candidates:
        if other.unit.row.iri == unit.row.iri:
            for piece in other.unit.pieces:
                beliefs[piece.span] += other.share
    least = GROWN * max(beliefs[piece.span] for piece in unit.pieces)
    around = [piece for piece in pieces(unit.row) if piece.text]
    first = around.index(unit.pieces[0])
    last = first + len(unit.pieces)
    room = LONGEST - len(unit.text)
    while last < len(around) and beliefs[around[last].span] >= least:
        room -= len(around[last].text) + 1
        if room < 0:
            break
        last += 1
    while first > 0 and _belongs(around, first, beliefs, least):
        room -= len(around[first - 1].text) + 1
        if room < 0:
            break
        first -= 1
    return replace(candidate, unit=replace(unit, pieces=tuple(around[first:last])))


def _belongs(
    around: Sequence[Piece], first: int, beliefs: Mapping[Span, float], least: float
) -> bool:
    """Whether the sentence before is nearly as likely, or is what this one leans on."""
    before = around[first - 1]
    leans = form(around[first].text).leans and not before.row
    return leans or beliefs[before.span] >= least
