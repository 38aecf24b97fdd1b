"""Sums over rows: which rows a sum row sums, and what that proves."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.tables.labels import GRAND, closes, is_sum
from ingest.tables.model import Check
from ingest.tables.relations import Cells
from ingest.tables.settle import Reading, Settled, adds_up, decide, search


def _parts(
    labels: Sequence[str],
    groups: Sequence[str | None],
    at: int,
    held: dict[int, list[int]],
) -> Iterator[list[int]]:
    """The rows that a sum row may sum.

    Those of the group that it names; those since the last sum; those that no sum
    before has taken; all rows; all sums.
    """
    if closes(labels[at], groups[at]):
        yield [n for n in range(at) if groups[n] == groups[at]]
    sums = [n for n in range(at) if is_sum(labels[n])]
    since = sums[-1] + 1 if sums else 0
    taken = {n for parts in held.values() for n in parts}
    yield list(range(since, at))
    yield [n for n in range(at) if n not in taken]
    yield [n for n in range(at) if n not in sums]
    yield sums


def settle_rows(
    ways: Sequence[list[Reading]],
    labels: Sequence[str],
    groups: Sequence[str | None],
) -> tuple[list[Settled], dict[int, list[int]]]:
    """Decides every row; tells also which rows each sum row was found to sum."""
    proven: dict[int, Reading] = {}
    held: dict[int, list[int]] = {}
    now = [[*each] for each in ways]
    for at in [n for n, label in enumerate(labels) if is_sum(label)]:
        for parts in _parts(labels, groups, at, held):
            if len(parts) < 1 or not (choice := search(now, parts, at)):
                continue
            if _trivial(choice[at]) and len(parts) < 2:
                continue
            held[at] = parts
            proven |= choice
            for n, way in choice.items():
                now[n] = [way]
            break
    return [decide(each, proven.get(n)) for n, each in enumerate(ways)], held


def _trivial(way: Reading) -> bool:
    return not any(cell and cell.value for cell in way.cells)


def _difference(total: Cells, parts: Sequence[Cells]) -> Decimal:
    """The largest difference of any column."""
    worst = Decimal(0)
    for n, cell in enumerate(total):
        if cell is None or cell.value is None or cell.percent:
            continue
        cells = [part[n] for part in parts]
        summed = sum((c.value for c in cells if c and c.value is not None), Decimal(0))
        if abs(summed - cell.value) > abs(worst):
            worst = summed - cell.value
    return worst


def checks(
    rows: Sequence[Settled],
    labels: Sequence[str],
    groups: Sequence[str | None],
    held: dict[int, list[int]],
) -> Iterator[Check]:
    """What the sums of a table say. A sum whose rows cannot be known is left out."""
    for at in [n for n, label in enumerate(labels) if is_sum(label)]:
        cells = rows[at].cells
        if at in held:
            off = _difference(cells, [rows[n].cells for n in held[at]])
            yield Check(True, off, labels[at], at)
            continue
        parts = next(_parts(labels, groups, at, held))
        complete = all(rows[n].sure for n in (*parts, at))
        ends = closes(labels[at], groups[at]) or GRAND.match(labels[at])
        if len(parts) > 1 and complete and ends:
            off = _difference(cells, [rows[n].cells for n in parts])
            yield Check(off == 0, off, labels[at], at)


def by_side(ways: Sequence[list[Reading]], labels: Sequence[str]) -> list[Settled]:
    """Rows of a table with cost and income, where a row prints one number.

    Which side it is cannot be seen in flat text. Costs stand before incomes, so the
    one place to cut the rows for which both sums hold tells; else no cell is given.
    """
    out: list[Settled] = []
    start = 0
    for at, label in enumerate(labels):
        if not is_sum(label):
            continue
        out += _cut(ways[start:at], ways[at])
        start = at + 1
    out += [Settled((None, None), 0, False)] * (len(ways) - len(out))
    return out


def _side(ways: Sequence[Reading], side: int) -> Reading | None:
    return next(
        (way for way in ways if way.cells[side] and not way.cells[1 - side]), None
    )


def _cut(rows: Sequence[list[Reading]], total: list[Reading]) -> list[Settled]:
    full = [way for way in total if all(way.cells)]
    for cut in range(len(rows) + 1):
        chosen = [_side(ways, int(n >= cut)) for n, ways in enumerate(rows)]
        picked = [way for way in chosen if way]
        if len(picked) < len(rows):
            continue
        for way in full:
            if rows and adds_up(way, picked):
                return [Settled(p.cells, p.dropped, True) for p in (*picked, way)]
    known = Settled(full[0].cells, full[0].dropped, len(full) == 1) if full else None
    unknown = Settled((None, None), 0, False)
    return [*[unknown] * len(rows), known or unknown]
