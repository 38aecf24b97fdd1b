from collections.abc import Callable

import pytest

from ingest.facts import Extraction, Fact
from kg.iri import Iris
from kg.link import links
from kg.settings import BASE
from kg.store import GraphStore
from kg.triples import quads


@pytest.fixture
def graph(read: Callable[..., Extraction], one_of_each: tuple[Fact, ...]) -> GraphStore:
    """Two documents that say the same, linked and merged as a version is."""
    store = GraphStore()
    for sha in ("ab" * 32, "cd" * 32):
        told = read(*one_of_each, sha256=sha, filename=f"{sha[:2]}.txt")
        store.store.extend(quads(told, BASE))
    store.store.extend(links(store, Iris(BASE)))
    store.merge()
    return store
