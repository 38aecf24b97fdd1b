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
    nodes: _Nodes = {}
    for quad in quads:
        terms = nodes.setdefault(quad.subject, {})
        terms.setdefault(quad.predicate, []).append(quad.object)
    classes = {
        node: _with_parents(
            frozenset(lexical(kind) for kind in terms.get(RDF.type, ()))
        )
        for node, terms in nodes.items()
    }
    return sorted(
        finding
        for node, kinds in classes.items()
        for rule in _rules(kinds)
        for finding in _test(nodes, node, rule, classes)
    )


def _test(
    nodes: _Nodes, node: Value, rule: Constraint, classes: Classes
) -> Iterator[Finding]:
    terms = nodes[node]
    values = terms.get(rule.path, [])
    for test in rule.tests:
        if complaint := test(values, terms, classes):
            yield Finding(lexical(node), short(rule.path.value), complaint, rule.severe)


def sound(quads: Iterable[Quad]) -> tuple[list[Quad], list[Finding]]:
    """The quads without the nodes that break a shape, and all that was found.

    A node that goes takes the references to it along, which may break others; so
    this is repeated until everything holds.
    """
    kept, told = list(quads), dict[Finding, None]()
    while True:
        found = findings(kept)
        told |= dict.fromkeys(found)
        broken = {finding.node for finding in found if finding.severe}
        if not broken:
            return kept, list(told)
        kept = [quad for quad in kept if not _touches(quad, broken)]


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
