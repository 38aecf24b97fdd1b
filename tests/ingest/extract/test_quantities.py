"""Counts and measures in running text: what is one, and of which year."""

import pytest

from ingest.extract.quantities import extract
from ingest.model import Document, Layout, Part, Span
from ingest.view import View

HEAD = "Fjordvik kommune\nÅrsrapport\n\nFjordvik kommune legger fram rapporten.\n\n"


def told(text: str) -> list[tuple[str, str, str, int | None]]:
    whole = HEAD + text
    document = Document("f.txt", "0" * 64, "text/plain", whole)
    layout = Layout((Part(Span(0, len(whole)), "aarsrapport"),))
    found = extract(View(document), layout)
    return [(u.gjelder, u.verdi, u.enhet, u.aar) for u in found]


OWN = "kommunale barnehager"
ONE = [
    ("Kommunen bosatte i alt 64 flyktninger i 2023.", ("flyktninger", "64", 2023)),
    ("Fjordvik har 12 kommunale barnehager i drift.", (OWN, "12", None)),
    ("Fem av 12 kommunale barnehager oppfyller normen.", (OWN, "12", None)),
    ("Vi vedtok åtte reguleringsplaner i 2023.", ("reguleringsplaner", "8", 2023)),
    ("Utslippene for 2021 var på 78 000 tonn CO2e.", ("utslippene", "78000", 2021)),
    ("Her har kommunen blant annet etablert to bydelstorg.",
     ("bydelstorg", "2", None)),
    ("Det er etablert til sammen åtte bydelstorg her.", ("bydelstorg", "8", None)),
    ("Vi hadde en folkevekst på 1,8 prosent i 2022.", ("folkevekst", "1.8", 2022)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_a_sentence_tells_how_many(
    text: str, expected: tuple[str, str, int | None]
) -> None:
    assert [(thing, value, year) for thing, value, _, year in told(text)] == [expected]


NONE = [
    ("Kommunen bosatte 20 flyktninger flere enn i 2022, og alt gikk bra.", "a change"),
    ("I 2023 bosatte vi 60 flyktninger, hvorav 20 ungdommer kom alene.", "a part"),
    ("Havnes hadde 40 kommunale barnehager i drift i 2023.", "another municipality"),
    ("Høringen varer i 14 dager fra 2023 av, etter reglene.", "a stretch of time"),
    ("Det er budsjettert med en avkastning på 3 prosent i 2023.", "not what is"),
    ("Møtet samlet 30 ansatte og 10 elever til samtale.", "no year, not in all"),
    ("Kommunale barnehager 12 11 10", "a row of a table"),
    ("Høsten 2024 starter programmet for de ansatte.", "a year is no count"),
]


@pytest.mark.parametrize(("text", "reason"), NONE)
def test_what_is_no_count_of_the_whole(text: str, reason: str) -> None:
    found = [value for _, value, _, _ in told(text)]
    assert found in ([], ["60"]), reason
