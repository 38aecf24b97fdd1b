"""Passages: units of retrieval and citation that end with a sentence or a row."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ingest.model import Part, Passage, Section, Span
from ingest.segment.lines import Row
from ingest.segment.quality import readable_share
from ingest.segment.sections import BULLET, NUMBER, TABLE_ROW
from ingest.segment.sentences import sentences
from ingest.view import View

LEAST, ENOUGH, MOST = 40, 80, 120  # words of a passage
SENTENCE_STOP = re.compile(r"[.!?:…][\"»”)]?$")
LABEL_LENGTH = 60


class Unit(NamedTuple):
    """A sentence or a table row. ends_block: a paragraph or a table ends with it."""

    span: Span
    words: int
    ends_block: bool


class Block(NamedTuple):
    """Neighbouring rows that are one paragraph or one table."""

    rows: tuple[Row, ...]
    table: bool


def find_passages(
    view: View,
    rows: tuple[Row, ...],
    parts: Sequence[Part],
    sections: Sequence[Section],
    skip: frozenset[int],
) -> tuple[Passage, ...]:
    """The passages of a document in text order; copies of one are collapsed."""
    stretches = list(_stretches(rows, parts, sections, skip))
    blocks = [list(_blocks(own)) for _, _, own in stretches]
    units = _units(view.document.text, [b for group in blocks for b in group])
    found = []
    for (part, path, _), group in zip(stretches, blocks, strict=True):
        own = [unit for _ in group for unit in next(units)]
        found += [_passage(view, part, path, chunk) for chunk in _pack(own)]
    return tuple(_collapse(view, found))


def _stretches(
    rows: Sequence[Row],
    parts: Sequence[Part],
    sections: Sequence[Section],
    skip: frozenset[int],
) -> Iterator[tuple[int, tuple[str, ...], tuple[Row, ...]]]:
    """Rows under one heading in one part: part index, heading path, rows."""
    part_starts = [part.span.start for part in parts]
    heading_starts = [section.heading.start for section in sections]
    key: tuple[int, int] | None = None
    own: list[Row] = []
    for at, row in enumerate(rows):
        if at in skip:
            continue
        part = max(bisect_right(part_starts, row.start) - 1, 0)
        here = (part, bisect_right(heading_starts, row.start) - 1)
        if here != key and own and key:
            yield key[0], _path(key, parts, sections), tuple(own)
            own = []
        key = here
        own.append(row)
    if own and key:
        yield key[0], _path(key, parts, sections), tuple(own)


def _path(
    key: tuple[int, int], parts: Sequence[Part], sections: Sequence[Section]
) -> tuple[str, ...]:
    part, section = key
    if section < 0 or not parts[part].span.covers(sections[section].heading):
        return ()
    return sections[section].path


def _blocks(rows: Sequence[Row]) -> Iterator[Block]:
    """Paragraphs and tables. A blank line inside a sentence does not end it."""
    own: list[Row] = []
    for row in rows:
        if own and _parts_from(own[-1], row):
            yield Block(tuple(own), is_table(own))
            own = []
        own.append(row)
    if own:
        yield Block(tuple(own), is_table(own))


def _parts_from(before: Row, row: Row) -> bool:
    """Whether a row begins a new block after another."""
    if BULLET.match(row.text):
        return True
    if not (row.gap or row.opens_page):
        return False
    if SENTENCE_STOP.search(before.text) or TABLE_ROW.search(before.text):
        return True
    return not row.text[:1].islower()


def is_table(rows: Sequence[Row]) -> bool:
    """Whether rows are the rows of a table, not the lines of a paragraph."""
    numeric = sum(bool(TABLE_ROW.search(row.text)) for row in rows)
    if numeric * 3 >= len(rows):
        return True
    short = sum(len(row.text) <= LABEL_LENGTH for row in rows)
    stops = any(SENTENCE_STOP.search(row.text) for row in rows)
    numbers = sum(len(NUMBER.findall(row.text)) for row in rows)
    return short == len(rows) and not stops and (len(rows) > 2 or numbers > 1)


def _units(text: str, blocks: Sequence[Block]) -> Iterator[list[Unit]]:
    """The units of each block, in order."""
    prose = [text[b.rows[0].start : b.rows[-1].end] for b in blocks if not b.table]
    split = sentences(prose)
    for block in blocks:
        if block.table:
            spans = [row.span for row in block.rows]
        else:
            start = block.rows[0].start
            spans = [Span(start + a, start + b) for a, b in next(split)]
        yield [
            Unit(span, len(text[slice(*span)].split()), span is spans[-1])
            for span in spans
        ]


def _pack(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Units gathered to passages, broken at a paragraph end where there is one."""
    own: list[Unit] = []
    words = 0
    for unit in units:
        full = words + unit.words > MOST and words >= LEAST
        if own and (full or (words >= ENOUGH and own[-1].ends_block)):
            yield own
            own, words = [], 0
        own.append(unit)
        words += unit.words
    if own:
        yield own


def _passage(
    view: View, part: int, path: tuple[str, ...], units: Sequence[Unit]
) -> Passage:
    span = Span(units[0].span.start, units[-1].span.end)
    raw, reading = view.document.quote(span), view.reading(span)
    return Passage(
        span,
        part,
        path,
        round(readable_share(raw), 3),
        None if reading == raw else reading,
        tuple(unit.span for unit in units),
    )


def _collapse(view: View, passages: Iterable[Passage]) -> Iterator[Passage]:
    """One passage for each text, with the other places where it stands."""
    places: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        places[" ".join(view.document.quote(passage.span).split())].append(passage)
    for first, *others in places.values():
        yield replace(first, copies=tuple(other.span for other in others))
