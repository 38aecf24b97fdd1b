"""Lists of works that a grant is applied for: name, status, who pays, cost, grant.

"Prosjekt  Status  Finansiering  Kostnader  Spillemidler": whole kroner that no unit is
stated for, names and statuses wrapped over lines, many rows without any figure.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from ingest.extract.context import evidence
from ingest.facts import Budsjettpost
from ingest.model import Layout
from ingest.view import Line, View

LEAST: Final = 1000  # kroner; less is no cost of works
MOST: Final = 10**10
MOST_LINES: Final = 10  # lines of one row, blank ones among them
IDLE: Final = 60  # filled lines without a figure after which a list is over

# A head of only such words, the last two of them the amounts.
_BEFORE = (
    r"(?:prosjekt|tiltak|anlegg|søker|søkar|kommunale|private|navn|namn|status|eier|eigar"
    r"|finansiering|ansvarlig|prosjekter|søknad(?:er)?)"
)
_COST = r"(?:kostnad(?:er|ar)?|totalkostnad|kostnadsramme|godkjent kostnad)"
_GRANT = r"(?:spillemid(?:ler|lar)|tilskudd|tilskot|søknadssum|søknadsbeløp)"
_HEAD = re.compile(
    rf"(?:{_BEFORE}\s+)+(?P<cost>{_COST})\s+(?P<grant>{_GRANT})", re.IGNORECASE
)
# The two amounts at the end of a row, in groups of three digits: "4 000 000 1 000 000".
_DIGITS = re.compile(r"(?<![\d,.(/-])\d{1,3}(?: \d{3}| \d{1,2}(?= \d{3}))+$")
# What was granted before, beside a name: "(tildelt 2 mill. kroner i 2030)".
_NOTE = re.compile(r"\s*\([^()]*\bkr(?:oner)?\b[^()]*\)")


class _Row(NamedTuple):
    """A row read. first, last: indexes of its lines, both inside."""

    name: str
    cost: Decimal
    grant: Decimal
    printed: tuple[str, str]
    first: int
    last: int


def extract(view: View, layout: Layout) -> Iterator[Budsjettpost]:
    """Cost and grant of each work that has both."""
    lines, at = view.lines, 0
    while at < len(lines):
        head = _HEAD.fullmatch(" ".join(lines[at].text.split()))
        if (
            not head
            or layout.part_at(view.source(lines[at].start, lines[at].end).start).damaged
        ):
            at += 1
            continue
        rows = list(_rows(lines, at + 1))
        if rows:
            yield from _posts(view, head, lines[at], rows)
        at = max([at, *(row.last for row in rows)]) + 1


def _posts(
    view: View, head: re.Match[str], line: Line, rows: Sequence[_Row]
) -> Iterator[Budsjettpost]:
    end = view.lines[rows[-1].last].end
    for row in rows:
        place = evidence(view, view.lines[row.first].start, view.lines[row.last].end)
        amounts = ((head["cost"], row.cost), (head["grant"], row.grant))
        for (column, value), printed in zip(amounts, row.printed, strict=True):
            yield Budsjettpost(
                tekst=row.name,
                kolonne=column.capitalize(),
                verdi=value,
                tabell=view.source(line.start, end),
                overflateform=printed,
                posttype="investering",
                evidence=(place,),
            )


def _rows(lines: Sequence[Line], start: int) -> Iterator[_Row]:
    """The rows with both amounts, until another head or no figures for long."""
    idle, floor = 0, start
    for at in range(start, len(lines)):
        text = " ".join(lines[at].text.split())
        if _HEAD.fullmatch(text) or idle > IDLE:
            return
        amounts = _amounts(text)
        idle = 0 if amounts else idle + bool(text)
        if amounts:
            row = _row(lines, at, floor, text, amounts)
            floor = at + 1
            if row:
                yield row


def _amounts(text: str) -> tuple[str, str] | None:
    """The two amounts that a line ends with, where they can be read in one way only."""
    found = _DIGITS.search(text)
    groups = found[0].split() if found else []
    ways = [
        (" ".join(groups[:n]), " ".join(groups[n:]))
        for n in range(1, len(groups))
        if _is_number(groups[:n]) and _is_number(groups[n:])
    ]
    fit = [way for way in ways if LEAST <= _value(way[1]) < _value(way[0]) < MOST]
    return fit[0] if len(fit) == 1 else None


def _is_number(groups: Sequence[str]) -> bool:
    return groups[0][0] != "0" and all(len(group) == 3 for group in groups[1:])


def _value(printed: str) -> int:
    return int(printed.replace(" ", ""))


def _row(
    lines: Sequence[Line], at: int, floor: int, text: str, amounts: tuple[str, str]
) -> _Row | None:
    """The row whose amounts stand on a line: its name ends where its status begins.

    None where no status tells the name from who pays, or a second row lies between.
    """
    told, first = text, at
    while not (name := _name(told)) or _goes_on(lines, first, floor):
        first -= 1
        if first < floor or at - first > MOST_LINES:
            break
        told = f"{lines[first].text.strip()} {told}".strip()
    statuses = _status().findall(told)
    if not name or len(statuses) != 1:
        return None
    values = (Decimal(_value(amounts[0])), Decimal(_value(amounts[1])))
    first = max(first, floor)
    while not lines[first].text.strip():
        first += 1
    return _Row(name, *values, amounts, first, at)


def _name(text: str) -> str:
    """What stands before the status, as a name: it begins with a capital."""
    status = _status().search(text)
    name = text[: status.start()] if status else ""
    name = _NOTE.sub("", name).strip(" ,-–")
    return " ".join(name.split()) if name[:1].isupper() or name[:1].isdigit() else ""


def _goes_on(lines: Sequence[Line], first: int, floor: int) -> bool:
    """Whether the line above is part of the same block: nothing blank between them."""
    above = lines[first - 1].text.strip() if first > floor else ""
    return bool(above) and not _status().search(above) and not above[-1].isdigit()


@cache
def _status() -> re.Pattern[str]:
    """How works stand, where a capital begins it: "Påbegynt", "Ikke påbegynt"."""
    text = (files("ingest.tables") / "statuses.csv").read_text(encoding="utf-8")
    rows = (line.split(",", 1) for line in text.splitlines())
    pattern = next(row[1] for row in rows if row[0] == "status")
    return re.compile(rf"\b(?=[A-ZÆØÅ])(?i:{pattern}|fullført|fullførd)(?=[ .]|$)")
