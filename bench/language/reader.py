"""Measure the small reader on open Norwegian questions.

    python bench/language/reader.py

Given the passage that answers (at most 80 words), given the one that the index finds
first among all passages, and given the whole context (about 340 words): how often the
answer is exactly right (EM), how many words of it (F1), and how often it stands in the
sentence that is thought best. Compared as SQuAD does, in lower case and without signs;
articles stay, for in Norwegian they are mostly endings.
"""

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from evaluate import SHARED, Task, norquad
from texts import Question, passages, questions

from kg.index import PassageIndex, Row
from kg.index.encoder import load_encoder
from kg.reader import parted, read, score

_SIGNS = re.compile(r"[^\w\s]")
SAMPLE = 150  # questions that a test asks
CANDIDATES = 20  # of each list that the index joins
Figures = dict[str, float]


def normal(text: str) -> list[str]:
    """The words of an answer in lower case, without signs."""
    return _SIGNS.sub("", text.lower()).split()


def exact(told: str, answer: str) -> bool:
    """Whether two answers are the same but for case and signs."""
    return normal(told) == normal(answer)


def f1(told: str, answer: str) -> float:
    """The harmonic mean of the shares of words that two answers have in common."""
    a, b = normal(told), normal(answer)
    common = (Counter(a) & Counter(b)).total()
    return 2 * common / (len(a) + len(b)) if common else 0.0


def passage_of(question: Question) -> str:
    """The passage of at most 80 words in which the answer begins."""
    parts = passages(question.context)
    return max((part for part in parts if part[0] <= question.start), default=parts[0])[
        1
    ]


def found_first(task: Task) -> list[str]:
    """The passage that the index finds first for each question, by words and sense."""
    with tempfile.TemporaryDirectory() as folder:
        index = PassageIndex.create(Path(folder), load_encoder())
        index.replace(
            "d",
            [
                Row(iri=str(i), kind="passage", text=text, document="d", filename="d")
                for i, text in enumerate(task.texts)
            ],
        )
        index.finish()
        hits = (index.search(query, CANDIDATES) for query in task.queries)
        return [max(h, key=lambda hit: hit.score).row.text for h in hits]


def measure(asked: Sequence[Question], given: Sequence[str]) -> Figures:
    """EM, F1 and the share of best sentences that hold the answer."""
    total: Counter[str] = Counter()
    for question, text in zip(asked, given, strict=True):
        total += Counter(_one(question, text))
    return {name: total[name] / len(asked) for name in ("EM", "F1", "sentence")}


def _one(question: Question, text: str) -> Figures:
    found = read(question.text, text)
    told = found.text if found else ""
    sentences = [text[a:b] for a, b in parted(text)]
    worth = score(question.text, sentences)
    best = sentences[max(range(len(worth)), key=worth.__getitem__)]
    return {
        "EM": exact(told, question.answer),
        "F1": f1(told, question.answer),
        "sentence": question.answer.strip(" .") in best,
    }


def figures(shared: Path, part: str) -> dict[str, Figures]:
    """The figures of a part: gold passage, passage found first, whole context."""
    asked = questions(shared / "data", part)
    return {
        "passage": measure(asked, [passage_of(question) for question in asked]),
        "found": measure(asked, found_first(norquad(shared / "data", part))),
        "context": measure(asked, [question.context for question in asked]),
    }


def first(shared: Path, count: int) -> Figures:
    """The figures of the first questions of the test part, given their passages."""
    asked = questions(shared / "data", "test")[:count]
    return measure(asked, [passage_of(question) for question in asked])


def table(shared: Path = SHARED) -> list[tuple[str, str, str]]:
    """Task, figure and goal of each row."""
    told = {
        "passage": "passage that answers",
        "found": "passage found first",
        "context": "whole context",
    }
    return [
        (
            f"NorQuAD test, {told[given]}: EM / F1 / best sentence holds the answer",
            f"{row['EM']:.3f} / {row['F1']:.3f} / {row['sentence']:.3f}",
            "–",
        )
        for given, row in figures(shared, "test").items()
    ]


def main() -> None:
    """Measure both parts and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    options = parser.parse_args()
    parts = ("validation", "test")
    found = {part: figures(options.shared, part) for part in parts}
    sample = {"passage": first(options.shared, SAMPLE)}
    told = found | {f"test, first {SAMPLE} questions": sample}
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main()
