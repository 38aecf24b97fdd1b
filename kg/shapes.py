"""The shapes of the ontology, checked on one named graph at a time.

pyshacl says the same, fourteen times slower (docs/decisions/0010); a test
compares the two.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg.constraints import Classes, Constraint, Value, constraints, lexical, parents
from kg.errors import ShapeViolation
from kg.vocab import RDF, short

_Nodes = dict[Value, dict[NamedNode, list[Value]]]


class Finding(NamedTuple):
    """A node that does not hold to a constraint. severe: it may not stay."""

    node: str
    path: str
    message: str
    severe: bool

    def __str__(self) -> str:
        return f"{self.node}: {self.path} {self.message}"


def findings(quads: Iterable[Quad]) -> list[Finding]:
    """What does not hold in one graph, in order of node and path."""
    nodes = _nodes(quads)
    return sorted(_test(nodes, nodes, _classes(nodes)))


def sound(quads: Iterable[Quad]) -> tuple[list[Quad], list[Finding]]:
    """The quads without the nodes that break a shape, and all that was found.

    A node that goes takes the references to it along, which may break others; so
    those that lost something are looked at again, until everything holds.
    """
    said = list(quads)
    nodes, gone, told = _nodes(said), set[str](), dict[Finding, None]()
    look: Iterable[Value] = nodes
    while True:
        found = sorted(_test(nodes, look, _classes(nodes)))
        told |= dict.fromkeys(found)
        broken = {finding.node for finding in found if finding.severe}
        if not broken:
            break
        gone |= broken
        look = _drop(nodes, broken)
    return [quad for quad in said if not _touches(quad, gone)], list(told)


def _nodes(quads: Iterable[Quad]) -> _Nodes:
    nodes: _Nodes = {}
    for quad in quads:
        terms = nodes.setdefault(quad.subject, {})
        terms.setdefault(quad.predicate, []).append(quad.object)
    return nodes


def _classes(nodes: _Nodes) -> Classes:
    return {
        node: _with_parents(frozenset(map(lexical, terms.get(RDF.type, ()))))
        for node, terms in nodes.items()
    }


def _test(nodes: _Nodes, look: Iterable[Value], classes: Classes) -> Iterator[Finding]:
    for node in look:
        terms = nodes[node]
        for rule in _rules(classes[node]):
            values = terms.get(rule.path, [])
            for test in rule.tests:
                if complaint := test(values, terms, classes):
                    path = short(rule.path.value)
                    yield Finding(lexical(node), path, complaint, rule.severe)


def _drop(nodes: _Nodes, broken: set[str]) -> list[Value]:
    """Take nodes out, and all references to them; tells who lost one."""
    lost: list[Value] = []
    for node in [node for node in nodes if lexical(node) in broken]:
        del nodes[node]
    for node, terms in nodes.items():
        for term, values in terms.items():
            kept = [
                v for v in values if isinstance(v, Literal) or lexical(v) not in broken
            ]
            if len(kept) < len(values):
                terms[term] = kept
                lost.append(node)
    return lost


def _touches(quad: Quad, nodes: set[str]) -> bool:
    target = quad.object
    return lexical(quad.subject) in nodes or (
        not isinstance(target, Literal) and lexical(target) in nodes
    )


def require(quads: Iterable[Quad]) -> None:
    """Raises ShapeViolation, which names the first nodes that break a shape."""
    broken = [finding for finding in findings(quads) if finding.severe]
    if broken:
        told = "; ".join(str(finding) for finding in broken[:3])
        raise ShapeViolation(f"{len(broken)} violations of the shapes, first: {told}")


@cache
def _with_parents(classes: frozenset[str]) -> frozenset[str]:
    known, open_ = set(classes), list(classes)
    while open_:
        above = parents().get(open_.pop(), set()) - known
        known |= above
        open_ += above
    return frozenset(known)


@cache
def _rules(classes: frozenset[str]) -> tuple[Constraint, ...]:
    return tuple(rule for rule in constraints() if rule.klasse in classes)
