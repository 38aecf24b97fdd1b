"""Shares beside the amounts of a money table: "Avvik i %" is no amount of kroner."""

import re
from collections.abc import Iterator

from ingest.extract.context import Surroundings
from ingest.extract.figurelabels import clean_label
from ingest.extract.keylists import service
from ingest.extract.municipality import publisher
from ingest.facts import Observasjon
from ingest.model import Layout
from ingest.tables import Column, Row, Table, find_tables
from ingest.view import View

_SUM = re.compile(r"sum|totalt?|i alt", re.IGNORECASE)


def extract(view: View, layout: Layout) -> Iterator[Observasjon]:
    """Every share of a money table whose columns agree on the year."""
    around, owner = Surroundings(view, layout), publisher(view, layout)
    for table in find_tables(view, layout) if owner else ():
        year = _year(table)
        if owner and year and table.unit and table.unit.money:
            for row in table.rows:
                yield from _shares(table, row, owner, year, _of(view, around, table))


def _year(table: Table) -> int | None:
    """The year of all columns that have one; None when they differ."""
    years = {column.year for column in table.columns if column.year}
    return years.pop() if len(years) == 1 else None


def _of(view: View, around: Surroundings, table: Table) -> str:
    """What the table is of: the service that it stands under."""
    return service(around, view.here(table.span).start)


def _shares(
    table: Table, row: Row, owner: str, year: int, of: str
) -> Iterator[Observasjon]:
    bare = _SUM.fullmatch(row.label.strip())
    label = clean_label(f"{row.label} {of}" if bare else row.label)
    for column, cell in zip(table.columns, row.cells, strict=True):
        if cell and cell.value is not None and cell.percent and column.percent:
            yield Observasjon(
                indikator=f"{label}, {_measure(column)}",
                omraade=owner,
                aar=year,
                verdi=cell.value,
                enhet="%",
                overflateform=cell.text,
                evidence=(row.span, table.span),
            )


def _measure(column: Column) -> str:
    """What the column is, by its term: a scanner may have torn the words."""
    return f"{column.term} prosent"
