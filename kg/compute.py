"""Answers that no single sentence of the documents gives: compared, added, ranked."""

from collections.abc import Sequence

from kg.computing.asking import Asking, areas
from kg.computing.figures import of_figures
from kg.computing.model import Cell, Computed
from kg.question import Question
from kg.search import Candidate
from kg.store import GraphStore

__all__ = ["Cell", "Computed", "areas", "computed"]


def computed(
    question: Question, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """The computed answer to a question that asks for one, if the graph has it."""
    return of_figures(Asking(question), candidates, graph)
