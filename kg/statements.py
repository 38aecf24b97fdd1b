"""Where places of running text disagree, with each other or with a table.

What a place says of a plan or project is compared with what other places say of the
same one. Counts and measures are compared where they are told of the same thing, area
and year, in words that show that the same is meant. A rounded figure agrees with the
one that it rounds.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from kg.index.analysis import analyse
from kg.store import GraphStore

_OF_THINGS = """
SELECT DISTINCT ?fact ?value ?about ?term ?said ?name ?place WHERE {
  GRAPH ?place { ?fact a kg:Utsagn ; kg:gjelder ?thing ; kg:egenskap ?term ;
    kg:verdi ?value ; kg:overflateform ?said . ?thing kg:navn ?name }
  OPTIONAL { ?thing kg:identitet ?same }
  BIND(COALESCE(?same, ?thing) AS ?about)
} ORDER BY ?fact
"""
_OF_WORDS = """
SELECT DISTINCT ?fact ?value ?thing ?unit ?area ?year ?said ?place WHERE {
  GRAPH ?place { ?fact a kg:Utsagn ; kg:gjelder ?thing ; kg:verdi ?value ;
    kg:omraade ?area ; kg:overflateform ?said .
    OPTIONAL { ?fact kg:maaleenhet ?unit } OPTIONAL { ?fact kg:aar ?year } }
  FILTER(isLiteral(?thing))
} ORDER BY ?fact
"""
_OBSERVED = """
SELECT DISTINCT ?fact ?value ?thing ?area ?year ?place WHERE {
  GRAPH ?place { ?fact a kg:Observasjon ; kg:verdi ?value ; kg:aar ?year ;
    kg:omraade ?area ; kg:maaleenhet "antall" ; kg:indikator/skos:prefLabel ?thing }
} ORDER BY ?fact
"""
_TOTALS = """
SELECT DISTINCT ?fact ?value ?about ?said ?name ?place WHERE {
  GRAPH ?place { ?fact a kg:Budsjettpost ; kg:budsjettversjon "brutto" ;
    kg:verdi ?value ; kg:prosjekt ?thing ; kg:tekst ?said . ?thing kg:navn ?name }
  OPTIONAL { ?thing kg:identitet ?same }
  BIND(COALESCE(?same, ?thing) AS ?about)
} ORDER BY ?fact
"""
_DEVIATIONS = """
SELECT DISTINCT ?fact ?value ?cell ?told ?thing ?said ?year WHERE {
  GRAPH ?place {
    ?fact a kg:Utsagn ; kg:egenskap kg:avvik ; kg:gjelder ?thing ; kg:verdi ?value ;
      kg:aar ?year ; kg:overflateform ?said .
    ?cell a kg:Budsjettpost ; kg:kolonne ?column ; kg:aar ?year ; kg:verdi ?told ;
      kg:tekst ?row . OPTIONAL { ?cell kg:tjenesteomraade ?area } }
  FILTER(REGEX(?column, "avvik.*prognose|prognose.*avvik", "i"))
  FILTER(?row = ?thing || (STRSTARTS(?row, "Sum") && ?area = ?thing))
} ORDER BY ?fact ?cell
"""
_MISNUMBERED = """
SELECT DISTINCT ?one ?other ?number ?wrong WHERE {
  GRAPH ?place {
    ?one a kg:Moetesak ; kg:utvalg ?body ; kg:moetesakssekvensnummer ?sequence ;
      kg:moetesaksaar ?year ; kg:moetesaksnummer ?number ; prov:wasDerivedFrom ?here .
    ?other a kg:Moetesak ; kg:utvalg ?body ; kg:moetesakssekvensnummer ?sequence ;
      kg:moetesaksaar ?later ; kg:moetesaksnummer ?wrong ; prov:wasDerivedFrom ?there .
    ?here kg:startLinje ?line . ?there kg:startLinje ?next }
  FILTER(xsd:integer(STR(?later)) - xsd:integer(STR(?year)) >= 5)
  FILTER(ABS(?line - ?next) <= 3)
} ORDER BY ?one ?other
"""
LEAST_NAME = 10  # letters of what an undated measure is of; shorter words are common
LEAST_ROUND = 1000  # smaller numbers that end in zeros are seldom rounded


@dataclass(frozen=True)
class Told:
    """What one place tells of a thing. said: its sentence, or the label of a row."""

    fact: str
    value: str
    thing: str
    said: str
    place: str
    year: str = ""
    unit: str = ""


Group = tuple[str, list[Told]]


def of_things(graph: GraphStore) -> Iterator[Group]:
    """The property at issue, and what places that disagree say of one thing."""
    found: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for row in graph.rows(_OF_THINGS):
        told = Told(row["fact"], row["value"], row["name"], row["said"], row["place"])
        found[row["about"], row["term"]].append(told)
    sums: dict[str, list[list[Told]]] = defaultdict(list)
    for (about, term), claims in found.items():
        if term.endswith("verdi"):
            sums[about].append(claims)
    for row in graph.rows(_TOTALS):
        told = Told(row["fact"], row["value"], row["name"], row["said"], row["place"])
        for others in sums[row["about"]]:
            others.append(told)
    for (_, term), claims in sorted(found.items()):
        differ = apart if term.endswith("verdi") else asunder
        yield from ((term, told) for told in _unlike(claims, differ))


def of_words(graph: GraphStore) -> Iterator[list[Told]]:
    """Counts and measures of the same thing, area and year that differ."""
    found: dict[tuple[frozenset[str], ...], list[Told]] = defaultdict(list)
    scope: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for row in graph.rows(_OF_WORDS):
        told = _told(row)
        unit = stems(row.get("unit", ""))
        found[stems(told.thing), unit, frozenset((row["area"], told.year))].append(told)
        scope[row["area"], told.year].append(told)
    for key in sorted(found, key=lambda key: [sorted(part) for part in key]):
        yield from _unlike(found[key], apart, same_meant)
    yield from _against_tables(graph, scope)


def _against_tables(
    graph: GraphStore, scope: dict[tuple[str, str], list[Told]]
) -> Iterator[list[Told]]:
    """Counts of prose, each with all the cells that count the same otherwise."""
    cells: dict[Told, list[Told]] = defaultdict(list)
    for row in graph.rows(_OBSERVED):
        cell = _told(row | {"said": row["thing"]})
        for told in scope[row["area"], cell.year]:
            if counts(told, cell.thing) and apart(told.value, cell.value):
                cells[told].append(cell)
    yield from ([told, *others] for told, others in cells.items())


def of_deviations(graph: GraphStore) -> Iterator[list[Told]]:
    """Deviations that prose tells otherwise than the table of the same area."""
    found: dict[str, list[Told]] = defaultdict(list)
    for row in graph.rows(_DEVIATIONS):
        said = Told(row["fact"], row["value"], row["thing"], row["said"], "")
        if apart(row["value"], row["told"]):
            cell = Told(row["cell"], row["told"], row["thing"], row["said"], "")
            found[row["fact"]] += [cell] if found[row["fact"]] else [said, cell]
    yield from found.values()


def misnumbered(graph: GraphStore) -> Iterator[list[Told]]:
    """Cases of one number but for the year, beside each other: a slip of the pen."""
    for row in graph.rows(_MISNUMBERED):
        one = Told(row["one"], row["number"], f"sak {row['number']}", "", "")
        yield [one, Told(row["other"], row["wrong"], one.thing, "", "")]


def _told(row: dict[str, str]) -> Told:
    return Told(
        row["fact"], row["value"], row["thing"], row["said"], row["place"],
        row.get("year", ""), row.get("unit", ""),
    )  # fmt: skip


def _unlike(
    claims: list[Told],
    differ: Callable[[str, str], bool],
    same: Callable[[Told, Told], bool] = lambda one, other: True,
) -> Iterator[list[Told]]:
    """All that stand in some pair that means the same and says something else."""
    unlike = {
        claim
        for pair in combinations(claims, 2)
        if differ(pair[0].value, pair[1].value) and same(*pair)
        for claim in pair
    }
    if unlike:
        yield [claim for claim in claims if claim in unlike]


def same_meant(one: Told, other: Told) -> bool:
    """Whether two places that name one thing and year speak of the same of it.

    Counts of a year, or of a bare noun: their sentences share a further word
    ("bosette"). Others: the thing is told closely enough by itself ("kommunale
    barnehager", "utslippene").
    """
    close = " " in one.thing
    if _is_count(one) and (one.year or not close):
        return bool(_words(one) & _words(other))
    return close or len(one.thing) >= LEAST_NAME


def _is_count(told: Told) -> bool:
    return told.unit == told.thing.split()[-1]


def counts(told: Told, label: str) -> bool:
    """Whether an indicator counts the thing that a sentence counts, in the same way.

    "vedtatt åtte reguleringsplaner" and "Detaljreguleringsplaner vedtatt siste år".
    """
    thing, words = stems(told.thing.split()[-1]), stems(label)
    named = {word for word in words for stem in thing if word.endswith(stem[1:])}
    return bool(named and _words(told) & (words - named))


def _words(told: Told) -> frozenset[str]:
    return stems(told.said) - stems(told.thing)


_COMMON = (  # words that any two sentences with figures may share
    "inkludert totalt samlet sammen kommunen også alle hele antall"
    " to tre fire fem seks sju syv åtte ni ti elleve tolv"
)


@lru_cache(maxsize=10_000)
def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text, marked as the index marks them; no names."""
    plain = re.sub(r"\b[A-ZÆØÅ]\w+|\d\S*", " ", text[:1].lower() + text[1:])
    found = frozenset(t for t in analyse(plain) if t[0] == "=" and len(t) > 3)
    return found if text == _COMMON else found - stems(_COMMON)


def apart(one: str, other: str) -> bool:
    """Whether two numbers differ by more than the rounding of the coarser one."""
    a, b = Decimal(one), Decimal(other)
    return abs(a - b) >= max(_step(a), _step(b))


def asunder(one: str, other: str) -> bool:
    """Whether two dates, or ranges of dates, have no day in common."""
    (first, last), (start, end) = days(one), days(other)
    return last < start or end < first


def _step(value: Decimal) -> Decimal:
    """The last digit that a number tells: 0.1 of 7.3, 1000 of 179000."""
    if value == value.to_integral_value() and abs(value) >= LEAST_ROUND:
        digits = str(int(abs(value)))
        return Decimal(10) ** (len(digits) - len(digits.rstrip("0")))
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def days(value: str) -> tuple[str, str]:
    """First and last day of an ISO date of any precision, or of a range of two."""
    first, _, last = value.partition("/")
    last = last or first
    return first + "-01-01"[len(first) - 4 :], last + "-12-31"[len(last) - 4 :]
