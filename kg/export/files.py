"""Networks as files: GraphML, GEXF, Cytoscape JSON, and CSV of nodes and edges."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, Final

from kg.export.evidence import Evidence
from kg.export.network import Edge, Network, Node

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Places = Mapping[str, Evidence]
Numbers = Mapping[str, Callable[[str], int | float]]
# "0", "-12", "3.5"; not "0301" (a code), "78/24" or "1 | 2" (several).
_NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d{0,14})(?P<decimals>\.\d+)?")
_NODE: Final = ("iri", "label", "type", "start", "end", "kilder", "sitat")
_EDGE: Final = (
    "source",
    "target",
    "iri",
    "label",
    "relation",
    "weight",
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
    """Cytoscape JSON: each node and edge with all its places.

    ``name`` is what Cytoscape writes beside a thing; ``value`` and ``key`` are what
    networkx knows nodes and parallel edges by.
    """
    numbers = _numbers(network)
    nodes = []
    for iri, node in network.nodes.items():
        flat = _typed(_node(node, places), numbers)
        nodes.append({"data": {**_cyto(iri, flat, node, places), "value": iri}})
    edges = []
    for at, edge in enumerate(network.edges):
        ends = {"source": edge.source, "target": edge.target, "key": at}
        flat = _typed(_edge(edge, places), numbers)
        edges.append({"data": {**_cyto(f"e{at}", flat, edge, places), **ends}})
    told = {
        "directed": True,
        "multigraph": True,
        "elements": {"nodes": nodes, "edges": edges},
        "data": {"name": "Kommunegraf"},
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def as_csv(network: Network, places: Places) -> tuple[bytes, bytes]:
    """Two tables: the nodes and the edges, marked as UTF-8 for spreadsheets."""
    nodes = [_node(node, places) for node in network.nodes.values()]
    edges = [
        {"source": edge.source, "target": edge.target, **_edge(edge, places)}
        for edge in network.edges
    ]
    return _table(nodes, _NODE), _table(edges, (*_EDGE, "sitat"))


def _networkx(network: Network, places: Places) -> "MultiDiGraph":
    from networkx import MultiDiGraph

    made, numbers = MultiDiGraph(name="Kommunegraf"), _numbers(network)
    for iri, node in network.nodes.items():
        made.add_node(iri, **_typed(_node(node, places), numbers))
    for at, edge in enumerate(network.edges):
        told = _typed(_edge(edge, places), numbers)
        made.add_edge(edge.source, edge.target, key=f"e{at}", **told)
    return made


def _node(node: Node, places: Places) -> dict[str, str]:
    """A node as flat text: no writer takes None, lists or dates."""
    return _flat(node, node.iri, places, "type")


def _edge(edge: Edge, places: Places) -> dict[str, str]:
    """An edge as flat text. weight: how many facts say it; 1 for a link."""
    weight = str(max(1, len(edge.facts)))
    return {**_flat(edge, edge.predicate, places, "relation"), "weight": weight}


def _numbers(network: Network) -> Numbers:
    """The attributes whose values are all numbers, so that others can size by them."""
    values: dict[str, set[str]] = defaultdict(set)
    things: list[Node | Edge] = [*network.nodes.values(), *network.edges]
    for thing in things:
        for name, value in thing.data.items():
            values[f"kg_{name}"].add(value)
    found: dict[str, Callable[[str], int | float]] = {"weight": int}
    for name, told in values.items():
        matches = [_NUMBER.fullmatch(value) for value in told if value]
        if all(matches):
            decimals = any(match["decimals"] for match in matches if match)
            found[name] = float if decimals else int
    return found


def _typed(flat: Mapping[str, str], numbers: Numbers) -> dict[str, Any]:
    return {
        name: numbers[name](value) if name in numbers else value
        for name, value in flat.items()
    }


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
    name: str, flat: Mapping[str, Any], thing: Node | Edge, places: Places
) -> dict[str, Any]:
    kept = {key: value for key, value in flat.items() if key not in ("kilder", "sitat")}
    known = [places[place] for place in thing.places if place in places]
    found = [
        {"fil": e.file, "side": e.page, "linjer": [e.first, e.last], "sitat": e.quote}
        for e in known
    ]
    return {**kept, "id": name, "name": thing.label, "kilder": found}


def _table(rows: Sequence[Mapping[str, str]], first: Sequence[str]) -> bytes:
    out = StringIO(newline="")
    others = sorted({name for row in rows for name in row} - set(first))
    table = csv.DictWriter(out, (*first, *others), restval="", lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return out.getvalue().encode("utf-8-sig")
