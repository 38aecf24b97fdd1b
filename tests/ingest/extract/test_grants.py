"""Works that a grant is applied for: name, status, who pays, cost and grant."""

import pytest

from ingest.extract.grants import extract
from ingest.model import Document, Layout, Part, Span
from ingest.view import View

HEAD = "Prosjekt Status Finansiering Kostnader  Spillemidler\n\n"


def told(rows: str, head: str = HEAD) -> list[tuple[str, str, int]]:
    text = f"{head}{rows}\n"
    view = View(Document("a.txt", "0" * 64, "text/plain", text))
    layout = Layout((Part(Span(0, len(text)), "handlingsprogram"),))
    return [(f.tekst, f.kolonne, int(f.verdi)) for f in extract(view, layout)]


def both(name: str, cost: int, grant: int) -> list[tuple[str, str, int]]:
    return [(name, "Kostnader", cost), (name, "Spillemidler", grant)]


CASES = [
    (
        "Elvebakken klatrevegg Planlagt Fjordvik kommune 4 000 000 1 000 000",
        both("Elvebakken klatrevegg", 4000000, 1000000),
        "on one line",
    ),
    (
        "Elvebakken bane 7'er Ikke påbegynt Fjordvik IL 2 294 842 764 000",
        both("Elvebakken bane 7'er", 2294842, 764000),
        "amounts of unlike length",
    ),
    (
        "Havnes hall \nFerdigstilt. Venter på \nregnskap. \n\nFjordvik 717 848 239 000",
        both("Havnes hall", 717848, 239000),
        "a status of two lines",
    ),
    (
        "Havnes skihall (tildelt 2 mill. kroner i 2030, 4\nmill. kr i 2031)\n\n"
        "Påbegynt Fjordvik skilag 304 625 000 17 543 000",
        both("Havnes skihall", 304625000, 17543000),
        "a note beside the name",
    ),
    (
        "Elvebakken løype Ikke påbegynt Fjordvik skilag  \n\n"
        "Elvebakken hopp Planlagt Fjordvik skilag 400 000 133 000",
        both("Elvebakken hopp", 400000, 133000),
        "a row without figures before it",
    ),
    ("Elvebakken løype Planlagt Fjordvik kommune 10 000 000", [], "one amount"),
    ("Elvebakken løype, Fjordvik kommune 400 000 133 000", [], "no status"),
    ("Elvebakken løype Planlagt Fjordvik 133 000 400 000", [], "more than it costs"),
]


@pytest.mark.parametrize(("rows", "want", "why"), CASES)
def test_rows(rows: str, want: list[object], why: str) -> None:
    assert told(rows) == want, why


@pytest.mark.parametrize(
    "head",
    [
        "Prosjekt Status Kostnader\n\n",
        "Kostnader Spillemidler\n\n",
        "Prosjektets status og kostnader og spillemidler\n\n",
    ],
)
def test_another_head(head: str) -> None:
    assert not told("Elvebakken hopp Planlagt Fjordvik IL 400 000 133 000", head)


def test_two_lists_each_with_its_head() -> None:
    row = "Elvebakken hopp Planlagt Fjordvik IL 400 000 133 000\n\n"
    assert len(told(f"{row}{HEAD}{row}")) == 4
