"""Comparison tables whose cells are known: declared, or seen in their places."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ingest.extract.columns import MONEY, Column, Header, area_of, may_be_area
from ingest.extract.figurelabels import clean_label
from ingest.extract.figurerows import Cell, Row
from ingest.extract.headers import FoundHeader
from ingest.extract.unitcolumn import unit_column, unit_said
from ingest.gazetteer.figures import areas
from ingest.tables.numbers import parse_number
from ingest.tables.sheets import Sheet
from ingest.view import View

MOST_HEADER_ROWS = 3
ABOVE = 3000  # characters before a table that may say that it is of prices
_YEAR = re.compile(r"(?<!\d)(?:19[89]|20[0-4])\d(?!\d)")
_UNIT = re.compile(
    r"\s*(?P<unit>%|prosent|kr/m2|kr|kroner|GWh|kWh|tonn|årsverk|stk\.?)$", re.I
)
_RATE = re.compile(r"(?i)\b(?:promille|prosent|prosentsats)\b|%")
_PERIOD = re.compile(r"20\d\d\s?[-–]\s?(?:20)?\d\d|\bsum\b", re.IGNORECASE)
_DATE = re.compile(r"\b\d\d?\.\d\d?\.((?:20)?\d\d)\b")
_GROUP = re.compile(r"(?:kostra-? ?)?(?:gruppe|gr\.?) ?(\d\d?)", re.IGNORECASE)
_LABELS = re.compile(r"(?i)\b(?:indikator|nøkkeltall|nykeltal|måltall|måleparameter)")
_LONGEST_AREA = 4  # words
# What stands over a column of figures and is no place.
_NO_AREA = re.compile(
    r"(?i)(?:antall?|andel|enhet|eining|nøkkeltall|nykeltal|indikator|endring|prosent"
    r"|måltall|trinn|type|gruppe|status|sum)"
)


class GridTable(NamedTuple):
    """A declared table read: header with its lines, and its rows of figures."""

    header: FoundHeader
    rows: tuple[Row, ...]
    topics: tuple[str, ...]


def read_sheet(view: View, sheet: Sheet, owner: str = "") -> GridTable | None:
    """The figures of a sheet; None when its columns are no areas or years.

    owner: the municipality that the document is of; columns without an area are its.
    """
    count = _with_years(sheet.cells, sheet.heads) or _header_rows(sheet.cells)
    sheet = _from_labels(sheet, count)
    cells = sheet.cells
    columns = _columns(sheet.titles(count)[1:], owner)
    by_year = year_rows([row[0] for row in cells[count:] if row])
    if columns is None or not (by_year or any(c.area or c.year for c in columns)):
        return None
    first = view.document.line_number(sheet.spans[0][0].start) - 1
    last = view.document.line_number(sheet.spans[count - 1][-1].start) - 1
    header = Header(tuple(columns), _named(cells[:count]))
    rows, topics, topic = [], [], ""
    unit_at = unit_column(sheet.titles(count))
    start = sheet.spans[0][0].start
    above = view.document.text[max(0, start - ABOVE) : start]
    for texts, spans in zip(cells[count:], sheet.spans[count:], strict=True):
        if texts and texts[0] and not any(texts[1:]):
            topic = texts[0]
            continue
        line = view.document.line_number(spans[0].start) - 1
        end = view.document.line_number(spans[-1].end) - 1
        unit = unit_said(texts[unit_at], above) if unit_at is not None else ""
        rows.append(Row(clean_label(texts[0]), _cells(texts[1:], unit), line, end))
        topics.append(topic)
    return GridTable(FoundHeader(header, first, last), tuple(rows), tuple(topics))


def _from_labels(sheet: Sheet, heads: int) -> Sheet:
    """The sheet from the column that names its rows.

    Not the first where that groups them: "Mål | Indikator | Enhet | 2024", or where its
    cells go over several rows.
    """
    body = [(*row, "", "")[:2] for row in sheet.cells[heads:] if len(row) > 1]
    named = any(_LABELS.search(title) for title in sheet.titles(heads)[1:2])
    texts = all(
        b and parse_number(_bare(b)) is None and not _UNIT.match(b) for _, b in body
    )
    own = (
        len({b for _, b in body}) == len(body) and unit_column(sheet.titles(heads)) != 1
    )
    grouped = (named or own) and any(not a for a, _ in body)
    if not (
        body and texts and (grouped or (named and not _LABELS.search(sheet.at(0, 0))))
    ):
        return sheet
    return replace(
        sheet,
        spans=tuple(row[1:] for row in sheet.spans),
        cells=tuple(row[1:] for row in sheet.cells),
    )


def year_rows(labels: Sequence[str]) -> bool:
    """Whether the rows of a table are years."""
    return len(labels) > 1 and all(_YEAR.fullmatch(label) for label in labels)


def _named(heads: Sequence[Sequence[str]]) -> str:
    """What stands over the labels."""
    return " ".join(row[0] for row in heads if row and row[0])


def _with_years(cells: Sequence[Sequence[str]], told: int) -> int:
    """How many rows are head: as told, and those of nothing but years below."""
    count = told
    while told and count < len(cells) and _only_years(cells[count]):
        count += 1
    return count


def _only_years(row: Sequence[str]) -> bool:
    filled = [text for text in row[1:] if text]
    return not row[0] and len(filled) > 1 and all(map(_YEAR.fullmatch, filled))


def _header_rows(cells: Sequence[Sequence[str]]) -> int:
    """Rows above the first with figures that are not years, or with a label alone."""
    for index, row in enumerate(cells[:MOST_HEADER_ROWS]):
        figures = [t for t in row[1:] if parse_number(_bare(t)) is not None]
        named = index > 0 and not any(row[1:])
        if named or any(not _YEAR.fullmatch(text) for text in figures):
            return max(index, 1)
    return 1


def _columns(titles: Sequence[str], owner: str) -> list[Column] | None:
    """What each column after the first is for, by its title."""
    rates = [title for title in titles if _RATE.search(title) and _year(title)]
    money = [bool(MONEY.search(title)) for title in titles]
    if not titles or (any(money) and not rates) or any(map(_PERIOD.search, titles)):
        return None
    columns = [
        Column() if paid and _year(title) else _column(title, owner)
        for title, paid in zip(titles, money, strict=True)
    ]
    years = [column.year for column in columns if column.year]
    latest = max(years) if years and any(column.area for column in columns) else None
    columns = [_as_area(c, columns) for c in columns]
    if _are_alike(columns):
        return None
    known = any(c.area for c in columns)
    columns = [_owned(c, owner) if known else c for c in columns]
    return [c._replace(year=c.year or latest) if c.area else c for c in columns]


def _are_alike(columns: Sequence[Column]) -> bool:
    """Whether two columns of figures are told to be the same: the head is not read."""
    told = [column for column in columns if column.area or column.year]
    return len(set(told)) < len(told)


def _owned(column: Column, owner: str) -> Column:
    """A column of nothing but a year, beside columns of areas, as the owner's."""
    bare = column.year and not column.area and not column.measure
    return column._replace(area=owner or None) if bare else column


