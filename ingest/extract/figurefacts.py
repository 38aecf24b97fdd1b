"""What the cells of a comparison table say, given its columns and what it shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extract.columns import Column, Header, area_of, may_be_area
from ingest.extract.context import evidence
from ingest.extract.figurerows import Cell, Row
from ingest.facts import Observasjon
from ingest.gazetteer.figures import units
from ingest.view import View

_SUM = re.compile(r"(?:sum|totalt?|i alt|samlet)", re.IGNORECASE)


_SHORTENED = (("kr.", "kroner"), ("pr.", "per"), ("innb.", "innbygger"))


@dataclass(frozen=True)
class FigureTable:
    """A table being read. at: its header, as a range of the view.

    title: what it shows, when said beside it; topic: what the rows after a line
    between rows are about; measures: one for each group of years; owner: the
    municipality that rows without an area are for; rows_are_areas: some row is named
    by a known area, so that a name that no list has is one as well.
    """

    header: Header
    at: tuple[int, int]
    owner: str
    title: str = ""
    topic: str = ""
    measures: tuple[str, ...] = ()
    caption: str = ""
    index: bool = False
    rows_are_areas: bool = False


def facts_of(view: View, table: FigureTable, row: Row) -> Iterator[Observasjon]:
    """The figures of a row; none for a cell without value, area or indicator."""
    if not re.search(r"[^\W\d_]{2}", row.label):
        return
    lines = view.lines
    places = (
        evidence(view, lines[row.first].start, lines[row.last].end),
        evidence(view, *table.at),
    )
    for n, (column, cell) in enumerate(
        zip(table.header.columns, row.cells, strict=False)
    ):
        if column.area is None and (column.year is None or table.header.by_area):
            continue
        area, indicator = _about(table, row, column, n)
        if cell.value is None or not area or not indicator:
            continue
        yield Observasjon(
            indikator=indicator,
            omraade=area,
            aar=column.year,
            verdi=cell.value,
            enhet=_unit(table, cell, indicator),
            overflateform=cell.printed,
            evidence=places,
        )


def _about(table: FigureTable, row: Row, column: Column, n: int) -> tuple[str, str]:
    """The area and the indicator of a cell."""
    measure = column.measure or _measure(table, n)
    if column.area:
        return column.area, _joined(_prefixed(table, row.label), column.measure)
    area = area_of(row.label)
    if not area and table.rows_are_areas and may_be_area(row.label):
        area = row.label
    if area:
        shown = table.topic or table.title or table.caption
        return area, _joined(shown, measure if len(table.measures) > 1 else "")
    label = _prefixed(table, row.label) if _SUM.fullmatch(row.label) else row.label
    return table.owner, _joined(label, measure)


def _measure(table: FigureTable, n: int) -> str:
    if not table.measures:
        return ""
    size = max(1, len(table.header.columns) // len(table.measures))
    return table.measures[min(n // size, len(table.measures) - 1)]


def _joined(label: str, measure: str) -> str:
    told = measure.lower()
    for short, long in _SHORTENED:
        told = told.replace(short, long)
    return (
        label if not told or not label or told in label.lower() else f"{label}, {told}"
    )


def _prefixed(table: FigureTable, label: str) -> str:
    """A row's label with the title of its table, when alone it says too little."""
    if not table.title or len(label.split()) > 8:
        return label
    return f"{table.title}: {label}"


def _unit(table: FigureTable, cell: Cell, indicator: str) -> str:
    if cell.unit:
        return cell.unit
    if table.index:
        return "indeks"
    for pattern, unit in units():
        if unit != "%" and pattern.search(indicator):
            return unit
    return ""
