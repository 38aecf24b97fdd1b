"""What a municipality has and employs, in a sentence of a report."""

import pytest

from ingest.extract.headcounts import extract
from ingest.model import Document, Layout, Part, Span
from ingest.view import View


def told(sentence: str) -> list[tuple[str, str, int | None, str, str]]:
    text = f"Fjordvik kommune\nÅrsrapport 2031\n\n{sentence}\n"
    view = View(Document("a.txt", "0" * 64, "text/plain", text))
    part = Part(Span(0, len(text)), "aarsrapport", date="2031-12-31")
    return [
        (f.indikator, f.omraade, f.aar, str(f.verdi), f.enhet)
        for f in extract(view, Layout((part,)))
    ]


PEOPLE = ("Innbyggere", "Fjordvik", 2031, "2314", "personer")
CASES = [
    (
        "Kommunen hadde 2 314 innbyggere ved utgangen av året.",
        [PEOPLE],
        "report's year",
    ),
    ("Fjordvik hadde 2 314 innbyggere.", [PEOPLE], "the owner by name"),
    (
        "Vi har 120 ansatte fordelt på 98,5 årsverk.",
        [
            ("Ansatte", "Fjordvik", 2031, "120", "ansatte"),
            ("Årsverk", "Fjordvik", 2031, "98.5", "årsverk"),
        ],
        "two counts",
    ),
    (
        "Kommunen hadde 2 290 innbyggere ved utgangen av 2029.",
        [("Innbyggere", "Fjordvik", 2029, "2290", "personer")],
        "the sentence's own year",
    ),
    (
        "Vi har 1 034 ansatte og 861 årsverk.",
        [
            ("Ansatte", "Fjordvik", 2031, "1034", "ansatte"),
            ("Årsverk", "Fjordvik", 2031, "861", "årsverk"),
        ],
        "joined by a word",
    ),
    (
        "Det ble født 121 barn i 2030, mot 169 i 2020.",
        [
            ("Fødte barn", "Fjordvik", 2030, "121", "personer"),
            ("Fødte barn", "Fjordvik", 2020, "169", "personer"),
        ],
        "births of two years",
    ),
    (
        "Det vart fødd 39 born, og 58 personar døydde.",
        [
            ("Fødte barn", "Fjordvik", 2031, "39", "personer"),
            ("Dødsfall", "Fjordvik", 2031, "58", "personer"),
        ],
        "births and deaths",
    ),
    ("Kommunen hadde 17 færre innbyggere.", [], "a change"),
    ("Havnes hadde 900 innbyggere.", [], "someone else"),
    ("Kommunen har 12 ansatte i barnehagen.", [], "a part of them"),
    ("Kommunen hadde over 2 000 innbyggere.", [], "no figure"),
]


@pytest.mark.parametrize(("sentence", "want", "why"), CASES)
def test_counts(sentence: str, want: list[object], why: str) -> None:
    assert told(sentence) == want, why
