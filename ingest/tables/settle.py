"""Which reading of a row's digits is the right one: arithmetic decides.

A row may be read in several ways. The number of columns leaves some; sums inside the
row (2024-27 is the sum of four years, revised is original plus change) leave fewer;
sums over rows leave one. What is still open stays open: cells on which the remaining
readings differ are not given.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, pairwise
from math import log10
from typing import NamedTuple

from ingest.tables.marks import YEAR_TOKEN
from ingest.tables.model import Column
from ingest.tables.numbers import Number, Token, chunks, splits
from ingest.tables.relations import YEARLY, Cells, Relation, has_sides, holds, relations

CALM = 0.8  # a cost above this says that the row's figures are unlike each other
HUGE = 0.3  # for each digit beyond ten millions, whatever the unit
MARGIN = 0.75  # how much plainer the best reading must be to stand without proof
LOOSE = 1.5  # the cost of leaving a number that is no year to the label
NEXT_BEST = 6  # readings of one row that a search over sums tries
# Columns whose figures need not be of the size of those beside them.
UNLIKE = frozenset({"just", "avvik", "rest", "brutto", "annet", "kostnad", "inntekt"})


class Reading(NamedTuple):
    """One way to read a row. dropped: leading tokens that belong to the label.

    loose: one of those is no year, so it could have been a cell.
    """

    cells: Cells
    dropped: int
    cost: float
    loose: bool = False


@dataclass(frozen=True)
class Settled:
    """A row after the decision. sure: no cell was left open."""

    cells: Cells
    dropped: int
    sure: bool


def _size(number: Number | None) -> float:
    value = abs(number.value) if number and number.value is not None else Decimal(0)
    return log10(float(value) + 1)


def _cost(cells: Cells, columns: Sequence[Column], dropped: Sequence[Token]) -> float:
    """How unlike each other the figures of like columns are."""
    cost = sum(0.0 if YEAR_TOKEN.fullmatch(t.text) else LOOSE for t in dropped)
    if not dropped and cells[0] and (value := cells[0].value) is not None:
        year = 1990 <= value <= 2060 and cells[0].end - cells[0].start == 4
        cost += 2.0 if year and len(columns) > 1 else 0.0
    cost += sum(HUGE * max(0.0, _size(cell) - 7) for cell in cells)
    like = [n for n, c in enumerate(columns) if c.term not in UNLIKE and not c.period]
    for a, b in pairwise(n for n in like if not columns[n].percent):
        if _size(cells[a]) and _size(cells[b]):
            alike = columns[a].term in YEARLY and columns[b].term in YEARLY
            apart = min(3.0, abs(_size(cells[a]) - _size(cells[b])))
            cost += apart / (2 if alike else 4)
    return cost


def _placed(numbers: Sequence[Number], kept: Sequence[int], width: int) -> Cells:
    cells: list[Number | None] = [None] * width
    for number, n in zip(numbers, kept, strict=True):
        cells[n] = number
    return tuple(cells)


def _fits(cells: Cells, columns: Sequence[Column]) -> bool:
    """Whether shares stand in columns of shares, where the head tells them apart."""
    if not any(column.percent for column in columns):
        return True
    return all(
        not cell or cell.value is None or cell.percent == column.percent
        for cell, column in zip(cells, columns, strict=True)
    )


def _kept(
    columns: Sequence[Column], tokens: Sequence[Token], running: bool
) -> list[int]:
    """The columns a row has numbers for.

    No shares where it prints no "%", no total cost for what goes on without an end.
    """
    left_out = set() if any(token.percent for token in tokens) else {"%"}
    left_out |= {"brutto"} if running else set()
    return [
        n
        for n, column in enumerate(columns)
        if not left_out & {column.term, "%" if column.percent else ""}
    ]


def _checker(
    columns: tuple[Column, ...], kept: Sequence[int]
) -> Callable[[tuple[Number, ...]], bool]:
    """Says of the first numbers of a row whether the sums among them hold."""
    ends: dict[int, list[Relation]] = {}
    for relation in relations(columns):
        used = [relation.result, *(m for _, m in relation.terms)]
        if all(n in kept for n in used):
            ends.setdefault(max(kept.index(n) for n in used) + 1, []).append(relation)

    def check(numbers: tuple[Number, ...]) -> bool:
        due = ends.get(len(numbers))
        if not due:
            return True
        cells = _placed(numbers, kept[: len(numbers)], len(columns))
        return all(holds(relation, cells) is not False for relation in due)

    return check


def _read(
    tokens: Sequence[Token], columns: tuple[Column, ...], kept: Sequence[int], drop: int
) -> Iterator[Reading]:
    wide = chunks(tokens[drop:], len(kept))
    ways = [wide] if wide else splits(tokens[drop:], len(kept), _checker(columns, kept))
    for numbers in ways:
        cells = _placed(numbers, kept, len(columns))
        if _fits(cells, columns):
            dropped = tokens[:drop]
            loose = any(not YEAR_TOKEN.fullmatch(token.text) for token in dropped)
            yield Reading(cells, drop, _cost(cells, columns, dropped), loose)


def _drops(tokens: Sequence[Token], readable: bool, single: bool) -> list[int]:
    """How many leading tokens may belong to the label: years, else as a way out."""
    years = YEAR_TOKEN.fullmatch(tokens[0].text) is not None
    if readable and not single:
        return [1] if years and len(tokens) > 1 else []
    return list(range(1, min(3, len(tokens))))


@lru_cache(maxsize=4096)
def candidates(
    tokens: tuple[Token, ...],
    columns: tuple[Column, ...],
    labelled: bool,
    running: bool = False,
) -> list[Reading]:
    """The readings of a row, the likeliest first.

    running: the row is a project without an end. labelled: words stand before the
    tokens, so the first ones may belong to them. A row with one number too few has an
    empty cell; sums inside it must tell which.
    """
    kept = _kept(columns, tokens, running)
    out = list(_read(tokens, columns, kept, 0))
    if out and chunks(tokens, len(kept)):
        return out
    if labelled:
        drops = _drops(tokens, bool(out), len(kept) == 1)
        out += [way for drop in drops for way in _read(tokens, columns, kept, drop)]
    if has_sides(columns):
        return [*_one_missing(tokens, columns, kept), *out]
    if all(way.dropped for way in out) and len(kept) > 1:
        short = _one_missing(tokens, columns, kept)
        out = [*(way for way in short if _proven(way, columns)), *out] or short
    return _consistent(sorted(out, key=lambda way: way.cost), columns)


def _one_missing(
    tokens: Sequence[Token], columns: tuple[Column, ...], kept: Sequence[int]
) -> list[Reading]:
    return [
        way._replace(cost=way.cost + 0.5)
        for left_out in kept
        for way in _read(tokens, columns, [n for n in kept if n != left_out], 0)
    ]


def _marks(way: Reading, columns: tuple[Column, ...]) -> list[bool | None]:
    return [holds(relation, way.cells) for relation in relations(columns)]


def _proven(way: Reading, columns: tuple[Column, ...]) -> bool:
    """Whether all sums inside the row hold, and there is one that says something."""
    marks = _marks(way, columns)
    return bool(marks) and all(mark is True for mark in marks)


def _consistent(ways: list[Reading], columns: tuple[Column, ...]) -> list[Reading]:
    """The readings for which most sums inside the row hold."""
    if not relations(columns) or len(ways) < 2:
        return ways
    scores = [sum(mark is True for mark in _marks(way, columns)) for way in ways]
    wrong = [sum(mark is False for mark in _marks(way, columns)) for way in ways]
    best = max(s - w for s, w in zip(scores, wrong, strict=True))
    return [
        way
        for way, s, w in zip(ways, scores, wrong, strict=True)
        if s - w == best and (not w or best > 0)
    ] or ways


def _value(way: Reading, n: int) -> Decimal:
    cell = way.cells[n]
    return cell.value if cell and cell.value is not None else Decimal(0)


def adds_up(total: Reading, parts: Sequence[Reading]) -> bool:
    """Whether each column of the parts adds up to the total, but for rounding."""
    slack = Decimal(len(parts) // 6 + 1) if parts else Decimal(0)
    return all(
        abs(sum((_value(part, n) for part in parts), Decimal(0)) - _value(total, n))
        <= slack
        for n, cell in enumerate(total.cells)
        if cell and not cell.percent
    )


def search(
    ways: Sequence[list[Reading]], parts: Sequence[int], total: int
) -> dict[int, Reading]:
    """The plainest choice of readings for which the parts add up to the total.

    At most two rows are read in another way than their plainest; more would be a
    coincidence waiting to happen. Empty when no choice adds up.
    """
    best = {n: ways[n][0] for n in (*parts, total)}
    open_rows = [n for n in best if len(ways[n]) > 1]
    for changes in range(3):
        for rows in combinations(open_rows, changes):
            for choice in _choices(ways, rows):
                trial = {**best, **choice}
                if adds_up(trial[total], [trial[n] for n in parts]):
                    return trial
    return {}


def _choices(
    ways: Sequence[list[Reading]], rows: Sequence[int]
) -> Iterator[dict[int, Reading]]:
    if not rows:
        yield {}
        return
    first, *rest = rows
    for way in ways[first][1:NEXT_BEST]:
        for others in _choices(ways, rest):
            yield {first: way, **others}


def _agreed(ways: Sequence[Reading]) -> Cells:
    """The cells that all readings have in common."""
    best = ways[0]
    same = [
        all(way.cells[n] == cell for way in ways) for n, cell in enumerate(best.cells)
    ]
    return tuple(c if ok else None for c, ok in zip(best.cells, same, strict=True))


def exact(
    tokens: tuple[Token, ...],
    columns: tuple[Column, ...],
    labelled: bool,
    running: bool = False,
) -> bool:
    """Whether a row has a number for each column that it prints one for.

    Where cost and income stand side by side, one of the two is enough.
    """
    need = 1 if has_sides(columns) else len(_kept(columns, tokens, running))
    return any(
        sum(cell is not None for cell in way.cells) >= need and not way.loose
        for way in candidates(tokens, columns, labelled, running)[:1]
    )


def decide(ways: list[Reading], proven: Reading | None) -> Settled:
    """The row's cells: proven by a sum, the only reading, or what readings share."""
    if proven:
        return Settled(proven.cells, proven.dropped, True)
    if ways[0].loose and len(ways[0].cells) > 1:
        return Settled((None,) * len(ways[0].cells), 0, False)
    margin = MARGIN if ways[0].cost < CALM else 3 * MARGIN
    near = [way for way in ways if way.cost < ways[0].cost + margin]
    agreed = _agreed(near)
    return Settled(agreed, ways[0].dropped, agreed == ways[0].cells)
