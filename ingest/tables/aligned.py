"""Tables whose columns are kept by blanks, as in text printed from a page.

Cells that stand under each other, parted by two blanks or more, are columns: nothing
has to be guessed. Where the cells of a block share no edges, none is given, and the
flat engine reads the lines as it reads any text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.model import Span
from ingest.tables.alignedcount import by_count
from ingest.tables.alignedhead import Cells, Place, head_lines
from ingest.tables.alignedline import Bar, Piece, bar_of, is_figure
from ingest.tables.alignedwords import parted, with_words
from ingest.tables.marks import CONNECTORS
from ingest.view import Line, View

LEAST_ROWS = 2
MOST_BLANK = 2  # lines between two rows
MOST_TEXT = 3  # lines of labels and headings between two rows
EDGE = 3  # characters by which the edges of a column's cells may differ
MAX = 2**62
NARROW = 0.8  # of the labels' width: a longer line is wrapped into the next


@dataclass(frozen=True)
class AlignedTable:
    """A table seen in the text. heads: how many rows are head. See ``Sheet``."""

    spans: tuple[tuple[Span, ...], ...]
    cells: tuple[tuple[str, ...], ...]
    heads: int


def aligned_tables(
    view: View, taken: frozenset[int], furniture: tuple[Span, ...]
) -> Iterator[AlignedTable]:
    """The tables whose cells stand under each other. taken: lines not to read."""
    bars = [
        Bar(line, ())
        if line.number in taken or _is_furniture(view, line, furniture)
        else bar_of(line)
        for line in view.lines
    ]
    at = 0
    while at < len(bars):
        if not bars[at].figures:
            at += 1
            continue
        block = _block(bars, at)
        worded = with_words(bars, block)
        whole = worded and _table(view, worded, block)
        whole = whole or _table(view, bars, block)
        parts = [whole] if whole else [_table(view, bars, p) for p in _parts(block)]
        found = [part for part in parts if part]
        if not found and (placed := by_count(bars, block)):
            found = [*filter(None, [_table(view, placed, block)])]
        yield from found
        at = block[-1] + 1


def _parts(block: Sequence[int]) -> list[list[int]]:
    """A block cut where lines are left out: a running head may look like a row."""
    out: list[list[int]] = []
    for at in block:
        if out and at == out[-1][-1] + 1:
            out[-1].append(at)
        else:
            out.append([at])
    return out if len(out) > 1 else []


def _is_furniture(view: View, line: Line, furniture: tuple[Span, ...]) -> bool:
    if not line.text.strip() or not furniture:
        return False
    span = view.source(line.first, line.end)
    at = bisect_right(furniture, (span.start, MAX)) - 1
    return at >= 0 and furniture[at].end >= span.end


def _block(bars: Sequence[Bar], first: int) -> list[int]:
    """The indexes of the lines from the first row to the last, blank ones left out."""
    found, pending, blank = [first], list[int](), 0
    for at in range(first + 1, len(bars)):
        bar = bars[at]
        if not bar.pieces:
            blank += 1
            if blank > MOST_BLANK or "\f" in bar.line.text:
                break
            continue
        if bar.figures and _is_apart(bar, [bars[n] for n in found]):
            break
        if bar.figures:
            found += [*pending, at]
            pending = []
        elif len(bar.pieces) > 1 or len(pending) == MOST_TEXT:
            break
        else:
            pending.append(at)
        blank = 0
    return found


def _is_apart(bar: Bar, rows: Sequence[Bar]) -> bool:
    """Whether a line's one figure is under no other: a running head with its page."""
    return len(bar.figures) == 1 and not any(
        figure.left < bar.figures[0].right and bar.figures[0].left < figure.right
        for row in rows
        for figure in row.figures
    )


def _table(view: View, bars: Sequence[Bar], block: list[int]) -> AlignedTable | None:
    rows = [bars[at] for at in block if bars[at].figures]
    ends = _places(rows)
    bars = [parted(bar, ends) if bar.figures else bar for bar in bars] if ends else bars
    rows = [bars[at] for at in block if bars[at].figures]
    if len(rows) < LEAST_ROWS or sum(len(row.figures) > 1 for row in rows) < LEAST_ROWS:
        return None
    places = _places(rows)
    if len(places) < 2 or not all(_fits(row, places) for row in rows):
        return None
    heads, start = head_lines(bars, block[0], places)
    if not heads or not _covers([cells for _, cells in heads], len(places)):
        return None
    lines = [*range(start, block[0]), *block]
    body = list(_body(view, [bars[at] for at in lines if bars[at].pieces], places))
    top = [[_joined(view, bars[at].line, cell) for cell in row] for at, row in heads]
    whole = [*top, *body]
    return AlignedTable(
        tuple(tuple(span for span, _ in row) for row in whole),
        tuple(tuple(words for _, words in row) for row in whole),
        len(heads),
    )


