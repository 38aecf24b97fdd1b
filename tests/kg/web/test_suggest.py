from pyoxigraph import Literal, NamedNode, Quad

from kg.store import GraphStore
from kg.vocab import KG, RDF, XSD
from kg.web.suggest import suggestions


def said(*quads: tuple[str, NamedNode, object]) -> GraphStore:
    store = GraphStore()
    home = NamedNode("a:dokument")
    store.store.extend(Quad(NamedNode(s), p, o, home) for s, p, o in quads)
    return store


def test_the_example_has_questions_of_its_own() -> None:
    graph = said(
        ("a:d", KG.utgiver, NamedNode("a:k")), ("a:k", KG.navn, Literal("Fjordvik"))
    )
    assert suggestions(graph, "nb")[0].startswith("Hva koster")
    assert suggestions(graph, "en")[0].startswith("How much")


def test_other_documents_get_questions_of_what_they_hold() -> None:
    graph = said(
        ("a:p", RDF.type, KG.Temaplan),
        ("a:p", KG.navn, Literal("vannmiljø")),
        ("a:p", KG.vedtattDato, Literal("2023-12-12", datatype=XSD.date)),
    )
    assert suggestions(graph, "nb") == ["Når ble temaplanen vannmiljø vedtatt?"]


def test_an_empty_graph_suggests_nothing() -> None:
    assert suggestions(GraphStore(), "nn") == []
