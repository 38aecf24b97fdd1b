"""Rows of declared tables by line: the cells that the file format gives a line."""

from collections.abc import Mapping
from functools import lru_cache

from ingest.view import View

Cells = Mapping[int, tuple[str, ...]]


@lru_cache(maxsize=1)
def cells_by_line(view: View) -> Cells:
    """The cells of each line (index) that is a row of a table; several columns only."""
    document = view.document
    return {
        document.line_number(row[0].start) - 1: tuple(
            " ".join(view.reading(cell).split()) for cell in row
        )
        for grid in document.grids
        for row in grid.rows
        if len(row) > 1
    }
