"""Writes the next version beside the live one: graph, index, links, manifest."""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain

from kg import sources
from kg.conflicts import conflicts
from kg.index import PassageIndex
from kg.index.encoder import Encoder
from kg.iri import Iris
from kg.link import links
from kg.plan import File, Plan
from kg.prepare import Prepared
from kg.shapes import require
from kg.store import GraphStore
from kg.versions import KnowledgeBase, Manifest, Source, Version
from kg.vocab import short

_COUNTS = "SELECT ?kind (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?kind } GROUP BY ?kind"


def publish(
    kb: KnowledgeBase,
    plan: Plan,
    ready: Iterable[tuple[File, Prepared]],
    manifest: Manifest,
    encoder: Encoder,
) -> Version:
    """Make a version of what is kept and what is ready, and let it go live.

    manifest: what is known of the version beforehand; the rest is filled in.
    """
    live = None if plan.fresh else kb.live()
    iris = Iris(manifest.base)
    with kb.draft() as draft:
        made = _write_index_and_graph(kb, draft, live, plan, ready, iris, encoder)
        told = _finish(draft, replace(manifest, documents=_sorted(plan, made)), iris)
        (draft.path / "manifest.json").write_bytes(told.encode())
    return kb.require()


def _sorted(plan: Plan, made: list[Source]) -> tuple[Source, ...]:
    return tuple(sorted((*plan.kept, *made), key=lambda source: source.name))


def _write_index_and_graph(
    kb: KnowledgeBase,
    draft: Version,
    live: Version | None,
    plan: Plan,
    ready: Iterable[tuple[File, Prepared]],
    iris: Iris,
    encoder: Encoder,
) -> list[Source]:
    graph, index = _copy_graph(draft, live), _copy_index(draft, live, encoder)
    if live is not None:
        for source in plan.gone:
            graph.remove(iris.document(source.sha256))
            index.remove(source.sha256)
    made = [_put(kb, graph, index, iris, *pair) for pair in ready]
    index.finish()
    graph.finish()
    return made


def _copy_graph(draft: Version, live: Version | None) -> GraphStore:
    if live is not None:
        GraphStore.open(live.graph_path).copy_to(draft.graph_path)
    return GraphStore.open(draft.graph_path, read_only=False)


def _copy_index(draft: Version, live: Version | None, encoder: Encoder) -> PassageIndex:
    if live is None:
        return PassageIndex.create(draft.index_path, encoder)
    shutil.copytree(live.index_path, draft.index_path)
    return PassageIndex.open(draft.index_path, encoder)


def _put(
    kb: KnowledgeBase,
    graph: GraphStore,
    index: PassageIndex,
    iris: Iris,
    file: File,
    prepared: Prepared,
) -> Source:
    document = prepared.document
    graph.replace_with(iris.document(document.sha256), prepared.quads)
    index.replace(document.sha256, prepared.rows)
    return Source(
        name=file.name,
        sha256=document.sha256,
        text=sources.keep(kb.sources, file.path, document),
        quads=prepared.count,
        facts=prepared.facts,
        left_out=prepared.left_out,
    )


def _finish(draft: Version, manifest: Manifest, iris: Iris) -> Manifest:
    graph = GraphStore.open(draft.graph_path, read_only=False)
    _derive(graph, iris)
    graph.finish()
    return replace(
        manifest,
        hash=graph.canonical_hash(),
        counts=_counts(graph),
        published=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _derive(graph: GraphStore, iris: Iris) -> None:
    """Make anew what follows from all documents together."""
    graph.replace(iris.links(), links(graph, iris))
    graph.replace(iris.conflicts(), conflicts(graph, iris))
    require(chain(graph.graph(iris.links()), graph.graph(iris.conflicts())))


def _counts(graph: GraphStore) -> Mapping[str, int]:
    rows = ((short(row["kind"]), int(row["n"])) for row in graph.rows(_COUNTS))
    return {"quads": len(graph), **dict(sorted(rows))}
