"""Which candidates are chosen, and how far they reach."""

import json

from ingest.model import Span
from kg.chooser import Chooser
from kg.index.rows import Row
from kg.question import understand
from kg.rank import Linear
from kg.search import Candidate, distinct, reranked
from kg.units import Piece, Unit, pieces

SENTENCES = ("Skolen koster 245 millioner.", "Den åpner i 2027.", "Her er det skog.")


def passage(iri: str, *sentences: str, start: int = 0) -> Row:
    """A passage of these sentences."""
    text = " ".join(sentences)
    units, at = [], 0
    for one in sentences:
        units.append((start + at, start + at + len(one), at, at + len(one), -1))
        at += len(one) + 1
    return Row(
        iri=iri,
        kind="passage",
        text=text,
        document="d",
        filename="d.txt",
        start=start,
        end=start + len(text),
        slots={"units": json.dumps(units), "headers": "[]", "kommune": ""},
    )


def candidate(row: Row, first: int, last: int, worth: float) -> Candidate:
    """A candidate of a passage that the model below scores as told."""
    unit = Unit(row, tuple(pieces(row)[first:last]))
    return Candidate(unit, {"worth": worth}, 0.0, 0.0)


def fact(label: str, text: str, start: int = 0) -> Row:
    """A fact with a figure, at one place."""
    evidence = json.dumps([[start, start + 10]])
    return Row(
        iri=label,
        kind="fact",
        text=text,
        document="d",
        filename="d.txt",
        start=start,
        end=start + 10,
        slots={"label": label, "evidence": evidence},
    )


def ranked(*made: Candidate) -> list[Candidate]:
    asked = understand("Hva koster skolen?")
    return reranked(asked, list(made), Chooser(Linear({"worth": 1.0})))


def test_a_passage_with_two_likely_sentences_comes_before_one_likely_sentence() -> None:
    two, one = passage("two", *SENTENCES), passage("one", "Skolen er dyr.", start=900)
    found = ranked(
        candidate(one, 0, 1, 2.1), candidate(two, 0, 1, 2.0), candidate(two, 0, 2, 1.9)
    )
    assert found[0].unit.row.iri == "two"


def test_neighbour_that_is_nearly_as_likely_is_said_too() -> None:
    row = passage("p", *SENTENCES)
    found = ranked(
        candidate(row, 0, 1, 2.0), candidate(row, 1, 2, 1.8), candidate(row, 2, 3, -3.0)
    )
    assert distinct(found, 1)[0].unit.text == " ".join(SENTENCES[:2])


def test_unlikely_neighbour_is_left_out() -> None:
    row = passage("p", *SENTENCES)
    found = ranked(candidate(row, 0, 1, 4.0), candidate(row, 1, 2, 0.0))
    assert distinct(found, 1)[0].unit.text == SENTENCES[0]


def test_a_sentence_is_said_with_the_one_that_it_leans_on() -> None:
    row = passage(
        "p", "Elevtallet vokser.", "Derfor bygges det ny skole.", "Her er skog."
    )
    found = ranked(candidate(row, 1, 2, 4.0), candidate(row, 0, 1, 0.0))
    told = distinct(found, 1)[0].unit.text
    assert told == "Elevtallet vokser. Derfor bygges det ny skole."


def test_two_figures_of_one_printed_row_are_two_facts() -> None:
    rows = (fact("Årsverk", "Årsverk: 40."), fact("Ansatte", "Ansatte: 52."))
    units = [Unit(r, (Piece(Span(0, 10), r.text, "", row=False),)) for r in rows]
    found = ranked(*(Candidate(unit, {"worth": 1.0}, 0.0, 0.0) for unit in units))
    assert len(distinct(found, 2)) == 2


def test_the_same_place_is_not_said_twice() -> None:
    row = passage("p", *SENTENCES)
    found = ranked(candidate(row, 0, 2, 2.0), candidate(row, 0, 1, 1.9))
    assert len(distinct(found, 2)) == 1


def test_what_would_grow_into_a_better_one_is_said_as_it_is() -> None:
    row = passage("p", *SENTENCES)
    found = ranked(candidate(row, 0, 1, 2.0), candidate(row, 2, 3, 1.99))
    texts = [chosen.unit.text for chosen in distinct(found, 2)]
    assert texts == [SENTENCES[0], SENTENCES[2]]
