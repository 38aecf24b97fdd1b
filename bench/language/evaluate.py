"""Measure the embedding, and the index that uses it, on open Norwegian questions.

    python bench/language/evaluate.py [MODEL] [--shared ../shared] [--json]

norquad: a question and the passage (at most 80 words) that answers it, among all
passages of the question set; contexts of the validation and test questions are never
trained on. law: a heading and its section, among the sections of laws held out of the
training; headings that say nothing ("Art 14", "(Opphevet)") and sections that only
tell that they are repealed are left out. written: the tenth of our own questions
(``asked.tsv``) that was never trained on, against the answers of all and the near
misses, which share more words with the questions. everyday: citizens' questions and
the passages of the documents that answer them; once more ("at home") among those of the
municipality that is meant, for most questions do not say which. For each: R@1, R@5,
R@20 and mean reciprocal rank of the words alone, the vectors alone, and both as the
index joins them.
"""

import argparse
import json
import random
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from everyday import asked, places
from pairs import held_out, written
from texts import Law, contexts, laws, passages, questions

from kg.glossary.concepts import wording
from kg.index import Hit, PassageIndex, Row
from kg.index.encoder import Encoder, load_encoder

DEPTH = 200
HEADINGS = 600
SEED = 7
SHARED = Path("../shared")
# Words that tell what a section is about: not "Art 14", "§ 3 a", "(Opphevet)".
_TELLING = re.compile(r"(?!opphev|endr)[^\W\d_]{3,}", re.I)

Figures = dict[str, float]


@dataclass(frozen=True)
class Task:
    """Texts, queries, and for each query the numbers of the texts that are meant.

    wording: for each query the ways to say each of its places; else each word as it is.
    among: for each query the texts that count, where not all do.
    """

    name: str
    texts: Sequence[str]
    queries: Sequence[str]
    gold: Sequence[frozenset[int]]
    wording: Sequence[Sequence[Mapping[str, float]]] = ()
    among: Sequence[frozenset[int]] = ()

    def counted(self, found: Sequence[Sequence[str]]) -> list[list[str]]:
        """Lists of numbered texts without those that do not count."""
        every = self.among or [frozenset(range(len(self.texts)))] * len(found)
        return [
            [row for row in rows if int(row) in meant]
            for rows, meant in zip(found, every, strict=True)
        ]


def norquad(data: Path, split: str) -> Task:
    """Questions of a split against the passages of all contexts."""
    texts: list[str] = []
    places: dict[str, list[tuple[int, int]]] = {}
    for context in contexts(data):
        for start, text in passages(context):
            places.setdefault(context, []).append((start, len(texts)))
            texts.append(text)
    every = questions(data, split)
    gold = [
        max((i for s, i in places[q.context] if s <= q.start), default=0) for q in every
    ]
    return Task(
        f"norquad {split}",
        texts,
        [q.text for q in every],
        [frozenset((n,)) for n in gold],
    )


def _sections(held: Sequence[Law]) -> list[tuple[str, str, str]]:
    """Title, heading and text of every section that is more than notes of changes."""
    return [
        (law.title, heading, "\n".join((law.title, *paragraphs)))
        for law in held
        for heading, paragraphs in law.sections
        if not all(paragraph.startswith("*") for paragraph in paragraphs)
    ]


def law_headings(data: Path) -> Task:
    """Headings of laws that were held out against all their sections."""
    every = _sections(held_out(laws(data))[1])
    telling = [i for i, row in enumerate(every) if len(_TELLING.findall(row[1])) >= 2]
    gold = random.Random(SEED).sample(telling, HEADINGS)
    return Task(
        "law headings",
        [text for _, _, text in every],
        [f"{every[i][1]} ({every[i][0]})" for i in gold],
        [frozenset((i,)) for i in gold],
    )


def own_questions() -> Task:
    """Questions that were written and held out, against all answers and near misses."""
    trained, held = written()
    every = [*held, *trained]
    return Task(
        "written, held out",
        [row.answer for row in every] + [row.miss for row in every],
        [row.question for row in held],
        [frozenset((i,)) for i in range(len(held))],
        [wording(row.question) for row in held],
    )


def everyday(shared: Path, part: str) -> Task:
    """Questions of a part (``tune``, ``report``) against passages of all documents."""
    rows = places(shared)
    every = [question for question in asked() if question.part == part]
    return Task(
        f"everyday {part}",
        [row.text for row in rows],
        [question.text for question in every],
        [
            frozenset(i for i, row in enumerate(rows) if question.answered_by(row))
            for question in every
        ],
        [wording(question.text) for question in every],
    )


def at_home(task: Task, shared: Path) -> Task:
    """The same questions to the documents of the municipality that is meant."""
    owners = [row.kommune for row in places(shared)]
    meant = [{owners[i] for i in gold} for gold in task.gold]
    among = [
        frozenset(i for i, owner in enumerate(owners) if owner in known)
        for known in meant
    ]
    return replace(task, name=f"{task.name}, at home", among=among)


def ranks(found: Sequence[Sequence[str]], gold: Sequence[frozenset[int]]) -> Figures:
    """Recall at 1, 5, 20 and mean reciprocal rank of lists of numbered rows."""
    at = [
        next((rank for rank, row in enumerate(rows, 1) if int(row) in meant), None)
        for rows, meant in zip(found, gold, strict=True)
    ]
    recall = {
        f"R@{k}": sum(1 for r in at if r and r <= k) / len(at) for k in (1, 5, 20)
    }
    return recall | {"MRR": sum(1 / r for r in at if r) / len(at)}


def _order(hits: list[Hit], key: Callable[[Hit], float]) -> list[str]:
    return [hit.row.iri for hit in sorted(hits, key=key, reverse=True)]


def measure(task: Task, encoder: Encoder) -> dict[str, Figures]:
    """The figures of a task, through the index of the product."""
    with tempfile.TemporaryDirectory() as folder:
        index = PassageIndex.create(Path(folder), encoder)
        index.replace(
            "d",
            [
                Row(iri=str(i), kind="passage", text=text, document="d", filename="d")
                for i, text in enumerate(task.texts)
            ],
        )
        index.finish()
        wording = task.wording or [None] * len(task.queries)
        hits = [
            index.search(query, DEPTH, wording=told)
            for query, told in zip(task.queries, wording, strict=True)
        ]
    vectors = encoder.encode(task.texts)
    by_sense = encoder.encode(task.queries) @ vectors.T
    dense = [[str(i) for i in np.argsort(-row)[:DEPTH]] for row in by_sense]
    found = {
        "words": [_order(h, lambda hit: hit.lexical) for h in hits],
        "vectors": dense,
        "both": [_order(h, lambda hit: hit.score) for h in hits],
    }
    return {way: ranks(task.counted(rows), task.gold) for way, rows in found.items()}


@cache
def tasks(shared: Path = SHARED) -> tuple[Task, ...]:
    """Everything that is measured."""
    data = shared / "data"
    asked_of_all = [everyday(shared, part) for part in ("tune", "report")]
    return (
        norquad(data, "validation"),
        norquad(data, "test"),
        law_headings(data),
        own_questions(),
        *asked_of_all,
        *(at_home(task, shared) for task in asked_of_all),
    )


def main() -> None:
    """Measure one model and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", nargs="?", default=None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    encoder = load_encoder(options.model)
    figures = {task.name: measure(task, encoder) for task in tasks(options.shared)}
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    for name, rows in figures.items():
        for way, row in rows.items():
            print(f"{name:20} {way:8}", *(f"{k} {v:.3f}" for k, v in row.items()))


if __name__ == "__main__":
    main()
