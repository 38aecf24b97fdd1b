"""The glossary is data that holds together."""

import pytest

from kg.glossary import phrases, stopwords, synonyms, weak_words


@pytest.mark.parametrize("table", ["dialect", "nynorsk", "english", "languages"])
def test_every_line_has_two_columns_in_use(table: str) -> None:
    assert len(phrases(table)) > 2
    assert all(left and left == left.strip().lower() for left in phrases(table))


def test_synonyms_lead_from_the_citizen_to_the_domain() -> None:
    assert "avløp" in synonyms()["kloakk"]
    assert "kloakk" not in synonyms().get("avløp", ()), "only = leads both ways"
    assert "tilskudd" in synonyms()["støtte"]


def test_weak_words_are_not_dropped_as_well() -> None:
    assert "sykefravær" not in weak_words() | stopwords()
    assert {"årsrapporten", "vedtatt"} <= weak_words() - stopwords()
