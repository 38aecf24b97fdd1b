"""One figure of a table, where the question names its row, its column and its year."""

import re
from collections.abc import Sequence
from typing import Final

from kg.computing.asking import Asking
from kg.computing.blocks import Series
from kg.computing.choosing import of_area, the_one
from kg.computing.model import Cell, Told
from kg.computing.naming import head, is_sum, key_words

KINDS: Final = frozenset({"amount", "money", "count", "percent"})
OTHERWISE: Final = frozenset(
    {"compare", "difference", "max", "min", "trend", "twofold"}
)
SAYS: Final = 0.6
"""The share of the row's own words that the question must say."""
MOSTLY: Final = 0.3
"""The same of its telling words, where no other row of its table is like it."""
# What follows is the whole that a share is of.
SHARE_OF: Final = re.compile(r"\b(?:andel|prosent) av\b|\bi forhold til\b|\bav sum\b")
# "målt mot 2009": the year that a change is counted from, not the one asked for.
SINCE: Final = re.compile(r"\b(?:målt mot|sammenlignet med|i forhold til) (20\d\d)")
MEASURES: Final = frozenset({"antall", "andel", "prosent"})
ACTUAL: Final = "regnskap"
CHANGED: Final = re.compile(r"økning|nedgang|vekst|reduksjon|endring")
PLANS: Final = frozenset({"budsjett", "revidert_budsjett", "oekonomiplan"})
# What came about, not what was planned for it.
WAS: Final = re.compile(
    r"\bwhat was\b|\bhva var\b|\bvar det\b|\b(?:brukte|brukt|endte|fikk)\b"
)
# What is left, which what was spent does not tell.
LEFT: Final = re.compile(r"\bigjen å\b|\bigjen av\b|\bgjenst[åo]\w*")
SPENT: Final = re.compile(r"\bbrukt\b|\bforbruk|\bregnskap|\bpåløpt", re.I)
PLANNED: Final = re.compile(
    r"budsjett|plan|program|\bsatt\b|avs[ea]tt|bevilg|løyv|foresl|vedt[ao]|lagt inn"
    r"|ramme"
)


def up(asking: Asking, found: Sequence[Series]) -> Told | None:
    """The one figure of the row that is asked about."""
    one = found[0]
    since = {int(year) for year in SINCE.findall(asking.low)}
    years = set(asking.years) - since
    other = asking.traits & OTHERWISE - ({"compare"} if since else set())
    if asking.question.kind not in KINDS or other or _asks_change(asking, one):
        return None
    years = years or _only_year(asking, one)
    if len(years) != 1 or len(asking.areas) > 1:
        return None  # without a year, the figure of which year is a guess
    if not _is_named(asking, one):
        return None
    cell = the_one(asking, one)
    if not cell or cell.year not in years or _is_another(asking, cell):
        return None
    where = cell.column if cell.is_money else f"{cell.area} {cell.year or ''}".strip()
    return Told(f"{cell.name}, {where}: {cell.said}.", (cell,))


def _asks_change(asking: Asking, one: Series) -> bool:
    """Whether a growth or a fall is asked for, and the row has none."""
    grows = CHANGED.search(asking.bare) and not CHANGED.search(one.label.lower())
    return asking.changes or bool(grows)


def _only_year(asking: Asking, one: Series) -> set[int]:
    """The one year that a table has for another municipality than its own."""
    cells = of_area(asking, one).cells
    other = asking.areas and one.block.kommune not in asking.areas
    years = {cell.year for cell in cells if cell.year} if other else set()
    return years if len(years) == 1 else set()


def _is_named(asking: Asking, one: Series) -> bool:
    """Whether a row is the one that is asked about, or the sum of a table that is."""
    words = [word for word in key_words(one.label) if word not in MEASURES]
    if is_sum(one.cells[0]):
        return asking.adds or (one.own == 1 and asking.says(" ".join(words)) == 1)
    if asking.adds or one.own < SAYS:
        return False
    if asking.calls(one.label) or not words:
        return True
    rare = key_words(SHARE_OF.split(head(one.label))[0])
    told = [asking.tells(w) or asking.opens(w) for w in rare if w not in MEASURES]
    most = sum(told) >= MOSTLY * len(told)
    return any(told) if one.says >= SAYS else one.own == 1 and most


def _is_another(asking: Asking, cell: Cell) -> bool:
    """Whether what was spent is asked for and what is planned told, or the reverse."""
    said = f"{asking.bare} {asking.question.text.lower()}"
    if LEFT.search(asking.low) and SPENT.search(cell.column):
        return True
    if WAS.search(said) and not PLANNED.search(asking.low):
        return cell.version in PLANS or "budsjett" in cell.column.lower()
    if not asking.versions or not (cell.version or ACTUAL in asking.versions):
        return False
    return (cell.version == ACTUAL) != (ACTUAL in asking.versions)
