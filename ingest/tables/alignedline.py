"""A line of text whose columns are kept by blanks: its pieces and its figures."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ingest.tables.marks import YEAR_TOKEN
from ingest.tables.numbers import MISSING, MISSING_WORDS, parse_number
from ingest.tables.units import vocabulary
from ingest.view import Line

TAB = 100  # characters across the page that a tab is worth
RULE = re.compile(r"\s*[-=_–—]{5,}(?:\s+[-=_–—]{2,})*\s*")  # drawn, no words
WIDEST = 20  # characters that a cell between tabs is thought to cover
PIECE = re.compile(r"\S+(?: \S+)*")
# Dates stand in heads: "31.08", "31.12.22", "31.08.2024".
DATE = re.compile(r"(?:pr?\.? |per )?\d\d?\.\d\d?\.?(?:\d{2,4})?")
DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.?")


class Piece(NamedTuple):
    """What stands between two gaps of a line. start, end: of the line, from 0.

    left, right: where it stands across the page, in characters.
    """

    start: int
    end: int
    text: str
    left: int
    right: int


class Bar(NamedTuple):
    """A line in pieces. figures: those of a row, label: those before them.

    Both are empty for a line that is no row.
    """

    line: Line
    pieces: tuple[Piece, ...]
    label: tuple[Piece, ...] = ()
    figures: tuple[Piece, ...] = ()


def is_figure(text: str) -> bool:
    """Whether a piece is a figure, or says that there is none."""
    plain = text.strip()
    if plain == "." or MISSING.fullmatch(plain) or MISSING_WORDS.fullmatch(plain):
        return True
    return parse_number(plain) is not None and not is_time(plain)


def is_time(text: str) -> bool:
    """Whether a piece is a year or a day, as heads have them."""
    return YEAR_TOKEN.fullmatch(text) is not None or DAY.fullmatch(text) is not None


def _is_cell(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a piece is a figure, a state, or a year that stands behind figures.

    "186 000   2028   38 000": the year of completion is a cell, "Budsjett 2026" none.
    """
    text = pieces[at].text
    if is_figure(text):
        return True
    if at and is_time(text):
        return is_figure(pieces[at - 1].text) or _is_state(pieces[at - 1].text)
    return at > 0 and _is_state(text)


def _is_state(text: str) -> bool:
    """Whether a piece is a word that only says how far something has come."""
    return any(form.fullmatch(text) for form in _states())


@cache
def _states() -> tuple[re.Pattern[str], ...]:
    rows = vocabulary("statuses")
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in rows)


def bar_of(line: Line) -> Bar:
    """A line in pieces; a row where its last pieces are cells and nothing else."""
    pieces = () if RULE.fullmatch(line.text) else tuple(_pieces(line.text))
    cut = len(pieces)
    while cut and _is_cell(pieces, cut - 1):
        cut -= 1
    label, figures = pieces[:cut], pieces[cut:]
    told = [f.text for f in figures if is_figure(f.text)]
    if not any(parse_number(text) is not None for text in told):
        return Bar(line, pieces)
    if not label and len(figures) < 2:
        return Bar(line, pieces)
    return Bar(line, pieces, label, figures)


def _pieces(text: str) -> Iterator[Piece]:
    """The pieces of a line. Between tabs, the count of tabs is the place."""
    tabs = text.count("\t")
    for found in PIECE.finditer(text):
        start, end = found.span()
        left = TAB * text.count("\t", 0, start) if tabs else start
        yield Piece(
            start, end, found[0], left, left + min(end - start, WIDEST if tabs else end)
        )


def numbered(pieces: Sequence[Piece], first: int) -> tuple[Piece, ...]:
    """The pieces, each in the column of its count; the first one is in ``first``."""
    return tuple(
        piece._replace(left=TAB * n, right=TAB * n + TAB // 2)
        for n, piece in enumerate(pieces, first)
    )
