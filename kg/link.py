"""Who and what is the same in several documents: decisions, kept as data.

A positive judgement (``kg.judge``) becomes a ``kg:Identitet`` that the thing of each
document points to; an unsure one only names its candidates. The things keep their own
IRIs, and all decisions are one derived graph: to take them back is to drop it. What
people put right (``kg.corrections``) has the last word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from ingest.extract.plannames import same_plan
from kg.corrections import Correction, corrected
from kg.iri import Iris
from kg.judge import (
    Case,
    Decision,
    Thing,
    body_core,
    fold,
    judge_alike,
    judge_cases,
    judge_names,
    judge_people,
    plan_core,
    same_project,
)
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
_UNMET = """
SELECT DISTINCT ?thing ?body ?date WHERE {
  ?thing a kg:Moetesak ; kg:utvalg ?body ; kg:moetedato ?date .
  FILTER NOT EXISTS { ?thing kg:moete ?known }
} ORDER BY ?thing
"""
_MEETINGS = """
SELECT DISTINCT ?thing ?body ?date WHERE {
  ?thing a kg:Moetemappe ; kg:utvalg ?body ; kg:moetedato ?date
} ORDER BY ?thing
"""
_CASES = """
SELECT DISTINCT ?thing ?body ?number ?date ?document ?owner ?name WHERE {
  GRAPH ?document { ?thing a kg:Moetesak ; kg:utvalg ?body .
    ?thing kg:moetesaksnummer ?number . OPTIONAL { ?thing kg:moetedato ?date } }
  ?document kg:utgiver ?owner . ?body rdfs:label ?label .
  BIND(CONCAT(STR(?label), " sak ", ?number) AS ?name)
} ORDER BY ?thing ?document
"""

_KINDS = (
    (KG.Person, "person"),
    (KG.Temaplan, "plan"),
    (KG.Plan, "plan"),
    (KG.Utvalg, "utvalg"),
    (KG.Prosjekt, "prosjekt"),
)


def links(
    graph: GraphStore, iris: Iris, held: Iterable[Correction] = ()
) -> Iterator[Quad]:
    """All that is decided across the documents of a graph, as quads of one graph.

    held: the corrections that are in force.
    """
    place = NamedNode(iris.links())
    for decision in decisions(graph, held):
        yield from _quads(decision, iris, place)
    for case, meeting in _met(graph):
        yield Quad(NamedNode(case), KG.moete, NamedNode(meeting), place)


def _met(graph: GraphStore) -> Iterator[tuple[str, str]]:
    """Each case that tells no meeting, with the meetings of its body on its day.

    Joined here: the store would hold every case against every meeting of that day.
    """
    meetings: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in graph.rows(_MEETINGS):
        meetings[row["body"], row["date"]].append(row["thing"])
    for row in graph.rows(_UNMET):
        for meeting in meetings[row["body"], row["date"]]:
            yield row["thing"], meeting


def decisions(graph: GraphStore, held: Iterable[Correction] = ()) -> Iterator[Decision]:
    """The decisions about people, plans, bodies, projects and cases, put right."""
    put_right = list(held)
    known = things(graph) if put_right else {}
    yield from corrected(_judged(graph), put_right, known)


def things(graph: GraphStore) -> dict[str, tuple[str, Thing]]:
    """What may be the same as another: its kind, and the thing, by IRI."""
    found = {
        thing.iri: (name, thing)
        for kind, name in _KINDS
        for thing in _things(graph, kind)
    }
    cases = ((case.thing.iri, ("moetesak", case.thing)) for case in _cases(graph))
    return found | dict(cases)


def _judged(graph: GraphStore) -> Iterator[Decision]:
    yield from judge_people(_things(graph, KG.Person))
    reason = "samme plan i samme kommune"
    for kind in (KG.Temaplan, KG.Plan):
        plans = _things(graph, kind)
        yield from judge_alike("plan", plans, plan_core, same_plan, reason)
    bodies = _things(graph, KG.Utvalg)
    reason = "samme utvalg i samme kommune"
    yield from judge_names("utvalg", bodies, body_core, reason)
    projects = _things(graph, KG.Prosjekt)
    reason = "samme prosjektnavn i samme kommune"
    yield from judge_alike("prosjekt", projects, fold, same_project, reason)
    yield from judge_cases(_cases(graph))


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


def _quads(decision: Decision, iris: Iris, place: NamedNode) -> Iterator[Quad]:
    owner = decision.things[0].owner.rpartition("/")[2]
    linked = decision.judgement == "positive"
    scope = (owner,) if linked else (owner, decision.judgement)
    node = NamedNode(iris.identity(decision.kind, decision.name, *scope))
    said: dict[NamedNode, NamedNode | Literal] = {
        RDF.type: KG.Identitet,
        RDFS.label: Literal(decision.name, language="nb"),
        SKOS.prefLabel: Literal(decision.name),
        KG.klasse: KG[decision.kind.capitalize()],
        KG.vurdering: Literal(decision.judgement),
        KG.begrunnelse: Literal(decision.reason),
    }
    iris_of = sorted({thing.iri for thing in decision.things})
    yield from (Quad(node, term, value, place) for term, value in said.items())
    for thing in map(NamedNode, iris_of):
        if linked:
            yield Quad(thing, KG.identitet, node, place)
        else:
            yield Quad(node, KG.kandidat, thing, place)
