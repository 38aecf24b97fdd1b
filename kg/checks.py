"""Looks at a published version again, from the outside."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError
from kg.iri import Iris
from kg.quotes import check_quotes
from kg.shapes import findings
from kg.store import GraphStore
from kg.versions import KnowledgeBase, Source, Version


@dataclass(frozen=True)
class CheckReport:
    """What was looked at and what does not hold. warnings: odd, yet allowed."""

    version: int
    documents: int
    quads: int
    problems: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return not self.problems


def check(kb: Path) -> CheckReport:
    """Check hash, graphs, shapes and every quotation. Raises NoKnowledgeBase."""
    home = KnowledgeBase(kb)
    live = home.require()
    graph = GraphStore.open(live.graph_path)
    problems: list[str] = [*_whole(graph, live)]
    warnings: list[str] = []
    for iri in graph.graphs():
        for finding in findings(graph.graph(iri)):
            (problems if finding.severe else warnings).append(str(finding))
    for source in live.manifest.documents:
        problems += _quotes(home, graph, Iris(live.manifest.base), source)
    documents = live.manifest.documents
    return CheckReport(
        live.number, len(documents), len(graph), tuple(problems), tuple(warnings)
    )


def _whole(graph: GraphStore, live: Version) -> Iterator[str]:
    manifest, iris = live.manifest, Iris(live.manifest.base)
    if graph.canonical_hash() != manifest.hash:
        yield "the graph has another hash than its manifest; ingest the documents again"
    known = {iris.document(source.sha256) for source in manifest.documents}
    derived = {iris.links(), iris.conflicts()}
    for iri in sorted(known ^ (set(graph.graphs()) - derived)):
        yield f"{iri}: in the graph or in the manifest, but not in both"


def _quotes(
    home: KnowledgeBase, graph: GraphStore, iris: Iris, source: Source
) -> Iterator[str]:
    try:
        document = home.document(source.sha256)
        check_quotes(document, list(graph.graph(iris.document(source.sha256))))
    except KgError as error:
        yield str(error)
