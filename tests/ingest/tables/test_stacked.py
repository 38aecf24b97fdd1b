"""Tables of which every cell stands on a line of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Document, Span
from ingest.tables.stacked import stacked_grids
from ingest.view import View


def tables(text, furniture=()):
    document = Document("a.txt", "0", "text/plain", text)
    return [
        [[" ".join(document.quote(cell).split()) for cell in row] for row in grid.rows]
        for grid in stacked_grids(View(document), frozenset(), furniture)
    ]


def stack(*rows):
    return "\n".join(cell for row in rows for cell in row) + "\n"


ABSENCE = [
    ["Område", "2030", "2031"],
    ["Oppvekst", "9,8", "10,1"],
    ["Helse og mestring", "..", "11,9"],
    ["Hele kommunen", "10,2", "10,0"],
]
PROJECTS = [
    ["Prosjekt", "Ramme\n(1000 kr)", "Påløpt\n30.04.31", "Økonomi", "Ferdig"],
    ["Ny brannstasjon på Lia", "78 400", "31 260", "Grønn", "nov. 2031"],
    ["Molo i havna, bygging etter\nstorm", "24 500", "1 150", "i rute", "2032"],
]
RESOLUTIONS = [
    ["Nr.", "Vedtak", "Ansvar", "Status"],
    ["1", "Utrede felles legevakt", "Helse", "Ferdig"],
    ["2", "Plan for solceller på kommunale\ntak", "Teknisk", "Pågår"],
]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (ABSENCE, "years over figures, one of them missing"),
        (PROJECTS, "figures, then words; wrapped names and heads"),
        (RESOLUTIONS, "numbered rows of words"),
    ],
)
def test_cells_under_each_other_are_a_table(rows, why):
    text = "Slik gikk det i år.\n\n" + stack(*rows) + "Målet er 9,0 prosent.\n"
    plain = [[cell.replace("\n", " ") for cell in row] for row in rows]
    assert tables(text) == [plain], why


def test_a_head_that_is_printed_again_after_running_heads_goes_on():
    head, *rows = ABSENCE
    text = stack(head, *rows[:2], ["Fjordvik kommune", "Side 4 av 8"], head, rows[2])
    assert tables(text) == [ABSENCE]


def test_running_heads_inside_a_table_are_no_cells():
    text = stack(*ABSENCE[:3]) + "Årsrapport\n" + stack(ABSENCE[3])
    at = text.index("Årsrapport")
    assert tables(text, (Span(at, at + len("Årsrapport")),)) == [ABSENCE]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Navn\nParti\nKari Berg\nA\nOla Lie\nH\nAnne Vik\nSp\n", "no figures"),
        (stack(["Kaia", "12"], ["Bru", "14"], ["Hall", "3"]), "no head"),
        (stack(["Lia", "Nes"], ["Oppvekst", "9"], ["Stab", "8"]), "heads say nothing"),
        (
            stack(["Regnskap", "2030", "Budsjett"], ["Plan", "2032", "2033"]),
            "a head is no row",
        ),
        (
            stack(["Område", "2030", "2031"], ["Kirke 3 500 7 000 21 000", "1", "2"])
            + stack(["Skole 1 200 3 000 4 800", "3", "4"]),
            "rows of flat text",
        ),
    ],
)
def test_what_is_no_table(text, why):
    assert tables(text) == [], why


@given(
    st.lists(
        st.sampled_from(["Område", "Sum", "2030", "9,8", "-", "og lag", "Status", ""]),
        max_size=40,
    )
)
def test_cells_stand_in_order_and_all_rows_are_as_wide(lines):
    text = "\n".join(lines)
    for grid in stacked_grids(
        View(Document("a.txt", "0", "text/plain", text)), frozenset(), ()
    ):
        assert len({len(row) for row in grid.rows}) == 1
        cells = [cell for row in grid.rows for cell in row]
        assert cells == sorted(cells)
