"""How answers fare in a knowledge base many times as large: python -m bench.scale.

    python -m bench.scale FOLDER --questions FILE [--times 10] [--keep DIR]

The documents of a folder are read alone, and again among the papers of invented
municipalities (``bench/world``), each with a name of its own, until there are so many
times the rows to search. Each question is asked of both in turn: what counts is the
ratio of the times, and how many answers stayed as they were. What is kept in a folder
is not made again.
"""

import argparse
import json
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.world.score import papers
from bench.world.truth import World
from kg.answer import Answer, Answerer
from kg.build import build
from kg.index import PassageIndex
from kg.index.encoder import load_encoder
from kg.versions import KnowledgeBase

FIRST: Final = 5  # worlds that tell how many rows a world gives
WARM: Final = 3  # questions that are asked before time is taken
BEGINS: Final = "Brei Djup Eid Furu Gran Hav Kval Lang Mel Nord Ravn Skog Sol Tind Vest"
ENDS: Final = "berg by dal fjell heim land mo nes sjø stad strand sund vang vik våg ås"


def ask(kbs: Sequence[Path], questions: Sequence[str]) -> list[tuple[Answer, ...]]:
    """The answers to each question, of all knowledge bases in turn."""
    answerers = [Answerer.open(kb) for kb in kbs]
    for question in questions[:WARM]:
        for answerer in answerers:
            answerer.ask(question)
    return [tuple(each.ask(question) for each in answerers) for question in questions]


def times(answers: Sequence[Answer]) -> Mapping[str, float]:
    """The median and the 95th percentile of their seconds."""
    taken = sorted(answer.seconds for answer in answers)
    return {
        "median seconds": taken[len(taken) // 2],
        "p95 seconds": taken[int(len(taken) * 0.95)],
    }


def rows(kb: Path) -> int:
    """How many rows there are to search."""
    version = KnowledgeBase(kb).require()
    return len(PassageIndex.open(version.index_path, load_encoder(None)))


def size(kb: Path) -> Mapping[str, int]:
    """How large a knowledge base is, by what is counted."""
    told = KnowledgeBase(kb).require().manifest
    return {
        "documents": len(told.documents),
        "rows to search": rows(kb),
        "places that are cited": told.counts["kg:Passasje"],
        "facts": sum(source.facts for source in told.documents),
        "triples": told.counts["quads"],
    }


def name(seed: int) -> str:
    """The name of an invented municipality; those of a few thousand seeds differ."""
    begins, ends = BEGINS.split(), ENDS.split()
    before, end = divmod(seed, len(ends))
    often, begin = divmod(before, len(begins))
    middle = ends[often - 1] if often else ""
    return f"{begins[begin]}{middle}{ends[end]}"


def write_worlds(folder: Path, seeds: range) -> None:
    """The papers of invented municipalities, a folder each."""
    for seed in seeds:
        place = folder / f"world-{seed}"
        place.mkdir(parents=True)
        world = replace(World.make(seed), municipality=name(seed))
        for number, (layout, text, _, _) in enumerate(papers(world)):
            (place / f"{number}-{layout}").write_text(text, encoding="utf-8")


def enlarge(folder: Path, kb: Path, least: int) -> None:
    """Read a folder among invented municipalities until there are so many rows."""
    build(folder, kb)
    before = rows(kb)
    write_worlds(folder, range(1, FIRST + 1))
    build(folder, kb)
    each = (rows(kb) - before) / FIRST
    count = FIRST + max(0, round((least - rows(kb)) / each))
    write_worlds(folder, range(FIRST + 1, count + 1))
    build(folder, kb)


def make(folder: Path, scratch: Path, many: int) -> tuple[Path, Path]:
    """Both knowledge bases: the folder alone, and among others."""
    alone, among, papers_of_all = (scratch / n for n in ("alone", "among", "papers"))
    if not among.exists():
        build(folder, alone)
        shutil.copytree(folder, papers_of_all)
        started = time.perf_counter()
        enlarge(papers_of_all, among, rows(alone) * many)
        print(f"The large one was read in {time.perf_counter() - started:.0f} s.\n")
    return alone, among


def table(kbs: tuple[Path, Path], questions: Sequence[str]) -> Iterator[str]:
    """Both knowledge bases, side by side."""
    yield "| | alone | among others | ratio |\n|---|---|---|---|"
    small, large = map(size, kbs)
    for what, count in small.items():
        yield f"| {what} | {count} | {large[what]} | {large[what] / count:.1f} |"
    answers = ask(kbs, questions)
    one, other = (times(each) for each in zip(*answers, strict=True))
    for what, taken in one.items():
        ratio = other[what] / taken
        yield f"| {what} | {taken:.3f} | {other[what]:.3f} | {ratio:.2f} |"
    same = sum(a.text == b.text for a, b in answers)
    yield f"\n{same} of {len(answers)} answers stayed as they were."


def main() -> None:
    """Read, enlarge, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--keep", type=Path, help="leave the knowledge bases here")
    chosen = parser.parse_args()
    lines = chosen.questions.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines]
    with TemporaryDirectory() as scratch:
        kbs = make(chosen.folder, chosen.keep or Path(scratch), chosen.times)
        print(*table(kbs, questions), sep="\n")


if __name__ == "__main__":
    main()
