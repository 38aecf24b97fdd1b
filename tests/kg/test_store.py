"""The store keeps named graphs apart and answers as if they were one."""

from io import BytesIO
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

import kg.store
from kg.errors import QueryRejected, StoreError
from kg.store import GraphStore
from kg.vocab import KG

ONE, OTHER = "https://example.org/g/1", "https://example.org/g/2"


def said(graph: str, subject: str, name: str) -> Quad:
    node = NamedNode(f"https://example.org/{subject}")
    return Quad(node, KG.navn, Literal(name), NamedNode(graph))


@pytest.fixture
def store() -> GraphStore:
    store = GraphStore()
    store.replace(ONE, [said(ONE, "a", "Nordvik"), said(ONE, "b", "Solheim")])
    store.replace(OTHER, [said(OTHER, "a", "Nordvik")])
    return store


def test_queries_see_all_graphs_and_know_the_prefixes(store: GraphStore) -> None:
    rows = store.rows("SELECT DISTINCT ?s ?name WHERE { ?s kg:navn ?name } ORDER BY ?s")
    assert [row["name"] for row in rows] == ["Nordvik", "Solheim"]


def test_merged_graphs_say_each_triple_once(store: GraphStore) -> None:
    def count() -> str:
        (row,) = store.rows("SELECT (COUNT(*) AS ?n) WHERE { ?s kg:navn ?name }")
        return row["n"]

    before = list(store.quads()), store.canonical_hash()
    assert count() == "3", "Oxigraph has learned it: merge() can go"
    store.merge()
    assert count() == "2"
    assert (list(store.quads()), store.canonical_hash()) == before
    assert len(store) == 3
    store.split()
    assert count() == "3"


def test_bindings_are_values_not_text(store: GraphStore) -> None:
    query = "SELECT ?name ?s WHERE { ?s kg:navn ?name }"
    assert len(list(store.rows(query, name="Solheim"))) == 1
    assert not list(store.rows(query, name='Solheim" . ?x ?y "'))


def test_replacing_one_graph_leaves_the_others(store: GraphStore) -> None:
    store.replace(ONE, [said(ONE, "c", "Myrdal")])
    assert [str(quad.subject) for quad in store.graph(ONE)] == [
        "<https://example.org/c>"
    ]
    assert len(list(store.graph(OTHER))) == 1
    store.remove(ONE)
    assert store.graphs() == [OTHER]


@pytest.mark.parametrize("size", [1, 30_000], ids=["short", "long"])
def test_n_quads_in_place_of_graphs(store: GraphStore, size: int) -> None:
    line = '<https://example.org/%d> <https://example.org/p> "x" <%s> .\n'
    told = {
        graph: "".join(line % (at, graph) for at in range(size)).encode()
        for graph in (ONE, "https://example.org/g/3")
    }
    store.replace_with(told)
    assert {graph: len(list(store.graph(graph))) for graph in told} == dict.fromkeys(
        told, size
    )
    assert len(list(store.graph(OTHER))) == 1


def test_merging_tells_of_the_named_graphs(
    store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kg.store, "LARGE", 1)  # each graph is put in by itself
    told = store.merge()
    assert told == (3, store.canonical_hash())
    assert sum(1 for _ in store.store) == 3 + 2


@pytest.mark.parametrize(
    "query",
    ["SELECT nothing", "SELECT ?s WHERE { ?s unknown:term ?o }"],
)
def test_a_wrong_query_is_told_of(store: GraphStore, query: str) -> None:
    with pytest.raises(QueryRejected, match="cannot be read"):
        store.query(query)


def test_rows_need_a_select_query(store: GraphStore) -> None:
    with pytest.raises(QueryRejected, match="SELECT"):
        list(store.rows("ASK { ?s ?p ?o }"))


def test_the_hash_does_not_depend_on_the_order(store: GraphStore) -> None:
    other = GraphStore()
    other.replace(OTHER, [said(OTHER, "a", "Nordvik")])
    other.replace(ONE, [said(ONE, "b", "Solheim"), said(ONE, "a", "Nordvik")])
    assert other.canonical_hash() == store.canonical_hash()
    other.remove(OTHER)
    assert other.canonical_hash() != store.canonical_hash()


def test_copies_are_apart(tmp_path: Path, store: GraphStore) -> None:
    first = GraphStore.open(tmp_path / "1", read_only=False)
    first.replace(ONE, store.graph(ONE))
    first.finish()
    first.copy_to(tmp_path / "2")
    second = GraphStore.open(tmp_path / "2", read_only=False)
    second.remove(ONE)
    second.finish()
    del first, second
    assert len(GraphStore.open(tmp_path / "1")) == 2
    assert len(GraphStore.open(tmp_path / "2")) == 0


def test_a_folder_without_a_store_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kommunegraf ingest"):
        GraphStore.open(tmp_path / "nothing")


@pytest.mark.parametrize("fmt", ["nquads", "trig"])
def test_dumps_hold_every_quad(store: GraphStore, fmt: str) -> None:
    out = BytesIO()
    store.dump(fmt, out)
    kind = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}[fmt]
    assert set(parse(out.getvalue(), format=kind)) == set(store.store)


@pytest.mark.parametrize("fmt", ["turtle", "ntriples"])
def test_dumps_of_one_graph_say_each_triple_once(store: GraphStore, fmt: str) -> None:
    out = BytesIO()
    store.dump(fmt, out)
    kind = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES}[fmt]
    assert len(list(parse(out.getvalue(), format=kind))) == 2


def test_the_view_for_rdflib_sees_the_same(store: GraphStore) -> None:
    store.merge()
    view = store.rdflib()
    rows = view.query(f"SELECT ?name WHERE {{ ?s <{KG.navn.value}> ?name }}")
    assert sorted(str(row[0]) for row in rows) == ["Nordvik", "Solheim"]  # type: ignore[index]
