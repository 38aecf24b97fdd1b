"""The graph as RDF files: N-Quads, Turtle, JSON-LD. Always in the same order."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg.export.network import Network
from kg.export.terms import Term, text
from kg.store import GraphStore
from kg.vocab import KG, PREFIXES, PROV, RDF


def quads(graph: GraphStore, network: Network | None) -> list[Quad]:
    """All quads in order; with a network, those of its things and of their places."""
    if network is None:
        return _ordered(graph.quads())
    things = {iri for node in network.nodes.values() for iri in node.members}
    things |= {fact for edge in network.edges for fact in edge.facts}
    things |= network.nodes.keys()  # what is decided of identities
    found = [quad for thing in sorted(things) for quad in _about(graph, thing)]
    places = {text(q.object) for q in found if q.predicate == PROV.wasDerivedFrom}
    found += (quad for place in sorted(places) for quad in _about(graph, place))
    homes = {text(q.object) for q in found if q.predicate == KG.dokument}
    found += (quad for home in sorted(homes) for quad in _about(graph, home))
    return _ordered(set(found))


def as_nquads(found: list[Quad]) -> bytes:
    """N-Quads, one a line, sorted."""
    return b"".join(sorted(_nquad(quad) for quad in found))


def as_turtle(found: list[Quad]) -> bytes:
    """Turtle of all graphs as one."""
    triples = dict.fromkeys(quad.triple for quad in _ordered(found, graphs=False))
    return serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b""


def as_jsonld(found: list[Quad]) -> bytes:
    """JSON-LD with the context of the ontology; each named graph with its things."""
    graphs = [
        {"@id": _short(name), "@graph": list(_things(inside))}
        for name, inside in groupby(found, key=lambda quad: text(quad.graph_name))
    ]
    told = {"@context": _context(), "@graph": graphs}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


@cache
def _context() -> Mapping[str, Any]:
    told = files("kg.ontology").joinpath("context.jsonld").read_text("utf-8")
    context: Mapping[str, Any] = json.loads(told)["@context"]
    return context


def _things(found: Iterable[Quad]) -> Iterator[dict[str, Any]]:
    for subject, about in groupby(found, key=lambda quad: text(quad.subject)):
        thing: dict[str, Any] = {"@id": _short(subject)}
        for quad in about:
            name = _short(text(quad.predicate))
            if quad.predicate == RDF.type:
                thing.setdefault("@type", []).append(_short(text(quad.object)))
            else:
                value = _value(quad.object, _expected(name))
                thing.setdefault(name, []).append(value)
        yield thing


def _expected(name: str) -> str:
    """The type that the context gives the values of a property."""
    told = _context().get(name)
    return str(told.get("@type", "")) if isinstance(told, dict) else ""


def _value(term: Term, expected: str) -> str | dict[str, str]:
    """A value; only text where the context tells the rest."""
    if not isinstance(term, Literal):
        iri = _short(text(term))
        return iri if expected == "@id" else {"@id": iri}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    kind = _short(term.datatype.value)
    if kind == (expected or "xsd:string"):
        return term.value
    return {"@value": term.value, "@type": kind}


def _short(iri: str) -> str:
    """An IRI with the prefix of the context that fits best."""
    fits = [(len(start), p) for p, start in PREFIXES.items() if iri.startswith(start)]
    if not fits:
        return iri
    length, prefix = max(fits)
    return iri if iri[length:].startswith("//") else f"{prefix}:{iri[length:]}"


def _about(graph: GraphStore, iri: str) -> Iterator[Quad]:
    found = graph.store.quads_for_pattern(NamedNode(iri), None, None)
    return (quad for quad in found if isinstance(quad.graph_name, NamedNode))


def _nquad(quad: Quad) -> bytes:
    return serialize([quad], format=RdfFormat.N_QUADS) or b""


def _ordered(found: Iterable[Quad], *, graphs: bool = True) -> list[Quad]:
    def order(quad: Quad) -> tuple[str, str, str, str]:
        home = text(quad.graph_name) if graphs else ""
        return home, text(quad.subject), quad.predicate.value, str(quad.object)

    return sorted(found, key=order)
