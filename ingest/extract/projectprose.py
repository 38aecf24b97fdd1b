"""What prose tells of a project under its own heading: the year it is finished."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ingest.model import Span
from ingest.view import View

MOST_LINES = 10
MARKS = re.compile(r"[\W_]+")
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
