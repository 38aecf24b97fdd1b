"""Alternatives in the columns of a table: "Tomt 1", "Tomt 2"; what each comes to."""

import re
from collections.abc import Sequence
from typing import Final

from kg.computing.asking import Asking
from kg.computing.blocks import Series
from kg.computing.choosing import distinct
from kg.computing.model import Cell, Told
from kg.computing.naming import is_sum, key_words
from kg.speech import listed
from kg.words import stem

# What is chosen between and its mark: "Tomt 1 Sentrum", "Alternativ B". Must not match
# a year: "Regnskap 2031".
MARKED: Final = re.compile(r"([^\W\d_]{3,}) (\d{1,2}|[A-ZÆØÅ])(?!\w)")
COSTS: Final = "kostnad koste kostet bygge pris billigst dyrest"
"""What the sum of every alternative accounts for."""


def between(asking: Asking, found: Sequence[Series]) -> Told | None:
    """The sum of the alternative that is named, or of all, the one asked for first."""
    cells = [cell for cell in found[0].block.cells if MARKED.match(cell.column)]
    sums = _row_named(asking, cells) or distinct(c for c in cells if is_sum(c))
    if len({_thing(cell) for cell in cells}) != 1 or len(sums) < 2:
        return None
    if len({cell.label for cell in sums}) != 1 or not _says_thing(asking, sums[0]):
        return None
    named = [cell for cell in sums if _is_named(asking, cell)]
    ranks = bool(asking.traits & {"max", "min"})
    if len(named) == 1 and not ranks:
        return _told(named, "")
    return _ranked(asking, named if len(named) > 1 else sums) if ranks else None


def _row_named(asking: Asking, cells: Sequence[Cell]) -> list[Cell]:
    """The figures of the one row that is asked about, where one is: "grunnarbeidet"."""
    cost = {stem(word) for word in COSTS.split()}
    labels = {
        cell.label: words
        for cell in cells
        if (words := key_words(cell.label)) and not is_sum(cell)
    }
    named = [
        label
        for label, words in labels.items()
        if all(map(asking.tells, words)) and not set(words) <= cost
    ]
    return distinct(c for c in cells if c.label in named) if len(named) == 1 else []


def _ranked(asking: Asking, cells: Sequence[Cell]) -> Told:
    least = "min" in asking.traits
    ranked = sorted(cells, key=lambda cell: cell.value, reverse=not least)
    return _told(ranked, "Lavest" if least else "Høyest")


def _told(cells: Sequence[Cell], word: str) -> Told:
    label = cells[0].label
    head = f"{word} ({label}): " if word else f"{label}: "
    told = listed(f"{cell.column} {cell.said}" for cell in cells)
    return Told(f"{head}{told}.", tuple(cells), about=(COSTS,))


def _thing(cell: Cell) -> str:
    match = MARKED.match(cell.column)
    return match[1].lower() if match else ""


def _says_thing(asking: Asking, cell: Cell) -> bool:
    """Whether a question says what is chosen between: "hvilken tomt"."""
    said = {stem(word) for word in re.findall(r"[^\W\d_]{3,}", asking.low)}
    return stem(_thing(cell)) in said


def _is_named(asking: Asking, cell: Cell) -> bool:
    """Whether a question names an alternative by its mark or by its own name."""
    match = MARKED.match(cell.column)
    if not match:
        return False
    rest = cell.column[match.end() :].strip(" -–:")
    marked = re.search(rf"\b{match[1]}(?:en|et|a)? {match[2]}\b", asking.low, re.I)
    return bool(marked) or bool(rest and asking.says(rest) == 1)
