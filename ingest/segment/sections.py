"""Headings as a tree: each passage must be able to say which chapter it stands in."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.model import Document, Part, Section, Span
from ingest.segment.levels import CHAPTER, levels
from ingest.segment.lines import Row
from ingest.segment.shapes import (
    ARCHIVE_CASE,
    BULLET,
    CASE_TITLE,
    STOP,
    TABLE_WORDS,
    could_be_heading,
    is_figures,
    is_item,
    is_known_heading,
    is_row,
)

HEADING_LENGTH = 90
TITLE_LINES = 3  # of a case; it is wrapped as often as not
FULL_LINE = 0.7  # of the width: what stands under a heading without a blank line
VALUE = 45  # characters of a cell
CELL_RUN = 4  # so many lines on end with nothing under them are the rows of a table
SAME_ENDING = 5  # so many different lines with the same last word are cells too
LONGEST_SECTION = 12_000  # characters under a declared heading, in the mean
TOO_OFTEN = 15  # a line that stands so often in a part is a cell: "Iverksatt"


class Head(NamedTuple):
    """A heading. level: 1 is the highest."""

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
    heads = _declared(document)
    declared = bool(heads)
    for part, own in rows_by_part(rows, parts, skip):
        heads += _known(own, heads) if declared else _heads(own, part)
    return tuple(_sections(sorted(heads), parts))


def rows_by_part(
    rows: Sequence[Row], parts: Sequence[Part], skip: frozenset[int]
) -> Iterator[tuple[Part, list[Row]]]:
    """The rows of each part that are no furniture."""
    starts = [row.start for row in rows]
    for part in parts:
        first = bisect_left(starts, part.span.start)
        last = bisect_left(starts, part.span.end)
        yield part, [rows[at] for at in range(first, last) if at not in skip]


def width_of(rows: Sequence[Row]) -> int:
    """How long the full lines are: nine in ten lines are no longer."""
    lengths = sorted(len(row.text) for row in rows)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _declared(document: Document) -> list[Head]:
    """The headings of the format; none where they are too few to be all there are."""
    if len(document.headings) * LONGEST_SECTION < len(document.text):
        return []
    return [
        Head(
            Span(mark.start, mark.end),
            " ".join(document.text[mark.start : mark.end].split()),
            mark.level,
        )
        for mark in document.headings
    ]


def _known(rows: Sequence[Row], declared: Sequence[Head]) -> list[Head]:
    """Headings that the format does not declare, but that are known as such."""
    starts = [head.span.start for head in declared]
    found = []
    for row in rows:
        at = bisect_right(starts, row.start) - 1
        outer = declared[at] if at >= 0 else None
        inside = outer is not None and row.end <= outer.span.end
        if is_known_heading(row.text) and not inside:
            found.append(
                Head(row.span, row.text, outer.level + 1 if outer else CHAPTER)
            )
    return found


def _heads(rows: Sequence[Row], part: Part) -> list[Head]:
    if part.kind == "presentasjon":
        return [
            Head(row.span, row.text, CHAPTER)
            for row in rows
            if row.opens_page and _may_title_slide(row.text)
        ]
    width = width_of(rows)
    found = [at for at in range(len(rows)) if is_heading(rows, at, width)]
    found = list(_no_cells(rows, list(_with_text_under(rows, found))))
    times = Counter(rows[at].text.casefold() for at in found)
    kept = [
        at
        for at in found
        if times[rows[at].text.casefold()] <= TOO_OFTEN
        or is_known_heading(rows[at].text)
    ]
    places = levels([rows[at] for at in kept], times)
    return [_head(rows, at, level) for at, level in zip(kept, places, strict=True)]


def _may_title_slide(text: str) -> bool:
    letters = sum(char.isalpha() for char in text)
    return letters >= 4 and len(text) <= HEADING_LENGTH and not BULLET.match(text)


def _with_text_under(rows: Sequence[Row], found: Sequence[int]) -> Iterator[int]:
    """The headings among lines that look like it.

    Cells stand in long runs, a label and perhaps its value at a time.
    """
    run: list[int] = []
    for at in found:
        if run and not _is_thin(rows[run[-1] + 1 : at]):
            yield from _headings_of(rows, run)
            run = []
        run.append(at)
    yield from _headings_of(rows, run)


def _is_thin(between: Sequence[Row]) -> bool:
    """Whether at most a single short value stands between two lines."""
    if len(between) > 1:
        return False
    return all(len(row.text) < VALUE and not STOP.search(row.text) for row in between)


def _headings_of(rows: Sequence[Row], run: Sequence[int]) -> Iterator[int]:
    for at in run:
        if len(run) < CELL_RUN or is_known_heading(rows[at].text):
            yield at


def _no_cells(rows: Sequence[Row], found: Sequence[int]) -> Iterator[int]:
    """The headings but for lines that end alike: "… Planlagt", "… SSB Årlig"."""
    free = {rows[at].text for at in found if _may_be_cell(rows, at)}
    endings = Counter(text.split()[-1] for text in free if not text.endswith(":"))
    for at in found:
        ending = rows[at].text.split()[-1]
        if not _may_be_cell(rows, at) or endings[ending] < SAME_ENDING:
            yield at


def _may_be_cell(rows: Sequence[Row], at: int) -> bool:
    after = rows[at + 1]
    short = len(after.text) < 2 * VALUE and not STOP.search(after.text)
    return after.gap > 0 and short and not rows[at].opens_page


def _head(rows: Sequence[Row], at: int, level: int) -> Head:
    lines = [rows[at]]
    if CASE_TITLE.match(rows[at].text):
        lines += _wrapped(rows[at + 1 : at + TITLE_LINES])
    text = " ".join(row.text for row in lines)
    return Head(Span(lines[0].start, lines[-1].end), text, level)


def _wrapped(rows: Sequence[Row]) -> Iterator[Row]:
    """The lines that go on with the title of a case."""
    for row in rows:
        if row.gap or row.opens_page or not row.text[:1].isalnum() or _begins(row.text):
            return
        yield row


def _begins(text: str) -> bool:
    """Whether something else begins here, so that a title cannot go on."""
    starts = TABLE_WORDS.match(text) or CASE_TITLE.match(text) or is_item(text)
    return bool(starts) or is_known_heading(text)


def is_heading(rows: Sequence[Row], at: int, width: int) -> bool:
    """Whether a line that stands free, is short and is no sentence is a heading."""
    row = rows[at]
    if at + 1 == len(rows):
        return False
    if is_known_heading(row.text):
        return not is_figures(rows[at + 1].text)
    if not (row.gap or row.opens_page):
        return False
    if CASE_TITLE.match(row.text):
        return not is_row(row.text) and not ARCHIVE_CASE.match(row.text)
    if not could_be_heading(row.text, HEADING_LENGTH):
        return False
    after = rows[at + 1]
    if is_figures(after.text) or is_row(after.text):
        return False
    if after.gap == 0 and not _stands_on(row, after, width):
        return False
    return not after.text[:1].islower() or bool(BULLET.match(after.text))


def _stands_on(row: Row, after: Row, width: int) -> bool:
    """Whether a line is the heading of the line right under it, not its beginning."""
    if row.text.endswith((":", "?")) or BULLET.match(after.text):
        return True
    return len(after.text) >= FULL_LINE * width and len(row.text) < FULL_LINE * width


def _sections(heads: Sequence[Head], parts: Sequence[Part]) -> Iterator[Section]:
    starts = [head.span.start for head in heads]
    for part in parts:
        first = bisect_left(starts, part.span.start)
        own = heads[first : bisect_right(starts, part.span.end - 1)]
        path: list[Head] = []
        for at, head in enumerate(own):
            path = [outer for outer in path if outer.level < head.level] + [head]
            later = (h.span.start for h in own[at + 1 :] if h.level <= head.level)
            yield Section(
                Span(head.span.start, next(later, part.span.end)),
                head.span,
                head.level,
                tuple(outer.text for outer in path),
            )
