"""Posts and people of each part of a municipality, in tables with two heads."""

import pytest

from ingest.extract.staff import extract
from ingest.model import Document, Layout, Part, Span
from ingest.view import View

TOP = "Fjordvik kommune\nÅrsrapport 2031\n\n"


def told(body: str) -> list[tuple[object, ...]]:
    text = f"{TOP}{body}\n"
    view = View(Document("a.txt", "0" * 64, "text/plain", text))
    part = Part(Span(0, len(text)), "aarsrapport", date="2031-12-31")
    return [
        (f.indikator, f.omraade, f.aar, str(f.verdi), f.enhet)
        for f in extract(view, Layout((part,)))
    ]


ROWS = "Kultur og\nidrett 42 46 40 44\n\nTeknisk 1 107 1 210 1 099 1 204\n"
HEAD = "Sektor Antall årsverk Antall ansatte Antall årsverk Antall ansatte\n\n"


def test_both_counts_for_each_date() -> None:
    found = told(f"Årsverk 30.04.2031 31.08.2031\n\n{HEAD}{ROWS}")
    assert len(found) == 8
    assert found[0][0] == "Årsverk, Kultur og idrett, per 30.04.2031"
    assert found[-1] == (
        "Ansatte, Teknisk, per 31.08.2031",
        "Fjordvik",
        2031,
        "1204",
        "ansatte",
    )


def test_both_counts_for_each_year() -> None:
    found = told(f"2030 2031\n{HEAD}{ROWS}")
    assert found[0] == ("Årsverk, Kultur og idrett", "Fjordvik", 2030, "42", "årsverk")


@pytest.mark.parametrize(
    ("above", "why"),
    [
        ("Årsverk 31.08.2031", "one date for two pairs"),
        ("Slik er det nå", "no date"),
    ],
)
def test_dates_that_do_not_fit(above: str, why: str) -> None:
    assert not told(f"{above}\n{HEAD}{ROWS}"), why
