"""Lists of key figures, one on each line."""

from ingest.extract.keylists import extract
from ingest.model import Document, Layout, Part, Section, Span
from ingest.view import View

OWNER = "Lier kommune\nLier kommune\n\n"


def told(text, kind="presentasjon", sections=()):
    view = View(Document("a.txt", "0", "text/plain", OWNER + text))
    part = Part(Span(0, len(view.text)), kind, date="2022-12-31")
    return [
        (f.indikator, f.aar, f.verdi, f.enhet, f.overflateform)
        for f in extract(view, Layout((part,), sections))
    ]


def test_list_under_its_heading():
    text = (
        "Nøkkeltall for budsjett 2024\n\nÅrsverk Ca. 6 500\nLånegjeld 9,8 mrd.\n"
        "Gjeldsgrad 103 %\nDette er tall som vil endre seg.\nRente 4 %\n"
    )
    assert told(text) == [
        ("Årsverk", 2024, 6500, "årsverk", "6 500"),
        ("Lånegjeld", 2024, 9800000000, "kr", "9,8 mrd."),
        ("Gjeldsgrad", 2024, 103, "%", "103 %"),
    ], "the list ends where a line is no key figure"


def test_lines_without_a_heading_are_not_read():
    assert not told("Gjeldsgrad 103 %\nRente 4 %\n")


def test_counts_in_a_report_carry_the_service():
    text = "Velferd\nStatus\nÅrsverk (antall) 1 963\nAnsatte (antall) 2 662\n"
    start, end = len(OWNER), len(OWNER + text)
    section = Section(
        Span(start, end), Span(start, start + 7), 2, ("Velferd", "Status")
    )
    assert told(text, "aarsrapport", (section,)) == [
        ("Årsverk, Velferd", 2022, 1963, "årsverk", "1 963"),
        ("Ansatte, Velferd", 2022, 2662, "ansatte", "2 662"),
    ]
    assert not told(text, "moeteprotokoll", (section,)), "a count of no known year"


def test_points_of_a_slide_under_a_title_of_two_lines():
    text = (
        " Tertialrapport 2024\n Status\n\n• Redusert utbytte 7 mill. kroner\n\n"
        "• Pensjon – 5 mill. kroner i mindreutgifter\n\n"
        "• Vi er i rute med 4 mill. kroner\n"
    )
    start = len(OWNER) + text.index("Status")
    whole = Span(start, len(OWNER + text))
    section = Section(whole, Span(start, start + 6), 1, ("Status",))
    assert told(text, "presentasjon", (section,)) == [
        ("Redusert utbytte", 2024, 7000000, "kr", "7 mill. kroner"),
        ("Pensjon, mindreutgifter", 2024, 5000000, "kr", "5 mill. kroner"),
    ], "the last point is a sentence"
