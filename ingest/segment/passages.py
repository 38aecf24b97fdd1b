"""Passages: units of retrieval and citation that end with a sentence or a row."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from ingest.model import Document, Part, Passage, Section, Span
from ingest.segment.lines import Row
from ingest.segment.quality import quality_of
from ingest.segment.sections import rows_by_part, width_of
from ingest.segment.sentences import sentences
from ingest.segment.shapes import (
    OPEN_END,
    STOP,
    continues,
    is_figures,
    is_item,
    is_row,
)
from ingest.view import View

WRAPPED = frozenset({"text/plain", "application/pdf"})  # lines end at the margin
FIGURES_GAP = 2  # blank lines between a label and its figures, at most
LEAST, ENOUGH, MOST = 40, 80, 120  # words of a passage
SLACK = 30  # words that a passage may be longer, rather than leave a short one over
DISTINCT = 25  # words; a shorter passage is a copy only under the same headings


class Unit(NamedTuple):
    """A sentence or a table row. ends_block: a paragraph or a row ends with it."""

    span: Span
    words: int
    ends_block: bool


class Stretch(NamedTuple):
    """The rows under one heading.

    part: index of the part. width: of its full lines; 0 where each line is a paragraph
    of its own. table_lines: numbers of the lines that are rows of declared tables.
    """

    part: int
    path: tuple[str, ...]
    heading: Span | None
    rows: tuple[Row, ...]
    width: int
    table_lines: frozenset[int]


def find_passages(
    view: View,
    rows: tuple[Row, ...],
    parts: Sequence[Part],
    sections: Sequence[Section],
    skip: frozenset[int],
) -> tuple[Passage, ...]:
    """The passages of a document in text order; copies of one are collapsed."""
    stretches = list(_stretches(view.document, rows, parts, sections, skip))
    lines = [list(logical_lines(stretch)) for stretch in stretches]
    units = _units(view.document.text, [line for group in lines for line in group])
    found: list[Passage] = []
    carried: list[Unit] = []  # headings with nothing under them go with the next
    for at, (stretch, group) in enumerate(zip(stretches, lines, strict=True)):
        own = carried + [unit for _ in group for unit in next(units)]
        carried = []
        ends = at + 1 == len(stretches) or stretches[at + 1].part != stretch.part
        if not ends and _is_bare(stretch):
            carried = own
        else:
            found += [
                _passage(view, stretch.part, stretch.path, units)
                for units in _pack(own)
            ]
    return tuple(_collapse(view, parts, found))


def _is_bare(stretch: Stretch) -> bool:
    """Whether a stretch holds its heading and nothing else."""
    heading = stretch.heading
    return heading is not None and stretch.rows[-1].end <= heading.end


def _stretches(
    document: Document,
    rows: Sequence[Row],
    parts: Sequence[Part],
    sections: Sequence[Section],
    skip: frozenset[int],
) -> Iterator[Stretch]:
    """The rows of each part, divided at its headings."""
    starts = [section.heading.start for section in sections]
    table_lines = frozenset(
        document.line_number(cell.start)
        for grid in document.grids
        for cell in (row[0] for row in grid.rows)
    )
    for index, (_, own) in enumerate(rows_by_part(rows, parts, skip)):
        width = width_of(own) if document.media_type in WRAPPED else 0
        under = [bisect_right(starts, row.start) - 1 for row in own]
        for at, group in groupby(
            zip(under, own, strict=True), key=lambda pair: pair[0]
        ):
            section = sections[at] if at >= 0 else None
            if section and not parts[index].span.covers(section.heading):
                section = None
            yield Stretch(
                index,
                section.path if section else (),
                section.heading if section else None,
                tuple(row for _, row in group),
                width,
                table_lines,
            )


def logical_lines(stretch: Stretch) -> Iterator[tuple[Row, ...]]:
    """Lines that belong together: the lines of a paragraph, of a cell, of a row."""
    own: list[Row] = []
    for row in stretch.rows:
        if own and not _belongs(own, row, stretch):
            yield tuple(own)
            own = []
        own.append(row)
    if own:
        yield tuple(own)


def _belongs(own: Sequence[Row], row: Row, stretch: Stretch) -> bool:
    """Whether a row goes on with the paragraph or table row above it."""
    before = own[-1]
    if not stretch.width or {before.number, row.number} & stretch.table_lines:
        return False
    if stretch.heading and before.end == stretch.heading.end:
        return False
    if is_figures(row.text):  # the figures of a label that was wrapped
        ended = _has_figures(before.text) or STOP.search(before.text)
        return row.gap <= FIGURES_GAP and not ended
    if row.gap or row.opens_page:
        return not _has_figures(before.text) and _opens_midway(before.text, row.text)
    return continues(before.text, row.text, stretch.width)


def _has_figures(text: str) -> bool:
    return is_figures(text) or is_row(text)


def _opens_midway(before: str, text: str) -> bool:
    """Whether a sentence goes on over a blank line or a page break."""
    if is_item(text):
        return False
    return text[:1].islower() or bool(OPEN_END.search(before))


def _units(text: str, lines: Sequence[tuple[Row, ...]]) -> Iterator[list[Unit]]:
    """The units of each logical line, in order."""
    prose = [text[rows[0].start : rows[-1].end] for rows in lines if _is_prose(rows)]
    split = sentences(prose)
    for rows in lines:
        start = rows[0].start
        spans = [Span(start, rows[-1].end)]
        if _is_prose(rows):
            spans = [Span(start + a, start + b) for a, b in next(split)]
        yield [
            Unit(span, len(text[slice(*span)].split()), span is spans[-1])
            for span in spans
        ]


def _is_prose(rows: Sequence[Row]) -> bool:
    """Whether there may be a sentence end inside a line."""
    return any(STOP.search(row.text) or ". " in row.text for row in rows)


def _pack(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Units gathered to passages, broken at a paragraph end where there is one."""
    own: list[Unit] = []
    words, left = 0, sum(unit.words for unit in units)
    for unit in units:
        fits = words + left <= MOST + SLACK
        full = words + unit.words > MOST and words >= LEAST
        rounded = words >= ENOUGH and own[-1].ends_block
        if own and not fits and (full or rounded):
            yield own
            own, words = [], 0
        own.append(unit)
        words += unit.words
        left -= unit.words
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
        round(quality_of(raw, reading), 3),
        None if reading == raw else reading,
        tuple(unit.span for unit in units),
    )


def _collapse(
    view: View, parts: Sequence[Part], passages: Iterable[Passage]
) -> Iterator[Passage]:
    """One passage for each text, with the other places where it stands.

    The same words under another body's name mean another thing, and are no copy.
    """
    places: dict[tuple[object, ...], list[Passage]] = defaultdict(list)
    for passage in passages:
        words = view.document.quote(passage.span).split()
        part = parts[passage.part]
        path = passage.path if len(words) < DISTINCT else passage.path[-1:]
        places[" ".join(words), path, part.kind, part.body].append(passage)
    for first, *others in places.values():
        yield replace(first, copies=tuple(other.span for other in others))
