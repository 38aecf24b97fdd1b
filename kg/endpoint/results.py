"""Runs a query that may be run, and writes its result in the form that is wished."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    serialize,
)

from kg.endpoint.check import Checked, checked
from kg.endpoint.formats import GRAPH, OFFERED, ROWS, TRUTH, preferred
from kg.errors import QueryRejected, StoreError
from kg.settings import BASE
from kg.store import GraphStore
from kg.vocab import PREFIXES

_T = TypeVar("_T")
_NO_PREFIX = "Prefix not found"  # as Oxigraph says it, among all that it expected


@dataclass(frozen=True)
class Request:
    """A query, what its result should look like, and what it is about.

    accept: as in HTTP. default, named: graphs by IRI; where both are None all graphs
    are read as one. most: rows or triples at most.
    """

    text: str
    accept: str = "*/*"
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None
    most: int | None = None


@dataclass(frozen=True)
class Reply:
    """A result, written. form: rows, boolean or graph. count: rows or triples."""

    form: str
    media_type: str
    body: bytes
    count: int


def answer(graph: GraphStore, request: Request) -> Reply:
    """What a query finds. Raises QueryRejected, StoreError."""
    query = checked(request.text)
    media = preferred(request.accept, OFFERED[query.form])
    found = _run(graph, query, request)
    try:
        return _written(found, media, request.most)
    except OSError as error:
        raise StoreError(f"the query could not be answered: {error}") from error


def _run(
    graph: GraphStore, query: Checked, request: Request
) -> QuerySolutions | QueryBoolean | QueryTriples:
    try:
        return graph.store.query(
            query.text,
            base_iri=BASE,
            prefixes=PREFIXES,
            **_dataset(query, request, graph.union),
        )
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise QueryRejected(f"the query cannot be read: {_plainly(error)}") from error
    except OSError as error:
        raise StoreError(f"the query could not be answered: {error}") from error


def _plainly(error: Exception) -> str:
    """What Oxigraph says; of an unknown prefix that alone, not all it hoped for."""
    told = str(error)
    if _NO_PREFIX not in told:
        return told
    place, *_ = told.partition(": expected")
    known = " ".join(f"{prefix}:" for prefix in PREFIXES)
    return f"{place}: a prefix is not known; declare it with PREFIX, or use {known}"


def _dataset(query: Checked, request: Request, union: bool) -> dict[str, Any]:
    """What the query is about: the request says, else the query, else all graphs."""
    if request.default is None and request.named is None:
        return {} if query.has_dataset else {"use_default_graph_as_union": union}
    return {
        "default_graph": [NamedNode(iri) for iri in request.default or ()],
        "named_graphs": [NamedNode(iri) for iri in request.named or ()],
    }


def _written(
    found: QuerySolutions | QueryBoolean | QueryTriples, media: str, most: int | None
) -> Reply:
    if isinstance(found, QueryBoolean):
        return Reply("boolean", media, TRUTH[media](bool(found)), 1)
    if isinstance(found, QuerySolutions):
        names = [variable.value for variable in found.variables]
        rows = _upto(([row[name] for name in names] for row in found), most)
        return Reply("rows", media, ROWS[media](names, rows), len(rows))
    triples = _upto(_distinct(found), most)
    body = serialize(triples, format=GRAPH[media], prefixes=_prefixes(media))
    return Reply("graph", media, body or b"", len(triples))


def _prefixes(media: str) -> dict[str, str] | None:
    return None if GRAPH[media] == RdfFormat.N_TRIPLES else PREFIXES


def _distinct(things: Iterable[_T]) -> Iterator[_T]:
    seen = set()
    for thing in things:
        if thing not in seen:
            seen.add(thing)
            yield thing


def _upto(things: Iterable[_T], most: int | None) -> list[_T]:
    """All things. Raises QueryRejected when they are more than allowed."""
    found = list(islice(things, None if most is None else most + 1))
    if most is not None and len(found) > most:
        raise QueryRejected(
            f"the result has more than {most} rows; add LIMIT, or ask for less"
        )
    return found
