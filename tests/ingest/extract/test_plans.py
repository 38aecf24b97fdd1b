"""Plans with status, date of adoption and mentions, from tables and prose."""

import pytest

from ingest.extract.plans import extract
from ingest.extract.planstatus import adopted, plan_rows
from ingest.facts import Omtale, Temaplan
from ingest.model import Document, Grid, Layout, Part, Section, Span
from ingest.toldfacts import Utsagn
from ingest.view import View


def view_of(text, grids=()):
    return View(Document("a.txt", "0", "text/plain", text, grids=grids))


def plans_of(text):
    view = view_of(text)
    layout = Layout((Part(Span(0, len(text)), "aarsrapport", date="2023-12-31"),))
    return [f for f in extract(view, layout) if isinstance(f, Temaplan)]


TABLE = """Tabellen viser status.

Temaplan Status

Kultur Vedtatt 04.04.22

Turveier, lek og friluftsliv

Vedtatt 15.06.21

Vedtas 2. kvartal 2023
Vedtas 3. kvartal 2023

Trygg hverdag – temaplan for eldre
Naturmangfold

Eiendom Under arbeid

Føringene fra planene blir lagt til grunn for arbeidet i årene som kommer i kommunen.
"""


def test_rows_of_a_torn_table():
    assert [(row.name, row.status) for row in plan_rows(view_of(TABLE))] == [
        ("Kultur", "Vedtatt 04.04.22"),
        ("Turveier, lek og friluftsliv", "Vedtatt 15.06.21"),
        ("Trygg hverdag – temaplan for eldre", "Vedtas 2. kvartal 2023"),
        ("Naturmangfold", "Vedtas 3. kvartal 2023"),
        ("Eiendom", "Under arbeid"),
    ]


def test_rows_of_a_table_that_the_format_declares():
    text = "Plan\nAnsvar\nStatus\nKultur\nOppvekst\nVedtatt 04.04.22\n"
    cells, at = [], 0
    for line in text.splitlines():
        cells.append(Span(at, at + len(line)))
        at += len(line) + 1
    view = view_of(text, (Grid((tuple(cells[:3]), tuple(cells[3:])), 1),))
    (row,) = plan_rows(view)
    assert (row.name, row.status) == ("Kultur", "Vedtatt 04.04.22")


def test_column_that_gives_the_date_alone():
    text = "Plan\nVedtatt\nKultur\n04.04.2022\n"
    cells, at = [], 0
    for line in text.splitlines():
        cells.append(Span(at, at + len(line)))
        at += len(line) + 1
    view = view_of(text, (Grid((tuple(cells[:2]), tuple(cells[2:])), 1),))
    assert [row.status for row in plan_rows(view)] == ["Vedtatt 04.04.2022"]


@pytest.mark.parametrize(
    ("row", "status", "why"),
    [
        (
            ("Kultur", "Kommunestyret", "15.06.2031", "Gjelder"),
            "Vedtatt 15.06.2031",
            "who adopted it is no status",
        ),
        (("Vann", "–", "", "Under arbeid"), "Under arbeid", "no date"),
        (("Klima", "–", "03.04.2032", "På høring"), "På høring", "a day to come"),
    ],
)
def test_columns_of_who_adopted_a_plan_and_when(row, status, why):
    cells, text = [], ""
    for words in ("Plan", "Vedtatt av", "Dato", "Status", *row):
        cells.append(Span(len(text), len(text) + len(words)))
        text += words + "\n"
    view = view_of(text, (Grid((tuple(cells[:4]), tuple(cells[4:])), 1),))
    assert [told.status for told in plan_rows(view)] == [status], why


@pytest.mark.parametrize(
    ("body", "heading", "date", "why"),
    [
        ("Kommunestyret", "Vedtak", "2024-12-10", "the council decides"),
        ("Kommunestyret", "Innstilling", None, "a recommendation decides nothing"),
        ("Formannskapet", "Vedtak", None, "another body does not adopt"),
    ],
)
def test_decision_of_the_council(body, heading, date, why):
    text = f"{heading}\nTemaplan for kultur 2024-2030 vedtas.\n"
    whole = Span(0, len(text))
    part = Part(whole, "moeteprotokoll", date="2024-12-10", body=body)
    section = Section(whole, Span(0, len(heading)), 1, (heading,))
    layout = Layout((part,), (section,))
    (plan,) = [f for f in extract(view_of(text), layout) if isinstance(f, Temaplan)]
    assert plan.vedtatt == date, why


@pytest.mark.parametrize(
    ("status", "date", "why"),
    [
        ("Vedtatt 04.04.22", "2022-04-04", "a day"),
        ("Vedtatt 2021", "2021", "a year"),
        ("Vedteken 12.05.2022", "2022-05-12", "nynorsk"),
        ("Vedtas 2. kvartal 2023", None, "still to come"),
        ("Under arbeid", None, "no date at all"),
    ],
)
def test_adopted(status, date, why):
    assert adopted(status) == date, why


