"""The unit of a table: what it is called, and how many kroner it stands for."""

import csv
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files

from ingest.tables.model import Unit

# "Alle tall er oppgitt i hele 1000 kroner", "Beløpene i tabellene er i mill. kr".
FOR_ALL = re.compile(
    r"\b(?:alle? (?:tall?|bel[øo]p|tabell\w+)|(?:tallene|beløpene) i tabell\w+)"
    r"[^.\n]{0,60}",
    re.IGNORECASE,
)

# An amount states no unit: "14 mill. kr", "(11,0 mill. kr)". Not "i 1000 kr", and not
# the number of a table over its unit.
AMOUNT = re.compile(
    r"(?<![\d.,])(?<!\d[ .,])(?<!tabell )(?<!figur )(?!1[ .]?000 ?k)\d+(?:[ .,–-]\d+)*"
    r"\s?(?:mill\w*|mrd|milliard\w*|tusen|kr\b|kroner|kronar)"
    r"\.?(?:\s?(?:kroner|kronar|kr\b\.?))?",
    re.IGNORECASE,
)
MOST_ABOVE = 3  # lines over a table that may state its unit


@cache
def vocabulary(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file of this package."""
    source = files("ingest.tables").joinpath(f"{name}.csv")
    with source.open(encoding="utf-8") as lines:
        return tuple(csv.DictReader(lines))


@cache
def _units() -> tuple[tuple[re.Pattern[str], Decimal, bool], ...]:
    return tuple(
        (
            re.compile(rf"(?<![\w-])(?:{row['pattern']})(?!\w)", re.IGNORECASE),
            Decimal(row["factor"]),
            row["money"] == "yes",
        )
        for row in vocabulary("units")
    )


def find_unit(text: str) -> Unit | None:
    """The unit that a line states ("Beløp i 1000 kr", "(mill. kroner)")."""
    found = (
        (pattern.search(text), factor, money) for pattern, factor, money in _units()
    )
    hits = [
        (hit, factor, money)
        for hit, factor, money in found
        if hit and not _ends_amount(text, hit)
    ]
    if not hits:
        return None
    hit, factor, money = min(hits, key=lambda each: (each[0].start(), -each[0].end()))
    return Unit(" ".join(hit[0].split()).strip("()"), factor, money)


def _ends_amount(text: str, hit: re.Match[str]) -> bool:
    """Whether words of a unit end an amount of the line before: "mill. kr)"."""
    return "(" not in text[: hit.end()] and text[hit.end() :].lstrip()[:1] == ")"


def unit_above(lines: Sequence[str]) -> Unit | None:
    """The unit that one of the last lines above a table states; amounts are none.

    The last one stated counts. An amount may be torn over two lines.
    """
    filled = [line.strip() for line in lines if line.strip()][-MOST_ABOVE - 1 :]
    plain = AMOUNT.sub(lambda m: "\n" * m[0].count("\n"), "\n".join(filled))
    found = (find_unit(line) for line in reversed(plain.split("\n")[-MOST_ABOVE:]))
    return next((unit for unit in found if unit), None)


def unit_for_all(text: str) -> Unit | None:
    """The unit that a document states once for all its tables."""
    found = FOR_ALL.search(text)
    return find_unit(found[0]) if found else None


def without_unit(text: str) -> str:
    """The line with the words of its unit taken out."""
    for pattern, _, _ in _units():
        text = pattern.sub(" ", text)
    return text
