"""Votes: on what, how many for and against, which parties, what came of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple, TypedDict

from ingest.extract.alternatives import NAMES_PROPOSAL, two_sided
from ingest.extract.ballots import ballots, with_ballots
from ingest.extract.blocks import Block
from ingest.extract.cases import paper_ref
from ingest.extract.debate import sentence_place, treated
from ingest.extract.groups import groups
from ingest.extract.motions import EXCUSED, Motion, motions, points_in, subject
from ingest.extract.person_names import people
from ingest.extract.proceedings import Sitting, sittings
from ingest.extract.roll import Roll, by_people, people_in, roll_of
from ingest.extract.tally import (
    NOBODY,
    NUMBER,
    VOTES,
    Tally,
    count_of,
    named_side,
    split,
    tally,
)
from ingest.extract.treatment import Section
from ingest.extract.verdicts import (
    AND,
    SIDES,
    STOOD,
    UNANIMOUS,
    VERDICT,
    broken,
    casts,
    is_tie,
    matched,
    opposes,
    told_once,
    with_side,
    with_stance,
)
from ingest.extract.votegrids import in_grids, labelled
from ingest.extract.votematrix import in_matrices
from ingest.extract.votetables import tabled
from ingest.facts import Fact, SakRef, Votering
from ingest.gazetteer import wordings
from ingest.model import Layout, Span
from ingest.view import View

# "Enstemmig (14 stemmer)"
_ALL = re.compile(rf"(?i)\(\s*(?P<n>{NUMBER})(?:\s*{VOTES})?\s*\)")
_WAS = re.compile(r"(?i)\b(?:ble|blei|vart|vert|er|fikk|fekk)\b")


class _Case(NamedTuple):
    """What is known of a case so far: its proposals, and who asked to be excused."""

    sak: SakRef
    roll: Roll
    made: tuple[Motion, ...] = ()
    excused: str | None = None


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """All votes of a document."""
    papers = sittings(view, layout)
    for sitting in papers:
        roll = roll_of(view, sitting)
        for block in sitting.blocks:
            for sak, parts in treatments(view, papers, sitting, block):
                told = list(votes(view, parts, sak, roll))
                listed = ballots(view, parts, sak, roll)
                tables = [
                    *tabled(view, parts, sak),
                    *in_matrices(view, parts, sak),
                    *in_grids(view, parts, sak),
                ]
                spoken = [v for v in told if not any(_inside(v, t) for t in tables)]
                counted = list(told_once(with_ballots(spoken, listed)))
                yield from counted
                yield from labelled(view, parts, sak, [*counted, *tables])
                yield from tables


def _inside(vote: Votering, table: Votering) -> bool:
    """Whether a sentence is a row of a table of votes."""
    return any(a.overlaps(b) for a in vote.evidence for b in table.evidence)


def treatments(
    view: View, papers: tuple[Sitting, ...], sitting: Sitting, block: Block
) -> Iterator[tuple[SakRef, tuple[Section, ...]]]:
    """Each treatment that a block tells of: whose case it is, and its sections.

    A case paper tells of a treatment only under a heading that names the sitting.
    """
    own = paper_ref(view, papers, sitting, block)
    for group in groups(view, block, own):
        if group.sak and (group.named or sitting.kind != "saksframlegg"):
            yield group.sak, group.parts


def votes(
    view: View,
    parts: Sequence[Section],
    sak: SakRef,
    roll: Roll | None = None,
) -> Iterator[Votering]:
    """The votes of one treatment, in the order in which they were held."""
    case = _Case(sak, roll or Roll())
    last: str | None = None
    found: list[Votering] = []
    opposed: list[int] = []
    proposed = False
    for sentence in treated(view, parts, also=EXCUSED):
        if found and (told := _told_after(found, sentence.text, case)):
            found = told
            continue
        made = tuple(motions(sentence.text))
        case = case._replace(made=case.made + made)
        named = next(people(sentence.text), None)
        last = named.navn if named else last
        if EXCUSED.search(sentence.text) and last:
            case = case._replace(excused=last)
        if opposes(sentence.text):
            opposed.append(len(found))
        place = (sentence_place(view, sentence),)
        found += [
            replace(vote, evidence=place)
            for vote in _votes(sentence.text, case)
            if vote.enstemmig is not None or not proposed
        ]
        proposed = bool(made) and sentence.text.endswith(":")  # its text comes next
    yield from matched(found, opposed)


def _told_after(found: list[Votering], text: str, case: _Case) -> list[Votering] | None:
    """The votes with what a sentence adds to the last of them, if it is such a one."""
    *rest, last = found
    if last.resultat is None and VERDICT.fullmatch(text):
        return [*rest, replace(last, resultat=result_of(text))]
    if sides := SIDES.match(text):
        side = by_people(named_side(None, sides["who"]), case.roll)
        return [*rest, with_side(last, sides, side.parties)]
    if (stood := STOOD.fullmatch(text)) and (told := with_stance(last, stood)):
        return [*rest, replace(told, resultat=told.resultat or result_of(text))]
    if casts(text) and is_tie(last):
        named = subject(text, case.made, case.excused)
        return broken(found, result_of(text), named)
    return None


def vote_in(sentence: str) -> bool:
    """Whether a sentence tells of a vote, or what one came to."""
    nowhere = _Case(SakRef("", None, None), Roll())
    return bool(
        VERDICT.fullmatch(sentence)
        or SIDES.match(sentence)
        or _votes(sentence, nowhere)
    )


# "Ved votering mellom innstillingen og forslaget fra H ble innstillingen vedtatt …"
_BETWEEN = re.compile(
    r"(?i)\bmellom\s.{10,160}?\s(?:ble|blei|vart|vert)\s+(?P<rest>(?!stilt|satt|sett).+)$"
)


def _votes(sentence: str, case: _Case) -> list[Votering]:
    """The votes that a sentence tells of, without a place."""
    if pair := two_sided(sentence):
        return [_told(case, text, counted) for text, counted in pair]
    halves = [_vote(half, case) for half in AND.split(sentence)]
    found = halves if all(halves) else [_vote(sentence, case)]
    return [vote for vote in found if vote]


def _told(case: _Case, text: str, counted: Tally) -> Votering:
    """The vote on one of two proposals. text: what names it."""
    point, proposer = subject(text, case.made, case.excused)
    if not point and re.match(r"(?i)\W*(?:\w*forslag|\w*framlegg)", text):
        point = "forslag"
    pro, con = counted.pro.votes or 0, counted.con.votes or 0
    return Votering(
        sak=case.sak,
        punkt=point,
        forslagsstiller=proposer,
        enstemmig=False,
        stemmer_for=counted.pro.votes,
        stemmer_mot=counted.con.votes,
        **_who(counted, case.roll),
        resultat=None if pro == con else "vedtatt" if pro > con else "falt",
        evidence=(Span(0, 0),),
    )


class _Who(TypedDict):
    parti_for: tuple[str, ...]
    parti_mot: tuple[str, ...]
    parti_delt: tuple[str, ...]
    personer_for: tuple[str, ...]
    personer_mot: tuple[str, ...]


def _who(counted: Tally, roll: Roll) -> _Who:
    """The parties and people of both sides, and which parties did not hold together."""
    pro, con = counted
    parted = (*split(pro, con, roll.parties), *split(con, pro, roll.parties))
    return {
        "parti_for": pro.parties,
        "parti_mot": con.parties,
        "parti_delt": tuple(dict.fromkeys(parted)),
        "personer_for": people_in(pro.listed, roll),
        "personer_mot": people_in(con.listed, roll),
    }


def _vote(sentence: str, case: _Case) -> Votering | None:
    """The vote that a sentence tells of, without a place, or None."""
    between = _BETWEEN.search(sentence)
    said = between["rest"] if between else sentence
    result = result_of(said)
    counted = tally(said, lost=result == "falt")
    counted = Tally(*(by_people(side, case.roll) for side in counted))
    unanimous = counted.con == NOBODY.con and bool(UNANIMOUS.search(said))
    if counted.con.votes == 0:  # "For: 21. Imot: 0."; nobody voted against
        unanimous, counted = True, counted._replace(con=NOBODY.con)
    if unanimous and counted == NOBODY and (all_of := _ALL.search(said)):
        counted = Tally(named_side(count_of(all_of["n"]), ""))
    if not (unanimous or counted != NOBODY or _adopted(sentence, result)):
        return None
    point, proposer = subject(said, case.made, case.excused)
    if between and not (point or proposer):
        point = points_in(sentence)
    return Votering(
        sak=case.sak,
        punkt=point,
        forslagsstiller=proposer,
        enstemmig=unanimous if unanimous or counted != NOBODY else None,
        stemmer_for=counted.pro.votes,
        stemmer_mot=counted.con.votes,
        **_who(counted, case.roll),
        resultat=result or ("vedtatt" if unanimous else None),
        evidence=(Span(0, 0),),
    )


def result_of(text: str) -> str | None:
    """What a sentence says came of it: "vedtatt", "falt", "utsatt"."""
    return next((name for name, form in _results() if form.search(text)), None)


@cache
def _results() -> tuple[tuple[str, re.Pattern[str]], ...]:
    forms = wordings("results").items()
    return tuple((name, re.compile(rf"(?i)\b(?:{form})\b")) for name, form in forms)


def _adopted(text: str, result: str | None) -> bool:
    """A bare "Innstillingen ble vedtatt.", not a story of an earlier decision."""
    was = _WAS.search(text) or result in ("oversendt", "falt")
    said = result and was and NAMES_PROPOSAL.search(text) and text[:1] not in '«"“'
    return bool(said) and len(text) <= 220 and not _SAID_BEFORE.search(text)


# a sentence that tells of another decision: "som ble vedtatt i 2022"
_SAID_BEFORE = re.compile(
    r"(?i)\b(?:som (?:ble|vart)|tidligere|ble vedtatt i (?:19|20)\d\d|foreslo"
    r"|fremmet|fremja)\b"
)
