"""How the rows of a table are called, and told from each other."""

import re
from typing import Final

from kg.computing.model import Cell
from kg.words import PLAIN, stem

# Must not match a share of a sum: "andel av sum driftsinntekter".
SUMS: Final = re.compile(
    r"\b(?:(?<!av )(?<!til )sum|total\w*|i alt|samlet|til ?sam(?:men|an))\b", re.I
)
# How a figure is measured is no part of what the row is called.
MEASURED: Final = re.compile(
    r",? ?\b(?:i|som) (?:prosent|andel|%) (?:av .*|$)|, (?:andel|kroner)\b.*"
    r"|\bper innbygger\b|\(antall\)|\(kr\)|\(prosent\)|\([<>][^)]*\)|prosentvis",
    re.I,
)
LONG: Final = 3
"""Words no longer than this do not name a row."""


def is_sum(cell: Cell) -> bool:
    """Whether a figure adds up others."""
    return bool(SUMS.search(cell.label))


def key_words(text: str) -> list[str]:
    """The words of a label that tell it from others, as stems; "NAV" is one."""
    words = PLAIN.findall(SUMS.sub("", text))
    kept = (word for word in words if len(word) > LONG or word.isupper())
    return list(dict.fromkeys(map(stem, kept)))


def head(label: str) -> str:
    """What stands before a dash, and after the title of the table, as a name alone."""
    row = label.rpartition(": ")[2]
    label = row if key_words(row) else label
    name = label.split(" - ")[0]
    return name if len(key_words(name)) > 1 else label


def bare(label: str) -> str:
    """A label without how its figures are measured; all of it where nothing else is."""
    return MEASURED.sub("", label).strip() or label
