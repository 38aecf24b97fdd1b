"""Names of political bodies: how far they reach, and what they stand for."""

import pytest

from ingest.extract.body_names import body_key, body_of, find_bodies, is_body, own_codes

SENTENCES = [
    ("vedtatt av formannskapets flertall", ["Formannskapet"], "genitive"),
    (
        "utvalg for velferd og formannskapet",
        ["Utvalg for velferd", "Formannskapet"],
        "two",
    ),
    ("utvalg for helse og omsorg", ["Utvalg for helse og omsorg"], "og inside a name"),
    (
        "hovedutvalg for oppvekst, utvalg for velferd",
        ["Hovedutvalg for oppvekst", "Utvalg for velferd"],
        "listed",
    ),
    ("utvalg for\nsamfunnstjenester", ["Utvalg for samfunnstjenester"], "over a line"),
    ("plan- og miljøutvalget behandlet", ["Plan- og miljøutvalget"], "compound"),
    ("Eldrerådet og Ungdomsrådet", ["Eldrerådet", "Ungdomsrådet"], "councils"),
    (
        "råd for personer med funksjonsnedsettelse",
        ["Råd for personer med funksjonsnedsettelse"],
        "statutory council",
    ),
    ("Myrdal lokalsamfunnsutvalg", ["Myrdal lokalsamfunnsutvalg"], "local"),
    ("Myrdal kirkelige fellesråd", ["Myrdal kirkelige fellesråd"], "the parishes'"),
    ("Tilskudd Kirkelig fellesråd", ["Kirkelig fellesråd"], "a word before, no name"),
    ("lokalsamfunnsutvalgene fikk", ["Lokalsamfunnsutvalg"], "a kind of body"),
    ("heradsstyret i Myrdal", ["Heradsstyret"], "nynorsk"),
    ("et utvalg for å se på saken", [], "a verb, no topic"),
    ("hovedutvalgene for en periode", [], "all of them, no name"),
    ("et godt råd for livet", [], "advice"),
    ("utvalget av varer", [], "choice"),
    ("valgnemndas forslag", ["Valgnemnda"], "a genitive in as"),
    ("Foreldreutvalget sa ja", [], "not of the municipality"),
]


@pytest.mark.parametrize(("text", "names", "reason"), SENTENCES)
def test_names_in_a_sentence(text, names, reason):
    assert [name.name for name in find_bodies(text)] == names, reason


def test_a_name_points_to_its_place():
    text = "Saken går til Utvalg for plan og byggesak 12. mai."
    (name,) = find_bodies(text)
    assert text[name.start : name.end] == "Utvalg for plan og byggesak"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hovedutvalget for Velferd", "Utvalg for velferd"),
        ("hovedutvalg velferd", "Utvalg for velferd"),
        ("Plan- og bygningsutvalget", "plan og bygningsutvalget"),
        ("Lokalsamfunnsutvalg Myrdal", "Myrdal lokalsamfunnsutvalg"),
        ("Myrdal Kirkelige Fellesråd", "Myrdal kirkelig fellesråd"),
    ],
)
def test_names_of_one_body_share_a_key(one, other):
    assert body_key(one) == body_key(other)


def test_different_bodies_do_not_share_a_key():
    assert body_key("Utvalg for plan og byggesak") != body_key(
        "Plan- og bygningsutvalget"
    )


@pytest.mark.parametrize(
    ("cell", "body", "reason"),
    [
        ("FSK", "Formannskapet", "a code"),
        ("KOMMUNESTYRET", "Kommunestyret", "capitals"),
        ("Komité for levekår", "Komité for levekår", "taken where a body must stand"),
        ("Nordvik rådhus", None, "a house"),
        ("17:00", None, "a time"),
    ],
)
def test_a_cell_that_names_a_body(cell, body, reason):
    assert body_of(cell, trusted=True) == body, reason


def test_a_body_and_nothing_else():
    assert is_body(" Kommunestyret ")
    assert not is_body("Godkjenning av protokoll formannskapet")


CODES = [
    (["Utvalg for plan, miljø og landbruk"], {"PML", "UPML"}, "initials"),
    (["Utvalg for oppvekst", "Utvalg for omsorg"], set(), "two that fit"),
    (["Formannskapet"], set(), "one word has no initials"),
]


@pytest.mark.parametrize(("names", "codes", "reason"), CODES)
def test_codes_of_the_document_itself(names, codes, reason):
    assert set(own_codes(names)) == codes, reason
