"""Whole tables as municipalities print them, each with the reason it is here."""

from decimal import Decimal

import pytest

from ingest.model import Document, Grid, Layout, Part, Span
from ingest.tables import Table, find_tables
from ingest.view import View


def read(text: str) -> tuple[Table, ...]:
    document = Document("f.txt", "0" * 64, "text/plain", text)
    layout = Layout((Part(Span(0, len(text)), "budsjett"),))
    return find_tables(View(document), layout)


def shown(table: Table) -> list[list[str | None]]:
    """Label and values of each row; None for a cell that is not given."""
    return [
        [row.label, *[cell and str(cell.value) for cell in row.cells]]
        for row in table.rows
    ]


ONE_LINE = """
Driftsrammer
Tall i hele 1000
Tjenesteområde Regnskap 2022 Budsjett 2023 B-2024 ØP 2025 ØP-2026
Oppvekst 472 300 489 500 505 200 503 000 506 400
Kultur 58 100 59 700 57 900 57 400 57 400
Sum 530 400 549 200 563 100 560 400 563 800
"""

LAYERED = """
Beløp i mill. kr
 Regnskap Budsjett Økonomiplan
Område 2022 2023 2024 2025
Skole 12,5 13,0 13,5 -0,5
Helse 8 9,5 10,0 11,0
"""

NYNORSK = """
Tal i 1000 kr
Teneste Rekneskap 2022 Opphavleg budsjett 2023 Revidert budsjett 2023 Avvik
Skule 1 200 1 150 1 300 100
Helse 2 400 2 500 2 450 50
Sum 3 600 3 650 3 750 150
"""

WRAPPED = """
Beløp i 1000

 Økonomiplan

 2024 2025 2026 2027
Nye tiltak·····
Drift av nytt sykehjem i Solheim og
omsorgsboliger 2026

1 500 250 250 250

Rådgiver klima - 2. tertial 2023 750 750 750 750
 Økonomiplan

 2024 2025 2026 2027
Styrket skolehelsetjeneste 300 300 300 300
Sum Nye tiltak 2 550 1 300 1 300 1 300
""".replace("·", " ")

PROJECTS = """
Beløp i 1000
 Samlede
prosjektbeløp

Økonomiplan Sum Sum andre år

Investeringsprosjekter Ferdig
år

Brutto
prosjektutgift

2024 2025 2024-25 2026

Oppvekst······
Skole - utvidelse Nordvik 2025 200 000 100 000 90 000 190 000 0
Inventar og utstyr LØPENDE  5 000 5 000 10 000 5 000
Barnehage - erstatte Myrdal
barnehage

2027 80 000 0 500 500 40 000

Sum Oppvekst  280 000 105 000 95 500 200 500 45 000
""".replace("·", " ")

SIDES = """
Investeringsbudsjettet:
Beløp i 1000 kr Budsjettkostnad Budsjettinntekt
Kjøp av Strandby brygge 12 000

Solheim brannstasjon 2 500

Finansiering

Økt bruk av lån

-14 500

Sum 14 500 -14 500
"""

STATUS = """
Beløp i 1000
Prosjekt Status
framdrift
Oppr.

bud.
Bud.
just.

Rev.
bud.

Regnskap
hiå.

Rest
bud.

Nye Solheim skole Iht. plan 5 000 11 298 16 298 7 133 9 164
Nordvik barnehage Forsinket 51 000 -44 813 6 187 1 087 5 100
Sum 56 000 -33 515 22 485 8 220 14 264
"""

OCR_BARS = """
Beløp i 1000
Programområder Regnskap Oppr.| Rev. bud.| Avvik i kr| Avvik i %
2022 | bud. 2022 2022
22-Barnehage 949 718 874 090 924 403 -25315 -2,7%
24-Skole 1190422 | 1139303| 1169790 -20 633 -1,8%
"""

WIDE_GAPS = """
Beløp i 1000 kr
Tiltak  Budsjett 2024  Budsjett 2025
Veilys  100 200  300
Kai  -  1 200
"""

PDF_GAPS = """
Beløp i 1000 kr

Prosjekt  Ferdig år  Brutto prosjektutgift  2025  2026  Sum 2025-26
Oppvekst
Nye Solheim skole  2027  245 000  60 000  95 000  155 000
Inventar og utstyr skole  Løpende    2 000  2 000  4 000
Sum Oppvekst    245 000  62 000  97 000  159 000
Side 3 av 40
Teknisk drift
Veilys  2026  30 000  10 000  5 000  15 000
Sum Teknisk drift    30 000  10 000  5 000  15 000
Sum investeringer    275 000  72 000  102 000  174 000
"""

