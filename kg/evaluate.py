"""How well a knowledge base answers questions with known evidence.

The questions are JSON lines with ``id``, ``question`` and ``evidence`` (file, lines).
Whether an answer is right is for the scorer to say; here it is told whether the place
was found, and whether each quotation stands there.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kg.answer import Answer, Answerer
from kg.cite import Citation
from kg.search import Candidate, distinct

DEPTHS: Final = (1, 3, 10, 50)


@dataclass(frozen=True)
class Evaluation:
    """What a run over questions found. recall: by depth, evidence among the best k.

    cited: share of answered questions that cite their evidence. exact: share of
    citations whose quotation stands in the text. silent: share left unanswered.
    """

    questions: int
    recall: dict[int, float]
    cited: float
    exact: float
    silent: float
    seconds: float


def read_questions(path: Path) -> list[dict[str, Any]]:
    """The questions of a file of JSON lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def evaluate(answerer: Answerer, questions: Sequence[dict[str, Any]]) -> Evaluation:
    """Ask every question and compare what was found with its evidence."""
    depths: dict[int, list[bool]] = {depth: [] for depth in DEPTHS}
    cited: list[bool] = []
    answers: list[Answer] = []
    for question in questions:
        answer = answerer.ask(question["question"])
        answers.append(answer)
        evidence = question.get("evidence") or []
        if not evidence:
            continue
        asked = answerer.understood(question["question"])
        best = distinct(answerer.candidates(asked), DEPTHS[-1])
        hits = [_stands_in(answerer, candidate, evidence) for candidate in best]
        for depth, found in depths.items():
            found.append(any(hits[:depth]))
        if not answer.abstained:
            cited.append(any(_in(c, evidence) for c in answer.citations))
    quotes = [citation for answer in answers for citation in answer.citations]
    return Evaluation(
        questions=len(answers),
        recall={depth: _share(found) for depth, found in depths.items()},
        cited=_share(cited),
        exact=_share([_is_exact(answerer, citation) for citation in quotes]),
        silent=_share([answer.abstained for answer in answers]),
        seconds=_median([answer.seconds for answer in answers]),
    )


def _stands_in(
    answerer: Answerer, candidate: Candidate, evidence: Iterable[dict[str, Any]]
) -> bool:
    document = answerer.document(candidate.unit.row.document)
    places = [document.lines_of(span) for span in candidate.unit.spans]
    return any(
        document.filename == place["file"]
        and first <= place["line_end"]
        and place["line_start"] <= last
        for place in evidence
        for first, last in places
    )


def _in(citation: Citation, evidence: Iterable[dict[str, Any]]) -> bool:
    return any(
        citation.file == place["file"]
        and citation.line_start <= place["line_end"]
        and place["line_start"] <= citation.line_end
        for place in evidence
    )


def _is_exact(answerer: Answerer, citation: Citation) -> bool:
    text = answerer.document(citation.document_sha).text
    return text[citation.start : citation.end] == citation.quote


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else 1.0


def _median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0
