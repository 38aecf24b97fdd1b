"""A small knowledge base, asked."""

from pathlib import Path

import pytest

from kg.answer import BESIDE_THEM, Answerer, asked_of
from kg.errors import NoKnowledgeBase
from kg.evaluate import evaluate
from kg.index.rows import Row
from kg.question import understand
from kg.search import Candidate
from kg.units import Unit


@pytest.fixture(scope="module")
def answerer(small_kb: Path) -> Answerer:
    return Answerer.open(small_kb)


def test_no_knowledge_base_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(NoKnowledgeBase):
        Answerer.open(tmp_path)


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Hva var sykefraværet i Fjordvik i 2023?", "8,1"),
        ("Kva var sjukefråværet i Fjordvik i 2023?", "8,1"),
        ("When was the theme plan for water environment adopted?", "desember 2023"),
    ],
)
def test_candidates_hold_the_answer(
    answerer: Answerer, question: str, holds: str
) -> None:
    asked = answerer.understood(question)
    assert holds in answerer.candidates(asked)[0].unit.text


def test_an_answer_cites_what_stands_in_the_text(answerer: Answerer) -> None:
    answer = answerer.ask("Hva var sykefraværet i Fjordvik i 2023?")
    assert not answer.abstained
    assert answer.citations
    for citation in answer.citations:
        text = answerer.document(citation.document_sha).text
        assert text[citation.start : citation.end] == citation.quote
    told = answer.as_json("q1")
    assert list(told) == ["id", "answer", "abstained", "citations", "seconds"]


@pytest.mark.parametrize(
    ("question", "silence"),
    [
        (
            "Hva er prisen på en enkeltbillett i svømmehallen i Strandby?",
            "Det står ikke",
        ),
        ("Kva kostar ein billett til symjehallen i Strandby?", "Det står ikkje"),
        ("What is the price of a bus ticket to Strandby?", "The documents do not"),
    ],
)
def test_silence_is_honest_and_shows_a_way_on(
    answerer: Answerer, question: str, silence: str
) -> None:
    answer = answerer.ask(question)
    assert answer.abstained
    assert answer.text.startswith(silence)
    assert not answer.citations
    assert question in answer.request


def test_the_same_question_has_the_same_answer(answerer: Answerer) -> None:
    first, second = (answerer.ask("Hva koster ny bru ved Solheim?") for _ in range(2))
    assert (first.text, first.citations) == (second.text, second.citations)


def test_evaluation_finds_evidence_and_exact_quotes(answerer: Answerer) -> None:
    line = 9
    found = evaluate(
        answerer,
        [
            {
                "question": "Hva var sykefraværet i Fjordvik i 2023?",
                "evidence": [
                    {"file": "arsrapport.txt", "line_start": 1, "line_end": line}
                ],
            },
            {"question": "Hvem vant valget i Strandby?", "evidence": []},
        ],
    )
    assert found.questions == 2
    assert found.recall[10] == 1.0
    assert found.exact == 1.0


def test_half_an_answer_says_that_it_is_one(answerer: Answerer) -> None:
    answer = answerer.ask(
        "Hva var sykefraværet i Fjordvik i 2023, og hvem er direktør for zeppelinene?"
    )
    assert not answer.abstained
    assert "8,1" in answer.text
    assert answer.looked_for.startswith("Bare en del av spørsmålet")


def test_a_whole_answer_tells_of_nothing_left(answerer: Answerer) -> None:
    assert answerer.ask("Hva var sykefraværet i Fjordvik i 2023?").looked_for == ""


def test_a_large_graph_is_asked_of_the_municipality_that_is_meant() -> None:
    def candidate(at: int, kommune: str) -> Candidate:
        row = Row(
            iri=f"{at}",
            kind="passage",
            text="",
            document=f"{kommune}{at}",
            filename="a.txt",
            slots={"kommune": kommune},
        )
        return Candidate(Unit(row, ()), {}, 0.0, 0.0)

    found = [candidate(at, "Havnes" if at % 2 else "Fjordvik") for at in range(60)]
    places = frozenset({"fjordvik", "havnes"})
    named = understand("Hva vedtok kommunestyret i Fjordvik?", places=places)
    bare = understand("Hva vedtok kommunestyret?", places=places)
    asked = [row.document for row in asked_of(named, found)]
    assert all(name.startswith("Fjordvik") for name in asked[BESIDE_THEM:])
    assert sum(name.startswith("Havnes") for name in asked) == BESIDE_THEM // 2
    assert sum(name.startswith("Fjordvik") for name in asked) == 30
    assert len(list(asked_of(bare, found))) == len(found)
