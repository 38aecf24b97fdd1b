"""What the endpoint says of itself: a SPARQL 1.1 Service Description."""

from collections.abc import Iterator
from typing import Final

from fastapi import Request, Response
from pyoxigraph import BlankNode, Literal, NamedNode, Triple, serialize

from kg.endpoint.formats import GRAPH, ROWS, preferred
from kg.store import GraphStore
from kg.versions import KnowledgeBase
from kg.vocab import DCTERMS, PREFIXES, RDF, XSD, Terms

SD: Final = Terms(
    "http://www.w3.org/ns/sparql-service-description#",
    "Service endpoint supportedLanguage SPARQL11Query resultFormat feature "
    "UnionDefaultGraph defaultDataset Dataset namedGraph NamedGraph name "
    "defaultGraph Graph",
)
_VOID: Final = NamedNode("http://rdfs.org/ns/void#triples")
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_WRITTEN: Final = (
    "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV "
    "Turtle N-Triples JSON-LD RDF_XML"
)


def describe(home: KnowledgeBase, request: Request, accept: str) -> Response:
    """The description, in the form that is wished."""
    offered = tuple(media for media in GRAPH if media not in ROWS)
    media = preferred(accept, offered)
    graph = GraphStore.open(home.require().graph_path)
    address = str(request.url.replace(query="", fragment=""))
    triples = list(_description(graph, address))
    prefixes = {**PREFIXES, "sd": SD.iri, "void": "http://rdfs.org/ns/void#"}
    body = serialize(triples, format=GRAPH[media], prefixes=prefixes)
    return Response(body or b"", media_type=f"{media}; charset=utf-8")


def _description(graph: GraphStore, address: str) -> Iterator[Triple]:
    service, dataset, default = (BlankNode(x) for x in ("tjeneste", "data", "alle"))
    said: list[tuple[BlankNode, NamedNode, NamedNode | BlankNode | Literal]] = [
        (service, RDF.type, SD.Service),
        (service, SD.endpoint, NamedNode(address)),
        (service, SD.supportedLanguage, SD.SPARQL11Query),
        (service, SD.feature, SD.UnionDefaultGraph),
        (service, DCTERMS.title, Literal("Kommunegraf", language="nb")),
        (service, SD.defaultDataset, dataset),
        (dataset, RDF.type, SD.Dataset),
        (dataset, SD.defaultGraph, default),
        (default, RDF.type, SD.Graph),
        (default, _VOID, Literal(str(len(graph)), datatype=XSD.integer)),
    ]
    for name in _WRITTEN.split():
        said.append((service, SD.resultFormat, NamedNode(_FORMATS + name)))
    for at, iri in enumerate(graph.graphs()):
        node = BlankNode(f"graf{at}")
        said.append((dataset, SD.namedGraph, node))
        said.append((node, RDF.type, SD.NamedGraph))
        said.append((node, SD.name, NamedNode(iri)))
    for subject, predicate, value in said:
        yield Triple(subject, predicate, value)
