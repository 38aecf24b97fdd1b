"""Damaged letters come back; sound ones stay."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Document
from ingest.repair import damaged, repair

SOUND = """\
Kommunestyret i Fjordvik har i år vedtatt å bygge ny skole på Solheim. Tiltaket er en
følge av at det er født flere barn i området, og at de minste skolene må få nye lokaler.
De ansatte har gjort en god jobb gjennom året, og sykefraværet er nå lavere enn før.
Kommunen må likevel øke inntektene, både gjennom høyere gebyrer og større tilskudd.
Rådet for eldre ba om at det også blir gjort mer for å nå målene i planen for omsorg.
Når økonomien er svak, er det nødvendig å prioritere oppgaver som loven pålegger oss.
"""
# What OCR without Norwegian letters makes of it; one of the ways for each letter.
LOST = {"å": "a", "Å": "A", "ø": "g", "Ø": "G", "æ": "ae", "Æ": "Ae"}


def document(text: str) -> Document:
    return Document(
        filename="a.txt", sha256="0" * 64, media_type="text/plain", text=text
    )


def damage(text: str) -> str:
    return "".join(LOST.get(letter, letter) for letter in text)


def mended(line: str) -> str:
    """How a line reads when it stands in a damaged document."""
    return repair(document(f"{damage(SOUND)}\n{line}\n")).text.split("\n")[-2]


def test_a_damaged_text_is_mended() -> None:
    assert repair(document(damage(SOUND))).text == SOUND


def test_a_sound_text_comes_back_untouched() -> None:
    assert repair(document(SOUND)).edits == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Det er viktig a ta vare pa naturen.", "Det er viktig å ta vare på naturen."),
        (
            "Gebyret var 4 200 kr i 2022.",
            "Gebyret var 4 200 kr i 2022.",
        ),  # was, not our
        ("Dette gjelder for alle som bor her.", "Dette gjelder for alle som bor her."),
        ("Det har veert en gkning.", "Det har vært en økning."),  # ee and g
        ("En st@rre andel bzerekraft", "En større andel bærekraft"),  # signs, ze
        ("i Igpet av hgsten", "i løpet av høsten"),  # I for l
        ("GKONOMI OG MILJG", "ØKONOMI OG MILJØ"),  # capitals stay capitals
        ("Kari Berg (A) tok ordet.", "Kari Berg (A) tok ordet."),  # a party
        ("Silje Tornas tok ordet.", "Silje Tornas tok ordet."),  # no "Tomas"
        ("Dag Hegre tok ordet.", "Dag Hegre tok ordet."),  # behind a given name
        ("Saken ble behancllet.", "Saken ble behandlet."),  # cl for d
        ("Alle medlernmer kom.", "Alle medlemmer kom."),  # rn for m
        ("REGN5KAP FOR 2024", "REGNSKAP FOR 2024"),  # a figure for a letter
        ("| dag og | 2022", "I dag og I 2022"),  # a bar for the letter
        ("for 3 arige barn", "for 3 årige barn"),  # the figure stays
        ("m3 vann og kg avfall", "m3 vann og kg avfall"),  # units
        ("Send til post@fjordvik.no i dag", "Send til post@fjordvik.no i dag"),
        ("Matvinn og Strandby", "Matvinn og Strandby"),  # names that look like words
        ("Skog og milj@ 5,2 6,1", "Skog og miljø 5,2 6,1"),  # a sign ends the word
        ("Frav4ret var et stort awik.", "Fraværet var et stort avvik."),  # 4, w
        ("0konomi og t1lskudd", "Økonomi og tilskudd"),  # figures for letters
        ("Rune Fl¢tnes og Kari @kland", "Rune Fløtnes og Kari Økland"),  # no words
        ("konomisjefen i b1 og a4", "økonomisjefen i b1 og a4"),  # a letter lost
    ],
)
def test_lines_of_a_damaged_text(line: str, expected: str) -> None:
    assert mended(line) == expected


def test_only_the_damaged_part_of_a_text_is_touched() -> None:
    sound = SOUND * 40 + "\n" * 40
    text = sound + damage(SOUND) * 8
    view = repair(document(text))
    assert view.text == sound + SOUND * 8
    assert all(edit.start >= len(sound) for edit in view.edits)


@pytest.mark.parametrize(
    "text",
    [
        "The council has decided to build a new school and to raise the fees.\n" * 20,
        "Nordvik 12 13 14\nSolheim 1 2 3\n" * 40,
        "",
        "pa",  # too short to judge
    ],
)
def test_what_is_not_damaged_norwegian(text: str) -> None:
    assert damaged(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S t y r i n g s r e n t e 4,5", "Styringsrente 4,5"),
        ("A H V F R", "A H V F R"),  # parties, no word
        ("G e b y r N i v å", "Gebyr Nivå"),  # a capital begins a word
        ("V E D T A K: Saken utsettes.", "VEDTAK: Saken utsettes."),  # a colon behind
    ],
)
def test_spaced_letters_are_joined(text: str, expected: str) -> None:
    assert repair(document(text)).text == expected


# Another scanner: half of the letters are kept, others become signs and figures.
HALF = """\
HESTVIK KOMMUNE
Arsmelding 2023
Ved &rsskiftet hadde kommunen 120 ansatte, og vi måtte bruke av fondet.
Vi apnet den nye skolen i august. Far og far igjen sier at det var bra for
alle, og det var ogs& far som holdt talen hvert ar. Sykefraveret gikk ned f6r jul.
Lanegjelden er lav, og naeringslivet vokser. R&dhuset er malt, og faerre
kjører bil. Store oppgaver gir gode resultater. Langtidsfravaeret går ned, og
økonomien er god. Vi takker alle som har gjort en innsats for kommunen og for
dem som bor her, og vi gleder oss til oppgavene som kommer.
"""


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (1, "Årsmelding 2023"),
        (2, "Ved årsskiftet hadde kommunen 120 ansatte"),
        (3, "Vi åpnet den nye skolen i august. Far og far igjen"),  # father stays
        (4, "var også far som holdt talen hvert år. Sykefraværet gikk ned før jul."),
        (5, "Lånegjelden er lav, og næringslivet vokser. Rådhuset er malt, og færre"),
        (6, "kjører bil. Store oppgaver gir gode resultater. Langtidsfraværet"),
    ],
)
def test_a_text_that_kept_some_of_its_letters(at: int, expected: str) -> None:
    assert expected in repair(document(HALF)).text.split("\n")[at]


def test_a_name_that_recurs_is_no_damage() -> None:
    text = SOUND.replace("Solheim", "Alvag") + "Alvag er en bygd med Alvag skole.\n" * 9
    assert repair(document(text)).edits == ()


def test_lines_and_figures_stay() -> None:
    text = damage(SOUND) + "Nokkeltall 12,5 % 2021 2022\n1 234 567 4 8 3\n"
    view = repair(document(text))
    assert view.text.count("\n") == text.count("\n")
    assert re.findall(r"\d+", view.text) == re.findall(r"\d+", text)


def test_a_mended_word_points_to_what_stands_there() -> None:
    text = damage(SOUND)
    view = repair(document(text))
    at = view.text.index("økonomien")
    span = view.source(at, at + len("økonomien"))
    assert text[span.start : span.end] == "gkonomien"


@given(st.text(alphabet="abdegopråøæ@|&38 .\n", max_size=300))
def test_edits_are_in_order_and_within_lines(text: str) -> None:
    whole = damage(SOUND) + text
    edits = repair(document(whole)).edits
    assert all(a.end <= b.start for a, b in pairwise(edits))
    assert not any("\n" in whole[e.start : e.end] + e.text for e in edits)
