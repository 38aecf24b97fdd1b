"""The form of a candidate, whatever it is about: torn, a heading, a list, figures.

What says nothing of its own (a line without a stop, "Dette …", figures that the
question says itself) seldom answers, however many words it shares with a question.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.fits import FIGURE, YEAR
from kg.itemised import asked, named, sign
from kg.question import Question
from kg.units import WIDEST, Unit

MANY: Final = 8
"""Figures or items that count as many."""
_STOP: Final = re.compile(r"[.!?»);:]$")
# A sentence that leans on the one before it; a sign of a list may stand first.
_LEANS: Final = re.compile(
    r"(?:[•–-] )?(?:Dette|Det|Den|Disse|De|Her|Han|Hun|Denne|Derfor|Slik|Tilsvarende"
    r"|Videre|I tillegg)\b"
)


@dataclass(frozen=True, slots=True)
class Form:
    """What a text looks like. letters: share of its characters."""

    figures: frozenset[str]
    stops: bool
    torn: bool
    leans: bool
    item: bool
    opens: bool
    letters: float


@lru_cache(maxsize=1 << 15)
def form(text: str) -> Form:
    """The form of one sentence or table row."""
    letters = sum(map(str.isalpha, text))
    return Form(
        figures=frozenset(FIGURE.findall(text)),
        stops=bool(_STOP.search(text)),
        torn=text[:1].islower(),
        leans=bool(_LEANS.match(text)),
        item=bool(sign(text)),
        opens=text.endswith(":"),
        letters=letters / max(len(text), 1),
    )


def shape(question: Question, unit: Unit) -> Mapping[str, float]:
    """The named figures of the form of a candidate."""
    every = [form(piece.text) for piece in unit.pieces]
    first, last, quoted = every[0], every[-1], not unit.is_fact
    figures = frozenset[str]().union(*(one.figures for one in every))
    new = figures - _told(question.text, question.years)
    return {
        "alone": float(quoted and len(every) == 1),
        "list": float(len(every) > WIDEST),
        "figures_none": float(not figures),
        "figures_known": float(bool(figures) and not new),
        "figures_years": float(bool(new) and all(map(YEAR.fullmatch, new))),
        "figures_new": min(len(new) / MANY, 1.0),
        "unstopped": float(quoted and not unit.is_row and not last.stops),
        "torn": float(first.torn),
        "leans": float(quoted and first.leans),
        "item": float(quoted and first.item),
        "opening": float(first.opens),
        "letters": sum(one.letters for one in every) / len(every),
        **_named(question, unit),
    }


@lru_cache(maxsize=64)
def _told(question: str, years: tuple[int, ...]) -> frozenset[str]:
    """The figures that a question says itself."""
    return frozenset(FIGURE.findall(question)) | {*map(str, years)}


def _named(question: Question, unit: Unit) -> Mapping[str, float]:
    """Whether a candidate names as many things as are asked for."""
    wanted = asked(question.bokmaal)
    if not wanted and question.kind != "list":
        return {}
    count = named([piece.text for piece in unit.pieces])
    return {
        "named_none": float(count < 2),
        "named_asked": float(bool(wanted) and count == wanted),
        "named_fewer": float(count < wanted),
    }
