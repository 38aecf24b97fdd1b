"""The documents bound together in one file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from statistics import median
from typing import NamedTuple

from ingest.model import Document, Part, Span
from ingest.segment.kinds import Kind, kinds
from ingest.segment.lines import Row, page_edges
from ingest.segment.quality import unreadable_share
from ingest.segment.shapes import BULLET
from ingest.segment.titles import describe
from ingest.view import View

CASE_TABLE = re.compile(
    r"ar[k]?ivsak|saksbehandler|saksbehandlar|behandl(?:es|et) (?:av|i)|handsama i|"
    r"utvalg dato|utval dato|dato tid|møtedato|møtested|møtestad|møtedag|til stede|"
    r"utvalg:|utval:|saksnr|saksgang|journalpost",
    re.I,
)
PROPOSAL = re.compile(
    r".{0,60}(?:forslag|framlegg|innstilling|tilråding) til vedtak:?", re.I
)
TREATED_BY = re.compile(r"behandles (?:av|i)\b.*|utvalg? møtedato.*", re.I)
TREATED = re.compile(r"behandlet av\b", re.I)
CASE_NUMBER = re.compile(r"(?:[A-ZÆØÅ]{1,4} )?\d{1,4}/\d{2,4}\b")
GAP = re.compile(r"\s{3,}")  # "Fjordvik kommune        Utskrift av møtebok"
NEAR = 12  # rows in which a heading must be confirmed
FRESH_GAP = 4  # so many blank lines stand for a lost page break
SLIDE_WORDS = 170  # words on a middling slide, at most
LONG_LINE = 75
DAMAGED_SHARE = 0.018


class Start(NamedTuple):
    """Where a part begins: the index of its first row, and its kind."""

    row: int
    kind: str
    family: str


def find_parts(view: View, rows: tuple[Row, ...], starts: list[Start]) -> list[Part]:
    """The parts that begin at the given places. They tile the text."""
    document, parts = view.document, []
    for at, start in enumerate(starts):
        after = starts[at + 1] if at + 1 < len(starts) else None
        own = rows[start.row : after.row if after else len(rows)]
        span = Span(
            _line_start(document, own[0].start) if at and own else 0,
            _line_start(document, rows[after.row].start)
            if after
            else len(document.text),
        )
        parts.append(_part(document, span, start, own))
    return list(_joined(parts))


def _joined(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, neighbouring slides as one: a slide may be titled like a report."""
    for slides, group in groupby(parts, key=lambda part: part.kind == "presentasjon"):
        own = list(group)
        if not slides:
            yield from own
            continue
        span = Span(own[0].span.start, own[-1].span.end)
        yield replace(own[0], span=span, damaged=any(part.damaged for part in own))


def _part(document: Document, span: Span, start: Start, rows: Sequence[Row]) -> Part:
    text = document.quote(span)
    kind = start.kind
    if start.family == "rapport" or kind == "ukjent":
        if is_slides(rows):
            kind = "presentasjon"
        elif kind == "ukjent":
            kind = kinds().self_named(text) or kind
    about = describe(kind, rows)
    damaged = unreadable_share(text) > DAMAGED_SHARE
    return Part(span, kind, about.title, about.date, about.body, damaged)


def _line_start(document: Document, offset: int) -> int:
    return document.text.rfind("\n", 0, offset) + 1


def find_starts(document: Document, rows: tuple[Row, ...]) -> list[Start]:
    """Where documents begin, in order; the first begins with the text."""
    marks = {mark.start for mark in document.headings if mark.level == 1}
    starts: list[Start] = [_first(rows)]
    for at, row in enumerate(rows):
        fresh = row.opens_page or row.gap >= FRESH_GAP or row.start in marks
        start = _start(rows, at, fresh, starts[-1], row.start in marks)
        if start and not _is_of_letterhead(start, starts):
            starts.append(start)
    return starts


def _is_of_letterhead(start: Start, starts: Sequence[Start]) -> bool:
    """Whether it is the title that told the kind of the first part: see _first."""
    return len(starts) == 1 and start.row < NEAR and start.kind == starts[0].kind


def _first(rows: Sequence[Row]) -> Start:
    """The kind of what the file begins with, if one of its first lines says so."""
    for row in rows[:NEAR]:
        for cell in (row.text, *GAP.split(row.text)[1:]):
            if kind := kinds().of_title(cell):
                return Start(0, kind.name, kind.family)
    return Start(0, "ukjent", "rapport")


def _start(
    rows: Sequence[Row], at: int, fresh: bool, current: Start, declared: bool
) -> Start | None:
    row = rows[at]
    kind = kinds().of_title(row.text)
    if kind and kind.family == "sak":
        opens = declared or _opens_case(rows, at, fresh)
        return Start(at, kind.name, kind.family) if opens else None
    if not fresh:
        return None
    if kind and _opens_report(row, kind, current):
        return Start(at, kind.name, kind.family)
    if row.opens_page and current.family == "sak" and kinds().opens_report(row.text):
        return Start(at, "ukjent", "rapport")
    if row.opens_page and current.family == "rapport" and _is_case_paper(rows, at):
        return Start(at, "saksframlegg", "sak")
    if row.opens_page and current.kind == "saksframlegg" and TREATED.match(row.text):
        return Start(at, "saksprotokoll", "sak")
    return None


def _opens_case(rows: Sequence[Row], at: int, fresh: bool) -> bool:
    """A heading of meeting papers: alone at the top of a page, or with its table."""
    near = [row.text for row in rows[at + 1 : at + 1 + NEAR]]
    near = list(takewhile(lambda text: not kinds().of_title(text), near))
    confirmed = any(CASE_TABLE.match(text) for text in near)
    return confirmed if fresh else confirmed and rows[at].gap > 0 and _soon(near)


def _soon(near: Sequence[str]) -> bool:
    return any(CASE_TABLE.match(text) for text in near[:4])


def _opens_report(row: Row, kind: Kind, current: Start) -> bool:
    if kind.name == current.kind:
        return False
    return row.opens_page or current.family == "rapport"


def _is_case_paper(rows: Sequence[Row], at: int) -> bool:
    """A case paper without its heading: bodies, or a title and a proposal."""
    if TREATED_BY.fullmatch(rows[at].text):
        return True
    if CASE_NUMBER.match(rows[at].text) or PROPOSAL.fullmatch(rows[at].text):
        return False
    return any(PROPOSAL.fullmatch(row.text) for row in rows[at + 1 : at + 4])


def is_slides(rows: Sequence[Row]) -> bool:
    """Whether the pages hold so little, in such short lines, that they are slides."""
    words = list(_words_per_page(rows))
    if len(words) < 3:
        return False
    long = sum(len(row.text) > LONG_LINE for row in rows) / len(rows)
    bullets = sum(bool(BULLET.match(row.text)) for row in rows) / len(rows)
    return long < 0.12 or (
        long < 0.35 and bullets > 0.1 and median(words) < SLIDE_WORDS
    )


def _words_per_page(rows: Sequence[Row]) -> Iterator[int]:
    edges = [at for at in page_edges(rows) if at] if rows else []
    for first, after in zip([0, *edges], [*edges, len(rows)], strict=True):
        yield sum(len(row.text.split()) for row in rows[first:after])
