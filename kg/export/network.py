"""The graph as a network: things are nodes, what they have to do with each other edges.

What several documents name and ``kg.link`` holds to be one is one node. Facts between
two things (who was at a meeting, who holds a role) are folded into edges.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.export.moments import first_day, last_day
from kg.export.rules import (
    DATES,
    Fold,
    folds,
    is_edge,
    labels,
    local,
    roles,
    with_subclasses,
)
from kg.export.terms import text
from kg.store import GraphStore
from kg.vocab import KG, PROV, RDF, RDFS

_IDENTITIES: Final = "SELECT ?thing ?one WHERE { ?thing kg:identitet ?one }"


@dataclass(frozen=True)
class Node:
    """A thing. members: IRIs that it has in the documents. places: passages.

    kind: local name of its class. start, end: ISO dates. data: its other values.
    """

    iri: str
    label: str
    kind: str
    start: str | None = None
    end: str | None = None
    data: Mapping[str, str] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edge:
    """What two things have to do with each other. facts: IRIs of folded facts.

    predicate: the property, or the class of the folded fact. kind: a word for it.
    """

    source: str
    target: str
    predicate: str
    kind: str
    label: str
    start: str | None = None
    end: str | None = None
    data: Mapping[str, str] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What edges are sorted by, and told apart by."""
        return self.source, self.target, self.kind, repr(sorted(self.data.items()))


@dataclass(frozen=True)
class Network:
    """Nodes by IRI, and edges between them, both in order. same: IRI to node IRI."""

    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]
    same: Mapping[str, str]


@dataclass
class _Record:
    """All that the documents say of one thing."""

    kinds: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    values: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    links: set[tuple[str, str]] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    members: set[str] = field(default_factory=set)
    graphs: set[str] = field(default_factory=set)

    @property
    def kind(self) -> str:
        return next((kind for kind in roles() if kind in self.kinds), "")


def load(graph: GraphStore, types: Collection[str] = ()) -> Network:
    """The network of a whole graph. types: classes that are nodes because asked for."""
    asked = frozenset().union(*(with_subclasses(kind) for kind in types))
    wanted = {kind for kind, role in roles().items() if role != "asked"} | asked
    same = {row["thing"]: row["one"] for row in graph.rows(_IDENTITIES)}
    records = _records(graph, wanted, same)
    edge_kinds = {kind for kind, role in roles().items() if role == "edge"} - asked
    facts = {iri: r for iri, r in records.items() if r.kind in edge_kinds}
    things = {iri: r for iri, r in records.items() if iri not in facts}
    nodes = _dated({iri: _node(iri, things[iri]) for iri in sorted(things)}, things)
    found = (*_direct(things, nodes), *_folded(facts, nodes, same))
    return Network(nodes, tuple(_merged(found)), same)


def _records(
    graph: GraphStore, wanted: set[str], same: Mapping[str, str]
) -> dict[str, _Record]:
    records: dict[str, _Record] = defaultdict(_Record)
    for kind in sorted(wanted):
        for typed in graph.store.quads_for_pattern(None, RDF.type, KG[kind]):
            if not isinstance(typed.graph_name, NamedNode):
                continue  # the merged copy of all documents
            iri = text(typed.subject)
            record = records[same.get(iri, iri)]
            record.kinds.add(kind)
            record.graphs.add(text(typed.graph_name))
            if iri not in record.members:
                record.members.add(iri)
                _read(graph, iri, record, same)
    for one in set(same.values()) & records.keys():
        _name(graph, NamedNode(one), records[one])
    return dict(records)


def _read(
    graph: GraphStore, thing: str, record: _Record, same: Mapping[str, str]
) -> None:
    for quad in graph.store.quads_for_pattern(NamedNode(thing), None, None):
        value = text(quad.object)
        if quad.predicate in (PROV.wasDerivedFrom, KG.passasje):
            record.places.add(value)
        elif quad.predicate == RDFS.label:
            record.names.add(value)
        elif isinstance(quad.object, Literal):
            record.values[local(quad.predicate.value)].add(value)
        elif is_edge(quad.predicate.value):
            aim = same.get(value, value)
            record.links.add((quad.predicate.value, aim))


