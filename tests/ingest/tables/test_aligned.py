"""Tables whose columns are kept by blanks: which are seen, and what their cells say."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Document, Layout, Part, Span
from ingest.tables import find_tables
from ingest.tables.sheets import Sheet, sheets
from ingest.view import View


def seen(text: str) -> tuple[Sheet, ...]:
    return sheets(View(Document("f.txt", "0" * 64, "text/plain", text)), ())


def titles(sheet: Sheet) -> list[str]:
    return sheet.titles(sheet.heads)


HEADS = [
    (
        """
             Regnskap   Periodisert     Avvik
Område    hittil 2031      budsjett    hittil
Skole           9 140         9 310       170
Helse          41 875        41 260      -615
""",
        ["Område", "Regnskap hittil 2031", "Periodisert budsjett", "Avvik hittil"],
        "a head over two lines",
    ),
    (
        """
             Havnes             Fjordvik
Tall           2030      2031       2030      2031
Elever          120       118         97       101
Lærere           12        11          9         -
""",
        ["Tall", "Havnes 2030", "Havnes 2031", "Fjordvik 2030", "Fjordvik 2031"],
        "years begin anew under each area",
    ),
    (
        """
                     2030                   2031
Tall        Havnes   Fjordvik      Havnes   Fjordvik
Elever         120         97         118        101
Lærere          12          9          11         ..
""",
        ["Tall", "2030 Havnes", "2030 Fjordvik", "2031 Havnes", "2031 Fjordvik"],
        "areas come again under each year",
    ),
    (
        """
                                        Gr. 5
                     2029      2030      2030
Lånegjeld            96,4      95,0     101,5
Fond                  8,8      11,6      12,4
""",
        ["", "2029", "2030", "Gr. 5 2030"],
        "a word over one column is over no other",
    ),
]


@pytest.mark.parametrize(("text", "head", "reason"), HEADS)
def test_heads(text: str, head: list[str], reason: str) -> None:
    (sheet,) = seen(text)
    assert titles(sheet) == head, reason


BODIES = [
    (
        """
Område                     2030      2031
Barnevern og
forebyggende tiltak         120       118
Skole                        97       101
""",
        [("Barnevern og forebyggende tiltak", "120", "118"), ("Skole", "97", "101")],
        "a label goes on in small letters",
    ),
    (
        """
Område                     2030      2031
Netto utgift barnehage      120       118
per barn
Skole                        97       101
""",
        [("Netto utgift barnehage per barn", "120", "118"), ("Skole", "97", "101")],
        "a label goes on under its figures",
    ),
    (
        """
Område                     2030      2031
Oppvekst
Skole                       120       118
Barnehage                               7
Kulturskole                  11        12
""",
        [
            ("Oppvekst", "", ""),
            ("Skole", "120", "118"),
            ("Barnehage", "", "7"),
            ("Kulturskole", "11", "12"),
        ],
        "a heading, and an empty cell",
    ),
    (
        """
Område                     2030      2031
Skole                       120       118
Barnehage                    97       101

