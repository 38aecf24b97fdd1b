"""Tables of text files whose cells a sign parts: sheets saved as text.

"FSK;12/31;03.02.31;Ny kai;Pågår" and the same with tabs. Each row stands on a line of
its own, all with as many cells; a cell in quotes may hold the sign.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.model import Grid, Span

LEAST_ROWS = 3
LEAST_CELLS = 3
# A semicolon with a blank after it parts sentences, not cells.
SIGNS = (re.compile(r";(?! )"), re.compile(r"\t"))
_QUOTED = re.compile(r'"(?:[^"\n]|"")*"')

Cells = tuple[Span, ...]


def delimited_grids(text: str) -> tuple[Grid, ...]:
    """The tables of a text whose cells a sign parts, in text order."""
    found = [grid for sign in SIGNS for grid in _grids(text, sign)]
    return tuple(sorted(found, key=lambda grid: grid.rows[0][0]))


def _grids(text: str, sign: re.Pattern[str]) -> Iterator[Grid]:
    lines = [_cells(text, line, sign) for line in _lines(text)]
    for width, run in groupby(lines, key=len):
        if width < LEAST_CELLS:
            continue
        for filled, rows in groupby(run, key=lambda row: any(map(_length, row))):
            own = _without_titles(list(rows)) if filled else []
            if len(own) >= LEAST_ROWS:
                yield Grid(tuple(own))


def _lines(text: str) -> Iterator[Span]:
    """The lines of a text, without what ends them."""
    at = 0
    for line in text.splitlines(keepends=True):
        yield Span(at, at + len(line.rstrip("\r\n\f\v\x85\u2028\u2029")))
        at += len(line)


def _cells(text: str, line: Span, sign: re.Pattern[str]) -> Cells:
    """The cells of a line; the quotes around one are no part of it."""
    plain = text[line.start : line.end]
    masked = _QUOTED.sub(lambda found: "x" * len(found[0]), plain)
    cuts = [found.span() for found in sign.finditer(masked)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(plain)]
    return tuple(
        _bare(plain, line.start, start, end)
        for start, end in zip(starts, ends, strict=True)
    )


def _bare(plain: str, base: int, start: int, end: int) -> Span:
    """A cell without the blanks and the quotes around it."""
    words = plain[start:end]
    left = start + len(words) - len(words.lstrip())
    right = max(left, start + len(words.rstrip()))
    if right - left > 1 and plain[left] == plain[right - 1] == '"':
        left, right = left + 1, right - 1
    return Span(base + left, base + right)


def _without_titles(rows: Sequence[Cells]) -> list[Cells]:
    """The rows from the first that fills more than one cell: titles stand above."""
    full = (at for at, row in enumerate(rows) if sum(map(bool, map(_length, row))) > 1)
    return list(rows[next(full, len(rows)) :])


def _length(cell: Span) -> int:
    return cell.end - cell.start
