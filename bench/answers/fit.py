"""Fit the two models of the answering half on questions with known answers.

    python bench/answers/fit.py --eval ../shared/eval [--write] \
        --set KB ../shared/gold/questions.jsonl \
        --set KB bench/answers/real-a.jsonl --set KB bench/answers/real-b.jsonl

``selection`` (which candidate answers) is a softmax over the candidates of a question,
linear first, then with a small network over the best: the belief that falls on
candidates which carry the answer and stand in the evidence is raised. ``decision``
(answer or be silent) is a logistic model on what the answer looks like when its
question was left out of the first fit. Several sets of questions, each with its own
knowledge base, are fitted together and reported one by one. All printed figures come
from cross-validation by question, or with ``--apart`` by set; ``--write`` stores the
models fitted on all.
"""

import argparse
import json
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import learn
import numpy as np
from learn import Lesson
from reports import Told, reliability, report

from kg.answer import Answerer
from kg.chooser import Chooser
from kg.cite import cite
from kg.compose import compose, places
from kg.decide import decision_features, is_sure, refused
from kg.question import Question
from kg.rank import Linear
from kg.search import Candidate, reranked, slate

WEIGHTS = Path(__file__).resolve().parents[2] / "kg" / "weights"
FOLDS = 6
UNANSWERABLE = 1.5  # how much an answer where there is none counts against others
NEAR_MISS = 0.3  # the worth of a candidate in the evidence that lacks the answer

Judge = Callable[[dict[str, Any], dict[str, Any]], dict[str, Any]]


@dataclass
class Case:
    """One question, its candidates, and how much each of them is worth (0 to 1)."""

    answerer: Answerer
    gold: dict[str, Any]
    question: Question
    candidates: list[Candidate]
    worth: np.ndarray

    @property
    def lesson(self) -> Lesson:
        """What there is to learn from it."""
        return Lesson(slate(self.question, self.candidates), self.worth)


def gather(
    answerer: Answerer, golds: Sequence[dict[str, Any]], judge: Judge
) -> list[Case]:
    """Search every question and say which candidates would have answered it."""
    cases = []
    for gold in golds:
        question = answerer.understood(gold["question"])
        found = answerer.candidates(question)
        worth = np.array([_worth(answerer, gold, question, c, judge) for c in found])
        cases.append(Case(answerer, gold, question, found, worth))
    return cases


def _worth(
    answerer: Answerer,
    gold: dict[str, Any],
    question: Question,
    candidate: Candidate,
    judge: Judge,
) -> float:
    if not gold["evidence"]:
        return 0.0
    if not _near(answerer, gold, candidate):
        return 0.0
    told = compose(question, [candidate], answerer.document)
    marks = judge(gold, answer_json(gold, told))
    return float(marks["trusted"]) or NEAR_MISS * float(marks["cited"])


def _near(answerer: Answerer, gold: dict[str, Any], candidate: Candidate) -> bool:
    """Whether a candidate stands in the evidence."""
    document = answerer.document(candidate.unit.row.document)
    if all(evidence["file"] != document.filename for evidence in gold["evidence"]):
        return False
    places = [cite(document, span) for span in candidate.unit.spans]
    return any(
        evidence["file"] == document.filename
        and place.line_start <= evidence["line_end"]
        and evidence["line_start"] <= place.line_end
        and place.page == evidence.get("page", place.page)
        for evidence in gold["evidence"]
        for place in places
    )


def answer_json(gold: dict[str, Any], told: Sequence[Any]) -> dict[str, Any]:
    """An answer as the scorer reads it."""
    return {
        "id": gold["id"],
        "answer": " ".join(sentence.text for sentence in told),
        "abstained": not told,
        "citations": [c.as_json() for c in places(told)],
        "seconds": 0.0,
    }


Parts = Sequence[Sequence[int]]


