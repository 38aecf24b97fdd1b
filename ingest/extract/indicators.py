"""Figures of comparison tables: indicator, area, year, value and unit of each cell."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.extract.captions import Caption, captions, is_generic
from ingest.extract.columns import Header, area_of, repeated
from ingest.extract.context import Surroundings
from ingest.extract.dates import years
from ingest.extract.figurefacts import (
    FigureTable,
    facts_of,
    is_titled,
    tells_unit,
)
from ingest.extract.figurelabels import clean_label, with_label
from ingest.extract.figurerows import Row, read_row, settled
from ingest.extract.figureyear import FigureYears
from ingest.extract.gridfigures import read_sheet
from ingest.extract.headers import FoundHeader, find_header, find_named, is_money
from ingest.extract.municipality import publisher
from ingest.extract.titlelines import line_above
from ingest.extract.wordedheads import find_worded
from ingest.extract.yearrows import year_table
from ingest.facts import Observasjon
from ingest.model import Layout
from ingest.tables.sheets import Sheet, sheet_lines, sheets
from ingest.view import Line, View

IDLE = 14  # lines without a row after which a table is over
LONG = 70  # a line so long is prose
MOST_PROSE = 4  # such lines in a row, after which a table is over
SCAN_REACH, SCAN_EDITS = 2000, 10  # so many mended words so near: a scan
CAPTION_NEAR = 120  # so near, a caption is the title of its table
CAPTION_REACH = 4000  # a caption stands at most so far before its table

_INDEX = re.compile(
    r"omregnet til indeks|omrekna til indeks|indekstall|indeks ?[=(]", re.I
)
_MEASURES = re.compile(
    r"(?:\s+(?:Antall|Antal|Andel|Årlig endring|Årleg endring|Endring|Prosent)){2,}$"
)
_ONE_MEASURE = re.compile(r"Antall?|Andel|Årl[ie]g endring|Endring|Prosent")


@dataclass(frozen=True)
class _Source:
    """What is known of the document while its tables are read.

    used: how many tables each caption has named; taken: lines of sheets.
    """

    view: View
    owner: str
    years: FigureYears
    captions: list[Caption]
    used: dict[int, int]
    taken: frozenset[int]


def extract(view: View, layout: Layout) -> Iterator[Observasjon]:
    """Every figure whose indicator, area and year the table settles."""
    around = Surroundings(view, layout)
    found = sheets(view, layout.furniture)
    source = _Source(
        view,
        publisher(view, layout) or "",
        FigureYears(view, layout, around, years(view, layout)),
        captions(view.text),
        {},
        frozenset(number - 1 for number in sheet_lines(view, found)),
    )
    for sheet in found:
        yield from _read_sheet(source, sheet)
    yield from _flat(source)


def _read_sheet(source: _Source, sheet: Sheet) -> Iterator[Observasjon]:
    read = read_sheet(source.view, sheet, source.owner)
    if read is None or is_money(source.view.lines, read.header.first):
        return
    table = _table(source, read.header)
    if tells_unit(table.above) and not tells_unit(read.header.header.title):
        table = replace(table, titled=True, title=clean_label(table.above))
    named = any(area_of(row.label) for row in read.rows)
    for row, topic in zip(read.rows, read.topics, strict=True):
        told = replace(table, topic=topic or table.topic, rows_are_areas=named)
        yield from facts_of(source.view, told, row)


def _flat(source: _Source) -> Iterator[Observasjon]:
    lines = source.view.lines
    at = 0
    while at < len(lines):
        if at in source.taken or not lines[at].text.strip():
            at += 1
            continue
        found = (
            find_header(lines, at)
            or find_named(lines, at, source.owner)
            or find_worded(lines, at)
        )
        if found:
            table = _table(source, found)
            table = replace(table, titled=is_titled(table))
            facts, at = _read(source, table, found.last + 1)
            yield from facts
        elif dated := year_table(lines, at):
            table = _table(source, dated.header)
            yield from (
                f for row in dated.rows for f in facts_of(source.view, table, row)
            )
            at = dated.rows[-1].last + 1
        elif (measures := repeated(lines[at].text)) and len(measures) > 3:
            facts, at = _read_header_last(source, measures, at)
            yield from facts
        else:
            at += 1


def _table(source: _Source, found: FoundHeader) -> FigureTable:
    lines = source.view.lines
    at = (lines[found.first].start, lines[found.last].end)
    above = line_above(lines, found.first)
    named = found.header.title
    if not named or (is_generic(named) and not found.header.by_area):
        named = above
    title = "" if is_generic(named) else clean_label(named)
    caption, distance = _caption(source, at[0])
    if not title and found.header.by_area and distance < CAPTION_NEAR:
        title = caption
    before = source.view.text[max(0, at[0] - 1500) : at[0]]
    return FigureTable(
        owner=source.owner,
        header=_with_years(source, found.header, at[0]),
        at=at,
        title=title,
        measures=_measure_of(title),
        caption=caption,
        above=above,
        index=found.header.by_area and _INDEX.search(before) is not None,
    )


def _measure_of(title: str) -> tuple[str, ...]:
    """What a title "Boligtype, antall" says is measured: "antall"."""
    named = re.fullmatch(r"[\wæøåÆØÅ-]+, (?P<measure>(?:i )?[a-zæøå ]{4,30})", title)
    if named and not re.search(r"antal|andel|prosent|endring|kroner", named["measure"]):
        return ()
    return (named["measure"],) if named else ()


def _caption(source: _Source, at: int) -> tuple[str, int]:
    """What the nearest caption before a table says that it shows, and how far it is."""
    near = [c for c in source.captions if 0 <= at - c.end <= CAPTION_REACH]
    if not near:
        return "", CAPTION_REACH
    caption = near[-1]
    nth = source.used.get(caption.end, 0)
    source.used[caption.end] = nth + 1
    part = caption.parts[nth] if nth < len(caption.parts) else ""
    return part, at - caption.end


def _with_years(source: _Source, header: Header, at: int) -> Header:
    if not header.by_area or all(column.year for column in header.columns):
        return header
    year = source.years.at(at, above=True)
    columns = tuple(c._replace(year=c.year or year) for c in header.columns)
    return header._replace(columns=columns)


def _read(
    source: _Source, table: FigureTable, at: int
) -> tuple[list[Observasjon], int]:
    """The figures of a table, and the line after it."""
    lines, count = source.view.lines, len(table.header.columns)
    rows: list[tuple[FigureTable, Row]] = []
    floor, idle, prose, pending = at, 0, 0, ""
    while at < len(lines) and idle < IDLE and prose < MOST_PROSE:
        text = lines[at].text.strip()
        if at in source.taken or (text and find_header(lines, at)):
            break
        row = read_row(lines, at, count) if text else None
        if row and not (row.last > row.first and _is_scan(source.view, row)):
            row = _whole(source.view, with_label(lines, row, floor, count))
            table = _under(table, pending)
            rows.append((table, row))
            at = floor = row.last + 1
            idle, prose, pending = 0, 0, ""
            continue
        if text:
            idle += 1
            prose = prose + 1 if len(text) >= LONG else 0
            pending = text if len(text) <= LONG and text[-1] not in ".:;" else ""
        at += 1
    return list(_told(source.view, rows)), at


def _told(view: View, rows: list[tuple[FigureTable, Row]]) -> Iterator[Observasjon]:
    named = any(area_of(row.label) for _, row in rows)
    for table, row in rows:
        yield from facts_of(view, replace(table, rows_are_areas=named), row)


def _whole(view: View, row: Row) -> Row:
    """The row with what a scanner lost."""
    return row._replace(cells=settled(row.cells)) if _is_scan(view, row) else row


def _is_scan(view: View, row: Row) -> bool:
    """Whether the text around a row had to be mended much: figures are torn there."""
    start = view.lines[row.first].start
    around = view.source(max(0, start - SCAN_REACH), start + SCAN_REACH)
    starts = [edit.start for edit in view.edits]
    return (
        bisect_left(starts, around.end) - bisect_left(starts, around.start)
        >= SCAN_EDITS
    )


def _under(table: FigureTable, pending: str) -> FigureTable:
    """The table with what the line before a row says of the rows to come."""
    if not pending or table.header.by_area:
        return table
    if named := _MEASURES.search(pending):
        measures = tuple(_ONE_MEASURE.findall(named[0]))
        return replace(table, topic=pending[: named.start()], measures=measures)
    measures = _measure_of(pending) or table.measures
    return replace(table, topic=pending, measures=measures)


def _read_header_last(
    source: _Source, measures: tuple[str, ...], at: int
) -> tuple[list[Observasjon], int]:
    """The figures of a table whose columns are named after its rows.

    measures: one for each column, the same ones again and again; a row with one
    figure for each turn has the first of them.
    """
    lines, turn = source.view.lines, len(set(measures))
    rows: list[Row] = []
    floor = index = at + 1
    while index < len(lines) and index - floor < IDLE:
        found = find_header(lines, index) if lines[index].text.strip() else None
        if found and len(found.header.columns) * turn == len(measures):
            table = _table(source, found)
            return _all_facts(source, table, measures, rows), found.last + 1
        row = _row_of(lines, index, len(measures), turn)
        if row:
            rows.append(with_label(lines, row, floor, len(row.cells)))
            index = floor = rows[-1].last
        index += 1
    return [], at + 1


def _row_of(lines: tuple[Line, ...], at: int, count: int, turn: int) -> Row | None:
    sizes = (count, count // turn) if lines[at].text.strip() else ()
    return next(filter(None, (read_row(lines, at, size) for size in sizes)), None)


def _all_facts(
    source: _Source, table: FigureTable, measures: tuple[str, ...], rows: list[Row]
) -> list[Observasjon]:
    turn = len(measures) // len(table.header.columns)
    columns = [
        c._replace(measure=m) for c in table.header.columns for m in measures[:turn]
    ]
    whole = replace(
        table, header=table.header._replace(columns=tuple(columns)), title=table.caption
    )
    first = whole.header._replace(columns=tuple(columns[::turn]))
    return [
        fact
        for row in rows
        for fact in facts_of(
            source.view,
            whole if len(row.cells) == len(columns) else replace(whole, header=first),
            row,
        )
    ]
