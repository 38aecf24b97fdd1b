"""Silence says what was looked for, and how to go on."""

import pytest

from kg.question import understand
from kg.silence import as_written, looked_for, no_answer, request_for_access

PLACES = frozenset({"fjordvik", "nordre land"})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Hva koster ny bru i Fjordvik i 2025?",
            "Jeg lette etter: ordene «koster», «ny», «bru», året 2025 og kommunen "
            "Fjordvik.",
        ),
        (
            "Kva kostar brua i 2024 og 2025?",
            "Eg leita etter: orda «kostar», «brua» og åra 2024 og 2025.",
        ),
        (
            "When was case 7/24 decided in Nordre Land?",
            "I looked for: the words “case”, “7/24”, “decided”, ",
        ),
        ("Hva ble vedtatt 14. mars 2024?", "datoen 14. mars 2024"),
    ],
)
def test_what_was_looked_for_is_said(question: str, said: str) -> None:
    assert said in looked_for(understand(question, places=PLACES))


def test_nothing_to_look_for_is_not_said() -> None:
    assert looked_for(understand("Hva?")) == ""


@pytest.mark.parametrize(
    ("question", "to", "law"),
    [
        ("Hva koster brua i Fjordvik?", "Til Fjordvik kommune", "§ 3"),
        ("Kva kostar brua?", "Til kommunen", "offentleglova § 3"),
        ("What does the bridge cost?", "To the municipality", "section 3"),
    ],
)
def test_the_request_is_in_the_language_of_the_question(
    question: str, to: str, law: str
) -> None:
    asked = understand(question, places=PLACES)
    text = request_for_access(asked)
    assert text.startswith(to)
    assert question in text
    assert law in text
    assert no_answer(asked.language)


def test_what_was_meant_is_a_word_of_what_is_told_not_a_stem() -> None:
    mended = (("sykefravaret", "sykefravar"), ("brva", "bru"))
    texts = ("Sykefraværet sank.",)
    assert as_written(mended, texts) == (("sykefravaret", "sykefraværet"),)


def test_of_inflections_the_one_most_like_what_was_written_is_offered() -> None:
    texts = ("Skolene er stengt.", "Skolen åpner.")
    assert as_written((("skollen", "skol"),), texts) == (("skollen", "skolen"),)
    assert as_written((("skollene", "skol"),), texts) == (("skollene", "skolene"),)
