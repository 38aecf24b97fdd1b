import pytest

from ingest.segment.furniture import is_furniture_text
from ingest.segment.quality import is_readable, readable_share


@pytest.mark.parametrize(
    ("line", "furniture"),
    [
        ("Side 12 av 186", True),
        ("side 4", True),
        ("4/10", True),
        ("[Lagre vedtak]", True),
        ("Foto: Kari Nymoen", True),
        ("12/10", False),  # there is no page 12 of 10
        ("78/2024", False),  # a case, not a page
        ("[1]", False),
        ("Side om side står husene", False),
        ("7", False),  # a cell, unless it stands at the foot of a page
    ],
)
def test_lines_that_are_furniture_anywhere(line, furniture):
    assert is_furniture_text(line) is furniture


def test_a_number_is_furniture_at_the_foot_of_a_page_only(shape):
    found = shape(
        " Første side\n\nAntall\n\n3\n\nSlutt.\n\n1\n Andre side\n\nMer.\n\n2\n"
    )
    assert found.furniture == ["1"]


def test_running_headers_are_furniture(shape):
    pages = [f" Fjordvik kommune\n\nTekst med {n} er ulik.\n\n" for n in "abcdef"]
    assert set(shape("".join(pages)).furniture) == {"Fjordvik kommune"}


def test_headings_that_recur_now_and_then_are_not(shape):
    pages = [f" Side med {n}\n\nTekst om {n}.\n\n" for n in "abcdefghijkl"]
    pages[2] = pages[7] = " Driftsbudsjett\n\nTekst om drift.\n\n"
    assert shape("".join(pages)).furniture == []


@pytest.mark.parametrize(
    ("token", "readable"),
    [
        ("budsjett", True),
        ("2024-2027", True),
        ("F-sak", True),
        ("19,6", True),
        ("%", True),
        ("−48", True),  # a real minus
        ("(Sp)", True),
        ("i", True),
        ("t", False),  # torn from its word
        ("@nsker", False),
        ("økomorm1iftor", False),
        ("l]enesteområde", False),
    ],
)
def test_tokens(token, readable):
    assert is_readable(token) is readable


def test_the_share_of_readable_tokens():
    assert readable_share("Dette er h e l t greit") == pytest.approx(3 / 7)
    assert readable_share("") == 1.0


def test_a_line_with_the_number_of_the_page_is_furniture_with_what_is_above(shape):
    pages = [
        f"Fjordvik kommune\nRapport 1-2031 Side {n} av 8\nTekst om {w} er ulik.\n\n"
        for n, w in ((2, "bru"), (3, "kai"), (5, "hall"))
    ]
    found = shape("".join(pages)).furniture
    assert found[::2] == ["Fjordvik kommune"] * 3
    assert found[1::2] == [f"Rapport 1-2031 Side {n} av 8" for n in (2, 3, 5)]


def test_references_to_pages_are_not(shape):
    lines = ["Se vedlegg, side 9", "Se vedlegg, side 4", "Se vedlegg, side 7"]
    assert shape("\n\nTekst.\n\n".join(lines)).furniture == []
