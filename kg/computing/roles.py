"""Who presented a case, prepared it or could not take part in it."""

import re
from collections.abc import Sequence
from typing import Final

from kg.computing.asking import Asking
from kg.computing.matters import (
    in_time,
    meant,
    named,
    names_some,
    quoted,
    sak,
    title,
    where,
)
from kg.computing.model import Computed
from kg.computing.scope import documents, names_body, within
from kg.facts import FactRow, bound, rows
from kg.search import Candidate
from kg.speech import capital
from kg.store import GraphStore

PRESENTED: Final = re.compile(
    r"\bl(?:a|agt|egge) fr[ae]m\b|presenter|\borienter|redegj|innled"
    r"|gjorde (?:rede|greie)"
)
BIASED: Final = re.compile(
    r"inhabil|\bugild|habilitet|\bforlat|\bforlot|\bfratr[eå]|\btre fra"
    r"|\bmåtte (?:gå|ut)\b|\bfra bordet\b"
    r"|\b(?:ut av|gå fra|gikk fra|forlate) (?:møtet|salen|rommet|saka|behandlingen)"
    r"|\bikke\b.*\b(?:delta|(?:med|få|lov|fikk) (?:på |til )?å (?:stemme|behandle))"
)
# Why somebody who is named was away for a while.
LEFT: Final = re.compile(r"\b(?:gikk|gå|forlate?|reiste|ut)\b")
# In the place of somebody who was away; must not match "stemte for".
INSTEAD: Final = re.compile(
    r"\b(?:møtte|satt|stilte|sto|stod|deltok|inn|vara\w*) (?:opp |inn |som \w+ )?for\b"
    r"|\bi ?steden?t?(?:for)? "
)
OFFICER: Final = re.compile(r"saksbehandler|saksansvarlig")
ROLES: Final = "https://kommunegraf.example/ns#"


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
    kind = asking.question.kind
    left = kind == "why" and asking.question.names and LEFT.search(asking.low)
    asks = kind in ("who", "why", "yesno", "what") and BIASED.search(asking.low)
    return _role(asking, candidates, graph, "Inhabilitet") if asks or left else None


def _role(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore, role: str
) -> Computed | None:
    query = bound("saksroller", rolle=f"{ROLES}{role}")
    found = within(list(rows(graph, query)), documents(asking.question, candidates))
    own = [row for row in found if row["navn"] in asking.question.names]
    names = asking.question.names if own else ()
    told = meant(asking, own or found, sure=bool(own), without=names, numbered=True).one
    told = told or _only(own)
    each = list({quoted(row): row for row in told}.values())
    if not each:
        return None
    text = f"{capital(named(each[0]))}: {' '.join(map(quoted, each))}"
    return Computed(text, tuple(each), query, rule=role.lower())


def _only(own: Sequence[FactRow]) -> tuple[FactRow, ...]:
    """The rows of somebody who is named, if they are of one case."""
    return tuple(own) if len(set(map(sak, own))) == 1 else ()


def stood_in(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """Who came to a meeting in the place of the member that is named."""
    if asking.question.kind != "who" or not INSTEAD.search(asking.low):
        return None
    query = bound("deltakere")
    every = within(list(rows(graph, query)), documents(asking.question, candidates))
    some = names_some(asking.low)
    found = [
        row
        for row in every
        if row["for"] and row["for"].lower() in asking.low
        if not some or names_body(asking.low, row["utvalgsnavn"])
        if in_time(asking, row)
    ]
    newest = max((row["dato"] for row in found), default="")
    told = [row for row in found if row["dato"] == newest]
    if len({row["navn"] for row in told}) != 1:
        return None
    row = told[0]
    party = f" ({row['partikode']})" if row["partikode"] else ""
    text = f"{row['navn']}{party} møtte for {row['for']} i {where(row)}."
    return Computed(text, tuple(told[:1]), query, rule="stood_in")


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
