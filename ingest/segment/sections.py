"""Headings as a tree: each passage must be able to say which chapter it stands in."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.model import Document, Part, Section, Span
from ingest.segment.lines import Row

HEADING_LENGTH = 90
NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=[A-ZÆØÅ])")
HEADING_START = re.compile(r"[A-ZÆØÅ§«\"]|\d{1,3}(?:\.\d|\.? [A-ZÆØÅ]|/\d\d )")
BULLET = re.compile(r"[•·▪○◦*–-]\s|o\s|[a-z0-9]{1,2}\)\s")
NUMBER = re.compile(r"(?<![\w/.-])-?\d[\d ,.]*%?(?![\w/])")
TABLE_ROW = re.compile(r"(?:-?\d[\d,.]*\s+){1,}-?\d[\d,.]*%?$")  # ends in two numbers
DATE_ONLY = re.compile(r".{0,20}\d{1,2}\.\d{1,2}\.\d{2,4}.{0,20}")
SENTENCE_END = re.compile(r"[.,;!?]$|[-–/]$")
CASE_TITLE = re.compile(r"(?:[A-ZÆØÅ]{1,4} )?\d{1,4}/\d{2,4} \S")
RECURRING = 3  # a heading that stands so often in a part is never a chapter
CHAPTER, RECURS, PLAIN = 1, 2, 3


class Head(NamedTuple):
    """A heading. level: 1 is the highest."""

    row: int
    span: Span
    text: str
    level: int


def find_sections(
    document: Document,
    rows: tuple[Row, ...],
    parts: Sequence[Part],
    skip: frozenset[int],
) -> tuple[Section, ...]:
    """The sections of all parts, in text order. skip: rows that are furniture."""
    heads = _declared(document, rows) if document.headings else []
    if not heads:
        starts = [row.start for row in rows]
        for part in parts:
            first = bisect_right(starts, part.span.start - 1)
            last = bisect_right(starts, part.span.end - 1)
            own = [at for at in range(first, last) if at not in skip]
            heads += _heads(rows, own, part)
    return tuple(_sections(heads, parts))


def _declared(document: Document, rows: tuple[Row, ...]) -> list[Head]:
    starts = [row.start for row in rows]
    return [
        Head(
            max(bisect_right(starts, mark.start) - 1, 0),
            Span(mark.start, mark.end),
            " ".join(document.text[mark.start : mark.end].split()),
            mark.level,
        )
        for mark in document.headings
    ]


def _heads(rows: Sequence[Row], own: Sequence[int], part: Part) -> list[Head]:
    heads = _slide_titles if part.kind == "presentasjon" else _free_lines
    found = list(heads(rows, own))
    times = Counter(rows[at].text.casefold() for at in found)
    return [
        Head(at, rows[at].span, rows[at].text, _level(rows[at], times)) for at in found
    ]


def _slide_titles(rows: Sequence[Row], own: Sequence[int]) -> Iterator[int]:
    return (
        at for at in own if rows[at].opens_page and len(rows[at].text) <= HEADING_LENGTH
    )


def _free_lines(rows: Sequence[Row], own: Sequence[int]) -> Iterator[int]:
    for at, later in pairwise(own):
        if is_heading(rows[at], rows[later]):
            yield at


def _level(row: Row, times: Counter[str]) -> int:
    numbered = NUMBERED.match(row.text)
    if numbered:
        return 1 + numbered[1].count(".")
    if CASE_TITLE.match(row.text):
        return CHAPTER
    if times[row.text.casefold()] >= RECURRING:
        return RECURS
    return CHAPTER if row.opens_page else PLAIN


def is_heading(row: Row, after: Row) -> bool:
    """Whether a line that stands free, is short and is no sentence is a heading."""
    text = row.text
    if not (row.gap or row.opens_page) or len(text) > HEADING_LENGTH:
        return False
    if not HEADING_START.match(text) or SENTENCE_END.search(text):
        return False
    if BULLET.match(text) or TABLE_ROW.search(text) or DATE_ONLY.fullmatch(text):
        return False
    return _has_words(text) and _leads_to(after)


def _has_words(text: str) -> bool:
    letters = sum(char.isalpha() for char in text)
    numbers = len(NUMBER.findall(NUMBERED.sub("", text)))
    return letters >= 4 and letters > len(text) / 2 and numbers <= 2


def _leads_to(after: Row) -> bool:
    """What follows a heading begins like a sentence, a list or a heading."""
    if after.gap == 0 and TABLE_ROW.search(after.text):
        return False
    return not after.text[:1].islower() or bool(BULLET.match(after.text))


def _sections(heads: Sequence[Head], parts: Sequence[Part]) -> Iterator[Section]:
    for part in parts:
        own = [head for head in heads if part.span.covers(head.span)]
        path: list[Head] = []
        for at, head in enumerate(own):
            path = [outer for outer in path if outer.level < head.level] + [head]
            after = (
                later.span.start for later in own[at + 1 :] if later.level <= head.level
            )
            yield Section(
                Span(head.span.start, next(after, part.span.end)),
                head.span,
                head.level,
                tuple(outer.text for outer in path),
            )
