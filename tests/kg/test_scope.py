"""Which document a question is about."""

import pytest

from kg.index.rows import Row
from kg.question import understand
from kg.scope import age, named_kinds, scope, year_of


def row(part: str, date: str | None = None, aar: str = "") -> Row:
    return Row(
        iri="x",
        kind="passage",
        text="",
        document="d",
        filename="d.txt",
        part=part,
        date=date,
        slots={"aar": aar},
    )


@pytest.mark.parametrize(
    ("question", "part", "fits", "of_year", "why"),
    [
        (
            "Hva var gjelden ifølge årsrapporten for 2022?",
            "Årsrapport 2022 · årsrapport",
            1.0,
            1.0,
            "its kind and year",
        ),
        (
            "Hva var gjelden ifølge årsrapporten for 2022?",
            "Årsrapport 2021 · årsrapport",
            1.0,
            0.0,
            "another year",
        ),
        (
            "Hva står i handlingsprogrammet 2024-2027?",
            "Handlingsprogram 2024-2027 · handlingsprogram",
            1.0,
            1.0,
            "a plan is known by its period",
        ),
        (
            "Hva står i protokollen?",
            "Årsrapport 2022 · årsrapport",
            0.0,
            0.0,
            "another kind",
        ),
    ],
)
def test_scope(question: str, part: str, fits: float, of_year: float, why: str) -> None:
    asked = understand(question)
    marks = scope(asked, named_kinds(asked), row(part))
    assert (marks["scope_here"], marks["scope_year"]) == (fits, of_year), why


def test_no_document_named_no_marks() -> None:
    asked = understand("Hva kostet skolen?")
    assert scope(asked, named_kinds(asked), row("Årsrapport 2022 · årsrapport")) == {}


def test_nynorsk_names_documents_too() -> None:
    assert named_kinds(understand("Kva står det i årsmeldinga?")) == {"årsrapport"}


def test_year_is_of_the_date_before_the_title() -> None:
    assert year_of(row("Årsrapport 2022", date="2023-05-30")) == 2023
    assert year_of(row("Budsjett 2025-2028", aar="2025")) == 2025
    assert year_of(row("Møtebok")) is None


def test_age_counts_from_the_newest() -> None:
    assert age(row("", aar="2024"), 2024) == 0
    assert age(row("", aar="2022"), 2024) == 0.5
    assert age(row("", aar="2010"), 2024) == 1
    assert age(row(""), 2024) == 0.5
