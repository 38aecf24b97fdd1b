"""Lists of prices without a table: a name, and its price behind or under it.

"SFO, full plass" over "2 850 kr per måned (2 740 kr)"; "Feiing: 515 kr per år". The
year is that of the heading, or from which day the prices hold; a second price, in
brackets, is last year's where the text says so.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.extract.amounts import read_number
from ingest.extract.context import evidence
from ingest.extract.municipality import publisher
from ingest.facts import Observasjon
from ingest.model import Layout
from ingest.view import Line, View

LEAST = 3  # prices that stand together
MOST_NAME = 90  # characters
MOST_ABOVE = 80  # lines between a heading and its prices
MOST_HEADING = 90

_NUMBER = r"\d{1,3}(?:[ \xa0.]\d{3})+(?:,\d\d)?|\d+(?:,\d\d)?"
_KR = r"\s*(?:,-|kr\b\.?|kroner\b|kronar\b)"
# "3 215 kr per år (2 980 kr)", "kr 85,- pr. gang", "350 kr per kort (ny)"
_PRICE = (
    rf"(?:(?P<n>{_NUMBER}){_KR}|kr\.?\s*(?P<k>{_NUMBER})(?:,-)?)"
    r"(?:\s*(?:per|pr\.?|/|i)\s*(?P<per>[\wæøå]+(?: [\wæøå]+){0,2}))?"
    r"(?:\s*\((?P<note>[^()]{1,40})\))?\s*\.?"
)
_ALONE = re.compile(rf"\s*{_PRICE}\s*")
_BEHIND = re.compile(
    rf"\s*(?:[•▪*–-]\s+)?(?P<name>[A-ZÆØÅ][^:\n]{{2,{MOST_NAME}}}?)"
    rf"\s*(?::|\s[–-]\s|\.{{4,}}|…+)\s*{_PRICE}\s*"
)
_LAST = re.compile(
    rf"(?:(?P<year>20\d\d)\s*:?\s*)?(?:kr\.?\s*)?(?P<n>{_NUMBER})(?:{_KR})?"
)
_WORD = r"(?:pris|gebyr|sats|avgift|betaling|leige|leie|takst)\w*"
_NO_DAY = (
    r"(?<![\d.])(?<!nuar )(?<!ruar )(?<!mars )(?<!april )(?<!mai )(?<!juni )(?<!juli )"
    r"(?<!gust )(?<!ember )(?<!ober )"
)
# "Priser for 2031"; not "vedtok prisene 16. desember 2030"
_HEADING = re.compile(
    rf"\b{_WORD}\b[^.\n]*?{_NO_DAY}(?P<year>20\d\d)(?!\d)",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\bfr(?:a|å)(?: og med)? (?:1\.|01\.) ?(?:januar |0?1\.)(?P<year>20\d\d)",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(
    r"fjorår|i fjor|forrige år|førre år|året før|foregående år", re.IGNORECASE
)


class Price(NamedTuple):
    """A price of a list. first, last: lines (indices), both inside."""

    name: str
    match: re.Match[str]
    first: int
    last: int


def extract(view: View, layout: Layout) -> Iterator[Observasjon]:
    """The prices of all such lists whose year is told."""
    owner = publisher(view, layout)
    for run in _runs(view.lines) if owner else ():
        above = view.lines[max(0, run[0].first - MOST_ABOVE) : run[0].first]
        if owner and (year := _year(above)):
            before = any(_LAST_YEAR.search(line.text) for line in above)
            for price in run:
                yield from _facts(view, price, owner, year, before)


def _runs(lines: Sequence[Line]) -> Iterator[list[Price]]:
    """Prices that stand right under each other, three or more."""
    run: list[Price] = []
    for price in _prices(lines):
        if run and _apart(lines, run[-1].last, price.first):
            if len(run) >= LEAST:
                yield run
            run = []
        run.append(price)
    if len(run) >= LEAST:
        yield run


def _apart(lines: Sequence[Line], before: int, after: int) -> bool:
    return any(line.text.strip() for line in lines[before + 1 : after])


def _prices(lines: Sequence[Line]) -> Iterator[Price]:
    for at, (above, line) in enumerate(pairwise(lines), 1):
        if match := _BEHIND.fullmatch(line.text):
            yield Price(match["name"].strip(), match, at, at)
        elif (match := _ALONE.fullmatch(line.text)) and _is_name(above.text.strip()):
            yield Price(above.text.strip(), match, at - 1, at)


def _is_name(text: str) -> bool:
    return 3 <= len(text) <= MOST_NAME and text[0].isupper() and text[-1] not in ".:;"


def _year(above: Sequence[Line]) -> int | None:
    """The year of the nearest heading of prices, else from which day they hold."""
    for line in reversed(above):
        text = line.text.strip()
        if found := _FROM.search(text):
            return int(found["year"])
        if len(text) > MOST_HEADING or text.endswith("."):
            continue
        if found := _HEADING.search(text):
            return int(found["year"])
    return None


def _facts(
    view: View, price: Price, owner: str, year: int, before: bool
) -> Iterator[Observasjon]:
    lines = view.lines
    place = evidence(view, lines[price.first].first, lines[price.last].end)
    told = [(year, price.match["n"] or price.match["k"])]
    last = _LAST.fullmatch((price.match["note"] or "").strip())
    if last and (last["year"] or before):
        told.append((int(last["year"] or year - 1), last["n"]))
    for of, number in told:
        yield Observasjon(
            indikator=price.name,
            omraade=owner,
            aar=of,
            verdi=read_number(number),
            enhet="kr",
            overflateform=number,
            evidence=(place,),
        )
