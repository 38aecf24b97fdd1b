"""What becomes a node and what an edge, held as data: classes.csv and folds.csv."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.export.terms import text
from kg.vocab import KG, PREFIXES, RDFS

_SUBCLASS: Final = NamedNode(RDFS.iri + "subClassOf")
# Links that say where something stands or what it is, not what it has to do with.
_NOT_EDGES: Final = frozenset(
    {"dokument", "dokumentdel", "passasje", "kopi", "tabell", "identitet"}
    | {"kandidat", "klasse", "egenskap", "wasDerivedFrom", "type"}
)
DATES: Final = ("moetedato", "dato", "vedtattDato", "issued", "verdi", "aar", "saksaar")
"""Properties that tell when something is, the best one first."""


@dataclass(frozen=True)
class Fold:
    """A fact that is told as an edge between the things that two properties name.

    start, end: IRIs of the properties; start "dokument": the document itself.
    """

    klasse: str
    start: str
    end: str
    kind: str
    label: str


@cache
def roles() -> Mapping[str, str]:
    """The role of each class: node, edge, or asked (a node only where asked for).

    In order: of the classes of one thing, the first tells what it is.
    """
    return MappingProxyType({row["klasse"]: row["rolle"] for row in _rows("classes")})


@cache
def folds() -> Mapping[str, tuple[Fold, ...]]:
    """The edges that a fact of a class is told as."""
    found: dict[str, tuple[Fold, ...]] = {}
    for row in _rows("folds"):
        ends = (_iri(row["fra"]), _iri(row["til"]))
        fold = Fold(row["klasse"], *ends, row["kant"], row["nb"])
        found[fold.klasse] = (*found.get(fold.klasse, ()), fold)
    return MappingProxyType(found)


@cache
def labels(language: str = "nb") -> Mapping[str, str]:
    """What each class and property is called, by its local name.

    Those of other vocabularies are named in labels.csv.
    """
    others = {row["navn"]: row[language] for row in _rows("labels")}
    return MappingProxyType(
        others
        | {
            local(subject): value.value
            for subject, predicate, value in _ontology()
            if predicate == RDFS.label.value
            and isinstance(value, Literal)
            and value.language == language
        }
    )


@cache
def with_subclasses(klasse: str) -> frozenset[str]:
    """A class and those below it, by local name."""
    below = {
        local(subject)
        for subject, predicate, value in _ontology()
        if predicate == _SUBCLASS.value
        and isinstance(value, NamedNode)
        and value.value == KG.iri + klasse
    }
    return frozenset({klasse}).union(*(with_subclasses(name) for name in below))


def is_edge(predicate: str) -> bool:
    """Whether a link of this kind between two nodes is an edge."""
    return local(predicate) not in _NOT_EDGES


def local(iri: str) -> str:
    """The last step of an IRI: "https://kommunegraf.example/ns#Vedtak" is "Vedtak"."""
    return iri.rpartition("#")[2].rpartition("/")[2]


@cache
def _ontology() -> tuple[tuple[str, str, object], ...]:
    told = files("kg.ontology").joinpath("kommunegraf.ttl").read_bytes()
    quads = parse(told, format=RdfFormat.TURTLE)
    return tuple((text(q.subject), q.predicate.value, q.object) for q in quads)


def _iri(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return PREFIXES[prefix] + rest if rest else name


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("kg.export").joinpath(f"{name}.csv").read_text("utf-8")
    yield from csv.DictReader(text.splitlines())
