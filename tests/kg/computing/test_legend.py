"""What a colour, a letter or a sign stands for."""

from typing import cast

import pytest

from ingest.model import Span
from kg.computing.asking import Asking
from kg.computing.legend import legend
from kg.index.rows import Row
from kg.question import understand
from kg.search import Candidate
from kg.store import GraphStore
from kg.units import Piece, Unit

PLACES = frozenset({"fjordvik"})
NO_GRAPH = cast(GraphStore, None)


def candidate(*texts: str, kommune: str = "Fjordvik") -> Candidate:
    row = Row(
        iri=texts[0],
        kind="passage",
        text=" ".join(texts),
        document="ab" * 32 if kommune == "Fjordvik" else "cd" * 32,
        filename="a.txt",
        slots={"kommune": kommune},
    )
    pieces = tuple(Piece(Span(0, len(text)), text, "", False) for text in texts)
    return Candidate(Unit(row, pieces), {}, 0.0, 0.0)


COLOURS = "Grønn betyr i rute, gul betyr fare for avvik, og blå betyr ferdig."
CODES = "Koder: U = utført, S = settes i gang senere."
TEXTS = (
    candidate("Gul er fargen på bussene."),
    candidate("Rød: gjelder i Havnes.", kommune="Havnes"),
    candidate(COLOURS),
    candidate(CODES),
    candidate(".. betyr at tallet mangler."),
    candidate("Rød strek er målet.", "Rød: tilbakegang."),
)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Hva betyr blå farge i prosjektlista i Fjordvik?", COLOURS),
        ("Kva tyder grøn status?", COLOURS),
        ("Hva står bokstaven S for i statuslista?", CODES),
        ("Hva betyr to prikker i tabellen?", ".. betyr at tallet mangler."),
    ],
)
def test_the_sentence_of_the_legend(question: str, text: str) -> None:
    made = legend(Asking(understand(question, places=PLACES)), TEXTS, NO_GRAPH)
    assert made is not None
    assert made.text == text


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Hva betyr rød farge i Fjordvik?", "another municipality, or two sentences"),
        ("Hva betyr stjerne i tabellen?", "nothing says it"),
        ("Hva koster gul maling?", "no meaning is asked for"),
        ("Hva betyr grendelag?", "no mark"),
    ],
)
def test_no_legend(question: str, reason: str) -> None:
    asking = Asking(understand(question, places=PLACES))
    assert legend(asking, TEXTS, NO_GRAPH) is None, reason
