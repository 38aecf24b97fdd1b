"""Writes the next version beside the live one: graph, index, links, manifest."""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain

from kg import sources
from kg.conflicts import conflicts
from kg.corrections import corrections, in_force
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

GROUP = 20_000_000  # bytes of N-Quads that are written at once
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
    with kb.draft() as draft:
        writer = _Writer(kb, draft, live, Iris(manifest.base), encoder)
        try:
            told = writer.write(plan, ready, manifest)
        finally:
            writer.graph.close()
        (draft.path / "manifest.json").write_bytes(told.encode())
    return kb.require()


class _Writer:
    """Holds the graph and the index of a draft open while it is written."""

    def __init__(
        self,
        kb: KnowledgeBase,
        draft: Version,
        live: Version | None,
        iris: Iris,
        encoder: Encoder,
    ) -> None:
        self.sources, self.iris = kb.sources, iris
        self.corrections = in_force(corrections(kb.path))
        self.graph = _copy_graph(draft, live)
        self.index = _copy_index(draft, live, encoder)

    def write(
        self, plan: Plan, ready: Iterable[tuple[File, Prepared]], manifest: Manifest
    ) -> Manifest:
        """Write everything; tells the whole manifest."""
        self.graph.split()
        if not plan.fresh:
            for source in plan.gone:
                self.graph.remove(self.iris.document(source.sha256))
                self.index.remove(source.sha256)
        made = [source for group in _groups(ready) for source in self._put(group)]
        self.index.finish()
        self._derive()
        told = self.graph.merge()
        self.graph.finish()
        return replace(
            manifest,
            documents=tuple(sorted((*plan.kept, *made), key=lambda s: s.name)),
            hash=told.hash,
            counts={"quads": told.quads, **_counts(self.graph)},
            published=datetime.now(UTC).isoformat(timespec="seconds"),
        )

    def _put(self, group: Sequence[tuple[File, Prepared]]) -> Iterator[Source]:
        """Write some documents at once: each writing costs, however little it is."""
        documents = [prepared.document.sha256 for _, prepared in group]
        graphs, rows = {}, {}
        for sha, (_, prepared) in zip(documents, group, strict=True):
            graphs[self.iris.document(sha)] = prepared.quads
            rows[sha] = prepared.rows
        self.graph.replace_with(graphs)
        self.index.replace_all(rows)
        return (self._source(file, prepared) for file, prepared in group)

    def _source(self, file: File, prepared: Prepared) -> Source:
        document = prepared.document
        return Source(
            name=file.name,
            sha256=document.sha256,
            text=sources.keep(self.sources, file.path, document),
            quads=prepared.count,
            facts=prepared.facts,
            left_out=prepared.left_out,
        )

    def _derive(self) -> None:
        """Make anew what follows from all documents together."""
        linked, disputed = self.iris.links(), self.iris.conflicts()
        found = links(self.graph, self.iris, self.corrections)
        self.graph.replace(linked, found)
        self.graph.replace(disputed, conflicts(self.graph, self.iris))
        require(chain(self.graph.graph(linked), self.graph.graph(disputed)))


def _groups(
    ready: Iterable[tuple[File, Prepared]],
) -> Iterator[list[tuple[File, Prepared]]]:
    """What is ready, put together until it is worth writing."""
    group: list[tuple[File, Prepared]] = []
    size = 0
    for file, prepared in ready:
        group.append((file, prepared))
        size += len(prepared.quads)
        if size > GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


def _copy_graph(draft: Version, live: Version | None) -> GraphStore:
    if live is not None:
        GraphStore.open(live.graph_path).copy_to(draft.graph_path)
    return GraphStore.open(draft.graph_path, read_only=False)


def _copy_index(draft: Version, live: Version | None, encoder: Encoder) -> PassageIndex:
    if live is None:
        return PassageIndex.create(draft.index_path, encoder)
    shutil.copytree(live.index_path, draft.index_path)
    return PassageIndex.open(draft.index_path, encoder)


def _counts(graph: GraphStore) -> Mapping[str, int]:
    rows = ((short(row["kind"]), int(row["n"])) for row in graph.rows(_COUNTS))
    return dict(sorted(rows))