UNKNOWN_COLUMN = """
Beløp i 1000 kr

Konsept  Elever  Prosjektkostnad  Årlig driftskostnad
Skole uten hall  420  198 000  9 400
Skole med hall  420  245 000  11 200
"""

LABEL_AFTER = """
Beløp i 1000
Tiltak 2024 2025
Drift av avlastningsbolig og 1 200 1 250
tilhørende tjenester
Vedlikehold av veier 300 350
Sum 1 500 1 600
"""

TABLES = [
    (
        PDF_GAPS,
        ["Brutto prosjektutgift", "2025", "2026", "Sum 2025-26"],
        [
            ["Nye Solheim skole", "245000", "60000", "95000", "155000"],
            ["Inventar og utstyr skole", None, "2000", "2000", "4000"],
            ["Sum Oppvekst", "245000", "62000", "97000", "159000"],
            ["Veilys", "30000", "10000", "5000", "15000"],
            ["Sum Teknisk drift", "30000", "10000", "5000", "15000"],
            ["Sum investeringer", "275000", "72000", "102000", "174000"],
        ],
        "columns parted by wide gaps, a page number among the rows, sums of sums",
    ),
    (
        UNKNOWN_COLUMN,
        ["Elever", "Prosjektkostnad", "Årlig driftskostnad"],
        [
            ["Skole uten hall", "420", "198000", "9400"],
            ["Skole med hall", "420", "245000", "11200"],
        ],
        "a column whose name means nothing here is a column all the same",
    ),
    (
        LABEL_AFTER,
        ["2024", "2025"],
        [
            ["Drift av avlastningsbolig og tilhørende tjenester", "1200", "1250"],
            ["Vedlikehold av veier", "300", "350"],
            ["Sum", "1500", "1600"],
        ],
        "the numbers stand on the first line of a label of two",
    ),
    (
        ONE_LINE,
        ["Regnskap 2022", "Budsjett 2023", "B-2024", "ØP 2025", "ØP-2026"],
        [
            ["Oppvekst", "472300", "489500", "505200", "503000", "506400"],
            ["Kultur", "58100", "59700", "57900", "57400", "57400"],
            ["Sum", "530400", "549200", "563100", "560400", "563800"],
        ],
        "one line of head; the sum row settles the digits",
    ),
    (
        LAYERED,
        ["Regnskap 2022", "Budsjett 2023", "Økonomiplan 2024", "Økonomiplan 2025"],
        [
            ["Skole", "12.5", "13.0", "13.5", "-0.5"],
            ["Helse", "8", "9.5", "10.0", "11.0"],
        ],
        "words in one line, years under them; decimals in millions",
    ),
    (
        NYNORSK,
        [
            "Rekneskap 2022",
            "Opphavleg budsjett 2023",
            "Revidert budsjett 2023",
            "Avvik",
        ],
        [
            ["Skule", "1200", "1150", "1300", "100"],
            ["Helse", "2400", "2500", "2450", "50"],
            ["Sum", "3600", "3650", "3750", "150"],
        ],
        "nynorsk words for the same columns",
    ),
    (
        WRAPPED,
        [
            "Økonomiplan 2024",
            "Økonomiplan 2025",
            "Økonomiplan 2026",
            "Økonomiplan 2027",
        ],
        [
            [
                "Drift av nytt sykehjem i Solheim og omsorgsboliger 2026",
                *["1500", "250", "250", "250"],
            ],
            ["Rådgiver klima - 2. tertial 2023", "750", "750", "750", "750"],
            ["Styrket skolehelsetjeneste", "300", "300", "300", "300"],
            ["Sum Nye tiltak", "2550", "1300", "1300", "1300"],
        ],
        "label over two lines, a year in a label, the head again on a new page",
    ),
    (
        PROJECTS,
        [
            "Brutto prosjektutgift",
            "Økonomiplan 2024",
            "Økonomiplan 2025",
            "Sum 2024-25",
            "2026",
        ],
        [
            [
                "Skole - utvidelse Nordvik",
                *["200000", "100000", "90000", "190000", "0"],
            ],
            ["Inventar og utstyr", None, "5000", "5000", "10000", "5000"],
            [
                "Barnehage - erstatte Myrdal barnehage",
                *["80000", "0", "500", "500", "40000"],
            ],
            ["Sum Oppvekst", "280000", "105000", "95500", "200500", "45000"],
        ],
        "head over ten lines; a running project has no total; years that are summed",
    ),
    (
        SIDES,
        ["Budsjettkostnad", "Budsjettinntekt"],
        [
            ["Kjøp av Strandby brygge", "12000", None],
            ["Solheim brannstasjon", "2500", None],
            ["Økt bruk av lån", None, "-14500"],
            ["Sum", "14500", "-14500"],
        ],
        "which of two columns a number stands in, told by the sums",
    ),
    (
        STATUS,
        ["Oppr. bud.", "Bud. just.", "Rev. bud.", "Regnskap hiå.", "Rest bud."],
        [
            ["Nye Solheim skole", "5000", "11298", "16298", "7133", "9164"],
            ["Nordvik barnehage", "51000", "-44813", "6187", "1087", "5100"],
            ["Sum", "56000", "-33515", "22485", "8220", "14264"],
        ],
        "original and change make revised; a status stands before the numbers",
    ),
    (
        OCR_BARS,
        [
            "Regnskap 2022",
            "Oppr. bud. 2022",
            "Rev. bud. 2022",
            "Avvik i kr",
            "Avvik i %",
        ],
        [
            ["22-Barnehage", "949718", "874090", "924403", "-25315", "-2.7"],
            ["24-Skole", "1190422", "1139303", "1169790", "-20633", "-1.8"],
        ],
        "bars from a scan, and separators lost",
    ),
    (
        WIDE_GAPS,
        ["Budsjett 2024", "Budsjett 2025"],
        [["Veilys", "100200", "300"], ["Kai", "None", "1200"]],
        "wide gaps say where a column ends; a dash is an empty cell",
    ),
]


