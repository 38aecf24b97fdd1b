"""Follow-up questions: "og i 2023?" takes what it leaves out from the turn before."""

import re
from dataclasses import replace
from typing import Final

from kg.question import Question

OPENS: Final = re.compile(
    r"^(?:og|men|hva med|hva så med|enn|samme|kva med|what about|and)\b", re.I
)
# Words that point back; a question of its own names its subject as well.
POINTS: Final = re.compile(
    r"\b(?:den|det|de|dem|han|hun|ham|henne|dette|disse|der|da|saken|møtet|planen|"
    r"prosjektet|vedtaket|forslaget|imot|it|that|they)\b",
    re.I,
)
FEW: Final = 3
"""A question with no more terms of its own than this may lean on the one before."""


def leans(question: Question) -> bool:
    """Whether a question leaves out what it is about."""
    if OPENS.search(question.bokmaal) and len(question.terms) <= FEW:
        return True
    pointing = bool(POINTS.search(question.bokmaal))
    return pointing and len(question.terms) < FEW and not question.names


def completed(question: Question, earlier: Question | None) -> Question:
    """A question with what it leaves out taken from an earlier one."""
    if earlier is None or not leans(question):
        return question
    own = {form for term in question.terms for form in term.forms}
    kept = tuple(t for t in earlier.terms if own.isdisjoint(t.forms))
    bare = OPENS.search(question.bokmaal) and question.kind in ("what", "yesno")
    words = " ".join(term.word for term in kept)
    return replace(
        question,
        bokmaal=f"{question.bokmaal} {words}".strip(),
        kind=earlier.kind if bare else question.kind,
        traits=question.traits | (earlier.traits if bare else frozenset()),
        terms=(*kept, *question.terms),
        years=question.years or earlier.years,
        periods=question.periods or earlier.periods,
        days=question.days or (() if question.years else earlier.days),
        cases=question.cases or earlier.cases,
        names=question.names or earlier.names,
        versions=question.versions or earlier.versions,
        municipalities=question.municipalities or earlier.municipalities,
    )
