"""Lists in running text: where one begins and ends, and how many things are named.

A document prints a list as a sentence that opens it and items below, each with a sign,
a number or a letter, or as plain short lines; or within a sentence: "A, B og C".
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

# A sign of a list, as printed or as a scanner reads a round one ("e Til sammen"), a
# number or a letter before a capital. Not "-26 000", "1. tertial" or "i Fjordvik".
_SIGN: Final = re.compile(
    r"(?P<sign>[•▪●·*¢©°–—-]) +\S|(?P<number>\d{1,2})[.)]? +[A-ZÆØÅ«]"
    r"|(?P<letter>[a-zæøå]\)) +\S|(?P<read>[eo]) +[A-ZÆØÅ]"
)
_SIGNS: Final = re.compile(r"[•▪●·;]")
# "A, B og C": three parts or more without a stop between.
_NAMED: Final = re.compile(
    r"(?:[^,.;:()]{3,60}, ){1,9}[^,.;:()]{3,60}? (?:og|samt|eller) (?=[^,.;:()]{3})"
)
_NUMBERS: Final[Mapping[str, int]] = {
    "to": 2, "begge": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7, "syv": 7,
    "åtte": 8, "ni": 9, "ti": 10,
}  # fmt: skip
_ASKED: Final = re.compile(
    rf"\b(?:hvilke|nevn|de|på|disse)\b[\w ]{{0,12}}?\b({'|'.join(_NUMBERS)}|[2-9])\b"
    rf"(?! (?:mill|milliard|prosent|kroner|år|måneder|dager|\d))"
)
GAP: Final = 2
"""Sentences that may stand between two items."""
FEW: Final = 3
"""Plain lines that make a list."""
LINE: Final = 110
"""Characters of a line of a list without signs, at most."""


def sign(text: str) -> str:
    """The sign that an item of a list begins with; numbers and letters by kind."""
    found = _SIGN.match(text)
    if not found:
        return ""
    return found["sign"] or str(found.lastgroup)


def list_end(texts: Sequence[str], first: int, *, plain: bool = False) -> int | None:
    """Where the list ends that a text opens: a place in the texts, None if none does.

    plain: also a run of short lines counts, whatever stands above it.
    """
    head, own = texts[first], sign(texts[first])
    opens = head.endswith(":")
    if own and not opens:
        return None

    def item(text: str) -> bool:
        return sign(text) not in ("", own)

    end, count = _run(texts, first + 1, item, GAP, own)
    if count >= 2 and item(texts[first + 1]):
        return end
    end, count = _run(texts, first + 1, _is_line, 0, own)
    return end if count >= FEW and (opens or plain) else None


def _run(
    texts: Sequence[str], start: int, item: Callable[[str], bool], gap: int, stop: str
) -> tuple[int, int]:
    """Where a run of items ends, and how many there are. stop: a sign that ends it."""
    end, count = start, 0
    for at in range(start, len(texts)):
        if at - end > gap or (stop and sign(texts[at]) == stop):
            break
        if item(texts[at]):
            end, count = at + 1, count + 1
    return end, count


def _is_line(text: str) -> bool:
    return len(text) <= LINE and not text.endswith((".", "!", "?", ":"))


def named(texts: Sequence[str]) -> int:
    """How many things a list or an enumeration names; 0 where there is none."""
    signed = sum(bool(sign(text)) for text in texts)
    within = max((len(_SIGNS.findall(text)) for text in texts), default=0)
    told = (
        match[0].count(",") + 2 for text in texts for match in _NAMED.finditer(text)
    )
    return max(signed, within, *told, 0)


def asked(bokmaal: str) -> int:
    """How many things a question asks for: "hvilke tre"; 0 where it does not say."""
    found = _ASKED.search(bokmaal.lower())
    if not found:
        return 0
    return _NUMBERS.get(found[1]) or int(found[1])
