"""What passes the gate, and what never does: a row for each way to be wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.rewriting.claims import claims
from kg.rewriting.gate import passed
from kg.rewriting.model import Note, RewritingRefused

NOTES = (
    Note(
        "Sykefravær: Fjordvik 2022: 8,4 %, Fjordvik 2023: 8,1 %.",
        ("Fjordvik 8,4 8,1",),
        ("Årsrapport 2023",),
    ),
    Note("Brua ved Solheim koster 1 234 000 kr (1,2 mill.).", ("1 234",)),
    Note(
        "Innstilling i sak 7/24 i formannskapet 14. mars 2024: Brua bygges ikke.",
        ("Brua bygges ikke.",),
    ),
    Note("Kari Berg (SP) og Ola Lie stemte for.", ("Berg, SP, og Lie",)),
    Note("Brua ble vedtatt enstemmig i kommunestyret 2. mai 2024.", ()),
)

RIGHT = [
    ("Sykefraværet i Fjordvik var 8,1 prosent i 2023 [1].", "nb", "another sign"),
    ("I Fjordvik var det 8,4 % i 2022 og 8,1 % i 2023. [1]", "nb", "mark after stop"),
    ("Brua koster 1,2 mill. kroner [2].", "nb", "in millions"),
    ("Brua koster 1 234 000 kroner [2].", "nb", "in full"),
    ("Brua koster 1.234.000 kr [2].", "nb", "points between thousands"),
    ("The bridge costs NOK 1,234,000 [2].", "en", "commas between thousands"),
    ("Absence was 8.1 percent in 2023 [1].", "en", "a decimal point"),
    ("Innstillingen fra 14. mars 2024 er at brua ikke bygges [3].", "nb", "a date"),
    (
        "Innstillinga frå mars 2024 er at brua ikkje blir bygd [3].",
        "nn",
        "a month",
    ),
    ("Sak 7/24 sier at brua ikke bygges [3].", "nb", "a case number"),
    ("Kari Berg og Ola Lie stemte for [4].", "nb", "names"),
    ("Kari Bergs parti er SP [4].", "nb", "a genitive"),
    (
        "Brua koster 1,2 mill. [2]. Kari Berg (SP) stemte for [4].",
        "nb",
        "two",
    ),
    ("Brua koster ca. 1,2 mill. kroner [2].", "nb", "abbreviations"),
    ("Den 2. mai 2024 ble brua enstemmig vedtatt [5].", "nb", "the stop of a day"),
    ("On 2 May 2024 it was unanimously adopted [5].", "en", "an English date"),
]
WRONG = [
    ("Brua koster 1,2 mill. kroner.", "cites nothing"),
    ("Brua koster 1,2 mill. [2]. Den blir fin.", "cites nothing"),
    ("Brua koster 1,2 mill. [6].", "no note 6"),
    ("Brua koster 1,2 mill. [0].", "no note 0"),
    ("Brua koster 1,3 mill. [2].", "figure"),
    ("Brua koster 12 mill. [2].", "figure"),
    ("Brua koster 1,2 mrd. [2].", "figure"),
    ("Brua koster 1,2 mill. [1].", "figure"),  # true, but not there
    ("Sykefraværet sank 0,3 prosentpoeng [1].", "figure"),  # computed by the model
    ("Sykefraværet var 2022 prosent [1].", "figure"),  # a year is no percentage
    ("Tre stemte for: Kari Berg og Ola Lie [4].", "figure 3"),
    ("Innstillingen fra 15. mars 2024 er at brua ikke bygges [3].", "date"),
    ("Sak 8/24 sier at brua ikke bygges [3].", "7/24|8/24"),
    ("Kari Lie stemte for [4].", "name"),  # both words stand there, not together
    ("Ordfører Per Moe stemte for [4].", "name"),
    ("Grete stemte for [4].", "name"),
    ("Kari Berg (SV) stemte for [4].", "name"),
    ("Brua bygges, etter innstillingen i sak 7/24 [3].", "negation .* gone"),
    ("Brua koster ikke 1,2 mill. [2].", "negation that is not"),
    ("Ja, brua koster 1,2 mill. [2].", "yes or no"),
    ("Vedtaket i sak 7/24 er at brua ikke bygges [3].", "not said of"),
    ("I 2024 vedtok formannskapet brua enstemmig [5].", "not said of"),
    ("Brua ble avvist 2. mai 2024 [5].", "opposite"),
    ("Brua koster <b>1,2 mill.</b> [2].", "no place"),
    ("Brua koster 1,2 mill. [her](www.x.example) [2].", "no place"),
    ("- Brua koster 1,2 mill. [2]\n# Slutt [2]", "no place"),
    ("[2]", "not of a sentence"),
    ("brua [2]. " * 6, "6 sentences"),
    ("Brua koster 1,2 mill. den blir fin. bygg den [2].", "cites nothing"),
    ("Brua [2].\n" * 6, "6 sentences"),
    ("x" * 1000, "characters"),
    ("", "0 sentences"),
]


@pytest.mark.parametrize(("text", "language", "why"), RIGHT)
def test_what_the_notes_bear_out_passes(text: str, language: str, why: str) -> None:
    assert passed(text, NOTES, language), why


@pytest.mark.parametrize(("text", "why"), WRONG)
def test_what_they_do_not_bear_out_is_refused(text: str, why: str) -> None:
    with pytest.raises(RewritingRefused, match=why):
        passed(text, NOTES, "nb")


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("Nei, brua koster 1,2 mill. [1].", True),
        ("Ja, brua koster 1,2 mill. [1].", False),
        ("Brua koster 1,2 mill. [1].", False),  # the answer to the question is lost
        ("No, brua koster 1,2 mill. [1].", True),
    ],
)
def test_a_computed_verdict_is_kept(text: str, passes: bool) -> None:
    notes = (Note("Nei. Brua koster 1 200 000 kr."),)
    if passes:
        assert passed(text, notes, "nb")
        return
    with pytest.raises(RewritingRefused):
        passed(text, notes, "nb")


def test_marks_are_taken_out_and_told_of() -> None:
    text = "Brua koster 1,2 mill. [2]. Kari Berg stemte for [4][4]."
    assert passed(text, NOTES, "nb") == [
        ("Brua koster 1,2 mill.", (2,)),
        ("Kari Berg stemte for.", (4,)),
    ]


@pytest.mark.parametrize(
    ("text", "language", "figures"),
    [
        ("1 234,5 kr", "nb", {("1234.5", "")}),
        ("1.234.000", "nb", {("1234000", "")}),
        ("1,234", "nb", {("1.234", "")}),
        ("1,234", "en", {("1234", "")}),
        ("8.4 percent", "en", {("8.4", "%")}),
        ("2 prosentpoeng", "nb", {("2", "pp")}),
        ("43,9 mill.", "nb", {("43900000", "")}),
        ("26 155 tusen kroner", "nb", {("26155000", "")}),
        ("1,2 mrd. og 3 milliarder", "nb", {("1200000000", ""), ("3000000000", "")}),
        ("sak 7/24 kl. 09:00", "nb", {("7/24", ""), ("09:00", "")}),
        ("CO2 og tre bruer", "nb", {("3", "")}),  # the 2 is no figure
        ("14. mars 2024", "nb", set()),  # a date is a date
        ("i 2023.", "nb", {("2023", "")}),
    ],
)
def test_figures_by_value(
    text: str, language: str, figures: set[tuple[str, str]]
) -> None:
    assert claims(text, language).figures == figures


@given(st.text(max_size=300))
def test_anything_at_all_is_judged(text: str) -> None:
    try:
        said = passed(text, NOTES, "nb")
    except RewritingRefused:
        return
    assert all(numbers for _, numbers in said)


@given(st.integers(0, 10**9))
def test_no_figure_passes_that_is_not_there(figure: int) -> None:
    known = {"1200000", "1234", "1234000"}
    try:
        passed(f"Brua koster {figure} kr [2].", NOTES, "nb")
    except RewritingRefused:
        return
    assert str(figure) in known
