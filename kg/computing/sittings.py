"""Who led a meeting, kept its minutes, where it was; who leads a body, for which party.

A meeting is meant by its body and day, or by a case that was treated there.
"""

import re
from collections.abc import Sequence
from typing import Final

from kg.computing.asking import Asking
from kg.computing.matters import in_time, meant, moments, names_some, quoted, where
from kg.computing.model import Computed
from kg.computing.scope import documents, names_body, of_one, within
from kg.facts import FactRow, bound, rows
from kg.search import Candidate
from kg.speech import body
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
        re.compile(
            r"møteleder|ordstyrer|\b(?:ledet|leda|leia|leidde)\b.*møte|møtet?\b.*\bledet\b"
        ),
        "leder",
        "Møteleder",
    ),
    (
        re.compile(
            r"^hvor\b(?! (?:lenge|mange|lang|ofte)).*\bmøt(?:e|et|te|tes)\b|møtested"
        ),
        "sted",
        "Møtested",
    ),
)
# Children and young people play council; their body is not the council.
PLAYED: Final = re.compile(r"\b(?:unges?|ungdommens|barnas?|barnes?|eldres) \w")
LEADS: Final = re.compile(
    r"^hvem (?:er|var|ble|leder|ledet)\b(?!.*møte)"
    r"(?:.*?\b(?P<post>nestleder|leder|varaordfører|ordfører)\b)?"
)
PARTY: Final = re.compile(r"\b(?:hvilket|hva slags|hva|hvilken) parti\b")


def of_meeting(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """Who led the meeting that is meant or kept its minutes, or where it was."""
    asks = [(slot, name) for form, slot, name in OF_MEETING if form.search(asking.low)]
    if asking.question.kind not in ("who", "where") or len(asks) != 1:
        return None
    slot, name = asks[0]
    query = bound("moeter")
    scope = documents(asking.question, candidates)
    known = [row for row in within(list(rows(graph, query)), scope) if row[slot]]
    held = _held(asking, known) or _of_case(asking, known, scope, graph)
    if len({(row["utvalgsnavn"], row["dato"], row[slot]) for row in held}) != 1:
        return None
    row = _telling(held, held[0][slot])
    text = f"{name} i {where(row)}: {row[slot]}."
    return Computed(text, (row,), query, rule="of_meeting")


def _held(asking: Asking, known: Sequence[FactRow]) -> list[FactRow]:
    """The meetings of the body and the time that are named."""
    low = asking.low
    return [
        row
        for row in known
        if names_body(low, row["utvalgsnavn"]) and in_time(asking, row)
        if not PLAYED.search(low)
    ]


def _of_case(
    asking: Asking, known: Sequence[FactRow], scope: frozenset[str], graph: GraphStore
) -> list[FactRow]:
    """The meeting at which the case that is meant was treated."""
    cases = within(list(rows(graph, bound("sakskart"))), scope)
    case = meant(asking, cases).one
    key = (case[0]["utvalgsnavn"], case[0]["dato"]) if case else None
    return [row for row in known if (row["utvalgsnavn"], row["dato"]) == key]


def _telling(told: Sequence[FactRow], name: str) -> FactRow:
    """The row at whose place a name stands, else the first."""
    last = name.split()[-1]
    return next((row for row in told if last in quoted(row)), told[0])


def leads(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """Who leads a body, or is next to lead it, by the list of its newest meeting."""
    match = LEADS.search(asking.low)
    mayor = match and (match["post"] or "").endswith("ordfører")
    if not match or not (mayor or names_some(asking.low)):
        return None
    scope = of_one(asking.question, candidates)
    if PLAYED.search(asking.low) or scope is None:
        return None
    post = match["post"] or ("leder" if "hvem led" in asking.low else "")
    fits = [row for row in _members(asking, scope, graph) if _is(row, post)]
    newest = max((row["dato"] for row in fits), default="")
    held = [row for row in fits if row["dato"] == newest]
    if len({row["navn"] for row in held}) != 1:
        return None
    row = held[0]
    party = f" ({row['partikode']})" if row["partikode"] else ""
    text = f"{row['funksjon'].capitalize()} i {where(row)}: {row['navn']}{party}."
    return Computed(text, (row,), bound("deltakere"), rule="leads")


def _members(asking: Asking, scope: frozenset[str], graph: GraphStore) -> list[FactRow]:
    """Who was at the meetings of the body and the time that are named."""
    every = within(list(rows(graph, bound("deltakere"))), scope)
    timed = asking.question.days or asking.question.years or moments(asking.low)
    some = names_some(asking.low)
    return [
        row
        for row in every
        if (not some or names_body(asking.low, row["utvalgsnavn"]))
        and (not timed or in_time(asking, row))
    ]


def _is(row: FactRow, post: str) -> bool:
    """Whether somebody holds a post: the mayor leads the council, a deputy does not."""
    held = row["funksjon"].lower().replace("førar", "fører").replace("leiar", "leder")
    if post == "leder":
        return bool(re.match(r"(?:leder|utvalgsleder|ordfører)\b", held))
    return bool(post) and bool(re.match(rf"{post}\b", held))


def party_of(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """The party that a person who is named stands for."""
    if not PARTY.search(asking.low):
        return None
    query = bound("deltakere")
    every = within(list(rows(graph, query)), documents(asking.question, candidates))
    own = [row for row in every if row["navn"].lower() in asking.low]
    told = [row for row in own if row["partikode"]]
    if len({(row["navn"], row["partikode"]) for row in told}) != 1:
        return None
    row = max(told, key=lambda row: row["dato"])
    text = f"{row['navn']} møtte i {body(row['utvalgsnavn'])} for {row['partikode']}."
    return Computed(text, (row,), query, rule="party_of")
