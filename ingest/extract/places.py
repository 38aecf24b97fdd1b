"""Properties and addresses: places that a text names with a number."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.extract.context import said_in
from ingest.facts import Sted
from ingest.model import Layout
from ingest.view import View

MOST_PLACES = 10  # as many places of a name are kept as evidence


class Place(NamedTuple):
    """A place in a text. property: "gnr/bnr", where the text gives it."""

    start: int
    end: int
    name: str
    property: str | None


_NUMBER = r"\d{1,4}"
# "gnr. 55 bnr. 12", "gnr. 55, bnr. 3, 7 og 12", "Gnr/bnr 55/12", "gbnr. 55/12"
_PROPERTY = re.compile(
    rf"\b(?:gnr\.?\s*(?P<g>{_NUMBER})[\s,/]*(?:og\s+)?bnr\.?\s*"
    rf"(?P<b>{_NUMBER}(?:\s*(?:,|og)\s*{_NUMBER}(?![\d/]))*)"
    rf"|(?:gnr\.?\s*/\s*bnr|gbnr|g\.?/b\.?nr)\.?:?\s*(?P<gb>{_NUMBER})\s*/\s*"
    rf"(?P<bs>{_NUMBER}(?:,\s*{_NUMBER}(?![\d/]))*))",
    re.IGNORECASE,
)
_PROPER = r"[A-ZÆØÅ][\wæøå-]*"
_STREET = (
    r"(?:vei(?:en)?|veg(?:en)?|gate[n]?|gata|all[eé](?:en)?|stien|bakken|tunet|stubben"
    r"|plass(?:en)?|brygge[n]?|kroken|lia|svingen)"
)
# "Solheimveien 12 B", "Kirkens vei 4-6", "Øvre Torggate 3"; not "Nordveien 2024"
_ADDRESS = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_PROPER} ){{0,2}}{_PROPER} ?(?<=[a-zæøå ]){_STREET}"
    r" \d{1,3}(?:\s?[A-H](?![\w.]))?(?:\s?[-–]\s?\d{1,3})?)"
    r"(?![\d/.,]*\d|\s?(?:%|mill|kr|prosent))"
)
# "Solheimveien 12, gnr. 55 bnr. 12", "Solheimveien 12 (gnr. 55 bnr. 12)"
_BETWEEN = re.compile(r"(?:\s*«[^»\n]{1,40}»)?[\s,–(-]{1,6}")


def parse_places(text: str) -> list[Place]:
    """The addresses and properties in a text, in order."""
    addresses = list(_ADDRESS.finditer(text))
    found = [Place(*m.span(), " ".join(m["name"].split()), None) for m in addresses]
    for match in _PROPERTY.finditer(text):
        name = next((a["name"] for a in addresses if _beside(text, a, match)), "")
        name = " ".join(name.split())
        found += [
            Place(
                *match.span(), name or f"gnr. {number.replace('/', ' bnr. ')}", number
            )
            for number in _numbers(match)
        ]
    return sorted(found, key=lambda place: place.start)


def _beside(text: str, address: re.Match[str], match: re.Match[str]) -> bool:
    """Whether an address stands right before a property number."""
    return _BETWEEN.fullmatch(text, address.end(), match.start()) is not None


def _numbers(match: re.Match[str]) -> list[str]:
    farm, units = match["g"] or match["gb"], match["b"] or match["bs"]
    return [f"{farm}/{unit}" for unit in re.findall(_NUMBER, units)]


def extract(view: View, layout: Layout) -> Iterator[Sted]:
    """Each address and property once, with the places where it is named."""
    places: dict[tuple[str, str | None], list[Place]] = {}
    for place in parse_places(view.text):
        places.setdefault((place.name, place.property), []).append(place)
    for (name, number), found in places.items():
        spans = [said_in(view, p.start, p.end)[0] for p in found[:MOST_PLACES]]
        yield Sted(navn=name, eiendom=number, evidence=tuple(dict.fromkeys(spans)))
