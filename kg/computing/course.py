"""Where and when a case was treated: its numbers, its days, the bodies in order."""

import re
from collections.abc import Sequence
from typing import Final

from kg.computing.asking import Asking
from kg.computing.matters import Meant, meant, names_some, title, where
from kg.computing.model import Computed
from kg.computing.scope import documents, names_body, within
from kg.facts import FactRow, bound, rows
from kg.search import Candidate
from kg.speech import body, date, listed
from kg.store import GraphStore

TREATED: Final = re.compile(r"behandl|\bvedt[ao]|\bopp i\b|\btatt opp|\bavgj[øo]r")
BODIES: Final = re.compile(
    r"\bhvilke (?:\w+ )?(?:\w*utvalg|organ(?:er)?|instanser|råd|komiteer|nemnder)\b"
    r"|^hvor (?:skal|ble|har|er)\b.*\bbehandl"
)
BEFORE: Final = re.compile(r"\bfør (\w+)")
SAID: Final = 0.45
"""The share of the words of a title that a question without its number must say."""
LEADS: Final = re.compile(r"leder|ordfører", re.I)


def numbered(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """The number that a case had in the body that a person leads."""
    question = asking.question
    if question.kind != "number" or not question.names:
        return None
    scope = documents(question, candidates)
    query = bound("sakskart")
    found = within(list(rows(graph, query)), scope)
    led = _led(asking, scope, graph)
    found = [row for row in found if row["utvalgsnavn"] in led]
    return _where_treated(meant(asking, found), query, "numbered")


def _led(asking: Asking, scope: frozenset[str], graph: GraphStore) -> set[str]:
    """The bodies that a person of the question leads."""
    held = within(list(rows(graph, bound("deltakere"))), scope)
    low = asking.low
    return {
        row["utvalgsnavn"]
        for row in held
        if LEADS.search(row["funksjon"])
        and "nest" not in row["funksjon"].lower()
        and row["navn"].lower() in low
    }


def dated(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """The day on which the case that is meant was treated in a body that is named."""
    question = asking.question
    named = question.cases or names_some(asking.low)
    if question.kind != "when" or question.days or not named:
        return None
    if not TREATED.search(asking.low):
        return None
    query = bound("sakskart")
    found = within(list(rows(graph, query)), documents(question, candidates))
    cases = meant(asking, found)
    told = cases.one and title(cases.one[0]).split(" - ")[0]
    if not told or not (question.cases or asking.says(told) >= SAID):
        return None
    return _where_treated(cases, query, "dated")


def _where_treated(found: Meant, query: str, rule: str) -> Computed | None:
    told = [row for row in found.one if title(row)]
    if not told:
        return None
    row = told[0]
    text = f"Saken «{title(row)}» i {where(row)} (sak {row['saksnr']})."
    return Computed(text, tuple(told[:2]), query, fit=found.fit, rule=rule)


def route(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """The bodies that treat the case that is meant, in order; those before one."""
    low, question = asking.low, asking.question
    if question.kind not in ("list", "where") or not (
        BODIES.search(low) and TREATED.search(low)
    ):
        return None
    query = bound("saksgang")
    scope = documents(question, candidates)
    found = [row for row in within(list(rows(graph, query)), scope) if row["dato"]]
    early = bool(BEFORE.search(low))
    told = _before(asking, found) if early else meant(asking, found, _folder).one
    each = list({(r["utvalgsnavn"], r["dato"]): r for r in told}.values())
    if not each:
        return None
    said = listed(map(_stop, sorted(each, key=lambda row: row["dato"])))
    text = f"Saksgang for «{title(each[0])}»: {said}."
    return Computed(text, tuple(each), query, rule="route")


def _before(asking: Asking, found: Sequence[FactRow]) -> tuple[FactRow, ...]:
    """The treatments of a case before that of the body behind "før"."""
    case = meant(asking, found, _folder).one
    folders = {row["mappenr"] for row in case}
    whole = [row for row in found if row["mappenr"] in folders]
    tail = asking.low[max(asking.low.rfind(" før "), 0) :]
    last = (row["dato"] for row in whole if names_body(tail, row["utvalgsnavn"]))
    first = min(last, default="")
    return tuple(row for row in whole if first and row["dato"] < first)


def _folder(row: FactRow) -> tuple[str, ...]:
    return (row["mappenr"],)


def _stop(row: FactRow) -> str:
    number = f" (sak {row['saksnr']})" if row["saksnr"] else ""
    return f"{body(row['utvalgsnavn'])} {date(row['dato'])}{number}"
