"""Answers that no single sentence of the documents gives: compared, added, ranked."""

from collections.abc import Callable, Sequence
from typing import Final

from kg.computing.areas import areas
from kg.computing.asking import Asking
from kg.computing.costs import cost
from kg.computing.course import dated, numbered, route
from kg.computing.differing import differing
from kg.computing.figures import of_figures
from kg.computing.legend import legend
from kg.computing.meaning import meaning
from kg.computing.meetings import agenda, hours, lasted
from kg.computing.model import Cell, Computed
from kg.computing.plans import plan_adopted
from kg.computing.portfolio import portfolio
from kg.computing.prices import dearer, price
from kg.computing.projects import project
from kg.computing.proposals import asked, proposed
from kg.computing.roles import biased, officer, presented, stood_in
from kg.computing.sittings import leads, of_meeting, party_of
from kg.computing.sources import of_sources, that_differ
from kg.computing.treated import adopted, carried, treated
from kg.computing.votes import decided, voted
from kg.computing.when import when
from kg.question import Question
from kg.search import Candidate
from kg.store import GraphStore

__all__ = ["Cell", "Computed", "areas", "computed"]

Rule = Callable[[Asking, Sequence[Candidate], GraphStore], Computed | None]

RULES: Final[tuple[Rule, ...]] = (
    legend,
    lasted,
    hours,
    agenda,
    treated,
    carried,
    adopted,
    of_meeting,
    leads,
    party_of,
    biased,
    presented,
    stood_in,
    officer,
    numbered,
    dated,
    route,
    asked,
    proposed,
    voted,
    decided,
    plan_adopted,
    cost,
    dearer,
    price,
    portfolio,
    project,
    meaning,
    when,
    of_sources,
    differing,
    that_differ,
    of_figures,
)


def computed(
    question: Question, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """The computed answer to a question that asks for one, if the graph has it."""
    asking = Asking(question)
    made = (rule(asking, candidates, graph) for rule in RULES)
    return next((found for found in made if found), None)