@pytest.mark.parametrize(("text", "columns", "rows", "reason"), TABLES)
def test_a_printed_table_is_read(
    text: str, columns: list[str], rows: list[list[str | None]], reason: str
) -> None:
    (table,) = read(text)
    assert [column.text for column in table.columns] == columns, reason
    assert shown(table) == rows, reason


@pytest.mark.parametrize(("text", "columns", "rows", "reason"), TABLES)
def test_each_cell_points_to_its_digits(
    text: str, columns: list[str], rows: list[list[str | None]], reason: str
) -> None:
    (table,) = read(text)
    for row in table.rows:
        for cell in filter(None, row.cells):
            assert text[cell.span.start : cell.span.end] == cell.text
            assert row.span.covers(cell.span)


def test_units_are_told_and_turned_into_factors() -> None:
    units = [read(text)[0].unit for text in (ONE_LINE, LAYERED, NYNORSK)]
    assert [u and (u.text, u.factor) for u in units] == [
        ("Tall i hele 1000", Decimal(1000)),
        ("Beløp i mill. kr", Decimal(1000000)),
        ("Tal i 1000 kr", Decimal(1000)),
    ]


def test_a_sum_that_does_not_add_up_is_reported() -> None:
    wrong = ONE_LINE.replace("563 800", "564 800")
    (table,) = read(wrong)
    assert [(c.holds, c.difference) for c in table.checks] == [(False, Decimal(-1000))]


def test_a_sum_is_checked_against_the_group_it_names() -> None:
    text = (
        "\nBeløp i 1000\nTiltak 2024 2025\nOpprinnelig ramme 900 900\n\n"
        "Nye tiltak\nVeilys 10 20\nSum Nye tiltak 10 20\n"
    )
    (table,) = read(text)
    assert [(c.holds, c.description) for c in table.checks] == [
        (True, "Sum Nye tiltak")
    ]


def test_digits_that_nothing_settles_are_not_given() -> None:
    (table,) = read("\nBeløp i 1000\nTiltak Endring Avvik\nKai 100 200 300\nVei 5 1\n")
    assert shown(table)[0] == ["Kai", None, None]


PROSE = [
    ("Budsjettet for 2024 er på 120 mill. kroner, og for 2025 på 130.\n", "a sentence"),
    ("Saken gjelder overføring av midler fra 2023 til 2024 i 1000 kr.\n", "no rows"),
    ("Beløp i 1000 kr\n\nTabellen mangler. Se vedlegg 3 for tallene.\n", "only a unit"),
]


@pytest.mark.parametrize(("text", "reason"), PROSE)
def test_prose_is_no_table(text: str, reason: str) -> None:
    assert read(text) == (), reason


