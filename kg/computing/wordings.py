"""Words of questions that need not stand in what answers them, and names of rows."""

import re
from functools import cache
from importlib.resources import files
from typing import Final

from kg.glossary import phrases

# "klimabudsjettet", "bevilgningsoversikten": the table that tells, not of what.
TABLE: Final = re.compile(
    r"(?:klimabudsjett|\w{3,}(?:oversikt|tabell|sammenligning|analyse|presentasjon|liste))"
    r"(?:en|et|a|ene)?"
)
# "det regulerte budsjettet": what has been set aside after changes.
REVISED: Final = re.compile(r"\b(?:revidert|regulert|justert|endra|endret)e? budsjett")
# The unit that is asked for. Must not match "nok" in Norwegian.
IN_PERCENT: Final = re.compile(r"\bi prosent\b|hvor mange prosent\b")
IN_KRONER: Final = re.compile(r"\bNOK\b|\b(?:i|hvor mange) (?:kroner|mill\w*)\b")


@cache
def counting() -> frozenset[str]:
    """The words that say what to compute, not of what."""
    text = (files("kg.computing") / "words.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@cache
def documents() -> tuple[str, ...]:
    """How the words for kinds of documents begin: they tell where, not of what."""
    return tuple(phrases("documents"))


@cache
def rows_called() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """How questions call rows, and the names that the rows have."""
    text = (files("kg.computing") / "rows.tsv").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in text.splitlines() if line[:1] != "#")
    return tuple((re.compile(asked), re.compile(name)) for asked, name in pairs)
