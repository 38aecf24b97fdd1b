"""When a plan was adopted: the one that is called by its name, and one date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import pytest

from kg.computing.asking import Asking
from kg.computing.plans import plan_adopted
from kg.index.rows import Row
from kg.question import understand
from kg.search import Candidate
from kg.store import GraphStore
from kg.units import Unit

PLACES = frozenset({"fjordvik", "havnes"})
DOCUMENT = "ab" * 32


@dataclass(frozen=True)
class Graph:
    """A graph in which a plan was adopted on some dates."""

    days: Sequence[str]
    status: str = ""

    def rows(self, _: str) -> Iterator[dict[str, str]]:
        place = {"dokument": f"https://x/dokument/{DOCUMENT[:16]}", "til": "99"}
        for at, day in enumerate(self.days):
            yield {**place, "fra": str(at), "vedtatt": day, "status": self.status}


def named(name: str) -> Candidate:
    row = Row(
        iri=name,
        kind="fact",
        text="",
        document=DOCUMENT,
        filename="a.txt",
        klasse="Temaplan",
        slots={"kommune": "Fjordvik", "navn": name},
    )
    return Candidate(Unit(row, ()), {}, 0.0, 0.0)


PLANS = [named("Klima og energi"), named("Kultur og idrett")]


def told(question: str, *days: str) -> str | None:
    asking = Asking(understand(question, places=PLACES))
    made = plan_adopted(asking, PLANS, cast(GraphStore, Graph(days)))
    return made.text if made else None


@pytest.mark.parametrize(
    "question",
    [
        "Når ble temaplan for klima og energi vedtatt?",
        "Når vart temaplanen for klima og energi vedteken?",
        "Hvilken dato vedtok kommunestyret i Fjordvik planen for klima og energi?",
    ],
)
def test_the_day_of_the_plan_that_is_named(question: str) -> None:
    said = "Temaplanen Klima og energi ble vedtatt 10. desember 2031."
    assert told(question, "2031-12", "2031-12-10") == said


def test_two_dates_another_plan_or_another_question() -> None:
    asked = "Når ble temaplan for klima og energi vedtatt?"
    assert told(asked, "2031-12-10", "2030-02-01") is None
    assert told("Når ble temaplan for havbruk vedtatt?", "2031-12-10") is None
    assert told("Hva vedtok kommunestyret om klima og energi?", "2031-12-10") is None
    assert told("Når ble temaplan for klima i Havnes vedtatt?", "2031-12-10") is None


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (
            "Vedtas 2. kvartal 2031",
            "Temaplanen Klima og energi: vedtas 2. kvartal 2031.",
        ),
        ("Under arbeid", None),  # no time
    ],
)
def test_a_plan_that_waits_is_told_with_its_status(
    status: str, said: str | None
) -> None:
    graph = cast(GraphStore, Graph([""], status))
    question = "Når skal temaplanen for klima og energi sluttbehandles?"
    made = plan_adopted(Asking(understand(question, places=PLACES)), PLANS, graph)
    assert (made.text if made else None) == said
