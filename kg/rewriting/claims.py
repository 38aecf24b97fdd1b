"""What a sentence claims that can be looked up: figures, dates, case numbers, names."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final

from ingest.extract.dates import parse_dates
from kg.speech import MONTHS

# "1 234,5", "8.4", "7/24", "09:00"; not the 2 of "CO2", nor the stop after "i 2023."
_THOUSANDS: Final = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?(?!\d)"
_UNIT: Final = (
    r"(?:%|prosentpoeng|prosentpoint|percentage points?|prosent|per ?cent|pst"
    r"|mill(?:ion\w*)?|mrd|milliard\w*|billion|tusen|thousand)"
)
_FIGURE: Final = re.compile(
    rf"(?<![\w.,/])(?P<figure>{_THOUSANDS}|\d+(?:[.,/:]\d+)*)"
    rf"(?:[ \u00a0]?(?P<unit>{_UNIT})(?!\w))?",
    re.I,
)
# "1.234.567,8" in Norwegian, "1,234,567.8" in English.
_GROUPED: Final = (
    re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
    re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
)
_SCALES: Final = (("milliard", 9), ("mrd", 9), ("billion", 9), ("mill", 6))
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Capitalised words that follow each other: "Kari Berg", "SV", "Ny-Ålesund".
_NAME: Final = re.compile(r"(?<!\w)[^\W\d_a-zæøå][\w'’-]*(?: [^\W\d_a-zæøå][\w'’-]*)*")

UNITS: Final = frozenset({"NOK", "MNOK"})
Figure = tuple[str, str]


@cache
def words() -> Mapping[str, Any]:
    """The words that the gate knows."""
    text = files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@dataclass(frozen=True)
class Claims:
    """What a text says.

    dates: ISO. figures: value, and "%", "pp" or "" for any other unit. names: as said.
    opening: a name that the text begins with, capitalised perhaps for its place alone.
    """

    dates: frozenset[str]
    figures: frozenset[Figure]
    names: tuple[str, ...]
    opening: str = ""


def claims(text: str, language: str) -> Claims:
    """What a sentence claims. language: how its figures are to be read."""
    text = _norwegian_months(text)
    found = [date for date in parse_dates(text) if date.precision != "aar"]
    plain = list(text)
    for date in found:
        plain[date.start : date.end] = " " * (date.end - date.start)
    rest = "".join(plain)
    named = [(match.start(), match[0]) for match in _NAME.finditer(rest)]
    first = re.search(r"\w", text)
    opens = bool(named and first and named[0][0] == first.start())
    names = [name for _, name in named if name not in UNITS]
    return Claims(
        frozenset(date.iso for date in found),
        frozenset(_figures(rest, language)),
        tuple(names[1:] if opens else names),
        names[0] if opens else "",
    )


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without genitive signs."""
    found = (match[0].lower() for match in _WORD.finditer(_norwegian_months(text)))
    return tuple(re.sub(r"['’]s?$", "", word) for word in found)


def _norwegian_months(text: str) -> str:
    """A text with English months in Norwegian, so that its dates can be read."""
    for english, norwegian in zip(MONTHS["en"], MONTHS["nb"], strict=True):
        text = re.sub(rf"\b{english}\b", norwegian, text)
    return text


def _figures(text: str, language: str) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text):
        yield _value(match["figure"], (match["unit"] or "").lower(), language)
    known: Mapping[str, int] = words()["numbers"]
    for word in plain_words(text):
        if word in known:
            yield str(known[word]), ""


def _value(figure: str, unit: str, language: str) -> Figure:
    """A figure by its value; what is no figure, as "7/24", as it stands."""
    plain = re.sub(r"[ \u00a0\u202f]", "", figure)
    if _GROUPED[language == "en"].fullmatch(plain):
        plain = plain.replace("," if language == "en" else ".", "")
    plain = plain.replace(",", ".")
    if not re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return figure, ""
    value = Decimal(plain) * Decimal(10) ** _power(unit)
    return f"{value.normalize():f}", _kind(unit)


def _power(unit: str) -> int:
    if unit in ("tusen", "thousand"):
        return 3
    return next((power for start, power in _SCALES if unit.startswith(start)), 0)


def _kind(unit: str) -> str:
    if unit.startswith(("prosentpo", "percentage")):
        return "pp"
    return "%" if unit in ("%", "prosent", "pst", "percent", "per cent") else ""
