"""Who and what is the same in several documents: decisions, kept as data.

Blocking: the same kind of thing, the same municipality, nearly the same name.
Evidence: the rest of the name, and the party. Judgement: positive, or unsure where
the evidence speaks against it or several would fit. A positive one becomes a
``kg:Identitet`` that the thing of each document points to; an unsure one only names
its candidates.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg.iri import Iris
from kg.store import GraphStore
from kg.vocab import KG, RDF, RDFS, SKOS

_THINGS = """
SELECT ?kind ?thing ?name ?document ?owner
  (GROUP_CONCAT(DISTINCT ?code) AS ?parties)
WHERE {
  GRAPH ?document { ?thing a ?kind . ?thing foaf:name|kg:navn ?name }
  ?document kg:utgiver ?owner .
  OPTIONAL {
    GRAPH ?document { ?role org:member|kg:person ?thing ; kg:parti/kg:partikode ?code }
  }
} GROUP BY ?kind ?thing ?name ?document ?owner ORDER BY ?thing ?name
"""
_MEETINGS = """
SELECT DISTINCT ?case ?meeting WHERE {
  ?case a kg:Moetesak ; kg:utvalg ?body ; kg:moetedato ?date .
  ?meeting a kg:Moetemappe ; kg:utvalg ?body ; kg:moetedato ?date .
  FILTER NOT EXISTS { ?case kg:moete ?known }
} ORDER BY ?case ?meeting
"""
_CASES = """
SELECT DISTINCT ?thing ?body ?number ?date ?document ?owner ?name WHERE {
  GRAPH ?document { ?thing a kg:Moetesak ; kg:utvalg ?body .
    ?thing kg:moetesaksnummer ?number . OPTIONAL { ?thing kg:moetedato ?date } }
  ?document kg:utgiver ?owner . ?body rdfs:label ?label .
  BIND(CONCAT(STR(?label), " sak ", ?number) AS ?name)
} ORDER BY ?thing ?document
"""
# "Temaplan for", "(2020-2030)", "2024–2027": what a plan is called beside its subject.
_PLAN_WORDS = re.compile(
    r"\b(?:vedtatt )?temaplan(?:en|er)?(?: for)?\b|\b20\d\d(?: 20\d\d)?\b"
)
_BODY_WORDS = re.compile(r"^(?:hoved)?(?:utvalg|utval)(?:et)? for (?:dei? )?")
_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Thing:
    """A thing as one document names it. owner: the municipality of the document."""

    iri: str
    name: str
    document: str
    owner: str
    parties: frozenset[str] = frozenset()


class Case(NamedTuple):
    """A case as one document names it. body: its IRI; date: "" where none is told."""

    thing: Thing
    body: str
    number: str
    date: str


@dataclass(frozen=True)
class Decision:
    """What was decided of some things. judgement: "positive" or "unsure"."""

    kind: str
    name: str
    things: tuple[Thing, ...]
    judgement: str
    reason: str


def links(graph: GraphStore, iris: Iris) -> Iterator[Quad]:
    """All that is decided across the documents of a graph, as quads of one graph."""
    place = NamedNode(iris.links())
    for decision in decisions(graph):
        yield from _quads(decision, iris, place)
    for row in graph.rows(_MEETINGS):
        yield Quad(NamedNode(row["case"]), KG.moete, NamedNode(row["meeting"]), place)


def decisions(graph: GraphStore) -> Iterator[Decision]:
    """The decisions about people, plans, bodies, projects and cases."""
    yield from judge_people(_things(graph, KG.Person))
    plans = [*_things(graph, KG.Temaplan), *_things(graph, KG.Plan)]
    yield from judge_names("plan", plans, plan_core, "samme plan i samme kommune")
    bodies = _things(graph, KG.Utvalg)
    reason = "samme utvalg i samme kommune"
    yield from judge_names("utvalg", bodies, body_core, reason)
    projects = _things(graph, KG.Prosjekt)
    reason = "samme prosjektnavn i samme kommune"
    yield from judge_names("prosjekt", projects, fold, reason)
    yield from judge_cases(_cases(graph))


def judge_cases(cases: Iterable[Case]) -> Iterator[Decision]:
    """A case told without its date is the one of that body and number with a date."""
    found: dict[tuple[str, str], dict[str, list[Thing]]] = defaultdict(dict)
    for case in cases:
        dates = found[case.body, case.number]
        dates.setdefault(case.date, []).append(case.thing)
    for _, dates in sorted(found.items()):
        if "" in dates and len(dates) == 2:
            things = tuple(thing for date in sorted(dates) for thing in dates[date])
            reason = "samme utvalg og saksnummer, og bare én dato"
            yield Decision("moetesak", things[0].name, things, "positive", reason)


def _cases(graph: GraphStore) -> Iterator[Case]:
    for row in graph.rows(_CASES):
        thing = Thing(row["thing"], row["name"], row["document"], row["owner"])
        yield Case(thing, row["body"], row["number"], row.get("date", ""))


def _things(graph: GraphStore, kind: NamedNode) -> list[Thing]:
    return [
        Thing(
            row["thing"],
            row["name"],
            row["document"],
            row["owner"],
            frozenset(row.get("parties", "").split()),
        )
        for row in graph.rows(_THINGS, kind=kind)
    ]


def fold(name: str) -> str:
    """A name without case, marks and odd spacing."""
    plain = unicodedata.normalize("NFC", name).casefold()
    return _MARKS.sub(" ", plain).strip()


def plan_core(name: str) -> str:
    """What a plan is about: its name without "temaplan for" and without years."""
    return " ".join(_PLAN_WORDS.sub(" ", fold(name)).split())


def body_core(name: str) -> str:
    """What a body is for: "hovedutvalget for oppvekst" is "utvalg for oppvekst"."""
    return _BODY_WORDS.sub("", fold(name))


def judge_names(
    kind: str, things: list[Thing], core: Callable[[str], str], reason: str
) -> Iterator[Decision]:
    """Things of one municipality whose names have the same core are the same."""
    blocks: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    for thing in things:
        blocks[thing.owner, core(thing.name)].append(thing)
    for (_, name), block in sorted(blocks.items()):
        if len(name) >= 4 and _several_documents(block) and _several(block):
            yield Decision(kind, _fullest(block), tuple(block), "positive", reason)


def judge_people(people: list[Thing]) -> Iterator[Decision]:
    """People of one municipality with the same first and last name.

    Middle names may be missing or be initials, as long as all forms fit one another;
    two that do not ("Kari Anne Berg", "Kari Lise Berg") make the short form unsure.
    """
    blocks: dict[tuple[str, str, str], list[Thing]] = defaultdict(list)
    for person in people:
        words = fold(person.name).split()
        if len(words) > 1:
            blocks[person.owner, words[0], words[-1]].append(person)
    for _, block in sorted(blocks.items()):
        yield from _judge_block(block)


def _judge_block(block: list[Thing]) -> Iterator[Decision]:
    fits = all(middle_names_fit(a.name, b.name) for a in block for b in block)
    groups = [block] if fits else _by_name(block)
    for group in groups:
        if _several_documents(group):
            yield _judge_group(group)
    if not fits and _several_documents(block):
        reason = "flere navn kan høre til samme person"
        yield Decision("person", _fullest(block), tuple(block), "unsure", reason)


def _judge_group(group: list[Thing]) -> Decision:
    known = [person.parties for person in group if person.parties]
    people, name = tuple(group), _fullest(group)
    if known and not reduce(frozenset.intersection, known):
        reason = "samme navn i samme kommune, men ulike partier"
        return Decision("person", name, people, "unsure", reason)
    same = len({fold(person.name) for person in group}) == 1
    fit = "samme navn" if same else "samme navn, mellomnavn passer,"
    return Decision("person", name, people, "positive", f"{fit} i samme kommune")


def _by_name(block: list[Thing]) -> list[list[Thing]]:
    groups: dict[str, list[Thing]] = defaultdict(list)
    for person in block:
        groups[fold(person.name)].append(person)
    return [groups[name] for name in sorted(groups)]


def middle_names_fit(one: str, other: str) -> bool:
    """Whether the names between first and last can be of one person."""
    shorter, longer = sorted((_middle(one), _middle(other)), key=len)
    rest = iter(longer)
    return all(any(_name_fits(name, found) for found in rest) for name in shorter)


def _middle(name: str) -> list[str]:
    return fold(name).split()[1:-1]


def _name_fits(one: str, other: str) -> bool:
    initial = 1 in (len(one), len(other))
    return one[0] == other[0] if initial else one == other


def _several_documents(things: Iterable[Thing]) -> bool:
    return len({thing.document for thing in things}) > 1


def _several(things: Iterable[Thing]) -> bool:
    """Whether the things have more than one IRI: else there is nothing to decide."""
    return len({thing.iri for thing in things}) > 1


def _fullest(things: list[Thing]) -> str:
    """The longest name; of equally long ones the first in order."""
    return min((thing.name for thing in things), key=lambda name: (-len(name), name))


def _quads(decision: Decision, iris: Iris, place: NamedNode) -> Iterator[Quad]:
    owner = decision.things[0].owner.rpartition("/")[2]
    unsure = decision.judgement == "unsure"
    scope = (owner, decision.judgement) if unsure else (owner,)
    node = NamedNode(iris.identity(decision.kind, decision.name, *scope))
    said: dict[NamedNode, NamedNode | Literal] = {
        RDF.type: KG.Identitet,
        RDFS.label: Literal(decision.name, language="nb"),
        SKOS.prefLabel: Literal(decision.name),
        KG.klasse: KG[decision.kind.capitalize()],
        KG.vurdering: Literal(decision.judgement),
        KG.begrunnelse: Literal(decision.reason),
    }
    things = sorted({thing.iri for thing in decision.things})
    yield from (Quad(node, term, value, place) for term, value in said.items())
    for thing in map(NamedNode, things):
        if unsure:
            yield Quad(node, KG.kandidat, thing, place)
        else:
            yield Quad(thing, KG.identitet, node, place)
