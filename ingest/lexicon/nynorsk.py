"""Nynorsk words said in bokmål: kommunane are kommunene.

Word by word, by a table learnt from what both have in common (README.md): good enough
to search with, not to show.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from ingest.lexicon.endings import changed

_WORD = re.compile(r"[^\W\d_]+")
_REST = 4  # letters that follow the head of a compound at least
_BOTH = frozenset(
    ["vassdrag", "vegetasjon", "veggen", "vegger"]
)  # no compounds of these


@cache
def _heads() -> Mapping[str, str]:
    text = (files(__package__) / "nynorsk_heads.tsv").read_text("utf-8")
    rows = (line.partition("\t") for line in text.splitlines() if line[0] != "#")
    return {ours: theirs for ours, _, theirs in rows}


@lru_cache(maxsize=50_000)
def bokmaal(word: str) -> str:
    """A word of nynorsk in bokmål, in lower case; itself where it is the same."""
    plain = word.lower()
    said = changed(plain, "nynorsk")
    if any(plain.startswith(both) for both in _BOTH):
        return said
    for length in range(len(plain) - _REST, 2, -1):
        head = _heads().get(plain[:length])
        if head and said.startswith(plain[:length]):
            return head + bokmaal(plain[length:])
    return said


def in_bokmaal(text: str) -> str:
    """A text with each word in bokmål; names in capitals within it are left alone."""
    return _WORD.sub(_said, text)


def _said(match: re.Match[str]) -> str:
    word = match[0]
    if word.islower():
        return bokmaal(word)
    opens = match.start() == 0 and word[1:].islower()
    return bokmaal(word).capitalize() if opens else word
