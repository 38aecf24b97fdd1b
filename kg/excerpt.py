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

from kg.form import form
from kg.itemised import sign
from kg.matcher import Matcher
from kg.question import Question
from kg.units import WIDEST, Piece, Unit, pieces

NEARLY: Final = 0.7
"""A sentence is kept when it is worth at least this share of the best one."""
NEWS: Final = 0.1
"""A sentence is kept when it meets so much of the question that the others do not."""
ASKED: Final = 0.5
"""Worth of the kind of thing that is asked for, beside all words of the question: 1."""
YEAR: Final = 0.3
"""Worth of the year that is asked for."""
ROOM: Final = 420
"""Characters of a fact or a torn run of text that is said whole."""
GAP: Final = "…"
NEXT: Final = 2
"""Sentences after those that answer that are said with them, where there is room."""
# The end of a sentence, not of "1." or "kl.": the next begins with a capital.
_ENDS: Final = re.compile(r"(?<=[a-zæøå)%»][.!?])\s+(?=[A-ZÆØÅ«•])")
_BULLETS: Final = re.compile(rf"{_ENDS.pattern}|\s+(?=[•▪●])|(?<=;)\s+")


def excerpt(question: Question, unit: Unit, told: Sequence[str] = ()) -> Unit | None:
    """The part of a candidate that answers, and is not told already; None if none is.

    A list is kept whole, with its opening.
    """
    news = _unsaid(unit, " ".join(told))
    if news is None:
        return None
    return _followed(_excerpt(question, news))


def _unsaid(unit: Unit, told: str) -> Unit | None:
    """A candidate without the sentences at its ends that are told already."""
    pieces = list(unit.pieces)
    while pieces and pieces[0].text.rstrip(".") in told:
        pieces.pop(0)
    while pieces and pieces[-1].text.rstrip(".") in told:
        pieces.pop()
    return replace(unit, pieces=tuple(pieces)) if pieces else None


def _followed(unit: Unit) -> Unit:
    """A few sentences with those that come after them, where there is room.

    A heading is followed by what stands under it, whether that is sentences or not.
    """
    if unit.is_fact or unit.is_row or len(unit.pieces) > WIDEST:
        return unit
    around = [piece for piece in pieces(unit.row) if piece.text]
    at = around.index(unit.pieces[-1]) + 1 if unit.pieces[-1] in around else len(around)
    heads = not form(unit.pieces[-1].text).stops
    for piece in around[at : at + NEXT + heads]:
        made = replace(unit, pieces=(*unit.pieces, piece))
        said = heads or form(piece.text).stops
        if piece.row or not said or len(made.text) >= ROOM:
            break
        unit = made
    return unit


def _excerpt(question: Question, unit: Unit) -> Unit:
    if question.kind == "list" or unit.cells:
        return unit
    matcher = Matcher(question)
    if unit.is_fact:
        return _shortened(matcher, unit, _ENDS.split(unit.text), opening=1)
    if len(unit.pieces) == 1:
        return _shortened(matcher, unit, _BULLETS.split(unit.text))
    texts = [piece.text for piece in unit.pieces]
    if texts[0].endswith(":") or (len(texts) > WIDEST and sign(texts[1])):
        return _shortened(matcher, unit, texts, opening=1)
    row = _best_row(matcher, unit)
    if row is not None:
        return replace(unit, pieces=(unit.pieces[row],))
    kept = _kept(matcher, texts)
    start, end = min(kept), max(kept) + 1
    if start and form(texts[start]).leans:
        start -= 1  # "Dette …" says nothing without what it leans on
    while end < len(texts) and texts[end - 1].endswith(":"):
        end += 1  # what only opens says nothing
    cut = replace(unit, pieces=unit.pieces[start:end])
    return _shortened(matcher, cut, _BULLETS.split(cut.text))


def _best_row(matcher: Matcher, unit: Unit) -> int | None:
    """The place of the one row that the question means, among rows of a table."""
    if not all(piece.row for piece in unit.pieces):
        return None
    worth = [_worth(matcher, piece.text) for piece in unit.pieces]
    best = max(worth)
    clear = [at for at, one in enumerate(worth) if one >= NEARLY * best]
    return clear[0] if len(clear) == 1 else None


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


def _shortened(
    matcher: Matcher, unit: Unit, sentences: Sequence[str], opening: int = 0
) -> Unit:
    """What is too long with its opening and the best of what follows, gaps shown.

    The place stays: the citation quotes all of it.
    """
    opening = opening or sentences[0].endswith(":")
    head, rest = sentences[:opening], sentences[opening:]
    if len(unit.text) <= ROOM or len(rest) < 2:
        return unit
    worth = [_worth(matcher, sentence) for sentence in rest]
    room, kept = ROOM - sum(map(len, head)), set[int]()
    for at in sorted(range(len(rest)), key=lambda at: (-worth[at], at)):
        if not kept or len(rest[at]) < room:
            kept.add(at)
            room -= len(rest[at]) + 1
    short = " ".join((*head, *_with_gaps(rest, kept)))
    return replace(unit, pieces=(Piece(unit.span, short, unit.header, row=False),))


def _with_gaps(sentences: Sequence[str], kept: set[int]) -> list[str]:
    """The kept sentences in order, with a sign where others are left out."""
    told: list[str] = []
    for at, sentence in enumerate(sentences):
        if at in kept:
            told.append(sentence)
        elif not told or told[-1] != GAP:
            told.append(GAP)
    return told
