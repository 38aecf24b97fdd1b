"""Tables of flat text whose rows are years and whose columns are words.

"År Folketall Endring" over "2021 7 391 -14": the blanks may part thousands or columns.
A row is read where its digits can be parted into the columns in one way only.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.extract.columns import Column, Header
from ingest.extract.figurerows import Cell, Row
from ingest.extract.headers import FoundHeader
from ingest.tables.numbers import parse_number
from ingest.view import Line

LEAST_ROWS = 2
_HEAD = re.compile(
    r"\s*(?:År|Årstal|Årstall)\s+(?P<names>[A-ZÆØÅ][a-zæøå]{2,}(?:\s+\S+)*)\s*"
)
_NAME = re.compile(r"[A-ZÆØÅ][\wæøå-]+(?: [a-zæøå]+)*")
_ROW = re.compile(r"\s*(?P<year>(?:19[89]|20[0-4])\d)\s+(?P<rest>[-−\d][-−\d., %]*)\s*")
_GROUPED = re.compile(r"[-−]?\d{1,3}(?: \d{3})+|[-−]?\d+(?:,\d+)?%?")


class YearTable(NamedTuple):
    """A table read: header with its line, and its rows, labelled by their years."""

    header: FoundHeader
    rows: tuple[Row, ...]


def year_table(lines: Sequence[Line], at: int) -> YearTable | None:
    """The table whose head stands on a line (index), or None."""
    head = _HEAD.fullmatch(lines[at].text)
    names = _NAME.findall(head["names"]) if head else []
    if not names or head is None or " ".join(names) != " ".join(head["names"].split()):
        return None
    rows = tuple(_rows(lines, at + 1, len(names)))
    if len(rows) < LEAST_ROWS:
        return None
    columns = tuple(Column(measure=name) for name in names)
    return YearTable(FoundHeader(Header(columns, ""), at, at), rows)


def _rows(lines: Sequence[Line], at: int, count: int) -> Iterator[Row]:
    while at < len(lines) and (row := _ROW.fullmatch(lines[at].text)):
        cells = _cells(row["rest"].split(), count)
        if cells is None:
            return
        yield Row(row["year"], cells, at, at)
        at += 1


def _cells(words: Sequence[str], count: int) -> tuple[Cell, ...] | None:
    """The figures of a row; None where there is no way, or more than one."""
    ways = list(_ways(words, count))
    if len(ways) != 1:
        return None
    return tuple(Cell(parse_number(told), "", told) for told in ways[0])


def _ways(words: Sequence[str], count: int) -> Iterator[tuple[str, ...]]:
    """Every way of parting words into so many figures."""
    if not count:
        if not words:
            yield ()
        return
    for size in range(1, len(words) - count + 2):
        told = " ".join(words[:size])
        if _GROUPED.fullmatch(told):
            yield from ((told, *rest) for rest in _ways(words[size:], count - 1))
