"""Merged cells of Word tables: which columns and rows a cell covers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST_SPANNED = 60  # columns that one cell may cover


def columns_of(cell: "BaseOxmlElement", text: str) -> list[str]:
    """A cell's text, and nothing for each further column that it covers.

    A cell merged with that above has no text.
    """
    told = cell.find(f"{W}tcPr/{W}gridSpan")
    return ["" if _goes_on(cell) else text, *[""] * (_count(told, 1) - 1)]


def columns_before(row: "BaseOxmlElement") -> list[str]:
    """The columns that a row leaves out before its first cell."""
    return [""] * _count(row.find(f"{W}trPr/{W}gridBefore"), 0)


def head_rows(rows: Sequence[Sequence[Any]]) -> int:
    """How many rows are head where none is told: the first, and what it goes on into.

    rows: the cells of each.
    """
    below = (n for n, row in enumerate(rows) if n and not any(map(_goes_on, row)))
    return next(below, 1)


def _count(told: "BaseOxmlElement | None", without: int) -> int:
    """How many columns an element tells of; without: where it tells no number."""
    value = told.get(W + "val") or "" if told is not None else ""
    return min(int(value), MOST_SPANNED) if value.isdecimal() else without


def _goes_on(cell: "BaseOxmlElement") -> bool:
    """Whether a cell is merged with the one above it."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(W + "val") != "restart"
