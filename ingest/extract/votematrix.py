"""Votes as a table with a column for each party, and as rows of counts.

"    A  H  Sp  I alt" over "For  0  6  2  8" and "Mot  7  0  1  8"; or one row for each
of two proposals put against each other: "Innstillingen  12  (6A, 4SP, 2V)".
"""

import re
from collections.abc import Iterator

from ingest.extract.evidence import lines_span
from ingest.extract.motions import subject
from ingest.extract.person_names import party_code
from ingest.extract.tally import Side, named_side, split
from ingest.extract.treatment import PROPOSAL, Section
from ingest.facts import SakRef, Votering
from ingest.view import View

_TOTAL = re.compile(r"(?i)\s+(?:i alt|sum|totalt|til sammen|til saman)\s*$")
_SIDE = re.compile(
    r"(?i)\s*(?P<how>for|ja|i?mot|nei)\s+(?P<n>\d{1,3}(?:\s+\d{1,3})+)\s*"
)
# "Fellesforslaget      9     (5H, 3FRP, 1INP)"; must NOT match a row of an agenda
_COUNT = re.compile(
    r"\s*(?P<on>[A-ZÆØÅ]\S[^\d()]{2,50}?)\s{2,}(?P<n>\d{1,3})\s+\((?P<who>[^()]*)\)\s*"
)
LEAST = 2  # parties or rows


def in_matrices(
    view: View, parts: tuple[Section, ...], sak: SakRef
) -> Iterator[Votering]:
    """Each vote that such tables of a case tell, with its lines."""
    for section in parts:
        at = section.first
        while section.kind != PROPOSAL and at + 1 < section.last:
            found = [*_by_party(view, at, sak), *_opposed(view, at, sak)]
            yield from found
            at += 1 + len(found)


def _by_party(view: View, at: int, sak: SakRef) -> Iterator[Votering]:
    parties = _parties(view.lines[at].text)
    rows = [_SIDE.fullmatch(line.text) for line in view.lines[at + 1 : at + 3]]
    if len(parties) < LEAST or len(rows) < LEAST or not all(rows):
        return
    sides = {
        row["how"].lower() in ("for", "ja"): _side(parties, row["n"])
        for row in rows
        if row
    }
    if len(sides) == LEAST:
        about = _about(view, at)
        yield _vote(view, sak, about, (sides[True], sides[False]), (at, at + 3))


def _parties(head: str) -> tuple[str, ...]:
    """The parties that a head labels columns with; none where it has other words."""
    codes = [party_code(word) for word in _TOTAL.sub("", head).split()]
    return tuple(code for code in codes if code) if all(codes) else ()


def _side(parties: tuple[str, ...], numbers: str) -> Side:
    counts = [int(number) for number in numbers.split()]
    each = zip(parties, counts, strict=False)
    listed = ", ".join(f"{n} {code}" for code, n in each if n)
    return named_side(sum(counts[: len(parties)]), listed)


def _about(view: View, at: int) -> str:
    """The line above a table, where it says what was voted on."""
    above = (line.text.strip() for line in reversed(view.lines[max(0, at - 3) : at]))
    return next((text for text in above if text), "")


def _opposed(view: View, at: int, sak: SakRef) -> Iterator[Votering]:
    """Two proposals against each other, each with its count and parties."""
    rows = [_COUNT.fullmatch(line.text) for line in view.lines[at : at + 2]]
    one, other = rows if len(rows) == LEAST else (None, None)
    if one is None or other is None:
        return
    sides = [named_side(int(row["n"]), row["who"]) for row in (one, other)]
    if not all(side.parties for side in sides):
        return
    for row, pair in ((one, sides), (other, sides[::-1])):
        line = at + (row is other)
        yield _vote(view, sak, row["on"], (pair[0], pair[1]), (line, line + 1))


def _vote(
    view: View, sak: SakRef, about: str, sides: tuple[Side, Side], at: tuple[int, int]
) -> Votering:
    pro, con = sides
    point, proposer = subject(about, (), None)
    parted = (*split(pro, con, {}), *split(con, pro, {}))
    fell = (pro.votes or 0) < (con.votes or 0)
    return Votering(
        sak=sak,
        punkt=point,
        forslagsstiller=proposer,
        enstemmig=not (pro.votes and con.votes),
        stemmer_for=pro.votes,
        stemmer_mot=con.votes,
        parti_for=pro.parties,
        parti_mot=con.parties,
        parti_delt=tuple(dict.fromkeys(parted)),
        resultat=None if pro.votes == con.votes else "falt" if fell else "vedtatt",
        evidence=(lines_span(view, *at),),
    )
