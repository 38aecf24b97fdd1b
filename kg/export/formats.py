"""The formats that a graph can be written in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Format:
    """A format. ending: of its files. rdf: it keeps all; the others keep a network."""

    name: str
    ending: str
    media_type: str
    told: str
    rdf: bool = False


_ALL = (
    Format("nquads", ".nq", "application/n-quads", "RDF stores", rdf=True),
    Format("turtle", ".ttl", "text/turtle", "RDF stores, text editors", rdf=True),
    Format("jsonld", ".jsonld", "application/ld+json", "JSON tools", rdf=True),
    Format("graphml", ".graphml", "application/graphml+xml", "yEd, Gephi, igraph"),
    Format("gexf", ".gexf", "application/gexf+xml", "Gephi, with a timeline"),
    Format("cytoscape", ".cyjs", "application/json", "Cytoscape, Cytoscape.js"),
    Format("csv", ".csv", "text/csv", "spreadsheets: one file of nodes, one of edges"),
)
FORMATS = {form.name: form for form in _ALL}
