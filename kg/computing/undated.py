"""Figures that a question asks for in other ways than by one row, column and year.

``both``: two counts of one thing, "hvor mange årsverk og ansatte". ``listed``: a cell
of a list without years, "hva koster … ifølge søknadslisten".
"""

import re
from collections.abc import Sequence
from typing import Final

from kg.computing.asking import Asking
from kg.computing.blocks import Series
from kg.computing.choosing import distinct, the_one
from kg.computing.look import KINDS, OTHERWISE, SAYS
from kg.computing.model import Told
from kg.computing.naming import key_words
from kg.words import stem

# "hvor mange årsverk og ansatte": two things that are counted, nothing between them.
BOTH: Final = re.compile(r"\b([a-zæøå]{4,}) og (?:antall |mange )?([a-zæøå]{4,})\b")
# Where it stands, not what is asked: "ifølge …", "i tilskuddsoversikten".
WHERE: Final = re.compile(r"\bifølge [^,?]*|\w*(?:oversikt|liste|tabell)\w*")
BEGINS: Final = 4
"""Letters by which a question names a column: "kostet" is "Kostnader"."""


def both(asking: Asking, found: Sequence[Series]) -> Told | None:
    """The two counts of one thing in the year that is asked about."""
    one = found[0]
    named = BOTH.search(asking.low)
    if not named or not _may_tell(asking) or len(asking.years) != 1:
        return None
    if "sum" in asking.traits or one.cells[0].is_money:
        return None
    wanted = [stem(word) for word in named.groups()]
    rest = _rest(one, wanted)
    rows = [_row(found, one, word, rest) for word in wanted]
    cells = [the_one(asking, row) for row in rows if row]
    told = [cell for cell in cells if cell and cell.year in asking.years]
    if len(told) != 2 or not all(map(asking.tells, rest)):
        return None
    said = " og ".join(f"{cell.label}: {cell.said}" for cell in told)
    return Told(f"{told[0].area} {told[0].year}: {said}.", tuple(told))


def _may_tell(asking: Asking) -> bool:
    other = asking.traits & OTHERWISE or asking.changes
    return asking.question.kind in KINDS and not other


def _row(
    found: Sequence[Series], one: Series, word: str, rest: frozenset[str]
) -> Series | None:
    """The one row of the same table that is of nothing but a word and a thing."""
    same = [
        row
        for row in found
        if row.block.sparql == one.block.sparql
        and frozenset(key_words(row.label)) == {word} | rest
    ]
    return same[0] if len(same) == 1 and word not in rest else None


def _rest(one: Series, words: Sequence[str]) -> frozenset[str]:
    """What a label says beside what is counted."""
    return frozenset(key_words(one.label)) - frozenset(words)


def listed(asking: Asking, found: Sequence[Series]) -> Told | None:
    """The one amount that is asked for, of a row in a list without years."""
    one = found[0]
    if asking.named_years or not _may_tell(asking) or not one.cells[0].is_money:
        return None
    if any(cell.year or cell.version for cell in one.block.cells):
        return None
    asked = WHERE.sub(" ", asking.low)
    cells = distinct(one.cells)
    kept = [cell for cell in cells if _names(asked, cell.column)]
    columns = {cell.column for cell in cells}
    if len(kept) != 1 or len(columns) < 2 or one.says < 1 or one.own < SAYS:
        return None
    return Told(f"{one.cells[0].name}, {kept[0].column}: {kept[0].said}.", (*cells,))


def _names(asked: str, column: str) -> bool:
    words = re.findall(r"[a-zæøå]+", asked)
    begins = [word[:BEGINS] for word in key_words(column.lower())]
    return any(word.startswith(begin) for word in words for begin in begins)
