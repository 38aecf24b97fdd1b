"""The way of a case through the bodies: rows under "Behandlet av", "Saksgang".

Rows come as body, date and number in any order, with or without an ordinal; the date
or the number may be missing when the treatment lies ahead.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ingest.extract.body_names import body_of, is_body
from ingest.extract.case_numbers import find_date, find_number
from ingest.gazetteer import wordings
from ingest.view import Line

_ORDINAL = re.compile(r"\s*(?P<n>\d{1,2})[.)]?[ \t|]+(?=[^\W\d])")


# a heading of the treatment, not a row of the chain
_NO_ROW = re.compile(
    r"(?i):\s*$|\b(?:innstilling|vedtak|behandling|tilråding|forslag)\b"
)


@cache
def _header() -> re.Pattern[str]:
    """Labels over the rows: "Behandlet av Møtedato Saksnr.", "Saksnr Utval Møtedato".

    Not "Dato Tid Sted", not "Utvalg Dato Sted".
    """
    parts = wordings("chain")
    return re.compile(
        rf"(?=.*\b(?:{parts['hvem']}))(?=.*\b(?:{parts['naar']}))[\s|]*"
        rf"(?:(?:{'|'.join(parts.values())})(?![\w/-])[\s|:.]*){{2,5}}",
        re.IGNORECASE,
    )


@cache
def _alone() -> re.Pattern[str]:
    heads = wordings("chain_heads")["linje"]
    return re.compile(rf"\s*(?:{heads})\s*:?\s*", re.IGNORECASE)


def is_header(text: str) -> bool:
    """Whether a line labels the rows of a chain."""
    return _header().fullmatch(text) is not None


class Row(NamedTuple):
    """One treatment of a case. line: index of its line."""

    line: int
    order: int
    body: str
    date: str | None
    number: str | None


class Chain(NamedTuple):
    """A chain and where it ends. planned: it says who *will* treat the case."""

    rows: tuple[Row, ...]
    first: int
    last: int
    planned: bool


def read_chain(lines: Sequence[Line], at: int) -> Chain | None:
    """The chain whose header stands on a line (index), or None."""
    text = lines[at].text
    if _alone().fullmatch(text) and at + 1 < len(lines):
        under = next(
            (
                i
                for i in range(at + 1, min(at + 3, len(lines)))
                if lines[i].text.strip()
            ),
            at + 1,
        )
        start = under + 1 if is_header(lines[under].text) else at + 1
    elif is_header(text):
        start = at + 1
    else:
        return None
    rows, last = _rows(lines, start)
    planned = "behandles" in text.lower() or "behandlast" in text.lower()
    return Chain(tuple(rows), at, last, planned) if rows else None


def _rows(lines: Sequence[Line], at: int) -> tuple[list[Row], int]:
    rows: list[Row] = []
    gap = 0
    while at < len(lines) and gap <= 1 and len(rows) < 20:
        row = _row(lines, at, len(rows) + 1)
        if row:
            rows.append(row)
            gap = 0
        elif lines[at].text.strip():
            break
        else:
            gap += 1
        at += 1
    return rows, rows[-1].line + 1 if rows else at


def _row(lines: Sequence[Line], at: int, order: int) -> Row | None:
    text = lines[at].text
    if len(text) > 120 or is_header(text) or _NO_ROW.search(text):
        return None
    ordinal = _ORDINAL.match(text)
    rest = text[ordinal.end() :] if ordinal else text
    date, number = find_date(rest), find_number(rest)
    for found in sorted(filter(None, (date, number)), reverse=True):
        rest = rest[: found.start] + " " + rest[found.end :]
    if (
        date is None
        and number is None
        and ordinal is None
        and not (order > 1 and is_body(rest))
    ):
        return None
    name = re.sub(r"[|\t]+", " ", rest).strip(" .:-–")
    body = body_of(name, trusted=date is not None)
    if body is None or (number and date is None and not ordinal and len(rest) > 45):
        return None
    return Row(
        at,
        int(ordinal["n"]) if ordinal else order,
        body,
        date.value if date else None,
        number.value if number else None,
    )