def folds(sizes: Sequence[int], *, apart: bool) -> Parts:
    """The questions in parts: each set for itself, or at random, always the same."""
    if apart:
        return [
            range(sum(sizes[:at]), sum(sizes[: at + 1])) for at in range(len(sizes))
        ]
    order = list(range(sum(sizes)))
    random.Random(1).shuffle(order)
    return [order[at::FOLDS] for at in range(FOLDS)]


def cross_validate(cases: list[Case], parts: Parts, judge: Judge) -> list[Told]:
    """What each question is answered, its part left out of the fit."""
    lessons = [case.lesson for case in cases]
    told: dict[int, Told] = {}
    for part in parts:
        out = set(part)
        choose = learn.choosing(
            [lesson for at, lesson in enumerate(lessons) if at not in out]
        )
        told |= {at: _told(cases[at], choose, judge) for at in part}
    return [told[at] for at in range(len(cases))]


def _told(case: Case, choose: Chooser, judge: Judge) -> Told:
    asked, answerer = case.question, case.answerer
    ranked = reranked(asked, case.candidates, choose)
    found = answerer.computed(asked, ranked)
    said = compose(asked, ranked, answerer.document, found)
    row = decision_features(asked, ranked, answerer.vocabulary)
    marks = judge(case.gold, answer_json(case.gold, said))
    return Told(row, marks, is_sure(found), refused(asked, row))


def decision(told: Sequence[Told]) -> Linear:
    """The model of silence, on the answers that were not computed."""
    unsure = [one for one in told if not one.sure]
    return learn.decision(
        [one.row for one in unsure],
        [one.right for one in unsure],
        [UNANSWERABLE if one.marks["unanswerable"] else 1.0 for one in unsure],
    )


def beliefs(told: Sequence[Told], parts: Parts) -> list[float]:
    """The probability of being right for each answer, its part left out of the fit."""
    out = [0.0] * len(told)
    for part in parts:
        left = set(part)
        fitted = decision([one for at, one in enumerate(told) if at not in left])
        for at in part:
            one = told[at]
            out[at] = float(one.sure) or (
                0.0 if one.refused else fitted.probability(one.row)
            )
    return out


def write(name: str, model: Linear) -> None:
    """Store a model as data."""
    told = {
        "made_by": "bench/answers/fit.py",
        "bias": round(model.bias, 4),
        "weights": {k: round(v, 4) for k, v in sorted(model.weights.items())},
    }
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    (WEIGHTS / f"{name}.json").write_text(text, encoding="utf-8")


def run(
    sets: Sequence[tuple[Answerer, list[dict[str, Any]]]],
    judge: Judge,
    *,
    apart: bool,
    store: bool,
) -> None:
    """Fit both models, print what cross-validation says, and store them if asked."""
    gathered = [gather(answerer, golds, judge) for answerer, golds in sets]
    cases = [case for own in gathered for case in own]
    parts = folds([len(own) for own in gathered], apart=apart)
    told = cross_validate(cases, parts, judge)
    belief = beliefs(told, parts)
    first = 0
    for own in gathered:
        last = first + len(own)
        report(told[first:last], belief[first:last])
        first = last
    reliability(told, belief)
    if store:
        choose = learn.choosing([case.lesson for case in cases])
        write("selection", choose.linear)
        write("decision", decision(told))
        if choose.network:
            choose.network.save(WEIGHTS / "selection.npz")


def main() -> None:
    """Read the arguments and fit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--set",
        nargs=2,
        action="append",
        required=True,
        metavar=("KB", "QUESTIONS"),
        help="a knowledge base and its questions; may be given again",
    )
    parser.add_argument(
        "--eval", type=Path, required=True, help="folder of score_qa.py"
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument(
        "--apart",
        action="store_true",
        help="leave out one whole set at a time: how it does on wordings never seen",
    )
    args = parser.parse_args()
    sys.path.insert(0, str(args.eval))
    from score_qa import judge, read_jsonl

    sets = [(Answerer.open(kb), read_jsonl(gold)) for kb, gold in args.set]
    run(sets, judge, apart=args.apart, store=args.write)


if __name__ == "__main__":
    main()
