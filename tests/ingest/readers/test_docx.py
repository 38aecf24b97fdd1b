import io
import zipfile

import pytest
from docx import Document as open_docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.errors import LimitExceeded, UnreadableFile
from ingest.readers import Limits, read_bytes


def saved(word):
    data = io.BytesIO()
    word.save(data)
    return data.getvalue()


@pytest.fixture
def document():
    word = open_docx()
    word.add_heading("Saksframlegg", 1)
    word.add_heading("Ny skole i Solheim", 2)
    word.add_paragraph("Formannskapet ber om en utredning. Den skal være ferdig i mai.")
    table = word.add_table(rows=0, cols=3)
    for row in (("Tiltak", "2025", "2026"), ("Skole", "12 000", ""), ("Sum", "", "9")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    word.add_paragraph("Første punkt", style="List Number")
    word.add_paragraph("Andre punkt", style="List Number")
    word.add_paragraph("Løst punkt", style="List Bullet")
    return read_bytes(saved(word), "sak.docx")


def test_the_body_is_read_in_order(document):
    places = [
        document.text.index(piece)
        for piece in (
            "Saksframlegg",
            "Ny skole",
            "utredning",
            "Tiltak",
            "Første",
            "Løst",
        )
    ]
    assert places == sorted(places)


def test_heading_levels(document):
    heads = [(document.text[h.start : h.end], h.level) for h in document.headings]
    assert heads == [("Saksframlegg", 1), ("Ny skole i Solheim", 2)]


def test_a_table_row_is_a_line_and_its_cells_have_places(document):
    (grid,) = document.grids
    assert [[document.quote(cell) for cell in row] for row in grid.rows] == [
        ["Tiltak", "2025", "2026"],
        ["Skole", "12 000", ""],
        ["Sum", "", "9"],
    ]
    assert "\nSkole  12 000\n" in document.text


def test_lists_have_their_numbers_and_bullets(document):
    for line in ("1. Første punkt", "2. Andre punkt", "• Løst punkt"):
        assert line in document.text


def test_a_bomb_and_a_broken_file_are_refused():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * 80_000_000)
    with pytest.raises(LimitExceeded, match=r"bombe\.docx"):
        read_bytes(data.getvalue(), "bombe.docx")
    with pytest.raises(LimitExceeded, match=r"bombe\.docx"):
        read_bytes(data.getvalue(), "bombe.docx", Limits(bytes=10_000_000))
    whole = saved(open_docx())
    with pytest.raises(UnreadableFile, match=r"halv\.docx"):
        read_bytes(whole[: len(whole) // 2] + b"word/document.xml", "halv.docx")


def test_forms_frames_and_tracked_changes():
    """Case systems write their texts into form fields and framing tables."""
    word = open_docx()
    paragraph = word.add_paragraph("Saksbehandler:\tGeir Tangen")
    frame = word.add_table(rows=1, cols=1)
    frame.cell(0, 0).text = "Innrammet avsnitt"
    body = word.element.body
    form = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p>"
        "<w:r><w:t>Tittel fra skjema</w:t></w:r>"
        "<w:del><w:r><w:delText>slettet</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t> er ny</w:t></w:r></w:ins></w:p></w:sdtContent></w:sdt>"
    )
    body.insert(body.index(paragraph._p), form)
    document = read_bytes(saved(word), "x.docx")
    assert document.text.startswith("Tittel fra skjema er ny\n")
    assert "Saksbehandler:  Geir Tangen" in document.text
    assert "Innrammet avsnitt" in document.text
    assert document.grids == ()


def test_merged_cells_are_given_once():
    word = open_docx()
    table = word.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Oppvekst"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Sum 2025"
    (grid,) = (document := read_bytes(saved(word), "x.docx")).grids
    assert [[document.quote(cell) for cell in row] for row in grid.rows] == [
        ["Oppvekst", "Sum 2025", ""]
    ]


def test_a_cell_over_several_columns_leaves_the_others_their_places():
    word = open_docx()
    table = word.add_table(rows=3, cols=4)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Nøkkeltall"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Fjordvik"
    table.cell(0, 3).text = "Landet"
    for column, text in enumerate(("2030", "2031", "2031"), 1):
        table.cell(1, column).text = text
    for column, text in enumerate(("Areal", "8,1", "8,2", "5,0")):
        table.cell(2, column).text = text
    read = read_bytes(saved(word), "sak.docx")
    (grid,) = read.grids
    assert [[read.quote(cell) for cell in row] for row in grid.rows] == [
        ["Nøkkeltall", "Fjordvik", "", "Landet"],
        ["", "2030", "2031", "2031"],
        ["Areal", "8,1", "8,2", "5,0"],
    ]
    assert grid.header_rows == 2
