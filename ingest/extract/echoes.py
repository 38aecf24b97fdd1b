"""A sentence that stands twice, word for word up to its figure, and the figure differs.

Text is copied from chapter to chapter; a figure that was mended in one place only
stays behind in the other. Only sentences that name a year are held together: "det er
avsatt" is said of many things, "utslippene i 2021 er" of one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ingest.extract.amounts import read_number
from ingest.extract.context import evidence, sentence
from ingest.extract.municipality import publisher
from ingest.model import Layout
from ingest.toldfacts import Utsagn
from ingest.view import View

LEAST_WORDS, MOST_WORDS = 6, 40  # before the figure

_YEAR = re.compile(r"\b20[0-4]\d\b")
_NUMBER = r"(?:\d{1,3}(?:[ \xa0]\d{3})+|\d+)(?:,\d+)?"
_UNIT = r"prosent\b|%|mill\.?\s*kr\w*|mrd\.?\s*kr\w*|kroner\b|[a-zæøå]{4,}"
# "44 prosent", "206 mill. kroner", "12 årsverk". Must NOT match a year or a part of a
# date, a range or a case number.
_FIGURE = re.compile(
    rf"(?<![\w,.§/–-])(?!20[0-4]\d\b)(?P<number>{_NUMBER})(?![\w/–-])\s*(?P<unit>{_UNIT})"
)
_ANOTHER = re.compile(
    rf"(?<![\d,.])(?!20[0-4]\d\b){_NUMBER}\s*(?:%|prosent|m(?:ill|rd)|kr)"
)
# Whose figure it is stands elsewhere: the sentence may be of another thing each time.
_ELSEWHERE = re.compile(
    r"\b(?:prosjekt|virksomhet|tjenesteområd|område|skol|barnehag|sektor|avdeling|program"
    r"områd|tiltak)\w*(?:et|en|a)\b",
    re.IGNORECASE,
)


class _Said(NamedTuple):
    """A figure in its sentence. words: what stands before it. start, end: of it."""

    words: str
    unit: str
    value: Decimal
    start: int
    end: int


def extract(view: View, layout: Layout) -> Iterator[Utsagn]:
    """Both statements where a document says a dated sentence with two figures."""
    area = publisher(view, layout)
    found: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    for said in _figures(view.text):
        found[said.words.lower(), said.unit].append(said)
    for group in found.values():
        if len({said.value for said in group}) > 1:
            for said in group:
                yield _statement(view, said, area)


def _figures(text: str) -> Iterator[_Said]:
    """The first figure of each sentence that names a year before it."""
    for match in _FIGURE.finditer(text):
        start, _ = sentence(text, *match.span())
        before = text[start : match.start()]
        words = " ".join(re.sub(r"^(?:\W|[eo¢] )+", "", before).split())
        if not LEAST_WORDS <= len(words.split()) <= MOST_WORDS:
            continue
        if _YEAR.search(words) and not (
            _ANOTHER.search(words) or _ELSEWHERE.search(words)
        ):
            unit = " ".join(match["unit"].split())
            yield _Said(words, unit, read_number(match["number"]), *match.span())


def _statement(view: View, said: _Said, area: str | None) -> Utsagn:
    place = sentence(view.text, said.start, said.end)
    return Utsagn(
        gjelder=said.words,
        egenskap="verdi",
        verdi=str(said.value),
        enhet=said.unit,
        omraade=area,
        overflateform=" ".join(view.text[slice(*place)].split()),
        evidence=(evidence(view, *place),),
    )
