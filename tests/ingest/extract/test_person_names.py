"""Names of people in running text, and which of them may be one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.body_names import find_bodies
from ingest.extract.person_names import party_code, people, same_name

TEXTS = [
    (
        "Ivar Mikal Sande  Hanne Mette Lunde",
        [("Ivar Mikal Sande", None, None), ("Hanne Mette Lunde", None, None)],
        "two cells, two people",
    ),
    ("Kari Solheim (H) tok ordet.", [("Kari Solheim", "H", None)], "party vouches"),
    (
        "Xylo Quern (SV) og Ola Dal (Ap)",
        [("Xylo Quern", "SV", None), ("Ola Dal", "A", None)],
        "unknown name with a party",
    ),
    (
        "rådgiver Innsats og mottak Nina S. Moe presenterte",
        [("Nina S. Moe", None, "Rådgiver Innsats og mottak")],
        "a post with its field",
    ),
    (
        "kommunalsjef skole Terje Li, kommunalsjef barnehage Bodil Vik",
        [
            ("Terje Li", None, "Kommunalsjef skole"),
            ("Bodil Vik", None, "Kommunalsjef barnehage"),
        ],
        "each its own post",
    ),
    (
        "Foto: Tove Dahl\nNordvik kommune",
        [("Tove Dahl", None, "Fotograf")],
        "line ends it",
    ),
    (
        "Kari Solheim Ola Moe",
        [("Kari Solheim", None, None), ("Ola Moe", None, None)],
        "two signatures side by side",
    ),
    ("Kari Anne Solheim", [("Kari Anne Solheim", None, None)], "two given names"),
    ("Kari Vik Ola", [("Kari Vik Ola", None, None)], "no surname after it"),
    ("Johan Myrdalsvei stenges", [], "a street"),
    ("Ola Bakken (H) svarte.", [("Ola Bakken", "H", None)], "Bakken is a surname"),
    ("Kari Nygård svarte.", [("Kari Nygård", None, None)], "Nygård is a surname"),
    ("Kari Nyplass svarte.", [("Kari Nyplass", None, None)], "so is Nyplass"),
    ("Tove Huset svarte.", [("Tove Huset", None, None)], "Huset is a surname"),
    ("Tove Rådhuset", [], "a house"),
    ("Olav Gård AS", [], "a farm"),
    ("Olav Plass", [], "a square"),
    ("Olav Hansens skole", [], "a school"),
    ("Forslag til vedtak Til Orientering", [], "headings"),
    (
        "Av Kine Dahl Publisert: i dag",
        [("Kine Dahl", None, None)],
        "a stop word ends it",
    ),
    (
        "sa Brulf-Peder Vik i dag",
        [("Brulf-Peder Vik", None, None)],
        "second half known",
    ),
    ("Elisabeth Holt-Skau (V) ledet", [("Elisabeth Holt-Skau", "V", None)], "hyphen"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TEXTS)
def test_people(text, expected, reason):
    found = [(name.navn, name.parti, name.funksjon) for name in people(text)]
    assert found == expected, reason


def test_a_name_wraps_only_where_the_line_was_full():
    full = (
        "Saken ble presentert for utvalget i møtet av rådgiver Kristine Engh \nSolli."
    )
    assert [name.navn for name in people(full)] == ["Kristine Engh Solli"]
    assert [name.navn for name in people("Kristine Engh\nSolli skole")] == [
        "Kristine Engh"
    ]


@pytest.mark.parametrize(
    ("a", "b", "same", "reason"),
    [
        ("Mona V. Bratt", "Mona Vee Bratt", True, "initial fits"),
        ("Mona Bratt", "Mona Vee Bratt", True, "middle name left out"),
        ("Bård-Kjetil Dahl", "Bård Kjetil Dahl", True, "hyphen"),
        ("Mona A. Bratt", "Mona Vee Bratt", False, "initial does not fit"),
        ("Kari Moen", "Kari Mo", False, "other surname"),
        ("Anne Moen", "Kari Moen", False, "other given name"),
    ],
)
def test_same_name(a, b, same, reason):
    assert same_name(a, b) is same, reason


def test_party_codes():
    assert [party_code(x) for x in ("Ap", "Høgre", "FRP", "(KRF)", "XX")] == [
        *("A", "H", "FrP", "KrF", None)
    ]


WORDS = st.sampled_from(
    [
        "Kari",
        "Moe",
        "H.",
        "(H)",
        "utvalg for",
        "helse",
        "og",
        "Formannskapet",
        "\n",
        ",",
        "AS",
    ]
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_names_stand_where_they_say(text):
    for name in people(text):
        assert " ".join(text[name.start : name.end].split()) == name.navn
    for body in find_bodies(text):
        assert " ".join(text[body.start : body.end].split()) == body.surface
