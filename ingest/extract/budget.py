"""Money tables: one fact for each cell, one for each sum that was checked."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ingest.facts import Budsjettpost, Fact, Kontroll
from ingest.model import Layout
from ingest.tables import Cell, Column, Row, Table, find_tables
from ingest.tables.context import (
    CHANGE,
    FINANCING,
    area_of,
    is_investment,
    surroundings,
    year_above,
    year_of,
)
from ingest.tables.projects import project_name
from ingest.view import View

VERSIONS = {
    "regnskap": "regnskap",
    "budsjett": "budsjett",
    "opprinnelig": "budsjett",
    "revidert": "revidert_budsjett",
    "plan": "oekonomiplan",
    "prognose": "prognose",
    "just": "endring",
    "brutto": "brutto",
    "sum": "sum",
    "rest": "rest",
}
INCOME = re.compile(
    r"inntekt|tilskudd fra|refusjon|rammetilskudd|skatt|salg av|utbytte", re.IGNORECASE
)

# Columns of a table of investments that tell what the thing costs afterwards.
RUNNING = re.compile(r"drifts?(?:kostnad|utgift)|årlig (?:drift|kost)", re.IGNORECASE)
YEARLY = re.compile(r"årl[ie]g\b", re.IGNORECASE)
# "Kommunedirektørens forslag", "Vedtatt", beside a column of what was applied for
GRANTED = re.compile(
    r"forslag|framlegg|innstilling|tilråding|vedtatt|vedteke|bevilg|tildel|innvilg|søk"
    r"|utbetal",
    re.IGNORECASE,
)
# What has been spent on a thing since it began.
SO_FAR = re.compile(r".*\b(?:t\.?o\.?m\b|til og med)", re.IGNORECASE)
# "Tomt 1", "Alternativ B", "Alt. 0": what may be chosen, in no year. Must NOT match
# "Alternativ bruk 2026".
CHOICE = re.compile(
    r"(?:alt\.?|alternativ|tomt|tilbud|tilbod|modell|konsept|løsning|løysing|trasé"
    r"|variant|lokalisering)\s*(?:\d{1,2}|[A-H]|null)\b(?!\d)",
    re.IGNORECASE,
)


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """Every cell of every table that states its unit of money, and its checks."""
    tables = find_tables(view, layout)
    around = surroundings(view, tables)
    for table in tables:
        if table.kind != "penger" or table.unit is None:
            continue
        if layout.part_at(table.span.start).damaged and not table.adds_up:
            continue  # digits that a scan lost leave no trace but a wrong sum
        above = year_above(view, table)
        for row in table.rows:
            year = year_of(table, layout, row) if above is None else above
            yield from _posts(table, row, area_of(table, row, around), year)
        yield from _checks(table)


def _posts(
    table: Table, row: Row, area: str | None, year: int | None
) -> Iterator[Budsjettpost]:
    kind, project = _kind(table, row), project_name(table, row)
    for column, cell in zip(table.columns, row.cells, strict=True):
        if cell is None or cell.value is None or cell.percent or column.percent:
            continue
        if column.term == "annet" and not _is_grant(table, column):
            continue
        yield Budsjettpost(
            tekst=row.label,
            kolonne=column.text,
            verdi=_kroner(table, cell),
            tabell=table.span,
            overflateform=_printed(table, cell),
            versjon=_version(table, column, row),
            aar=None if _is_undated(table, column) else column.year or year,
            posttype=_of_column(column, kind),
            prosjekt=project,
            tjenesteomraade=area,
            evidence=(row.span,),
        )


def _is_undated(table: Table, column: Column) -> bool:
    """Whether a column is of no single year: a total, "Årlig drift", "Tomt 1"."""
    told = column.period or column.term == "brutto" or YEARLY.match(column.text)
    choice = not column.year and (
        CHOICE.match(column.text)
        or SO_FAR.match(column.text)
        or _is_grant(table, column)
    )
    return bool(told or choice)


def _is_grant(table: Table, column: Column) -> bool:
    """Whether a column tells what is proposed or given of what was applied for."""
    applied = any(other.term == "soeknad" for other in table.columns)
    return applied and not column.year and GRANTED.search(column.text) is not None


def _kroner(table: Table, cell: Cell) -> Decimal:
    factor = table.unit.factor if table.unit else Decimal(1)
    value = (cell.value or Decimal(0)) * factor
    return value.quantize(Decimal(1)) if value == value.to_integral() else value


def _printed(table: Table, cell: Cell) -> str:
    return f"{cell.text} ({table.unit.text})" if table.unit else cell.text


def _version(table: Table, column: Column, row: Row) -> str | None:
    """What kind of figure a column holds, by its head and the table's heading."""
    if _is_grant(table, column):
        return None
    if column.term == "sum" and not column.period:
        return "oekonomiplan" if column.year else "sum"
    if column.term in VERSIONS:
        return VERSIONS[column.term]
    told = f"{table.heading or ''} {row.group or ''}"
    if column.term == "aar" and any(
        c.term == "plan" or c.period for c in table.columns
    ):
        return "oekonomiplan"
    if column.term in ("kostnad", "inntekt"):
        return "endring"
    if column.term == "belop" and CHANGE.search(told):
        return "endring"
    return None


def _of_column(column: Column, kind: str) -> str:
    """The kind of a row, unless its column is of another: "Årlig driftskostnad"."""
    if column.term == "inntekt" and kind != "sum":
        return "inntekt"
    running = kind == "investering" and RUNNING.search(column.text)
    return "drift" if running else kind


def _kind(table: Table, row: Row) -> str:
    if row.is_sum:
        return "sum"
    if FINANCING.search(row.group or "") or FINANCING.match(table.heading or ""):
        return "finansiering"
    if is_investment(table):
        return "investering"
    return "inntekt" if INCOME.search(row.label) else "drift"


def _checks(table: Table) -> Iterator[Kontroll]:
    for check in table.checks:
        yield Kontroll(
            tabell=table.span,
            stemmer=check.holds,
            avvik=check.difference,
            beskrivelse=check.description,
            evidence=(table.rows[check.row].span,),
        )
