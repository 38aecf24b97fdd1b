from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pyoxigraph import Literal, NamedNode, Quad

from kg.endpoint.app import create_app
from kg.endpoint.pool import Limits
from kg.store import GraphStore
from kg.versions import KnowledgeBase, Manifest
from kg.vocab import KG, RDF

HOME = "https://kommunegraf.example/id/"


def quads() -> Iterator[Quad]:
    """Two documents; both say that Solheim is a place."""
    for document in ("a", "b"):
        graph = NamedNode(f"{HOME}dokument/{document}")
        for name in ("solheim", f"{document}-vik"):
            place = NamedNode(f"{HOME}sted/{name}")
            yield Quad(place, RDF.type, KG.Sted, graph)
            yield Quad(place, KG.navn, Literal(name.title()), graph)


def publish(kb: KnowledgeBase, said: list[Quad]) -> None:
    """A version with a graph and nothing else."""
    with kb.writing(), kb.draft() as draft:
        store = GraphStore.open(draft.graph_path, read_only=False)
        store.store.extend(said)
        store.merge()
        store.finish()
        manifest = Manifest("", "", HOME, None)
        (draft.path / "manifest.json").write_bytes(manifest.encode())
        store.close()


@pytest.fixture(scope="session")
def kb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("endpoint") / "kb"
    publish(KnowledgeBase(path), list(quads()))
    return path


@pytest.fixture(scope="session")
def client(kb: Path) -> Iterator[TestClient]:
    with TestClient(create_app(kb, Limits(seconds=3, rows=50))) as opened:
        yield opened


@pytest.fixture(scope="session")
def published() -> Callable[[KnowledgeBase, list[Quad]], None]:
    """Publishes a version with a graph and nothing else."""
    return publish
