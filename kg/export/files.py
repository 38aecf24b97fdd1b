"""Networks as files: GraphML, GEXF, Cytoscape JSON, and CSV of nodes and edges."""

import csv
import json
from collections.abc import Mapping, Sequence
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, Final

from kg.export.evidence import Evidence
from kg.export.network import Edge, Network, Node

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Places = Mapping[str, Evidence]
_NODE: Final = ("iri", "label", "type", "start", "end", "kilder", "sitat")
_EDGE: Final = (
    "source",
    "target",
    "iri",
    "label",
    "relation",
    "start",
    "end",
    "kilder",
)


def as_graphml(network: Network, places: Places) -> bytes:
    """GraphML, as networkx writes it."""
    from networkx import write_graphml

    out = BytesIO()
    write_graphml(_networkx(network, places), out, named_key_ids=True)
    return out.getvalue()


def as_gexf(network: Network, places: Places) -> bytes:
    """GEXF 1.2, dynamic: what has dates is there only then."""
    from networkx import generate_gexf

    lines = generate_gexf(_networkx(network, places), version="1.2draft")
    kept = (line for line in lines if "<creator>" not in line)
    told = "\n".join(_undated_meta(line) for line in kept)
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return f"{head}{told}\n".encode()


def _undated_meta(line: str) -> str:
    """The day of writing is left out, so that the same graph gives the same file."""
    start = line.find(' lastmodifieddate="')
    return line if start < 0 else line[:start] + line[line.index('"', start + 19) + 1 :]


def as_cytoscape(network: Network, places: Places) -> bytes:
    """Cytoscape JSON: each node and edge with all its places."""
    nodes = [
        {"data": _cyto(node.iri, _node(node, places), node, places)}
        for node in network.nodes.values()
    ]
    edges = []
    for at, edge in enumerate(network.edges):
        ends = {"source": edge.source, "target": edge.target}
        data = _cyto(f"e{at}", _edge(edge, places), edge, places)
        edges.append({"data": {**data, **ends}})
    told = {
        "elements": {"nodes": nodes, "edges": edges},
        "data": {"name": "Kommunegraf"},
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def as_csv(network: Network, places: Places) -> tuple[bytes, bytes]:
    """Two tables: the nodes and the edges."""
    nodes = [_node(node, places) for node in network.nodes.values()]
    edges = [
        {"source": edge.source, "target": edge.target, **_edge(edge, places)}
        for edge in network.edges
    ]
    return _table(nodes, _NODE), _table(edges, (*_EDGE, "sitat"))


def _networkx(network: Network, places: Places) -> "MultiDiGraph":
    from networkx import MultiDiGraph

    made = MultiDiGraph(name="Kommunegraf")
    for iri, node in network.nodes.items():
        made.add_node(iri, **_node(node, places))
    for at, edge in enumerate(network.edges):
        told = _edge(edge, places)
        made.add_edge(edge.source, edge.target, key=f"e{at}", **told)
    return made


def _node(node: Node, places: Places) -> dict[str, str]:
    """A node as flat text: no writer takes None, lists or dates."""
    return _flat(node, node.iri, places, "type")


def _edge(edge: Edge, places: Places) -> dict[str, str]:
    return _flat(edge, edge.predicate, places, "relation")


def _flat(thing: Node | Edge, iri: str, places: Places, kind: str) -> dict[str, str]:
    known = [places[place] for place in thing.places if place in places]
    told = {
        **{f"kg_{name}": value for name, value in thing.data.items()},
        "iri": iri,
        "label": thing.label,
        kind: thing.kind,
        "start": thing.start,
        "end": thing.end,
        "kilder": "; ".join(one.place for one in known),
        "sitat": known[0].quote if known else None,
    }
    return {name: _clean(value) for name, value in told.items() if value}


def _clean(text: str) -> str:
    """Text without the control characters that XML cannot hold."""
    return "".join(c for c in text if c in "\t\n\r" or c >= " ")


def _cyto(
    name: str, flat: dict[str, str], thing: Node | Edge, places: Places
) -> dict[str, Any]:
    kept = {key: value for key, value in flat.items() if key not in ("kilder", "sitat")}
    known = [places[place] for place in thing.places if place in places]
    found = [
        {"fil": e.file, "side": e.page, "linjer": [e.first, e.last], "sitat": e.quote}
        for e in known
    ]
    return {**kept, "id": name, "kilder": found}


def _table(rows: Sequence[Mapping[str, str]], first: Sequence[str]) -> bytes:
    out = StringIO(newline="")
    others = sorted({name for row in rows for name in row} - set(first))
    table = csv.DictWriter(out, (*first, *others), restval="", lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return out.getvalue().encode("utf-8")
