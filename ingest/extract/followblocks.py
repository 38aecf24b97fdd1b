"""Follow-up reports as blocks: "Sak: …", "Utvalg: …", "Status: …" under each other."""

import re
from collections.abc import Iterator
from functools import cache

from ingest.extract.case_numbers import NUMBER, PREFIX, find_date, find_number
from ingest.extract.followrow import Draft, body_above, body_in, codes_of, labels
from ingest.gazetteer import wordings
from ingest.view import View

_CASE = re.compile(rf"\s*(?:{PREFIX})?{NUMBER}[\s:.–-]+(?P<v>[A-ZÆØÅ«\"].{{3,}})")
_MOST = 14  # lines of a block


@cache
def _field() -> re.Pattern[str]:
    return re.compile(rf"(?i)\s*(?:{labels()})\s*:\s*(?P<v>.*)")


def block_rows(view: View) -> Iterator[Draft]:
    """The rows that are told as labelled lines, with a status among them."""
    lines = view.lines
    at = 0
    while at < len(lines):
        read = _block(view, at)
        if read:
            yield read
        at = max(at + 1, read.last if read else 0)


def _block(view: View, at: int) -> Draft | None:
    opening = _opening(view.lines[at].text)
    if opening is None:
        return None
    told: dict[str, list[str]] = {"sak": [opening]}
    last, open_field = at + 1, "sak"
    for i in range(at + 1, min(at + _MOST, len(view.lines))):
        text = view.lines[i].text.strip()
        if _opening(text) is not None:
            break
        match = _field().fullmatch(text)
        name = _name(match) if match else open_field
        if match and name in told:
            break
        if not text:
            open_field = ""
            continue
        if not match and not open_field:
            break
        told.setdefault(name, []).append(match["v"] if match else text)
        last, open_field = i + 1, name
    return _draft(view, {n: " ".join(v).strip() for n, v in told.items()}, at, last)


def _name(match: re.Match[str]) -> str:
    return next(name for name in wordings("followup_fields") if match[name])


def _opening(text: str) -> str | None:
    """What a block's first line tells of the case: its number and title."""
    match = _field().fullmatch(text)
    if match and match["sak"]:
        return match["v"]
    return text.strip() if not match and _CASE.fullmatch(text) else None


def _draft(view: View, told: dict[str, str], first: int, last: int) -> Draft | None:
    if not told.get("status"):
        return None
    number = find_number(told["sak"])
    title = told.get("tittel") or (told["sak"][number.end :] if number else told["sak"])
    title = title.strip(" :.–-")
    body = body_in(told.get("utvalg", ""), codes_of(view))
    body = body or body_above(view.lines, first)
    if not title or (number and not body):
        return None
    date = find_date(told.get("dato", ""))
    return Draft(
        body or "",
        number.value if number else None,
        date.value if date else None,
        title,
        told["status"].strip(" ."),
        told.get("merknad") or None,
        first,
        last,
    )
