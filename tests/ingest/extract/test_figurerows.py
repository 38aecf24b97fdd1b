"""Rows of figures: label and cells, wrapped, torn, or with cells missing."""

from decimal import Decimal

import pytest

from ingest.extract.figurelabels import clean_label, with_label
from ingest.extract.figurerows import cells_of, read_row, settled
from ingest.model import Document
from ingest.view import View

D = Decimal
ROWS = [
    # text, cells, values, why
    ("Utgift per elev 426 366 336", 3, ["426", "366", "336"], "plain"),
    ("Utgift 4 479 3 889 4 500", 3, ["4479", "3889", "4500"], "grouped digits"),
    ("Utgift 89135 66 041 84 664", 3, ["89135", "66041", "84664"], "a blank lost"),
    ("Andel 5,0 % 4,5 % 0 %", 3, ["5.0", "4.5", "0"], "shares"),
    ("Lån -63 -46 -19", 3, ["-63", "-46", "-19"], "signs"),
    ("Andel Ikke målt 54 % Tall kommer", 3, [None, "54", None], "said to be missing"),
    ("Andel Ikke 54 % Tall", 3, [None, "54", None], "the rest is on the next line"),
    ("Saker 12 - 14", 3, ["12", None, "14"], "a dash is no figure"),
    ("Saker 12 .. 14", 3, ["12", None, "14"], "two dots are no figure"),
    ("Gebyr 3 945 3 878   3 171 ", 4, ["3945", "3878", None, "3171"], "an empty cell"),
    ("Areal 722 GWh 714 GWh", 2, ["722", "714"], "units between"),
    ("Folk 93 679  94 441", 2, ["93679", "94441"], "parted by two blanks"),
    ("Plassering hvor 1 er best 1 348 350 349", 3, ["348", "350", "349"], "1 is label"),
    ("Verdi 16 494 19,6 % 17 012 20,1 %", 4, ["16494", "19.6", "17012", "20.1"],
     "value and share alternate"),
    ("Antall 12 14", 3, None, "too few"),
    ("Gebyr 1 332 1 235 1 114", 4, None, "too few, however the digits are joined"),
    ("Budsjett 2024 2025 2026", 3, None, "years are a header"),
    ("Vi viser til sak 12 14 15 om dette", 3, None, "figures inside a sentence"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "count", "values", "why"), ROWS)
def test_cells(text, count, values, why):
    found = cells_of(text, count)
    got = [c.value for c in found[1]] if found else None
    assert got == (values and [D(v) if v else None for v in values]), why


def lines_of(text):
    return View(Document("a.txt", "0", "text/plain", text)).lines


def test_figures_wrapped_over_lines():
    lines = lines_of("Energi (kWh) Ikke målt  72 134 \n574 \n\n82 104 \n622 \n")
    row = read_row(lines, 0, 3)
    assert [c.value for c in row.cells] == [None, D(72134574), D(82104622)]
    assert row.last == 4


def test_axis_of_a_chart_is_no_row():
    assert read_row(lines_of("Gjeld\n120 %\n\n90 %\n\n60 %\n"), 1, 3) is None


LABELS = [
    (
        "Utgift per elev i 4 5 6\ngrunnskolen (B) *)\nAnnet",
        0, "Utgift per elev i grunnskolen", "goes on below in lower case",
    ),
    (
        "Utgift per elev\ni grunnskolen (B) *)\n\n4 5 6\n",
        3, "Utgift per elev i grunnskolen", "stands above its figures",
    ),
    ("Produktivitet    \nUtgift\n\n4 5 6", 3, "Utgift", "a group of rows is not label"),
    (
        "Alle barn har et godt og trygt sted der de lærer og leker.\nTrivsel\n\n4 5 6",
        3, "Trivsel", "a goal above the label is not label",
    ),
    (
        "Utgift til 4 5 6\nAdm. og ledelse\n", 0, "Utgift til Adm. og ledelse",
        "half said: it goes on though in capitals",
    ),
    ("Utgift 4 5 6\n7.2 Ny del\n", 0, "Utgift", "a numbered heading is not label"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "at", "label", "why"), LABELS)
def test_labels(text, at, label, why):
    lines = lines_of(text)
    assert with_label(lines, read_row(lines, at, 3), 0, 3).label == label, why


def test_clean_label():
    assert clean_label(")Andel barne- og ungdoms- skoler (B) *) **)") == (
        "Andel barne- og ungdomsskoler"
    )


@pytest.mark.parametrize(
    ("texts", "values", "why"),
    [
        (["151 %", "18,1 %", "14,8 %"], ["15.1", "18.1", "14.8"], "mark put back"),
        (["951 %", "18,1 %", "14,8 %"], [None, "18.1", "14.8"], "not to be believed"),
        (["20 %", "18,1 %", "14,8 %"], ["20", "18.1", "14.8"], "a whole share"),
        (["151 %", "180 %", "148 %"], ["151", "180", "148"], "no share has a mark"),
    ],
)
def test_lost_decimal_marks(texts, values, why):
    _, cells = cells_of("Andel " + " ".join(texts), 3)
    assert [c.value for c in settled(cells)] == [v and D(v) for v in values], why