def test_table_and_prose_are_one_plan():
    text = (
        TABLE
        + "\nI temaplan for kultur er det satt mål. Temaplan for natur ble utsatt."
    )
    by_name = {plan.navn: plan for plan in plans_of(text)}
    kultur = by_name["Kultur"]
    assert (kultur.status, kultur.vedtatt) == ("vedtatt", "2022-04-04")
    assert kultur.varianter == ("temaplan for kultur",)
    assert len(kultur.evidence) == 2
    assert by_name["Trygg hverdag"].status == "vedtas 2. kvartal 2023"


PROSE = [
    (
        "Temaplan for klima 2024-2030\n\nVedtatt av kommunestyret 10. desember 2024\n",
        ("vedtatt", "2024-12-10"),
        "the title page of the plan itself",
    ),
    (
        "Temaplan for kultur ble vedtatt av kommunestyret i mars 2022.",
        ("vedtatt", "2022-03"),
        "month is all the text gives",
    ),
    (
        "Temaplan for kultur (vedtatt 09.05.23) gjelder.",
        ("vedtatt", "2023-05-09"),
        "()",
    ),
    (
        "Temaplan for kultur ble vedtatt i april.",
        ("vedtatt", "2023-04"),
        "year of report",
    ),
    (
        "Temaplan for kultur skal vedtas 1. kvartal 2024.",
        ("vedtas 1. kvartal 2024", None),
        "to come is no date of adoption",
    ),
    ("Temaplan for kultur vil bli vedtatt i 2024.", (None, None), "to come, otherwise"),
    (
        "Mandat for temaplan for kultur ble vedtatt i mars 2022.",
        (None, None),
        "the mandate is not the plan",
    ),
    (
        "09.05.2023 KOM 25/23 Temaplan - personer med hund\nIverksatt",
        ("vedtatt", "2023-05-09"),
        "a row of decisions by the council",
    ),
]


@pytest.mark.parametrize(("text", "told", "why"), PROSE)
def test_told_in_prose(text, told, why):
    (plan,) = plans_of(text)
    assert (plan.status, plan.vedtatt) == told, why


def test_mentions_point_at_the_name():
    text = "En temaplan for kultur kommer. " * 2 + "Se temaplan for kultur og annet."
    view = view_of(text)
    mentions = [f for f in extract(view, Layout(())) if isinstance(f, Omtale)]
    quotes = [view.document.quote(m.evidence[0]) for m in mentions]
    assert quotes == ["temaplan for kultur"] * 3


def stated(text):
    view = view_of(text)
    at = text.index("\n\n") + 2
    layout = Layout(
        (Part(Span(0, len(text)), "aarsrapport", date="2023-12-31"),),
        (Section(Span(0, len(text)), Span(0, at), 1, ("Planer",)),),
    )
    return [
        (f.gjelder, f.egenskap, f.verdi)
        for f in extract(view, layout)
        if isinstance(f, Utsagn)
    ]


Q2 = "2023-04-01/2023-06-30"
STATED = [
    (
        "Temaplan for vannmiljø ble vedtatt i mars 2023.",
        [("Vannmiljø", "vedtattDato", "2023-03")],
        "done",
    ),
    (
        "Temaplan for vannmiljø vedtas 2. kvartal 2023.",
        [("Vannmiljø", "planstatus", Q2)],
        "to come",
    ),
    (
        "Temaplan for vannmiljø er i arbeid. Temaplanen skal sluttbehandles i 2024.",
        [("Vannmiljø", "planstatus", "2024")],
        "the plan that was spoken of",
    ),
    (
        "Temaplan for vannmiljø er klar. Temaplanen ble endelig vedtatt i mai 2023.",
        [("Vannmiljø", "vedtattDato", "2023-05")],
        "the same, done",
    ),
    (
        "Rammer for temaplan for vannmiljø ble vedtatt i mars 2023.",
        [],
        "the frame, not the plan",
    ),
    (
        "Temaplan for vannmiljø og temaplan for kultur er i arbeid. "
        "Temaplanen skal sluttbehandles i 2024.",
        [("Kultur", "planstatus", "2024")],
        "the last one that was named",
    ),
    ("Temaplan for vannmiljø ble vedtatt.", [], "no time"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), STATED)
def test_each_place_says_when_a_plan_is_adopted(text, expected, reason):
    assert stated(f"Planer\n\n{text}\n") == expected, reason


def test_the_date_stands_on_the_line_under_the_name():
    text = (
        "Temaplan for dyrevelferd *\nVedtatt 14. juni 2022. Gjelder til 2030.\n\n"
        "Temaplan for parker\nUnder arbeid. Rammene ble vedtatt 3. mai 2023.\n"
    )
    assert [(plan.navn, plan.vedtatt) for plan in plans_of(text)] == [
        ("Dyrevelferd", "2022-06-14"),
        ("Parker", None),
    ]
