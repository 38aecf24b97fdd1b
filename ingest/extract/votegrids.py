"""Votes in tables that a format declares, and votes that a heading tells.

A head with a column for each side, or with two under each ("Antall | Parti"), over rows
of proposals; and "Enstemmig vedtak", "Vedtak (4-2)" over what was decided.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.extract.cells import cells_by_line
from ingest.extract.evidence import lines_span
from ingest.extract.motions import subject
from ingest.extract.tally import NOBODY, Side, named_side, split, tally
from ingest.extract.treatment import PROPOSAL, RESULT, Section
from ingest.extract.verdicts import UNANIMOUS
from ingest.facts import SakRef, Votering
from ingest.view import View

_FOR = re.compile(r"(?i)(?:antall )?(?:stemmer |røyster |stemte |røysta )?(?:for|ja)")
_AGAINST = re.compile(
    r"(?i)(?:antall )?(?:stemmer |røyster |stemte |røysta )?(?:i?mot|nei)"
)
_COUNT = re.compile(r"\d{1,3}|[-–]")
_SCORE = re.compile(
    r"(?<=\()\d{1,2}\s*(?:-|–|mot)\s*\d{1,2}(?=\D*\))"
)  # "Vedtak (4-2)"
_WIDE = 5  # cells of a row that has the parties of each side in a column


def in_grids(view: View, parts: Sequence[Section], sak: SakRef) -> Iterator[Votering]:
    """Each row of the tables of a case that have parties beside the counts."""
    cells = cells_by_line(view)
    for section in parts if cells else ():
        columns: tuple[int, int] | None = None
        for at in range(section.heading, section.last):
            row = cells.get(at, ())
            columns = _sides(row) or columns if row else None
            if section.kind != PROPOSAL and columns and len(row) >= _WIDE:
                yield from _row(view, at, row, columns, sak)


def _sides(row: Sequence[str]) -> tuple[int, int] | None:
    """The columns of the two sides in a table's head."""
    pro = [i for i, cell in enumerate(row) if _FOR.fullmatch(cell)]
    con = [i for i, cell in enumerate(row) if _AGAINST.fullmatch(cell)]
    return (pro[0], con[0]) if len(pro) == len(con) == 1 and pro[0] > 0 else None


def _row(
    view: View, at: int, row: Sequence[str], columns: tuple[int, int], sak: SakRef
) -> Iterator[Votering]:
    first, second = columns
    told = [row[i] for i in columns if i < len(row)]
    if len(told) < len(columns) or not all(map(_COUNT.fullmatch, told)):
        return
    sides = [_side(row, i, second if i == first else len(row)) for i in columns]
    yield _vote(view, sak, row[0], (sides[0], sides[1]), at)


def _side(row: Sequence[str], at: int, stop: int) -> Side:
    votes = int(row[at]) if row[at].isdigit() else 0
    return named_side(votes, row[at + 1] if at + 1 < stop else "")


def _vote(
    view: View, sak: SakRef, about: str, sides: tuple[Side, Side], at: int
) -> Votering:
    pro, con = sides
    _, proposer = subject(about, (), None)
    parted = (*split(pro, con, {}), *split(con, pro, {}))
    more = (pro.votes or 0) - (con.votes or 0)
    return Votering(
        sak=sak,
        punkt=about,
        forslagsstiller=proposer,
        enstemmig=not con.votes,
        stemmer_for=pro.votes,
        stemmer_mot=con.votes,
        parti_for=pro.parties,
        parti_mot=con.parties,
        parti_delt=tuple(dict.fromkeys(parted)),
        resultat=None if not more else "vedtatt" if more > 0 else "falt",
        evidence=(lines_span(view, at, at + 1),),
    )


def labelled(
    view: View, parts: Sequence[Section], sak: SakRef, told: Sequence[Votering]
) -> Iterator[Votering]:
    """The vote that the heading of a decision tells, where nothing else tells of it."""
    for section in parts:
        score = _SCORE.search(section.label) if section.kind == RESULT else None
        counted = tally(f"vedtatt {score[0]}", lost=False) if score else NOBODY
        whole = section.kind == RESULT and bool(UNANIMOUS.search(section.label))
        known = {(vote.stemmer_for, vote.stemmer_mot) for vote in told}
        pair = counted.pro.votes, counted.con.votes
        if (whole and not told) or (counted != NOBODY and pair not in known):
            yield Votering(
                sak=sak,
                punkt="",
                enstemmig=whole,
                stemmer_for=pair[0],
                stemmer_mot=pair[1],
                resultat="vedtatt",
                evidence=(lines_span(view, section.heading, section.heading + 1),),
            )
