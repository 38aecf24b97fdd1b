"""Changes of a budget that a decision lists, without a head of columns.

"Følgende endringer gjøres i budsjettet for 2031 (tall i 1000 kr):", "Barnevern 2 800",
"Bruk av fond -2 800" and "Sum 0". A list is one where its sum holds.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ingest.extract.amounts import read_number
from ingest.extract.evidence import lines_span
from ingest.facts import Budsjettpost
from ingest.model import Layout
from ingest.tables import find_tables
from ingest.tables.labels import is_sum
from ingest.tables.model import Unit
from ingest.tables.units import find_unit
from ingest.view import Line, View

LEAST = 2  # rows beside the sum
MOST_HEAD = 3  # lines of the sentence over a list
_CHANGE = re.compile(r"endr|reguler|omdisponer|omprioriter|justering", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d./-])(20\d\d)(?![\d/-])")
_NUMBER = r"[-–−+]?\s?(?:\d{1,3}(?:[ \xa0]\d{3})+|\d+)(?:,\d+)?"
# "Barnevern 2 800", "• Barnevern: -2 800"; the last word of a name is no number
_ROW = re.compile(
    rf"\s*(?:(?:[•▪*–-]|[a-z0-9]{{1,2}}[.)])\s+)?(?P<name>[A-ZÆØÅ][^\n]{{1,80}}?[^\d\s:.…])"
    rf"[\s:.…]+(?P<n>{_NUMBER})\s*"
)


class Row(NamedTuple):
    """A row of a list. at: its line (index)."""

    name: str
    value: Decimal
    printed: str
    at: int


def extract(view: View, layout: Layout) -> Iterator[Budsjettpost]:
    """The rows of all such lists that no table holds."""
    held = [table.span for table in find_tables(view, layout)]
    for at, line in enumerate(view.lines):
        head = _head(view.lines, at) if line.text.rstrip().endswith(":") else ""
        unit = find_unit(head) if _CHANGE.search(head) else None
        rows = _rows(view.lines, at + 1) if unit and unit.money else []
        if unit and rows and _adds_up(rows):
            span = lines_span(view, rows[0].at, rows[-1].at + 1)
            if not any(span.overlaps(other) for other in held):
                yield from _posts(view, rows, unit, _year(head))


def _head(lines: Sequence[Line], at: int) -> str:
    """The sentence that ends on a line, as far as it may reach back."""
    text = lines[at].text.strip()
    for above in reversed(lines[max(0, at - MOST_HEAD + 1) : at]):
        if text[:1].isupper() or text[:1].isdigit() or not above.text.strip():
            break
        text = f"{above.text.strip()} {text}"
    return text


def _rows(lines: Sequence[Line], first: int) -> list[Row]:
    """The rows from a line on, down to the sum of them; none without it."""
    rows: list[Row] = []
    for at in range(first, len(lines)):
        text = lines[at].text
        if not text.strip():
            continue
        match = _ROW.fullmatch(text)
        if match is None:
            return []
        rows.append(Row(match["name"].strip(), _value(match["n"]), match["n"], at))
        if is_sum(rows[-1].name):
            return rows
    return []


def _value(printed: str) -> Decimal:
    return read_number(re.sub(r"^([-–−+])\s", r"\1", printed).lstrip("+"))


def _adds_up(rows: Sequence[Row]) -> bool:
    *parts, whole = rows
    return len(parts) >= LEAST and sum(row.value for row in parts) == whole.value


def _year(head: str) -> int | None:
    found = set(_YEAR.findall(head))
    return int(found.pop()) if len(found) == 1 else None


def _posts(
    view: View, rows: Sequence[Row], unit: Unit, year: int | None
) -> Iterator[Budsjettpost]:
    table = lines_span(view, rows[0].at, rows[-1].at + 1)
    for row in rows:
        yield Budsjettpost(
            tekst=row.name,
            kolonne="Endring",
            verdi=row.value * unit.factor,
            tabell=table,
            overflateform=f"{row.printed.strip()} ({unit.text})",
            versjon="endring",
            aar=year,
            posttype="sum" if is_sum(row.name) else "drift",
            evidence=(lines_span(view, row.at, row.at + 1),),
        )
