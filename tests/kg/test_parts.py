"""A question that asks two things."""

import pytest

from kg.parts import parts
from kg.question import understand


@pytest.mark.parametrize(
    ("question", "count", "why"),
    [
        ("Når skal Nye Solheim skole stå ferdig, og hva koster den?", 2, "two things"),
        ("Kva kostar Lia skule, og når opnar den?", 2, "in nynorsk"),
        ("Hvilket område fikk mest, og hvor stort er kuttet?", 2, "another thing"),
        ("Hvilken skole er dyrest, og hvor mye?", 1, "how much of the first"),
        ("Når begynte og når sluttet møtet 5. november?", 1, "one meeting"),
        ("Når startet og når blir Lia bad ferdig, og hva koster det?", 2, "late first"),
        ("Hvilken skole åpner først, når er det, og hvem eier den?", 3, "three things"),
        ("Hvor mye får Lia bad i 2025, og hvor mye i 2026?", 2, "in another year"),
        ("Hva er budsjettet for skole og barnehage?", 1, "two rows, one question"),
    ],
)  # fmt: skip
def test_parts(question: str, count: int, why: str) -> None:
    assert len(parts(understand(question), understand)) == count, why


def test_second_part_knows_what_the_first_is_about() -> None:
    asked = understand(
        "Når skal Nye Solheim skole stå ferdig, og hva koster den i 2026?"
    )
    first, second = parts(asked, understand)
    assert (first.kind, second.kind) == ("when", "money")
    assert "Solheim" in {term.word for term in second.terms}
    assert second.years == first.years == (2026,)


def test_words_of_the_first_part_count_less_in_the_second() -> None:
    asked = understand("Når skal Nye Solheim skole stå ferdig, og hva koster tomta?")
    rare = {term.word: term.rare for term in parts(asked, understand)[1].terms}
    assert rare["Solheim"] < rare["tomta"]


def test_what_is_done_in_the_first_part_is_not_asked_of_in_the_second() -> None:
    asked = understand("Hva koster Nye Solheim skole, og når åpner den?")
    words = {term.word for term in parts(asked, understand)[1].terms}
    assert {"Solheim", "skole", "åpner"} <= words
    assert "koster" not in words


@pytest.mark.parametrize(
    "question",
    [
        "Hvor gammelt er Lia bad ifølge årsrapporten, og hva sier handlingsprogrammet?",
        "Hvor gammelt er Lia bad etter årsrapport, og hva viser handlingsprogrammet?",
    ],
)
def test_the_same_is_asked_of_another_document(question: str) -> None:
    second = parts(understand(question), understand)[1]
    assert second.bokmaal == "Hvor gammelt er Lia bad ifølge handlingsprogrammet"
