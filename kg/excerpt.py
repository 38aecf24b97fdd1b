"""Cut what was found down to the sentences that answer.

A candidate is up to three sentences, or a fact with a long comment. What answers may be
one of them. Kept are those that are worth nearly as much as the best one, and those
that say something of the question that the others do not; what stands between two that
are kept stays, so that a quotation remains one piece of text.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.matcher import Matcher
from kg.question import Question
from kg.units import Unit

NEARLY: Final = 0.7
"""A sentence is kept when it is worth at least this share of the best one."""
NEWS: Final = 0.1
"""A sentence is kept when it meets so much of the question that the others do not."""
ASKED: Final = 0.5
"""Worth of the kind of thing that is asked for, beside all words of the question: 1."""
YEAR: Final = 0.3
"""Worth of the year that is asked for."""
ROOM: Final = 420
"""Characters of a fact that is said whole."""
GAP: Final = "…"
# The end of a sentence, not of "1." or "kl.": the next begins with a capital.
_ENDS: Final = re.compile(r"(?<=[a-zæøå)%»][.!?])\s+(?=[A-ZÆØÅ«•])")


def excerpt(question: Question, unit: Unit) -> Unit:
    """The part of a candidate that answers. A list is kept whole, with its opening."""
    if question.kind == "list" or unit.cells:
        return unit
    matcher = Matcher(question)
    if unit.is_fact:
        return _fact(matcher, unit)
    first, *rest = unit.pieces
    if not rest or first.text.endswith(":"):
        return unit
    kept = _kept(matcher, [piece.text for piece in unit.pieces])
    start, end = min(kept), max(kept) + 1
    while end < len(unit.pieces) and unit.pieces[end - 1].text.endswith(":"):
        end += 1  # what only opens says nothing
    return replace(unit, pieces=unit.pieces[start:end])


def _kept(matcher: Matcher, texts: Sequence[str]) -> set[int]:
    """The places of the sentences that serve the question."""
    worth = [_worth(matcher, text) for text in texts]
    covers = [matcher.marks(text).cover for text in texts]
    kept = {at for at, one in enumerate(worth) if one >= NEARLY * max(worth)}
    while rest := [at for at in range(len(texts)) if at not in kept]:
        met = matcher.best(covers[at] for at in kept)
        before = matcher.share(met)
        gains = {at: matcher.share(map(max, met, covers[at])) - before for at in rest}
        best = max(rest, key=lambda at: (gains[at], -at))
        if gains[best] < NEWS:
            break
        kept.add(best)
    return kept


def _worth(matcher: Matcher, text: str) -> float:
    """How much of the question a sentence serves."""
    marks = matcher.marks(text)
    year = bool(marks.years & set(matcher.question.years))
    return matcher.share(marks.cover) + ASKED * marks.fits + YEAR * year


def _fact(matcher: Matcher, unit: Unit) -> Unit:
    """A long fact with its opening and the best of what follows, gaps shown."""
    head, *rest = _ENDS.split(unit.text)
    if len(unit.text) <= ROOM or not rest:
        return unit
    worth = [_worth(matcher, sentence) for sentence in rest]
    room, kept = ROOM - len(head), set[int]()
    for at in sorted(range(len(rest)), key=lambda at: (-worth[at], at)):
        if not kept or len(rest[at]) < room:
            kept.add(at)
            room -= len(rest[at]) + 1
    text = " ".join((head, *_with_gaps(rest, kept)))
    return replace(unit, pieces=(unit.pieces[0]._replace(text=text),))


def _with_gaps(sentences: Sequence[str], kept: set[int]) -> list[str]:
    """The kept sentences in order, with a sign where others are left out."""
    told: list[str] = []
    for at, sentence in enumerate(sentences):
        if at in kept:
            told.append(sentence)
        elif not told or told[-1] != GAP:
            told.append(GAP)
    return told
