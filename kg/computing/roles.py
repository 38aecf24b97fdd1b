"""Who led a meeting, kept its minutes, presented a case or could not take part."""

import re
from collections.abc import Sequence
from typing import Final

from kg.computing.asking import Asking
from kg.computing.matters import capital, in_time, meant, named, quoted, title, where
from kg.computing.model import Computed
from kg.computing.scope import documents, names_body, within
from kg.facts import FactRow, bound, rows
from kg.search import Candidate
from kg.store import GraphStore

# What is asked of a meeting, the slot that has it, and what it is called.
OF_MEETING: Final = (
    (
        re.compile(
            r"protokollfør|møtesekretær|\breferent|\bprotokollen? (?:ble|er) ført"
            r"|\b(?:førte|skre[iv]+|fører|took|tok)\b.*\b(?:protokoll|møtebok|referat)"
        ),
        "protokollfoerer",
        "Protokollfører",
    ),
    (
        re.compile(r"møteleder|ordstyrer|\bled(?:et|a)\b.*møte|møtet?\b.*\bledet\b"),
        "leder",
        "Møteleder",
    ),
)
PRESENTED: Final = re.compile(
    r"\bl(?:a|agt|egge) fr[ae]m\b|presenter|\borienter|redegj|innled"
    r"|gjorde (?:rede|greie)"
)
BIASED: Final = re.compile(r"inhabil|\bugild|habilitet|\bforlat|\bfratre|\btre fra")
OFFICER: Final = re.compile(r"saksbehandler|saksansvarlig")
ROLES: Final = "https://kommunegraf.example/ns#"


def of_meeting(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """Who led the meeting that is meant, or kept its minutes."""
    asks = [(slot, name) for form, slot, name in OF_MEETING if form.search(asking.low)]
    if asking.question.kind != "who" or len(asks) != 1:
        return None
    slot, name = asks[0]
    query = bound("moeter")
    found = within(list(rows(graph, query)), documents(asking.question, candidates))
    held = [
        row
        for row in found
        if row[slot] and names_body(asking.low, row["utvalgsnavn"])
        if in_time(asking, row)
    ]
    if len({(row["utvalgsnavn"], row["dato"], row[slot]) for row in held}) != 1:
        return None
    row = _telling(held, held[0][slot])
    text = f"{name} i {where(row)}: {row[slot]}."
    return Computed(text, (row,), query, rule="of_meeting")


def _telling(told: Sequence[FactRow], name: str) -> FactRow:
    """The row at whose place a name stands, else the first."""
    last = name.split()[-1]
    return next((row for row in told if last in quoted(row)), told[0])


def presented(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """Who presented the case that is meant."""
    if asking.question.kind != "who" or not PRESENTED.search(asking.low):
        return None
    return _role(asking, candidates, graph, "Redegjoerelse")


def biased(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """Who had an interest in the case that is meant, and why."""
    asks = asking.question.kind in ("who", "why", "yesno", "what")
    if not (asks and BIASED.search(asking.low)):
        return None
    return _role(asking, candidates, graph, "Inhabilitet")


def _role(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore, role: str
) -> Computed | None:
    query = bound("saksroller", rolle=f"{ROLES}{role}")
    found = within(list(rows(graph, query)), documents(asking.question, candidates))
    told = meant(asking, found).one
    each = list({quoted(row): row for row in told}.values())
    if not each:
        return None
    text = f"{capital(named(each[0]))}: {' '.join(map(quoted, each))}"
    return Computed(text, tuple(each), query, rule=role.lower())


def officer(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """Who prepared the case that is meant."""
    if asking.question.kind != "who" or not OFFICER.search(asking.low):
        return None
    query = bound("saksgang")
    found = within(list(rows(graph, query)), documents(asking.question, candidates))
    known = [row for row in found if row["saksbehandler"]]
    cases = meant(asking, known, _folder)
    told = cases.one
    if len({row["saksbehandler"] for row in told}) != 1:
        return None
    row = told[0]
    name, folder = row["saksbehandler"], row["mappenr"]
    text = f"Saksbehandler for «{title(row)}» (arkivsak {folder}): {name}."
    place = _stated(name, {row.document for row in told}, graph) or row
    return Computed(text, (place,), query, fit=cases.fit, rule="officer")


def _stated(name: str, near: set[str], graph: GraphStore) -> FactRow | None:
    """Where a document says that a person is the officer of its case."""
    query = bound("verv", navn=name, funksjon="Saksbehandler")
    return next((row for row in rows(graph, query) if row.document in near), None)


def _folder(row: FactRow) -> tuple[str, ...]:
    return (row["mappenr"],)
