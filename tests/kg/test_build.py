"""From a folder to a version: what is read, what stays, what goes."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import kg.build
import kg.index.encoder
import kg.reading
from ingest.facts import Extraction, Fact
from kg.build import Report, build, check, remove
from kg.errors import Locked, NoKnowledgeBase, StoreError
from kg.prepare import Prepared, prepare
from kg.reading import Failed
from kg.store import GraphStore
from kg.versions import KEPT, KnowledgeBase

Build = Callable[[], Report]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "documents"
    (place / "more").mkdir(parents=True)
    for name in ("a.txt", "b.txt", "more/c.txt"):
        (place / name).write_text(f"Protokoll {name}\n", "utf-8")
    return place


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    return tmp_path / "kb"


@pytest.fixture
def seen() -> list[str]:
    """The names of the files that were read, in order."""
    return []


@pytest.fixture
def run(
    folder: Path,
    kb: Path,
    seen: list[str],
    encoder: Any,
    read: Callable[..., Extraction],
    one_of_each: tuple[Fact, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> Build:
    """Build with a reader that reads the same facts in every file."""

    def one(path: Path) -> Prepared | Failed:
        seen.append(path.name)
        if "broken" in path.read_text("utf-8"):
            return Failed(f"{path.name}: cannot be read")
        sha = kg.plan._sha256(path)
        return prepare(read(*one_of_each, filename=path.name, sha256=sha), "https://x/")

    def all_of_them(
        paths: list[Path], base: str, workers: int
    ) -> Iterator[Prepared | Failed]:
        assert base == "https://x/"
        return map(one, paths)

    monkeypatch.setattr(kg.reading, "read_all", all_of_them)
    monkeypatch.setattr(kg.index.encoder, "load_encoder", lambda name: encoder)
    monkeypatch.setattr(kg.build, "fingerprint", lambda base, encoder: "as it is")
    return lambda: build(folder, kb, base="https://x/")


def told(report: Report) -> dict[str, str]:
    return {outcome.name: outcome.status for outcome in report.files}


def test_all_files_of_a_folder_and_its_folders_are_read(run: Build, kb: Path) -> None:
    report = run()
    assert told(report) == dict.fromkeys(("a.txt", "b.txt", "more/c.txt"), "added")
    assert (report.version, report.changed) == (1, True)
    manifest = KnowledgeBase(kb).require().manifest
    assert [s.name for s in manifest.documents] == ["a.txt", "b.txt", "more/c.txt"]
    assert manifest.counts["kg:Dokument"] == 3


def test_a_second_run_does_nothing(run: Build, seen: list[str], kb: Path) -> None:
    first = run()
    seen.clear()
    second = run()
    assert seen == []
    assert (second.version, second.changed, second.hash) == (1, False, first.hash)
    assert set(told(second).values()) == {"unchanged"}
    assert [path.name for path in (kb / "versions").iterdir()] == ["1"]


def test_a_changed_file_changes_only_its_own_graph(
    run: Build, folder: Path, kb: Path, seen: list[str]
) -> None:
    run()
    before = {g: set(_graph(kb).graph(g)) for g in _graph(kb).graphs()}
    seen.clear()
    (folder / "b.txt").write_text("Protokoll, rettet\n", "utf-8")
    report = run()
    assert told(report) == {
        "a.txt": "unchanged",
        "b.txt": "changed",
        "more/c.txt": "unchanged",
    }
    assert seen == ["b.txt"]
    after = {g: set(_graph(kb).graph(g)) for g in _graph(kb).graphs()}
    same = [g for g in before if before[g] == after.get(g)]
    documents = [g for g in same if "/dokument/" in g]
    assert len(documents) == 2


def test_a_file_that_is_gone_is_taken_out(run: Build, folder: Path, kb: Path) -> None:
    whole = run()
    (folder / "b.txt").unlink()
    report = run()
    assert told(report)["b.txt"] == "removed"
    assert _count(kb) == 2
    (folder / "b.txt").write_text("Protokoll b.txt\n", "utf-8")
    assert run().hash == whole.hash, "the same documents make the same graph"


def test_one_bad_file_does_not_stop_the_run(
    run: Build, folder: Path, kb: Path, seen: list[str]
) -> None:
    (folder / "bad.txt").write_text("broken", "utf-8")
    report = run()
    assert told(report)["bad.txt"] == "failed"
    assert [outcome.reason for outcome in report.failed] == ["bad.txt: cannot be read"]
    assert _count(kb) == 3
    seen.clear()
    again = run()
    assert seen == ["bad.txt"], "a file that failed is tried again"
    assert not again.changed
    (folder / "bad.txt").write_text("now well", "utf-8")
    assert told(run())["bad.txt"] == "added"
    assert KnowledgeBase(kb).require().manifest.failed == {}


def test_when_nothing_can_be_read_any_more_the_old_version_stays(
    run: Build, folder: Path, kb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run()
    monkeypatch.setattr(kg.build, "fingerprint", lambda base, encoder: "broken")
    monkeypatch.setattr(
        kg.reading, "read_all", lambda paths, *_: (Failed("no spaCy") for _ in paths)
    )
    report = run()
    assert set(told(report).values()) == {"failed"}
    assert (report.version, report.changed) == (first.version, False)
    assert _count(kb) == 3


def test_files_with_the_same_content_are_read_once(
    run: Build, folder: Path, seen: list[str]
) -> None:
    shutil.copy(folder / "a.txt", folder / "copy.txt")
    report = run()
    assert sorted(seen) == ["a.txt", "b.txt", "c.txt"]
    (twin,) = [outcome for outcome in report.files if outcome.name == "copy.txt"]
    assert (twin.status, twin.reason) == ("unchanged", "same content as a.txt")


def test_a_renamed_file_is_known_by_its_new_name(
    run: Build, folder: Path, kb: Path
) -> None:
    run()
    (folder / "a.txt").rename(folder / "d.txt")
    report = run()
    assert told(report)["a.txt"] == "removed"
    assert told(report)["d.txt"] == "added"
    rows = _graph(kb).rows("SELECT ?n WHERE { ?d kg:filnavn ?n } ORDER BY ?n")
    assert [row["n"] for row in rows] == ["b.txt", "c.txt", "d.txt"]


def test_another_program_reads_everything_again(
    run: Build, seen: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run()
    seen.clear()
    monkeypatch.setattr(kg.build, "fingerprint", lambda base, encoder: "another")
    report = run()
    assert len(seen) == 3
    assert set(told(report).values()) == {"changed"}
    assert report.hash == first.hash


def test_hidden_files_and_links_out_of_the_folder_are_left_alone(
    run: Build, folder: Path, tmp_path: Path
) -> None:
    (folder / ".hidden.txt").write_text("x", "utf-8")
    (folder / "~$open.docx").write_text("x", "utf-8")
    (tmp_path / "secret.txt").write_text("x", "utf-8")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    assert set(told(run())) == {"a.txt", "b.txt", "more/c.txt"}


def test_remove_takes_out_by_name_or_sum(run: Build, kb: Path) -> None:
    run()
    sha = KnowledgeBase(kb).require().manifest.documents[0].sha256
    report = remove(kb, ["c.txt", sha[:8]])
    assert sorted(told(report)) == ["a.txt", "more/c.txt"]
    assert _count(kb) == 1
    with pytest.raises(StoreError, match=r"'nothing\.txt'"):
        remove(kb, ["nothing.txt"])


def test_old_versions_are_kept_to_a_number(run: Build, folder: Path, kb: Path) -> None:
    for turn in range(KEPT + 2):
        (folder / "a.txt").write_text(f"{turn}\n", "utf-8")
        run()
    numbers = sorted(int(path.name) for path in (kb / "versions").iterdir())
    assert numbers == [3, 4, 5]
    kept = {
        source.sha256
        for number in numbers
        for source in KnowledgeBase(kb)._version(number).manifest.documents
    }
    assert {path.name for path in (kb / "sources").iterdir()} == kept


def test_check_says_that_all_holds_and_finds_what_does_not(
    run: Build, kb: Path
) -> None:
    run()
    report = check(kb)
    assert (report.ok, report.documents, report.problems) == (True, 3, ())
    (text,) = next((kb / "sources").iterdir()).glob("document-*.json")
    text.write_text(text.read_text("utf-8").replace("Solheim", "Nordvik"), "utf-8")
    assert any("passasje" in problem for problem in check(kb).problems)


def test_without_a_knowledge_base_one_is_told_to_make_it(kb: Path) -> None:
    with pytest.raises(NoKnowledgeBase, match="kommunegraf ingest"):
        check(kb)
    assert KnowledgeBase(kb).live() is None


def test_two_writers_do_not_meet(run: Build, kb: Path) -> None:
    run()
    home = KnowledgeBase(kb)
    with home.writing(), pytest.raises(Locked):
        run()
    assert not run().changed


def _graph(kb: Path) -> GraphStore:
    return GraphStore.open(KnowledgeBase(kb).require().graph_path)


def _count(kb: Path) -> int:
    return KnowledgeBase(kb).require().manifest.counts["kg:Dokument"]
