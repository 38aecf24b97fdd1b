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
        ("Hvordan går det med Myrdal omsorgssenter?", False),
        ("Hva koster det å parkere?", False),
        ("Finnes det parkeringsplasser?", False),
        ("Hva koster det?", True),
        ("Hva var fraværet i 2024, og hvordan har det utviklet seg?", False),
        ("Når er den ferdig, og hva koster den?", True),
        ("Hvordan går det med den?", True),
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


DIALOGUES = [
    ("Hva koster Nye Solheim skole?", "Når er den ferdig?", "Nye Solheim skole ferdig"),
    ("Hva koster Nye Solheim skole?", "Og Myrdal omsorgssenter?", "Myrdal"),
    ("Når skal Myrdal bad åpne?", "Hva koster det?", "Myrdal bad koster"),
    ("Når vert Lia skule lagd ned?", "Kven stemte imot?", "Lia stemte imot"),
    ("Kven var ugild i saka om Lia skule?", "Kvifor?", "inhabil Lia"),
    ("Hvem stemte mot gebyrene i kommunestyret?", "Og i formannskapet?", "gebyrene"),
    ("Hvem stemte mot gebyrene i kommunestyret?", "Og hvorfor?", "gebyrene"),
    ("Hva er årsgebyret for vann i 2025?", "Hva med avløp?", "årsgebyret avløp"),
    ("Hva er årsgebyret for vann i 2025?", "Hvor mye var det i 2024?", "vann"),
    ("Hva er prognosen for helse og velferd?", "Og for oppvekst?", "prognosen"),
    ("Hva er prognosen for helse i 2024?", "Enn i 2025?", "prognosen helse"),
    ("Hva var sykefraværet i Fjordvik?", "Og i Solheim?", "sykefraværet"),
    ("Hva vedtok kommunestyret om Lia bru?", "Hvem stemte imot?", "Lia bru"),
    ("Hva skjedde med salget av Lia skole?", "Hvem var inhabil i saken?", "salget"),
    ("Når ble temaplan for klima vedtatt?", "Er den iverksatt?", "temaplan klima"),
    ("Hvilke konsepter ble vurdert for Lia?", "Hva koster konsept B?", "Lia konsept B"),
    ("Hvor mye klimagass kom fra båter?", "Hvor mye var det i 2009?", "klimagass"),
    (
        "How much will the Solheim school cost?",
        "When will it be ready?",
        "skole ferdig",
    ),
    ("Hvem leder utvalget for teknisk drift?", "Når møtes det?", "teknisk drift"),
    ("Hvor mange plasser får Lia barnehage?", "Og når åpner den?", "Lia barnehage"),
]


@pytest.mark.parametrize(("first", "then", "words"), DIALOGUES)
def test_what_is_left_out_is_taken_from_the_question_before(
    first: str, then: str, words: str
) -> None:
    made = completed(understand(then), understand(first))
    assert set(words.split()) <= {term.word for term in made.terms}


@pytest.mark.parametrize(
    ("first", "then", "gone", "reason"),
    [
        ("Hva koster Nye Solheim skole?", "Og Myrdal bad?", "skole", "the name"),
        (
            "Hvem stemte mot det i kommunestyret?",
            "Og i rådet?",
            "kommunestyret",
            "body",
        ),
        ("Hva er gebyret for vann i 2025?", "Hva med avløp?", "vann", "after 'for'"),
        ("Hva er prognosen for helse?", "Og for kultur?", "helse", "same preposition"),
        (
            "Når skal Myrdal bad åpne?",
            "Hva koster det?",
            "åpne",
            "what was asked of it",
        ),
    ],
)
def test_what_is_said_anew_stands_for_what_was_said(
    first: str, then: str, gone: str, reason: str
) -> None:
    made = completed(understand(then), understand(first))
    assert gone not in {term.word for term in made.terms}, reason


def test_one_year_of_a_development_is_a_figure() -> None:
    first = understand("Hvordan har sykefraværet utviklet seg i Fjordvik?")
    second = completed(understand("og i 2022?"), first)
    assert second.kind == "amount"
    assert "trend" not in second.traits
    assert [term.word for term in second.terms] == ["sykefraværet", "Fjordvik"]


def test_a_new_thing_takes_the_place_of_the_only_one() -> None:
    first = understand("Hvor mye øker barnehageprisen?")
    words = [term.word for term in completed(understand("Hva med SFO?"), first).terms]
    assert "barnehageprisen" not in words
    assert {"øker", "SFO"} <= set(words)
