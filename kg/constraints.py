"""Reads ``ontology/shapes.ttl`` as a table of constraints.

It holds a small part of SHACL; any other constraint is refused, not passed over.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.errors import ShapeViolation
from kg.vocab import RDF, short

SH = "http://www.w3.org/ns/shacl#"
SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"

Value = NamedNode | BlankNode | Literal | Triple
Properties = Mapping[NamedNode, list[Value]]
Classes = Mapping[Value, frozenset[str]]
# The values of one property, all properties of the node, and the classes of every
# node of the graph, to a complaint.
Test = Callable[[list[Value], Properties, Classes], str | None]
_Said = Mapping[str, list[str]]  # of a shape: property to values
_Shapes = Mapping[str, _Said]


@dataclass(frozen=True)
class Constraint:
    """What a property of the nodes of a class must hold to. severe: else they go."""

    klasse: str
    path: NamedNode
    severe: bool
    tests: tuple[Test, ...]


@cache
def ontology(name: str) -> tuple[Quad, ...]:
    """The statements of a Turtle file of the ontology."""
    text = (files("kg") / "ontology" / name).read_bytes()
    return tuple(parse(text, format=RdfFormat.TURTLE))


@cache
def parents() -> Mapping[str, set[str]]:
    """The classes right above each class."""
    above: dict[str, set[str]] = defaultdict(set)
    for quad in ontology("kommunegraf.ttl"):
        if quad.predicate.value == SUBCLASS:
            above[lexical(quad.subject)].add(lexical(quad.object))
    return above


@cache
def constraints() -> tuple[Constraint, ...]:
    """All constraints of the shapes. Raises ShapeViolation for an unknown kind."""
    said: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for quad in ontology("shapes.ttl"):
        terms = said[lexical(quad.subject)]
        terms.setdefault(quad.predicate.value, []).append(lexical(quad.object))
    return tuple(_constraints(said))


def lexical(value: Value) -> str:
    """The IRI of a node, or the text of a literal."""
    return str(value) if isinstance(value, Triple) else value.value


def _constraints(said: _Shapes) -> Iterator[Constraint]:
    for terms in said.values():
        for target in terms.get(SH + "targetClass", ()):
            for shape in terms.get(SH + "property", ()):
                yield _constraint(target, said[shape], said)


def _constraint(klasse: str, shape: _Said, said: _Shapes) -> Constraint:
    (path,) = shape[SH + "path"]
    severity = shape.get(SH + "severity", [SH + "Violation"])[0]
    tests = [
        _test(term.removeprefix(SH), value, said)
        for term, values in shape.items()
        if term not in (SH + "path", SH + "severity")
        for value in values
    ]
    severe = severity == SH + "Violation"
    return Constraint(klasse, NamedNode(path), severe, tuple(tests))


def _test(kind: str, value: str, said: _Shapes) -> Test:
    if kind == "in":
        return _in(set(_list(value, said)))
    if kind == "or":
        options = [said[option] for option in _list(value, said)]
        return _datatype({option[SH + "datatype"][0] for option in options})
    make = _TESTS.get(kind)
    if make is None:
        raise ShapeViolation(f"shapes.ttl: sh:{kind} is not known to kg.constraints")
    return make(value)


def _list(head: str, said: _Shapes) -> Iterator[str]:
    rdf = RDF.iri
    while head != rdf + "nil":
        (first,), (head,) = said[head][rdf + "first"], said[head][rdf + "rest"]
        yield first


def _min_count(least: str) -> Test:
    def test(values: list[Value], node: Properties, classes: Classes) -> str | None:
        return f"has {len(values)} values, not {least}" if len(values) < few else None

    few = int(least)
    return test


def _max_count(most: str) -> Test:
    def test(values: list[Value], node: Properties, classes: Classes) -> str | None:
        return f"has {len(values)} values, not {most}" if len(values) > many else None

    many = int(most)
    return test


def _each(wrong: Callable[[Value, Classes], bool], what: str) -> Test:
    def test(values: list[Value], node: Properties, classes: Classes) -> str | None:
        for value in values:
            if wrong(value, classes):
                return f"has {lexical(value)[:80]!r}, which is not {what}"
        return None

    return test


def _datatype(kinds: set[str]) -> Test:
    def wrong(value: Value, classes: Classes) -> bool:
        return not isinstance(value, Literal) or value.datatype.value not in kinds

    return _each(wrong, " or ".join(short(kind) for kind in sorted(kinds)))


def _class(kind: str) -> Test:
    def wrong(value: Value, classes: Classes) -> bool:
        return kind not in classes.get(value, frozenset())

    return _each(wrong, f"a {short(kind)}")


def _in(allowed: set[str]) -> Test:
    told = ", ".join(sorted(allowed))
    return _each(lambda value, classes: lexical(value) not in allowed, f"one of {told}")


def _pattern(pattern: str) -> Test:
    search = re.compile(pattern).search
    return _each(lambda value, classes: not search(lexical(value)), f"like {pattern}")


def _min_inclusive(least: str) -> Test:
    def wrong(value: Value, classes: Classes) -> bool:
        number = lexical(value)
        return not number.lstrip("-").isdecimal() or int(number) < int(least)

    return _each(wrong, f"at least {least}")


def _less(strict: bool, other: str) -> Test:
    def test(values: list[Value], node: Properties, classes: Classes) -> str | None:
        for upper in map(lexical, node.get(path, ())):
            for value in map(lexical, values):
                if int(upper) - int(value) < strict:
                    return f"is {value}, not below {short(other)} {upper}"
        return None

    path = NamedNode(other)
    return test


_TESTS: Mapping[str, Callable[[str], Test]] = {
    "minCount": _min_count,
    "maxCount": _max_count,
    "datatype": lambda kind: _datatype({kind}),
    "class": _class,
    "pattern": _pattern,
    "minInclusive": _min_inclusive,
    "lessThan": lambda other: _less(True, other),
    "lessThanOrEquals": lambda other: _less(False, other),
}
