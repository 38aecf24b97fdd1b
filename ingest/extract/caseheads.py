"""The line that names a case: number, maybe a folder, a title or nothing.

Numbers stand as "12/24", as "FS-25/12" with the year first, or without a year, as
"Sak 12." in old minute books and short reports. The meeting's date settles which.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.extract.case_numbers import FOLDER, NUMBER, PREFIX, year_of
from ingest.view import Line

_REST = rf"[.:]?(?:[\s|]*[-–:]?[\s|]+(?:{FOLDER}[\s|]*)?(?P<title>\S.*))?\s*$"
_ITEM = re.compile(rf"\s*(?P<prefix>{PREFIX})?{NUMBER}{_REST}")
# "FS-25/33 Budsjett": the body's code makes it a case, the date tells the year
_YEAR_FIRST = re.compile(
    rf"\s*(?P<prefix>[A-ZÆØÅ]{{1,4}}[- ]|{PREFIX})(?P<aar>\d\d|20\d\d)"
    rf"/(?P<nr>\d{{1,3}})(?![\d/]){_REST}"
)
# "Sak 112.", "SAK 4: Budsjett", "Sak nr. 7 Budsjett"; not "Sak 7 ble utsatt"
_YEARLESS = re.compile(
    r"\s*(?P<prefix>(?:Sak|SAK)(?i:s?nr|\snr)?\.?\s+)(?P<nr>\d{1,3})"
    r"(?:\s*[.:–-])?(?:\s+(?P<title>[A-ZÆØÅ«\"“].*))?\s*$"
)
_LONGEST = 200  # characters of such a line
LEAST = 2  # lines that name cases without a year, before any of them counts


class Head(NamedTuple):
    """A line that names a case. number: "12/24". title: what stands behind it."""

    number: str
    prefix: str | None
    folder: str | None
    entry: str | None
    title: str | None


def head_of(text: str, date: str | None, *, yearless: bool = False) -> Head | None:
    """What a line names, if it is such a one; its year fits that of the meeting."""
    if len(text) > _LONGEST:
        return None
    if "/" in text and (found := _ITEM.match(text)):
        number = f"{found['nr']}/{found['aar']}"
        if not date or abs(year_of(number) - int(date[:4])) <= 1:
            return _head(found, number)
    if date and "/" in text and (found := _YEAR_FIRST.match(text)):
        number = f"{found['nr']}/{found['aar']}"
        return _head(found, number) if year_of(number) == int(date[:4]) else None
    if date and yearless and (found := _YEARLESS.match(text)):
        number = f"{found['nr']}/{date[2:4]}"
        return Head(number, found["prefix"], None, None, found["title"])
    return None


def _head(found: re.Match[str], number: str) -> Head:
    folder = found["mappe"]
    entry = f"{folder}-{found['dok']}" if found["dok"] else None
    return Head(number, found["prefix"], folder, entry, found["title"])


def names_case(text: str) -> bool:
    """Whether a line looks as if it named a case, whatever its year."""
    return bool(
        ("/" in text and (_ITEM.match(text) or _YEAR_FIRST.match(text)))
        or _YEARLESS.fullmatch(text)
    )


def are_yearless(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether the cases of a paper have numbers without a year, in rising order."""
    texts = [line.text for line in lines[first:last]]
    if any("/" in text and _ITEM.match(text) for text in texts):
        return False
    found = [match for text in texts if (match := _YEARLESS.fullmatch(text))]
    numbers = list(dict.fromkeys(int(match["nr"]) for match in found))
    return len(numbers) >= LEAST and numbers == sorted(numbers)
