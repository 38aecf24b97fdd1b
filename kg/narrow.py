"""Ask a large graph only about the documents that a search has found.

What is computed is computed of documents in which candidates stand. In a small graph a
query reads all of them and the rest is left out; in a large one that would take seconds
for what a question never looks at.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kg.constraints import Value
from kg.index.rows import Row
from kg.iri import PREFIX_LENGTH
from kg.store import GraphStore

LARGE: Final = 100
"""Documents from which on a graph is large."""
# What the rows of a named query are made of: "?sak a kg:Moetesak". Not contradictions,
# which stand in no document.
_MADE_OF: Final = re.compile(r"(\?\w+) a (?!kg:Motstrid\b)(\?\w+|kg:\w+)")


class Narrowed(GraphStore):
    """A graph of which named queries see what stands in some documents."""

    def __init__(self, graph: GraphStore, documents: Sequence[str]) -> None:
        super().__init__(graph.store)
        self._documents = documents

    def rows(
        self, sparql: str, **bindings: Value | str | int
    ) -> Iterator[dict[str, str]]:
        """The rows of a query, those of other documents left out where it can be."""
        return super().rows(narrowed(sparql, self._documents), **bindings)


def narrow(graph: GraphStore, found: Iterable[Row]) -> GraphStore:
    """A graph of the documents that some rows stand in."""
    return Narrowed(graph, sorted({_document(row) for row in found}))


def _document(row: Row) -> str:
    """The IRI of the document that a row stands in: its own begins with that."""
    before, name, _ = row.iri.partition(row.document[:PREFIX_LENGTH])
    return before + name


def narrowed(sparql: str, documents: Sequence[str]) -> str:
    """A query that begins with the things of some documents, if it tells their class.

    The things are found first, in the graphs of the documents: a plain VALUES would
    have the store go through all passages of them.
    """
    made_of = _MADE_OF.search(sparql)
    if not made_of:
        return sparql
    thing, klasse = made_of.groups()
    known = re.findall(rf"VALUES {re.escape(klasse)} {{[^}}]*}}", sparql)
    named = " ".join(f"<{document}>" for document in documents)
    first = (
        f"{{ SELECT DISTINCT {thing} WHERE {{ VALUES ?dokument {{ {named} }} "
        f"{' '.join(known)} GRAPH ?dokument {{ {made_of[0]} }} }} }}\n  "
    )
    return sparql[: made_of.start()] + first + sparql[made_of.start() :]
