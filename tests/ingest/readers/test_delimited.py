from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers import read_bytes
from ingest.readers.delimited import delimited_grids


def cells(text):
    return [
        [[text[c.start : c.end] for c in row] for row in grid.rows]
        for grid in delimited_grids(text)
    ]


SHEET = """Fjordvik kommune;;;
Uttrekk fra regneark;;;
;;;
Utvalg;Sak;Tittel;Status
FSK;12/31;"Kai; ny bru";Pågår
KST;4/31;Hall ;
"""


def test_rows_of_as_many_cells_are_a_table_and_titles_are_none():
    assert cells(SHEET) == [
        [
            ["Utvalg", "Sak", "Tittel", "Status"],
            ["FSK", "12/31", "Kai; ny bru", "Pågår"],
            ["KST", "4/31", "Hall", ""],
        ]
    ]


def test_tabs_part_cells_too_and_groups_stay_inside():
    text = "Tilskudd\t\nMottaker\tSøkt\tFått\nKor\t\t\nHavn kor\t60 000\t40 000\n"
    assert cells(text) == [
        [
            ["Mottaker", "Søkt", "Fått"],
            ["Kor", "", ""],
            ["Havn kor", "60 000", "40 000"],
        ]
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a; b; c\nd; e; f\ng; h; i\n", "a blank follows: sentences"),
        ("a;b;c\nd;e;f\n", "two rows are no table"),
        ("Navn:\tKari\nDato:\t1.2.31\nSted:\tHavnes\n", "labels and their values"),
        ("a;b;c\nd;e\nf;g;h\n", "rows of unlike width"),
        ("\t\t\n\t\t\n\t\t\n", "nothing in them"),
    ],
)
def test_what_is_no_table(text, why):
    assert delimited_grids(text) == (), why


def test_a_text_file_declares_its_cells():
    document = read_bytes(SHEET.encode(), "liste.txt")
    assert document.text == SHEET
    assert [document.quote(cell) for cell in document.grids[0].rows[1]][2] == (
        "Kai; ny bru"
    )


@given(st.text(alphabet='ab;\t" \n\r\f0', max_size=200))
def test_cells_lie_in_order_inside_their_line(text):
    for grid in delimited_grids(text):
        for row in grid.rows:
            assert "\n" not in text[row[0].start : row[-1].end]
            for before, after in pairwise(row):
                assert before.start <= before.end <= after.start <= after.end
