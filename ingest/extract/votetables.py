"""Tables of votes: a row for each proposal, with a column for each side.

"Nr  For  Mot  Resultat" over "V1  13  8  vedtatt".
"""

import re
from collections.abc import Iterator, Sequence

from ingest.extract.evidence import lines_span
from ingest.extract.tally import named_side
from ingest.extract.treatment import LEAD, PROPOSAL, Section
from ingest.facts import SakRef, Votering
from ingest.gazetteer import wordings
from ingest.view import View

LEAST_ROWS = 2
# The whole line. A head that begins with names or parties is a roll call (ballots).
_HEAD = re.compile(
    r"(?i)\s*(?P<on>nr\.?|(?:verbal|tilleggs|endrings)?(?:forslag|framlegg)|punkt|pkt\.?"
    r"|tema|avstemn?ing|votering|røysting)"
    r"\s+for\s+i?mot(?:\s+(?:resultat|utfall|vedtak))?\s*"
)
_ROW = re.compile(
    r"\s*(?P<on>\S(?:.{0,60}?\S)?)\s+(?P<pro>\d{1,3})(?:\s+\((?P<pp>[^()]*)\))?"
    r"\s+(?P<con>\d{1,3})(?:\s+\((?P<cp>[^()]*)\))?"
    r"(?:\s+(?P<result>[^\W\d][\w ]{2,30}?))?\s*"
)


def tabled(view: View, parts: Sequence[Section], sak: SakRef) -> Iterator[Votering]:
    """Each row of the tables of votes of a case."""
    for section in parts:
        at = section.heading if section.kind != LEAD else section.first
        while section.kind != PROPOSAL and at < section.last:
            found: list[Votering] = []
            if _HEAD.fullmatch(view.lines[at].text):
                found = list(_rows(view, at + 1, section.last, sak))
            if len(found) >= LEAST_ROWS:
                yield from found
            at += 1 + len(found)


def _rows(view: View, at: int, last: int, sak: SakRef) -> Iterator[Votering]:
    while at < last and (row := _ROW.fullmatch(view.lines[at].text)):
        pro, con = int(row["pro"]), int(row["con"])
        sides = named_side(pro, row["pp"] or ""), named_side(con, row["cp"] or "")
        yield Votering(
            sak=sak,
            punkt=" ".join(row["on"].split()),
            enstemmig=not con,
            stemmer_for=pro,
            stemmer_mot=con,
            parti_for=sides[0].parties,
            parti_mot=sides[1].parties,
            resultat=_result(row["result"] or "", pro, con),
            evidence=(lines_span(view, at, at + 1),),
        )
        at += 1


def _result(told: str, pro: int, con: int) -> str | None:
    """What came of it: by its word, else by the numbers."""
    for name in ("falt", "vedtatt"):
        if re.search(rf"(?i)\b(?:{wordings('results')[name]})\b", told):
            return name
    if re.search(r"(?i)\bfalle\b", told):
        return "falt"
    if pro == con:
        return None
    return "vedtatt" if pro > con else "falt"
