"""One figure of a table, where the question names its row, its column and its year."""

import re
from collections.abc import Sequence
from typing import Final

from kg.computing.asking import Asking
from kg.computing.blocks import Series
from kg.computing.choosing import the_one
from kg.computing.model import Cell, Told
from kg.computing.naming import is_sum

KINDS: Final = frozenset({"amount", "money", "count", "percent"})
OTHERWISE: Final = frozenset(
    {"compare", "difference", "max", "min", "trend", "twofold"}
)
SAYS: Final = 0.6
"""The share of the row's own words that the question must say."""
# "målt mot 2009": the year that a change is counted from, not the one asked for.
SINCE: Final = re.compile(r"\b(?:målt mot|sammenlignet med|i forhold til) (20\d\d)")
ACTUAL: Final = "regnskap"


def up(asking: Asking, found: Sequence[Series]) -> Told | None:
    """The one figure of the row that is asked about."""
    one = found[0]
    since = {int(year) for year in SINCE.findall(asking.low)}
    years = set(asking.years) - since
    other = asking.traits & OTHERWISE - ({"compare"} if since else set())
    if asking.question.kind not in KINDS or other or asking.changes:
        return None
    if len(years) != 1 or len(asking.areas) > 1:
        return None  # without a year, the figure of which year is a guess
    named = one.own >= SAYS and (one.says >= SAYS or one.own == 1)
    if not named or is_sum(one.cells[0]) != asking.adds:
        return None
    cell = the_one(asking, one)
    if not cell or cell.year not in years or _is_another(asking, cell):
        return None
    where = cell.column if cell.is_money else f"{cell.area} {cell.year or ''}".strip()
    return Told(f"{cell.name}, {where}: {cell.said}.", (cell,))


def _is_another(asking: Asking, cell: Cell) -> bool:
    """Whether what was spent is asked for and what is planned told, or the reverse."""
    if not asking.versions or not (cell.version or ACTUAL in asking.versions):
        return False
    return (cell.version == ACTUAL) != (ACTUAL in asking.versions)
