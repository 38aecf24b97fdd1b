"""For and against: the counts and parties that a sentence about a vote tells."""

import re
from functools import cache
from typing import NamedTuple

from ingest.gazetteer import parties

_WORDS = [
    "null",
    "en",
    "to",
    "tre",
    "fire",
    "fem",
    "seks",
    "sju",
    "åtte",
    "ni",
    "ti",
    "elleve",
    "tolv",
    "tretten",
]
_COUNT_WORD = {w: n for n, w in enumerate(_WORDS)} | {
    **dict.fromkeys(("én", "ei", "ein", "éi", "ett"), 1),
    "syv": 7,
    "tolv": 12,
    "åtta": 8,
}
_N = rf"(?:\d{{1,3}}|{'|'.join(sorted(_COUNT_WORD, key=len, reverse=True))})"
_VOTES = r"(?:stemm(?:e|er)|røyst(?:er)?|røyster)"
# "8 mot 1 stemme", "med 18 - 9 stemmer"
_SPLIT = re.compile(
    rf"(?i)\b(?P<a>{_N})(?P<v>\s*{_VOTES})?\s*(?:\((?P<pa>[^()]*)\)\s*)?"
    rf"(?:mot|imot|–|-)\s*(?P<b>{_N})\b(?:\s*{_VOTES}|(?(v)|(?!)))"
)
# "7 stemmer for og 2 mot"
_BOTH = re.compile(
    rf"(?i)\b(?P<a>{_N})\s*(?:{_VOTES}\s*)?for(?:\s*\((?P<pa>[^()]*)\))?(?:,|\s)\s*"
    rf"(?:og\s*)?(?P<b>{_N})\s*(?:{_VOTES}\s*)?i?mot\b"
)
_FOR = re.compile(
    rf"(?i)\b(?:fikk|fekk|fått|oppnådde|samlet|samla|bare|kun)\s+(?P<n>{_N})\s+{_VOTES}"
)
_AGAINST = re.compile(rf"(?i)\b(?:mot|imot)\s+(?P<n>{_N})\s+{_VOTES}")
_WITH = re.compile(rf"(?i)\bmed\s+(?P<n>{_N})\s+{_VOTES}(?!\s*mot)")
_STOOD_FOR = re.compile(rf"(?i)(?P<n>{_N})(?:\s+\w+)?\s+(?:stemte|røysta)\s+for\b")
_STOOD_AGAINST = re.compile(
    rf"(?i)(?P<n>{_N})(?:\s+\w+)?\s+(?:(?:stemte|røysta)\s+)?(?:i?mot)\b(?!\s*\d)"
)


class Side(NamedTuple):
    """One side of a vote: how many, and the codes of their parties."""

    votes: int | None = None
    parties: tuple[str, ...] = ()


class Tally(NamedTuple):
    """Both sides of a vote, as far as they are told."""

    pro: Side = Side()
    con: Side = Side()


NOBODY = Tally()


def tally(text: str, *, lost: bool) -> Tally:
    """For and against. lost: the sentence says that the proposal fell."""
    if match := _SPLIT.search(text) or _BOTH.search(text):
        return _of_split(text, match)
    pro = _number(_FOR, text) or _number(_WITH, text) or _number(_STOOD_FOR, text)
    con = _number(_AGAINST, text) or _stood_against(text)
    if lost and pro is None and con:  # "falt mot 2 stemmer": two wanted it
        pro, con = con, None
    if pro is None and con is None:
        return _of_stances(text)
    return Tally(_side(text, pro), _side(text, con))


def _stood_against(text: str) -> tuple[int, int] | None:
    voted = re.search(r"(?i)stemte|røysta", text)
    return _number(_STOOD_AGAINST, text) if voted else None


def _side(text: str, found: tuple[int, int] | None) -> Side:
    return Side(found[0], _parties_after(text, found[1])) if found else Side()


def _number(pattern: re.Pattern[str], text: str) -> tuple[int, int] | None:
    match = pattern.search(text)
    return (_count(match["n"]), match.end()) if match else None


def _count(text: str) -> int:
    return int(text) if text.isdigit() else _COUNT_WORD[text.lower()]


def _of_split(text: str, match: re.Match[str]) -> Tally:
    """A split vote; one list of parties, "8 mot 1 (FrP)", is that of the fewer."""
    a, b = _count(match["a"]), _count(match["b"])
    first = party_list(match["pa"] or "")
    last = _parties_after(text, match.end())
    if last and not first and a <= b:
        first, last = last, ()
    return Tally(Side(a, first), Side(b, last))


_STANCE = re.compile(
    r"(?P<who>[^.;:(]{1,80}?|.{0,10}\([^()]*\))\s*(?:stemte|røysta)\s+(?P<how>for|i?mot)\b"
)


def _of_stances(text: str) -> Tally:
    """Parties without counts: "H og FrP stemte for, SV stemte imot"."""
    sides: dict[bool, tuple[str, ...]] = {True: (), False: ()}
    for match in _STANCE.finditer(text):
        sides[match["how"] == "for"] += party_list(match["who"])
    return Tally(Side(None, sides[True]), Side(None, sides[False]))


@cache
def _party() -> re.Pattern[str]:
    forms = sorted(parties(), key=len, reverse=True)
    return re.compile(
        rf"(?<![\wæøå.-])(?:{'|'.join(map(re.escape, forms))})"
        r"(?![\wæøå-]|\.\s[A-ZÆØÅ])"  # not the initial of "Kari H. Moe"
    )


def party_list(text: str) -> tuple[str, ...]:
    """The codes of the parties in a list: "(4 H, 2 FrP)", "Steine, MDG og Moe, A"."""
    spaced = re.sub(r"(\d)(?=[A-ZÆØÅ])|(?<=[A-Za-z])(?=\d)", r"\1 ", text)
    return tuple(dict.fromkeys(parties()[m[0]] for m in _party().finditer(spaced)))


def _parties_after(text: str, at: int) -> tuple[str, ...]:
    """Parties behind a count, up to the next count: in brackets, or listed bare."""
    rest = text[at:]
    stop = re.search(
        rf"(?i)\b(?:mot|og ble|og falt|og vart|og fall)\s+{_N}?\s*{_VOTES}?", rest
    )
    near = rest[: stop.start()] if stop and stop.start() > 0 else rest
    brackets = re.findall(r"\(([^()]*)\)", near) or re.findall(
        r"\(([^()]*)\)", rest[:120]
    )
    if brackets:
        return tuple(dict.fromkeys(code for b in brackets for code in party_list(b)))
    listed = re.match(r"\s*(?:fra|frå|avgitt av|:)\s+(?P<l>.{1,80})", near)
    return party_list(listed["l"]) if listed else ()
