"""What a table is once it has been read. All spans are of the document's text."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ingest.model import Span


@dataclass(frozen=True)
class Unit:
    """The unit as printed ("Beløp i 1000") and how many of its base that is."""

    text: str
    factor: Decimal
    money: bool


@dataclass(frozen=True)
class Column:
    """A column as its header names it.

    term: what the header's words mean (``regnskap``, ``brutto``, ``ferdig`` …, a name
    of ``terms.csv``), ``aar`` where only a year stands. area: a municipality or group
    of them. period: first and last year, where the column sums years.
    """

    text: str
    term: str
    year: int | None = None
    period: tuple[int, int] | None = None
    area: str | None = None
    percent: bool = False
    numeric: bool = True


@dataclass(frozen=True)
class Cell:
    """A printed figure. value: in the table's unit; None where none is given ("-")."""

    value: Decimal | None
    span: Span
    text: str
    percent: bool = False


@dataclass(frozen=True)
class Row:
    """A row: its label, a cell for each column, and the group heading over it.

    A cell is None where nothing stands or where it could not be told which number
    it is. texts: what stands in columns that hold words, by the column's term.
    lines: first and last line, 1-based. span: whole lines.
    """

    label: str
    span: Span
    lines: tuple[int, int]
    cells: tuple[Cell | None, ...]
    texts: tuple[tuple[str, str], ...] = ()
    group: str | None = None
    is_sum: bool = False

    def text(self, term: str) -> str | None:
        """What stands in the column of words with this term."""
        return dict(self.texts).get(term)


@dataclass(frozen=True)
class Check:
    """A sum row against the rows that it sums. difference: in the table's unit.

    row: index of the sum row.
    """

    holds: bool
    difference: Decimal
    description: str
    row: int


@dataclass(frozen=True)
class Table:
    """A table, read. heading: the line above it, where one stands there."""

    span: Span
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unit: Unit | None = None
    checks: tuple[Check, ...] = ()
    heading: str | None = None
    flat: bool = True

    @cached_property
    def kind(self) -> str:
        """``penger`` for money, else ``tall``."""
        if any(column.area for column in self.columns):
            return "tall"
        if self.unit:
            return "penger" if self.unit.money else "tall"
        money = any(column.term not in ("aar", "status") for column in self.columns)
        return "penger" if money and not self._percents else "tall"

    @property
    def adds_up(self) -> bool:
        """Whether its sums were checked, and all of them hold."""
        return bool(self.checks) and all(check.holds for check in self.checks)

    @cached_property
    def _percents(self) -> bool:
        return any(c and c.percent for row in self.rows for c in row.cells[:1])
