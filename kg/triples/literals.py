"""Values as typed literals. What is not a value of its type becomes no literal."""

import re
from datetime import date
from decimal import Decimal

from pyoxigraph import Literal

from kg.vocab import XSD

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def text(value: str) -> Literal | None:
    """A string; none where it is blank."""
    return Literal(value) if value.strip() else None


def label(value: str) -> Literal:
    """A name to show to people, in bokmål."""
    return Literal(" ".join(value.split()), language="nb")


def integer(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=XSD.integer)


def decimal(value: Decimal) -> Literal | None:
    """A number in its shortest form: 12.50 and 12.5 are the same literal."""
    if not value.is_finite():
        return None
    return Literal(plain(value), datatype=XSD.decimal)


def plain(value: Decimal) -> str:
    """A finite number without exponent and without idle zeros."""
    told = format(value, "f")
    told = told.rstrip("0").rstrip(".") if "." in told else told
    return "0" if told in ("-0", "") else told


def boolean(value: bool) -> Literal:
    """True or false."""
    return Literal("true" if value else "false", datatype=XSD.boolean)


def time(value: str) -> Literal | None:
    """A time of day given as HH:MM."""
    match = _TIME.fullmatch(value.strip())
    if match is None:
        return None
    return Literal(f"{int(match[1]):02}:{match[2]}:00", datatype=XSD.time)


def year(value: int) -> Literal | None:
    """A year."""
    return Literal(str(value), datatype=XSD.gYear) if 1000 <= value <= 9999 else None


def moment(value: str) -> Literal | None:
    """An ISO date, month or year, typed by its precision; none where it is no date."""
    match = _ISO.fullmatch(value.strip())
    if match is None or not _exists(match):
        return None
    kind = XSD.date if match[3] else XSD.gYearMonth if match[2] else XSD.gYear
    return Literal(match[0], datatype=kind)


def _exists(match: re.Match[str]) -> bool:
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def amount(value: Decimal) -> str:
    """A number as people read it: thousands apart, decimal comma."""
    return f"{Decimal(plain(value)):,}".translate({44: "\xa0", 46: ","})
