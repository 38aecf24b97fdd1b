"""Cells of a list of attendance: what each column holds, also when borders are lost."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.extract.person_names import NAME, UPPER, party_code

_PARTY = r"\((?P<p>[^()]{1,40})\)"
# two long names may stand in one row with nothing between them
PERSON = re.compile(
    rf"(?P<n>{NAME}(?:[ \xa0]{{1,2}}[{UPPER}][\w’'.-]+)*)(?!\w)"
    rf"(?![ ](?:[a-zæøå]+ )?\w*(?:skole|skule)n?\b)(?:\s*{_PARTY})?"  # no school
)
# a mark whether one came: "Ja", "Nei", "x", "Forfall"
MET = re.compile(
    r"(?i)\s(?:(?P<yes>ja|x|møtt|m|til ?stede)"
    r"|(?P<no>nei|forfall|ikk(?:e|je) møtt|f|-|–))(?=\s|$)"
)


class Attendee(NamedTuple):
    """One row of a list. line: index of its line. listed: which list it stands in."""

    line: int
    listed: str
    name: str
    party: str | None
    post: str | None
    stands_for: str | None


_OTHERS = ("for", "vara")  # columns that name somebody else
Torn = tuple[int, tuple[str, ...], tuple[str, ...]]


def fits(column: str, cell: str) -> bool:
    """Whether a cell looks like what its column holds."""
    if column in ("navn", "for", "vara"):
        return PERSON.fullmatch(cell.strip()) is not None and not party_code(cell)
    if column == "parti":
        return bool(party_code(cell)) or bool(re.fullmatch(r"[A-ZÆØÅ]{2,5}", cell))
    if column == "moett":
        return MET.fullmatch(f" {cell}") is not None
    if column == "nr":
        return cell.rstrip(".").isdigit()
    return not party_code(cell) and not cell.isdigit()


def fitted(cells: Sequence[str], columns: Sequence[str]) -> dict[str, str]:
    """Cells of a row with empty ones left out, each under the next column it fits."""
    row: dict[str, str] = {}
    rest = list(columns)
    for cell in cells:
        at = next((i for i, column in enumerate(rest) if fits(column, cell)), None)
        if at is not None:
            row[rest[at]] = cell
            rest = rest[at + 1 :]
    return row


def torn_rows(
    cells: Sequence[tuple[int, str]], columns: tuple[str, ...]
) -> Iterator[Torn]:
    """Rows of a table whose cells stand on a line each, empty ones left out.

    A row is the line of its name, its cells and their columns, the name first.
    """
    row: dict[str, str] = {}
    line, column = 0, 0
    for index, (at, cell) in enumerate(cells):
        after = cells[index + 1][1] if index + 1 < len(cells) else ""
        place = _next_column(columns, column, cell, after)
        if place is None:
            yield from _row(row, columns, line)
            row, column = {}, 0
            place = _next_column(columns, 0, cell, after)
        if place is not None:
            row[columns[place]], column = cell, place + 1
            line = at if columns[place] == "navn" else line
    yield from _row(row, columns, line)


def _row(row: dict[str, str], columns: tuple[str, ...], line: int) -> Iterator[Torn]:
    if "navn" in row:
        order = sorted(columns, key=lambda column: column != "navn")
        yield line, tuple(row.get(column, "") for column in order), tuple(order)


def _next_column(
    columns: tuple[str, ...], first: int, cell: str, after: str
) -> int | None:
    """The next column that a cell fits, unless it begins the next row."""
    for at in range(first, len(columns)):
        if fits(columns[at], cell):
            return None if _begins(columns, at, after) else at
    return None


def _begins(columns: tuple[str, ...], at: int, after: str) -> bool:
    """Whether a name under the last column is rather the first of the next row.

    So it is when what follows is what stands behind a name: a party, a post.
    """
    last = at == len(columns) - 1 and columns[at] in _OTHERS
    if not last or "navn" not in columns:
        return False
    again = columns[columns.index("navn") + 1]
    return again not in _OTHERS and fits(again, after) and not fits("navn", after)
