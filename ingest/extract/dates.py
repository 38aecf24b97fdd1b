"""Dates in running text, as ISO strings of the precision that the text gives.

``parse_dates`` reads any text (a document, a question); ``extract`` gives the years
that the text leaves out from the part of the document that the date stands in.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ingest.extract.context import Surroundings, said_in, sentence
from ingest.facts import Dato
from ingest.model import Layout
from ingest.view import View

YearOf = Callable[[int], int | None]
_Reader = Callable[[re.Match[str], int | None], list[str]]


class Date(NamedTuple):
    """A date in a text. iso: ``2024``, ``2024-05`` or ``2024-05-28``.

    precision: "dato", "maaned" or "aar". A range is two dates with one surface.
    """

    start: int
    end: int
    iso: str
    precision: str
    surface: str


class _Year(NamedTuple):
    """The year to use when a date has none, for a text and an offset in it."""

    default: int | YearOf | None

    def at(self, offset: int) -> int | None:
        return self.default(offset) if callable(self.default) else self.default


MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni", "juli", "august"),
    *("september", "oktober", "november", "desember"),
)
_MONTH_NUMBER = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
_PRECISION = {4: "aar", 7: "maaned", 10: "dato"}

_M = rf"(?:{'|'.join(MONTHS)})"
_SHORT = (
    rf"(?:{_M}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|des)(?:\.|(?= 20\d\d)))"
)
_Y = r"(?:(?:19[5-9]|20[0-9])\d)(?!\d)"
_Y2 = rf"(?:{_Y}|\d\d(?!\d))"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MON = r"(?:0?[1-9]|1[0-2])"
_TO = r"\s?(?:[-–/]|til(?: og med)?|t\.?o\.?m\.?|og)\s?"
_S = r"[ \t\xa0]*(?:\n[ \t\xa0]*){0,2}"  # a blank, also at a wrapped line
_LEFT = r"(?<![\d.,/:§-])"  # not inside a number, a case number or a paragraph
_SEASON = (
    r"(?:v[åa]ren|vår|sommeren|sommer|sommaren|høsten|høst|hausten|vinteren|vinter"
    r"|påsken?|julen?|[1-4]\.\s?kvartal|[12]\.\s?halvår|(?:første|andre|annet) halvår"
    r"|(?:første|andre|tredje|fjerde) kvartal)"
)
_BEFORE_MONTH = (
    r"(?:i|fra(?: og med)?|frå|til(?: og med)?|innen|innan|før|etter|per|pr\.|av"
    r"|medio|primo"
    r"|ultimo|siden|sidan|ca\.|starten på|slutten på)"
)
_BEFORE_YEAR = (
    r"(?:i|fra|frå|til|innen|innan|før|etter|av|siden|sidan|året|år|årene|medio"
    r"|rundt|omkring"
    r"|mot|per|pr\.|frem til|fram til)"
)


def _iso(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """The date as ISO, or "" when there is no such date."""
    if year is None:
        return ""
    year += 2000 if year < 100 else 0
    if month is None:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if day <= monthrange(year, month)[1] else ""


def _month(name: str) -> int:
    return _MONTH_NUMBER[name.lower()[:3]]


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _numeric(match: re.Match[str], year: int | None) -> list[str]:
    """Read "28.05.2024", "12.05.23", "2024-05-28", "23052023", "28/5 2024"."""
    stated = _int(match["y"]) or year
    return [_iso(stated, int(match["m"]), int(match["d"]))]


def _numeric_pair(match: re.Match[str], year: int | None) -> list[str]:
    """Read "02.04.-03.04.2024", "04.06./11.06.2024", "21/11 til 5/12"."""
    last = _int(match["y"]) or year
    if last is None:
        return []
    first = last - (int(match["m1"]) > int(match["m2"]))
    return [
        _iso(first, int(match["m1"]), int(match["d1"])),
        _iso(last, int(match["m2"]), int(match["d2"])),
    ]


def _written(match: re.Match[str], year: int | None) -> list[str]:
    """Read "24. oktober 2023", "1. april", "3.-5. mai 2024"."""
    stated, month = _int(match["y"]) or year, _month(match["m"])
    return [_iso(stated, month, int(day)) for day in (match["d0"], match["d"]) if day]


def _months(match: re.Match[str], year: int | None) -> list[str]:
    """Read "november 2022", "mars/april 2024", "i juni", "August-oktober"."""
    stated = _int(match.groupdict().get("y")) or year
    return [_iso(stated, _month(name)) for name in (match["m0"], match["m"]) if name]


def _turn(match: re.Match[str], _: int | None) -> list[str]:
    """Read "årsskiftet 2026/2027": last month, first month."""
    last = int(match["y2"])
    last += 2000 if last < 100 else 0
    return [_iso(last - 1, 12), _iso(last, 1)]


def _edge(match: re.Match[str], _: int | None) -> list[str]:
    """Read "primo 2024", "nyåret 2024", "ultimo 2024"."""
    return [_iso(int(match["y"]), 12 if match["e"].lower() == "ultimo" else 1)]


def _years(match: re.Match[str], _: int | None) -> list[str]:
    """Read "høsten 2025", "2. kvartal 2023", "i 2028", "2029/2030"."""
    first, second = int(match["y"]), _int(match.groupdict().get("y2"))
    if second is None:
        return [_iso(first)]
    second = first // 100 * 100 + second if second < 100 else second
    return [_iso(first), _iso(second)] if second == first + 1 else []


class _Rule(NamedTuple):
    """How one form of date looks and what it says."""

    pattern: re.Pattern[str]
    read: _Reader


def _rule(read: _Reader, *pattern: str) -> _Rule:
    return _Rule(re.compile("".join(pattern), re.IGNORECASE), read)


_DM1, _DM2 = rf"(?P<d1>{_DAY})\.(?P<m1>{_MON})", rf"(?P<d2>{_DAY})\.(?P<m2>{_MON})"
_SLASH1, _SLASH2 = _DM1.replace(r"\.", "/"), _DM2.replace(r"\.", "/")
_YEAR = rf"(?P<y>{_Y})"
_YEAR2 = rf"(?P<y2>{_Y2})"
_MONTH = rf"(?:(?P<m0>{_M}){_TO})?(?P<m>{_M})"

# The more a form says, the earlier it stands: a place once read is not read again.
# "core" is the date where the pattern needs words before it to know it for one.
_RULES = (
    _rule(_numeric_pair, rf"{_LEFT}{_DM1}\.?{_TO}{_DM2}\.{_YEAR}"),
    _rule(
        _numeric_pair,
        rf"{_LEFT}{_SLASH1}{_TO}{_SLASH2}(?![\d/])(?:[- /]{_YEAR})?",
    ),
    _rule(_numeric, rf"(?<![\d.,/])(?P<d>{_DAY})\.\s?(?P<m>{_MON})\.\s?{_YEAR}"),
    _rule(_numeric, rf"{_LEFT}(?P<d>[0-3]\d)\.(?P<m>[01]\d)\.(?P<y>\d\d)(?![\d.]*\d)"),
    _rule(_numeric, rf"{_LEFT}(?P<d>{_DAY})/(?P<m>{_MON})[-/ ]{_YEAR}"),
    _rule(_numeric, rf"{_LEFT}(?P<y>20\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?!\d)"),
    _rule(_numeric, r"(?<!\d)(?P<d>[0-3]\d)(?P<m>[01]\d)(?P<y>20[0-4]\d)(?!\d)"),
    _rule(
        _written,
        rf"{_LEFT}(?:(?P<d0>{_DAY})\.?{_TO})?(?P<d>{_DAY})(?:\.{_S}|[ \xa0])",
        rf"(?P<m>{_SHORT})(?!\w)(?:,?{_S}{_YEAR})?",
    ),
    _rule(_months, rf"\b{_MONTH}(?:{_S}|[.-]\s?){_YEAR}"),
    _rule(_turn, rf"\bårsskiftet?{_S}{_Y}\s?[/-]\s?{_YEAR2}"),
    _rule(_edge, rf"\b(?P<e>primo|ultimo|nyåret){_S}{_YEAR}"),
    _rule(
        _years, rf"\b(?:tidlig )?{_SEASON}{_S}(?:av |i )?{_YEAR}(?:\s?/\s?{_YEAR2})?"
    ),
    _rule(_months, rf"\b(?P<m0>{_M})\s?[-–]\s?(?P<m>{_M})\b"),
    _rule(_months, rf"\b{_BEFORE_MONTH}{_S}(?P<core>{_MONTH}\b)"),
    _rule(_years, rf"{_LEFT}{_YEAR}\s?/\s?{_YEAR2}(?![\d/-])"),
    _rule(
        _years,
        rf"\b{_BEFORE_YEAR}{_S}(?P<core>{_YEAR})(?![\d/%]|[.,]\d|\s?[-–]\s?\d)",
    ),
)


def parse_dates(text: str, default_year: int | YearOf | None = None) -> list[Date]:
    """The dates in a text, in order of place.

    default_year: for dates without a year ("1. april"): a year, or a function from
    the offset to it; without one, such dates are left out. A date with a year earlier
    in the same sentence goes before it.
    """
    taken = bytearray(len(text))
    found: list[Date] = []
    for rule in _RULES:
        for match in rule.pattern.finditer(text):
            start, end = _core(match)
            if any(taken[start:end]):
                continue
            dates = _read(rule, match, _Year(default_year), found)
            if dates:
                found += dates
                taken[start:end] = b"\1" * (end - start)
    return sorted(found)


def _read(
    rule: _Rule, match: re.Match[str], default: _Year, found: list[Date]
) -> list[Date]:
    stated = match.groupdict().get("y") or match.groupdict().get("y2")
    year = None if stated else _year_near(match, found) or default.at(match.start())
    start, end = _core(match)
    surface = " ".join(match.string[start:end].split())
    isos = [iso for iso in rule.read(match, year) if iso]
    return [Date(start, end, iso, _PRECISION[len(iso)], surface) for iso in isos]


def _core(match: re.Match[str]) -> tuple[int, int]:
    return match.span("core" if "core" in match.re.groupindex else 0)


def _year_near(match: re.Match[str], found: list[Date]) -> int | None:
    """The year of the nearest month or day named earlier in the same sentence."""
    left, _ = sentence(match.string, *match.span())
    near = [d for d in found if left <= d.start < match.start() and len(d.iso) > 4]
    return int(max(near).iso[:4]) if near else None


_YEAR_IN_TITLE = re.compile(r"(?<![\d-])(20[0-4]\d)(?![\d-])")


_OF_A_YEAR = ("aarsrapport", "tertialrapport")  # they are signed the year after


def years(view: View, layout: Layout) -> YearOf:
    """A function from an offset of the view to the year that the text there is of."""
    first = parse_dates(view.text[:5000])
    fallback = int(first[0].iso[:4]) if first else None

    def year(offset: int) -> int | None:
        if not layout.parts:
            return fallback
        part = layout.part_at(view.source(offset, offset).start)
        named = _YEAR_IN_TITLE.search(part.title or view.document.title or "")
        if named and (part.kind in _OF_A_YEAR or not part.date):
            return int(named[1])
        return int(part.date[:4]) if part.date else fallback

    return year


def extract(view: View, layout: Layout) -> Iterator[Dato]:
    """Every date of the text outside page furniture; a range gives two."""
    around = Surroundings(view, layout)
    for date in parse_dates(view.text, years(view, layout)):
        if not around.is_furniture(date.start):
            yield Dato(
                verdi=date.iso,
                overflateform=date.surface,
                gjelder=around.about(date.start, date.end),
                evidence=said_in(view, date.start, date.end),
            )
