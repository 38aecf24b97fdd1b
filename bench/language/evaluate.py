"""Measure the embedding, and the index that uses it, on open Norwegian questions.

    python bench/language/evaluate.py [MODEL] [--data ../shared/data] [--json]

norquad: a question and the passage (at most 80 words) that answers it, among all
passages of the question set; contexts of the validation and test questions are never
trained on. law: a heading and its section, among the sections of laws held out of the
training. For each: R@1, R@5, R@20 and mean reciprocal rank of the words alone, the
vectors alone, and both as the index joins them.
"""

import argparse
import json
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pairs import held_out
from texts import contexts, laws, passages, questions

from kg.index import Hit, PassageIndex, Row
from kg.index.encoder import Encoder, load_encoder

DEPTH = 200
HEADINGS = 600
SEED = 7


@dataclass(frozen=True)
class Task:
    """Texts, queries, and for each query the number of the text that is meant."""

    name: str
    texts: list[str]
    queries: list[str]
    gold: list[int]


def norquad(data: Path, split: str) -> Task:
    """Questions of a split against the passages of all contexts."""
    texts: list[str] = []
    places: dict[str, list[tuple[int, int]]] = {}
    for context in contexts(data):
        for start, text in passages(context):
            places.setdefault(context, []).append((start, len(texts)))
            texts.append(text)
    asked = questions(data, split)
    gold = [
        max((i for s, i in places[q.context] if s <= q.start), default=0) for q in asked
    ]
    return Task(f"norquad {split}", texts, [q.text for q in asked], gold)


def law_headings(data: Path) -> Task:
    """Headings of laws that were held out against all their sections."""
    texts, headings = [], []
    for law in held_out(laws(data))[1]:
        for heading, paragraphs in law.sections:
            texts.append("\n".join((law.title, *paragraphs)))
            headings.append(f"{heading} ({law.title})")
    long = [i for i, heading in enumerate(headings) if len(heading.split()) >= 3]
    gold = random.Random(SEED).sample(long, HEADINGS)
    return Task("law headings", texts, [headings[i] for i in gold], gold)


def ranks(found: Sequence[Sequence[str]], gold: Sequence[int]) -> dict[str, float]:
    """Recall at 1, 5, 20 and mean reciprocal rank of lists of numbered rows."""
    at = [
        row.index(str(n)) + 1 if str(n) in row else None
        for row, n in zip(found, gold, strict=True)
    ]
    recall = {
        f"R@{k}": sum(1 for r in at if r and r <= k) / len(at) for k in (1, 5, 20)
    }
    return recall | {"MRR": sum(1 / r for r in at if r) / len(at)}


def _order(hits: list[Hit], key: Callable[[Hit], float]) -> list[str]:
    return [hit.row.iri for hit in sorted(hits, key=key, reverse=True)]


def measure(task: Task, encoder: Encoder) -> dict[str, dict[str, float]]:
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
        hits = [index.search(query, DEPTH) for query in task.queries]
    vectors = encoder.encode(task.texts)
    by_sense = encoder.encode(task.queries) @ vectors.T
    dense = [[str(i) for i in np.argsort(-row)[:DEPTH]] for row in by_sense]
    return {
        "words": ranks([_order(h, lambda hit: hit.lexical) for h in hits], task.gold),
        "vectors": ranks(dense, task.gold),
        "both": ranks([_order(h, lambda hit: hit.score) for h in hits], task.gold),
    }


def speed(encoder: Encoder, texts: list[str]) -> float:
    """Passages encoded in a second."""
    started = time.perf_counter()
    encoder.encode(texts)
    return len(texts) / (time.perf_counter() - started)


def main() -> None:
    """Measure one model and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", nargs="?", default=None)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    encoder = load_encoder(options.model)
    tasks = [norquad(options.data, s) for s in ("validation", "test")]
    tasks.append(law_headings(options.data))
    figures = {task.name: measure(task, encoder) for task in tasks}
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    print(f"{encoder.name}: {speed(encoder, tasks[0].texts):.0f} passages per second")
    for name, rows in figures.items():
        for way, row in rows.items():
            print(f"{name:20} {way:8}", *(f"{k} {v:.3f}" for k, v in row.items()))


if __name__ == "__main__":
    main()
