"""The head over columns that are kept by blanks: which words stand over which."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.tables.alignedline import Bar, Piece, is_figure, is_time
from ingest.tables.units import find_unit, without_unit

MOST_LINES = 5
MOST_ABOVE = 3  # lines of labels between a head and its first figures
SLACK = 2  # characters by which a label's head may stand apart from its labels
YEAR = re.compile(r"(?:19|20)(\d\d)|\d\d?\.\d\d?\.(?:20)?(\d\d)")
CAPTION = re.compile(r"(?i)(?:tabell|figur) \d+(?:[.-]\d+)*[.:]?")
LONGEST = 40  # characters; what is longer is prose


class Place(NamedTuple):
    """The characters of a line that a column covers."""

    start: int
    end: int

    def touches(self, piece: Piece) -> bool:
        """Whether a piece stands over some of the column."""
        return piece.left < self.end and self.start < piece.right

    def away(self, piece: Piece) -> int:
        """How far the nearest edge of a piece is from the same edge of the column."""
        middle = abs(piece.left + piece.right - self.start - self.end) // 2
        return min(abs(piece.right - self.end), abs(piece.left - self.start), middle)


Cells = list[list[Piece]]  # the label's, then one for each column


def head_lines(
    bars: Sequence[Bar], first: int, places: Sequence[Place]
) -> tuple[list[tuple[int, Cells]], int]:
    """The lines of a head with their cells, and the line that the rows begin at.

    first: index of the first line with figures. Lines of a label, or the heading of a
    group, may stand between. Empty where no head is seen.
    """
    left = bars[first].pieces[0].left
    at, pending = first - 1, 0
    while at >= 0 and pending <= MOST_ABOVE and not _is_head(bars[at], places, left):
        if "\f" in bars[at].line.text or len(bars[at].pieces) > 1:
            return [], first
        pending += bool(bars[at].pieces)
        at -= 1
    last = at
    found: list[int] = []
    while at >= 0 and len(found) < MOST_LINES and _is_head(bars[at], places, left):
        found.insert(0, at)
        at -= 1
    runs = runs_of([o.text for o in _over(bars[found[-1]], left)]) if found else []
    cells = [(n, _cells(bars[n], places, left, runs)) for n in found]
    return [(n, row) for n, row in cells if row], last + 1


def _is_head(bar: Bar, places: Sequence[Place], left: int) -> bool:
    """Whether a line stands over columns: no row, no prose, no title at the edge."""
    over = _over(bar, left)
    if bar.pieces and CAPTION.fullmatch(bar.pieces[0].text):
        return False
    if bar.figures or not over or any(len(piece.text) > LONGEST for piece in over):
        return False
    if len(bar.pieces) == 1 and is_figure(over[0].text):
        return False
    if len(over) == 1 and len(bar.pieces) > 1 and is_unit(over[0].text):
        return False  # "Tabell 2 Drift        Tall i 1000 kroner" stands over the head
    reach = Place(places[0].start - LONGEST // 2, places[-1].end + LONGEST // 2)
    inside = over[0].left >= reach.start and over[-1].right <= reach.end
    return inside and (len(over) > 1 or any(p.touches(over[0]) for p in places))


def is_unit(text: str) -> bool:
    """Whether words state a unit and nothing else."""
    return find_unit(text) is not None and not re.search(r"\w", without_unit(text))


def _over(bar: Bar, left: int) -> list[Piece]:
    """The pieces that are not over the labels."""
    return [piece for piece in bar.pieces if piece.left > left + SLACK]


def runs_of(heads: Sequence[str]) -> list[int]:
    """How many columns each group has, where the words over them begin anew.

    "2022 2023 2022 2023" has two groups of two, and so has "Fjordvik Havnes Fjordvik
    Havnes". One group where nothing comes again.
    """
    years = [int(y[1] or y[2]) for text in heads if (y := YEAR.search(text))]
    if len(years) != len(heads):
        years = [list(heads).index(text) for text in heads]  # names, in order of coming
    starts = [0, *(n for n, (a, b) in enumerate(pairwise(years), 1) if b <= a)]
    return [b - a for a, b in pairwise([*starts, len(years)])]


def _cells(
    bar: Bar, places: Sequence[Place], left: int, runs: Sequence[int]
) -> Cells | None:
    """The pieces of a line by column; a piece over several columns is in each."""
    over = [part for piece in _over(bar, left) for part in _parted(piece, places)]
    label = [piece for piece in bar.pieces if piece.left <= left + SLACK]
    out: Cells = [label, *([] for _ in places)]
    for piece, columns in zip(over, _columns(over, places, runs), strict=True):
        for n in columns:
            out[n + 1].append(piece)
    return out


def _columns(
    over: Sequence[Piece], places: Sequence[Place], runs: Sequence[int]
) -> list[list[int]]:
    """The columns that each piece stands over."""
    if len(over) == len(places):
        return [[n] for n in range(len(places))]
    if len(over) == len(runs) and sum(runs) == len(places):
        ends = [sum(runs[: n + 1]) for n in range(len(runs))]
        return [
            list(range(end - size, end)) for end, size in zip(ends, runs, strict=True)
        ]
    return [_nearest(piece, places) for piece in over]


def _nearest(piece: Piece, places: Sequence[Place]) -> list[int]:
    under = [n for n, place in enumerate(places) if place.touches(piece)]
    return under or [min(range(len(places)), key=lambda n: places[n].away(piece))]


def _parted(piece: Piece, places: Sequence[Place]) -> list[Piece]:
    """Years that only one blank parts, each over a column of its own."""
    words, at = [], 0
    for word in piece.text.split(" "):
        ends = at, at + len(word)
        start, end = (piece.start + n for n in ends)
        left, right = (piece.left + n for n in ends)
        words.append(Piece(start, end, word, left, right))
        at += len(word) + 1
    return words if len(words) > 1 and all(is_time(w.text) for w in words) else [piece]