def grid_document(rows: list[list[str]], above: str) -> Document:
    text, spans = above, []
    for row in rows:
        cells = []
        for cell in row:
            cells.append(Span(len(text), len(text) + len(cell)))
            text += cell + "  "
        text = text.rstrip(" ") + "\n"
        spans.append(
            tuple(Span(min(a, len(text)), min(b, len(text))) for a, b in cells)
        )
    return Document("f.docx", "0" * 64, "x", text, grids=(Grid(tuple(spans), 1),))


def test_cells_that_the_format_declares_are_taken_as_they_stand() -> None:
    rows = [
        ["Prosjekt", "Ferdig", "Totalramme", "2025", "2026", "Elever"],
        ["Oppvekst", "", "", "", "", ""],
        ["Solheim skole", "Høst 2027", "245 000", "60 000", "95 000", "420"],
        ["Inventar", "Løpende", "", "2 000", "2 000", "-"],
        ["Sum Oppvekst", "", "245 000", "62 000", "97 000", ""],
    ]
    document = grid_document(rows, "Investeringer\nBeløp i 1000 kr\n")
    (table,) = find_tables(View(document), Layout(()))
    assert shown(table) == [
        ["Solheim skole", "245000", "60000", "95000", "420"],
        ["Inventar", None, "2000", "2000", "None"],
        ["Sum Oppvekst", "245000", "62000", "97000", None],
    ]
    assert [column.term for column in table.columns] == [
        "brutto",
        "aar",
        "aar",
        "annet",
    ]
    assert [row.text("ferdig") for row in table.rows] == ["2027", "Løpende", None]
    assert [row.group for row in table.rows] == ["Oppvekst"] * 3
    assert [check.holds for check in table.checks] == [True]


def test_a_head_whose_cells_span_others_is_read_as_text() -> None:
    rows = [
        ["Sektor", "Regnskap", "Økonomiplan"],
        ["2023", "2024", "2025"],
        ["Skole", "100", "200", "300"],
        ["Helse", "100"],
    ]
    document = grid_document(rows, "Beløp i 1000 kr\n")
    (table,) = find_tables(View(document), Layout(()))
    names = ["Regnskap 2023", "Økonomiplan 2024", "Økonomiplan 2025"]
    assert [column.text for column in table.columns] == names
    assert shown(table) == [["Skole", "100", "200", "300"]]


def test_columns_that_the_head_does_not_tell_apart_are_not_named() -> None:
    rows = [["Sektor", "Budsjett"], ["", "2024", "Elever"], ["Skole", "100", "200"]]
    (table,) = find_tables(View(grid_document(rows, "Beløp i 1000\n")), Layout(()))
    assert [column.term for column in table.columns] == ["annet", "annet"]


FIGURES = """
Nøkkeltall 2019 2020 2021
Sykefravær Ikke målt 8,4 % 9,3 %
Andel heltid 54,2 % 55,9 % 57,3 %
"""


def test_a_table_of_shares_is_no_money() -> None:
    (table,) = read(FIGURES)
    assert table.kind == "tall"
    assert shown(table)[0] == ["Sykefravær", "None", "8.4", "9.3"]


YEAR_IN_NAME = """
Beløp i 1000 kr
Prosjekt Ferdig år Brutto prosjektutgift 2025 2026 Sum 2025-26
Omsorgsboliger Nordvik 2026 2028 120 000 1 000 20 000 21 000
Omsorgsboliger Solheim 2027 90 000 2 000 30 000 32 000
"""


def test_the_last_year_before_the_figures_is_the_finish_year():
    (table,) = read(YEAR_IN_NAME)
    assert [(row.label, row.text("ferdig")) for row in table.rows] == [
        ("Omsorgsboliger Nordvik 2026", "2028"),
        ("Omsorgsboliger Solheim", "2027"),
    ]
    first, second = ([str(c.value) for c in row.cells if c] for row in table.rows)
    assert first == ["120000", "1000", "20000", "21000"]
    assert second == ["90000", "2000", "30000", "32000"]


def test_a_column_of_areas_groups_the_rows_that_the_next_one_names() -> None:
    rows = [
        ["Sektor", "Tiltak", "Total kostnadsramme", "2026", "2027"],
        ["Oppvekst", "Solheim skole", "90 000", "40 000", "50 000"],
        ["", "Nordvik barnehage", "6 000", "6 000", "-"],
        ["Teknisk", "Ny kai", "12 000", "-", "12 000"],
        ["Sum", "", "108 000", "46 000", "62 000"],
    ]
    document = grid_document(rows, "Investeringer\nBeløp i 1000 kr\n")
    (table,) = find_tables(View(document), Layout(()))
    assert [column.term for column in table.columns] == ["brutto", "aar", "aar"]
    assert [(row.label, row.text("omraade")) for row in table.rows] == [
        ("Solheim skole", "Oppvekst"),
        ("Nordvik barnehage", "Oppvekst"),
        ("Ny kai", "Teknisk"),
        ("Sum", None),
    ]


