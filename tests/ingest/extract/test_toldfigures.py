"""Figures whose label a sentence names itself: told only where it settles them."""

import pytest

from ingest.extract.toldfigures import extract, parse_told
from ingest.model import Document, Layout, Part, Span
from ingest.view import View

CASES = [
    ("Andelen lærere med fordypning i matematikk var 39,2 prosent i 2024.",
     [("Andelen lærere med fordypning i matematikk", "39.2", "%", 2024, 0)],
     "label, verb, figure, unit, year"),
    ("Andelen som jobber heltid, er 61 prosent.",
     [("Andelen som jobber heltid", "61", "%", None, 0)], "a clause in the label"),
    ("Eksamenspoengene var 41,3 i snitt, opp fra 40,2 året før.",
     [("Eksamenspoengene", "41.3", "poeng", None, 0),
      ("Eksamenspoengene", "40.2", "poeng", None, 1)], "the label tells the unit"),
    ("Andelen heltidsansatte økte fra 48 til 53 prosent.",
     [("Andelen heltidsansatte", "53", "%", None, 0)],
     "what it rose from is of a year that nobody tells"),
    ("Elbilandelen steg fra 7,2 prosent i 2019 til 9,3 prosent i 2022.",
     [("Elbilandelen", "9.3", "%", 2022, 0), ("Elbilandelen", "7.2", "%", 2019, 0)],
     "both years are told"),
    ("Utslippene i Fjordvik var 38 600 tonn CO2-ekvivalenter i 2023, 5 prosent lavere"
     " enn i 2022.",
     [("Utslippene i Fjordvik", "38600", "tonn_CO2e", 2023, 0)], "a comparison behind"),
    ("Saksbehandlingstiden for byggesaker var 19 dager i fjor, mens kravet er 21.",
     [("Saksbehandlingstiden for byggesaker", "19", "dager", None, 1)], "last year"),
    ("I 2024 var andelen kvinner 78 prosent.",
     [("Andelen kvinner", "78", "%", 2024, 0)], "the verb before the label"),
    ("Lekkasjane på vassnettet er 33 prosent.",
     [("Lekkasjane på vassnettet", "33", "%", None, 0)], "nynorsk"),
    ("Målet er at andelen blir 40 prosent.", [], "an aim"),
    ("Andelen eldre ventes å bli 20 prosent i 2040.", [], "a forecast"),
    ("Andelen var 5 prosent høyere enn i landet.", [], "a distance"),
    ("Andelen kvinner var 40 prosent, og det var 30 i 2010.", [], "which year is open"),
    ("Rådhuset er 40 meter langt.", [], "nothing that is measured"),
    ("Dette utgjør 40 prosent.", [], "what it is, stands elsewhere"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want", "why"), CASES)
def test_sentences(text, want, why):
    found = [(f.label, str(f.value), f.unit, f.year, f.back) for f in parse_told(text)]
    assert found == want, why


def test_the_year_of_a_report_and_the_owner():
    text = (
        "Fjordvik kommune\nÅrsrapport 2031\n\nKvinneandelen er 79 prosent. I Havnes\n"
        "kommune er kvinneandelen 60 prosent. Andelen kvinner i Asker er 50 prosent.\n"
    )
    view = View(Document("a.txt", "0" * 64, "text/plain", text))
    part = Part(Span(0, len(text)), "aarsrapport", date="2031-12-31")
    told = [(f.omraade, f.aar, str(f.verdi)) for f in extract(view, Layout((part,)))]
    assert told == [("Fjordvik", 2031, "79")]
