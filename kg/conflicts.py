"""Where the documents disagree: facts of the same thing that say different values.

Only what has the same key in every part is compared, so that two rows with a like
name do not pass for one. Which of them is right is not decided; readers see both.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from kg.iri import Iris
from kg.link import fold
from kg.store import GraphStore
from kg.vocab import KG, RDF, RDFS

_OBSERVATIONS = """
SELECT ?fact ?value ?about ?area ?year ?unit ?place WHERE {
  GRAPH ?place { ?fact a kg:Observasjon ; kg:verdi ?value ; kg:aar ?year ;
    kg:indikator/skos:prefLabel ?about ; kg:omraade ?area ; kg:maaleenhet ?unit . }
} ORDER BY ?fact
"""
_ENTRIES = """
SELECT ?fact ?value ?about ?year ?version ?kind ?area ?owner ?place WHERE {
  GRAPH ?graph { ?fact a kg:Budsjettpost ; kg:verdi ?value ; kg:aar ?year ;
    kg:budsjettversjon ?version ; kg:tekst ?about ; prov:wasDerivedFrom ?passage .
    ?passage kg:dokumentdel ?place .
    OPTIONAL { ?fact kg:posttype ?kind } OPTIONAL { ?fact kg:tjenesteomraade ?area } }
  OPTIONAL { ?graph kg:utgiver ?owner }
} ORDER BY ?fact
"""
_PLANS = """
SELECT ?fact ?value ?about WHERE {
  ?fact kg:identitet ?about ; kg:vedtattDato ?value .
} ORDER BY ?fact
"""
MOST = 12  # more facts under one key than this: the key does not tell them apart


@dataclass(frozen=True)
class Claim:
    """One fact, and the value that it gives. place: the graph or part it stands in."""

    fact: str
    value: str
    label: str
    place: str = ""


def conflicts(graph: GraphStore, iris: Iris) -> Iterator[Quad]:
    """All contradictions in a graph, as quads of one graph."""
    groups = [
        (KG.verdi, "samme indikator, område og år", _observations(graph)),
        (KG.verdi, "samme post, år og budsjettversjon", _entries(graph)),
        (KG.vedtattDato, "samme plan", _plans(graph)),
    ]
    for term, reason, claims in groups:
        for key in sorted(claims):
            if disagree(claims[key]):
                yield from _quads(claims[key], term, reason, iris)


Claims = dict[tuple[str, ...], list[Claim]]


def _observations(graph: GraphStore) -> Claims:
    return _gather(graph, _OBSERVATIONS, ("about", "area", "year", "unit"))


def _entries(graph: GraphStore) -> Claims:
    """Money: only rows of several words, and only from different parts."""
    key = ("about", "year", "version", "kind", "area", "owner")
    found = _gather(graph, _ENTRIES, key)
    return {
        key: claims
        for key, claims in found.items()
        if " " in key[0] and len({claim.place for claim in claims}) == len(claims)
    }


def _plans(graph: GraphStore) -> Claims:
    return _gather(graph, _PLANS, ("about",))


def _gather(graph: GraphStore, query: str, key: tuple[str, ...]) -> Claims:
    claims: Claims = defaultdict(list)
    for row in graph.rows(query):
        about = tuple(_part(row.get(name, "")) for name in key)
        label = row["about"].rpartition("/")[2]
        claim = Claim(row["fact"], row["value"], label, row.get("place", ""))
        claims[about].append(claim)
    return claims


def _part(value: str) -> str:
    return value if value.startswith("http") else fold(value)


def disagree(claims: list[Claim]) -> bool:
    """Whether some two claims cannot both be true, as far as they are precise."""
    if not 2 <= len({claim.fact for claim in claims}) <= MOST:
        return False
    values = sorted({claim.value for claim in claims})
    return any(differ(one, other) for one in values for other in values)


def differ(one: str, other: str) -> bool:
    """Whether two values differ: not when one is the other less precisely said.

    7.34 and 7.3 agree, and so do 2022-03-08 and 2022-03; 7.34 and 7.4 do not.
    """
    if (one.count("-") and not one.startswith("-")) or other[4:5] == "-":
        shorter, longer = sorted((one, other), key=len)
        return not longer.startswith(shorter)
    a, b = Decimal(one), Decimal(other)
    places = max(_exponent(a), _exponent(b))
    step = Decimal(1).scaleb(places)
    return abs(a - b) >= step


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _quads(
    claims: list[Claim], term: NamedNode, reason: str, iris: Iris
) -> Iterator[Quad]:
    place = NamedNode(iris.conflicts())
    facts = sorted({claim.fact for claim in claims})
    node = NamedNode(iris.conflict(*facts))
    values = sorted({claim.value for claim in claims})
    told = f"{reason}, ulike verdier: {'; '.join(values)}"
    yield Quad(node, RDF.type, KG.Motstrid, place)
    yield Quad(node, RDFS.label, Literal(claims[0].label, language="nb"), place)
    yield Quad(node, KG.egenskap, term, place)
    yield Quad(node, KG.begrunnelse, Literal(told), place)
    for fact in facts:
        yield Quad(node, KG.paastand, NamedNode(fact), place)
