"""Lists that the graph holds as a whole: plans by status, follow-up, attendance.

A sentence of a document seldom says "all that are not yet adopted". A named query
fetches every row; the question's own words pick among them.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from kg.computing.model import Computed
from kg.computing.scope import documents, names_body, parties
from kg.facts import FactRow, bound, rows
from kg.question import Question
from kg.search import Candidate
from kg.speech import body, date, points
from kg.store import GraphStore

KINDS: Final = frozenset({"list", "count", "who", "which"})
MOST: Final = 12
"""Names that are said, at most."""
NEAR: Final = 1500
"""Characters between rows of one table, at most."""
_NOT: Final = re.compile(r"\b(?:ikke|ennå|gjenstår|mangler|uten vedtak)\b")
_PLANS: Final = re.compile(r"\btema?planer\b|\btemaplanene\b")
_ADOPTED: Final = re.compile(r"vedtatt|sluttbehandl|\bvedtok\b")
_DECISIONS: Final = re.compile(
    r"\bvedtak|\bvedtatt|\bbeslut|iverksatt|fulgt opp|gjennomført"
)
# How far a decision has come: what is said of it, how it is asked for, and what the
# report says. A colour means what its list says that it means, and is not taken.
_STATES: Final = tuple(
    (head, re.compile(asked), re.compile(told, re.I))
    for head, asked, told in (
        ("Stoppet", r"\b(?:stopp|stans|skrinl)", r"^(?:stopp|stans|skrinl)"),
        (
            "Ikke påbegynt",
            r"\bikke (?:\w+ )?(?:begynt|startet|påbegynt|satt i gang)",
            r"^ikke (?:begynt|startet|påbegynt)",
        ),
        ("Utsatt", r"\but(?:satt|sett)\b", r"^ut(?:satt|sett)"),
        ("Står i ro", r"\bi ro\b", r"\bi ro\b"),
        (
            "I arbeid",
            r"\b(?:i arbeid|under arbeid|pågår|underveis)\b",
            r"^(?:i|under) arbeid|^pågår|^påbegynt|^underveis",
        ),
        (
            "Ikke ferdig",
            r"\bikke (?:\w+ )?(?:ferdig|fullført|utført|avsluttet)",
            r"^(?!ferdig|utført|fullført|iverksatt|gjennomført|avsluttet|avvis|forkast"
            r"|gul|grønn|rød).",
        ),
        (
            "Ikke iverksatt",
            rf"^(?=.*{_NOT.pattern})"
            r".*(?:iverksatt|s[ea]tte? i verk|fulgt opp|gjennomført)",
            r"^ikke",
        ),
        (
            "Ferdig",
            r"\b(?:er|ble|blitt|var)\b.*\b(?:ferdige?|fullført|utført|avsluttet)\b",
            r"^(?:ferdig|utført|fullført|gjennomført|avslutta|avsluttet)",
        ),
    )
)
# Words of a question that asks for all decisions in some state: "hva er vedtatt, men
# ikke gjennomført".
_STATE_WORDS: Final = re.compile(
    r"^(?:vedt\w*|bestem\w*|beslut\w*|gjennomf\w*|iverks\w*|fulgt|satt|verk|opp|ferdig"
    r"|ennå|fortsatt|gjort|utført|startet|stopp\w*|utsatt)$"
)
# "ved utgangen av 2022": only what was adopted by then.
_BY: Final = re.compile(r"utgangen av (20\d\d)|slutten av (20\d\d)")
# "vedtatt i 2022": only what was adopted in that year.
_IN: Final = re.compile(r"\b(?:i|i løpet av|året) ((?:19|20)\d\d)\b")
_PRESENT: Final = re.compile(
    r"til stede|\bmøtte\b|deltok|forfall|fravær|medlem|\bsitter i\b"
)
_MEMBERS: Final = re.compile(r"\bsitter i\b|\bmedlemm?er\b")
_AWAY: Final = re.compile(
    r"forfall|fravær|\bavbud|\bikke (?:\w+ )?(?:møtte|til stede|deltok)|\bborte\b"
    r"|\b(?:møtte|deltok|var|kom) (?:\w+ )?ikke\b|\bmangl"
)
_STEAD: Final = re.compile(r"varamedlem|\bvara(?:er|ene)?\b")
# Words of a question that asks for all plans, whatever their state.
_ALL: Final = re.compile(
    r"^(?:tema)?plan\w*$|^all?e?$|^samtlige$|^finnes$|^oversikt\w*$"
)

Rule = Callable[[Question, Sequence[Candidate], GraphStore], Computed | None]


def listing(
    question: Question, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """The list or count that a question asks for, if a named query holds it."""
    whole = question.kind == "what" and all(
        _STATE_WORDS.match(term.word.lower()) for term in question.terms
    )
    if not (question.kind in KINDS or whole) or not candidates:
        return None
    made = (rule(question, candidates, graph) for rule in RULES)
    return next((found for found in made if found), None)


def _document(
    question: Question, candidates: Sequence[Candidate], klasse: str
) -> str | None:
    """The document of the municipality that the best facts of a class come from."""
    scope = documents(question, candidates)
    known = [
        c
        for c in candidates
        if c.unit.row.klasse == klasse and c.unit.row.document in scope
    ]
    best = max(known, key=_fit, default=None)
    return best.unit.row.document if best else None


def _fit(candidate: Candidate) -> tuple[float, float, str]:
    marks = candidate.features
    return marks["cover_part"], candidate.score, candidate.unit.row.document


def _of(document: str, found: Sequence[FactRow]) -> list[FactRow]:
    return [row for row in found if document.startswith(row.document)]


def _told(
    head: str, names: Sequence[str], used: Sequence[FactRow], query: str
) -> Computed | None:
    if not names:
        return None
    more = len(names) - MOST
    shown = [*names[:MOST], *([f"{more} til"] if more > 0 else [])]
    return Computed(f"{head} ({len(names)}): {points(shown)}.", tuple(used), query)


def _plans(
    question: Question, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """Theme plans that are adopted, or not yet."""
    low = question.bokmaal.lower()
    document = _document(question, candidates, "Temaplan")
    if not (_PLANS.search(low) and _ADOPTED.search(low) and document):
        return None
    by, waiting = _BY.search(low), bool(_NOT.search(low))
    on = question.days or (() if by else tuple(_IN.findall(low)))
    if (on and waiting) or (question.kind == "count" and question.years and not by):
        return None
    query = bound("planer")
    found = _of(document, list(rows(graph, query)))
    last = f"{by[1] or by[2]}-12-31" if by else "9999"
    adopted = {
        row["navn"]
        for row in found
        if row["vedtatt"] and row["vedtatt"] <= last
        if not on or row["vedtatt"].startswith(on)
    }
    told = [
        row
        for row in found
        if (row["navn"] in adopted) != waiting and (row["status"] or not waiting)
    ]
    told = [row for row in told if row["vedtatt"] or not on]
    kept = _best_places(told)
    head = "Temaplaner som ikke er vedtatt" if waiting else "Vedtatte temaplaner"
    return _told(head, [_plan(row) for row in kept], kept, query)


def _best_places(told: Sequence[FactRow]) -> list[FactRow]:
    """One row for each plan, where most of them stand together."""
    kept: dict[str, FactRow] = {}
    for row in sorted(told, key=lambda row: (-_crowd(row, told), row.span)):
        kept.setdefault(row["navn"], row)
    return list(kept.values())


def _every_plan(
    question: Question, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """All theme plans, where nothing more is asked of them."""
    document = _document(question, candidates, "Temaplan")
    words = [term.word.lower() for term in question.terms]
    if question.kind != "list" or not (document and words and _PLANS.search(words[0])):
        return None
    if question.years or question.days or not all(map(_ALL.match, words)):
        return None
    query = bound("planer")
    found = [
        r
        for r in _of(document, list(rows(graph, query)))
        if r["status"] or r["vedtatt"]
    ]
    kept = _best_places(found)
    return _told("Temaplaner", [_plan(row) for row in kept], kept, query)


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
    """Decisions that are not carried out, that were stopped or are under way."""
    low = question.bokmaal.lower()
    document = _document(question, candidates, "Vedtaksoppfoelging")
    state = _state(low)
    if question.kind == "who" or not (state and document):
        return None
    (head, told), query = state, bound("oppfoelging")
    found = _of(document, list(rows(graph, query)))
    own = [row for row in found if names_body(low, row["utvalgsnavn"])] or found
    kept: dict[str, FactRow] = {}
    for row in own:
        if told.search(row["status"]):
            kept.setdefault(row["tittel"], row)
    return _told(head, [_case(row) for row in kept.values()], [*kept.values()], query)


def _state(low: str) -> tuple[str, re.Pattern[str]] | None:
    """The state that is asked for: what it is called, and how reports tell it."""
    if not _DECISIONS.search(low):
        return None
    states = ((head, told) for head, asked, told in _STATES if asked.search(low))
    return next(states, None)


def _case(row: FactRow) -> str:
    where = f"{row['utvalgsnavn']} {row['saksnr']}".strip()
    return f"{row['tittel']} ({where})" if where else row["tittel"]


def _attendance(
    question: Question, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """Who was at a meeting, for a party, or had sent apologies.

    Where no day is named, the newest meeting of the body is told with its date.
    """
    low = question.bokmaal.lower()
    document = _document(question, candidates, "Moetedeltaker")
    if not (_PRESENT.search(low) and document) or question.names:
        return None
    query = bound("deltakere")
    found = [
        row
        for row in _of(document, list(rows(graph, query)))
        if names_body(low, row["utvalgsnavn"])
    ]
    newest = max((row["dato"] for row in found), default="")
    days = question.days or (newest,)
    kept: dict[str, FactRow] = {}
    for row in found:
        if row["dato"] in days and _asked(question, row):
            kept.setdefault(row["navn"], row)
    if _MEMBERS.search(low) and any(row["partikode"] for row in kept.values()):
        kept = {name: row for name, row in kept.items() if row["partikode"]}
    where = f" i {body(found[0]['utvalgsnavn'])} {date(newest)}" if found else ""
    head = "Forfall" if _AWAY.search(low) else "Til stede"
    head = f"Varamedlemmer {head.lower()}" if _STEAD.search(low) else head
    names = [_person(row) for row in kept.values()]
    told = head if question.days else f"{head}{where}"
    return _told(told, names, list(kept.values()), query)


def _asked(question: Question, row: FactRow) -> bool:
    """Whether a participant is of the party, and there or away, as is asked."""
    low, codes = question.bokmaal.lower(), parties(question)
    stead = bool(row["for"]) or "vara" in row["funksjon"].lower()
    return (
        (not codes or row["partikode"] in codes)
        and (row["tilstede"] == "false") == bool(_AWAY.search(low))
        and (stead or not _STEAD.search(low))
    )


def _person(row: FactRow) -> str:
    party = f" ({row['partikode']})" if row["partikode"] else ""
    stead = f" for {row['for']}" if row["for"] else ""
    return f"{row['navn']}{party}{stead}"


RULES: Final[tuple[Rule, ...]] = (_plans, _every_plan, _followed, _attendance)
