"""Key figures under their names, each on a line of its own."""

from decimal import Decimal

import pytest

from ingest.extract.figurecards import extract
from ingest.model import Document, Layout, Part, Span
from ingest.view import View


def told(card: str) -> list[tuple[str, int | None, Decimal, str]]:
    text = f"Fjordvik kommune\nÅrsberetning 2024\n\n{card}\n"
    view = View(Document("f", "0" * 64, "text/html", text, title="Fjordvik kommune"))
    part = Part(Span(0, len(text)), "aarsrapport", date="2024-12-31")
    return [
        (f.indikator, f.aar, f.verdi, f.enhet) for f in extract(view, Layout((part,)))
    ]


CARDS = [
    (
        "Netto driftsresultat\n-0,7 %",
        [("Netto driftsresultat", 2024, Decimal("-0.7"), "%")],
        "a key indicator",
    ),
    (
        "Andel heltid\n53 prosent",
        [("Andel heltid", 2024, Decimal(53), "%")],
        "a share of something",
    ),
    ("Måltall fra kommunestyret\n1,5 %", [], "an aim"),
    ("Tilskudd til kirken\n12 %", [], "no name of a figure"),
    ("Andelen var som før.\n12 %", [], "a sentence"),
    ("Netto driftsresultat\n2024", [], "no unit"),
]


@pytest.mark.parametrize(("card", "figures", "reason"), CARDS)
def test_a_card(
    card: str, figures: list[tuple[str, int, Decimal, str]], reason: str
) -> None:
    assert told(card) == figures, reason
