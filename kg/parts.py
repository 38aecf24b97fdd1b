"""A question that asks several things: "når er den ferdig, og hva koster den?"."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from kg.question import Question
from kg.scope import named_kinds
from kg.things import things

_ASKS: Final = r"(?:hva|hvor|hvem|når|hvilke[nt]?)"
# "…, og hva koster den": a further question word after "og"; "A, B og C" after a comma.
AND: Final = re.compile(rf",? og (?=(?:i |på |med )?{_ASKS}\b)", re.I)
COMMA: Final = re.compile(rf", (?=(?:i |på |med )?{_ASKS}\b)", re.I)
FIRST: Final = re.compile(rf"\b{_ASKS}\b.{{8,}}", re.I)
# Words that ask how much of what was named: "og hvor stort var det?".
DEGREE: Final = re.compile(r"(?:høy|lav|stor|lang|leng|mye|mer|mindre|kort)\w*")
# "og hva sier årsrapporten?": the same thing, asked of another document.
SAYS: Final = re.compile(
    r"^(?:hva|hvilke[nt]?|hvor (?:mye|mange))(?: tall)?"
    r" (?:sier|oppgir|viser|står (?:det )?i|etter|ifølge) (?P<document>[^?]+)",
    re.I,
)
SAID: Final = re.compile(
    r",? (?:(?:ifølge|etter|står i) [^,?]*(?:rapport|program|plan|analyse|presentasjon)"
    r"|oppgir )[^,?]*$"
)
ALONE: Final = frozenset({"when", "who", "where"})
"""Kinds of questions that a part may ask in one word: "og når?"."""
LEAST: Final = 2
"""Content words, places and years of a first question, at least."""
BACKGROUND: Final = 0.5
"""How much a word of the first question counts in the second."""

BESIDE: Final = 0.35
"""The belief that suffices for a part where another one is answered."""


def parts(
    question: Question, understand: Callable[[str], Question]
) -> tuple[Question, ...]:
    """The questions that a question is made of, each complete in itself.

    What only asks how much of the first is no question of its own: the sentence that
    answers the first tells it.
    """
    texts = _apart(question.bokmaal)
    for at in range(1, len(texts)):
        first = understand(" og ".join(texts[:at]))
        others = [understand(text) for text in texts[at:]]
        subject = (*first.terms, *first.municipalities, *first.years)
        if FIRST.search(first.bokmaal) and len(subject) >= LEAST:
            own = [one for one in others if not _is_degree(one)]
            asks = [first, *(_complete(one, first, understand) for one in own)]
            return tuple(_within(ask, question) for ask in asks) if own else (question,)
    return (question,)


def _apart(bokmaal: str) -> list[str]:
    """A question cut before each further question word, where the last has "og"."""
    *before, last = AND.split(bokmaal)
    if not before:
        return [bokmaal]
    return [text for part in before for text in COMMA.split(part)] + [last]


def _is_degree(part: Question) -> bool:
    """Whether a part asks how much of what is named before it, in no other year."""
    asks_degree = all(DEGREE.fullmatch(term.word.lower()) for term in part.terms)
    alone = bool(part.terms) or part.kind not in ALONE
    return asks_degree and alone and not part.years


def _complete(
    second: Question, first: Question, understand: Callable[[str], Question]
) -> Question:
    """The second question in full: of another document the first is asked again."""
    source = SAYS.search(second.bokmaal)
    if source and named_kinds(second):
        return understand(f"{SAID.sub('', first.bokmaal)} ifølge {source['document']}")
    return _leaning(second, first)


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
