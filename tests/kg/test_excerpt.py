"""What is cut from a candidate, and what never is."""

import json
from dataclasses import replace

import pytest

from ingest.model import Span
from kg.excerpt import ROOM, excerpt
from kg.index.rows import Row
from kg.question import understand
from kg.units import Piece, Unit

BEFORE = "Arbeidet er omfattende og har gått over flere år."
ANSWER = "Ny bru ved Solheim koster 12 millioner kroner."
AFTER = "Fylket har ansvaret for veien som går dit."
QUESTION = "Hva koster ny bru ved Solheim?"


def unit(*sentences: str, kind: str = "passage", **slots: str) -> Unit:
    pieces, at = [], 0
    for sentence in sentences:
        pieces.append(Piece(Span(at, at + len(sentence)), sentence, "", False))
        at += len(sentence) + 1
    row = Row(
        iri="a:b", kind=kind, text=" ".join(sentences), document="d", filename="a.txt",
        slots={"units": "[]", "headers": "[]", **slots},
    )  # fmt: skip
    return Unit(row, tuple(pieces))


def cut(whole: Unit, *told: str) -> Unit:
    found = excerpt(understand(QUESTION), whole, told)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("sentences", "kept"),
    [
        ((ANSWER,), ANSWER),  # nothing to cut
        ((BEFORE, ANSWER), ANSWER),
        ((ANSWER, AFTER), ANSWER),
        ((BEFORE, ANSWER, AFTER), ANSWER),
        # what stands between two that answer stays: a quotation is one piece
        ((ANSWER, AFTER, ANSWER), f"{ANSWER} {AFTER} {ANSWER}"),
        # what opens a list says nothing alone, and the list nothing without it
        (("Ny bru ved Solheim koster:", "12 mill. kroner"), None),
        # what the best one only opens goes with it
        (("Ny bru ved Solheim koster slik:", "Se tabell."), None),
        (
            (BEFORE, "Ny bru ved Solheim koster dette:", AFTER),
            "Ny bru ved Solheim koster dette: " + AFTER,
        ),
        # what the best one leaves out
        (("Brua koster 12 millioner kroner.", "Den står ved Solheim."), None),
        # one that leans on the sentence before it is said with that one
        (("Prisene steg i fjor.", f"Derfor koster {ANSWER[3:]}"), None),
        ((ANSWER, AFTER, "Dette er mye."), ANSWER),  # but not the other way round
        # none is better than the others
        ((BEFORE, AFTER), f"{BEFORE} {AFTER}"),
    ],
)
def test_the_sentences_that_answer_are_kept(
    sentences: tuple[str, ...], kept: str | None
) -> None:
    found = cut(unit(*sentences))
    assert found.text == (kept or " ".join(sentences))


def test_a_list_is_kept_whole() -> None:
    whole = unit(BEFORE, ANSWER, AFTER)
    assert excerpt(understand("Hvilke bruer bygges ved Solheim?"), whole) == whole


def test_the_place_shrinks_with_the_text() -> None:
    whole = unit(BEFORE, ANSWER, AFTER)
    start = len(BEFORE) + 1
    found = cut(whole)
    assert found.span == Span(start, start + len(ANSWER))


def test_a_long_fact_keeps_its_opening_and_shows_its_gaps() -> None:
    head = "Oppfølging av vedtak: Bruer i Fjordvik."
    long = " ".join((head, BEFORE * 4, AFTER, ANSWER, BEFORE * 4))
    assert len(long) > ROOM
    found = cut(unit(long, kind="fact")).text
    assert found.startswith(head)
    assert ANSWER in found
    assert "…" in found
    assert len(found) <= ROOM + len(" … …")


def test_a_fact_with_room_is_said_whole() -> None:
    told = unit(f"{BEFORE} {ANSWER}", kind="fact")
    assert excerpt(understand(QUESTION), told) == told


def test_a_torn_run_is_cut_at_its_bullets_and_cited_whole() -> None:
    filler = "• Tiltak nummer to er meldt inn fra skolene i kommunen " * 8
    torn = unit(
        f"Status {filler}• Ny bru ved Solheim koster 12 millioner kroner • Slutt"
    )
    found = cut(torn)
    assert "• Ny bru ved Solheim koster 12 millioner kroner" in found.text
    assert len(found.text) <= ROOM + len(" … …")
    assert found.span == torn.span


def test_what_is_told_already_is_not_told_again() -> None:
    assert cut(unit(ANSWER, "Brua ved Solheim er ny."), ANSWER).text == (
        "Brua ved Solheim er ny."
    )
    assert excerpt(understand(QUESTION), unit(ANSWER), (ANSWER,)) is None


def test_of_the_rows_of_a_table_the_one_that_is_meant_is_kept() -> None:
    rows = unit("Skole 1 200 1 300", "Ny bru ved Solheim 12 000 13 000", "Vei 4 5")
    pieces = tuple(piece._replace(row=True) for piece in rows.pieces)
    found = cut(replace(rows, pieces=pieces))
    assert found.text == "Ny bru ved Solheim 12 000 13 000"


def begun(*texts: str) -> Unit:
    """A passage of some sentences, of which the first was found."""
    starts = [sum(len(text) + 1 for text in texts[:at]) for at in range(len(texts))]
    places = [
        [at, at + len(text)] * 2 + [-1] for at, text in zip(starts, texts, strict=True)
    ]
    slots = {"units": json.dumps(places), "headers": "[]"}
    whole = unit(*texts, **slots)
    row = replace(whole.row, text=" ".join(texts))
    return replace(whole, row=row, pieces=whole.pieces[:1])


@pytest.mark.parametrize(
    ("texts", "said", "reason"),
    [
        ((ANSWER,), 1, "nothing follows"),
        ((ANSWER, AFTER), 2, "the next sentence often tells the rest"),
        ((ANSWER, BEFORE, AFTER, AFTER), 3, "two more at most"),
        ((ANSWER, "Vei og bru", AFTER), 1, "a heading begins something else"),
        ((ANSWER, AFTER * 20), 1, "no room"),
        (("Ny bru ved Solheim", "Status Stoppet", AFTER), 3, "what stands under it"),
    ],
)
def test_what_answers_goes_on_in_the_next_sentences(
    texts: tuple[str, ...], said: int, reason: str
) -> None:
    for question in (QUESTION, "Når åpner brua ved Solheim?"):
        found = excerpt(understand(question), begun(*texts))
        assert found is not None
        assert len(found.pieces) == said, reason
