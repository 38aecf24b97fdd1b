"""What the documents disagree about, where a question says that they do.

The contradictions were found when the version was built (``kg.conflicts``); the one
that is meant has the words and the year of the question.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from kg.computing.asking import Asking
from kg.computing.model import Computed
from kg.computing.scope import documents, within
from kg.computing.sources import DIFFER
from kg.facts import FactRow, bound, rows
from kg.search import Candidate
from kg.speech import closed
from kg.store import GraphStore

LEAST: Final = 0.35
"""The share of the question that the claims must have."""
SAID: Final = 0.99
"""The share of what is disputed that the question must say, where they have less."""
MOST_OF: Final = 0.8
SHORT: Final = 3
"""Words of a claim that is only a figure, at most."""


def differing(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """The one contradiction that is meant: what each source says, newest first."""
    if not DIFFER.search(asking.low):
        return None
    query = bound("motstrid")
    scope = documents(asking.question, candidates)
    fits = [(_fit(asking, found), found) for found in _disputes(graph, query, scope)]
    best = max((fit for fit, _ in fits), default=(0.0, 0.0))
    meant = [claims for fit, claims in fits if fit == best]
    if best[0] < LEAST or len(meant) != 1:
        return None
    told = list({claim["verdi"]: claim for claim in meant[0]}.values())
    text = " ".join(f"{_source(claim)}: {_said(claim)}" for claim in told)
    return Computed(text, tuple(told), query, fit=1.0, rule="differing")


def _disputes(
    graph: GraphStore, query: str, scope: frozenset[str]
) -> Iterator[list[FactRow]]:
    """The claims of each contradiction within some documents, newest first."""
    found = groupby(rows(graph, query), key=lambda row: row["motstrid"])
    for _, group in found:
        claims = within(list(group), scope)
        if len({claim["verdi"] for claim in claims}) > 1:
            yield sorted(claims, key=_when, reverse=True)


def _when(claim: FactRow) -> str:
    return claim["deldato"] or claim["dokumentdato"]


def _fit(asking: Asking, claims: Sequence[FactRow]) -> tuple[float, float]:
    """How well the claims are what is asked about; 0 where they are of other years.

    Then the share of what is disputed that the question says.
    """
    title = claims[0]["tittel"]
    years = {str(year) for year in asking.question.years}
    told = {claim["aar"] for claim in claims if claim["aar"]}
    said = " ".join(claim["utsagn"] for claim in claims)
    if years and not (years & told or any(year in said for year in years)):
        return 0.0, 0.0
    fit, own = asking.fit([asking.cover(title), asking.cover(said)]), asking.says(title)
    return (fit, own) if fit >= MOST_OF or own >= SAID else (0.0, 0.0)


def _said(claim: FactRow) -> str:
    """What a claim says: its sentence, or what it is of with the figure."""
    said = claim["utsagn"] or claim["verdi"]
    alone = len(said.split()) <= SHORT
    return closed(f"{claim['tittel']} {said}" if alone else said)


def _source(claim: FactRow) -> str:
    return claim["deltittel"] or "Dokumentet"
