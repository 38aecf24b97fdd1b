"""Passages and fact sentences, found by their words and by their meaning."""

from kg.index.rows import Hit, Row
from kg.index.table import IndexMismatchError, PassageIndex

__all__ = ["Hit", "IndexMismatchError", "PassageIndex", "Row"]