def test_the_first_of_two_columns_of_words_names_the_rows_where_it_tells_them_apart():
    rows = [
        ["Tiltak", "Ansvarlig", "2026"],
        ["Solheim skole", "Eiendom", "40 000"],
        ["Nordvik kai", "Havn", "9 000"],
    ]
    (table,) = find_tables(View(grid_document(rows, "Beløp i 1000\n")), Layout(()))
    assert [row.label for row in table.rows] == ["Solheim skole", "Nordvik kai"]


def test_a_running_number_before_the_label_is_no_figure() -> None:
    rows = [["Nr", "Tiltak", "2026"], ["1", "Ny kai", "40"], ["2", "Brann", "90"]]
    (table,) = find_tables(View(grid_document(rows, "Beløp i 1000\n")), Layout(()))
    assert shown(table) == [["Ny kai", "40"], ["Brann", "90"]]


def test_alternatives_side_by_side_in_millions_are_columns() -> None:
    rows = [["Post", "Tomt 1 Sentrum", "Tomt 2 Nes"], ["Grunn", "14,5", "3,0"]]
    above = "Tabell 4. Kostnader per tomt (mill. kroner, prisnivå 2025)\n"
    (table,) = find_tables(View(grid_document(rows, above)), Layout(()))
    assert [column.term for column in table.columns] == ["alternativ", "alternativ"]
    assert table.unit is not None
    assert table.unit.factor == Decimal(1000000)


TORN_HEAD = """
Alle beløp i hele tusen kroner.
Virksomhet Regnskap per
30.04.2031
Periodisert
budsjett
Årsbudsjett
revidert
Prognose
31.12.2031
Avvik
prognose
Barnehager 47 115 46 780 138 240 138 990 -750
Legevakt 14 576 14 320 42 900 43 250 -350
Sum 61 691 61 100 181 140 182 240 -1 100
"""


def test_a_head_of_which_every_cell_is_wrapped() -> None:
    (table,) = read(TORN_HEAD)
    assert [column.term for column in table.columns] == [
        "regnskap",
        "budsjett",
        "revidert",
        "prognose",
        "avvik",
    ]
    assert shown(table)[1] == ["Legevakt", "14576", "14320", "42900", "43250", "-350"]


@pytest.mark.parametrize(
    ("above", "reason"),
    [
        ("Tabell 3\nMill. kr", "the number of a table is no amount"),
        ("Tabell 3 Virkninger, mill. kroner", "a unit at the end of a caption"),
    ],
)
def test_the_unit_of_a_caption(above: str, reason: str) -> None:
    text = f"{above}\nPost Budsjett 2031 Avvik\nSkatt 318,4 3,5\nRenter 41,6 1,4\n"
    (table,) = read(text)
    assert table.unit is not None, reason
    assert table.unit.factor == 10**6, reason


CODED = """
Tall i 1000 kr
Ansvar Tjeneste Regnskap 2030 Budsjett 2031
{} Politisk styring 6 412 6 390
{} Barnehage 1) 88 205 91 340
{} Sykehjem 96 755 98 420
Sum 191 372 196 150
"""


@pytest.mark.parametrize(
    ("codes", "labels", "reason"),
    [
        (
            ("100", "200", "300"),
            ["Politisk styring", "Barnehage", "Sykehjem", "Sum"],
            "all rows have a code",
        ),
        (
            ("", "200", ""),
            ["Politisk styring", "200 Barnehage", "Sykehjem", "Sum"],
            "one number is a part of the name",
        ),
    ],
)
def test_codes_and_marks_of_footnotes_are_no_part_of_a_label(
    codes: tuple[str, ...], labels: list[str], reason: str
) -> None:
    (table,) = read(CODED.format(*codes))
    assert [row.label for row in table.rows] == labels, reason


def test_what_is_spent_up_to_a_year_is_of_no_single_year() -> None:
    text = (
        "Beløp i 1000 kr\nProsjekt  Total ramme  Brukt t.o.m. 2030  Budsjett 2031\n"
        "Ny skole  248 000  9 600  92 000\nNytt tak  13 800  1 100  12 700\n"
    )
    (table,) = read(text)
    assert [(column.term, column.year) for column in table.columns] == [
        ("brutto", None),
        ("regnskap", None),
        ("budsjett", 2031),
    ]
