"""Events of timetables and deadlines: what is a timetable, and which year it is of."""

from typing import Final

import pytest

from ingest.extract.schedule import extract
from ingest.model import Document
from ingest.segment import segment
from ingest.toldfacts import Hendelse
from ingest.view import View

HEAD: Final = "Fjordvik kommune\n\nSaksframlegg\n\nDato: 14.03.2031\n\n"
STEPS: Final = """Videre fremdriftsplan

14.05 Frist for innspill fra partiene
28.05 - 11.06 Høringsperiode
12. november Sak - forslag til økonomiplan F
09.12 Kommunestyret vedtar økonomiplanen
08.01 Evaluering
"""


def read(text: str) -> list[Hendelse]:
    document = Document("f.txt", "0" * 64, "text/plain", HEAD + text)
    view = View(document)
    return list(extract(view, segment(view)))


def test_rows_of_a_timetable_are_events_of_the_year_of_the_document() -> None:
    events = read(STEPS)
    assert [(event.dato, event.sluttdato) for event in events] == [
        ("2031-05-14", None),
        ("2031-05-28", "2031-06-11"),
        ("2031-11-12", None),
        ("2031-12-09", None),
        ("2032-01-08", None),  # the months began anew
    ]
    assert events[0].tekst == "Frist for innspill fra partiene"


def test_bodies_of_a_row_are_known_by_name_and_by_code() -> None:
    bodies = [event.utvalg for event in read(STEPS)]
    assert bodies[2:4] == [("Formannskapet",), ("Kommunestyret",)]


def test_what_goes_on_below_belongs_to_the_row_and_what_follows_the_page_does_not() -> (
    None
):
    text = STEPS.replace(
        "Frist for innspill fra partiene",
        "Frist for innspill, også fra\nungdomsrådet og partiene",
    ).replace("Evaluering", "Evaluering\n Takk for oppmerksomheten")
    events = read(text)
    assert events[0].tekst == "Frist for innspill, også fra ungdomsrådet og partiene"
    assert events[-1].tekst == "Evaluering"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1.1 Høring\n1.2 Behandling\n1.3 Vedtak\n1.4 Frist\n", "chapters"),
        (
            "14.03.2031 FSK 7/31 Ny bru vedtas\n"
            "15.03.2031 FSK 8/31 Behandling av skole\n"
            "16.03.2031 KOM 9/31 Vedtak om vei\n",
            "decisions that are followed up",
        ),
        ("12.05 Frist for innspill\n14.06 Høring\n", "two lines are no timetable"),
        (
            "12.05 Ola Lie\n14.06 Kari Moe\n17.07 Siv Dal\n",
            "nothing says that these are steps",
        ),
    ],
)
def test_dated_lines_that_are_no_timetable(text: str, why: str) -> None:
    assert read(text) == [], why


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kommunen har innført innkjøpsstopp gjeldende fra 3.april.", "2031-04-03"),
        ("Den nye havneloven trådte i kraft 1. januar 2030.", "2030-01-01"),
        ("Søknadsfristen er 1. mars.", "2031-03-01"),
        ("Satsane gjeld med verknad frå 1. mai 2031.", "2031-05-01"),
    ],
)
def test_the_day_from_which_something_holds(text: str, day: str) -> None:
    assert [event.dato for event in read(text)] == [day]


def test_a_year_alone_or_two_days_are_no_day_from_which_something_holds() -> None:
    assert read("Loven trådte i kraft i 2030.") == []
    assert read("Loven trådte i kraft 1. mai 2030 og ble endret 2. mai 2031.") == []
