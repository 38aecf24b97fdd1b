"""The level of each heading in a text that declares none.

Chapters begin on a page of their own. Where every chapter has the same headings under
it ("Status", "Driftsbudsjett"), the round of these tells the chapters from other
headings that happen to stand at the top of a page.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.segment.lines import Row
from ingest.segment.shapes import CASE_TITLE, NUMBERED, is_known_heading

CHAPTER, RECURS, PLAIN = 1, 2, 3
RECURRING = 3  # a heading that stands so often in a part is never a chapter


def levels(heads: Sequence[Row], times: Counter[str]) -> list[int]:
    """The level of each heading; times: how often its text is a heading."""
    known = [is_known_heading(head.text) for head in heads]
    recurs = [
        times[head.text.casefold()] >= RECURRING and not is_known
        for head, is_known in zip(heads, known, strict=True)
    ]
    chapters = _chapters(heads, recurs)
    return [
        RECURS if known[at] else _level(head, at in chapters, recurs[at])
        for at, head in enumerate(heads)
    ]


def _level(head: Row, chapter: bool, recurs: bool) -> int:
    numbered = NUMBERED.match(head.text)
    if CASE_TITLE.match(head.text):
        return CHAPTER
    if numbered:
        return 1 + numbered[1].count(".")
    if chapter:
        return CHAPTER
    return RECURS if recurs else PLAIN


class _Turn(NamedTuple):
    """A recurring heading, and the candidates for chapters that stand before it."""

    at: int
    name: str
    candidates: tuple[int, ...]


def _chapters(heads: Sequence[Row], recurs: Sequence[bool]) -> frozenset[int]:
    """Indexes of the headings that open a chapter.

    Where chapters have the same headings under them, the heading that stands first in
    the round tells the chapters; other candidates there are none. Elsewhere each
    candidate, a heading at the top of a page, is a chapter.
    """
    turns = list(_turns(heads, recurs))
    opening = _opening_names(turns)
    led = [t for t in turns if t.candidates and t.name in opening]
    candidates = {
        at for at, head in enumerate(heads) if head.opens_page and not recurs[at]
    }
    if not led:
        return frozenset(candidates)
    first = led[0].candidates[-1]
    times = Counter(turn.name for turn in turns if turn.at > first)
    last = max(t.at for t in turns if times[t.name] >= RECURRING)
    outside = {at for at in candidates if not first <= at <= last}
    return frozenset(outside | {turn.candidates[-1] for turn in led})


def _turns(heads: Sequence[Row], recurs: Sequence[bool]) -> Iterator[_Turn]:
    """The recurring headings in order, with the candidates before each."""
    waiting: list[int] = []
    for at, head in enumerate(heads):
        if recurs[at]:
            yield _Turn(at, head.text.casefold(), tuple(waiting))
            waiting = []
        elif head.opens_page:
            waiting.append(at)


def _opening_names(turns: Sequence[_Turn]) -> frozenset[str]:
    """The recurring headings that stand first in a round.

    A candidate followed by a heading that this chapter has had begins a new round.
    """
    leads: Counter[str] = Counter()
    met: set[str] = set()
    for turn in turns:
        if turn.candidates and turn.name in met:
            leads[turn.name] += 1
            met = set()
        met.add(turn.name)
    return frozenset(name for name, times in leads.items() if times >= RECURRING - 1)