def _as_area(column: Column, columns: list[Column]) -> Column:
    """A column named by a name that no list has, beside columns of known areas."""
    known = any(other.area for other in columns)
    said = _NO_AREA.fullmatch(column.measure) or not may_be_area(column.measure)
    if column.area or not known or said:
        return column
    return column._replace(area=column.measure, measure="")


def _column(text: str, owner: str) -> Column:
    year = _year(text)
    words = re.sub(r"[()*,:]", " ", _DATE.sub(" ", _YEAR.sub(" ", text))).split()
    for size in range(min(_LONGEST_AREA, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            if name := _area(" ".join(words[at : at + size]), owner):
                other = " ".join([*words[:at], *words[at + size :]])
                return Column(name, year, other)
    return Column(None, year, " ".join(words))


def _area(form: str, owner: str) -> str | None:
    if group := _GROUP.fullmatch(form):
        return f"Kostragruppe {group[1]}"
    if form.removesuffix(" kommune") == owner:
        return owner or None
    return area_of(form) or areas().get(form.lower())


def _year(text: str) -> int | None:
    """The year that a title names, also in a date ("31.12.23")."""
    found = _YEAR.search(text)
    dated = _DATE.search(text)
    if dated and not found:
        return int(dated[1]) if len(dated[1]) == 4 else 2000 + int(dated[1])
    return int(found[0]) if found else None


def _bare(text: str) -> str:
    return _UNIT.sub("", text)


def _cells(texts: Sequence[str], unit: str) -> tuple[Cell, ...]:
    cells = (_cell(text) for text in texts)
    return tuple(cell._replace(unit=cell.unit or unit) for cell in cells)


def _cell(text: str) -> Cell:
    unit = _UNIT.search(text)
    named = unit["unit"].lower().rstrip(".") if unit else ""
    named = {"prosent": "%", "kroner": "kr", "stk": "antall"}.get(named, named)
    return Cell(parse_number(_bare(text)), named, text)
