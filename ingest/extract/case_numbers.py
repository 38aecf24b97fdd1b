"""Numbers of cases and of case folders, as the common case systems write them.

A case of a body's agenda: "24/23", "PS 45/24", "Sak 12/2024", "FSK-sak 7/24". A folder
(arkivsak): "23/17920", "2024/1234"; with "-1" behind it, a journal entry of it.
"""

import re
from typing import NamedTuple

# 2024, or 24 of a year that documents are from; not 24/7, not gnr/bnr 345/100
YEAR = r"(?:(?:19[89]|20[0-4])\d|[0-4]\d|9\d)"
NUMBER = rf"(?<![\d/.,])(?<![\d\s]-)(?P<nr>\d{{1,4}})/(?P<aar>{YEAR})(?![\d/-]|[.,]\d)"
# what may stand before a number: PS, RS, "Sak", "Saksnr.", "FSK-sak", "Utvalgssak"
PREFIX = (
    r"(?:(?:(?:(?:[Ss]ak|SAK)[ \xa0]+)?(?:PS|RS|OS|DS|FO|GS|MS|IS|BS|FS|RSF|PSF)"
    r"(?=[ \xa0\d])"
    r"|[Uu]tval[gs]*sak(?:snr)?|[Pp]olitisk sak"
    r"|(?:[Ss]ak|SAK)(?i:s?(?:nr|nummer))?(?:\s?(?:nr|NR))?"
    r"|[A-ZÆØÅ]{1,5}(?:[.-]|\s?-\s?)?\s?(?:sak|SAK|Sak)(?:\s?nr)?)[.:]{0,2}[ \xa0]*"
    r"|(?<![\w-])[A-ZÆØÅ]{2,5}[ ]?[-–][ ]?(?=\d{1,4}/\d)"  # "FSK- 22/24", "KST-9/24"
    # the body's code alone: "KS 2/25", "FSK 4/25"; not "GNR 12/24", land
    r"|(?<![\w-])(?![GBFS]NR)[A-ZÆØÅ]{2,4}[ \xa0](?=\d{1,4}/\d\d))"
)
FOLDER = (
    r"(?<![\d/])(?:[A-Z]-)?(?P<mappe>(?:\d{2}|(?:19|20)\d{2})/\d{2,6})"
    r"(?:[ \xa0]?[-–/][ \xa0]?(?P<dok>\d{1,4}))?(?![\d/])"
)
DATE = (
    r"(?<![\d.])(?P<d>0?[1-9]|[12]\d|3[01])\.[ ]?(?P<m>0?[1-9]|1[0-2])\.[ ]?"
    r"(?P<y>(?:19|20)\d\d|\d\d)(?![\d.]\d)"
)
_NUMBER = re.compile(rf"{PREFIX}?{NUMBER}")
_FOLDER = re.compile(FOLDER)
_DATE = re.compile(DATE)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_WRITTEN = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})\.?[ ](?P<m>jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)"
    r"[a-z]*\.?[ ](?P<y>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
# "17/09-2024"; and, in old minute books, "År 1988, tirsdag den 7. juni"
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})[-–/]((?:19|20)\d\d)(?!\d)")
_YEAR_FIRST = re.compile(
    r"\bÅr (?P<y>(?:19|20)\d\d),? (?:[a-zæøå]+dag,? )?(?:den )?(?P<d>\d{1,2})\.? "
    r"(?P<m>jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-z]*"
)
_MONTH = re.compile(
    r"(?<![\w.])(?P<m>jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)"
    r"(?:uar|s|ruar|il|i|ust|tember|ober|ember)?\.?[ ](?P<y>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_MONTHS = [
    "jan",
    "feb",
    "mar",
    "apr",
    "mai",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt",
    "nov",
    "des",
]


class Found(NamedTuple):
    """Something read from a text, and where. more: a second value beside it."""

    start: int
    end: int
    value: str
    more: str | None = None


def find_number(text: str, start: int = 0) -> Found | None:
    """The first case number in a text, without its prefix."""
    match = _NUMBER.search(text, start)
    return Found(*match.span(), f"{match['nr']}/{match['aar']}") if match else None


def find_folder(text: str, start: int = 0) -> Found | None:
    """The first folder number; more: the journal entry, where one is given."""
    match = _FOLDER.search(text, start)
    if match is None:
        return None
    entry = f"{match['mappe']}-{match['dok']}" if match["dok"] else None
    return Found(*match.span(), match["mappe"], entry)


def find_date(text: str, start: int = 0) -> Found | None:
    """The first full date in a text, as ISO."""
    found = [
        *(
            (m.start(), m.end(), _iso(m["y"], m["m"], m["d"]))
            for m in _one(_DATE, text, start)
        ),
        *(
            (m.start(), m.end(), _iso(m[1], m[2], m[3]))
            for m in _one(_ISO, text, start)
        ),
        *((m.start(), m.end(), _written(m)) for m in _one(_WRITTEN, text, start)),
        *((m.start(), m.end(), _written(m)) for m in _one(_YEAR_FIRST, text, start)),
        *(
            (m.start(), m.end(), _iso(m[3], m[2], m[1]))
            for m in _one(_SLASHED, text, start)
            if 0 < int(m[1]) < 32 and 0 < int(m[2]) < 13
        ),
    ]
    return Found(*min(found)) if found else None


def find_month(text: str, start: int = 0) -> Found | None:
    """The first month with its year in a text, as ISO: "mai 2024" is "2024-05"."""
    match = _MONTH.search(text, start)
    if match is None:
        return None
    month = _MONTHS.index(match["m"].lower()) + 1
    return Found(*match.span(), f"{match['y']}-{month:02}")


def _one(pattern: re.Pattern[str], text: str, start: int) -> list[re.Match[str]]:
    match = pattern.search(text, start)
    return [match] if match else []


def _written(match: re.Match[str]) -> str:
    return _iso(match["y"], str(_MONTHS.index(match["m"].lower()) + 1), match["d"])


def _iso(year: str, month: str, day: str) -> str:
    full = int(year) + (2000 if len(year) == 2 else 0)
    return f"{full:04}-{int(month):02}-{int(day):02}"


def year_of(number: str) -> int:
    """The year of a case number: 2023 for "25/23" and for "25/2023"."""
    year = int(number.rpartition("/")[2])
    return year if year > 99 else year + (1900 if year >= 80 else 2000)


def case_step(number: str) -> str | None:
    """What the ways to write one case number share, as a step of a name: "12-24"."""
    if not re.fullmatch(NUMBER, number):
        return None
    year, first = number_key(number)
    return f"{first}-{year % 100:02}"


def number_key(number: str) -> tuple[int, int]:
    """What "12/24" and "12/2024" share."""
    return year_of(number), int(number.partition("/")[0])
