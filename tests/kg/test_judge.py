"""One candidate or none: who is taken for the same, and who is not."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.judge import (
    Case,
    Thing,
    body_core,
    judge_alike,
    judge_cases,
    judge_names,
    judge_people,
    middle_names_fit,
    plan_core,
    same_project,
)

# fmt: off
PAIRS = [  # two names in two documents of one municipality, and what is decided
    ("Kari Berg", "Kari Berg", "positive"),
    ("Kari Berg", "KARI  BERG", "positive"),  # case and blanks do not matter
    ("Kari Anne Berg", "Kari A. Berg", "positive"),  # an initial fits
    ("Kari Anne Berg", "Kari Berg", "positive"),  # a middle name may be missing
    ("Kari-Anne Berg", "Kari Anne Berg", "positive"),  # so may its hyphen
    ("Kari Anne Berg", "Kari Lise Berg", "unsure"),  # two middle names differ
    ("Kari Berg", "Siri Berg", None),  # another first name
    ("Kari Berg", "Kari Bergh", None),  # another last name
    ("K. Berg", "Kari Berg", None),  # an initial is no first name
    ("Berg", "Berg", None),  # one word is no name
]
PLANS = [  # two names of plans, and whether they are one
    ("Temaplan for vannmiljø", "vannmiljø", True),
    ("Vannmiljø 2022-2032", "temaplan vannmiljø", True),
    ("naturmangfold", "naturmangfold (2024)", True),
    ("vannmiljø", "naturmangfold", False),
    ("2024", "2025", False),  # nothing is left but years
]
# fmt: on
SERIAL = count()


def thing(name: str, owner: str = "fjordvik", parties: str = "") -> Thing:
    """A thing in a document of its own."""
    number = next(SERIAL)
    codes = frozenset(parties.split())
    return Thing(f"doc{number}/{name}", name, f"doc{number}", owner, codes)


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_two_people(one: str, other: str, expected: str | None) -> None:
    found = [
        decision.judgement for decision in judge_people([thing(one), thing(other)])
    ]
    assert found == ([expected] if expected else [])


def test_a_short_name_that_fits_two_is_neither() -> None:
    people = [thing(n) for n in ("Kari Anne Berg", "Kari Lise Berg", "Kari Berg")]
    (decision,) = judge_people(people)
    assert decision.judgement == "unsure"
    assert len(decision.things) == 3


def test_those_with_the_same_full_name_are_one_though_another_name_is_near() -> None:
    people = [thing(n) for n in ("Kari Anne Berg", "Kari Anne Berg", "Kari Lise Berg")]
    judged = {d.judgement: {t.name for t in d.things} for d in judge_people(people)}
    assert judged["positive"] == {"Kari Anne Berg"}
    assert judged["unsure"] == {"Kari Anne Berg", "Kari Lise Berg"}


def test_the_same_name_in_two_municipalities_is_two_people() -> None:
    people = [thing("Kari Berg", "fjordvik"), thing("Kari Berg", "myrdal")]
    assert not list(judge_people(people))


def test_two_parties_speak_against_one_person() -> None:
    (other,) = judge_people([thing("Kari Berg", parties=p) for p in ("A", "H")])
    assert other.judgement == "unsure"
    (same,) = judge_people([thing("Kari Berg", parties=p) for p in ("A", "A H", "")])
    assert same.judgement == "positive"


def test_one_document_needs_no_decision() -> None:
    one = Thing("a", "Kari Berg", "doc", "fjordvik")
    other = Thing("b", "Kari A. Berg", "doc", "fjordvik")
    assert not list(judge_people([one, other]))


@pytest.mark.parametrize(("one", "other", "same"), PLANS)
def test_two_plans(one: str, other: str, same: bool) -> None:
    plans = [thing(one), thing(other)]
    assert bool(list(judge_names("plan", plans, plan_core, "reason"))) == same


def test_a_body_goes_by_two_names_but_one_iri_needs_no_decision() -> None:
    names = ["Hovedutvalg for oppvekst", "Utvalget for oppvekst", "Utvalg for velferd"]
    (decision,) = judge_names("utvalg", [thing(n) for n in names], body_core, "r")
    assert {one.name for one in decision.things} == set(names[:2])
    same = [Thing("iri", names[0], document, "fjordvik") for document in "ab"]
    assert not list(judge_names("utvalg", same, body_core, "r"))


MIDDLE = st.lists(st.sampled_from(["anne", "lise", "a", "l", "marie"]), max_size=3)


@given(MIDDLE, MIDDLE)
def test_middle_names_fit_both_ways(one: list[str], other: list[str]) -> None:
    a, b = (" ".join(["Kari", *names, "Berg"]) for names in (one, other))
    assert middle_names_fit(a, b) == middle_names_fit(b, a)
    assert middle_names_fit(a, a)


@given(st.permutations(["Kari Anne Berg", "Kari Berg", "Siv Moe", "Siv Moe"]))
def test_the_order_does_not_matter(names: list[str]) -> None:
    def told(people: list[Thing]) -> list[tuple[str, str]]:
        return [(d.name, d.judgement) for d in judge_people(people)]

    assert told([thing(name) for name in names]) == told(
        [thing(name) for name in sorted(names)]
    )


@pytest.mark.parametrize(
    ("dates", "decided"),
    [
        (("", "2024-12-10"), ["positive"]),
        (("", "2024-12-10", "2024-11-05"), []),  # two candidates: neither
        (("2024-12-10", "2024-11-05"), []),  # nothing is missing
        (("", ""), []),  # nothing to find it in
    ],
)
def test_a_case_without_a_date(dates: tuple[str, ...], decided: list[str]) -> None:
    cases = [Case(thing("sak 9/24"), "kommunestyret", "9/24", date) for date in dates]
    found = [decision.judgement for decision in judge_cases(cases)]
    assert found == decided


PROJECTS = [
    ("Skole - utvidelse Vik", "Utvidelse av Vik skole", True, "another order"),
    ("Ny ferjekai på Ytterholm", "Ferjekai Ytterholm", True, "small words"),
    ("Brannstasjonen på Moen", "Brannstasjon Moen", True, "definite"),
    ("Ombygging av Vik skole", "Utvidelse av Vik skole", False, "other works"),
    ("Vik skole", "Utvidelse av Vik skole", False, "the works are not told"),
    ("Omsorgsboliger 2026", "Omsorgsboliger 2028", False, "another year is another"),
    ("Vik skole", "Vik skole og hall", False, "more than the other"),
    ("Vik", "Vik", False, "one word does not tell a project"),
]


@pytest.mark.parametrize(("one", "other", "expected", "reason"), PROJECTS)
def test_two_projects(one: str, other: str, expected: bool, reason: str) -> None:
    assert same_project(one, other) is expected, reason


def shares(one: str, other: str) -> bool:
    return bool(set(one.split()) & set(other.split()))


ALIKE = [
    (("havn kai", "kai mole"), ["positive"], "alike with each other"),
    (("havn kai", "kai mole", "mole bru"), ["unsure"], "the middle one fits two"),
    (("havn kai", "skog myr"), [], "nothing in common"),
    (("havn kai", "havn kai", "kai mole", "mole bru"), ["positive", "unsure"],
     "the very same name is still the same"),
]  # fmt: skip


@pytest.mark.parametrize(("names", "expected", "reason"), ALIKE)
def test_names_that_are_alike(
    names: tuple[str, ...], expected: list[str], reason: str
) -> None:
    things = [thing(name) for name in names]
    found = judge_alike("plan", things, str, shares, "samme plan")
    assert sorted(d.judgement for d in found) == expected, reason


def test_names_that_are_alike_in_two_municipalities_are_two() -> None:
    things = [thing("havn kai"), thing("havn kai", owner="havnes")]
    assert not list(judge_alike("plan", things, str, shares, "samme plan"))


@given(st.permutations(["havn kai", "kai mole", "mole bru", "skog myr", "skog"]))
def test_the_order_of_alike_names_does_not_matter(names: list[str]) -> None:
    def told(things: list[Thing]) -> list[tuple[str, str, int]]:
        found = judge_alike("plan", things, str, shares, "r")
        return sorted((d.name, d.judgement, len(d.things)) for d in found)

    assert told([thing(n) for n in names]) == told([thing(n) for n in sorted(names)])
