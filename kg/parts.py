"""A question that asks two things: "når skal den stå ferdig, og hva koster den?"."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from kg.question import Question, Term
from kg.things import things

_ASKS: Final = r"(?:hva|hvor|hvem|når|hvilke[nt]?)"
# "…, og hva koster den": a second question word after "og".
AND: Final = re.compile(
    rf"^(?P<first>.*?\b{_ASKS}\b.{{8,}}?),? og "
    rf"(?P<second>(?:i |på |med )?{_ASKS}\b.+)$",
    re.I,
)
# Words that ask how much of what was named: "og hvor stort var det?".
DEGREE: Final = re.compile(r"(?:høy|lav|stor|lang|leng|mye|mer|mindre|kort)\w*")
LEAST: Final = 2
"""Content words, places and years of a first question, at least."""
BACKGROUND: Final = 0.5
"""How much a word of the first question counts in the second."""


def parts(
    question: Question, understand: Callable[[str], Question]
) -> tuple[Question, ...]:
    """The one or two questions that a question is made of, each complete in itself.

    What only asks how much of the first is no question of its own: the sentence that
    answers the first tells it.
    """
    found = AND.match(question.bokmaal)
    if not found:
        return (question,)
    first, second = (understand(found[name]) for name in ("first", "second"))
    subject = (*first.terms, *first.municipalities, *first.years)
    if len(subject) < LEAST or all(map(_is_degree, second.terms)):
        return (question,)
    return _within(first, question), _within(_leaning(second, first), question)


def _is_degree(term: Term) -> bool:
    return bool(DEGREE.fullmatch(term.word.lower()))


def _leaning(second: Question, first: Question) -> Question:
    """The second question with the things of the first that it leaves out.

    What is done with them ("koster", "behandlet") is the first question's own.
    """
    own = {form for term in second.terms for form in term.forms}
    kept = tuple(
        replace(term, rare=term.rare * BACKGROUND)
        for term in (first.terms[at] for at in things(first))
        if own.isdisjoint(term.forms)
    )
    words = " ".join(term.word for term in kept)
    return replace(
        second,
        bokmaal=f"{second.bokmaal} {words}".strip(),
        terms=(*kept, *second.terms),
        names=(*first.names, *second.names),
    )


def _within(part: Question, whole: Question) -> Question:
    """A part with the time, the case and the municipality of the whole question."""
    return replace(
        part,
        text=whole.text,
        language=whole.language,
        years=part.years or whole.years,
        periods=part.periods or whole.periods,
        days=part.days or (() if part.years else whole.days),
        cases=part.cases or whole.cases,
        folders=part.folders or whole.folders,
        versions=part.versions or whole.versions,
        municipalities=part.municipalities or whole.municipalities,
    )
