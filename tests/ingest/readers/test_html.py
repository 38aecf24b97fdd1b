import pytest

from ingest.errors import LimitExceeded
from ingest.readers import Limits, read_bytes

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}">
<title>Gebyrer – Fjordvik kommune</title><style>p {{color: red}}</style></head><body>
<div class="cookie-banner">Vi bruker informasjonskapsler</div>
<nav><a href="/">Forsiden</a></nav>
<main><h1>Gebyrer 2025</h1><script>var x = 1;</script>
<p>Formannskapet foreslår nye <b>satser</b> for vann og avløp i Fjordvik. Satsene
gjelder fra første januar, og kommunestyret vedtar dem i desember.</p>
<ol><li>Satsene vedtas.</li><li>Moderasjonen videreføres.</li></ol>
<ul><li>Vann</li></ul>
<table><tr><th>Gebyr</th><th>2025</th></tr><tr><td>Vann</td><td>4 860</td></tr></table>
</main><footer>Kontakt oss</footer></body></html>"""


@pytest.fixture
def page():
    return read_bytes(PAGE.format(charset="utf-8").encode(), "gebyr.html")


def test_only_the_main_text_is_read(page):
    for absent in ("informasjonskapsler", "Forsiden", "Kontakt", "var x", "color"):
        assert absent not in page.text
    assert (
        "foreslår nye satser for vann og avløp i Fjordvik. Satsene gjelder" in page.text
    )


def test_title_and_headings(page):
    assert page.title == "Gebyrer – Fjordvik kommune"
    assert [(page.text[h.start : h.end], h.level) for h in page.headings] == [
        ("Gebyrer 2025", 1)
    ]


def test_lists_and_tables(page):
    assert "1. Satsene vedtas.\n2. Moderasjonen videreføres.\n" in page.text
    assert "• Vann\n" in page.text
    (grid,) = page.grids
    assert [[page.quote(cell) for cell in row] for row in grid.rows] == [
        ["Gebyr", "2025"],
        ["Vann", "4 860"],
    ]
    assert grid.header_rows == 1


def test_the_declared_encoding_is_used():
    text = read_bytes(PAGE.format(charset="iso-8859-1").encode("cp1252"), "g.html").text
    assert "foreslår" in text


def test_a_page_without_a_main_element_loses_its_frame():
    body = "<p>" + "Møtet i Myrdal er flyttet til torsdag. " * 10 + "</p>"
    page = read_bytes(
        f"<html><body><header>Meny</header>{body}<footer>Fot</footer></body></html>".encode(),
        "x.html",
    )
    assert "Myrdal" in page.text
    assert "Meny" not in page.text
    assert "Fot" not in page.text


def test_depth_is_bounded():
    deep = "<html><body>" + "<span>" * 300 + "dypt" + "</span>" * 300 + "</body></html>"
    with pytest.raises(LimitExceeded, match=r"dyp\.html"):
        read_bytes(deep.encode(), "dyp.html", Limits(depth=100))


def test_text_about_html_is_no_page():
    assert (
        read_bytes(b"Vi skriver <html> i teksten.", "x.txt").media_type == "text/plain"
    )


SPANNED = """<!DOCTYPE html><html><body><main><p>{filler}</p><table>
<tr><th rowspan="2">Gebyr</th><th colspan="2">Nordvik</th><th>Myrdal</th></tr>
<tr><th>2023</th><th>2024</th><th>2024</th></tr>
<tr><td rowspan="2">Vann</td><td>1</td><td>2</td><td>3</td></tr>
<tr><td colspan="bred">4</td><td>5</td><td>6</td></tr></table></main></body></html>"""


def test_cells_that_span_others_leave_them_empty():
    filler = "Satsene gjelder fra første januar. " * 10
    page = read_bytes(SPANNED.format(filler=filler).encode(), "x.html")
    (grid,) = page.grids
    assert [[page.quote(cell) for cell in row] for row in grid.rows] == [
        ["Gebyr", "Nordvik", "", "Myrdal"],
        ["", "2023", "2024", "2024"],
        ["Vann", "1", "2", "3"],
        ["", "4", "5", "6"],
    ]
    assert grid.header_rows == 2


def test_a_word_that_may_be_parted_is_whole():
    page = read_bytes(
        b"<!DOCTYPE html><html><body><p>Ferdig&shy;stilt</p></body></html>", "x.html"
    )
    assert page.text.strip() == "Ferdigstilt"


LAYOUT = """<html><body><table width="100%"><tr><td width="150">Forsiden</td>
<td><h2>Gebyrer</h2><p>Satsene gjelder fra nyttår.</p><table border="1">
<tr><td>Tiltak</td><td>2031</td></tr><tr><td>Naust</td><td>4 100</td></tr></table>
<b>Spørsmål</b> rettes til servicekontoret.</td></tr></table></body></html>"""


def test_a_table_that_holds_a_table_is_layout_and_the_inner_one_is_read():
    page = read_bytes(LAYOUT.encode(), "gebyr.html")
    (grid,) = page.grids
    assert [[page.quote(cell) for cell in row] for row in grid.rows] == [
        ["Tiltak", "2031"],
        ["Naust", "4 100"],
    ]
    lines = [line for line in page.text.split("\n") if line]
    assert lines[:3] == ["Forsiden", "Gebyrer", "Satsene gjelder fra nyttår."]
    assert lines[-1] == "Spørsmål rettes til servicekontoret."


def test_a_title_over_all_columns_is_no_row_of_its_table():
    rows = (
        '<tr><td colspan="3">Tabell 1. Folketall</td></tr>'
        "<tr><td>Område</td><td>2030</td><td>2031</td></tr>"
        "<tr><td>Nes</td><td>640</td><td>598</td></tr>"
    )
    page = read_bytes(f"<html><body><table>{rows}</table></body></html>".encode(), "x")
    (grid,) = page.grids
    assert page.text.startswith("Tabell 1. Folketall\n")
    assert page.quote(grid.rows[0][0]) == "Område"


def test_a_group_over_rows_of_figures_is_a_row():
    rows = (
        '<tr><td colspan="2">Oppvekst</td></tr><tr><td>Skole</td><td>640</td></tr>'
        "<tr><td>SFO</td><td>12</td></tr>"
    )
    page = read_bytes(f"<html><body><table>{rows}</table></body></html>".encode(), "x")
    assert len(page.grids[0].rows) == 3
