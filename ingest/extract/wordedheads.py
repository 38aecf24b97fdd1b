"""Heads whose columns are words: "Mål for 2024", "2. kvartal 2022", "Saker behandlet".

A sentence may end in the same words, so a head is one only where rows of that many
figures follow at once.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ingest.extract.columns import MONEY, Column, Header
from ingest.extract.figurerows import cells_of
from ingest.extract.headers import FoundHeader, is_money
from ingest.view import Line

MOST_LINES: Final = 6  # lines that a head may be wrapped over
LONGEST: Final = 150  # characters of a head
MOST_WORDS: Final = 4  # words of one column
LEAST_ROWS: Final = 3  # rows that must follow
REACH: Final = 12  # filled lines among which they must stand
ABOVE: Final = 3  # lines above a head that tell what is counted

_YEAR = re.compile(r"\b(20[0-4]\d)\b")
# What is measured at a time: no word of a sentence ("fra", "vedtatt", "ble").
_TIMED = re.compile(
    r"(?:\d\. ?(?:kvartal|tertial|halvår)|mål(?:tall)? (?:for|i)|måltall|mål|status"
    r"|resultat|utslipp i|nivå i|per 3[01]\.1?\d\.?)",
    re.IGNORECASE,
)
# A last column of words: how it went. The rows end with such words as well.
_WENT = re.compile(
    r"status|måloppn[åa]e?lse|måloppnåing|vurdering|trend|utvikling|oppnådd\??",
    re.IGNORECASE,
)
_TAIL = re.compile(r" (?:for|i)$")
_COUNTED = re.compile(r"\bantall?\b", re.IGNORECASE)
_NOISE = re.compile(r"[|=_]")


class _Segment(NamedTuple):
    """Words that end with a year."""

    words: str
    year: int


def find_worded(lines: Sequence[Line], at: int) -> FoundHeader | None:
    """The head of words that begins on a line, where rows follow it."""
    if len(lines[at].text) > LONGEST or not re.search(r"[a-zæøå]{3}", lines[at].text):
        return None
    best: FoundHeader | None = None
    for last, text in _grown(lines, at):
        header = _timed(text) or (_counted(lines, at, text) if last == at else None)
        if header and _has_rows(lines, last, len(header.columns)):
            best = FoundHeader(header, at, last)
    unfit = best is None or is_money(lines, at) or MONEY.search(lines[at].text)
    return None if unfit else best


def _grown(lines: Sequence[Line], at: int) -> Iterator[tuple[int, str]]:
    """The lines that a head may be made of, one more each time; blank ones are passed.

    Two blank lines after each other end it.
    """
    text = ""
    for index in range(at, min(at + 2 * MOST_LINES, len(lines))):
        line = _NOISE.sub(" ", lines[index].text).strip()
        if not line and lines[index - 1].text.strip():
            continue
        if not line or len(text) + len(line) > LONGEST:
            return
        text = f"{text}  {line}" if text else line
        yield index, text


def _timed(text: str) -> Header | None:
    """Columns that each end with a year, after what is measured then."""
    found = list(_segments(text))
    behind = _YEAR.split(text)[-1].strip()
    if len(found) < 2 or (behind and not _WENT.fullmatch(behind)):
        return None
    first = _TIMED.search(found[0].words)
    told = [_TIMED.fullmatch(one.words) for one in found[1:]]
    if not first or first.end() != len(found[0].words) or not all(told):
        return None
    title = found[0].words[: first.start()].strip()
    names = (first[0], *(one.words for one in found[1:]))
    measures = [_TAIL.sub("", name) for name in names]
    columns = tuple(
        Column(year=one.year, measure=measure)
        for one, measure in zip(found, measures, strict=True)
    )
    return Header(columns, title) if len(set(columns)) == len(columns) else None


def _segments(text: str) -> Iterator[_Segment]:
    start = 0
    for match in _YEAR.finditer(text):
        yield _Segment(" ".join(text[start : match.start()].split()), int(match[1]))
        start = match.end()


def _counted(lines: Sequence[Line], at: int, text: str) -> Header | None:
    """Columns of things that are counted, in the one year that stands above."""
    above = " ".join(line.text for line in lines[max(0, at - ABOVE) : at])
    years = set(_YEAR.findall(above))
    if len(years) != 1 or not _COUNTED.search(f"{above} {text}") or _YEAR.search(text):
        return None
    named, *measures = _columns(text)
    fit = 2 <= len(measures) <= 4 and len(set(measures)) == len(measures)
    if not fit or any(len(name.split()) > MOST_WORDS for name in measures):
        return None
    year = int(years.pop())
    return Header(tuple(Column(year=year, measure=name) for name in measures), named)


def _columns(text: str) -> list[str]:
    """Words parted before each one with a capital: "Utvalg | Saker behandlet"."""
    parts: list[str] = []
    for word in text.split():
        if word[0].isupper() or not parts:
            parts.append(word)
        else:
            parts[-1] += f" {word}"
    return parts


def _has_rows(lines: Sequence[Line], last: int, count: int) -> bool:
    """Whether rows of so many figures follow, hardly anything between them."""
    filled = [line.text for line in lines[last + 1 :][: 3 * REACH] if line.text.strip()]
    read = [cells_of(text, count) for text in filled[:REACH]]
    rows = [row for row in read if row and row[0][:1].isupper()]
    return bool(read) and read[0] is not None and len(rows) >= LEAST_ROWS
