"""When a plan that is named was adopted, or is to be."""

import re
from collections.abc import Sequence
from typing import Final

from kg.computing.asking import Asking
from kg.computing.called import called
from kg.computing.model import Computed
from kg.computing.scope import documents, within
from kg.facts import FactRow, bound, rows
from kg.search import Candidate
from kg.speech import closed, date
from kg.store import GraphStore

ADOPT: Final = re.compile(r"\bvedt[aeo]|\bgodkjen|\bsluttbehandl|\bendelig behandl")
PLAN: Final = re.compile(r"plan(?:en|ene|er)?\b")
WHEN: Final = re.compile(r"\b20\d\d\b")
# Words that say what is asked of a plan, not which it is.
ASPECT: Final = re.compile(
    r"^(?:(?:tema)?plan\w*|vedt[aeo]\w*|godkjen\w*|\w*behandl\w*|kommunestyre\w*|ny\w?"
    r"|kommunal\w*|dato\w*|dag\w*|år\w*|måned\w*|skal|\d[\d.]*|tematic|thematic|theme)$"
)


def plan_adopted(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """The day, month or year in which the plan that is meant was adopted."""
    low = asking.low
    asks = asking.question.kind == "when" and ADOPT.search(low) and PLAN.search(low)
    if not asks:
        return None
    scope = documents(asking.question, candidates)
    names = {
        candidate.unit.row.slots["navn"]: None
        for candidate in candidates
        if candidate.unit.row.klasse == "Temaplan"
        and candidate.unit.row.document in scope
    }
    name = called(asking, names, ASPECT)
    if name is None:
        return None
    query = bound("planer", navn=name)
    every = within(list(rows(graph, query)), scope)
    found = [row for row in every if row["vedtatt"]]
    if not found:
        return _planned(name, every, query)
    days = sorted({row["vedtatt"] for row in found}, key=len, reverse=True)
    if not days or not all(days[0].startswith(day) for day in days):
        return None
    used = [row for row in found if row["vedtatt"] == days[0]]
    text = f"Temaplanen {name} ble vedtatt {date(days[0])}."
    return Computed(text, (*_apart(used),)[:3], query, rule="plan")


def _planned(name: str, every: Sequence[FactRow], query: str) -> Computed | None:
    """When a plan that waits is to be adopted, where its status says so."""
    told = [row for row in every if WHEN.search(row["status"])]
    if len({row["status"] for row in told}) != 1:
        return None
    status = told[0]["status"]
    text = closed(f"Temaplanen {name}: {status[:1].lower()}{status[1:]}")
    return Computed(text, (*_apart(told),)[:3], query, rule="plan")


def _apart(found: Sequence[FactRow]) -> list[FactRow]:
    """One row for each place, the shortest first: a row of a table tells it alone."""
    kept = {(row.document, row.span): row for row in found}
    return sorted(kept.values(), key=lambda row: row.span.end - row.span.start)
