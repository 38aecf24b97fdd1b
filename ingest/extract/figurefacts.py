"""What the cells of a comparison table say, given its columns and what it shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.extract.columns import Column, Header, area_of, may_be_area
from ingest.extract.context import evidence
from ingest.extract.figurerows import Cell, Row
from ingest.facts import Observasjon
from ingest.gazetteer.figures import units
from ingest.tables.units import find_unit
from ingest.view import View

_GENERIC = re.compile(r"endring|andel|antall?|prosent|differanse|sum", re.IGNORECASE)
_SUM = re.compile(r"(?:sum|totalt?|i alt|samlet)", re.IGNORECASE)


_HEADED = re.compile(r"\bi (?P<scale>mill|mrd)\b", re.IGNORECASE)  # "(tall i mrd.)"
_SCALES = {
    Decimal(1): "kr",
    Decimal(1000): "1000 kr",
    Decimal(10**6): "mill. kr",
    Decimal(10**9): "mrd. kr",
}
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")
_SHARES = re.compile(
    r"\b(?:i (?:prosent|%)|prosentvis) av\b|,\s*(?:prosent|%) av\b", re.IGNORECASE
)
# "Gebyrer og priser i kroner", "Pris 2026": what a row is the price of is no unit.
_PRICED = re.compile(
    r"\b(?:priser?|gebyr(?:er)?|(?:betalings)?satse?r?)\b[^.\n]{0,20}"
    r"\bi kron(?:er|ar)\b"
    r"|\b(?:tall(?:ene|a)|pris(?:ene|ane)|sats(?:ene|ane)) er (?:oppgitt )?(?:i )?"
    r"kron(?:er|ar)\b(?! per innb)"
    r"|\b[Pp]ris(?: per \w+)? 20\d\d\b|\balle priser\b[^.\n]{0,12}\bkron(?:er|ar)\b",
    re.IGNORECASE,
)
PRICED_NEAR = 250  # characters above a table that may say that it is of prices
MONEY = "penger"  # an amount, whose scale stands elsewhere
COUNTED = {"telling": "antall"}  # the label names what whole figures count
MOST_PERCENT = 300
UNSTATED = "enhet ikke oppgitt"  # an amount whose scale its table does not tell
_SHORTENED = (("kr.", "kroner"), ("pr.", "per"), ("innb.", "innbygger"))


@dataclass(frozen=True)
class FigureTable:
    """A table being read. at: its header, as a range of the view.

    title: what it shows, when said beside it; topic: what the rows after a line
    between rows are about; measures: one for each group of years; above: the short
    line over it; owner: the municipality that rows without an area are for;
    rows_are_areas: some row is named by a known area, so that a name that no list has
    is one as well; titled: its title alone says what its figures are.
    """

    header: Header
    at: tuple[int, int]
    owner: str
    title: str = ""
    topic: str = ""
    measures: tuple[str, ...] = ()
    caption: str = ""
    above: str = ""
    index: bool = False
    rows_are_areas: bool = False
    titled: bool = False


def facts_of(view: View, table: FigureTable, row: Row) -> Iterator[Observasjon]:
    """The figures of a row; none for a cell without value, unit, area or indicator."""
    when = int(row.label) if _YEAR.fullmatch(row.label) else None
    if not when and not re.search(r"[^\W\d_]{2}", row.label):
        return
    lines = view.lines
    places = (
        evidence(view, lines[row.first].start, lines[row.last].end),
        evidence(view, *table.at),
    )
    for n, (column, cell) in enumerate(
        zip(table.header.columns, row.cells, strict=False)
    ):
        column = column._replace(year=when or column.year)
        if column.area is None and (column.year is None or table.header.by_area):
            continue
        about = _of_year(table, column) if when else _about(table, row, column, n)
        area, indicator = about
        if cell.value is None or not area or not indicator:
            continue
        if not (unit := unit_of(view, table, row, cell, indicator)):
            continue
        yield Observasjon(
            indikator=indicator,
            omraade=area,
            aar=column.year,
            verdi=cell.value,
            enhet=unit,
            overflateform=cell.printed,
            evidence=places,
        )


def _of_year(table: FigureTable, column: Column) -> tuple[str, str]:
    """The area and the indicator of a cell whose row is a year."""
    shown = table.topic or table.title or table.caption
    if column.area:
        return column.area, _joined(shown, column.measure)
    first = table.header.columns[0].measure
    if _GENERIC.fullmatch(column.measure) and first != column.measure:
        return table.owner, _joined(first, column.measure)  # "Folketall", "Endring"
    return table.owner, column.measure or shown


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
        told = len(table.measures) > 1 or _are_many(table)
        return area, _joined(shown, measure if told else "")
    silent = table.titled and not tells_unit(f"{row.label} {measure}")
    short = silent or _SUM.fullmatch(row.label)
    label = _prefixed(table, row.label) if short else row.label
    return table.owner, _joined(label, measure)


def _are_many(table: FigureTable) -> bool:
    """Whether the columns of a table are of several measures."""
    return len({column.measure for column in table.header.columns} - {""}) > 1


def is_titled(table: FigureTable) -> bool:
    """Whether only the title of a table says what its rows are shares or counts of."""
    worded = any(column.measure for column in table.header.columns)
    told = (worded or ", andel" in table.title) and not table.header.by_area
    return told and tells_unit(table.title)


def tells_unit(text: str) -> bool:
    """Whether words say what is measured: their unit is known."""
    return any(pattern.search(text) for pattern, _ in units())


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


def unit_of(view: View, table: FigureTable, row: Row, cell: Cell, label: str) -> str:
    """The unit of a cell: its own, else what its label or its table says, else ""."""
    if cell.unit:
        return cell.unit
    if table.index:
        return "indeks"
    header = view.text[slice(*table.at)]
    around = (table.title, table.topic, table.caption, table.above, header)
    near = view.text[max(0, table.at[0] - PRICED_NEAR) : table.at[0]]
    if any(_PRICED.search(text) for text in (*around, near)):
        return "kr"
    for told in (label, *around):
        if (unit := _unit_in(told, cell)) == MONEY:
            if _is_share(cell, around):
                return "%"
            return next((s for text in around if (s := _scale(text))), UNSTATED)
        if unit:
            return COUNTED.get(unit, unit)
    return ""


def _is_share(cell: Cell, around: Sequence[str]) -> bool:
    """Whether a table is of shares, though the label names money: "lånegjeld"."""
    return _may_have(cell, "%") and any(_SHARES.search(text) for text in around)


def _unit_in(text: str, cell: Cell) -> str:
    """The first unit that words tell and that a figure can have."""
    fitting = (unit for pattern, unit in units() if pattern.search(text))
    return next((unit for unit in fitting if _may_have(cell, unit)), "")


def _may_have(cell: Cell, unit: str) -> bool:
    """Whether a figure can be a share, or a count, where it would be one."""
    value = cell.value or Decimal(0)
    if unit == "%":
        return abs(value) <= MOST_PERCENT
    return unit not in COUNTED or (value >= 0 and value == int(value))


def _scale(text: str) -> str:
    """What amounts are counted in, as a title or header tells: "tall i mrd. kr"."""
    unit = find_unit(text)
    if unit and unit.money:
        return _SCALES.get(unit.factor, "")
    told = _HEADED.search(text)
    return f"{told['scale'].lower()}. kr" if told else ""