def _name(graph: GraphStore, one: NamedNode, record: _Record) -> None:
    """The name that was decided on for what several documents name."""
    found = {
        text(q.object) for q in graph.store.quads_for_pattern(one, RDFS.label, None)
    }
    record.names = found or record.names


def _node(iri: str, record: _Record) -> Node:
    start, end = _when(record)
    return Node(
        iri=iri,
        label=_longest(record.names) or local(iri),
        kind=record.kind,
        start=start,
        end=end,
        data=_data(record),
        places=tuple(sorted(record.places)),
        members=tuple(sorted(record.members)),
    )


def _data(record: _Record) -> dict[str, str]:
    return {
        name: " | ".join(sorted(record.values[name])) for name in sorted(record.values)
    }


def _longest(names: Iterable[str]) -> str:
    return min(names, key=lambda name: (-len(name), name), default="")


def _when(record: _Record) -> tuple[str | None, str | None]:
    for name in DATES:
        if name == "verdi" and record.kind != "Dato":
            continue
        if values := record.values.get(name):
            return first_day(min(values)), last_day(max(values))
    return None, None


def _dated(nodes: dict[str, Node], things: Mapping[str, _Record]) -> dict[str, Node]:
    """Nodes without a date of their own get that of their case or meeting."""
    for name in (KG.moete.value, KG.moetesak.value):
        for iri, node in nodes.items():
            aims = sorted(aim for link, aim in things[iri].links if link == name)
            known = [nodes[aim] for aim in aims if aim in nodes and nodes[aim].start]
            if known and not node.start:
                nodes[iri] = replace(node, start=known[0].start, end=known[0].end)
    return nodes


def _direct(things: Mapping[str, _Record], nodes: Mapping[str, Node]) -> Iterator[Edge]:
    for iri, record in things.items():
        for predicate, aim in record.links:
            if aim in nodes and aim != iri:
                name = local(predicate)
                label = labels().get(name, name)
                places = nodes[iri].places
                edge = Edge(iri, aim, predicate, name, label, places=places)
                yield _between(edge, nodes)


def _folded(
    facts: Mapping[str, _Record], nodes: Mapping[str, Node], same: Mapping[str, str]
) -> Iterator[Edge]:
    for iri, record in facts.items():
        for fold in folds().get(record.kind, ()):
            for source, target in _ends(record, fold):
                if source in nodes and target in nodes and source != target:
                    yield _fold(iri, record, fold, source, target, nodes)


def _ends(record: _Record, fold: Fold) -> Iterator[tuple[str, str]]:
    sources = [aim for name, aim in record.links if name == fold.start]
    if fold.start == "dokument":
        sources = sorted(record.graphs)
    targets = [aim for name, aim in record.links if name == fold.end]
    yield from ((source, target) for source in sources for target in targets)


def _fold(
    iri: str,
    record: _Record,
    fold: Fold,
    source: str,
    target: str,
    nodes: Mapping[str, Node],
) -> Edge:
    start, end = _when(record)
    data = {} if record.kind == "Omtale" else _data(record)
    absent = data.get("tilstede") == "false"
    edge = Edge(
        source,
        target,
        KG[record.kind].value,
        fold.kind,
        "hadde forfall til" if absent and fold.kind == "deltakelse" else fold.label,
        start,
        end,
        data,
        tuple(sorted(record.places)),
        (iri,),
    )
    return edge if start else _between(edge, nodes)


def _between(edge: Edge, nodes: Mapping[str, Node]) -> Edge:
    """The edge with the date of the thing that it begins or ends in."""
    ends = (nodes[edge.source], nodes[edge.target])
    known = [node for node in ends if node.start and node.kind != "Dokument"]
    if not known:
        return edge
    return replace(edge, start=known[0].start, end=known[0].end)


def _merged(edges: Iterable[Edge]) -> Iterator[Edge]:
    """Edges in order; those that say the same are one, with the places of all."""
    groups: dict[tuple[str, str, str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[edge.key].append(edge)
    for key in sorted(groups):
        group = sorted(groups[key], key=lambda edge: edge.facts)
        places = sorted({place for edge in group for place in edge.places})
        facts = sorted({fact for edge in group for fact in edge.facts})
        yield replace(group[0], places=tuple(places), facts=tuple(facts))
