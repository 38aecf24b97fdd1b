"""Candidates for an answer: sentences and table rows of what was found.

A ``Unit`` is one sentence or table row, a few that follow each other, or a fact said
as a sentence. It remembers where it stands, and what stands around it.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

from ingest.model import Span
from kg.fits import FIGURE
from kg.index.rows import Hit, Row
from kg.itemised import list_end

WIDEST: Final = 3
"""Sentences or rows in one candidate, at most."""
LONGEST: Final = 420
"""Characters of a candidate of more than one sentence."""
LIST: Final = 1200
"""Characters of a candidate that is a list with its opening."""
NEAR: Final = 3
"""Sentences before and after that count as near."""


SUM: Final = re.compile(r"(?:sum|totalt?|i alt|samlet)\b", re.I)


class Piece(NamedTuple):
    """One sentence or table row. header: column headers above it, for a row."""

    span: Span
    text: str
    header: str
    row: bool


@dataclass(frozen=True)
class Unit:
    """What may answer. near: what stands around it. found: how well, 0 to 1."""

    row: Row
    pieces: tuple[Piece, ...]
    near: tuple[str, ...] = ()
    found: float = 0.0
    dense: float = 0.0

    @property
    def is_fact(self) -> bool:
        """Whether this is a fact said as a sentence."""
        return self.row.kind == "fact"

    @property
    def is_row(self) -> bool:
        """Whether this is one row of a table."""
        return len(self.pieces) == 1 and self.pieces[0].row

    @cached_property
    def text(self) -> str:
        """The mended reading, as running text."""
        return " ".join(piece.text for piece in self.pieces)

    @cached_property
    def label(self) -> str:
        """What a table row or a fact with figures is of; empty for other units."""
        if self.is_fact:
            return self.row.slots.get("label", "")
        return FIGURE.split(self.text, 1)[0].strip(" :") if self.is_row else ""

    @property
    def is_sum(self) -> bool:
        """Whether the row adds up the rows above it."""
        return bool(SUM.match(self.label))

    @property
    def header(self) -> str:
        """The column headers above the first of its table rows."""
        return next((piece.header for piece in self.pieces if piece.row), "")

    @property
    def span(self) -> Span:
        """Its best place in the document."""
        return Span(self.pieces[0].span.start, self.pieces[-1].span.end)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """All its places: of a fact every one, of a passage the one it stands in."""
        if not self.is_fact:
            return (self.span,)
        return tuple(Span(*place) for place in json.loads(self.row.slots["evidence"]))

    @cached_property
    def cells(self) -> tuple[dict[str, Any], ...]:
        """The cells of a table row that is a fact."""
        return tuple(json.loads(self.row.slots.get("cells", "[]")))

    def overlaps(self, other: "Unit") -> bool:
        """Whether the two share a place in the text."""
        return self.row.document == other.row.document and any(
            a.overlaps(b) for a in self.spans for b in other.spans
        )


def pieces(row: Row) -> list[Piece]:
    """The sentences and table rows of a passage, as its row of the index tells."""
    return list(_pieces(row.text, row.slots["headers"], row.slots["units"]))


@lru_cache(maxsize=1 << 12)
def _pieces(text: str, headers: str, places: str) -> tuple[Piece, ...]:
    """The pieces of a passage. headers, places: as JSON."""
    heads = json.loads(headers)
    return tuple(
        Piece(
            Span(start, end),
            " ".join(text[first:last].split()),
            heads[header] if header >= 0 else "",
            header >= 0,
        )
        for start, end, first, last, header in json.loads(places)
    )


def units(hits: Sequence[Hit], *, plain: bool = False) -> list[Unit]:
    """All candidates among what was found; the same text only once, best first.

    plain: whether short lines below each other are a list as well.
    """
    best = max((hit.score for hit in hits), default=0.0)
    least = min((hit.score for hit in hits), default=0.0)
    seen: dict[str, Unit] = {}
    for hit in hits:
        found = (hit.score - least) / (best - least) if best > least else 1.0
        for cut in _cuts(hit.row, plain):
            if cut.text not in seen:
                seen[cut.text] = Unit(hit.row, cut.pieces, cut.near, found, hit.dense)
    return list(seen.values())


class _Cut(NamedTuple):
    """What may answer of one row, without the row. text: in lower case."""

    text: str
    pieces: tuple[Piece, ...]
    near: tuple[str, ...]


def _cuts(row: Row, plain: bool) -> tuple[_Cut, ...]:
    if row.kind == "fact":
        piece = Piece(Span(row.start, row.end), row.text, "", row=False)
        return (_Cut(row.text.lower(), (piece,), ()),)
    return _of_passage(row.text, row.slots["headers"], row.slots["units"], plain)


@lru_cache(maxsize=1 << 12)
def _of_passage(text: str, headers: str, places: str, plain: bool) -> tuple[_Cut, ...]:
    """All candidates of a passage. headers, places: as JSON."""
    parts = [piece for piece in _pieces(text, headers, places) if piece.text]
    texts = [piece.text for piece in parts]
    return tuple(
        _Cut(
            " ".join(texts[first:last]).lower(),
            tuple(parts[first:last]),
            (*texts[max(0, first - NEAR) : first], *texts[last : last + NEAR]),
        )
        for first in range(len(parts))
        for last in (*_ends(texts, first), *_list_ends(texts, first, plain))
    )


def _ends(texts: Sequence[str], first: int) -> Iterable[int]:
    """Where candidates of a few sentences that begin at a place may end."""
    length = 0
    for last in range(first, min(first + WIDEST, len(texts))):
        length += len(texts[last]) + 1
        if texts[last].endswith(":") and last + 1 < len(texts):
            continue  # what only opens says nothing
        if last > first and length > LONGEST:
            return
        yield last + 1


def _list_ends(texts: Sequence[str], first: int, plain: bool) -> Iterable[int]:
    """Where the list ends that a text opens, or what there is room for of it."""
    end = list_end(texts, first, plain=plain)
    if end is None:
        return
    while end - first > WIDEST and sum(map(len, texts[first:end])) > LIST:
        end -= 1
    if end - first > WIDEST:
        yield end
