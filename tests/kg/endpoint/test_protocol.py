"""The W3C's tests of the SPARQL 1.1 Protocol, those of queries (we do not update)."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import rdflib
from fastapi.testclient import TestClient
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib.collection import Collection

from kg.endpoint.app import create_app
from kg.versions import KnowledgeBase

PLACE = Path(__file__).resolve().parents[3] / (
    "../shared/data/w3c-sparql11/sparql/sparql11/protocol"
)
DATA = "http://kasei.us/2009/09/sparql/data/"
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
WITH_PLACE = pytest.mark.skipif(
    not PLACE.is_dir(), reason="the W3C test suite is not beside us"
)


def manifest() -> rdflib.Graph:
    read = rdflib.Graph()
    if PLACE.is_dir():
        read.parse(PLACE / "manifest.ttl", format="turtle")
    return read


TESTS = manifest()


def names() -> list[str]:
    """Tests of queries; bad updates belong too: they must be refused."""
    found = TESTS.subjects(rdflib.RDF.type, MF.ProtocolTest)
    known = sorted(str(test).rpartition("#")[2] for test in found)
    return [name for name in known if not name.startswith("update")]


def requests(name: str) -> Iterator[rdflib.term.Node]:
    (test,) = (t for t in TESTS.subjects(unique=True) if str(t).endswith(f"#{name}"))
    action = TESTS.value(test, MF.action)
    yield from Collection(TESTS, TESTS.value(action, HT.requests))


def send(client: TestClient, request: rdflib.term.Node) -> Any:
    address = urlsplit(str(TESTS.value(request, HT.absolutePath)))
    headers = {
        str(TESTS.value(h, HT.fieldName)): str(TESTS.value(h, HT.fieldValue))
        for held in TESTS.objects(request, HT.headers)
        for h in Collection(TESTS, held)
    }
    body = TESTS.value(request, HT.body)
    content = None
    if body is not None:
        coding = str(TESTS.value(body, CNT.characterEncoding))
        content = str(TESTS.value(body, CNT.chars)).encode(coding)
    method = str(TESTS.value(request, HT.methodName))
    target = f"/sparql/?{address.query}" if address.query else "/sparql/"
    return client.request(method, target, content=content, headers=headers)


@pytest.fixture(scope="module")
def w3c(
    tmp_path_factory: pytest.TempPathFactory,
    published: Callable[[KnowledgeBase, list[Quad]], None],
) -> Iterator[TestClient]:
    kb = tmp_path_factory.mktemp("w3c") / "kb"
    said: list[Quad] = []
    for number in (1, 2, 3):
        graph = NamedNode(f"{DATA}data{number}.rdf")
        data = (PLACE / f"data{number}.nt").read_bytes()
        for told in parse(data, format=RdfFormat.N_TRIPLES):
            said.append(Quad(told.subject, told.predicate, told.object, graph))
    published(KnowledgeBase(kb), said)
    with TestClient(create_app(kb)) as opened:
        yield opened


@WITH_PLACE
@pytest.mark.parametrize("name", names())
def test_w3c_protocol(w3c: TestClient, name: str) -> None:
    for request in requests(name):
        reply = send(w3c, request)
        response = TESTS.value(request, HT.resp)
        allowed = {str(s)[-3] for s in TESTS.objects(response, MF.expectedStatus)}
        assert str(reply.status_code)[0] in allowed, reply.text
        expected = TESTS.value(response, MF.expectedBoolean)
        if expected is not None:
            assert reply.json()["boolean"] is bool(expected.toPython())
