from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.model import Document, Grid, Span
from ingest.readers import read
from ingest.segment import segment
from ingest.view import Edit, View

CORPUS = Path(__file__).resolve().parents[3] / "../shared/corpus"


def check(document, layout):
    """What holds for every layout."""
    text = document.text
    assert layout.parts[0].span.start == 0
    assert layout.parts[-1].span.end == len(text)
    assert all(a.span.end == b.span.start for a, b in pairwise(layout.parts))
    places = sorted(
        span for passage in layout.passages for span in (passage.span, *passage.copies)
    )
    assert all(a.end <= b.start for a, b in pairwise(places))
    covered = set()
    for span in (*places, *layout.furniture):
        covered |= set(range(*span))
    lost = {at for at, char in enumerate(text) if not char.isspace()} - covered
    assert not lost, sorted(lost)[:5]
    for passage in layout.passages:
        assert passage.span.start < passage.span.end
        assert layout.parts[passage.part].span.covers(passage.span)
        assert 0 <= passage.quality <= 1
        assert passage.sentences
        assert all(passage.span.covers(span) for span in passage.sentences)
        assert all(a.end <= b.start for a, b in pairwise(passage.sentences))
    for section in layout.sections:
        assert section.span.covers(section.heading)


LINES = st.sampled_from(
    [
        "",
        " ",
        " Saksframlegg",
        "Arkivsak Saksbehandler",
        "Status og utfordringer",
        " Oppvekst",
        "Det er vedtatt 1,5 mill. kroner til formålet.",
        "og dette går videre på en ny linje i samme",
        "avsnitt. Så kommer en setning til",
        "Nordvik skole 12 500 13 000",
        "12 500 13 000",
        "• et punkt",
        "Side 3 av 9",
        "[Lagre vedtak]",
        "7",
        "\f",
        "78/24 Salg av tomt",
        "1. Saken vedtas.",
    ]
)


@given(st.lists(LINES, max_size=40))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_character_is_lost_and_nothing_overlaps(lines):
    document = Document("x.txt", "0" * 64, "text/plain", "\n".join(lines))
    check(document, segment(View(document)))


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_the_same_holds_for_real_documents(number):
    path = next(CORPUS.glob(f"{number}_*.txt"), None)
    if path is None:
        pytest.skip("the real documents are not beside the repository")
    document = read(path)
    layout = segment(View(document))
    check(document, layout)
    long = [p for p in layout.passages if len(document.quote(p.span).split()) > 250]
    assert len(long) <= len(layout.passages) // 50


def test_a_sentence_goes_on_over_line_and_page_breaks(shape):
    found = shape(
        "Kommunen skal rehabilitere den gamle brua over elva og bygge en helt ny\n"
        "gangvei til\n\n\n\n  4/6\n\nskolen. Arbeidet begynner til våren, etter at\n"
        " kommunestyret har sagt sitt.\n"
    )
    assert found.sentences == [
        "Kommunen skal rehabilitere den gamle brua over elva og bygge en helt ny "
        "gangvei til 4/6 skolen.",
        "Arbeidet begynner til våren, etter at kommunestyret har sagt sitt.",
    ]
    assert found.furniture == ["4/6"]


def test_rows_of_a_table_are_units(shape):
    found = shape(
        "Beløp i 1000\nSolheim skole 12 000 13 000\nNordvik barnehage - utvidelse og\n"
        "ombygging\n\n3 000 4 000\nSum 15 000 17 000\n"
    )
    assert found.sentences == [
        "Beløp i 1000",
        "Solheim skole 12 000 13 000",
        "Nordvik barnehage - utvidelse og ombygging 3 000 4 000",
        "Sum 15 000 17 000",
    ]


def test_a_list_of_persons_is_not_run_together(shape):
    found = shape(
        "Til stede:\n\nMedlem Mona Teigen (A)\n"
        "Varamedlem Bjørn Tveito (H) Kari Nymoen (H)\n"
        "Medlem Silje Rønning (SV)\n"
    )
    assert found.sentences[1:] == [
        "Medlem Mona Teigen (A)",
        "Varamedlem Bjørn Tveito (H) Kari Nymoen (H)",
        "Medlem Silje Rønning (SV)",
    ]


def test_long_text_is_divided_at_sentence_ends(shape):
    sentence = (
        "Kommunen har mange oppgaver som den skal løse for innbyggerne i Fjordvik. "
    )
    found = shape((sentence * 12 + "\n\n") * 3)
    sizes = [len(found.quote(p.span).split()) for p in found.layout.passages]
    assert all(40 <= size <= 150 for size in sizes)
    assert all(found.quote(p.span).endswith(".") for p in found.layout.passages)


LONG = "Fjordvik skal spare fjorten millioner kroner i året som kommer. " * 4
MINUTES = (
    " Møteprotokoll\n\nFormannskapet\n\nDato Tid Sted\n05.11.2024 13:00 Rådhuset\n\n"
)
ONCE = f"Innledning\n\n{LONG}\n\n"


def test_repeated_passages_are_one_with_all_places(shape):
    found = shape(f"{ONCE}Annet\n\nEn annen sak.\n\n{ONCE}")
    assert len(found.passage("fjorten millioner").copies) == 1


def test_the_same_short_words_in_two_cases_are_no_copies(shape):
    case = "{n}/24 Sak om {name}\n\nBehandling\n\nForslaget ble enstemmig vedtatt.\n\n"
    found = shape(
        MINUTES + case.format(n=1, name="skole") + case.format(n=2, name="vei")
    )
    assert sum("enstemmig" in found.quote(p.span) for p in found.layout.passages) == 2


def test_the_mended_reading_goes_with_the_passage():
    text = "Kommunens gkonomi er god. Den er bedre enn i fjor.\n"
    document = Document("x.txt", "0" * 64, "text/plain", text)
    view = View(document, (Edit(10, 17, "økonomi"),))
    (passage,) = segment(view).passages
    assert passage.repaired == "Kommunens økonomi er god. Den er bedre enn i fjor."
    assert segment(View(document)).passages[0].repaired is None


def test_rows_of_a_declared_table_are_never_joined():
    lines = ["Navn  Møtte for", "Ola Strandvik", "og vara"]
    text = "\n".join(lines)
    cells = [Span(text.index(line), text.index(line) + len(line)) for line in lines]
    document = Document(
        "x.pdf",
        "0" * 64,
        "application/pdf",
        text,
        grids=(Grid(tuple((cell,) for cell in cells)),),
    )
    (passage,) = segment(View(document)).passages
    assert [document.quote(span) for span in passage.sentences] == lines


def test_a_paragraph_of_a_web_page_is_a_line():
    text = "Kort linje\nog en til som ikke hører med\n"
    document = Document("x.html", "0" * 64, "text/html", text)
    (passage,) = segment(View(document)).passages
    assert len(passage.sentences) == 2
