"""What a part says of itself in its first lines: title, date, body."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ingest.segment.kinds import kinds
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
MONTH = re.compile(r"\b(?P<n>" + "|".join(MONTHS) + r")\s+(?P<y>20\d\d)\b", re.I)
# What stands before the date of a report on its front: nothing, a comma, "lagt fram".
# Must NOT match a sentence that tells of something else that happened then.
DATED = re.compile(
    r"(?:^|,\s|\b(?:lagt fram|lagd fram|lagt frem|datert|dato:?|vedtatt|vedteken)\b"
    r"[^.:;]*?\s?)$",
    re.I,
)
SIGNED = re.compile(r"[A-ZÆØÅ][\wæøå]+(?: [A-ZÆØÅ][\wæøå]+)?,? (?:den )?$")
AFTER_DATE = re.compile(r"(?:,?\s*(?:i\s)?(?:sak|KST|KOM)\s[\d/]+)?\s*\.?$", re.I)
BODY = re.compile(
    r"(?:hoved)?utvalg(?:et)? for [\wæøå ,-]+?(?=\s+\d|\s+kl|\s+har\b|$)|"
    r"(?:formannskapet|formannskap|kommunestyret|kommunestyre|bystyret|fylkestinget|"
    r"(?!om)\w*råd(?:et)?(?: for [\w ,]+?)?|\w+utvalet|\w+utvalget)(?=\W|$)",
    re.I,
)
BODY_TABLE = re.compile(
    r"(?:behandl(?:es|et) (?:av|i)|utvalg? møtedato|saksgang)", re.I
)
AFTER_TITLE = re.compile(
    r".*(?:forslag|framlegg|innstilling) til vedtak.*|.* har behandlet saken.*", re.I
)
LABEL = re.compile(r"saks(?:fram|frem)legg ?[:–-] ", re.I)  # "Saksframlegg: Gebyrer"
MEETINGS = ("moeteinnkalling", "moeteprotokoll")
CASES = ("saksframlegg", "saksprotokoll")
BEFORE_BODY = re.compile(  # a number in the table of bodies, or a label
    r"^(?:\d{1,2}\s+|[\w/ ]{0,20}(?:utvalg|utval|organ)\s*:\s*|"
    r"(?:møteinnkalling|møteprotokoll|møtebok|protokoll|møte)\s+(?:for|fra|frå|i)\s+)",
    re.I,
)
TREATED = re.compile(r" har (?:behandlet|handsama) sak(?:en|a) ", re.I)
ABOUT = re.compile(r"(?:1\.? )?om [\wæøå]+rapporten", re.I)
NAMED = re.compile(
    r"\b((?:Handlingsprogram|Økonomiplan|Budsjett|[ÅA]rsrapport|[ÅA]rsmelding|"
    r"[123]\. ?tertialrapport|Tilstandsrapport \w+|Tilstandsrapport)"
    r" 20\d\d(?: ?[-–] ?20\d\d)?)"
)
NAMED_OFTEN = 2
RUNNING_TEXT = re.compile(r"[.,;]$|.{60}")
OPENING = 25  # rows in which a part introduces itself
LAST_LINES = 8  # rows that can hold a signature
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
    title = _own_name(rows) or _heading(kind, rows[:OPENING])
    if kind in MEETINGS:
        about = _body_and_date(rows[:OPENING])
        return about._replace(title=" ".join(filter(None, (title, about.body))))
    front = [row for row in rows[:FIRST_LINES] if not RUNNING_TEXT.search(row.text)]
    about = _body_and_date(front)
    date = about.date or _front_date(rows) or _signed_date(rows)
    return about._replace(title=title, date=date)


def _signed_date(rows: Sequence[Row]) -> str | None:
    """The date beside a place above the signature: "Fjordvik, 28. oktober 2024"."""
    for row in rows[-LAST_LINES:]:
        found = DATE.search(row.text)
        if found and SIGNED.fullmatch(row.text[: found.start()]):
            return iso_date(row.text) if found.end() == len(row.text) else None
    return None


def _front_date(rows: Sequence[Row]) -> str | None:
    """The day or month that ends a line on the front: "Fjordvik kommune, mars 2025"."""
    for row in rows[:FIRST_LINES]:
        found = DATE.search(row.text) or MONTH.search(row.text)
        if not found or not AFTER_DATE.fullmatch(row.text[found.end() :]):
            continue
        if DATED.search(row.text[: found.start()]):
            month = f"{found['y']}-{_month(found['n']):02}" if found["n"] else None
            return iso_date(row.text) or month
    return None


def _month(name: str) -> int:
    return MONTHS.index(name.lower()) + 1


def _own_name(rows: Sequence[Row]) -> str | None:
    """What a report without a title page calls itself most often, with its year."""
    if not (kinds().opens_report(rows[0].text) or ABOUT.match(rows[0].text)):
        return None
    named = Counter(name for row in rows for name in NAMED.findall(row.text))
    name, times = max(named.items(), key=lambda item: item[1], default=("", 0))
    return name if times >= NAMED_OFTEN else None


def _heading(kind: str, rows: Sequence[Row]) -> str:
    """The line that announces the kind, else the first of more than one word."""
    for row in rows:
        announced = kinds().of_title(row.text)
        if announced and announced.name == kind:
            return row.text
    return next((row.text for row in rows if " " in row.text), rows[0].text)


def _case(rows: Sequence[Row]) -> About:
    """A case paper: the rows of bodies, then the title as a paragraph of its own."""
    label = LABEL.match(rows[0].text)
    named = rows[0].text[label.end() :] if label else None
    table = next((at for at, r in enumerate(rows) if BODY_TABLE.match(r.text)), None)
    if table is None:
        return About(named or rows[0].text, None, None)
    at = table + 1
    while at < len(rows) and not (rows[at].gap or AFTER_TITLE.fullmatch(rows[at].text)):
        at += 1
    treated = [row for row in rows if TREATED.search(row.text)]
    about = _body_and_date(treated or rows[table + 1 : at])
    return about._replace(title=named or _paragraph(rows[at : at + 4]))


def _paragraph(rows: Sequence[Row]) -> str | None:
    title: list[str] = []
    for row in rows:
        if (title and row.gap) or AFTER_TITLE.fullmatch(row.text):
            break
        title.append(row.text)
    return " ".join(title) or None


def _body_and_date(rows: Sequence[Row]) -> About:
    """The first body named, and the first date."""
    bodies = (BODY.match(BEFORE_BODY.sub("", row.text)) for row in rows)
    body = next((found.group().strip() for found in bodies if found), None)
    dates = (iso_date(row.text) for row in rows)
    return About(None, next(filter(None, dates), None), body)


def iso_date(text: str) -> str | None:
    """The first full date in a text, as ISO."""
    found = DATE.search(text)
    if not found:
        return None
    month = int(found["m"]) if found["m"] else _month(found["n"])
    day = int(found["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{found['y']}-{month:02}-{day:02}"
