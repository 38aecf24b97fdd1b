"""Lists that the graph holds as a whole: plans by status, follow-up, attendance.

A sentence of a document seldom says "all that are not yet adopted". A named query
fetches every row; the question's own words pick among them.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from kg.compute import Computed
from kg.facts import FactRow, bound, rows
from kg.question import Question
from kg.search import Candidate
from kg.speech import body, date, listed
from kg.store import GraphStore

KINDS: Final = frozenset({"list", "count", "who", "which"})
MOST: Final = 12
NEAR: Final = 1500
"""Characters between rows of one table, at most."""
_NOT: Final = re.compile(r"\b(?:ikke|ennå|gjenstår|mangler|uten vedtak)\b")
_PLANS: Final = re.compile(r"\btema?planer\b|\btemaplanene\b")
_FOLLOWED: Final = re.compile(r"iverksatt|fulgt opp|gjennomført")
_PRESENT: Final = re.compile(r"til stede|møtte|deltok|forfall|medlemmer")

Rule = Callable[[Question, Sequence[Candidate], GraphStore], Computed | None]


def listing(
    question: Question, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """The list or count that a question asks for, if a named query holds it."""
    if question.kind not in KINDS or not candidates:
        return None
    made = (rule(question, candidates, graph) for rule in RULES)
    return next((found for found in made if found), None)


def _document(candidates: Sequence[Candidate], klasse: str) -> str | None:
    """The document that the best facts of a class come from."""
    known = [c for c in candidates if c.unit.row.klasse == klasse]
    best = max(known, key=_fit, default=None)
    return best.unit.row.document if best else None


def _fit(candidate: Candidate) -> tuple[float, float, str]:
    marks = candidate.features
    return marks["cover_part"], candidate.score, candidate.unit.row.document


def _of(document: str, found: Sequence[FactRow]) -> list[FactRow]:
    return [row for row in found if document.startswith(row.document)]


def _told(
    question: Question,
    head: str,
    names: Sequence[str],
    used: Sequence[FactRow],
    query: str,
) -> Computed | None:
    if not names:
        return None
    if question.kind == "count":
        return Computed(f"{head}: {len(names)}.", tuple(used), query)
    more = len(names) - MOST
    shown = [*names[:MOST], *([f"{more} til"] if more > 0 else [])]
    return Computed(f"{head} ({len(names)}): {listed(shown)}.", tuple(used), query)


def _plans(
    question: Question, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """Theme plans that are adopted, or not yet."""
    low = question.bokmaal.lower()
    document = _document(candidates, "Temaplan")
    if not (_PLANS.search(low) and "vedtatt" in low and document):
        return None
    query, waiting = bound("planer"), bool(_NOT.search(low))
    found = _of(document, list(rows(graph, query)))
    adopted = {row["navn"] for row in found if row["vedtatt"]}
    told = [
        row
        for row in found
        if (row["navn"] in adopted) != waiting and (row["status"] or not waiting)
    ]
    kept: dict[str, FactRow] = {}
    for row in sorted(told, key=lambda row: (-_crowd(row, told), row.span)):
        kept.setdefault(row["navn"], row)
    names = [_plan(row) for row in kept.values()]
    head = "Temaplaner som ikke er vedtatt" if waiting else "Vedtatte temaplaner"
    return _told(question, head, names, list(kept.values()), query)


def _crowd(row: FactRow, others: Sequence[FactRow]) -> int:
    """How many others stand near: a row of a table is better than a passing word."""
    near = {o["navn"] for o in others if abs(o.span.start - row.span.start) < NEAR}
    return len(near)


def _plan(row: FactRow) -> str:
    told = date(row["vedtatt"]) if row["vedtatt"] else row["status"]
    return f"{row['navn']} ({told[:1].lower()}{told[1:]})" if told else row["navn"]


def _followed(
    question: Question, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """Decisions that are carried out, or not."""
    low = question.bokmaal.lower()
    document = _document(candidates, "Vedtaksoppfoelging")
    if question.kind == "who" or not (_FOLLOWED.search(low) and document):
        return None
    query, waiting = bound("oppfoelging"), bool(_NOT.search(low))
    kept: dict[str, FactRow] = {}
    for row in _of(document, list(rows(graph, query))):
        status = row["status"].lower()
        if status and status.startswith("ikke") == waiting:
            kept.setdefault(row["tittel"], row)
    if not waiting:
        return None  # what is carried out is most of the report
    names = [_case(row) for row in kept.values()]
    return _told(question, "Ikke iverksatt", names, list(kept.values()), query)


def _case(row: FactRow) -> str:
    where = f"{row['utvalgsnavn']} {row['saksnr']}".strip()
    return f"{row['tittel']} ({where})" if where else row["tittel"]


def _attendance(
    question: Question, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """Who was at a meeting, for a party, or had sent apologies."""
    low = question.bokmaal.lower()
    document = _document(candidates, "Moetedeltaker")
    if not (_PRESENT.search(low) and question.days and document) or question.names:
        return None
    query = bound("deltakere")
    away = "forfall" in low
    kept: dict[str, FactRow] = {}
    for row in _of(document, list(rows(graph, query))):
        meeting = row["dato"] in question.days and body(row["utvalgsnavn"]) in low
        party = not question.parties or row["partikode"] in question.parties
        if meeting and party and (row["tilstede"] == "false") == away:
            kept.setdefault(row["navn"], row)
    names = [_person(row) for row in kept.values()]
    head = "Forfall" if away else "Til stede"
    return _told(question, head, names, list(kept.values()), query)


def _person(row: FactRow) -> str:
    party = f" ({row['partikode']})" if row["partikode"] else ""
    stead = f" for {row['for']}" if row["for"] else ""
    return f"{row['navn']}{party}{stead}"


RULES: Final[tuple[Rule, ...]] = (_plans, _followed, _attendance)
