"""Words between labels and figures, running numbers, figures one blank apart."""

from ingest.model import Document
from ingest.tables.sheets import sheets
from ingest.view import View


def cells(text: str) -> list[tuple[str, ...]]:
    """The rows of the one sheet of a text, its head first."""
    (sheet,) = sheets(View(Document("a.txt", "0", "text/plain", text)), ())
    return list(sheet.cells)


def test_a_column_of_words_has_cells_of_its_own() -> None:
    text = """
Nøkkeltall                            Enhet     Havnes   Solvik
Andel barn med plass                  prosent     91,8     95,2
Gjennomsnittlig ventetid              dager         27       19
Antall årsverk i alt                  antall      12,0     14,0
Andel eldre med lange hjemmetjenester prosent      9,8      8,1
"""
    assert cells(text) == [
        ("Nøkkeltall", "Enhet", "Havnes", "Solvik"),
        ("Andel barn med plass", "prosent", "91,8", "95,2"),
        ("Gjennomsnittlig ventetid", "dager", "27", "19"),
        ("Antall årsverk i alt", "antall", "12,0", "14,0"),
        ("Andel eldre med lange hjemmetjenester", "prosent", "9,8", "8,1"),
    ]


def test_a_running_number_is_no_part_of_the_label() -> None:
    text = """
Nr   Tiltak                        2026     2027
1    Ny kai                         300      400
2    Færre busser                -1 200   -1 500
     Sum tiltak                    -900   -1 100
"""
    assert [row[0] for row in cells(text)][1:] == [
        "Ny kai",
        "Færre busser",
        "Sum tiltak",
    ]


def test_figures_one_blank_apart_end_where_their_columns_end() -> None:
    text = """
Nøkkeltall                    2022   2023   2024     2025
Andel i prosent               12,4   18,9   24,0     25,0
Inntekter per innbygger     64 812 67 230 69 945   71 020
Utgifter i prosent             2,6    0,8   -1,4     -1,5
"""
    assert cells(text)[2] == (
        "Inntekter per innbygger",
        "64 812",
        "67 230",
        "69 945",
        "71 020",
    )


def test_a_drawn_line_is_no_part_of_a_table() -> None:
    text = """
Teneste           2024    2025
------------------------------
Skule            1 200   1 300
Helse            2 200   2 300
==============================
"""
    assert cells(text)[1:] == [("Skule", "1 200", "1 300"), ("Helse", "2 200", "2 300")]


def test_years_and_states_among_the_figures_are_cells() -> None:
    text = (
        "Tabell 7-1 Investeringer                        Tall i 1000 kroner\n"
        "                      Total-   Ferdig-   Budsjett\n"
        "Prosjekt             kostnad        år       2026    Status\n"
        "Solheim bru           18 600      2028      3 800       Gul\n"
        "Uteområder                     Løpende      1 200     Grønn\n"
        "Molo                   6 900      2026      6 900       Rød\n"
    )
    *_, first, second, third = cells(text)
    assert first == ("Solheim bru", "18 600", "2028", "3 800", "Gul")
    assert second == ("Uteområder", "", "Løpende", "1 200", "Grønn")
    assert third == ("Molo", "6 900", "2026", "6 900", "Rød")
    assert not any("Tall i" in cell for row in cells(text) for cell in row)


def test_words_beside_labels_are_counted_where_no_place_is_kept() -> None:
    text = (
        "Sats  Enhet  2025  2026\n"
        "Svømmehall, voksen  per gang  95  105\n"
        "Parkering  per time  22  26\n"
        "Trygghetsalarm  per måned  198  215\n"
    )
    assert cells(text)[1] == ("Svømmehall, voksen", "per gang", "95", "105")
