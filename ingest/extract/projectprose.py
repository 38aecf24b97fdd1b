"""Projects in prose: by their names, and what stands under a heading with the name."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ingest.gazetteer import table
from ingest.model import Span
from ingest.view import View

MOST_LINES = 10
MARKS = re.compile(r"[\W_]+")
SMALL = re.compile(r"av|i|på|ved|og|til|for|med|ny|nye|nytt|en|et|den|det")
# "ferdigstilles i 2027", "innflytting vinteren 2026", "tas i bruk høsten 2025"; the
# first year of "årsskiftet 2026/2027". Must NOT reach over the end of a sentence.
FINISH = re.compile(
    r"\b(?:ferdig\w*|innflytt\w*|i bruk|åpn\w+|opn\w+|innvi\w*|i drift|overlever\w*)\b"
    r"[^.]{0,60}?\b(20\d\d)\b",
    re.IGNORECASE,
)


class Told(NamedTuple):
    """A year that a paragraph gives for a project, and where."""

    key: str
    year: int
    place: Span


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


def key(name: str) -> str:
    """Names with the same key are the same: "Skole – ny skole", "Skole- ny skole"."""
    return MARKS.sub(" ", name.lower()).strip()


def finish_years(view: View, names: Mapping[str, object]) -> Iterator[Told]:
    """The years given in paragraphs whose heading is one of the names (keys)."""
    heads = [
        n for n, line in enumerate(view.lines) if line.text and key(line.text) in names
    ]
    for at in heads:
        first, last = _paragraph(view, at)
        text = " ".join(line.text for line in view.lines[first : last + 1])
        if first <= last and (found := FINISH.search(text)):
            start, end = view.lines[at].start, view.lines[last].end
            place = view.document.whole_lines(view.source(start, end))
            yield Told(key(view.lines[at].text), int(found[1]), place)


def _paragraph(view: View, at: int) -> tuple[int, int]:
    """First and last line index of the paragraph under a heading."""
    first = at + 1
    while first < min(at + 4, len(view.lines)) and not view.lines[first].text.strip():
        first += 1
    last = first - 1
    for n in range(first, min(first + MOST_LINES, len(view.lines))):
        if not view.lines[n].text.strip():
            break
        last = n
    return first, last
