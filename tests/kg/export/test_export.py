"""Each file is read again with another program's reader and compared."""

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path

import networkx
import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

from kg.errors import ExportError
from kg.export import FORMATS, export, export_to
from kg.export.files import as_gexf, as_graphml
from kg.export.network import Edge, Network, Node, load
from kg.export.selection import Selection
from kg.store import GraphStore


def only(graph: GraphStore, form: str, wish: Selection | None = None) -> bytes:
    ((data, _),) = export(graph, form, wish).values()
    return data


def test_nquads_hold_every_quad_once(graph: GraphStore) -> None:
    lines = only(graph, "nquads").splitlines()
    assert lines == graph.lines()


def test_turtle_is_read_by_rdflib(graph: GraphStore) -> None:
    read = rdflib.Graph().parse(data=only(graph, "turtle"), format="turtle")
    assert len(read) == len({quad.triple for quad in graph.quads()})


def test_jsonld_gives_the_same_quads_back(graph: GraphStore) -> None:
    read = parse(only(graph, "jsonld"), format=RdfFormat.JSON_LD)
    assert set(read) == set(graph.quads())


def test_jsonld_is_read_by_rdflib_as_well(graph: GraphStore) -> None:
    read = rdflib.Dataset().parse(data=only(graph, "jsonld"), format="json-ld")
    assert len(set(read.quads())) == len(graph)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("form", "reader"),
    [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)],
)
def test_networkx_reads_what_was_written(
    graph: GraphStore, form: str, reader: "networkx.Graph"
) -> None:
    network = load(graph)
    read = reader(BytesIO(only(graph, form)))
    assert set(read) == set(network.nodes)
    assert read.number_of_edges() == len(network.edges)
    for iri, told in read.nodes(data=True):
        assert told["type"] == network.nodes[iri].kind
        assert told["label"] == network.nodes[iri].label


def test_gexf_is_dynamic_where_there_are_dates(graph: GraphStore) -> None:
    read = networkx.read_gexf(BytesIO(only(graph, "gexf")))
    started = {told["start"] for _, told in read.nodes(data=True) if "start" in told}
    assert read.graph["mode"] == "dynamic"
    assert {told["relation"] for *_, told in read.edges(data=True)} >= {"deltakelse"}
    assert {"2024-03-14", "2024-03-01"} <= started


def test_cytoscape_has_the_places_of_nodes_and_edges(graph: GraphStore) -> None:
    network = load(graph)
    told = json.loads(only(graph, "cytoscape"))["elements"]
    assert [n["data"]["id"] for n in told["nodes"]] == list(network.nodes)
    assert len(told["edges"]) == len(network.edges)
    person = next(n["data"] for n in told["nodes"] if n["data"]["label"] == "Kari Berg")
    place = person["kilder"][0]
    assert place["fil"] == "ab.txt"
    assert place["linjer"] == [5, 5]
    assert "Kari Berg" in place["sitat"]


def test_networkx_reads_cytoscape_json(graph: GraphStore) -> None:
    network, told = load(graph), json.loads(only(graph, "cytoscape"))
    read = networkx.cytoscape_graph(told)
    assert set(read) == set(network.nodes)
    assert read.number_of_edges() == len(network.edges)
    assert {data["name"] for _, data in read.nodes(data=True)} >= {"Kari Berg"}


@pytest.mark.parametrize(
    ("form", "reader"),
    [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)],
)
def test_figures_are_numbers_and_codes_are_text(
    form: str, reader: "networkx.Graph"
) -> None:
    nodes = {
        "a": Node("a", "A", "Kommune", data={"nummer": "0301", "aar": "2024"}),
        "b": Node("b", "B", "Kommune", data={"nummer": "4601", "aar": "1 | 2"}),
    }
    edges = (
        Edge("a", "b", "p", "k", "l", data={"verdi": "2.5"}, facts=("f",)),
        Edge("b", "a", "p", "k", "l", data={"verdi": "-3"}),
    )
    write = {"graphml": as_graphml, "gexf": as_gexf}[form]
    read = reader(BytesIO(write(Network(nodes, edges, {}), {})))
    assert read.nodes["a"]["kg_nummer"] == "0301"
    assert read.nodes["a"]["kg_aar"] == "2024"  # text, since another holds two
    assert sorted(told["kg_verdi"] for *_, told in read.edges(data=True)) == [-3, 2.5]
    assert {told["weight"] for *_, told in read.edges(data=True)} == {1}


def test_an_edge_weighs_as_many_facts_as_say_it(graph: GraphStore) -> None:
    told = json.loads(only(graph, "cytoscape"))["elements"]["edges"]
    edges = load(graph).edges
    weights = [edge["data"]["weight"] for edge in told]
    assert weights == [len(e.facts) or 1 for e in edges]
    assert max(weights) > 1
    read = networkx.read_gexf(BytesIO(only(graph, "gexf")))
    assert sorted(t["weight"] for *_, t in read.edges(data=True)) == sorted(weights)


def test_csv_has_one_row_for_each_node_and_edge(graph: GraphStore) -> None:
    network, files = load(graph), export(graph, "csv")
    nodes, edges = (
        list(csv.DictReader(StringIO(files[part][0].decode("utf-8-sig"))))
        for part in (".nodes", ".edges")
    )
    assert files[".nodes"][0].startswith("\ufeff".encode())  # else Excel garbles æøå
    assert [row["iri"] for row in nodes] == list(network.nodes)
    assert [(row["source"], row["target"]) for row in edges] == [
        (edge.source, edge.target) for edge in network.edges
    ]
    without = {row["relation"] for row in edges if not row["kilder"]}
    assert without == {"utgiver"}  # of the document as a whole


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graph_gives_the_same_bytes(graph: GraphStore, form: str) -> None:
    again = GraphStore()
    again.store.extend(reversed(list(graph.quads())))
    again.merge()
    assert export(graph, form) == export(again, form)


@pytest.mark.parametrize("form", [name for name, f in FORMATS.items() if f.rdf])
def test_a_filtered_rdf_file_has_the_things_and_their_places(
    graph: GraphStore, form: str
) -> None:
    wish = Selection(types=("Temaplan",))
    media = {"nquads": "nquads", "turtle": "turtle", "jsonld": "json-ld"}[form]
    read = rdflib.Dataset(default_union=True)
    read.parse(data=only(graph, form, wish), format=media)
    kinds = {
        str(kind).rpartition("#")[2] for kind in read.objects(None, rdflib.RDF.type)
    }
    assert kinds >= {"Temaplan", "Passasje", "Dokument"}
    assert not kinds & {"Person", "Votering", "Moetesak"}


def test_csv_goes_into_two_files(graph: GraphStore, tmp_path: Path) -> None:
    written = export_to(graph, "csv", tmp_path / "graf.csv")
    assert [path.name for path, _ in written] == ["graf.nodes.csv", "graf.edges.csv"]
    assert all(path.stat().st_size for path, _ in written)


def test_a_place_that_cannot_be_written_is_told(
    graph: GraphStore, tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        export_to(graph, "nquads", tmp_path / "missing" / "graf.nq")
