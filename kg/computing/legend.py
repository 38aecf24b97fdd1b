"""What a colour, a letter or a sign stands for, by the sentence that says it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kg.computing.asking import Asking
from kg.computing.model import Computed
from kg.computing.scope import documents
from kg.facts import FactRow
from kg.search import Candidate
from kg.speech import closed
from kg.store import GraphStore

MEANS: Final = re.compile(r"\b(?:betyr|tyder|står|menes|viser|innebærer)\b")
COLOURS: Final[Mapping[str, str]] = {
    "grøn": r"gr[øo]nn?t?\w*",
    "gul": r"gul\w*",
    "rød": r"(?:rød|raud)\w*",
    "raud": r"(?:rød|raud)\w*",
    "blå": r"blå\w*",
    "grå": r"grå\w*",
    "svart": r"svart\w*",
    "hvit": r"[hk]vit\w*",
    "kvit": r"[hk]vit\w*",
    "oransje": r"oransj\w*",
}
SIGNS: Final[Mapping[str, str]] = {
    "prikk": r"(?:\.\.|:|\.)",
    "stjerne": r"\*",
    "minus": r"(?:minus\w*|negative? tall?|[-–−])",
    "strek": r"[-–−]",
}
COLOUR: Final = re.compile(rf"\b({'|'.join(COLOURS)})\w*\b")
SIGN: Final = re.compile(rf"\b(?:{'|'.join(SIGNS)})")
# "bokstaven S", "koden UA": as it is written, in capitals.
CODE: Final = re.compile(
    r"\b(?:bokstaven|koden?|kode|merket|symbolet) ([A-ZÆØÅ]{1,3})\b"
)
# "Gul: i arbeid", "S = står i ro", "gul farge betyr", "Grå - ikke begynt".
STANDS: Final = (
    r"(?: (?:farge|status|prikk|lys))?"
    r"(?: ?[=:]| [-–]| (?:betyr|tyder|viser|er|står for)) (?=\w)"
)
LONGEST: Final = 420


def legend(
    asking: Asking, candidates: Sequence[Candidate], _: GraphStore
) -> Computed | None:
    """What the mark that is asked about stands for."""
    mark = _mark(asking) if MEANS.search(asking.low) else ""
    if not mark:
        return None
    told = re.compile(rf"(?:^|[\s(])(?:{mark}){STANDS}", _case(mark))
    found = next(_sentences(asking, candidates, told), None)
    if found is None:
        return None
    row = FactRow({}, found.unit.row.document, found.unit.span)
    return Computed(closed(found.unit.text), (row,), "", rule="legend")


def _case(mark: str) -> re.RegexFlag:
    """A code is a code in capitals only; a colour may be written in any way."""
    return re.NOFLAG if mark.isupper() else re.IGNORECASE


def _mark(asking: Asking) -> str:
    """The pattern of the colour, the letter or the sign that is asked about."""
    code = CODE.search(asking.question.bokmaal)
    if code:
        return code[1]
    said = f"{asking.question.text.lower()} {asking.low}"
    colour, sign = COLOUR.search(said), SIGN.search(said)
    if colour:
        return COLOURS[colour[1]]
    return SIGNS[sign[0]] if sign else ""


def _sentences(
    asking: Asking, candidates: Sequence[Candidate], told: re.Pattern[str]
) -> Iterator[Candidate]:
    """The single sentences of the municipality's documents that say it, best first."""
    scope = documents(asking.question, candidates)
    for candidate in candidates:
        unit = candidate.unit
        plain = not unit.is_fact and len(unit.pieces) == 1 and len(unit.text) <= LONGEST
        if plain and unit.row.document in scope and told.search(unit.text):
            yield candidate
