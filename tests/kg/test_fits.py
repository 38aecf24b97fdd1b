"""Whether a text holds what is asked for and did not know it before."""

import pytest

from kg.fits import answers, editions
from kg.question import understand


@pytest.mark.parametrize(
    ("question", "text", "expected", "why"),
    [
        ("Når åpner brua?", "Brua åpner i mars 2025.", True, "a month"),
        ("Når ble plan 2024-2027 lagt fram?", "Plan 2024-2027", False, "a period"),
        (
            "Når var møtet 14. mars?",
            "Møtet 14. mars",
            False,
            "the date of the question",
        ),
        ("Hvor mange biler?", "Kommunen har 12 biler.", True, "a figure"),
        ("Hvor mange biler?", "I sak 12/24 i 2024", False, "case and year"),
        ("Hvor mange biler?", "Beløp i 1000 kr", False, "the head of a table"),
        ("Hvem leder utvalget?", "Kari Berg leder utvalget.", True, "a name"),
        ("Hvem er Kari Berg?", "Kari Berg", False, "the name in the question"),
        ("Hvem møtte for Kari Berg (SV)?", "(SV) møtte", False, "the party is known"),
        ("Hvorfor?", "Det skyldes snø.", True, "a reason"),
        ("Hvilket saksnummer?", "Saken har nummer 12/24", True, "a case number"),
    ],
)
def test_answers(question: str, text: str, expected: bool, why: str) -> None:
    assert bool(answers(understand(question), text)) is expected, why


def test_editions_are_read_alike() -> None:
    assert editions("Økonomiplan 2025 – 2028, andre tertial") == {
        "2025-2028",
        "2.tertial",
    }
