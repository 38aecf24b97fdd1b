"""Columns of words between the labels and the figures, and figures that stand close.

"1   Ny kai   Havn   4 500" has a running number and a column of words beside its label.
"64 812 67 230" under two columns is two figures: they end where the columns end.
"""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.tables.alignedhead import Place
from ingest.tables.alignedline import Bar, Piece
from ingest.tables.numbers import parse_number

MOST_NUMBERED = 0.6  # of the rows have a running number; sums have none
MOST_ROWS = 0.75  # of the rows have so many pieces before their figures
EDGE = 3  # characters by which the left edges of a column of words may differ
RUNNING = re.compile(r"\d{1,3}[.)]?")  # "1", "12."
GROUPS = re.compile(r"[-−–]?\d{1,3}(?: \d{3}| [-−–]?\d{1,3})+")  # of digits


def with_words(bars: Sequence[Bar], block: Sequence[int]) -> list[Bar] | None:
    """The lines with columns of words counted among the figures.

    None where the rows have no such column, and no running number before the label.
    """
    rows = [bars[at] for at in block if bars[at].figures]
    running = _is_numbered(rows)
    labels = [_label(row, running) for row in rows]
    size, count = Counter(map(len, labels)).most_common(1)[0]
    edges = _edges([label for label in labels if len(label) == size])
    if edges is None or (size > 1 and count < MOST_ROWS * len(rows)):
        return None
    if size < 1 or (size == 1 and not running):
        return None
    out = list(bars)
    for at in block:
        if bars[at].figures:
            out[at] = _row(bars[at], _label(bars[at], running), edges)
    return out


def _is_numbered(rows: Sequence[Bar]) -> bool:
    """Whether the rows are numbered before their labels."""
    numbered = [row for row in rows if _begins_with_number(row)]
    return len(numbered) > 1 and len(numbered) >= MOST_NUMBERED * len(rows)


def _begins_with_number(row: Bar) -> bool:
    return len(row.label) > 1 and RUNNING.fullmatch(row.label[0].text) is not None


def _label(row: Bar, running: bool) -> tuple[Piece, ...]:
    """What stands before the figures of a row, without its number."""
    return row.label[running and _begins_with_number(row) :]


def _edges(labels: Sequence[Sequence[Piece]]) -> tuple[int, ...] | None:
    """Where the columns of words begin; None where they do not begin alike."""
    columns = list(
        zip(*([piece.left for piece in one[1:]] for one in labels), strict=True)
    )
    if any(max(column) - min(column) > EDGE for column in columns):
        return None
    return tuple(min(column) for column in columns)


def _row(bar: Bar, label: Sequence[Piece], edges: Sequence[int]) -> Bar:
    """A row with its words as figures; a label may reach the first of them."""
    if len(label) == len(edges) and edges and (cut := _cut(label[0], edges[0])):
        label = (*cut, *label[1:])
    own, words = (label[:1], label[1:]) if len(label) > len(edges) else (label, ())
    figures = (*words, *bar.figures)
    return bar._replace(pieces=(*own, *figures), label=tuple(own), figures=figures)


def _cut(piece: Piece, edge: int) -> tuple[Piece, Piece] | None:
    """A piece cut where a column begins, if a word begins there."""
    at = edge - piece.left
    if not 0 < at < len(piece.text) or piece.text[at - 1] != " ":
        return None
    return _piece(piece, 0, at - 1), _piece(piece, at, len(piece.text))


def parted(bar: Bar, places: Sequence[Place]) -> Bar:
    """A row whose last words before its figures are figures too, one blank apart.

    Each of them ends where a column ends; else the row is left as it is.
    """
    last = bar.label[-1] if len(bar.label) > 1 else None
    if last is None or not GROUPS.fullmatch(last.text):
        return bar
    ends = {place.end for place in places}
    found: list[Piece] = []
    start = 0
    for word in re.finditer(r"\S+", last.text):
        if last.left + word.end() in ends:
            found.append(_piece(last, start, word.end()))
            start = word.end() + 1
    whole = start > len(last.text) and all(
        parse_number(f.text) is not None for f in found
    )
    return (
        bar._replace(label=bar.label[:-1], figures=(*found, *bar.figures))
        if whole
        else bar
    )


def _piece(piece: Piece, start: int, end: int) -> Piece:
    """The part of a piece between two of its characters."""
    return Piece(
        piece.start + start,
        piece.start + end,
        piece.text[start:end],
        piece.left + start,
        piece.left + end,
    )
