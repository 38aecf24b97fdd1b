"""The graph on disk: an Oxigraph store with one named graph for each document.

Nothing here imports rdflib; the view for rdflib's API is made when it is asked for.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, Self

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Variable,
    serialize,
)

from kg.constraints import Value
from kg.errors import QueryRejected, StoreError
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from rdflib import Dataset

FORMATS = {
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
}
SHORT = 1_000_000  # bytes of N-Quads
LARGE = 64_000_000  # bytes of N-Triples that are put in at once
Answer = QuerySolutions | QueryBoolean | QueryTriples


class Told(NamedTuple):
    """How many quads the named graphs hold, and a hash of them all."""

    quads: int
    hash: str


class GraphStore:
    """Named graphs, asked as one.

    Oxigraph's own union of graphs gives a triple once for each graph that holds it, so
    counts and sums come out wrong where documents say the same. ``merge`` writes each
    triple once into the default graph, which then answers; until then the union does.
    """

    def __init__(self, store: Store | None = None) -> None:
        self.store = Store() if store is None else store

    @classmethod
    def open(cls, path: Path, *, read_only: bool = True) -> Self:
        """The store in a folder. Raises StoreError when it cannot be opened."""
        try:
            return cls(Store.read_only(str(path)) if read_only else Store(str(path)))
        except OSError as error:
            raise StoreError(
                f"{path}: the graph cannot be opened ({error}); run "
                f"`kommunegraf ingest` to make the knowledge base anew"
            ) from error

    def __len__(self) -> int:
        """How many quads the named graphs hold."""
        return sum(1 for _ in self.quads())

    @property
    def union(self) -> bool:
        """Whether queries must ask for the union, as the graphs are not merged."""
        merged = self.store.quads_for_pattern(None, None, None, DefaultGraph())
        return next(merged, None) is None

    def quads(self) -> Iterator[Quad]:
        """All quads of the named graphs."""
        for graph in self.graphs():
            yield from self.graph(graph)

    def merge(self) -> Told:
        """Put each triple of the named graphs once into the default graph."""
        self.split()
        counted, waiting, size = _Count(), list[bytes](), 0
        for graph, lines in self._written():
            counted.add(graph, lines)
            waiting.append(lines)
            size += len(lines)
            if size > LARGE:
                self._put(waiting)
                waiting, size = [], 0
        self._put(waiting)
        return counted.told()

    def _put(self, lines: list[bytes]) -> None:
        """Put N-Triples that the store itself wrote into the default graph."""
        told = b"".join(lines)
        self.store.bulk_load(told, format=RdfFormat.N_TRIPLES, lenient=True)

    def _written(self) -> Iterator[tuple[str, bytes]]:
        """Each named graph and its triples as N-Triples, by IRI."""
        for graph in self.graphs():
            source = NamedNode(graph)
            told = self.store.dump(format=RdfFormat.N_TRIPLES, from_graph=source)
            yield graph, told or b""

    def split(self) -> None:
        """Undo ``merge``: the named graphs are about to change."""
        self.store.clear_graph(DefaultGraph())

    def query(self, sparql: str, **bindings: Value | str | int) -> Answer:
        """What a query finds in the union of all graphs; known prefixes may be used.

        bindings: values for variables of the SELECT line. Raises QueryRejected.
        """
        values = {Variable(name): _term(value) for name, value in bindings.items()}
        try:
            return self.store.query(
                sparql,
                prefixes=PREFIXES,
                use_default_graph_as_union=self.union,
                substitutions=values or None,
            )
        except (SyntaxError, ValueError, RuntimeError) as error:
            raise QueryRejected(f"the query cannot be read: {error}") from error
        except OSError as error:
            raise StoreError(f"the query could not be answered: {error}") from error

    def rows(
        self, sparql: str, **bindings: Value | str | int
    ) -> Iterator[dict[str, str]]:
        """The rows of a SELECT query, each value as text, unbound ones left out."""
        found = self.query(sparql, **bindings)
        if not isinstance(found, QuerySolutions):
            raise QueryRejected("rows come from a SELECT query; this one has no rows")
        names = [variable.value for variable in found.variables]
        for row in found:
            terms = ((name, row[name]) for name in names)
            yield {name: _text(term) for name, term in terms if term is not None}

    def graphs(self) -> list[str]:
        """The IRIs of all named graphs, sorted."""
        return sorted(graph.value for graph in self.store.named_graphs())

    def graph(self, iri: str) -> Iterator[Quad]:
        """All quads of one named graph."""
        return self.store.quads_for_pattern(None, None, None, NamedNode(iri))

    def replace(self, iri: str, quads: Iterable[Quad]) -> None:
        """Put these quads in place of a named graph."""
        self.remove(iri)
        self.store.extend(quads)

    def replace_with(self, graphs: Mapping[str, bytes]) -> None:
        """The same with graphs written as N-Quads."""
        for iri in graphs:
            self.remove(iri)
        nquads = b"".join(graphs.values())
        # Bulk loading writes files of its own each time: too much for a short document.
        if len(nquads) > SHORT:
            self.store.bulk_load(nquads, format=RdfFormat.N_QUADS)
        else:
            self.store.load(nquads, format=RdfFormat.N_QUADS)

    def remove(self, iri: str) -> None:
        """Drop a named graph, if it is there."""
        self.store.remove_graph(NamedNode(iri))

    def copy_to(self, path: Path) -> None:
        """A copy in a new folder, of hard links where the disk allows them."""
        self.store.backup(str(path))

    def close(self) -> None:
        """Let go of the files; Oxigraph does so when nothing holds the store."""
        self.store = Store()

    def finish(self) -> None:
        """Make what was written fast to read and safe on disk."""
        self.store.optimize()
        self.store.flush()

    def lines(self) -> list[bytes]:
        """All quads as lines of N-Quads, sorted: the canonical form of the graph.

        No node is blank, so equal graphs have equal lines.
        """
        told = serialize(self.quads(), format=RdfFormat.N_QUADS) or b""
        return sorted(told.splitlines())

    def canonical_hash(self) -> str:
        """The sha256 of all named graphs, each with its triples as sorted lines.

        One graph is held at a time: all together may be larger than memory.
        """
        counted = _Count()
        for graph, lines in self._written():
            counted.add(graph, lines)
        return counted.told().hash

    def dump(self, fmt: str, out: IO[bytes]) -> None:
        """Write all graphs: "nquads" or "trig"; or as one: "turtle", "ntriples"."""
        form = FORMATS[fmt]
        if form.supports_datasets:
            serialize(self.quads(), out, form, prefixes=PREFIXES)
            return
        triples = {quad.triple for quad in self.quads()}
        ordered = sorted(triples, key=str)
        serialize(ordered, out, form, prefixes=PREFIXES)

    def rdflib(self) -> "Dataset":
        """The same store behind rdflib's API; queries are answered by Oxigraph."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self.store), default_union=self.union)


class _Count:
    """Counts and sums up graphs, one after another."""

    def __init__(self) -> None:
        self._quads, self._hash = 0, sha256()

    def add(self, graph: str, lines: bytes) -> None:
        """A graph and its triples as N-Triples, in any order."""
        ordered = sorted(lines.splitlines(keepends=True))
        self._quads += len(ordered)
        self._hash.update(b"".join((graph.encode(), b"\n", *ordered)))

    def told(self) -> Told:
        """What was counted so far."""
        return Told(self._quads, self._hash.hexdigest())


def _term(value: Value | str | int) -> Value:
    if isinstance(value, str | int):
        return Literal(value)
    return value


def _text(term: object) -> str:
    if isinstance(term, NamedNode | Literal | BlankNode):
        return term.value
    return str(term)
