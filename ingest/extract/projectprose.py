"""Projects in prose: the names that running text gives them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ingest.gazetteer import table
from ingest.model import Span
from ingest.view import View

MARKS = re.compile(r"[\W_]+")
SMALL = re.compile(r"av|i|på|ved|og|til|for|med|ny|nye|nytt|en|et|den|det")


class Named(NamedTuple):
    """A name of a project in prose, and where it stands."""

    name: str
    place: Span


@cache
def _names() -> tuple[re.Pattern[str], ...]:
    """How prose names a project.

    "Myrdal kulturminneprosjekt", "LYS-prosjektet", "prosjektet Nordvik Øst",
    "nye Solheim skole", "utvidelsen av Solheim skole". Must NOT match "store
    investeringsprosjekter" or "bygging av skoler": a name has a capital.
    """
    cap = r"[A-ZÆØÅ][\w-]*"
    building, work = _pattern("bygg"), _pattern("arbeid")
    return (
        re.compile(rf"\b(?P<name>(?:{cap}\s+){{1,3}}[a-zæøå]{{3,}}prosjekt)(?:et)?\b"),
        re.compile(r"\b(?P<name>[A-ZÆØÅ]{2,}\w*-prosjekt)(?:et)?\b"),
        re.compile(
            rf"\b[Pp]rosjektet\s+(?P<name>{cap}(?:\s+{cap}|\s+(?:{building})\b){{1,3}})"
        ),
        re.compile(
            rf"\b(?P<name>[Nn]ye?\s+(?:{cap}\s+){{1,3}}(?:{building})(?:en|n|et|a)?)\b"
        ),
        re.compile(
            rf"\b(?P<name>(?i:{work})(?:en|n|a)?\s+av\s+(?:[Nn]ye?\s+)?"
            rf"(?:{cap}\s+){{1,3}}(?:{building})(?:en|n|et|a)?)\b"
        ),
    )


def _pattern(kind: str) -> str:
    rows = table("project_words")
    return "|".join(row["pattern"] for row in rows if row["kind"] == kind)


def named_in_prose(view: View) -> Iterator[Named]:
    """The projects that prose names, as often as it does, in the order of patterns."""
    for pattern in _names():
        for found in pattern.finditer(view.text):
            name = " ".join(found["name"].split())
            name = re.sub(r"^(\w+?(?:else|ing))(?:en|n|a)? av", r"\1 av", name)
            place = view.source(found.start("name"), found.end("name"))
            yield Named(name[0].upper() + name[1:], place)


@cache
def content(name: str) -> frozenset[str]:
    """The words that tell one project from another: no work, no small words."""
    words = frozenset(key(name).split()) - works(name)
    return frozenset(word for word in words if not SMALL.fullmatch(word))


@cache
def works(name: str) -> frozenset[str]:
    """The words of a name that say what is done ("utvidelse")."""
    work = re.compile(rf"(?:{_pattern('arbeid')})(?:en|n|a)?")
    return frozenset(word for word in key(name).split() if work.fullmatch(word))


@cache
def building(word: str) -> bool:
    """Whether a word in lower case is one for a building or works ("skole")."""
    return bool(re.fullmatch(rf"\w*(?:{_pattern('bygg')})", word))


def key(name: str) -> str:
    """Names with the same key are the same: "Skole – ny skole", "Skole- ny skole"."""
    return MARKS.sub(" ", name.lower()).strip()
