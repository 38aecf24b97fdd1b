"""Who and what is the same in several documents: decisions, kept as data.

A positive judgement (``kg.judge``) becomes a ``kg:Identitet`` that the thing of each
document points to; an unsure one only names its candidates. The things keep their own
IRIs, and all decisions are one derived graph: to take them back is to drop it.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from ingest.extract.plannames import same_plan
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
