"""What a word means: sentences that define it, and those that only speak of it."""

from typing import cast

import pytest

from ingest.model import Span
from kg.computing.asking import Asking
from kg.computing.meaning import meaning, topic
from kg.index.rows import Row
from kg.question import understand
from kg.search import Candidate
from kg.store import GraphStore
from kg.units import Piece, Unit

PLACES = frozenset({"fjordvik"})
NO_GRAPH = cast(GraphStore, None)


def candidate(*texts: str) -> Candidate:
    row = Row(
        iri=texts[0],
        kind="passage",
        text=" ".join(texts),
        document="ab" * 32,
        filename="a.txt",
        slots={"kommune": "Fjordvik"},
    )
    pieces = tuple(Piece(Span(0, len(text)), text, "", False) for text in texts)
    return Candidate(Unit(row, pieces), {}, 0.0, 0.0)


def told(question: str, *candidates: Candidate) -> str | None:
    asking = Asking(understand(question, places=PLACES))
    made = meaning(asking, candidates, NO_GRAPH)
    return made.text if made else None


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Hva er et bydelsfond?", ("bydelsfond",)),
        ("Hva er et bydelsfond i Fjordvik kommune?", ("bydelsfond",)),
        ("Hva menes med grønn kile, slik planen forklarer det?", ("grønn", "kile")),
        ("Hva står forkortelsen FUS for?", ("FUS",)),
        ("Hva menes med at et tiltak er «ikke startet»?", ("ikke", "startet")),
        ("Hvem leder bydelsfondet?", ()),
    ],
)
def test_the_name_that_is_asked_about(question: str, name: tuple[str, ...]) -> None:
    assert topic(Asking(understand(question, places=PLACES))) == name


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Hva er et bydelsfond?", "Bydelsfondet er penger som bydelen rår over selv."),
        ("Kva er eit bydelsfond?", "Et bydelsfond er en pott som deles ut hvert år."),
        ("Hva menes med lånegrad?", "Lånegrad beregnes ved å dele lån på inntekt."),
        ("Hva er lånegrad?", "Med lånegrad menes lån delt på inntekt."),
        ("Hva er lånegrad?", "Lånegraden (lån delt på inntekt) sank i 2031."),
        ("Hva betyr gul farge i listen?", "Gul - ikke helt ferdig."),
        ("Hva er Båtstart?", "Prosjektet Båtstart, som er et kurs for unge, går nå."),
        ("Hva er Båtstart?", "Kommunens Båtstart består av tre kurs om våren."),
        ("Hva står FUS for?", "Faglig utvalg for sjøvett (FUS) møtes i mai."),
        ("Hva betyr FUS?", "Saken er lagt fram for FUS (Faglig utvalg for sjøvett)."),
    ],
)
def test_a_sentence_that_defines(question: str, text: str) -> None:
    assert told(question, candidate("Noe annet står her."), candidate(text)) == text


@pytest.mark.parametrize(
    ("question", "text", "reason"),
    [
        ("Hva er et bydelsfond?", "Bydelsfondet er vedtatt.", "what became of it"),
        ("Hva er et bydelsfond?", "Bydelsfondet er ikke brukt opp.", "its state"),
        ("Hva er et fond?", "Det nye store bydelsfondet er en pott.", "another thing"),
        ("Hva er lånegrad?", "Lånegraden er 83 prosent.", "a figure"),
        ("Hva er lånegrad?", "Renten på lån er en utgift.", "of something else"),
        ("Hva står FUS for?", "Rådet hørte mange partier (FUS) i mai.", "letters"),
        ("Hva er samvær?", "Samvær er et felles ansvar for alle.", "praise"),
        ("Hva er et bydelsfond?", "Bydelsfondet er derimot nytt.", "its state"),
        ("Badet pusses opp. Hva er det?", "Badet er et hus.", "not a name"),
        ("Hvem leder FUS?", "Faglig utvalg for sjøvett (FUS) møtes i mai.", "who"),
    ],
)
def test_a_sentence_that_does_not(question: str, text: str, reason: str) -> None:
    assert told(question, candidate(text)) is None, reason


def test_a_plain_definition_goes_before_one_in_passing() -> None:
    passing = candidate("Båtstart, som er et tiltak, går videre.")
    plain = candidate("Båtstart er et kurs i sjøvett for unge.")
    asked = "Hva er Båtstart?"
    assert told(asked, passing, plain) == told(asked, plain, passing)
    assert told(asked, passing, plain) == "Båtstart er et kurs i sjøvett for unge."


def test_a_label_with_the_list_below_it_defines() -> None:
    done = candidate("• Startet:", "· Arbeidet er i gang.", "· Noen har ansvaret.")
    waits = candidate("• Ikke startet:", "· Ingen har begynt.", "· Noe mangler.")
    said = told("Hva menes med at et tiltak er «ikke startet»?", done, waits)
    assert said is not None
    assert "Ingen har begynt" in said


def test_what_it_is_may_stand_in_the_next_sentence() -> None:
    two = candidate("I mai ble Båtstart lansert.", "Dette er et kurs i sjøvett.")
    assert "kurs i sjøvett" in (told("Hva er Båtstart?", two) or "")
