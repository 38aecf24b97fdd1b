"""Of a large graph only the documents that were found are asked."""

import pytest

from kg.facts import bound, rows
from kg.index.rows import Row
from kg.narrow import narrow, narrowed
from kg.store import GraphStore

BASE = "https://example.org/dokument/"
ONE, OTHER = "1" * 16, "2" * 16
PLAN = """
<{doc}/plan/a> a kg:Temaplan ; kg:navn "Plan for {name}" ;
  prov:wasDerivedFrom <{doc}/passasje/1> .
<{doc}/passasje/1> kg:startTegn 1 ; kg:sluttTegn 9 ; kg:dokument <{doc}> .
"""


@pytest.fixture
def graph() -> GraphStore:
    made = GraphStore()
    for sha, name in ((ONE, "idrett"), (OTHER, "klima")):
        said = PLAN.format(doc=BASE + sha, name=name)
        made.store.update(
            "PREFIX kg: <https://kommunegraf.example/ns#> "
            "PREFIX prov: <http://www.w3.org/ns/prov#> "
            f"INSERT DATA {{ GRAPH <{BASE}{sha}> {{ {said} }} }}"
        )
    made.merge()
    return made


def row(sha: str) -> Row:
    iri = f"{BASE}{sha}/passasje/1"
    document = sha + "f" * 48
    return Row(iri=iri, kind="passage", text="", document=document, filename="a.txt")


def told(graph: GraphStore) -> list[str]:
    return [found["navn"] for found in rows(graph, bound("planer"))]


def test_only_documents_of_the_rows_are_asked(graph: GraphStore) -> None:
    assert told(graph) == ["Plan for idrett", "Plan for klima"]
    assert told(narrow(graph, [row(OTHER)])) == ["Plan for klima"]
    assert told(narrow(graph, [row(OTHER), row(ONE)])) == told(graph)
    assert told(narrow(graph, [])) == []


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("motstrid", "a contradiction stands in no document"),
        ("tabell", "a table that is named is found at once"),
    ],
)
def test_some_queries_are_left_as_they_are(query: str, why: str) -> None:
    assert narrowed(bound(query), [BASE + ONE]) == bound(query), why


def test_a_class_that_a_query_lists_is_listed_where_things_are_found() -> None:
    said = narrowed(bound("vedtak"), [BASE + ONE])
    first, _, rest = said.partition("GRAPH ?dokument")
    assert "VALUES ?type { kg:Vedtak kg:Innstilling } GRAPH" in said
    assert first.count("VALUES ?type") == 2
    assert "VALUES" not in rest
