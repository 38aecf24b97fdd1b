"""The level of each heading in a text that declares none.

Chapters begin on a page of their own. Where every chapter has the same headings under
it ("Status", "Driftsbudsjett"), the round of these tells the chapters from other
headings that happen to stand at the top of a page.
"""

from collections import Counter
from collections.abc import Sequence

from ingest.segment.lines import Row
from ingest.segment.shapes import CASE_TITLE, NUMBERED

CHAPTER, RECURS, PLAIN = 1, 2, 3
RECURRING = 3  # a heading that stands so often in a part is never a chapter


def levels(heads: Sequence[Row], times: Counter[str]) -> list[int]:
    """The level of each heading; times: how often its text is a heading."""
    recurs = [times[head.text.casefold()] >= RECURRING for head in heads]
    chapters = _chapters(heads, recurs)
    return [_level(head, at in chapters, recurs[at]) for at, head in enumerate(heads)]


def _level(head: Row, chapter: bool, recurs: bool) -> int:
    numbered = NUMBERED.match(head.text)
    if CASE_TITLE.match(head.text):
        return CHAPTER
    if numbered:
        return 1 + numbered[1].count(".")
    if chapter:
        return CHAPTER
    return RECURS if recurs else PLAIN


def _chapters(heads: Sequence[Row], recurs: Sequence[bool]) -> frozenset[int]:
    """Indexes of the headings that open a chapter.

    Between two headings of the round stand the candidates, at the tops of pages. If
    the later heading has been met in this chapter, a new round has begun, and the last
    candidate opened it; if not, the chapter goes on. Outside the rounds each candidate
    is a chapter.
    """
    found: set[int] = set()
    waiting: list[int] = []
    met: set[str] = set()
    for at, head in enumerate(heads):
        if not recurs[at]:
            waiting += [at] if head.opens_page else []
            continue
        name = head.text.casefold()
        if waiting and (name in met or not met):
            found |= {waiting[-1]} if met else set(waiting)
            met = set()
        met.add(name)
        waiting = []
    return frozenset(found | set(waiting))
