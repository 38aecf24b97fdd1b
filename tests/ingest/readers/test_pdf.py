import pytest

from ingest.errors import LimitExceeded, UnreadableFile
from ingest.readers import Limits, ocr, read_bytes


def column(x, top, *lines, size=10, step=13):
    return [(x, top - step * at, size, line) for at, line in enumerate(lines)]


def test_text_has_pages_and_lines(pdf):
    document = read_bytes(
        pdf(
            column(50, 700, "Formannskapet møtte i Nordvik.", "Det var åpent."),
            column(50, 700, "Neste side"),
        ),
        "x.pdf",
    )
    assert document.media_type == "application/pdf"
    first, second = document.pages
    assert document.text[first.start : first.end] == (
        "Formannskapet møtte i Nordvik.\nDet var åpent.\n"
    )
    assert document.text[second.start : second.end].strip() == "Neste side"


def test_two_columns_are_read_one_after_the_other(pdf):
    left = [f"venstre spalte har linje nummer {word}" for word in "abcdefgh"]
    right = [f"høyre spalte har linje nummer {word}" for word in "abcdefgh"]
    rows = [
        word
        for at in range(8)
        for word in (
            (50, 700 - 13 * at, 10, left[at]),
            (320, 700 - 13 * at, 10, right[at]),
        )
    ]
    text = read_bytes(
        pdf([(50, 740, 10, "Overskrift over begge"), *rows]), "x.pdf"
    ).text
    assert text.index(left[-1]) < text.index(right[0])


def test_the_columns_of_a_table_stay_side_by_side(pdf):
    rows = [
        word
        for at in range(8)
        for word in (
            (50, 700 - 13 * at, 10, f"Solheim skole del {at}"),
            (320, 700 - 13 * at, 10, f"{at} 500"),
        )
    ]
    assert "Solheim skole del 3  3 500" in read_bytes(pdf(rows), "x.pdf").text


def test_a_word_broken_at_the_line_end_is_put_together(pdf):
    text = read_bytes(
        pdf(
            column(
                50, 700, "Vi bygger ny barne-", "hage i Myrdal, for barne-", "og skole"
            )
        ),
        "x.pdf",
    ).text
    assert "ny barnehage\ni Myrdal" in text
    assert "barne-\nog skole" in text  # this hyphen belongs to the word


def test_the_hyphen_of_a_compound_stays(pdf):
    lines = column(50, 700, "Vi kjøper nytt IKT-", "utstyr til Høn-", "Landås skole")
    assert "IKT-\nutstyr til Høn-\nLandås" in read_bytes(pdf(lines), "x.pdf").text


def test_larger_letters_are_headings(pdf):
    body = column(50, 640, *["Vanlig tekst i brødteksten her"] * 6)
    document = read_bytes(
        pdf([(50, 700, 20, "Årsrapport"), (50, 670, 14, "Økonomi"), *body]), "x.pdf"
    )
    heads = [(document.text[h.start : h.end], h.level) for h in document.headings]
    assert heads == [("Årsrapport", 1), ("Økonomi", 2)]


def test_running_headers_and_page_numbers_are_furniture(pdf):
    pages = [
        [
            (50, 810, 8, "Fjordvik kommune"),
            *column(50, 600, f"Tekst nummer {n} på siden"),
            (280, 30, 8, f"Side {n}"),
        ]
        for n in (1, 2, 3)
    ]
    document = read_bytes(pdf(*pages), "x.pdf")
    assert {document.quote(span) for span in document.furniture} == {
        "Fjordvik kommune",
        "Side 1",
        "Side 2",
        "Side 3",
    }


def test_ruled_tables_have_cells(pdf):
    rules = [(50, y, 300, 1) for y in (640, 660, 680, 700)]
    rules += [(x, 640, 1, 61) for x in (50, 200, 350)]
    words = [(60, 686, 10, "Prosjekt"), (210, 686, 10, "2025")]
    words += [(60, 666, 10, "Solheim skole"), (210, 666, 10, "12 000")]
    words += [(60, 646, 10, "Strandby bru"), (210, 646, 10, "200 000")]
    document = read_bytes(pdf(words, rules=rules), "x.pdf")
    (grid,) = document.grids
    assert [[document.quote(cell) for cell in row] for row in grid.rows] == [
        ["Prosjekt", "2025"],
        ["Solheim skole", "12 000"],
        ["Strandby bru", "200 000"],
    ]


def test_limits_and_damage_are_told_of(pdf):
    with pytest.raises(LimitExceeded, match=r"x\.pdf: 2 pages"):
        read_bytes(pdf(column(1, 9, "a"), column(1, 9, "b")), "x.pdf", Limits(pages=1))
    with pytest.raises(UnreadableFile, match=r"x\.pdf"):
        read_bytes(b"%PDF-1.4\nnothing more", "x.pdf")


@pytest.fixture
def scan(tmp_path):
    """A page that is a picture of a line of text."""
    image = pytest.importorskip("PIL.Image")
    draw, font = (
        pytest.importorskip("PIL.ImageDraw"),
        pytest.importorskip("PIL.ImageFont"),
    )
    picture = image.new("L", (1654, 1000), 255)
    draw.Draw(picture).text(
        (100, 100), "Kommunestyret vedtok budsjettet", 0, font.load_default(size=60)
    )
    path = tmp_path / "skannet.pdf"
    picture.save(path, "PDF", resolution=200)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("languages", "told"),
    [(frozenset(), "not installed"), (frozenset({"eng"}), "Norwegian data")],
)
def test_a_scan_names_what_is_missing(scan, monkeypatch, languages, told):
    monkeypatch.setattr(ocr, "languages", lambda: languages)
    with pytest.raises(UnreadableFile, match=rf"skannet\.pdf.*{told}.*apt-get"):
        read_bytes(scan, "skannet.pdf")


def test_a_scan_is_read_where_tesseract_is_installed(scan):
    if "nor" not in ocr.languages():
        pytest.skip("tesseract with nor is not installed")
    assert "Kommunestyret vedtok" in read_bytes(scan, "skannet.pdf").text


def test_a_stretched_line_has_no_cells(pdf):
    words, x = [], 50.0
    for word in ("mmm", "mmm", "mmm", "mmm", "mmm"):  # each is 25 points wide
        words.append((x, 700, 10, word))
        x += 25 + 14
    lines = column(50, 670, *["En vanlig linje med flere ord i avsnittet"] * 5)
    text = read_bytes(pdf([*words, *lines]), "x.pdf").text
    assert "mmm mmm mmm mmm mmm\n" in text


def test_a_heading_below_the_columns_stands_after_both(pdf):
    rows = [
        word
        for at in range(8)
        for word in (
            (50, 700 - 13 * at, 10, f"venstre spalte har linje nummer {at}"),
            (320, 700 - 13 * at, 10, f"høyre spalte har linje nummer {at}"),
        )
    ]
    text = read_bytes(pdf([*rows, (50, 560, 14, "Votering")]), "x.pdf").text
    assert text.index("høyre spalte har linje nummer 7") < text.index("Votering")


def test_a_heading_of_two_lines_is_one(pdf):
    body = column(50, 600, *["Vanlig tekst i brødteksten her"] * 6)
    heading = column(
        50, 700, "Detaljregulering for Myrdal", "sentrum", size=18, step=21
    )
    document = read_bytes(pdf([*heading, *body]), "x.pdf")
    (mark,) = document.headings
    assert (
        document.text[mark.start : mark.end] == "Detaljregulering for Myrdal\nsentrum"
    )
