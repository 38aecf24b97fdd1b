"""Where the documents disagree: facts of the same thing that say different values.

Only what has the same key is compared, and only where each place by itself is of one
mind: a key that has several values in one table does not tell its rows apart. Two
series of figures are one under two names when they agree in several years. Which of
the values is right is not decided; readers see both.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from pyoxigraph import Literal, NamedNode, Quad

from kg.iri import Iris
from kg.judge import fold
from kg.statements import Told, misnumbered, of_deviations, of_things, of_words
from kg.store import GraphStore
from kg.vocab import KG, RDF, RDFS

_OBSERVATIONS = """
SELECT ?fact ?value ?about ?area ?year ?unit ?place WHERE {
  GRAPH ?place { ?fact a kg:Observasjon ; kg:verdi ?value ; kg:aar ?year ;
    kg:indikator/skos:prefLabel ?about ; kg:omraade ?area .
    OPTIONAL { ?fact kg:maaleenhet ?unit } }
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
AGREED = 2  # years with the same telling value make two series one
NEAR = Decimal("0.1")  # share by which amounts of one thing may differ
TELLING = 3  # digits of a value that two series hardly share by chance


@dataclass(frozen=True)
class Claim:
    """One fact, and the value that it gives. place: the graph or part it stands in."""

    fact: str
    value: str
    label: str
    place: str = ""


def conflicts(graph: GraphStore, iris: Iris) -> Iterator[Quad]:
    """All contradictions in a graph, as quads of one graph."""
    observed = _gather(graph, _OBSERVATIONS, ("about", "area", "year", "unit"))
    entries = _gather(
        graph, _ENTRIES, ("about", "year", "version", "kind", "area", "owner")
    )
    close = {key: claims for key, claims in entries.items() if alike(claims)}
    found: list[tuple[NamedNode, str, Iterable[list[Claim]]]] = [
        (KG.verdi, "samme indikator, område og år", disputed(observed)),
        (KG.verdi, "samme tallrekke, men ulikt ett år", series(observed)),
        (KG.verdi, "samme post, år og budsjettversjon", disputed(close)),
    ]
    counted = (_claims(told) for told in of_words(graph))
    found.append((KG.verdi, "samme antall eller mengde", counted))
    deviations = (_claims(told) for told in of_deviations(graph))
    found.append((KG.avvik, "avvik i tekst og tabell", deviations))
    slips = (_claims(told) for told in misnumbered(graph))
    found.append((KG.moetesaksnummer, "saksnummer med ulikt år", slips))
    for about, said in of_things(graph):
        told_of = KG[about.rpartition("#")[2]]
        found.append((told_of, "sagt flere steder om det samme", [_claims(said)]))
    told = set()
    for term, reason, groups in found:
        for claims in groups:
            facts = frozenset(claim.fact for claim in claims)
            if facts not in told:
                told.add(facts)
                yield from _quads(claims, term, reason, iris)


def _claims(told: Iterable[Told]) -> list[Claim]:
    return [Claim(one.fact, one.value, one.thing, one.place) for one in told]


Key = tuple[str, ...]
Claims = dict[Key, list[Claim]]


def disputed(found: Claims) -> Iterator[list[Claim]]:
    """The claims of each key that places of one mind do not agree about."""
    for key in sorted(found):
        claims = found[key]
        places: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            places[claim.place].add(claim.value)
        if all(len(values) == 1 for values in places.values()) and disagree(claims):
            yield claims


def alike(claims: list[Claim]) -> bool:
    """Whether amounts are near enough to be of one thing; rows share short labels."""
    amounts = sorted(Decimal(claim.value) for claim in claims)
    return amounts[0] * amounts[-1] > 0 and (
        abs(amounts[-1] - amounts[0]) <= NEAR * max(map(abs, amounts))
    )


def series(found: Claims) -> Iterator[list[Claim]]:
    """Claims of two series that are one in most years and differ in another.

    found: by indicator, area, year and unit.
    """
    rows: dict[Key, dict[str, Claim]] = defaultdict(dict)
    for (about, area, year, unit), claims in sorted(found.items()):
        for claim in claims:
            rows[about, area, unit, claim.place].setdefault(year, claim)
    for one, other in _near(rows):
        years = sorted(rows[one].keys() & rows[other].keys())
        pairs = [(rows[one][year], rows[other][year]) for year in years]
        unlike = [pair for pair in pairs if differ(pair[0].value, pair[1].value)]
        if len(unlike) < len(pairs) / 2:
            yield from ([*pair] for pair in unlike)


def _near(rows: dict[Key, dict[str, Claim]]) -> list[tuple[Key, Key]]:
    """Series under different names of one area and unit, alike in several years."""
    same: dict[Key, list[Key]] = defaultdict(list)
    for (about, area, unit, place), claims in rows.items():
        for year, claim in claims.items():
            if sum(map(str.isdigit, claim.value)) >= TELLING:
                same[area, unit, year, claim.value].append((about, area, unit, place))
    agreed = Counter(
        pair for keys in same.values() for pair in combinations(sorted(keys), 2)
    )
    return sorted(
        (one, other)
        for (one, other), years in agreed.items()
        if years >= AGREED and _is_sum(one[0]) == _is_sum(other[0])
    )


def _is_sum(about: str) -> bool:
    """Whether a series is named as a sum: it may equal its only large part."""
    return about.startswith(("sum ", "totalt ", "samlet ", "samla "))


def _gather(graph: GraphStore, query: str, key: tuple[str, ...]) -> Claims:
    claims: Claims = defaultdict(list)
    for row in graph.rows(query):
        about = tuple(_part(row.get(name, "")) for name in key)
        label = row.get("label", row["about"])
        claim = Claim(row["fact"], row["value"], label, row.get("place", ""))
        claims[about].append(claim)
    return claims


def _part(value: str) -> str:
    return value if value.startswith("http") else fold(value)


def disagree(claims: Iterable[Claim]) -> bool:
    """Whether some two claims cannot both be true, as far as they are precise."""
    values = sorted({claim.value for claim in claims})
    return any(differ(one, other) for one, other in combinations(values, 2))


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
