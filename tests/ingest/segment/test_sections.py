import pytest

from ingest.model import Document, HeadingMark
from ingest.segment import segment
from ingest.segment.shapes import could_be_heading, is_known_heading
from ingest.view import View


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Status og utfordringer", True),
        ("3.1 Lovendringer", True),
        ("1. Sammendrag og konklusjon", True),
        ("Hva er et klimabudsjett?", True),
        ("Kommunedirektørens forslag til vedtak:", True),
        ("Skole - utvidelse Nordvik", True),
        ("Møtet ble satt klokken ni.", False),  # a sentence
        ("1. Saken utsettes", False),  # a point of a decision
        ("Sum oppvekst 12 500", False),
        ("Gebyrer 100 200", False),  # a row
        ("Medlem Mona Teigen (A)", False),  # attendance
        ("05.11.2024 FSK 81/24 Salg av skole", False),  # a row by date
        ("Beløp i 1000", False),
        ("• Vann og avløp", False),
        ("og en fortsettelse", False),
        ("Leder innledet til saken. Rådgiver Moe", False),  # two sentences
        ("Formannskapet har behandlet saken i møte 05.11.2024 sak 7/24", False),
        ("2024", False),
    ],
)
def test_lines_that_could_be_headings(line, heading):
    assert could_be_heading(line, 90) is heading


NAMES = ("vann", "vei", "skole", "idrett", "kultur")
CHAPTER = """ {name}

Tjenesteområdet {name} har ansvar for mye forskjellig i kommunen, og har mange ansatte
som gjør en god jobb hver dag.

Status og utfordringer

Her står det hvordan det går i {name}, og hva som er vanskelig akkurat nå for tiden.
 {aside}

Dette er et avsnitt som tilfeldigvis begynner på en ny side i rapporten om {name}.

Driftsbudsjett

Budsjettet til {name} er omtrent som i fjor, med noen mindre endringer.

"""


def test_chapters_are_told_by_the_round_of_their_headings(shape):
    names = ["Oppvekst", "Velferd", "Teknisk drift", "Kultur"]
    text = "".join(
        CHAPTER.format(name=name, aside=f"Særlig om {name.lower()}") for name in names
    )
    found = shape(text)
    assert [head for level, head in found.headings if level == 1] == names
    section = next(s for s in found.layout.sections if "Driftsbudsjett" in s.path)
    assert section.path == ("Oppvekst", "Driftsbudsjett")
    last = [s.path for s in found.layout.sections if s.path[-1] == "Driftsbudsjett"]
    assert last == [(name, "Driftsbudsjett") for name in names]


def test_a_case_title_may_be_wrapped(shape):
    found = shape(
        " Møteprotokoll\n\nFormannskapet\n\nDato Tid Sted\n"
        "05.11.2024 13:00 Rådhuset\n\n"
        "78/24 Nye Solheim skole - valg av konsept og\nkostnadsramme\n\n"
        "Behandling\n\nForslaget ble vedtatt.\n"
    )
    passage = found.passage("Forslaget ble vedtatt")
    assert passage.path == (
        "78/24 Nye Solheim skole - valg av konsept og kostnadsramme",
        "Behandling",
    )


def test_rows_of_words_are_no_headings(shape):
    rows = "\n\n".join(
        f"{name} Vedtatt 2024" for name in ("Klima", "Kultur", "Vann", "Vei")
    )
    lead = "Temaplaner\n\nTabellen under viser planene.\n\n"
    found = shape(f"{lead}{rows}\n\nSlutt på den.\n")
    assert [head for _, head in found.headings] == ["Temaplaner"]


def test_declared_headings_are_taken_as_they_are():
    text = "Mål\n\nTekst.\n\nTiltak\n\nMer tekst.\n"
    marks = (HeadingMark(0, 3, 1), HeadingMark(13, 19, 2))
    document = Document("x.docx", "0" * 64, "x", text, headings=marks)
    layout = segment(View(document))
    assert [s.path for s in layout.sections] == [("Mål",), ("Mål", "Tiltak")]
    assert layout.passages[-1].path == ("Mål", "Tiltak")


MINUTES = """ Møteprotokoll
Formannskapet
Dato Tid Sted
05.11.2024 13:00 Rådhuset
78/24 Nye Solheim skole
Formannskapets innstilling:
1. Skolen bygges.
Behandling
Forslaget ble vedtatt.
Vedtak
1. Skolen bygges.
PS 79/24 Salg av tomt i Myrdal
Røysting
Tilrådinga vart vedteken.
"""


def test_the_headings_of_a_case_need_no_blank_lines(shape):
    found = shape(MINUTES.replace("\n78", "\n\n78").replace("\nPS", "\n\nPS"))
    assert [s.path for s in found.layout.sections[-6:]] == [
        ("78/24 Nye Solheim skole",),
        ("78/24 Nye Solheim skole", "Formannskapets innstilling:"),
        ("78/24 Nye Solheim skole", "Behandling"),
        ("78/24 Nye Solheim skole", "Vedtak"),
        ("PS 79/24 Salg av tomt i Myrdal",),
        ("PS 79/24 Salg av tomt i Myrdal", "Røysting"),
    ]


def test_known_headings_go_under_declared_ones():
    text = "78/24 Ny skole\n\nVedtak\n\n1. Skolen bygges.\n"
    document = Document(
        "x.docx", "0" * 64, "x", text, headings=(HeadingMark(0, 14, 3),)
    )
    layout = segment(View(document))
    assert layout.passages[-1].path == ("78/24 Ny skole", "Vedtak")


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("Behandling", True),
        ("BEHANDLING:", True),
        ("Ordførerens forslag til vedtak:", True),
        ("Tilråding frå formannskapet", True),
        ("Vedtak", True),
        ("Behandling av avfall er dyrt", False),
        ("Forslag til vedtak ble trukket", False),
        ("Vedtaket ble anket", False),
    ],
)
def test_known_headings(line, known):
    assert is_known_heading(line) is known


def test_a_single_declared_title_is_not_all_there_is():
    themes = [f"{name}{place}" for name in NAMES for place in "abcdefghijklmnopqrst"]
    parts = [f"Om {n}\n\nKommunen har {n} som et viktig tema i år.\n\n" for n in themes]
    text = "Rapport\n\n" + "".join(parts) * 3
    document = Document(
        "x.pdf", "0" * 64, "text/plain", text, headings=(HeadingMark(0, 7, 1),)
    )
    assert len(segment(View(document)).sections) > 100
