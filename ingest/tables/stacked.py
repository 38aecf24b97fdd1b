"""Tables of which a converter put every cell on a line of its own.

"Område", "2030", "2031", "Oppvekst", "9,8", "10,1", "Teknisk", "6,4", "5,8": the head
tells how many cells a row has, and the rows under it have figures at the same places. A
cell that is wrapped goes on with a small letter.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from ingest.model import Grid, Span
from ingest.tables.header import column_of
from ingest.tables.numbers import MISSING, parse_number, trailing_tokens
from ingest.tables.units import vocabulary
from ingest.view import Line, View

LONGEST = 90  # characters of a cell's line
LONGEST_HEAD = 40
MOST_COLUMNS = 9
LEAST_CELLS = 6  # of a table's rows together
MOST_BETWEEN = 3  # lines of running heads before a head that is printed again
YEAR = re.compile(r"(?:19|20)\d\d")
# "30.04.25", "31.12.2025" and "(1000 kr)" under a word of the head go on with it
UNDER = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)?|\(.*\)")
LABEL = re.compile(
    r"(?:status|ansvar\w*|merknad|vedtak|tiltak|indikator|nr\.?)", re.IGNORECASE
)

# "nov. 2031" is a cell of its own, as a known state is ("i rute")
MONTH = re.compile(
    r"(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-z]*\.? (?:19|20)\d\d"
)
NAMELESS = frozenset(("annet", "belop", "unit_column"))  # what a row's name is under

Cell = tuple[Line, ...]  # the lines of a cell, first to last


@lru_cache(maxsize=2)
def stacked_grids(
    view: View, taken: frozenset[int], furniture: tuple[Span, ...]
) -> tuple[Grid, ...]:
    """The tables of stacked cells. taken: line numbers that are no such cells."""
    found: list[Grid] = []
    for cells in _blocks(view, taken, furniture):
        at = 0
        while at < len(cells):
            rows, after = _table(cells, at)
            if rows:
                spans = tuple(tuple(_span(view, cell) for cell in row) for row in rows)
                found.append(Grid(spans, 1))
            at = max(at + 1, after)
    return tuple(found)


def _blocks(
    view: View, taken: frozenset[int], furniture: tuple[Span, ...]
) -> Iterator[list[Cell]]:
    """Runs of lines that may be cells, wrapped ones joined."""
    cells: list[Cell] = []
    running = {view.document.line_number(span.start) for span in furniture}
    before = 0  # the number of the line above
    for line in view.lines:
        text = line.text.strip()
        if not text or line.number in running:
            continue
        if line.number in taken or len(text) > LONGEST:
            yield cells
            cells = []
            continue
        if cells and before == line.number - 1 and _goes_on(cells[-1], text):
            cells[-1] = (*cells[-1], line)
        else:
            cells.append((line,))
        before = line.number
    yield cells


def _goes_on(cell: Cell, text: str) -> bool:
    """Whether a line goes on with the cell above it."""
    alone = MONTH.fullmatch(text) or _states().fullmatch(text) or _figure(text)
    return text[0].islower() and not alone and not _is_figure(cell)


@cache
def _states() -> re.Pattern[str]:
    """Any state that a cell may tell."""
    known = "|".join(row["pattern"] for row in vocabulary("statuses"))
    return re.compile(known, re.IGNORECASE)


def _table(cells: Sequence[Cell], at: int) -> tuple[list[list[Cell]], int]:
    """The table whose head begins at a cell, and the cell after it; none if no table.

    Of the ways to tell how many columns there are, that which explains most cells.
    """
    best: tuple[list[list[Cell]], int] = ([], at)
    if _is_figure(cells[at]):
        return best
    for width in range(2, MOST_COLUMNS + 1):
        head, first = _head(cells, at, width)
        rows, after = _rows(cells, first, head) if _is_head(head, width) else ([], at)
        if after > best[1] and _is_table(head, rows):
            best = [head, *rows], after
    return best


def _head(cells: Sequence[Cell], at: int, width: int) -> tuple[list[Cell], int]:
    """So many cells of a head from a cell on, and the cell after them."""
    head: list[Cell] = []
    while at < len(cells):
        under = head and UNDER.fullmatch(_text(cells[at]))
        if len(head) == width and not under:
            break
        if under:
            head[-1] = (*head[-1], *cells[at])
        else:
            head.append(cells[at])
        at += 1
    return head, at


def _is_head(head: Sequence[Cell], width: int) -> bool:
    """Whether cells may be a head: short words and years, none of them twice."""
    texts = [_text(cell) for cell in head]
    short = all(len(text) <= LONGEST_HEAD for text in texts)
    unlike = len(head) == width and len(set(texts)) == width
    years = all(YEAR.fullmatch(text) for text in texts if _figure(text))
    return short and unlike and years and not _figure(texts[0])


def _means_columns(head: Sequence[Cell], numeric: Sequence[bool]) -> bool:
    """Whether one of the heads over figures says what they are; else of the words."""
    if numeric[0]:
        return any(LABEL.match(_text(cell)) for cell in head)
    if column_of(_text(head[0])).term not in NAMELESS:
        return False
    over = [_text(cell) for cell, own in zip(head, numeric, strict=True) if own]
    return any(YEAR.fullmatch(t) or column_of(t).term != "annet" for t in over)


def _rows(
    cells: Sequence[Cell], at: int, head: Sequence[Cell]
) -> tuple[list[list[Cell]], int]:
    """The rows under a head, as long as they have figures where the first ones have."""
    width = len(head)
    numeric = _numeric([cells[at : at + width], cells[at + width : at + 2 * width]])
    rows: list[list[Cell]] = []
    while len(numeric) == width and at + width <= len(cells):
        row = list(cells[at : at + width])
        if _fits(row, numeric):
            rows.append(row)
            at += width
        elif (again := _again(cells, at, head)) is not None:
            at = again
        else:
            break
    return rows, at


def _numeric(rows: Sequence[Sequence[Cell]]) -> list[bool]:
    """Which columns have figures in all rows; none is told where rows are too short."""
    return [all(map(_is_figure, column)) for column in zip(*rows, strict=False)]


def _again(cells: Sequence[Cell], at: int, head: Sequence[Cell]) -> int | None:
    """Where the rows go on behind the head printed again, after a page's edge."""
    told = [_text(cell) for cell in head]
    for first in range(at, at + MOST_BETWEEN + 1):
        own, after = _head(cells, first, len(head))
        if [_text(cell) for cell in own] == told:
            return after
    return None


