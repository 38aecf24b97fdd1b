"""What people put right about who is who has the last word, and can be taken back."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.build import build, relink
from kg.corrections import (
    FILE,
    corrected,
    corrections,
    digest,
    in_force,
    record,
    take_back,
)
from kg.errors import StoreError
from kg.judge import Decision, Thing
from kg.store import GraphStore
from kg.versions import KnowledgeBase


def thing(iri: str) -> Thing:
    return Thing(iri, f"Navn {iri}", f"doc-{iri}", "https://k/fjordvik")


THINGS = {iri: ("person", thing(iri)) for iri in "abcd"}


def group(*iris: str, judgement: str = "positive") -> Decision:
    return Decision("person", "Navn", tuple(map(thing, iris)), judgement, "grunn")


def judged(
    made: list[Decision], home: Path, *told: tuple[str, str, bool]
) -> list[tuple[str, str]]:
    """Judgement and things of each decision after the corrections."""
    for one, other, same in told:
        record(home, one, other, same=same, reason="vet det")
    after = corrected(made, in_force(corrections(home)), THINGS)
    return [(d.judgement, "".join(sorted(t.iri for t in d.things))) for d in after]


CASES = [
    ([group("a", "b")], ("a", "b", False), [("negative", "ab")], "a pair is dissolved"),
    ([group("a", "b", "c")], ("a", "c", False),
     [("positive", "ab"), ("negative", "ac")], "the other leaves, its likes stay"),
    ([], ("a", "b", True), [("positive", "ab")], "two that nothing had joined"),
    ([group("a", "b"), group("c", "d")], ("b", "c", True), [("positive", "abcd")],
     "two groups are one"),
    ([group("a", "b", judgement="unsure")], ("a", "b", True), [("positive", "ab")],
     "a doubt is settled"),
    ([group("a", "b", "c", judgement="unsure")], ("a", "b", True),
     [("unsure", "abc"), ("positive", "ab")], "a doubt about a third one stays"),
    ([group("a", "b")], ("a", "x", False), [("positive", "ab")],
     "what no document names waits"),
]  # fmt: skip


@pytest.mark.parametrize(("made", "told", "after", "why"), CASES)
def test_a_person_has_the_last_word(
    tmp_path: Path,
    made: list[Decision],
    told: tuple[str, str, bool],
    after: list[tuple[str, str]],
    why: str,
) -> None:
    assert judged(made, tmp_path, told) == after, why


def test_the_last_of_two_corrections_holds(tmp_path: Path) -> None:
    told = [("a", "b", False), ("a", "b", True)]
    assert ("positive", "ab") in judged([group("a", "b")], tmp_path, *told)


def test_what_is_taken_back_no_longer_holds_and_is_not_lost(tmp_path: Path) -> None:
    record(tmp_path, "a", "b", same=False, reason="far og sønn")
    before = digest(tmp_path)
    take_back(tmp_path, 1)
    (kept,) = corrections(tmp_path)
    assert (kept.taken_back, kept.reason) == (True, "far og sønn")
    assert (bool(before), digest(tmp_path)) == (True, "")
    assert record(tmp_path, "a", "c", same=True, reason="gift").number == 2


def test_errors_say_what_and_where(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no correction 4 is in force"):
        take_back(tmp_path, 4)
    with pytest.raises(StoreError, match="name two"):
        record(tmp_path, "a", "a", same=True, reason="")
    (tmp_path / FILE).write_text('{"number": 1}\n', "utf-8")
    with pytest.raises(StoreError, match=rf"{FILE}, line 1"):
        corrections(tmp_path)


PROTOCOL = """Møteprotokoll

Utvalg: Formannskapet
Møtested: Fjordvik rådhus
Dato: {day}.03.2024
Tid: 09:00 – 11:00

Faste medlemmer som møtte:
Kari Berg (SP)
Ola Lie (A)

{number}/24 Ny bru
Vedtak:
Saken tas til orientering.
"""


def test_a_correction_outlives_a_new_reading(tmp_path: Path) -> None:
    folder, kb = tmp_path / "documents", tmp_path / "kb"
    folder.mkdir()
    for number, day in ((1, 12), (2, 19)):
        text = PROTOCOL.format(number=number, day=day)
        (folder / f"{number}.txt").write_text(text, "utf-8")
    build(folder, kb, workers=1)
    one, other = _people(kb, "Kari Berg")
    assert _identity(kb, one) == _identity(kb, other) != set()
    record(kb, one, other, same=False, reason="mor og datter")
    assert relink(kb).changed
    assert _identity(kb, one) == set()
    assert not build(folder, kb, workers=1).changed, "nothing is new"
    text = PROTOCOL.format(number=3, day=26)
    (folder / "3.txt").write_text(text, "utf-8")
    build(folder, kb, workers=1)
    assert (bool(_identity(kb, one)), _identity(kb, other)) == (True, set())
    take_back(kb, 1)
    assert relink(kb).changed
    assert _identity(kb, one) == _identity(kb, other) != set()


def _graph(kb: Path) -> GraphStore:
    return GraphStore.open(KnowledgeBase(kb).require().graph_path)


def _people(kb: Path, name: str) -> list[str]:
    ask = "SELECT DISTINCT ?p ?n { ?p a kg:Person ; foaf:name ?n } ORDER BY ?p"
    return [row["p"] for row in _graph(kb).rows(ask) if row["n"] == name]


def _identity(kb: Path, iri: str) -> set[str]:
    ask = "SELECT ?p ?i { ?p kg:identitet ?i }"
    return {row["i"] for row in _graph(kb).rows(ask, p=NamedNode(iri))}
