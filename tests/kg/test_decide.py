"""When silence is certain, whatever the model says."""

import pytest

from kg.decide import refused
from kg.question import understand

FINE = {
    "type_lacks": 0.0,
    "unknown": 0.0,
    "first_around": 1.0,
    "first_met": 1.0,
    "unmet_around": 0.0,
    "year_nowhere": 0.0,
    "municipality_missing": 0.0,
    "named": 1.0,
    "voted": 0.0,
}


@pytest.mark.parametrize(
    ("question", "change", "expected"),
    [
        ("Hvor mange skoler har kommunen?", {}, False),
        ("Hvor mange skoler har kommunen?", {"type_lacks": 1.0}, True),
        ("Hvorfor ble brua utsatt?", {"type_lacks": 1.0}, False),
        ("Hva kostet brua i 2031?", {"year_nowhere": 1.0}, True),
        ("Hva kostet brua i Strandby?", {"municipality_missing": 1.0}, True),
        ("Hvem er rektor?", {"first_met": 0.2}, True),
        ("Hvem er rektor?", {"named": 0.0}, True),
        ("Hva heter rektoren?", {"named": 0.0}, True),
        ("Hvem stemte mot brua?", {}, True),
        ("Hvem stemte mot brua?", {"voted": 1.0}, False),
        ("Hvem er rektor?", {"type_lacks": 1.0}, True),
        ("Hvem foreslo brua?", {"first_met": 0.2}, False),
        ("Hva er zeppelinavgiften?", {"unknown": 0.2, "first_around": 0.0}, True),
    ],
)
def test_refused(question: str, change: dict[str, float], expected: bool) -> None:
    assert refused(understand(question), FINE | change) is expected


def test_nothing_found_is_silence() -> None:
    assert refused(understand("Hva koster brua?"), {})