Årsrapport Fjordvik                                             7
""",
        [("Skole", "120", "118"), ("Barnehage", "97", "101")],
        "a running head with its page is no row",
    ),
]


@pytest.mark.parametrize(("text", "rows", "reason"), BODIES)
def test_rows(text: str, rows: list[tuple[str, ...]], reason: str) -> None:
    (sheet,) = seen(text)
    assert list(sheet.cells[sheet.heads :]) == rows, reason


NONE = [
    ("Skole   120   118\nHelse    97   101\n", "no head"),
    ("Område 2030 2031\nSkole 120 118\nHelse 97 101\n", "one blank parts nothing"),
    ("Oslo   3. mai 2030   sak 4\nLier   4. mai 2030   sak 5\n", "no figures"),
]


@pytest.mark.parametrize(("text", "reason"), NONE)
def test_what_is_no_table(text: str, reason: str) -> None:
    assert not seen(text), reason


COUNTED = [
    (
        "Havnes  Fjordvik\n2030  2031  2030  2031\nElever  120  118  97  101\n"
        "Lærere  12  -  9  8\n",
        ["", "Havnes 2030", "Havnes 2031", "Fjordvik 2030", "Fjordvik 2031"],
        "gaps that keep no places: areas over their years, by count",
    ),
    (
        "Område\t2030\t2031\nSkole\t\t118\nHelse\t97\t101\nKultur\t7\t8\n",
        ["Område", "2030", "2031"],
        "tabs tell the column, also where a cell is empty",
    ),
]


@pytest.mark.parametrize(("text", "head", "reason"), COUNTED)
def test_cells_that_are_counted(text: str, head: list[str], reason: str) -> None:
    (sheet,) = seen(text)
    assert titles(sheet) == head, reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Område  2030  2031\nSkole  5  6  1\nHelse  7  9  2\n", "a column unnamed"),
        (
            "Havnes  Fjordvik\n2030  2031  2032\nElever  120  118  97\n"
            "Lærere  12  11  9\n",
            "which area has two years cannot be seen",
        ),
    ],
)
def test_heads_that_do_not_fit_give_no_cell(text: str, reason: str) -> None:
    assert not seen(text), reason


def test_a_table_that_a_page_tears_is_one() -> None:
    head = "Område                     2030      2031\n"
    text = (
        f"{head}Skole                       120       118\n"
        "Barnehage                    97       101\n\n"
        "Årsrapport                                             7\n\f"
        f"{head}Kultur                       10        12\n"
        "Sum                         227       231\n"
    )
    (sheet,) = seen(text)
    assert [row[0] for row in sheet.cells[1:]] == [
        "Skole",
        "Barnehage",
        "Kultur",
        "Sum",
    ]


BRACKETS = """
Beløp i 1000 kr
Område                 Regnskap  Budsjett     Avvik
Skole                     9 140     9 310       170
Helse                    42 175    41 260     ({})
Sum                      51 315    50 570     {}
"""


@pytest.mark.parametrize(
    ("figure", "total", "want", "reason"),
    [
        ("915", "(745)", "-915", "the sum holds if it is negative"),
        ("915", "1 085", "915", "the sum holds if it is not"),
        ("915", "1 000", None, "no sum tells: the cell is left open"),
    ],
)
def test_brackets(figure: str, total: str, want: str | None, reason: str) -> None:
    text = BRACKETS.format(figure, total.rjust(6))
    document = Document("f.txt", "0" * 64, "text/plain", text)
    layout = Layout((Part(Span(0, len(text)), "budsjett"),))
    (table,) = find_tables(View(document), layout)
    cell = table.rows[1].cells[2]
    assert (cell and str(cell.value)) == want, reason


NUMBER = st.integers(-999_999, 999_999)
TABLE = st.lists(st.lists(NUMBER, min_size=3, max_size=3), min_size=2, max_size=8)


def printed(value: int) -> str:
    return f"{value:,}".replace(",", " ")


@given(TABLE)
def test_what_is_printed_in_columns_is_read_as_it_was(values: list[list[int]]) -> None:
    rows = [*values, [sum(column) for column in zip(*values, strict=True)]]
    labels = [f"Tjeneste {chr(65 + n)}" for n in range(len(values))] + ["Sum"]
    lines = ["Beløp i 1000 kr"]
    lines += [
        "Område".ljust(20) + "".join(f"{year:>14}" for year in (2029, 2030, 2031))
    ]
    for label, row in zip(labels, rows, strict=True):
        lines.append(label.ljust(20) + "".join(f"{printed(v):>14}" for v in row))
    text = "\n".join(lines)
    document = Document("f.txt", "0" * 64, "text/plain", text)
    layout = Layout((Part(Span(0, len(text)), "budsjett"),))
    (table,) = find_tables(View(document), layout)
    got = [[cell and cell.value for cell in row.cells] for row in table.rows]
    assert got == [[Decimal(v) for v in row] for row in rows]
    assert table.adds_up
    for row in table.rows:
        assert all(text[c.span.start : c.span.end] == c.text for c in row.cells if c)
    assert find_tables(View(document), layout) == (table,), "read again, the same"


PARTS = ["  ", "   ", " ", "\t", "12", "1 200", "-", "(5)", "2030", "Skole", "\f", " %"]
LINES = st.lists(st.lists(st.sampled_from(PARTS), max_size=9).map("".join), max_size=12)


@given(LINES)
def test_whatever_the_text_each_cell_quotes_it(lines: list[str]) -> None:
    text = "\n".join(lines)
    for sheet in seen(text):
        for spans, cells in zip(sheet.spans, sheet.cells, strict=True):
            for span, words in zip(spans, cells, strict=True):
                quoted = " ".join(text[span.start : span.end].split())
                assert not words or words.startswith(quoted) or quoted in words
