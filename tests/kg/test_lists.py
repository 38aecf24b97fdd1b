"""Lists that the graph holds as a whole."""

from pathlib import Path

import pytest

from kg.answer import Answerer
from kg.lists import listing


@pytest.fixture(scope="module")
def answerer(small_kb: Path) -> Answerer:
    return Answerer.open(small_kb)


@pytest.mark.parametrize(
    ("question", "starts"),
    [
        ("Hvilke temaplaner er vedtatt?", "Vedtatte temaplaner (1): "),
        ("Hvor mange temaplaner er vedtatt?", "Vedtatte temaplaner (1): "),
    ],
)
def test_plans_are_listed_and_counted_with_their_query(
    answerer: Answerer, question: str, starts: str
) -> None:
    asked = answerer.understood(question)
    found = answerer.computed(asked, answerer.candidates(asked))
    assert found is not None
    assert found.text.startswith(starts)
    assert "kg:Temaplan" in found.query
    assert list(answerer.graph.rows(found.query))


def test_a_question_of_another_kind_gets_no_list(answerer: Answerer) -> None:
    asked = answerer.understood("Når ble temaplanen for vannmiljø vedtatt?")
    assert listing(asked, answerer.candidates(asked), answerer.graph) is None


def test_plans_of_another_year_are_not_listed(answerer: Answerer) -> None:
    asked = answerer.understood("Hvilke temaplaner ble vedtatt i 1999?")
    assert listing(asked, answerer.candidates(asked), answerer.graph) is None
