"""First questions for a newcomer: held as data, or made of what the graph holds."""

import csv
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Final

from kg.store import GraphStore

MOST: Final = 5
_PUBLISHERS: Final = "SELECT DISTINCT ?navn WHERE { ?d kg:utgiver/kg:navn ?navn }"
# One thing of each kind that there is surely something to say about.
_THINGS: Final = {
    "plan": """SELECT ?navn WHERE {
        ?plan a kg:Temaplan ; kg:navn ?navn ; kg:vedtattDato ?dato }
        ORDER BY DESC(?dato) ?navn LIMIT 1""",
    "sak": """SELECT ?utvalg ?nummer WHERE {
        ?vedtak a kg:Vedtak ; kg:moetesak ?sak .
        ?sak kg:moetesaksnummer ?nummer ; kg:utvalg/kg:navn ?utvalg }
        ORDER BY ?nummer ?utvalg LIMIT 1""",
    "moete": """SELECT ?utvalg ?dato WHERE {
        ?moete kg:moeteleder ?leder ; kg:moetedato ?dato ; kg:utvalg/kg:navn ?utvalg }
        ORDER BY DESC(?dato) ?utvalg LIMIT 1""",
    "prosjekt": """SELECT ?navn WHERE {
        ?prosjekt a kg:Prosjekt ; kg:navn ?navn ; kg:ferdigAar ?aar }
        ORDER BY DESC(?aar) ?navn LIMIT 1""",
}


def suggestions(graph: GraphStore, language: str) -> list[str]:
    """A few questions that the documents answer."""
    named = " ".join(row["navn"] for row in graph.rows(_PUBLISHERS))
    ready = [row[language] for row in _rows("questions") if row["kommune"] in named]
    return (ready or list(_made(graph, language)))[:MOST]


def _made(graph: GraphStore, language: str) -> Iterator[str]:
    for template in _rows("templates"):
        for row in graph.rows(_THINGS[template["query"]]):
            yield template[language].format(**row)


def _rows(name: str) -> Iterator[Mapping[str, str]]:
    told = files("kg.web").joinpath(f"{name}.csv").read_text("utf-8")
    yield from csv.DictReader(told.splitlines())
