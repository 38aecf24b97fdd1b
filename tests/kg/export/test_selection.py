import pytest

from kg.errors import ExportError
from kg.export.network import Edge, Network, Node
from kg.export.selection import Selection, near, select


def node(name: str, kind: str, day: str | None = None) -> Node:
    return Node(name, name, kind, day, day)


def edge(source: str, target: str) -> Edge:
    return Edge(source, target, "p", "p", "p")


@pytest.fixture
def network() -> Network:
    nodes = [
        node("Kari", "Person"),
        node("Ola", "Person"),
        node("mars", "Moetemappe", "2024-03-14"),
        node("mai", "Moetemappe", "2024-05-02"),
        node("utvalg", "Utvalg"),
    ]
    edges = (edge("Kari", "mars"), edge("Ola", "mai"), edge("mars", "utvalg"))
    return Network({n.iri: n for n in nodes}, edges, {"Kari i fil": "Kari"})


@pytest.mark.parametrize(
    ("wish", "kept"),
    [
        (Selection(), "Kari Ola mai mars utvalg"),
        (Selection(types=("Person",)), "Kari Ola"),
        (Selection(types=("Enhet",)), "utvalg"),  # with the classes below it
        (Selection(first="2024-04"), "Ola mai"),  # the undated beside the dated
        (Selection(last="2024-03-31"), "Kari mars utvalg"),
        (Selection(first="2024", last="2024"), "Kari Ola mai mars utvalg"),
        (Selection(around="Kari"), "Kari mars"),
        (Selection(around="Kari", hops=2), "Kari mars utvalg"),
        (Selection(around="Kari i fil"), "Kari mars"),  # its name in one document
        (Selection(around="Kari", types=("Utvalg",), hops=2), "Kari utvalg"),
    ],
)
def test_what_is_kept(network: Network, wish: Selection, kept: str) -> None:
    assert sorted(select(network, wish).nodes) == kept.split()


def test_no_step_leads_on_from_a_hub(network: Network) -> None:
    assert near(network, "Kari", 2, ["Moetemappe"]) == {"Kari", "mars"}
    assert near(network, "mars", 1, ["Moetemappe"]) == {"mars", "Kari", "utvalg"}


def test_edges_are_kept_where_both_ends_are(network: Network) -> None:
    kept = select(network, Selection(around="Kari", hops=2)).edges
    assert [(e.source, e.target) for e in kept] == [
        ("Kari", "mars"),
        ("mars", "utvalg"),
    ]


def test_an_unknown_thing_is_told(network: Network) -> None:
    with pytest.raises(ExportError, match="no such thing"):
        select(network, Selection(around="id:ingen"))


def test_an_unknown_class_is_told_with_those_there_are() -> None:
    with pytest.raises(ExportError, match=r"'Hest'.*Person"):
        Selection.of(["kg:Person", "Hest"], None, None, None, 1)