def _fits(row: Sequence[Cell], numeric: Sequence[bool]) -> bool:
    """Whether a row has figures where it must, and words where it is named."""
    told = [_is_figure(cell) for cell in row]
    named = row[1 if numeric[0] else 0]
    figures = [_text(c) for c, must in zip(row, numeric, strict=True) if must]
    return (
        not _is_figure(named)
        and not _text(named).startswith("•")
        and not all(map(YEAR.fullmatch, figures))  # a head
        and all(len(trailing_tokens(_text(cell))) < 3 for cell in row)
        and all(own or not must for own, must in zip(told, numeric, strict=True))
    )


def _is_table(head: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether rows are no chance: figures right behind the names, or running numbers.

    Any other order may be the same table read from a wrong cell on.
    """
    if len(rows) < 2 or len(rows) * (len(head) - 1) < LEAST_CELLS:
        return False
    numeric = _numeric(rows)
    if not _means_columns(head, numeric):
        return False
    running = [at for at, own in enumerate(numeric) if own and _run(rows, at)]
    if numeric[0] or running:
        return running == [0] and not any(numeric[1:])
    behind = numeric.index(False, 1) if False in numeric[1:] else len(numeric)
    return numeric[1] and not any(numeric[behind:])


def _run(rows: Sequence[Sequence[Cell]], at: int) -> bool:
    """Whether a column numbers the rows: 1, 2, 3, and so on."""
    told = [_text(row[at]).rstrip(".") for row in rows]
    return told == [str(n) for n in range(1, len(rows) + 1)]


def _is_figure(cell: Cell) -> bool:
    return len(cell) == 1 and _figure(_text(cell))


def _figure(text: str) -> bool:
    whole = text.rstrip(".") if re.fullmatch(r"\d{1,2}\.", text) else text
    return parse_number(whole) is not None or MISSING.fullmatch(text) is not None


def _text(cell: Cell) -> str:
    return " ".join(line.text.strip() for line in cell)


def _span(view: View, cell: Cell) -> Span:
    """The document's span of a cell, from its first word to its last."""
    last = cell[-1]
    end = last.start + len(last.text.rstrip())
    return view.source(cell[0].first, end)
