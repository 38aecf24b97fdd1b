"""Tables whose cells are parted by gaps that do not keep their places.

A PDF without rules gives two blanks between cells, wherever they stood. Where each row
has just as many figures as the head has columns, their count tells the column. A row
with fewer is left out: which cell of it is empty cannot be seen.
"""

from collections import Counter
from collections.abc import Sequence

from ingest.tables.alignedhead import MOST_LINES, runs_of
from ingest.tables.alignedline import Bar, Piece, numbered
from ingest.tables.header import items

LEAST_FULL = 0.75  # of the rows have a figure for each column
GAP = "  "


def by_count(bars: Sequence[Bar], block: Sequence[int]) -> list[Bar] | None:
    """The lines with cells placed by count; None where a head does not fit the rows."""
    bars = _with_words(bars, block)
    counts = Counter(len(bars[at].figures) for at in block if bars[at].figures)
    (size, full), *_ = counts.most_common(1)
    if size < 2 or full < max(2, LEAST_FULL * counts.total()):
        return None
    heads = _heads(bars, block[0], size)
    if not heads:
        return None
    out = list(bars)
    for at in block:
        out[at] = _row(bars[at], size)
    for at, bar in heads.items():
        out[at] = bar
    return out


def _with_words(bars: Sequence[Bar], block: Sequence[int]) -> Sequence[Bar]:
    """The lines with the words between labels and figures among the figures.

    "Båtplass   per år   4 100   4 550", where most rows have just as many such words.
    """
    rows = [at for at in block if bars[at].figures]
    (size, count), *_ = Counter(len(bars[at].label) for at in rows).most_common(1)
    if size < 2 or count < max(2, LEAST_FULL * len(rows)):
        return bars
    out = list(bars)
    for at in rows:
        label, words = out[at].label[:1], out[at].label[1:]
        out[at] = out[at]._replace(label=label, figures=(*words, *out[at].figures))
    return out


def _row(bar: Bar, size: int) -> Bar:
    if not bar.figures:
        return bar._replace(pieces=numbered(bar.pieces, 0))
    if len(bar.figures) != size:
        return Bar(bar.line, ())
    label, figures = numbered(bar.label, 0)[:1], numbered(bar.figures, 1)
    if len(bar.label) > 1:
        return Bar(bar.line, ())
    return Bar(bar.line, (*label, *figures), label, figures)


def _heads(bars: Sequence[Bar], first: int, size: int) -> dict[int, Bar]:
    """The lines of the head, by index; none where one of them fits no way."""
    out: dict[int, Bar] = {}
    runs: list[int] = []
    labelled = False  # a line of the head has a word over the labels
    for at in range(first - 1, max(-1, first - 1 - MOST_LINES), -1):
        bar = bars[at]
        if len(bar.pieces) == 1 and not out:
            continue  # of the first row's label
        if len(bar.pieces) < 2 or bar.figures or GAP not in bar.line.text.strip():
            break
        start = _start(bar.pieces, size, runs, labelled)
        if start is None:
            return {}
        labelled = labelled or start == 0
        out[at] = bar._replace(pieces=numbered(bar.pieces, start))
        if not runs:
            runs = runs_of([piece.text for piece in bar.pieces[1 - start :]])
    return out


def _start(
    pieces: Sequence[Piece], size: int, runs: Sequence[int], labelled: bool
) -> int | None:
    """The column of a line's first piece: 0 for that of the labels, else 1.

    labelled: a line below has a word over the labels, so that this one has none.
    """
    groups = len(runs) if len(runs) > 1 and sum(runs) == size else size
    if len(pieces) == groups and groups < size:
        return 1
    if len(pieces) == size and (labelled or items(pieces[0].text)):
        return 1
    return 0 if len(pieces) - 1 in (size, groups) and not labelled else None
