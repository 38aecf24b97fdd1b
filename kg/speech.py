"""Figures, dates and names as one writes them in Norwegian."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

MONTHS: Final = {
    "nb": (
        *("januar", "februar", "mars", "april", "mai", "juni", "juli", "august"),
        *("september", "oktober", "november", "desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
}
MILLION: Final = Decimal(1_000_000)
BILLION: Final = 1000 * MILLION
MANY: Final = 4
"""Items from which on a list is told in points."""
_ISO: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def number(value: Decimal, decimals: int | None = None) -> str:
    """A figure with blanks between thousands and a decimal comma: "1 234,5"."""
    if decimals is not None:
        value = round(value, decimals)
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(",", " ").replace(".", ",").replace("-", "−")


def money(kroner: Decimal) -> str:
    """An amount in kroner, in millions as well where it is large."""
    exact = f"{number(kroner)} kr"
    if abs(kroner) >= BILLION:
        return f"{exact} ({number(kroner / BILLION, 2)} mrd.)"
    if abs(kroner) >= 100_000:
        return f"{exact} ({number(kroner / MILLION, 1)} mill.)"
    return exact


def measured(value: Decimal, unit: str) -> str:
    """A figure with its unit as printed: "8,4 %", "75 kr", "12,6 tonn_CO2e"."""
    unit = unit.replace("_", " ").strip()
    if unit.lower() in {"kr", "nok", "kroner"}:
        return f"{number(value)} kr"
    return number(value) if unit in {"", "antall"} else f"{number(value)} {unit}"


def date(iso: str, language: str = "nb") -> str:
    """An ISO date of any precision in words: "24. oktober 2023", "oktober 2023"."""
    match = _ISO.fullmatch(iso)
    if not match:
        return iso
    year, month, day = match.groups()
    if not month:
        return year
    name = MONTHS.get(language, MONTHS["nb"])[int(month) - 1]
    dot = "" if language == "en" else "."
    return f"{int(day)}{dot} {name} {year}" if day else f"{name} {year}"


def listed(items: Iterable[str], language: str = "nb") -> str:
    """Items as a list in running text: "a, b og c"."""
    *rest, last = list(items) or [""]
    joint = " and " if language == "en" else " og "
    return joint.join((", ".join(rest), last)) if rest else last


def points(items: Sequence[str]) -> str:
    """Many items as points, which a page shows one under the other; few as a list."""
    if len(items) < MANY:
        return listed(items)
    return " ".join(f"• {item}" for item in items)


def body(name: str) -> str:
    """A political body in the middle of a sentence: "formannskapet"."""
    one_word = " " not in name.strip()
    known = name.lower().startswith(("utvalg", "hovedutvalg", "komit", "råd"))
    return name[:1].lower() + name[1:] if one_word or known else name


def capital(text: str) -> str:
    """A text that begins a sentence."""
    return text[:1].upper() + text[1:]


def closed(text: str) -> str:
    """A text that ends as a sentence does."""
    return text if text.endswith((".", "!", "?", "»")) else f"{text}."
