"""What a question and a row measure: debt, taxes, absence, motivation."""

import re
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

# What follows is the whole that something is a share of, or is counted by.
WHOLE: Final = re.compile(
    r"\b(?:(andel(?:en)? |del |prosent |egendekning )av|av sum"
    r"|i (?:forhold til|prosent av)|per|pr\.?) \w+"
)


class Measure(NamedTuple):
    """What can be measured. kroner: whether it may be told as an amount."""

    name: str
    called: re.Pattern[str]
    kroner: bool


def other_measure(asked: str, label: str, *, kroner: bool) -> bool:
    """Whether a row measures nothing of what a question asks about, but other things.

    kroner: whether the figures of the row are amounts, which no absence is.
    """
    wanted, told = _measures(asked), _measures(label)
    if kroner and not told and wanted:
        return not any(one.kroner for one in wanted)
    return bool(wanted and told) and not wanted & told


def _measures(text: str) -> frozenset[Measure]:
    """What a text names as measured, not what that is a share of."""
    own = WHOLE.sub(r"\1 ", text.lower())
    return frozenset(one for one in _known() if one.called.search(own))


@cache
def _known() -> tuple[Measure, ...]:
    text = (files("kg.computing") / "measures.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line[:1] != "#")
    return tuple(
        Measure(name, re.compile(called), not never) for name, called, *never in lines
    )
