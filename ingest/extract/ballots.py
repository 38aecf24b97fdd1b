"""Votes told as a table or as two lists of names: who said yes, who said no.

A head that has a column for each side, over rows of parties with numbers or of people
with a mark or a word; or lines "Ja: …" and "Nei: …".
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ingest.extract.evidence import lines_span
from ingest.extract.person_names import NAME, party_code, people
from ingest.extract.roll import Roll, people_in
from ingest.extract.tally import named_side, split
from ingest.extract.treatment import PROPOSAL, Section
from ingest.facts import SakRef, Votering
from ingest.view import View

# The whole line: "Navn  Parti  Ja  Nei", "Parti For Mot Sum". Not a sentence.
_HEAD = re.compile(
    r"(?i)\s*(?:(?:navn|namn|representant|medlem|parti|gruppe)\s+){1,2}"
    r"(?P<pro>for|ja)\s+(?P<con>i?mot|nei)(?:\s+(?:sum|blank|avholdende|fravær\w*))?\s*"
)
_COUNTED = re.compile(
    r"\s*(?P<who>\S.*?)\s+(?P<pro>\d{1,3}|-)\s+(?P<con>\d{1,3}|-)\b.*"
)
_SUM = re.compile(r"(?i)\s*(?:sum|totalt|i alt|til saman|til sammen)\b")
# "Kari Berg A Ja", "Ola Lie (H)   X"
_NAMED = re.compile(
    rf"\s*(?P<n>{NAME})(?:,?\s+\(?(?P<p>[A-ZÆØÅ][A-Za-zØø]{{0,3}})\)?)?\s+"
    r"(?P<mark>(?i:ja|nei|for|i?mot|x))\s*"
)
_LISTED = re.compile(
    r"(?i)\s*(?:følg(?:ende|jande)(?: \w+)? (?:stemte|røysta) (?P<how>for|i?mot)\b"
    r"[^:]{0,40}\s*:|(?P<word>ja|nei)(?:\s*:|\s+\d{1,3}\s*:?))\s+(?P<who>.*\S)\s*"
)
# "Dei som røysta for tilrådinga:", on the lines under it "Ap:  Kari Berg, Ola Lie"
_OPENS = re.compile(
    r"(?i)(?:.*\.\s)?\s*(?:de|dei|disse|desse|følgende|følgjande)(?: som)?"
    r" (?:stemte|røysta|røystet) (?P<how>for|i?mot)\b[^:.]{0,60}:\s*"
)
_OF_PARTY = re.compile(
    rf"\s*(?P<p>[A-ZÆØÅ][A-Za-zØø]{{0,3}}):\s+(?P<who>{NAME}(?:,\s*{NAME})*)\s*"
)
_GOES_ON = re.compile(r"\s*(?:[A-ZÆØÅ][\w’'.-]*(?:,? |,?\s*$))+")
_PRO = frozenset(("ja", "for"))
SIDES = ("pro", "con")
LEAST = 2
"""Rows or lists that make a ballot, at least."""


class _Voice(NamedTuple):
    """How a person or a party voted. votes: how many are behind it."""

    pro: bool
    votes: int
    party: str | None
    person: str | None


def ballots(
    view: View, parts: Sequence[Section], sak: SakRef, roll: Roll
) -> Iterator[Votering]:
    """Each ballot of a case, without what it was on and what came of it."""
    for section in parts:
        if section.kind == PROPOSAL:
            continue
        at = section.first
        while at < section.last:
            voices, end = _read(view, at, section.last, roll)
            if voices:
                yield _vote(view, sak, voices, at, end)
            at = max(end, at + 1)


def _read(view: View, at: int, last: int, roll: Roll) -> tuple[list[_Voice], int]:
    """The voices of the ballot that begins on a line, and where it ends."""
    head = _HEAD.fullmatch(view.lines[at].text)
    if head:
        return _table(view, head, at + 1, last)
    if _OPENS.fullmatch(view.lines[at].text):
        return _blocks(view, at, last)
    return _lists(view, at, last, roll)


def _table(
    view: View, head: re.Match[str], at: int, last: int
) -> tuple[list[_Voice], int]:
    voices: list[_Voice] = []
    rows = 0
    while at < last:
        text = view.lines[at].text
        found = None if _SUM.match(text) else _row(text, head)
        if found is None and text.strip():
            return (voices if rows >= LEAST else []), at
        voices += found or ()
        rows += bool(found)
        at += 1
    return (voices if rows >= LEAST else []), at


def _row(text: str, head: re.Match[str]) -> list[_Voice] | None:
    """The voices of a row; None where it is no row of the table."""
    if counted := _COUNTED.fullmatch(text):
        party = party_code(counted["who"])
        if party is None:
            return None
        sides = ((True, counted["pro"]), (False, counted["con"]))
        return [_Voice(s, int(n), party, None) for s, n in sides if n not in ("-", "0")]
    named = _NAMED.fullmatch(text)
    pro = _is_for(named, head) if named else None
    if named is None or pro is None:
        return None
    *first, last = named["n"].split()
    party = party_code(named["p"]) or (party_code(last) if len(first) > 1 else None)
    whole = named["p"] is not None or party is None
    return [_Voice(pro, 1, party, " ".join((*first, last) if whole else first))]


def _is_for(named: re.Match[str], head: re.Match[str]) -> bool | None:
    """Which side a mark stands for: by its word, or by the column it stands under."""
    word = named["mark"].lower()
    if word != "x":
        return word in _PRO
    if head.start("con") - head.end("pro") < LEAST:
        return None  # one blank keeps no columns
    at = named.start("mark")
    under = {side: head.start(side) - 1 <= at <= head.end(side) for side in SIDES}
    return under["pro"] if under["pro"] != under["con"] else None


def _lists(view: View, at: int, last: int, roll: Roll) -> tuple[list[_Voice], int]:
    """Voices of lines that name all of each side: both sides must be told."""
    voices: list[_Voice] = []
    start, sides = at, set()
    while at < last:
        match = _LISTED.fullmatch(view.lines[at].text)
        if match is None:
            break
        pro = (match["how"] or match["word"]).lower() in _PRO
        sides.add(pro)
        listed, at = _over_lines(view, match["who"], at + 1, last)
        voices += _voices(listed, pro, roll)
    return (voices, at) if len(sides) == LEAST else ([], start)


def _over_lines(view: View, listed: str, at: int, last: int) -> tuple[str, int]:
    """A list of names with the lines that it goes on over, and the line behind it."""
    while at < last:
        text = view.lines[at].text
        if not text[:1].isspace() or not _GOES_ON.fullmatch(text):
            break
        listed, at = f"{listed} {text.strip()}", at + 1
    return listed, at


def _blocks(view: View, at: int, last: int) -> tuple[list[_Voice], int]:
    """Voices of two lists, each under a line that says its side, by party.

    Two lists "for" are of two proposals: who was for the second was against the first.
    """
    voices: list[_Voice] = []
    sides: list[bool] = []
    while at < last and len(sides) <= LEAST:
        opened = _OPENS.fullmatch(view.lines[at].text)
        row = _OF_PARTY.fullmatch(view.lines[at].text)
        if opened:
            pro = opened["how"].lower() == "for"
            sides.append(pro and sides != [True])
        elif row and sides and (party := party_code(row["p"])):
            names = (" ".join(name.split()) for name in row["who"].split(","))
            voices += [_Voice(sides[-1], 1, party, name) for name in names]
        elif view.lines[at].text.strip():
            break
        at += 1
    return (voices if sorted(sides) == [False, True] else []), at


def _voices(listed: str, pro: bool, roll: Roll) -> list[_Voice]:
    parties = {name.navn: name.parti for name in people(listed)}
    return [
        _Voice(pro, 1, parties.get(name) or roll.party_of.get(name), name)
        for name in people_in(listed, roll)
    ]


def _vote(
    view: View, sak: SakRef, voices: Sequence[_Voice], first: int, last: int
) -> Votering:
    pro, con = (
        named_side(sum(v.votes for v in side), _as_list(side))
        for side in ([v for v in voices if v.pro], [v for v in voices if not v.pro])
    )
    parted = (*split(pro, con, {}), *split(con, pro, {}))
    return Votering(
        sak=sak,
        enstemmig=not (pro.votes and con.votes),
        stemmer_for=pro.votes,
        stemmer_mot=con.votes,
        parti_for=pro.parties,
        parti_mot=con.parties,
        parti_delt=tuple(dict.fromkeys(parted)),
        personer_for=tuple(v.person for v in voices if v.person and v.pro),
        personer_mot=tuple(v.person for v in voices if v.person and not v.pro),
        evidence=(lines_span(view, first, last),),
    )


def _as_list(side: Sequence[_Voice]) -> str:
    counts: Counter[str] = Counter()
    for voice in side:
        if voice.party:
            counts[voice.party] += voice.votes
    return ", ".join(f"{n} {party}" for party, n in counts.items())


def with_ballots(told: list[Votering], listed: Iterable[Votering]) -> list[Votering]:
    """The votes with the names and parties of the ballots that tell of the same ones.

    A ballot is of the vote that counts as many; else of the first that counts nothing.
    """
    each = list(listed)
    found = [vote for vote in told if not each or _tells(vote)]
    for ballot in each:
        same = [v for v in found if _counts(v) == _counts(ballot) != (None, None)]
        bare = [v for v in found if _counts(v) == (None, None) and not v.enstemmig]
        of = (same or bare)[:1]
        if not of:
            found.append(ballot)
        for vote in of:
            found[found.index(vote)] = _named_by(vote, ballot)
    return found


def _tells(vote: Votering) -> bool:
    """Whether a vote says more than that there was one."""
    said = (vote.resultat, vote.enstemmig, *_who_voted(vote))
    return any(said) or _counts(vote) != (None, None)


def _who_voted(vote: Votering) -> tuple[str, ...]:
    return (*vote.parti_for, *vote.parti_mot, *vote.personer_for, *vote.personer_mot)


def _counts(vote: Votering) -> tuple[int | None, int | None]:
    return vote.stemmer_for, vote.stemmer_mot


def _named_by(vote: Votering, ballot: Votering) -> Votering:
    """A vote with what a ballot adds to it."""
    return replace(
        ballot,
        punkt=vote.punkt,
        forslagsstiller=vote.forslagsstiller,
        resultat=vote.resultat,
        evidence=(*vote.evidence, *ballot.evidence),
    )
