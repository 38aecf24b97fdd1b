"""Comparison tables whose cells the file format declares (Word, HTML, ruled PDF)."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.extract.columns import MONEY, Column, Header, area_of, may_be_area
from ingest.extract.figurelabels import clean_label
from ingest.extract.figurerows import Cell, Row
from ingest.extract.headers import FoundHeader
from ingest.gazetteer.figures import areas
from ingest.model import Grid
from ingest.tables.numbers import parse_number
from ingest.view import View

MOST_HEADER_ROWS = 3
_YEAR = re.compile(r"(?<!\d)(?:19[89]|20[0-4])\d(?!\d)")
_UNIT = re.compile(
    r"\s*(?P<unit>%|prosent|kr/m2|kr|kroner|GWh|kWh|tonn|årsverk|stk\.?)$", re.I
)
_PERIOD = re.compile(r"20\d\d\s?[-–]\s?(?:20)?\d\d|\bsum\b", re.IGNORECASE)
_LONGEST_AREA = 4  # words


class GridTable(NamedTuple):
    """A declared table read: header with its lines, and its rows of figures."""

    header: FoundHeader
    rows: tuple[Row, ...]
    topics: tuple[str, ...]


def read_grid(view: View, grid: Grid) -> GridTable | None:
    """The figures of a declared table; None when its columns are no areas or years."""
    cells = [
        [" ".join(view.reading(cell).split()) for cell in row] for row in grid.rows
    ]
    count = grid.header_rows or _header_rows(cells)
    columns = _columns(cells[:count])
    if columns is None or not any(column.area or column.year for column in columns):
        return None
    first = view.document.line_number(grid.rows[0][0].start) - 1
    last = view.document.line_number(grid.rows[count - 1][0].start) - 1
    header = Header(tuple(columns), cells[0][0] if cells[0] else "")
    rows, topics, topic = [], [], ""
    for texts, spans in zip(cells[count:], grid.rows[count:], strict=True):
        if texts and texts[0] and not any(texts[1:]):
            topic = texts[0]
            continue
        line = view.document.line_number(spans[0].start) - 1
        rows.append(Row(clean_label(texts[0]), _cells(texts[1:]), line, line))
        topics.append(topic)
    return GridTable(FoundHeader(header, first, last), tuple(rows), tuple(topics))


def _header_rows(cells: Sequence[Sequence[str]]) -> int:
    """Rows above the first with figures that are not years, or with a label alone."""
    for index, row in enumerate(cells[:MOST_HEADER_ROWS]):
        figures = [t for t in row[1:] if parse_number(_bare(t)) is not None]
        named = index > 0 and not any(row[1:])
        if named or any(not _YEAR.fullmatch(text) for text in figures):
            return max(index, 1)
    return 1


def _columns(rows: Sequence[Sequence[str]]) -> list[Column] | None:
    """What each column after the first is for; an empty header goes on the last."""
    width = max((len(row) for row in rows), default=0)
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    filled = [*map(_filled, full[:-1]), full[-1]] if full else []
    texts = [" ".join(row[at] for row in filled if row[at]) for at in range(1, width)]
    if width < 2 or any(MONEY.search(t) or _PERIOD.search(t) for t in texts):
        return None
    columns = [_column(text) for text in texts]
    years = [column.year for column in columns if column.year]
    latest = max(years) if years and any(column.area for column in columns) else None
    columns = [_as_area(c, columns) for c in columns]
    return [c._replace(year=c.year or latest) if c.area else c for c in columns]


def _as_area(column: Column, columns: list[Column]) -> Column:
    """A column named by a name that no list has, beside columns of known areas."""
    known = any(other.area for other in columns)
    if column.area or not known or not may_be_area(column.measure):
        return column
    return column._replace(area=column.measure, measure="")


def _filled(row: list[str]) -> list[str]:
    for at in range(2, len(row)):
        row[at] = row[at] or row[at - 1]
    return row


def _column(text: str) -> Column:
    year = _YEAR.search(text)
    rest = _YEAR.sub(" ", text)
    words = re.sub(r"[()*,:]", " ", rest).split()
    for size in range(min(_LONGEST_AREA, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            form = " ".join(words[at : at + size])
            name = area_of(form) or areas().get(form.lower())
            if name:
                other = " ".join([*words[:at], *words[at + size :]])
                return Column(name, int(year[0]) if year else None, other)
    return Column(None, int(year[0]) if year else None, " ".join(words))


def _bare(text: str) -> str:
    return _UNIT.sub("", text)


def _cells(texts: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(_cell(text) for text in texts)


def _cell(text: str) -> Cell:
    unit = _UNIT.search(text)
    named = unit["unit"].lower().rstrip(".") if unit else ""
    named = {"prosent": "%", "kroner": "kr", "stk": "antall"}.get(named, named)
    return Cell(parse_number(_bare(text)), named, text)
