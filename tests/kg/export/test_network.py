from kg.export.network import load
from kg.store import GraphStore


def labelled(graph: GraphStore, kind: str) -> list[str]:
    network = load(graph)
    return sorted(n.label for n in network.nodes.values() if n.kind == kind)


def test_a_person_that_two_documents_name_is_one_node(graph: GraphStore) -> None:
    assert labelled(graph, "Person") == ["Kari Berg", "Ola Lie", "Siv Moe"]


def test_the_node_of_a_person_has_the_members_and_places_of_both(
    graph: GraphStore,
) -> None:
    kari = next(n for n in load(graph).nodes.values() if n.label == "Kari Berg")
    assert len(kari.members) == 2
    assert {place.split("/passasje/")[0][-16:] for place in kari.places} == {
        "ab" * 8,
        "cd" * 8,
    }


def test_facts_between_two_things_are_edges_and_no_nodes(graph: GraphStore) -> None:
    network = load(graph)
    kinds = {node.kind for node in network.nodes.values()}
    assert not kinds & {"Moetedeltaker", "Verv", "Inhabilitet", "Passasje", "Omtale"}
    told = {
        (network.nodes[e.source].label, e.label, network.nodes[e.target].kind)
        for e in network.edges
    }
    assert ("Kari Berg", "deltok i", "Moetemappe") in told
    assert ("Kari Berg", "møtte for", "Person") in told
    assert ("Kari Berg", "hører til", "Parti") in told
    assert ("Ola Lie", "var inhabil i", "Moetesak") in told
    assert ("Andel bruer", "er målt for", "Enhet") in told


def test_a_class_that_is_asked_for_becomes_nodes(graph: GraphStore) -> None:
    network = load(graph, ["Moetedeltaker", "Budsjettpost"])
    kinds = {node.kind for node in network.nodes.values()}
    assert {"Moetedeltaker", "Budsjettpost"} <= kinds
    assert "deltakelse" not in {edge.kind for edge in network.edges}


def test_edges_that_say_the_same_are_one_with_the_places_of_both(
    graph: GraphStore,
) -> None:
    edges = [edge for edge in load(graph).edges if edge.kind == "deltakelse"]
    assert [len(edge.facts) for edge in edges] == [2]
    assert len(edges[0].places) == 2


def test_dates_come_from_the_thing_or_from_its_case(graph: GraphStore) -> None:
    network = load(graph)
    days = {n.kind: (n.start, n.end) for n in network.nodes.values()}
    day = ("2024-03-14", "2024-03-14")
    assert days["Moetemappe"] == days["Votering"] == day
    assert days["Temaplan"] == ("2024-03-01", "2024-03-31")
    assert days["Person"] == (None, None)
    assert {(e.start, e.end) for e in network.edges if e.kind == "deltakelse"} == {day}
