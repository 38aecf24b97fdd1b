"""The shapes find what breaks them, and pyshacl finds the same."""

from collections.abc import Callable
from decimal import Decimal
from importlib.resources import files

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from ingest.facts import Beloep, Dato, Extraction, Fact
from ingest.model import Span
from kg.constraints import lexical
from kg.errors import ShapeViolation
from kg.shapes import findings, require, sound
from kg.triples import quads
from kg.vocab import KG, RDF, XSD, short

BASE = "https://example.org/id/"
SH = "http://www.w3.org/ns/shacl#"


@pytest.fixture
def graph(read: Callable[..., Extraction], one_of_each: tuple[Fact, ...]) -> list[Quad]:
    return list(quads(read(*one_of_each), BASE))


def without(graph: list[Quad], term: NamedNode, klasse: NamedNode) -> list[Quad]:
    """The graph without a property of the things of a class."""
    nodes = {quad.subject for quad in graph if quad.object == klasse}
    return [q for q in graph if not (q.predicate == term and q.subject in nodes)]


def with_value(
    graph: list[Quad], term: NamedNode, klasse: NamedNode, value: NamedNode | Literal
) -> list[Quad]:
    """The graph with one more value of a property of the things of a class."""
    nodes = [q.subject for q in graph if q.object == klasse]
    return [*graph, *(Quad(node, term, value, graph[0].graph_name) for node in nodes)]


# fmt: off
BROKEN = [  # what is done to the graph, and which property of which class it breaks
    (lambda g: without(g, KG.tekst, KG.Passasje), "kg:tekst"),  # too few
    (lambda g: with_value(g, KG.punkt, KG.Votering, Literal("1")), None),  # one is fine
    (lambda g: with_value(g, KG.verdi, KG.Beloep, Literal("7", datatype=XSD.decimal)),
     "kg:verdi"),  # too many
    (lambda g: with_value(g, KG.aar, KG.Observasjon, Literal("2023")), "kg:aar"),
    (lambda g: with_value(g, KG.moetteFor, KG.Moetedeltaker, NamedNode(BASE + "x")),
     "kg:moetteFor"),  # not stated to be a person
    (lambda g: with_value(g, KG.stemmerMot, KG.Votering,
                          Literal("-1", datatype=XSD.integer)), "kg:stemmerMot"),
    (lambda g: with_value(without(g, KG.sha256, KG.Dokument), KG.sha256, KG.Dokument,
                          Literal("ab")), "kg:sha256"),  # no sum
    (lambda g: with_value(without(g, KG.sluttTegn, KG.Dokumentdel), KG.sluttTegn,
                          KG.Dokumentdel, Literal("0", datatype=XSD.integer)),
     "kg:startTegn"),  # ends before it begins
    (lambda g: with_value(g, KG.utfall, KG.Vedtak, Literal("bra")), "kg:utfall"),
]
# fmt: on


def test_one_fact_of_each_kind_holds(graph: list[Quad]) -> None:
    assert findings(graph) == []
    require(graph)


@pytest.mark.parametrize(("change", "path"), BROKEN)
def test_what_is_broken_is_found(
    change: Callable[[list[Quad]], list[Quad]], path: str | None, graph: list[Quad]
) -> None:
    found = {finding.path for finding in findings(change(graph))}
    assert found == ({path} if path else set())


def test_a_violation_is_raised_with_the_node_and_the_property(
    graph: list[Quad],
) -> None:
    broken = without(graph, KG.tekst, KG.Passasje)
    with pytest.raises(ShapeViolation, match=r"passasje/.*kg:tekst has 0 values"):
        require(broken)


def test_a_fact_that_breaks_a_shape_is_left_out_and_the_rest_stays(
    read: Callable[..., Extraction],
) -> None:
    place = (Span(0, 5),)
    good = Dato(verdi="2024-03-14", overflateform="14.03.2024", evidence=place)
    bad = Dato(verdi="2024-02-30", overflateform="30.02.2024", evidence=place)
    kept, told = sound(quads(read(good, bad), BASE))
    dates = [q for q in kept if q.predicate == RDF.type and q.object == KG.Dato]
    assert len(dates) == 1
    assert [finding.path for finding in told] == ["kg:verdi"]
    assert findings(kept) == []


def test_what_points_to_a_thing_that_is_left_out_goes_as_well(
    graph: list[Quad],
) -> None:
    broken = without(graph, KG.moetedato, KG.Moetemappe)
    kept, _ = sound(broken)
    gone = {q.subject for q in graph} - {q.subject for q in kept}
    assert {short(lexical(kind)) for kind in _kinds(graph, gone)} == {
        "kg:Moetemappe",
        "kg:Moetedeltaker",
        "kg:Spoersmaal",
    }


def _kinds(graph: list[Quad], nodes: set[object]) -> set[NamedNode]:
    return {q.object for q in graph if q.predicate == RDF.type and q.subject in nodes}  # type: ignore[misc]


def test_warnings_keep_the_node(read: Callable[..., Extraction]) -> None:
    fact = Beloep(verdi=Decimal(1), overflateform="1 kr", evidence=(Span(0, 5),))
    graph = list(quads(read(fact), BASE))
    odd = with_value(graph, KG.utfall, KG.Vedtak, Literal("bra"))
    kept, _ = sound(odd)
    assert set(kept) == set(graph)


def _oracle(graph: list[Quad]) -> set[tuple[str, str]]:
    import pyshacl
    from rdflib import Graph

    data = Graph()
    lines = (f"{q.subject} {q.predicate} {q.object} ." for q in graph)
    data.parse(data="\n".join(lines), format="nt")
    shapes, ontology = (
        Graph().parse(str(files("kg") / "ontology" / f"{name}.ttl"))
        for name in ("shapes", "kommunegraf")
    )
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=ontology)
    rows = report.query(  # type: ignore[union-attr]
        f"SELECT ?n ?p {{ [] <{SH}focusNode> ?n ; <{SH}resultPath> ?p }}"
    )
    return {(str(node), short(str(path))) for node, path in rows}  # type: ignore[misc]


@pytest.mark.parametrize("change", [lambda g: g, *(change for change, _ in BROKEN)])
def test_pyshacl_says_the_same(
    change: Callable[[list[Quad]], list[Quad]], graph: list[Quad]
) -> None:
    changed = change(graph)
    ours = {(finding.node, finding.path) for finding in findings(changed)}
    assert ours == _oracle(changed)
