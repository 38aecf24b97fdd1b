"""A computed answer, and the figures that it is made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kg.facts import FactRow
from kg.speech import measured, money

KRONER = "NOK"


@dataclass(frozen=True)
class Cell:
    """One figure of a table: what it is of, and where it stands.

    area: municipality or group for an indicator, service area for money. version:
    "regnskap", "revidert_budsjett" and the like. unit: as printed, "NOK" for kroner.
    """

    label: str
    area: str
    year: int | None
    column: str
    value: Decimal
    unit: str
    row: FactRow
    version: str = ""

    @property
    def said(self) -> str:
        """The figure with its unit."""
        return amount(self.value, self.unit)

    @property
    def is_money(self) -> bool:
        """Whether this is a cell of a money table."""
        return self.unit == KRONER

    @property
    def name(self) -> str:
        """What the row of the figure is called, with its service area."""
        area = self.area if self.is_money else ""
        return (
            f"{self.label} ({area})" if area and area not in self.label else self.label
        )


@dataclass(frozen=True)
class Computed:
    """A computed sentence, the rows that it rests on, and the query that gave them.

    fit: the share of what the question asks that was accounted for, 0 to 1.
    verdict: the answer to a yes/no question, where it was computed. rule: its name.
    """

    text: str
    rows: tuple[FactRow, ...]
    query: str
    fit: float = 1.0
    verdict: bool | None = None
    rule: str = ""


def amount(value: Decimal, unit: str) -> str:
    """A figure with its unit, kroner in millions as well."""
    return money(value) if unit == KRONER else measured(value, unit)


def gap(value: Decimal, unit: str) -> str:
    """A difference between two figures; percentages differ by percentage points."""
    return amount(value, "prosentpoeng" if unit == "%" else unit)


@dataclass(frozen=True)
class Told:
    """What a rule says, and the figures that it says it of.

    about: texts beside the figures that account for the question (a heading that was
    chosen among others).
    """

    text: str
    cells: tuple[Cell, ...]
    verdict: bool | None = None
    about: tuple[str, ...] = ()


def places(cells: Iterable[Cell]) -> tuple[FactRow, ...]:
    """The rows of the figures, each once, in the order in which they are said."""
    return tuple({(c.row.document, c.row.span): c.row for c in cells}.values())
