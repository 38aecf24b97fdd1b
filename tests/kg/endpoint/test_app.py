from pathlib import Path

import pytest
import rdflib
from fastapi.testclient import TestClient

from kg.endpoint.app import create_app
from kg.errors import NoKnowledgeBase

PLACES = "SELECT ?navn { ?s a kg:Sted ; kg:navn ?navn } ORDER BY ?navn"
DIRECT = {"content-type": "application/sparql-query"}


def test_rows_that_two_documents_share_come_once(client: TestClient) -> None:
    told = client.get("/sparql", params={"query": PLACES}).json()
    names = [row["navn"]["value"] for row in told["results"]["bindings"]]
    assert names == ["A-Vik", "B-Vik", "Solheim"]


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        (PLACES, "*/*", "application/sparql-results+json"),
        (PLACES, "application/sparql-results+xml", "application/sparql-results+xml"),
        (PLACES, "text/csv", "text/csv"),
        (PLACES, "text/tab-separated-values", "text/tab-separated-values"),
        ("ASK {}", "*/*", "application/sparql-results+json"),
        ("ASK {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("CONSTRUCT WHERE { ?s a kg:Sted }", "*/*", "text/turtle"),
        (
            "CONSTRUCT WHERE { ?s a kg:Sted }",
            "application/n-triples",
            "application/n-triples",
        ),
        ("DESCRIBE ?s { ?s a kg:Sted }", "application/ld+json", "application/ld+json"),
    ],
)
def test_results_come_in_the_form_that_is_wished(
    client: TestClient, query: str, accept: str, media: str
) -> None:
    told = client.post("/sparql", content=query, headers={**DIRECT, "accept": accept})
    assert told.status_code == 200
    assert told.headers["content-type"] == f"{media}; charset=utf-8"
    assert told.content


def test_a_dataset_of_the_request_is_what_is_asked(client: TestClient) -> None:
    graph = "https://kommunegraf.example/id/dokument/a"
    told = client.get("/sparql", params={"query": PLACES, "default-graph-uri": graph})
    names = [row["navn"]["value"] for row in told.json()["results"]["bindings"]]
    assert names == ["A-Vik", "Solheim"]


def test_from_chooses_among_our_graphs_and_fetches_nothing(client: TestClient) -> None:
    query = PLACES.replace("{", "FROM <http://localhost:9/x> {", 1)
    told = client.get("/sparql", params={"query": query})
    assert told.json()["results"]["bindings"] == []


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("ASK {", 400, "cannot be read"),
        ("ASK { SERVICE <http://localhost:9/> {} }", 400, "SERVICE is not allowed"),
        ("INSERT DATA { <a:b> <a:c> 1 }", 400, "updates are not allowed"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", 400, "more than 50 rows"),
        ("SELECT * { ?s unknown:prefix ?o }", 400, "declare it with PREFIX, or use"),
    ],
)
def test_what_is_refused_is_told(
    client: TestClient, query: str, status: int, told: str
) -> None:
    reply = client.get("/sparql", params={"query": query})
    assert reply.status_code == status
    assert told in reply.text


def test_a_query_that_takes_too_long_is_stopped_and_the_next_is_answered(
    client: TestClient,
) -> None:
    every = " . ".join(f"?s{i} ?p{i} ?o{i}" for i in range(16))
    slow = f"SELECT (COUNT(*) AS ?n) {{ {every} FILTER(?s0 != ?s1 || ?s2 != ?s3) }}"
    reply = client.get("/sparql", params={"query": slow})
    assert reply.status_code == 503
    assert "longer than 3 seconds" in reply.text
    assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def test_a_post_that_is_far_too_long_is_not_read(client: TestClient) -> None:
    reply = client.post("/sparql", content=b" " * 2_000_000, headers=DIRECT)
    assert reply.status_code == 413


def test_the_service_describes_itself(client: TestClient) -> None:
    read = rdflib.Graph().parse(data=client.get("/sparql").text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    assert list(read.objects(None, sd.endpoint)) == [
        rdflib.URIRef("http://testserver/sparql")
    ]
    assert (None, sd.supportedLanguage, sd.SPARQL11Query) in read
    assert len(list(read.subjects(rdflib.RDF.type, sd.NamedGraph))) == 2


def test_a_browser_gets_a_page_that_loads_nothing_from_elsewhere(
    client: TestClient,
) -> None:
    page = client.get("/sparql", headers={"accept": "text/html,*/*;q=0.8"})
    assert page.headers["content-type"].startswith("text/html")
    assert "<option value=" in page.text
    assert not any(f'{name}="http' in page.text for name in ("src", "href"))


def test_other_sites_may_ask(client: TestClient) -> None:
    headers = {"origin": "https://example.org"}
    told = client.get("/sparql", params={"query": "ASK {}"}, headers=headers)
    assert told.headers["access-control-allow-origin"] == "*"


def test_without_a_knowledge_base_it_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(NoKnowledgeBase, match="kommunegraf ingest"):
        create_app(tmp_path / "none")