def _places(rows: Sequence[Bar]) -> list[Place]:
    """The columns: what figures that stand over each other cover together."""
    out: list[Place] = []
    for piece in sorted((f for row in rows for f in row.figures), key=lambda f: f.left):
        if out and piece.left < out[-1].end:
            out[-1] = Place(out[-1].start, max(out[-1].end, piece.right))
        else:
            out.append(Place(piece.left, piece.right))
    return [place for place in out if _shares_edge(place, rows)] if out else []


def _covers(heads: Sequence[Cells], count: int) -> bool:
    """Whether each column has a head, and no line of it two for one column."""
    clear = all(len(cell) < 2 for cells in heads for cell in cells[1:])
    return clear and all(any(cells[n] for cells in heads) for n in range(1, count + 1))


def _shares_edge(place: Place, rows: Sequence[Bar]) -> bool:
    inside = [f for row in rows for f in row.figures if place.touches(f)]
    edges = (
        [f.left for f in inside],
        [f.right for f in inside],
        [(f.left + f.right) // 2 for f in inside],
    )
    return any(max(edge) - min(edge) <= EDGE for edge in edges)


def _fits(row: Bar, places: Sequence[Place]) -> bool:
    """Whether each figure of a row has a column of its own."""
    at = [_place_of(piece, places) for piece in row.figures]
    return None not in at and len(set(at)) == len(at)


def _place_of(piece: Piece, places: Sequence[Place]) -> int | None:
    return next((n for n, place in enumerate(places) if place.touches(piece)), None)


_Cell = tuple[Span, str]


def _joined(view: View, line: Line, pieces: Sequence[Piece]) -> _Cell:
    """One cell of some pieces of a line."""
    start = line.start + (pieces[0].start if pieces else 0)
    end = line.start + (pieces[-1].end if pieces else 0)
    return view.source(start, end), " ".join(piece.text for piece in pieces)


def _body(
    view: View, lines: Sequence[Bar], places: Sequence[Place]
) -> Iterator[list[_Cell]]:
    """The rows under a head: figures with their label, and headings of groups."""
    width = max((b.label[-1].end for b in lines if b.figures and b.label), default=0)
    pending: list[Bar] = []
    last: list[_Cell] | None = None
    for bar in lines:
        if not bar.figures:
            if last and not pending and _goes_on(bar):
                last = _with_more(last, bar)
            else:
                pending.append(bar)
            continue
        if last:
            yield last
        begun = _begun(pending, bar, width)
        for head in pending[: len(pending) - len(begun)]:
            yield _heading(view, head, len(places))
        last, pending = _row(view, bar, begun, places), []
    if last:
        yield last


def _goes_on(bar: Bar) -> bool:
    return bar.pieces[0].text[:1].islower()


def _with_more(row: list[_Cell], bar: Bar) -> list[_Cell]:
    """A row whose label goes on under its figures."""
    span, words = row[0]
    return [(span, f"{words} {bar.pieces[0].text}".strip()), *row[1:]]


def _begun(pending: Sequence[Bar], row: Bar, width: int) -> list[Bar]:
    """The lines above a row that are the beginning of its label."""
    out: list[Bar] = []
    first = row.label[0].text if row.label else ""
    below = row.line.number
    for bar in reversed(pending):
        text = bar.pieces[0].text
        goes_on = not first or first[0].islower() or first[0] == "("
        wrapped = CONNECTORS.search(text) or len(text) > NARROW * max(width, 20)
        if bar.line.number != below - 1 or not (goes_on or wrapped):
            break
        out.insert(0, bar)
        first, below = text, bar.line.number
    return out


def _heading(view: View, bar: Bar, count: int) -> list[_Cell]:
    cell = _joined(view, bar.line, bar.pieces)
    return [cell, *[(Span(cell[0].end, cell[0].end), "")] * count]


def _row(
    view: View, bar: Bar, begun: Sequence[Bar], places: Sequence[Place]
) -> list[_Cell]:
    span, words = _joined(view, bar.line, bar.label)
    if begun:
        above = _joined(view, begun[0].line, begun[0].pieces)[0]
        span = Span(above.start, span.end if bar.label else above.end)
        words = " ".join([*(b.pieces[0].text for b in begun), words]).strip()
    out = [(span, re.sub(r"(?<=\w)- (?=[a-zæøå])(?!og |eller )", "", words))]
    found = {_place_of(piece, places): piece for piece in bar.figures}
    for n in range(len(places)):
        piece = found.get(n)
        out.append(_joined(view, bar.line, [piece] if piece else []))
        if not piece:
            out[-1] = (Span(out[-2][0].end, out[-2][0].end), "")
    return out


__all__ = ["AlignedTable", "aligned_tables", "is_figure"]
