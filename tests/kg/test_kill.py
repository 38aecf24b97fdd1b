"""A writer that is killed at any moment leaves the version before it readable."""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from ingest.facts import Extraction, Fact
from kg.disk import DRAFT
from kg.index import PassageIndex
from kg.plan import File, Plan
from kg.prepare import Prepared, prepare
from kg.publish import publish
from kg.store import GraphStore
from kg.versions import KnowledgeBase, Manifest

BASE = "https://example.org/id/"
ROUNDS = 5


def write(
    path: Path, files: list[File], documents: list[Prepared], encoder: Any
) -> None:
    """Publish a version that holds the documents in place of those of the live one."""
    home = KnowledgeBase(path)
    with home.writing():
        live = home.live()
        gone = live.manifest.documents if live else ()
        manifest = Manifest("", "made by a test", BASE, None)
        ready = zip(files, documents, strict=True)
        publish(home, Plan(gone=gone, fresh=live is None), ready, manifest, encoder)


def write_on(
    path: Path,
    files: list[File],
    documents: list[Prepared],
    encoder: Any,
    begun: Connection,
) -> None:
    """Publish version after version, each time another number of documents."""
    for turn in count(1):
        some = turn % len(files) + 1
        write(path, files[:some], documents[:some], encoder)
        begun.send(turn)


def look(path: Path, encoder: Any) -> int:
    """Read all of the live version as a reader would; tells its number."""
    home = KnowledgeBase(path)
    live = home.require()
    graph = GraphStore.open(live.graph_path)
    assert graph.canonical_hash() == live.manifest.hash
    index = PassageIndex.open(live.index_path, encoder)
    for source in live.manifest.documents:
        document = home.document(source.sha256)
        assert document.sha256 == source.sha256
        hits = index.search("bru", where=f"document = '{source.sha256}'")
        assert hits
        assert document.text[hits[0].row.start : hits[0].row.end]
    return live.number


@pytest.fixture
def corpus(
    tmp_path: Path, read: Callable[..., Extraction], one_of_each: tuple[Fact, ...]
) -> tuple[list[File], list[Prepared]]:
    files, documents = [], []
    for number in range(3):
        path = tmp_path / f"{number}.txt"
        path.write_text("beside the point", "utf-8")
        sha = f"{number:02x}" * 32
        extraction = read(*one_of_each, filename=path.name, sha256=sha)
        files.append(File(path.name, path, sha))
        documents.append(prepare(extraction, BASE))
    return files, documents


def test_killed_writers_leave_a_whole_version(
    tmp_path: Path, corpus: tuple[list[File], list[Prepared]], encoder: Any
) -> None:
    files, documents = corpus
    kb, moments = tmp_path / "kb", random.Random(7)
    write(kb, files[:1], documents[:1], encoder)
    context = get_context("forkserver")
    context.set_forkserver_preload(["kg.publish"])
    seen = [look(kb, encoder)]
    for _ in range(ROUNDS):
        begun, told = context.Pipe(duplex=False)
        task = (kb, files, documents, encoder, told)
        writer = context.Process(target=write_on, args=task, daemon=True)
        writer.start()
        assert begun.poll(60), "the writer published nothing"
        time.sleep(moments.uniform(0, 0.5))
        assert writer.is_alive(), "the writer failed before it was killed"
        writer.kill()
        writer.join()
        seen.append(look(kb, encoder))
    assert seen == sorted(set(seen)), "a version was lost, or none was written"
    write(kb, files, documents, encoder)
    assert look(kb, encoder) == seen[-1] + 1
    assert not list(kb.rglob(f"{DRAFT}*")), "what was left behind is still there"


def test_a_writer_that_fails_leaves_no_trace(
    tmp_path: Path, corpus: tuple[list[File], list[Prepared]], encoder: Any
) -> None:
    files, documents = corpus
    kb = tmp_path / "kb"
    write(kb, files[:1], documents[:1], encoder)
    broken = replace(documents[1], quads=b"no quads at all")
    with pytest.raises(SyntaxError):
        write(kb, files[:2], [documents[0], broken], encoder)
    assert look(kb, encoder) == 1
    assert sorted(path.name for path in (kb / "versions").iterdir()) == ["1"]
