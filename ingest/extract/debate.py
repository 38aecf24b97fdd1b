"""The sentences of a case's treatment: where debate, proposals and votes are told."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.extract.person_names import NAME
from ingest.extract.treatment import LEAD, PROPOSAL, RESULT, TREATMENT, Section
from ingest.model import Span
from ingest.view import View

_STOP = re.compile(
    r"(?<!\b[A-ZÆØÅ])(?<!\bpkt)(?<!\bnr)(?<!\bkl)(?<!\bmill)(?<!\bjf)(?<!\bca)"
    r"(?<!\bst)(?<!\brepr)(?<!\d)[.!?][\"»”]?\s+(?=[A-ZÆØÅ\"«])"
    r"|(?<=\d)\.\s*\n+\s*(?=[A-ZÆØÅ])|\n[ \t]*\n|:\s*\n"
    r"|(?<=\.)[ \t]*\n(?=\s*(?:[A-ZÆØÅ]|\d{1,2}[.):] ))"
)

# a line of a roll call, "Ap:  Kari Berg, Ola Lie", is no part of a sentence
_CALLED = re.compile(rf"(?m)^[ \t]*[A-ZÆØÅ][A-Za-zØø]{{0,3}}:[ \t]+{NAME}(?:,.*)?$\n?")

# a row of a list of votes is a sentence: "Pkt. 2  4 - 2", "• Lys i parken: enst."
_LISTED = re.compile(
    r"(?mi)^[ \t]*(?=•\s|(?:pkt\.?|punkt)\s*\d|(?:forslag|framlegg|alternativ|alt\.)"
    r"\s+(?:[A-H]|\d)\s{2,}|innstilling\w*\s{2,}|tilråding\w*\s{2,})"
)

# a vote that is told under the heading of the decision
_CARRIED = re.compile(
    r"(?i)\W*(?:enstemmig|enst|samrøystes|einstemmig)\W*(?:vedtatt|vedteke|vedteken)?\W*"
    r"|(?:vedtaket|(?:\w+ )?(?:innstilling|tilråding|forslag|framlegg)\w*).{0,60}"
    r"(?:enstemmig|samrøystes|einstemmig|stemmer|røyster).{0,60}"
)


class Sentence(NamedTuple):
    """A sentence of a treatment, with its range in the view."""

    start: int
    end: int
    text: str


def sentence_place(view: View, sentence: Sentence) -> Span:
    """The whole lines that a sentence stands on."""
    return view.document.whole_lines(view.source(sentence.start, sentence.end))


def treated(
    view: View, parts: Sequence[Section], also: re.Pattern[str] | None = None
) -> Iterator[Sentence]:
    """The sentences of a case's treatment; without such a heading, of what is left.

    also: what stands before the first heading is told where this is found in it.
    """
    told = [s for s in parts if s.kind == TREATMENT]
    for section in parts if told and also else ():
        if section.kind == LEAD:
            yield from _said_before(list(_sentences(view, section)), also)
    chosen = told or [s for s in parts if s.kind != PROPOSAL] or list(parts)
    for section in chosen:
        yield from _sentences(view, section)
    for section in parts if told else ():
        if section.kind == RESULT:
            found = _sentences(view, section)
            yield from (s for s in found if _CARRIED.fullmatch(s.text))


def _said_before(
    found: Sequence[Sentence], also: re.Pattern[str] | None
) -> Iterator[Sentence]:
    """The sentences in which a pattern is found, each with the one before it."""
    said = [n for n, s in enumerate(found) if also and also.search(s.text)]
    kept = sorted({n - near for n in said for near in (0, 1) if n >= near})
    return (found[n] for n in kept)


def _sentences(view: View, section: Section) -> Iterator[Sentence]:
    lines = view.lines
    start = (
        lines[section.heading].start if section.inline else lines[section.first].start
    )
    end = lines[max(section.last, section.heading + 1) - 1].end
    if section.inline:
        start += lines[section.heading].text.rfind(section.inline)
    return sentences(view, start, end)


def sentences(view: View, start: int, end: int) -> Iterator[Sentence]:
    """The sentences between two offsets of the view."""
    stops = {m.end() for m in _STOP.finditer(view.text, start, end)}
    for line in _CALLED.finditer(view.text, start, end):
        stops |= set(line.span())
    stops |= {row.start() for row in _LISTED.finditer(view.text, start, end)}
    at = start
    for stop in [*sorted(stops), end]:
        raw = view.text[at:stop]
        if raw.strip():
            left = len(raw) - len(raw.lstrip())
            yield Sentence(at + left, at + len(raw.rstrip()), " ".join(raw.split()))
        at = stop
