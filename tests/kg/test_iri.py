"""IRIs are valid, the same every time, and different for different things."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from ingest.facts import SakRef
from kg.iri import Iris, scope, slug

IRIS = Iris("https://example.org/id/")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kari  Ødegård", "kari-ødegård"),  # Norwegian letters stay, blanks collapse
        ("Anne-Marie Lie", "anne_marie-lie"),  # a hyphen is not a blank
        ("utvalg for oppvekst", "utvalg-for-oppvekst"),
        ("Plan- og byggesak", "plan_-og-byggesak"),
        ("Bru - byggetrinn 2", "bru-_-byggetrinn-2"),
    ],
)
def test_plain_names_are_readable(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(*[st.text("aAøØ -_/.–\u0301 ", min_size=1, max_size=6)] * 2)
def test_names_share_a_slug_when_only_case_and_blanks_differ(
    one: str, other: str
) -> None:
    def plain(name: str) -> str:
        name = unicodedata.normalize("NFC", name).casefold()
        return " ".join(unicodedata.normalize("NFC", name).split())

    assert (slug(one) == slug(other)) == (plain(one) == plain(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lia - byggetrinn 2", "Lia byggetrinn 2"),
        ("Anne-Marie", "Anne Marie"),
        ("a_b", "a b"),
        ("A/B", "A B"),
        ("Øst", "Ost"),
        ("x" * 100, "x" * 101),
        ("—", "…"),
    ],
)
def test_different_names_have_different_slugs(one: str, other: str) -> None:
    assert slug(one) != slug(other)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_name_makes_a_valid_iri(name: str) -> None:
    assert NamedNode(IRIS.person("ab" * 32, name)).value.startswith(IRIS.base)
    assert "/" not in slug(name)
    assert slug(name)


def test_a_case_without_date_is_another_than_one_with() -> None:
    dated = SakRef("Formannskapet", "7/24", "2024-03-14")
    undated = SakRef("Formannskapet", "7/24")
    assert IRIS.moetesak("fjordvik", dated) != IRIS.moetesak("fjordvik", undated)
    assert IRIS.moetesak("fjordvik", dated).endswith("/formannskapet/7-24/2024-03-14")


def test_cases_without_number_are_told_apart() -> None:
    planned = SakRef("Formannskapet", None, "2024-03-14")
    one, other = (IRIS.moetesak("fjordvik", planned, name) for name in ("23/1", "23/2"))
    assert one != other


def test_keys_hold_inside_the_municipality_or_else_the_document() -> None:
    assert scope("Fjordvik kommune", "ab" * 32) == scope("Fjordvik", "cd" * 32)
    assert scope(None, "ab" * 32) != scope(None, "cd" * 32)
    assert IRIS.kommune("Fjordvik kommune") == IRIS.kommune("FJORDVIK")


def test_the_ways_to_write_a_case_number_are_one_case() -> None:
    ways = {
        IRIS.moetesak("fjordvik", SakRef("Formannskapet", number, "2024-03-14"))
        for number in ("012/24", "12/24", "12/2024")
    }
    assert len(ways) == 1
