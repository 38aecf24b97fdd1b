"""The lines of flat text as a table sees them: words, then numbers."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.tables.header import is_qualifier, items, names_area, residue
from ingest.tables.numbers import Token, number_tokens
from ingest.tables.units import find_unit, vocabulary, without_unit
from ingest.view import Line

LONG = 60  # a text line this long is prose when the next one is too
HINT = re.compile(
    r"\d{4}|bud|plan|regn|rekn|bel|sum|total|aml|avvik|tall?\ i|mill|asss|oslo|ferdig"
    r"|år$|brutto|netto|status|rest|endr|progn|forbr|påløp|utgift|innt|kostnad|sats|pris"
    r"|geby|framdr|fremdr|merkn|komment|risiko|just|vedt|forslag|estim|hi[tå]|i\ kr|%"
    r"|virkel|oppr|rev|ramme|iki|alt(?:ern|\.)|konsept|tras[eé]|søk|tildel|innvilg|løyv",
    re.IGNORECASE | re.VERBOSE,
)
YEAR_TOKEN = re.compile(r"(?:19|20)\d\d")
CONNECTORS = re.compile(
    r"(?:[-–/,]|\b(?:og|eller|av|i|for|til|fra|frå|med|på|ved|inkl\.?|mellom|den|det))$"
)


class Mark(NamedTuple):
    """A line that is not blank. words: what stands before its numbers.

    gap: a blank line stands before it. page: it begins a page. wide: it ends in
    blanks, as a row does whose cells are empty. texts: status words found in it.
    """

    number: int
    start: int
    text: str
    words: str
    tokens: tuple[Token, ...]
    gap: bool = False
    page: bool = False
    wide: bool = False
    texts: tuple[tuple[str, str], ...] = ()


@cache
def _statuses() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """For each term: its words at the end of a label, and at the end of a row."""
    rows = vocabulary("statuses")
    return {
        row["term"]: (
            re.compile(rf"(?:^|(?<=\s))(?:{row['pattern']})\s*$", re.IGNORECASE),
            re.compile(rf"(?<=[\d%])\s+(?:{row['pattern']})\s*$", re.IGNORECASE),
        )
        for row in rows
    }


def _cut(
    text: str, terms: Sequence[str], where: int
) -> tuple[str, tuple[str, str] | None]:
    """The text without the status word it ends in, and that word."""
    for term in terms:
        if (known := _statuses().get(term)) and (found := known[where].search(text)):
            return text[: found.start()], (term, found[0].strip())
    return text, None


def finish_of(text: str) -> str:
    """The year a project is finished, out of a cell; else the words as they stand."""
    found = YEAR_TOKEN.search(text)
    return found[0] if found else text


def mark(line: Line, gap: bool, terms: Sequence[str] = ()) -> Mark:
    """A line, taken apart. terms: the table's columns that hold words."""
    text = line.text.replace("|", " ")
    body, after = _cut(text, terms, 1)
    found = number_tokens(body)
    cut = next((n for n in range(len(found), 0, -1) if found[n - 1] is None), 0)
    tokens = tuple(token for token in found[cut:] if token is not None)
    words = body[: tokens[0].start] if tokens else body
    before = None
    if tokens:
        words, before = _cut(words, terms, 0)
    texts = tuple(each for each in (before, after) if each)
    page = text[:1] == " " and bool(text.strip())
    wide = len(text) - len(text.rstrip()) >= 3
    return Mark(
        line.number, line.start, text, words.strip(), tokens, gap, page, wide, texts
    )


def is_row_like(tokens: Sequence[Token]) -> bool:
    """Whether the line ends in numbers that are more than a year."""
    return any(
        token.kind != "missing" and not YEAR_TOKEN.fullmatch(token.text)
        for token in tokens
    )


class Head(NamedTuple):
    """What one line gives to a table's head. words: those that are no piece of it."""

    pieces: int
    words: int
    unit: bool
    years: int = 0

    @property
    def own(self) -> bool:
        """Whether the line can only be a part of a head."""
        return (self.pieces > 0 or self.unit) and self.words <= max(3, self.pieces)


NO_HEAD = Head(0, 99, False)


@lru_cache(maxsize=8192)
def head_of(text: str) -> Head:
    """How much of a table's head stands in a line."""
    text = text.replace("|", " ").strip()
    if len(text) > 160 or not text:
        return NO_HEAD
    if is_qualifier(text):
        return Head(1, 0, False)
    if not HINT.search(text) and not names_area(text):
        return Head(0, len(text.split()), False)
    plain = without_unit(text)
    if is_row_like([t for t in number_tokens(plain) if t]):
        return NO_HEAD
    found = items(plain)
    years = sum(1 for item in found if item.year or item.period)
    return Head(len(found), len(residue(text)), find_unit(text) is not None, years)


def wraps(before: Mark, after: Mark, width: int) -> bool:
    """Whether a label goes on from one line to the next.

    It does when the next line begins small, when the line ends in a word that calls
    for more, or when the next word would not have fitted into the label's column.
    """
    first, last = after.words.split(" ", 1)[0], before.text.strip()
    if before.wide or after.gap or not first:
        return False
    if first[0].islower() or first[0] == "(" or CONNECTORS.search(last):
        return True
    return len(last) + 1 + len(first) > 0.85 * width


def joined(parts: Sequence[str]) -> str:
    """The parts of a label as one: "Høn-" and "Landås" are "Høn-Landås"."""
    out = ""
    for part in (" ".join(p.split()) for p in parts if p.strip()):
        hyphen = re.search(r"\w-$", out) and not re.match(r"(?:og|eller|samt)\b", part)
        out += part if hyphen or not out else f" {part}"
    return out
