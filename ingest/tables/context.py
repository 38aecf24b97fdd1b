"""What a table's surroundings tell of it: area of service, year, kind of budget."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Layout
from ingest.tables.labels import SUM
from ingest.tables.model import Row, Table
from ingest.view import View

INVESTMENT = re.compile(r"invester|prosjekt", re.IGNORECASE)
# "Sum investeringar"; not "Sum investeringsutgifter" of the statutory overview.
SUM_OF_WORKS = re.compile(
    r"sum\s+(?:alle\s+)?invester(?:inger|ingar|ingsprosjekt(?:er)?)(?:\s+20.*)?", re.I
)
OPERATING = re.compile(r"drift|rammeoversikt|programområde", re.IGNORECASE)
CHANGE = re.compile(r"endring|overføring|forskuttering|justering|omstilling", re.I)
FINANCING = re.compile(r"finansiering", re.IGNORECASE)
ABOVE = 14  # lines above a table that may say its year
YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
NUMBERED = re.compile(r"^\d{1,2}[\s-]+(?=[A-ZÆØÅ])")  # "2-Oppvekst"


@dataclass(frozen=True)
class Surroundings:
    """Where areas of service are named as headings. places: offsets, ascending.

    areas: all areas of service that are known, named as a heading or not.
    """

    places: tuple[int, ...]
    names: tuple[str, ...]
    areas: frozenset[str]

    def area_before(self, offset: int) -> str | None:
        """The last area of service that a heading named before an offset."""
        at = bisect_left(self.places, offset) - 1
        return self.names[at] if at >= 0 else None


def closed_group(row: Row) -> str | None:
    """The group that a sum row closes: "Sum Oppvekst" closes "Oppvekst"."""
    rest = SUM.sub("", row.label, count=1).strip(" :-")
    same = row.group and rest.lower() == row.group.strip(" :").lower()
    return rest if row.is_sum and same else None


def is_investment(table: Table) -> bool:
    """Whether the table lists investment projects."""
    terms = {column.term for column in table.columns}
    finishes = any(row.text("ferdig") for row in table.rows)
    if finishes or "brutto" in terms or {"just", "rest"} <= terms:
        return True
    if terms == {"kostnad", "inntekt"}:
        return True
    if any(row.is_sum and SUM_OF_WORKS.fullmatch(row.label) for row in table.rows):
        return True
    heading = table.heading or ""
    return bool(INVESTMENT.search(heading)) and not OPERATING.search(heading)


def _inside(tables: Sequence[Table], offset: int) -> bool:
    return any(table.span.start <= offset < table.span.end for table in tables)


def surroundings(view: View, tables: Sequence[Table]) -> Surroundings:
    """Finds the lines that are nothing but the name of an area of service.

    An area of service is a group that a table of investments or changes closes with a
    sum. Groups inside tables are no headings.
    """
    names = {
        NUMBERED.sub("", group)
        for table in tables
        if table.kind == "penger"
        for row in table.rows
        if (group := closed_group(row))
        and (is_investment(table) or NUMBERED.match(group))
    }
    hits = [
        (view.source(line.start, line.end).start, text)
        for line in view.lines
        if (text := line.text.strip()) in names
        and not _inside(tables, view.source(line.start, line.end).start)
    ]
    places, found = tuple(at for at, _ in hits), tuple(name for _, name in hits)
    return Surroundings(places, found, frozenset(names))


def area_of(table: Table, row: Row, around: Surroundings) -> str | None:
    """The area of service that a row belongs to."""
    if told := row.text("omraade"):  # a column says it
        return told
    closed = {group for other in table.rows if (group := closed_group(other))}
    if row.group in closed and (
        is_investment(table) or NUMBERED.match(row.group or "")
    ):
        return row.group
    if is_investment(table) and not closed and _all_grouped(table):
        return row.group
    if any(NUMBERED.match(other.group or "") for other in table.rows):
        return None
    labels = {NUMBERED.sub("", other.label) for other in table.rows}
    if len(labels & around.areas) > 1:
        return None  # a table of all areas belongs to none of them
    return around.area_before(table.span.start)


def _all_grouped(table: Table) -> bool:
    """Whether each row but the sums stands under one of several headings."""
    groups = [row.group for row in table.rows if not row.is_sum]
    return all(groups) and len(set(groups)) > 1


def year_above(view: View, table: Table) -> int | None:
    """The one year that the text just above a table speaks of."""
    last = view.document.line_number(table.span.start)
    above = " ".join(line.text for line in view.lines[max(0, last - ABOVE) : last - 1])
    years = set(YEAR.findall(above))
    return int(years.pop()) if len(years) == 1 else None


def year_of(table: Table, layout: Layout, row: Row | None = None) -> int | None:
    """The year a table is about, where no column says it."""
    stated = {c.year for c in table.columns if c.year}
    heading = YEAR.findall(f"{row.group if row else ''} {table.heading or ''}")
    if len(stated) == 1:
        return stated.pop()
    if heading:
        return int(heading[0])
    part = layout.part_at(table.span.start)
    told = YEAR.findall(part.title or "") or YEAR.findall(part.date or "")
    return int(told[0]) if told else None
