"""Follow-up questions lean on the ones before."""

import pytest

from kg.follow import completed, leans
from kg.question import understand

PLACES = frozenset({"fjordvik", "solheim"})
FIRST = understand("Hva var sykefraværet i Fjordvik i 2022?", places=PLACES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("og i 2023?", True),
        ("Hva med Solheim?", True),
        ("Hvem stemte imot?", True),
        ("Hvem er ordfører i Strandby kommune?", False),
        ("Hvor mange skoler og barnehager ble bygd i fjor?", False),
    ],
)
def test_leans(text: str, expected: bool) -> None:
    assert leans(understand(text, places=PLACES)) is expected


def test_what_is_left_out_is_taken_and_what_is_said_replaces() -> None:
    second = completed(understand("og i 2023?", places=PLACES), FIRST)
    assert second.years == (2023,)
    assert second.municipalities == ("fjordvik",)
    assert "sykefraværet" in second.bokmaal
    third = completed(understand("Hva med Solheim?", places=PLACES), second)
    assert third.municipalities == ("solheim",)
    assert third.years == (2023,)


def test_a_whole_question_takes_nothing() -> None:
    whole = understand("Hvor mange skoler har Solheim i 2021?", places=PLACES)
    assert completed(whole, FIRST) == whole
    assert completed(whole, None) == whole
