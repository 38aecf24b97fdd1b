"""Read the real documents, answer the gold questions, run both scorers.

    make eval                       or    python bench/evaluate_shared.py [SHARED]

SHARED is the folder with ``corpus``, ``gold`` and ``eval`` (default: ``../shared``
beside the project). Everything is written into a scratch folder and removed again;
nothing in the project or in SHARED changes. ``--keep DIR`` keeps the knowledge base,
the answers and the graph dump.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str | Path, expect: tuple[int, ...] = (0,)) -> None:
    """Run a command; stop with its exit code unless it is an expected one."""
    started = time.perf_counter()
    code = subprocess.run([str(part) for part in command], check=False).returncode
    name = Path(str(command[1])).name if len(command) > 1 else str(command[0])
    print(f"[{name} {time.perf_counter() - started:.1f} s]", flush=True)
    if code not in expect:
        sys.exit(code)


def evaluate(shared: Path, scratch: Path, failures: bool) -> None:
    """Ingest, ask, export, score."""
    tool = Path(sys.executable).with_name("kommunegraf")
    questions = shared / "gold" / "questions.jsonl"
    answers, graph = scratch / "answers.jsonl", scratch / "graph.nq"
    kb = ("--kb", scratch / "kb")
    run(tool, "ingest", shared / "corpus", *kb, expect=(0, 3))
    run(tool, "ask", "--batch", questions, "--out", answers, *kb)
    run(tool, "export", "--format", "nquads", "--out", graph, *kb)
    more = ("--failures",) if failures else ()
    corpus = ("--corpus", shared / "corpus")
    scorers = shared / "eval"
    run(sys.executable, scorers / "score_qa.py", questions, answers, *corpus, *more)
    gold = ("--gold", shared / "gold" / "entities", "--split", "dev")
    run(sys.executable, scorers / "score_extraction.py", graph, *gold, *corpus, *more)


def main() -> None:
    """Parse the arguments and evaluate in a scratch folder, or in a kept one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", nargs="?", default=ROOT.parent / "shared", type=Path)
    parser.add_argument("--keep", type=Path, metavar="DIR")
    parser.add_argument("--failures", action="store_true")
    chosen = parser.parse_args()
    if not (chosen.shared / "gold").is_dir():
        sys.exit(f"{chosen.shared}: no folder 'gold' there; name the shared folder")
    if chosen.keep:
        chosen.keep.mkdir(parents=True, exist_ok=True)
        evaluate(chosen.shared, chosen.keep, chosen.failures)
        return
    with tempfile.TemporaryDirectory() as scratch:
        evaluate(chosen.shared, Path(scratch), chosen.failures)


if __name__ == "__main__":
    main()
