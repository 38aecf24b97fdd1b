"""When silence is certain, and the figures that the choice is made on."""

import json

import pytest

from ingest.model import Span
from kg.decide import decision_features, refused
from kg.features import compared, features
from kg.index.rows import Row
from kg.matcher import Matcher
from kg.question import understand
from kg.search import Candidate
from kg.units import Piece, Unit
from kg.vocabulary import Vocabulary

FINE = {
    "lacks": 0.0,
    "first_met": 1.0,
    "year_nowhere": 0.0,
    "fact_other_year": 0.0,
    "municipality_missing": 0.0,
    "elsewhere": 0.0,
    "named": 1.0,
    "voted": 0.0,
}
KNOWN = Vocabulary({"bru": 3, "kostet": 3, "skol": 3}, 10)


@pytest.mark.parametrize(
    ("question", "change", "expected"),
    [
        ("Hvor mange skoler har kommunen?", {}, False),
        ("Hvor mange skoler har kommunen?", {"lacks": 1.0}, True),
        ("Hva kostet brua i 2031?", {"year_nowhere": 1.0}, True),
        ("Hva kostet brua i 2031?", {"fact_other_year": 1.0}, True),
        ("Hva kostet brua i Strandby?", {"municipality_missing": 1.0}, True),
        ("Hva kostet brua i Drammen i 2031?", {"elsewhere": 1.0}, True),
        ("Hvem er rektor?", {"first_met": 0.2}, True),
        ("Hvem er rektor?", {"named": 0.0}, True),
        ("Hva heter rektoren?", {"named": 0.0}, True),
        ("Hvem stemte mot brua?", {}, True),
        ("Hvem stemte mot brua?", {"voted": 1.0}, False),
        ("Hvem foreslo brua?", {"first_met": 0.2}, False),
        ("Hva er zeppelinavgiften?", {"unheard": 1.0}, False),
    ],
)
def test_refused(question: str, change: dict[str, float], expected: bool) -> None:
    assert refused(understand(question), FINE | change) is expected


def test_nothing_found_is_silence() -> None:
    assert refused(understand("Hva koster brua?"), {})
    assert decision_features(understand("Hva koster brua?"), [], KNOWN) == {}


def marks(
    question: str, text: str, *, fact: bool = False, slots: dict[str, str] | None = None
) -> dict[str, float]:
    """The figures of the choice where a text is the only candidate."""
    asked, span = understand(question), Span(0, len(text))
    plain = {"label": "", "kommune": "", "evidence": json.dumps([[0, len(text)]])}
    row = Row(
        iri="x",
        kind="fact" if fact else "passage",
        text=text,
        document="d",
        filename="d.txt",
        start=0,
        end=len(text),
        slots=plain | (slots or {}),
    )
    unit = Unit(row, (Piece(span, text, "", row=False),))
    made = compared([unit], [features(asked, Matcher(asked), unit)])[0]
    return decision_features(asked, [Candidate(unit, made, 1.0, 1.0)], KNOWN)


@pytest.mark.parametrize(
    ("question", "text", "name", "expected", "why"),
    [
        ("Hvor mange skoler?", "Skolene er fine.", "lacks", 1.0, "no figure"),
        ("Hvor mange skoler?", "Vi har 12 skoler.", "lacks", 0.0, "a figure"),
        ("Hvorfor er brua stengt?", "Brua er stengt.", "lacks", 0.0, "not precise"),
        ("Hvem fikk brua?", "Brua er iverksatt.", "lacks", 1.0, "nobody"),
        ("Hvem fikk brua?", "Firmaet Berg AS fikk brua.", "lacks", 0.0, "a firm"),
        ("Hva kostet brua?", "Brua kostet 3 mill.", "unheard", 0.0, "known words"),
        ("Hva kostet zeppelinen?", "Brua kostet 3 mill.", "unheard", 1.0, "unknown"),
        ("Hva kostet Lia bru?", "I Nes koster bru 3 mill.", "name_other", 1.0, "Nes"),
        ("Hva kostet Lia bru?", "Lia bru kostet 3 mill.", "name_other", 0.0, "Lia"),
        ("Hva gjelder om skoler?", "Skolene er fine.", "first_met", 1.0, "the noun"),
    ],
)
def test_figures(
    question: str, text: str, name: str, expected: float, why: str
) -> None:
    assert marks(question, text)[name] == expected, why


def test_a_fact_of_other_years_is_none_of_the_year_that_is_asked_for() -> None:
    asked, text = "Hva kostet brua i 2031?", "Bru: Havnes 2029: 3 mill."
    assert marks(asked, text, fact=True)["fact_other_year"] == 1.0
    assert marks(asked, text)["fact_other_year"] == 0.0


@pytest.mark.parametrize(
    ("question", "expected", "why"),
    [
        ("Hvor mange boligbranner hadde Drammen i 2022?", 0.0, "it stands there"),
        ("Hvor mange boligbranner hadde Drammen i 2021?", 1.0, "not of that year"),
        ("Hvor mange boligbranner hadde Bergen i 2022?", 1.0, "only of others"),
        ("Hvor mange boligbranner var det i 2021?", 0.0, "nobody is named"),
    ],
)
def test_a_figure_of_another_municipality_is_no_answer(
    question: str, expected: float, why: str
) -> None:
    cells = [("Asker", "2021", "32"), ("Asker", "2022", "23"), ("Drammen", "2022", "9")]
    told = [
        {"area": area, "year": year, "said": said, "column": year, "version": ""}
        for area, year, said in cells
    ]
    text = "Antall boligbranner: Asker 2021: 32, Asker 2022: 23, Drammen 2022: 9."
    slots = {"label": "Antall boligbranner", "kommune": "", "cells": json.dumps(told)}
    found = marks(question, text, fact=True, slots=slots)
    assert found["elsewhere"] == expected, why


@pytest.mark.parametrize(
    ("area", "expected"), [("ASSS u/Bergen", 1.0), ("ASSS uten Bergen", 1.0)]
)
def test_a_group_without_a_municipality_is_not_that_municipality(
    area: str, expected: float
) -> None:
    told = {"area": area, "year": "2022", "said": "9", "column": "", "version": ""}
    text = f"Antall boligbranner: {area} 2022: 9."
    slots = {"label": "Antall boligbranner", "kommune": "", "cells": json.dumps([told])}
    asked = "Hvor mange boligbranner hadde Bergen i 2022?"
    assert marks(asked, text, fact=True, slots=slots)["elsewhere"] == expected
