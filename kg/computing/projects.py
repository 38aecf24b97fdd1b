"""When a project is finished and how it goes: what the table says, and what the text.

The project is the one whose name has what the question tells of it. Each place that
says something of it is a statement; where table and text differ, both are told.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.computing.asking import Asking
from kg.computing.called import called
from kg.computing.model import Computed
from kg.computing.scope import documents, within
from kg.computing.when import FINISH, SOURCED
from kg.facts import FactRow, bound, rows
from kg.scope import named_kinds
from kg.search import Candidate
from kg.speech import closed
from kg.store import GraphStore

MOST: Final = 2
"""Sentences that are told, at most."""
STATUS: Final = re.compile(
    r"\bstatus|fr[ea]mdrift|forsink|i rute|etter planen|ligger an"
)
KINDS: Final = frozenset({"what", "how", "which", "yesno"})
"""Kinds of questions that the status of a project answers."""
TABLE: Final = re.compile(r"tabell")
LATE: Final = re.compile(r"forsink|avvik", re.IGNORECASE)
ON_TIME: Final = re.compile(r"iht\.? plan|i rute|etter plan", re.IGNORECASE)
# Words that say what is asked of a project, not which it is; some are left of English.
ASPECT: Final = re.compile(
    r"^(?:ferdi\w*|inn|innflytt\w*|flytt\w*|åpn\w*|klar\w*|stå|bruk\w*|drift|status\w*"
    r"|fr[ea]mdrift\w*|forsink\w*|rute|koste?\w*|pris\w*|budsjett\w*|år\w*|hp|tertial\w*"
    r"|kommunes?|\w*tidspunkt\w*|elev\w*|beboer\w*|folk|første|ca|sånn"
    r"|\w*tabell\w*|prosjekt\w*|gi|hittil|mye|should|it|be|ready"
    r"|ny\w?|nytt)$"
)
YEAR: Final = re.compile(r"20\d\d")


def project(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """When the project that is meant is finished, or how it stands."""
    own = asking.low.partition("?")[0]
    finish = _asks_finish(asking, own)
    if not finish and not (asking.question.kind in KINDS and STATUS.search(own)):
        return None
    name = _named(asking, candidates)
    if not name:
        return None
    query = bound("framdrift", navn=name)
    found = within(list(rows(graph, query)), documents(asking.question, candidates))
    said = [row for row in found if row["egenskap"] == _aspect(finish)]
    here = _of_source(asking, own, said)
    text, used = _told(name, here, finish, bool(TABLE.search(own)))
    verdict = None if finish else _verdict(asking, own, used)
    return (
        Computed(text, tuple(used), query, verdict=verdict, rule="project")
        if used
        else None
    )


def _asks_finish(asking: Asking, own: str) -> bool:
    asks = asking.question.kind == "when" or "tidspunkt" in own
    return bool(asks and FINISH.search(own))


def _aspect(finish: bool) -> str:
    return "ferdigAar" if finish else "status"


def _named(asking: Asking, candidates: Sequence[Candidate]) -> str | None:
    """The one project whose name has what the question tells of it."""
    scope = documents(asking.question, candidates)
    names = {
        _name(candidate): None
        for candidate in candidates
        if candidate.unit.row.document in scope and _name(candidate)
    }
    return called(asking, names, ASPECT)


def _name(candidate: Candidate) -> str:
    slots = candidate.unit.row.slots
    named = slots.get("navn", "") if candidate.unit.row.klasse == "Prosjekt" else ""
    return named or slots.get("prosjekt", "")


def _verdict(asking: Asking, own: str, used: Sequence[FactRow]) -> bool | None:
    """Whether a project is late, or on time, where that is asked."""
    if asking.question.kind != "yesno" or not used:
        return None
    asked = LATE.search(own), ON_TIME.search(own)
    told = LATE.search(used[0]["verdi"]), ON_TIME.search(used[0]["verdi"])
    if bool(asked[0]) == bool(asked[1]) or bool(told[0]) == bool(told[1]):
        return None
    return bool(asked[0]) == bool(told[0])


def _of_source(asking: Asking, own: str, said: Sequence[FactRow]) -> list[FactRow]:
    """The statements of the document that is named; all where none of it is there.

    None where a document is said to tell it that does not.
    """
    named = named_kinds(replace(asking.question, bokmaal=own))
    kinds = named or named_kinds(asking.question)
    years = asking.question.years
    kept = [
        row
        for row in said
        if any(kind in row["deltittel"].lower() for kind in kinds)
        and (not years or _is_of(row, years) or not YEAR.search(row["deltittel"]))
    ]
    return kept if kept or (named and SOURCED.search(own)) else list(said)


def _is_of(row: FactRow, years: Sequence[int]) -> bool:
    return any(str(year) in row["deltittel"] for year in years)


def _told(
    name: str, said: Sequence[FactRow], finish: bool, table: bool
) -> tuple[str, list[FactRow]]:
    """What table and text say of a project, and the places; none where unclear."""
    listed = [row for row in said if _is_table(row) or not finish]
    prose = [row for row in said if row not in listed and not table]
    values = {row["verdi"][:4] if finish else row["verdi"] for row in listed}
    if len(values) > 1 or not said:
        return "", []
    texts = list({row["utsagn"]: row for row in prose}.values())[:MOST]
    agree = {row["verdi"] for row in texts} <= values or not values
    quoted = " ".join(_quoted(row, len(texts) > 1) for row in texts)
    head = f"Om prosjektet {name}:"
    if not texts:
        told = f"ferdig {listed[0]['verdi']}" if finish else f"«{listed[0]['verdi']}»"
        return f"{head} {told} ({_source(listed[0])}).", listed[:1]
    if agree:
        return f"{head} {quoted}", [*texts, *listed[:1]]
    first = f"{listed[0]['verdi']} i tabellen ({_source(listed[0])}), i teksten:"
    return f"{head} {first} {quoted}", [listed[0], *texts]


def _is_table(row: FactRow) -> bool:
    """Whether a statement is a row of a table: its name and the year."""
    return row["utsagn"].endswith(row["verdi"])


def _quoted(row: FactRow, several: bool) -> str:
    text = closed(row["utsagn"])
    return f"«{text}» ({_source(row)})." if several else text


def _source(row: FactRow) -> str:
    return row["deltittel"] or "dokumentet"
