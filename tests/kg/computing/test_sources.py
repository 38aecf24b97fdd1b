"""What two documents say of one thing; never of two things that sound alike."""

from typing import cast

import pytest

from ingest.model import Span
from kg.computing.asking import Asking
from kg.computing.sources import of_sources, that_differ
from kg.index.rows import Row
from kg.question import understand
from kg.search import Candidate
from kg.store import GraphStore
from kg.units import Piece, Unit

PLACES = frozenset({"fjordvik", "havnes"})
NO_GRAPH = cast(GraphStore, None)


def sentence(
    text: str, part: str, start: int = 0, kommune: str = "Fjordvik"
) -> Candidate:
    row = Row(
        iri="x",
        kind="passage",
        text=text,
        document=part * 9,
        filename=f"{part}.txt",
        part=f"Fjordvik 2024 · {part}",
        slots={"kommune": kommune},
    )
    piece = Piece(Span(start, start + len(text)), text, "", row=False)
    return Candidate(Unit(row, (piece,)), {}, 0.0, 0.0)


SAID = [
    sentence("Prisen for alle private barnehager øker med 10 prosent.", "årsrapport"),
    sentence("Fjordvik har 34 kommunale og 80 private barnehager.", "årsrapport", 90),
    sentence("Kommunen har 78 private barnehager.", "handlingsprogram"),
    sentence("Det er 900 000 private barnehager i verden.", "handlingsprogram", 90),
]
ASKED = (
    "Hvor mange flere private barnehager hadde Fjordvik ifølge årsrapporten"
    " enn ifølge handlingsprogrammet?"
)


def test_each_document_is_asked_for_itself() -> None:
    found = of_sources(Asking(understand(ASKED, places=PLACES)), SAID, NO_GRAPH)
    assert found is not None
    assert found.text == (
        "Årsrapport: Fjordvik har 34 kommunale og 80 private barnehager. "
        "Handlingsprogram: Kommunen har 78 private barnehager."
    )
    assert [row.document for row in found.rows] == [
        "årsrapport" * 9,
        "handlingsprogram" * 9,
    ]


@pytest.mark.parametrize(
    ("question", "said", "reason"),
    [
        (ASKED, SAID[:2], "one of the documents says nothing"),
        (ASKED, [*SAID[:2], SAID[3]], "figures of another size are of something else"),
        (
            "Hvor mange private barnehager har Fjordvik ifølge årsrapporten?",
            SAID,
            "one document is asked",
        ),
        (ASKED.replace("Fjordvik", "Havnes"), SAID, "another municipality"),
    ],
)
def test_silence_where_not_every_document_tells(
    question: str, said: list[Candidate], reason: str
) -> None:
    asked = Asking(understand(question, places=PLACES))
    assert of_sources(asked, said, NO_GRAPH) is None, reason


def test_two_places_that_differ_are_both_told() -> None:
    said = [
        sentence("Utslippet i 2021 var på 178 000 tonn.", "årsrapport"),
        sentence("Utslippet i 2009 var på 250 000 tonn.", "årsrapport", 90),
        sentence("I 2021 var utslippet 179 000 tonn.", "årsrapport", 200),
        sentence("Utslippet i 2021 falt med 3 prosent.", "årsrapport", 300),
    ]
    question = "Hvor stort var utslippet i 2021? Kommunen oppgir to ulike tall."
    found = that_differ(Asking(understand(question)), said, NO_GRAPH)
    assert found is not None
    assert found.text == (
        "Utslippet i 2021 var på 178 000 tonn. I 2021 var utslippet 179 000 tonn."
    )
