"""Finding the headers of comparison tables among the lines of a document."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ingest.extract.columns import (
    BESIDE,
    Column,
    Header,
    area_of,
    may_be_area,
    parse_header,
)
from ingest.gazetteer.figures import areas
from ingest.view import Line

MOST_LINES = 12  # lines that a header may be wrapped over
_WORDS = re.compile(r"[|()\[\]*]")
_AMOUNTS = re.compile(
    r"beløp i|i 1000|1000 kr|øk\.? ?plan|økonomiplan|prosjektutgift|kostnadsramme", re.I
)
_GROUPS = re.compile(r"\b(?:kostra-? ?)?(?:gruppe|gr\.) ?(\d\d?)\b", re.IGNORECASE)
MOST_WORDS = 12
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")


class FoundHeader(NamedTuple):
    """A header and its lines. first, last: indexes, both inside."""

    header: Header
    first: int
    last: int


@cache
def _area_words() -> frozenset[str]:
    words = {word for form in areas() for word in form.split()}
    return frozenset(words | {"uten", "utan", "kostragruppe", "kostra-gruppe"})


def _columnish(text: str) -> bool:
    """Whether every word of a line may belong to a header."""
    words = _WORDS.sub(" ", text).lower().split()
    return bool(words) and all(
        word in _area_words() or _YEAR.fullmatch(word) or re.fullmatch(r"\d\d?", word)
        for word in words
    )


def find_header(lines: Sequence[Line], at: int) -> FoundHeader | None:
    """The header that begins on a line, taken as long as it goes."""
    words = _WORDS.sub(" ", lines[at].text).lower().split()
    if words and BESIDE.fullmatch(words[-1]):
        words.pop()
    if not words or not (_YEAR.fullmatch(words[-1]) or _columnish(words[-1])):
        return None
    best: FoundHeader | None = None
    for last, texts in _grown(lines, at):
        header = parse_header(texts)
        if header and _is_header(header):
            best = FoundHeader(header, at, last)
    return None if best is None or is_money(lines, at) else best


def find_named(lines: Sequence[Line], at: int, owner: str) -> FoundHeader | None:
    """A header of one line that names the owner and areas beside it, some unknown.

    "Nøkkeltall Fjordvik Havnes Gruppe 5": a name between known areas is one as well.
    """
    words = _WORDS.sub(" ", _GROUPS.sub(r"Gruppe_\1", lines[at].text)).split()
    first = next((n for n, word in enumerate(words) if word == owner), None)
    if first is None or not owner or len(words) > MOST_WORDS or first > 3:
        return None
    names = [_area_named(word, owner) for word in words[first:]]
    known = sum(_is_known(word, owner) for word in words[first:])
    if None in names or known < 2 or len(names) < 3 or is_money(lines, at):
        return None
    return _dated(lines, at, [name for name in names if name], " ".join(words[:first]))


def _dated(
    lines: Sequence[Line], at: int, names: list[str], title: str
) -> FoundHeader | None:
    """The header with the years under its areas, where a line of them stands there.

    One for each area, or a rising run of them; else an area must not come twice.
    """
    below = [n for n in range(at + 1, min(at + 3, len(lines))) if lines[n].text.strip()]
    words = lines[below[0]].text.split() if below else []
    years = [int(word) for word in words if _YEAR.fullmatch(word)]
    if not years:
        columns = tuple(Column(name) for name in names)
        return FoundHeader(Header(columns, title), at, at) if _apart(names) else None
    size, rest = divmod(len(years), len(names))
    told = [name for name in names for _ in range(size)]
    columns = tuple(map(Column, told, years))
    unread = rest or len(words) - len(years) > 2 or not _apart(columns)
    title = title or " ".join(words[: len(words) - len(years)])
    return None if unread else FoundHeader(Header(columns, title), at, below[0])


def _apart(columns: Sequence[object]) -> bool:
    return len(set(columns)) == len(columns)


def _is_known(word: str, owner: str) -> bool:
    return word == owner or word.startswith("Gruppe_") or area_of(word) is not None


def _area_named(word: str, owner: str) -> str | None:
    if word.startswith("Gruppe_"):
        return f"Kostragruppe {word.removeprefix('Gruppe_')}"
    if word == owner:
        return owner
    return area_of(word) or (word if may_be_area(word) else None)


def _grown(lines: Sequence[Line], at: int) -> Iterator[tuple[int, list[str]]]:
    """The header's lines as they may be, one more each time; blank ones are passed."""
    texts: list[str] = []
    for index in range(at, min(at + 2 * MOST_LINES, len(lines))):
        text = lines[index].text
        if not text.strip():
            continue
        if (texts and not _columnish(text)) or len(texts) == MOST_LINES:
            return
        texts.append(text)
        yield index, texts


def _is_header(header: Header) -> bool:
    """Whether columns are likely: rising years, and no area as the only title."""
    if header.by_area:
        return True
    years = [column.year for column in header.columns if column.year]
    steps = [b - a for a, b in pairwise(years)]
    falls = sum(step <= 0 for step in steps)
    regular = all(1 <= abs(step) <= 10 for step in steps)
    return regular and falls <= len(years) // 3 and area_of(header.title) is None


def is_money(lines: Sequence[Line], at: int) -> bool:
    """Whether the lines above say that amounts follow: the budget extractor's table."""
    above = [line.text for line in lines[max(0, at - 8) : at] if line.text.strip()]
    return any(len(text) < 90 and _AMOUNTS.search(text) for text in above[-3:])
