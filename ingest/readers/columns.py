"""Reading order: two columns of prose are read one after the other."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from ingest.readers.pdfwords import PdfLine, Word, lines_of

LEAST_LINES = 6  # in each column
LEAST_WORDS = 3.0  # on a line of a column, in the mean; fewer are the cells of a table
MOST_NUMBERS = 0.25  # share of words with digits in a column of prose
MIDDLE = (0.3, 0.7)  # of the text's width: where a gutter may lie
STEP = 3.0  # points between tried gutters
APART = 1.4  # times the distance of lines: a heading, not the column
GUTTER = 4.0  # points on each side of it that no word touches


class Gutter(NamedTuple):
    """An upright empty strip. first, after: the lines that it runs beside."""

    x: float
    first: int
    after: int


def reading_order(lines: list[PdfLine]) -> list[list[PdfLine]]:
    """The lines of a page in the order of reading, a list for each column."""
    gutter = find_gutter(lines)
    if gutter is None:
        return [lines]
    gutter = _trimmed(gutter, lines)
    inside = [w for line in lines[gutter.first : gutter.after] for w in line.words]
    left = lines_of([word for word in inside if word.x1 <= gutter.x])
    right = lines_of([word for word in inside if word.x0 >= gutter.x])
    rest = reading_order(lines[gutter.after :])
    return [group for group in (lines[: gutter.first], left, right, *rest) if group]


def find_gutter(lines: Sequence[PdfLine]) -> Gutter | None:
    """The gutter with the longest columns of prose beside it."""
    words = [word for line in lines for word in line.words]
    if len(lines) < LEAST_LINES:
        return None
    left, right = min(w.x0 for w in words), max(w.x1 for w in words)
    x, last = left + MIDDLE[0] * (right - left), left + MIDDLE[1] * (right - left)
    best: Gutter | None = None
    while x < last:
        for found in _free_runs(lines, x):
            longer = best is None or found.after - found.first > best.after - best.first
            if longer and _divides_prose(lines[found.first : found.after], x):
                best = found
        x += STEP
    return best


def _trimmed(gutter: Gutter, lines: Sequence[PdfLine]) -> Gutter:
    """The gutter without lines that stand apart, above or below both columns."""
    beside = [
        at
        for at in range(gutter.first, gutter.after)
        if lines[at].words[-1].x0 >= gutter.x
    ]
    steps = [lines[at].middle - lines[at + 1].middle for at in beside[:-1]]
    apart = APART * median(steps or [0.0])
    first, after = beside[0], beside[-1] + 1
    while first > gutter.first and _step(lines, first - 1) <= apart:
        first -= 1
    while after < gutter.after and _step(lines, after - 1) <= apart:
        after += 1
    return Gutter(gutter.x, first, after)


def _step(lines: Sequence[PdfLine], at: int) -> float:
    return lines[at].middle - lines[at + 1].middle


def _free_runs(lines: Sequence[PdfLine], x: float) -> list[Gutter]:
    """The runs of lines that no word of which touches a strip."""
    runs, first = [], 0
    for at, line in enumerate(lines):
        if any(w.x0 < x + GUTTER and w.x1 > x - GUTTER for w in line.words):
            runs.append(Gutter(x, first, at))
            first = at + 1
    runs.append(Gutter(x, first, len(lines)))
    return [run for run in runs if run.after - run.first >= LEAST_LINES]


def _divides_prose(lines: Sequence[PdfLine], x: float) -> bool:
    sides = (
        [[w for w in line.words if w.x1 <= x] for line in lines],
        [[w for w in line.words if w.x0 >= x] for line in lines],
    )
    return all(_is_prose([side for side in column if side]) for column in sides)


def _is_prose(lines: Sequence[Sequence[Word]]) -> bool:
    words = [word for line in lines for word in line]
    if len(lines) < LEAST_LINES or len(words) < LEAST_WORDS * len(lines):
        return False
    numbers = sum(any(char.isdigit() for char in word.text) for word in words)
    return numbers < MOST_NUMBERS * len(words)
