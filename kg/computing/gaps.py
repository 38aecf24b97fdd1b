"""How far from what was set aside, read from two columns and their difference.

A deviation has no sign of its own: some tables print what is left, others what is
lacking. It is worked out from the two columns whose difference it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, product
from typing import Final

from kg.computing.asking import NUMBERED
from kg.computing.blocks import Block, cells_of
from kg.computing.model import Cell
from kg.computing.naming import is_sum
from kg.facts import FactRow, bound, rows
from kg.store import GraphStore

OFF: Final = re.compile(r"\ba(?:vv|vw|wv|w)ik(?:et)?(?:ikr)?\b")
"""The head of a column of deviations; scans read "Avvik i kr" as "Awvikikr"."""
ROUNDED: Final = Decimal(2)
"""How far a deviation may be from the difference, in units of the table."""


@dataclass(frozen=True)
class Gap:
    """How much more than set aside was, or will be, spent: less is negative."""

    spent: Cell
    budget: Cell
    printed: Cell
    block: Block

    @property
    def more(self) -> Decimal:
        """Kroner above what was set aside, as the table prints it."""
        size = abs(self.printed.value)
        return size if self.spent.value > self.budget.value else -size

    @property
    def share(self) -> Decimal:
        """The same in percent of what was set aside."""
        return self.more / (abs(self.budget.value) or Decimal(1)) * 100

    @property
    def whole_year(self) -> bool:
        """Whether this is expected of the year, not counted so far."""
        return self.spent.version == "prognose"

    @property
    def area(self) -> str:
        """The row without its number: "Velferd"."""
        return NUMBERED.sub("", self.printed.label)


def tables(graph: GraphStore) -> Iterator[Block]:
    """Every table with a deviation, under the title of the part that it stands in."""
    parts = list(rows(graph, bound("deler")))
    every = rows(graph, bound("avvik"))
    for table, found in groupby(every, key=lambda row: row["tabell"]):
        cells = tuple(cells_of(found))
        if cells:
            part = _part(cells[0].row, parts)
            kommune = (part["kommune"] if part else "").lower()
            yield Block(
                cells,
                ("", "", part["del"] if part else ""),
                kommune.removesuffix(" kommune"),
                0,
                bound("tabell", tabell=table),
            )


def _part(row: FactRow, parts: Iterable[FactRow]) -> FactRow | None:
    """The part of a document that a row stands in."""
    own = (part for part in parts if part.document == row.document)
    return next((part for part in own if part.span.covers(row.span)), None)


def read_gaps(read: Iterable[Block]) -> Iterator[Gap]:
    """The deviations that are the difference of two columns of their row."""
    for block in read:
        own = [cell for cell in block.cells if not is_sum(cell)]
        for _, row in groupby(own, key=lambda cell: (cell.label, cell.row.span)):
            yield from _of_row(list(row), block)


def _of_row(row: Sequence[Cell], block: Block) -> Iterator[Gap]:
    spent = [cell for cell in row if cell.version in ("regnskap", "prognose")]
    budget = [cell for cell in row if "budsjett" in cell.version]
    for cell in row:
        if not OFF.search(cell.column.lower()):
            continue
        made = (Gap(s, b, cell, block) for s, b in product(spent, budget))
        fits = [gap for gap in made if _is_difference(gap)]
        if len({gap.more > 0 for gap in fits}) == 1:
            yield fits[0]


def _is_difference(gap: Gap) -> bool:
    """Whether the printed deviation is that of the two columns, rounded."""
    apart = abs(gap.spent.value - gap.budget.value)
    unit = 1000 if gap.printed.value % 1000 == 0 else 1
    return abs(apart - abs(gap.printed.value)) <= ROUNDED * unit
