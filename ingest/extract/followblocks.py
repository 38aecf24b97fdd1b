"""Follow-up reports as blocks: "Sak: …", "Utvalg: …", "Status: …" under each other.

Or a title that ends with its number, "Ny kai (KS 18/31)", over "Vedtatt 3. mars 2031",
"Status: Pågår" and a remark without a label.
"""

import re
from collections.abc import Iterator
from functools import cache

from ingest.extract.bodycodes import codes_of
from ingest.extract.case_numbers import NUMBER, PREFIX, find_date, find_number
from ingest.extract.followrow import (
    Draft,
    body_above,
    body_in,
    labels,
    status_words,
)
from ingest.gazetteer import wordings
from ingest.view import View

_CASE = re.compile(rf"\s*(?:{PREFIX})?{NUMBER}[\s:.–-]+(?P<v>[A-ZÆØÅ«\"].{{3,}})")
# "Ny kai (KS 18/31)", "Ny kai (sak 18/31)"; not "(jf. sak 18/31 og 19/31)"
_CASE_LAST = re.compile(
    rf"(?P<title>[A-ZÆØÅ«\"\d].{{3,}}?)\s*\((?:[Ss]ak\s+|(?P<code>[A-ZÆØÅ]{{1,5}})"
    rf"[\s-]+)?{NUMBER}\)"
)
# "Vedtatt 3. mars 2031", "Vedteke i formannskapet 3.3.31": the date without a colon
_ADOPTED = re.compile(r"(?i)(?:vedtatt|vedteke|behandlet)\b(?P<v>[^:.]{0,60}\d.{1,20})")
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
        match = _field().fullmatch(text) or _ADOPTED.fullmatch(text)
        name = _name(match) if match else _after(open_field, told)
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
    """The field of a line; the one without a label tells when it was decided."""
    told = match.groupdict()
    return next((n for n in wordings("followup_fields") if told.get(n)), "dato")


def _after(open_field: str, told: dict[str, list[str]]) -> str:
    """What a line without a label goes on with; behind a whole status, a remark."""
    whole = open_field == "status" and status_words().fullmatch(told["status"][0])
    return "merknad" if whole else open_field


def _opening(text: str) -> str | None:
    """What a block's first line tells of the case: its number and title."""
    match = _field().fullmatch(text)
    if match and match["sak"]:
        return match["v"]
    named = _CASE.fullmatch(text) or _CASE_LAST.fullmatch(text.strip())
    return text.strip() if not match and named else None


def _draft(view: View, told: dict[str, str], first: int, last: int) -> Draft | None:
    if not told.get("status"):
        return None
    number = find_number(told["sak"])
    last_named = _CASE_LAST.fullmatch(told["sak"])
    title = told.get("tittel") or (told["sak"][number.end :] if number else told["sak"])
    title = last_named["title"] if last_named else title.strip(" :.–-")
    code = (last_named["code"] or "") if last_named else ""
    codes = codes_of(view)
    body = body_in(told.get("utvalg", ""), codes) or codes.get(code)
    body = body or body_above(view.lines, first) or body_in(code, codes)
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
