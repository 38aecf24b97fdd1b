"""For and against: the counts and parties that a sentence about a vote tells."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ingest.gazetteer import parties

_WORDS = (
    *("null", "en", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti"),
    *("elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten"),
    *("nitten", "tjue"),
)
_COUNT_WORD = {w: n for n, w in enumerate(_WORDS)} | {
    **dict.fromkeys(("én", "ei", "ein", "éi", "ett", "eitt"), 1),
    **dict.fromkeys(("ingen", "inga", "ingi"), 0),
    "syv": 7,
    "åtta": 8,
}
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(_COUNT_WORD, key=len, reverse=True))})"
VOTES = r"(?:stemm(?:er|e)|røyst(?:er)?|st\.)"
# "8 mot 1 stemme", "med 18 - 9 stemmer"
_SPLIT = re.compile(
    rf"(?i)\b(?P<a>{NUMBER})(?P<v>\s*{VOTES})?\s*(?:\((?P<pa>[^()]*)\)\s*)?"
    rf"(?:mot|imot|–|-)\s*(?P<b>{NUMBER})\b(?:\s*{VOTES}|(?(v)|(?(pa)|(?!))))"
)
# "vedtatt 7-2", "(7-2)", "med 7 mot 2": no word for votes, but nothing else counts so
_BARE = re.compile(
    rf"(?i)\b(?:med|vedtatt|vedteke|vedteken|falt|fall|votering|røysting)[:,]?\s*\(?"
    rf"(?P<a>{NUMBER})\s*(?P<pa>(?!))?(?:mot|–|-)\s*(?P<b>{NUMBER})\b(?![.:/]?\d|\s*(?:kr|mill|%|prosent))"
)
# "7 stemmer for og 2 mot"
_BOTH = re.compile(
    rf"(?i)\b(?P<a>{NUMBER})\s*(?:{VOTES}\s*)?for(?:\s*\((?P<pa>[^()]*)\))?(?:,|\s)\s*"
    rf"(?:og\s*)?(?P<b>{NUMBER})\s*(?:{VOTES}\s*)?i?mot\b"
)
# "Ja 21 - Nei 0", "For: 12. Imot: 9."
_YES_NO = re.compile(
    rf"(?i)\b(?:ja:?|for:)\s*(?P<a>{NUMBER})\s*(?:\((?P<pa>[^()]*)\))?\s*[-–.,;]?\s*"
    rf"(?:og\s+)?(?:nei:?|i?mot:)\s*(?P<b>{NUMBER})\b"
)
# "9 stemte ja, 2 stemte nei"
_SAID_YES = re.compile(
    rf"(?i)\b(?P<a>{NUMBER})\s*(?P<pa>(?!))?(?:stemte|røysta|røystet|sa)\s+(?:ja|for)[,.;]?"
    rf"\s+(?:og\s+)?(?P<b>{NUMBER})\s+(?:(?:stemte|røysta|røystet|sa)\s+)?(?:nei|i?mot)\b"
)
# "Pkt. 2  4 - 2", "Utkast 3 mot utkast 5: 6 - 5"; not "Punkt 1-3 enst.", "kl. 10 - 12"
_ROW = re.compile(
    r"(?i)^\W*(?:(?:pkt\.?|punkt)\s*\d{1,2}|(?:forslag|framlegg|alternativ|utkast"
    r"|innstilling|tilråding)[^.;]{0,60}?)(?:\s*:\s*|\s+)(?P<pa>(?!))?"
    r"(?P<a>\d{1,2})\s+[-–]\s+(?P<b>\d{1,2})(?=$|[\s.,(])(?!\s*(?:kr|mill|%))"
)
# "Pkt. 3 tilleggsframlegget frå R, 2 røyster, fall"
_GOT = re.compile(
    rf"(?i),\s+(?P<n>{NUMBER})\s+{VOTES}(?:\s*\([^()]*\))?,\s+(?:falt|fall|vedt\w+)\b"
)
_OWN = re.compile(
    r"(?i)\b(?:fikk|fekk)\s+(?:bare|kun|berre)\s+(?:\w+\s+)?"
    r"(?:egen|eigen|eiga|(?:forslagsstille|framleggsstilla)\w*)\s+(?:stemme|røyst)"
)
_FOR = re.compile(
    rf"(?i)\b(?:fikk|fekk|fått|oppnådde|samlet|samla|bare|kun)\s+(?P<n>{NUMBER})\s+{VOTES}"
)
_AGAINST = re.compile(
    rf"(?i)\b(?:mot|imot)\s+(?P<n>{NUMBER})\s+{VOTES}"
    rf"|\balle\s+{VOTES}\s+(?:i?mot|så nær|unntatt)\s+(?P<few>{NUMBER})\b"
)
_WITH = re.compile(rf"(?i)\bmed\s+(?P<n>{NUMBER})\s+{VOTES}(?!\s*mot)")
_STOOD_FOR = re.compile(
    rf"(?i)\b(?P<n>{NUMBER})(?:\s+av\s+(?:de|dei)\s+\d+)?(?:\s+\w+)?\s+"
    r"(?:(?:stemte|røysta)\s+for|støttet|støtta|(?:gikk|gjekk)\s+inn\s+for)\b"
)
_STOOD_AGAINST = re.compile(
    rf"(?i)\b(?P<n>{NUMBER})(?:\s+\w+|(?P<l>\s+\([^()]*\)))?\s+(?:(?:stemte|røysta)\s+)?"
    r"(?:i?mot)\b"
    r"(?!\s*\d)"
)


class Side(NamedTuple):
    """One side of a vote: how many, the codes of their parties, how many of each.

    counted: parties that the text gives a number for ("2 A"); such a party may have
    members on the other side too. listed: the words behind the number.
    """

    votes: int | None = None
    parties: tuple[str, ...] = ()
    counted: tuple[tuple[str, int], ...] = ()
    listed: str = ""


class Tally(NamedTuple):
    """Both sides of a vote, as far as they are told."""

    pro: Side = Side()
    con: Side = Side()


NOBODY = Tally()


def tally(text: str, *, lost: bool) -> Tally:
    """For and against. lost: the sentence says that the proposal fell."""
    patterns = (_SPLIT, _BOTH, _BARE, _YES_NO, _SAID_YES, _ROW)
    if match := next(filter(None, (p.search(text) for p in patterns)), None):
        counted = _of_split(text, match)
        swapped = lost and (counted.pro.votes or 0) > (counted.con.votes or 0)
        return (
            Tally(counted.con, counted.pro) if swapped else counted
        )  # "nedstemt med 7 mot 2"
    pro = _number(_FOR, text) or _number(_WITH, text) or _number(_STOOD_FOR, text)
    pro = pro or _number(_GOT, text)
    if pro is None and (own := _OWN.search(text)):
        pro = (1, own.end())
    con = _number(_AGAINST, text) or _stood_against(text)
    if lost and pro is None and con:  # "falt mot 2 stemmer": two wanted it
        pro, con = con, None
    if pro is None and con is None:
        return _of_stances(text)
    return Tally(_side(text, pro), _side(text, con))


def _stood_against(text: str) -> tuple[int, int] | None:
    voted = re.search(r"(?i)stemte|røysta", text)
    match = _STOOD_AGAINST.search(text) if voted else None
    if match is None:
        return None
    return count_of(match["n"]), match.start("l") if match["l"] else match.end()


def _side(text: str, found: tuple[int, int] | None) -> Side:
    return named_side(found[0], _list_after(text, found[1])) if found else Side()


def named_side(votes: int | None, listed: str) -> Side:
    """A side with the parties that a list behind its number names."""
    counts = party_counts(listed)
    counted = tuple((code, n) for code, n in counts.items() if n is not None)
    return Side(votes, tuple(counts), counted, listed.strip())


def _number(pattern: re.Pattern[str], text: str) -> tuple[int, int] | None:
    match = pattern.search(text)
    if match is None:
        return None
    said = match.groupdict()
    return count_of(said["n"] or said["few"]), match.end()


def count_of(text: str) -> int:
    """A number in figures or words."""
    return int(text) if text.isdigit() else _COUNT_WORD[text.lower()]


def _of_split(text: str, match: re.Match[str]) -> Tally:
    """A split vote; one list of parties, "8 mot 1 (FrP)", is that of the fewer."""
    a, b = count_of(match["a"]), count_of(match["b"])
    first = match["pa"] or ""
    last = _list_after(text, match.end())
    if party_list(last) and not party_list(first) and a <= b:
        first, last = last, ""
    return Tally(named_side(a, first), named_side(b, last))


_STANCE = re.compile(
    r"(?P<who>[^.;:(]{1,80}?|.{0,10}\([^()]*\))\s*(?:stemte|røysta)\s+(?P<how>for|i?mot)\b"
)


# "For: A, Sp. Mot: H (2)", "For stemte A og Sp, mot stemte H"
_STANDS = re.compile(
    r"(?i)\b(?P<how>for|i?mot)(?:\s*(?:stemte|røysta|røystet)|stemmer|røyster"
    r"|(?<=for) [^:.;()\d]{2,40}?)?\s*:\s*"
    r"(?P<who>[^.;:]{1,120}?)"
    r"(?=[.;]|$|,?\s*(?:og )?i?mot\b)"
)


def _of_stances(text: str) -> Tally:
    """Parties without counts: "H og FrP stemte for, SV stemte imot"."""
    sides = {True: "", False: ""}
    for match in _STANCE.finditer(text):
        sides[match["how"] == "for"] += f" {match['who']}"
    for match in _STANDS.finditer(text):
        sides[match["how"].lower() == "for"] += f" {match['who']}"
    return Tally(_counted_side(sides[True]), _counted_side(sides[False]))


def _counted_side(listed: str) -> Side:
    """A side without a count: that of its parties, where each has a number."""
    side = named_side(None, listed)
    whole = side.counted and len(side.counted) == len(side.parties)
    return side._replace(votes=sum(n for _, n in side.counted)) if whole else side


@cache
def _party() -> re.Pattern[str]:
    forms = sorted(parties(), key=len, reverse=True)
    return re.compile(
        rf"(?<![\wæøå.-])(?:{'|'.join(map(re.escape, forms))})"
        r"(?![\wæøå-]|\.\s[A-ZÆØÅ])"  # not the initial of "Kari H. Moe"
    )


def party_list(text: str) -> tuple[str, ...]:
    """The codes of the parties in a list: "(4 H, 2 FrP)", "Steine, MDG og Moe, A"."""
    return tuple(party_counts(text))


def party_counts(text: str) -> dict[str, int | None]:
    """The parties of a list with the number that stands beside each, if one does."""
    spaced = re.sub(r"(\d)(?=[A-ZÆØÅ])|(?<=[A-Za-z])(?=\d)", r"\1 ", text)
    found: dict[str, int | None] = {}
    for piece in re.split(r"[,;/+]|\bog\b|\bsamt\b", spaced):
        for match in _party().finditer(piece):
            before = re.search(
                rf"(?i)\b({NUMBER})(?:\s+(?:fra|frå))?\s*$", piece[: match.start()]
            )
            after = re.match(r"\s*:?\s*\(?(\d{1,2})\b", piece[match.end() :])
            told = before or after
            found.setdefault(parties()[match[0]], count_of(told[1]) if told else None)
    return found


def split(side: Side, other: Side, present: Mapping[str, int]) -> tuple[str, ...]:
    """The parties of a side that did not stand together. present: members there.

    "SV og 1 A": one of A went along. Where every party has its number, a party is
    whole unless more members of it were there, or some are on the other side.
    """
    counted = dict(side.counted)
    mixed = len(counted) < len(side.parties)

    def stood(code: str) -> bool:
        if code in other.parties:
            return False
        if code in counted and code in present:
            return counted[code] >= present[code]
        return code not in counted or not mixed

    return tuple(code for code in side.parties if not stood(code))


def _list_after(text: str, at: int) -> str:
    """What names the parties behind a count, up to the next count."""
    rest = text[at:]
    stop = re.search(
        rf"(?i)\b(?:mot|og ble|og falt|og vart|og fall)\s+{NUMBER}?\s*{VOTES}?"
        rf"|,\s+og\s+{NUMBER}\s*\(",
        rest,
    )
    near = rest[: stop.start()] if stop and stop.start() > 0 else rest
    brackets = re.findall(r"\(([^()]*)\)", near) or re.findall(
        r"\(([^()]*)\)", rest[:120]
    )
    if brackets:
        before = near.split("(")[0]  # "stemmer, Kari Dal (R) og Une Li (SV)"
        named = re.match(r"\s*,?\s*[A-ZÆØÅ]\w+ [A-ZÆØÅ]", before)
        return near if named else ", ".join(brackets)
    listed = re.match(
        r"[;,]?\s*(?:nemlig|fra|frå|avgitt av|gitt av|:"
        r"|mindretallet (?:var|besto av))\s+(?P<l>.{1,80})",
        near,
    )
    return listed["l"] if listed else ""
