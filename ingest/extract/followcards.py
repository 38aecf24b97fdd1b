"""Follow-up pages as cards: a title, then labels on lines of their own over values.

"Nytt navn på skolen", "Saksnummer", "KST 12/25", "Vedtatt", "13.02.2025", "Status", …
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.extract.bodycodes import codes_of
from ingest.extract.case_numbers import find_date, find_number
from ingest.extract.followrow import Draft, body_above, body_in, labels
from ingest.view import Line, View

LEAST_FIELDS = 3
MOST_LINES = 4  # of a value
LONGEST_TITLE = 150


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?i)\s*(?:{labels()})\s*:?\s*")


def card_rows(view: View) -> Iterator[Draft]:
    """The rows that are told as cards, with a status among their fields."""
    lines = view.lines
    at = 0
    while at < len(lines):
        told, last = _card(lines, at) if _named(lines[at].text) else ({}, at)
        if len(told) >= LEAST_FIELDS and (row := _draft(view, told, at, last)):
            yield row
        at = max(at + 1, last)


def _named(text: str) -> str | None:
    """The field that a line is the label of, and nothing else."""
    match = _label().fullmatch(text)
    return str(match.lastgroup) if match else None


def _card(lines: Sequence[Line], at: int) -> tuple[dict[str, str], int]:
    """The fields of the card whose first label stands on a line, and where it ends."""
    told: dict[str, str] = {}
    while at < len(lines) and (name := _named(lines[at].text)) and name not in told:
        first = at + 1
        at = first
        while at < min(first + MOST_LINES, len(lines)) and _goes_on(lines, at, first):
            at += 1
        told[name] = " ".join(line.text.strip() for line in lines[first:at]).strip()
    return {name: value for name, value in told.items() if value}, at


def _goes_on(lines: Sequence[Line], at: int, first: int) -> bool:
    """Whether a line is of a value: no label, and no title over the next label."""
    text = lines[at].text
    after = lines[at + 1].text if at + 1 < len(lines) else ""
    opens = at > first and _named(after) is not None
    return bool(text.strip()) and not _named(text) and not opens


def _title(lines: Sequence[Line], at: int) -> tuple[str, int]:
    """The title over a card and its line; else nothing, and the card's first line."""
    above = next((n for n in (at - 1, at - 2) if n >= 0 and lines[n].text.strip()), at)
    title = lines[above].text.strip() if above < at else ""
    if len(title) >= LONGEST_TITLE or title.endswith((".", ":")):
        return "", at
    return title, above


def _draft(view: View, told: dict[str, str], first: int, last: int) -> Draft | None:
    number, date = find_number(told.get("sak", "")), find_date(told.get("dato", ""))
    above, top = _title(view.lines, first)
    title = told.get("tittel") or above
    codes = codes_of(view)
    code = re.sub(r"[\d/ -]", "", told.get("sak", ""))
    body = body_in(told.get("utvalg", ""), codes) or body_in(code, codes)
    body = body or body_above(view.lines, first)
    if not title or "status" not in told or (number and not body):
        return None
    return Draft(
        body or "",
        number.value if number else None,
        date.value if date else None,
        title,
        told["status"].strip(" ."),
        told.get("merknad"),
        top,
        last,
    )
