"""How answers fare in a knowledge base many times as large: python -m bench.scale.

    python -m bench.scale FOLDER --questions FILE [--times 10] [--keep DIR]

The documents of a folder are read alone, and again among the papers of invented
municipalities (``bench/world``) until there are so many times the rows to search. The
same questions are asked of both, in the same run: what counts is the ratio of the
times, and how many answers stayed as they were.
"""

import argparse
import json
import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.world.score import papers
from bench.world.truth import World
from kg.answer import Answer, Answerer
from kg.build import build
from kg.index import PassageIndex
from kg.index.encoder import load_encoder
from kg.versions import KnowledgeBase

FIRST = 5  # worlds that tell how many rows a world gives


def ask(kb: Path, questions: Sequence[str]) -> tuple[list[Answer], float, float]:
    """The answers, and the median and the 95th percentile of their seconds."""
    answerer = Answerer.open(kb)
    for question in questions[:3]:
        answerer.ask(question)
    answers = [answerer.ask(question) for question in questions]
    taken = sorted(answer.seconds for answer in answers)
    return answers, taken[len(taken) // 2], taken[int(len(taken) * 0.95)]


def size(kb: Path) -> int:
    """How many rows there are to search."""
    version = KnowledgeBase(kb).require()
    return len(PassageIndex.open(version.index_path, load_encoder(None)))


def write_worlds(folder: Path, seeds: range) -> None:
    """The papers of invented municipalities, a folder each."""
    for seed in seeds:
        place = folder / f"world-{seed}"
        place.mkdir(parents=True)
        for number, (layout, text, _, _) in enumerate(papers(World.make(seed))):
            (place / f"{number}-{layout}").write_text(text, encoding="utf-8")


def enlarge(folder: Path, kb: Path, least: int) -> int:
    """Read invented municipalities until there are so many rows; tells how many."""
    write_worlds(folder, range(1, FIRST + 1))
    before = size(kb)
    build(folder, kb)
    each = (size(kb) - before) / FIRST
    count = FIRST + max(0, round((least - size(kb)) / each))
    write_worlds(folder, range(FIRST + 1, count + 1))
    build(folder, kb)
    return count


def measure(folder: Path, questions: Sequence[str], times: int, scratch: Path) -> None:
    """Both knowledge bases, side by side."""
    documents, kb = scratch / "documents", scratch / "kb"
    shutil.copytree(folder, documents)
    build(documents, kb)
    rows = size(kb)
    small, median, late = ask(kb, questions)
    started = time.perf_counter()
    worlds = enlarge(documents, kb, rows * times)
    seconds = time.perf_counter() - started
    large, median_of_large, late_of_large = ask(kb, questions)
    same = sum(a.text == b.text for a, b in zip(small, large, strict=True))
    print("| | alone | among others | ratio |\n|---|---|---|---|")
    print(f"| rows to search | {rows} | {size(kb)} | {size(kb) / rows:.1f} |")
    for name, one, other in (
        ("median seconds", median, median_of_large),
        ("p95 seconds", late, late_of_large),
    ):
        print(f"| {name} | {one:.3f} | {other:.3f} | {other / one:.2f} |")
    print(f"\n{worlds} municipalities read in {seconds:.0f} s; {same} of {len(small)}")
    print("answers stayed as they were.")


def main() -> None:
    """Read, enlarge, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--keep", type=Path, help="leave the knowledge base here")
    chosen = parser.parse_args()
    lines = chosen.questions.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines]
    if chosen.keep:
        chosen.keep.mkdir(parents=True)
        measure(chosen.folder, questions, chosen.times, chosen.keep)
        return
    with TemporaryDirectory() as scratch:
        measure(chosen.folder, questions, chosen.times, Path(scratch))


if __name__ == "__main__":
    main()
