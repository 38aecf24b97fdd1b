"""What a part says of itself in its first lines: title, date, body."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.segment.lines import Row

MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
DATE = re.compile(
    r"\b(?P<d>\d{1,2})\.\s?(?:(?P<m>\d{1,2})\.|(?P<n>" + "|".join(MONTHS) + r")\s)"
    r"\s?(?P<y>(?:19|20)\d\d)\b",
    re.I,
)
BODY = re.compile(
    r"(?:hoved)?utvalg(?:et)? for [\wæøå ,-]+?(?=\s+\d|\s+kl|$)|"
    r"\b(?:formannskapet|formannskap|kommunestyret|kommunestyre|bystyret|fylkestinget|"
    r"[\wæøå]+utvalget|[\wæøå]+utval|[\wæøå]*rådet)\b",
    re.I,
)
BODY_TABLE = re.compile(
    r"(?:behandl(?:es|et) (?:av|i)|utvalg? møtedato|saksgang)", re.I
)
AFTER_TITLE = re.compile(
    r".*(?:forslag|framlegg|innstilling) til vedtak.*|.* har behandlet saken.*", re.I
)
MEETINGS = ("moeteinnkalling", "moeteprotokoll")
CASES = ("saksframlegg", "saksprotokoll")
BODY_NUMBER = re.compile(r"^\d{1,2}\s+")  # the rows of bodies may be numbered
OPENING = 25  # rows in which a part introduces itself
FIRST_LINES = 5  # rows that can be the title page of a report


class About(NamedTuple):
    """What the opening states."""

    title: str | None
    date: str | None
    body: str | None


def describe(kind: str, rows: Sequence[Row]) -> About:
    """Title, ISO date and body of a part, as far as its first lines state them."""
    if not rows:
        return About(None, None, None)
    if kind in CASES:
        return _case(rows[:OPENING])
    if kind in MEETINGS:
        about = _body_and_date(rows[:OPENING])
        return about._replace(title=" ".join(filter(None, (rows[0].text, about.body))))
    return _body_and_date(rows[:FIRST_LINES])._replace(title=rows[0].text)


def _case(rows: Sequence[Row]) -> About:
    """A case paper: the rows of bodies, then the title as a paragraph of its own."""
    table = next((at for at, r in enumerate(rows) if BODY_TABLE.match(r.text)), None)
    if table is None:
        return About(rows[0].text, None, None)
    at = table + 1
    while at < len(rows) and not rows[at].gap:
        at += 1
    title: list[str] = []
    for row in rows[at : at + 4]:
        if (title and row.gap) or AFTER_TITLE.fullmatch(row.text):
            break
        title.append(row.text)
    return _body_and_date(rows[table + 1 : at])._replace(title=" ".join(title) or None)


def _body_and_date(rows: Sequence[Row]) -> About:
    """The first body named, and the first date."""
    bodies = (BODY.match(BODY_NUMBER.sub("", row.text)) for row in rows)
    body = next((found.group().strip() for found in bodies if found), None)
    dates = (iso_date(row.text) for row in rows)
    return About(None, next(filter(None, dates), None), body)


def iso_date(text: str) -> str | None:
    """The first full date in a text, as ISO."""
    found = DATE.search(text)
    if not found:
        return None
    month = int(found["m"]) if found["m"] else MONTHS.index(found["n"].lower()) + 1
    day = int(found["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{found['y']}-{month:02}-{day:02}"
