"""How well documents of invented municipalities are read and asked.

    python -m bench.papers.score [--types moter …] [--failures] [--by-municipality]
        [--keep DIR]

The documents in ``bench/papers/documents`` follow the layouts of several case systems.
They are read into a scratch knowledge base and asked the questions; the scorers of the
shared folder compare with the gold of ``bench/papers``. Figures come for all together,
and in one table by municipality. Gold of a document that is not plain text names its
place by a phrase; its lines are found in the text as read.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ingest.model import Document, Span
from ingest.readers import read

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DOCUMENTS, GOLD = HERE / "documents", HERE / "gold"
QUESTIONS = HERE / "questions.jsonl"
TOOL = Path(sys.executable).with_name("kommunegraf")
KEPT_HEAD = ("type", "fields", "split_by", "complete")

Item = dict[str, Any]


class UnplacedError(Exception):
    """A phrase of the gold that does not stand in the text as read."""


def _pattern(phrase: str) -> re.Pattern[str]:
    """A phrase whose words stand on one line or over several."""
    return re.compile(r"\W+".join(re.findall(r"\w+", phrase)), re.IGNORECASE)


def place(document: Document, at: str, after: str | None = None) -> tuple[int, int]:
    """First and last line of a phrase, the first one after another phrase."""
    start = 0
    if after and (before := _pattern(after).search(document.text)):
        start = before.end()
    found = _pattern(at).search(document.text, start)
    if not found:
        raise UnplacedError(f"{document.filename}: no '{at}' in the text as read")
    return document.lines_of(Span(found.start(), found.end()))


def with_lines(item: Item, document: Document) -> Item:
    """A gold item, its phrase exchanged for the lines where it stands."""
    if "at" not in item:
        return item
    first, last = place(document, item["at"], item.get("after"))
    rest = {key: value for key, value in item.items() if key not in ("at", "after")}
    return {**rest, "line": first, "line_end": last}


def resolved_gold(gold: Item, documents: dict[str, Document], only: str) -> Item:
    """A gold file for the scorer, of the documents whose names start with ``only``."""
    items: list[Item] = []
    for item in gold["items"]:
        if not item["file"].startswith(only):
            continue
        try:
            items.append(with_lines(item, documents[item["file"]]))
        except UnplacedError as problem:
            print(f"gold left out: {item['id']}: {problem}", file=sys.stderr)
    whole = {
        name: ranges if ranges != "all" else [[1, documents[name].line_count]]
        for name, ranges in gold["exhaustive"].items()
        if name.startswith(only)
    }
    head = {key: gold[key] for key in KEPT_HEAD}
    return {**head, "exhaustive": whole, "items": items}


def write_gold(folder: Path, documents: dict[str, Document], only: str = "") -> None:
    """The gold files with lines, those that have anything to ask for."""
    folder.mkdir()
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        ready = resolved_gold(gold, documents, only)
        text = json.dumps(ready, ensure_ascii=False)
        (folder / path.name).write_text(text, encoding="utf-8")


def write_questions(path: Path, documents: dict[str, Document]) -> None:
    """The questions, every piece of evidence with its lines."""
    with path.open("w", encoding="utf-8") as out:
        for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
            question = json.loads(line)
            where = question["evidence"]
            question["evidence"] = [_evidence(one, documents) for one in where]
            out.write(json.dumps(question, ensure_ascii=False) + "\n")


def _evidence(evidence: Item, documents: dict[str, Document]) -> Item:
    if "at" not in evidence:
        return evidence
    first, last = place(documents[evidence["file"]], evidence["at"])
    return {"file": evidence["file"], "line_start": first, "line_end": last}


def write_texts(folder: Path, documents: Iterable[Document]) -> None:
    """The texts as read under the documents' names, for quotations to be checked."""
    folder.mkdir()
    for document in documents:
        (folder / document.filename).write_text(document.text, encoding="utf-8")


def run(*command: str | Path, expect: tuple[int, ...] = (0,)) -> str:
    """What a command prints; stop with its exit code unless it is an expected one."""
    done = subprocess.run(
        [str(part) for part in command], check=False, capture_output=True, text=True
    )
    if done.returncode not in expect:
        print(done.stdout, done.stderr, file=sys.stderr)
        sys.exit(done.returncode)
    return done.stdout


def knowledge_base(scratch: Path) -> Path:
    """Read the documents: the graph as N-Quads."""
    graph, kb = scratch / "graph.nq", ("--kb", scratch / "kb")
    run(TOOL, "ingest", DOCUMENTS, *kb, expect=(0, 3))
    run(TOOL, "export", "--format", "nquads", "--out", graph, *kb)
    return graph


def asked(scratch: Path, documents: dict[str, Document]) -> tuple[Path, Path]:
    """Ask all the questions: they, with lines, and the answers."""
    questions, answers = scratch / "questions.jsonl", scratch / "answers.jsonl"
    write_questions(questions, documents)
    kb = ("--kb", scratch / "kb")
    run(TOOL, "ask", "--batch", questions, "--out", answers, *kb)
    return questions, answers


def municipalities() -> list[str]:
    """The first word of the documents' names, each once."""
    return sorted({path.name.split("-")[0] for path in DOCUMENTS.iterdir()})


def by_municipality(results: dict[str, Item]) -> str:
    """A table: F1, or recall where precision is not known, of each type."""
    types = sorted({name for result in results.values() for name in result["types"]})
    lines = ["F1 (r: recall)".ljust(20) + "".join(f"{m:>14s}" for m in results)]
    for name in types:
        cells = (_cell(result["types"].get(name)) for result in results.values())
        lines.append(name.ljust(20) + "".join(f"{cell:>14s}" for cell in cells))
    return "\n".join(lines)


def _cell(row: Item | None) -> str:
    if not row or not row["n"]:
        return "–" if not row or not row["spurious"] else f"{row['spurious']} spurious"
    if row["f1"] is not None:
        return f"{100 * row['f1']:.1f} /{row['n']}"
    return f"r {100 * row['recall']:.1f} /{row['n']}"


def evaluate(
    shared: Path, scratch: Path, types: list[str], *, failures: bool, apart: bool
) -> None:
    """Read, score and print; ask as well where no types were chosen.

    apart: each municipality for itself as well, half a minute for each.
    """
    documents = {path.name: read(path) for path in sorted(DOCUMENTS.iterdir())}
    texts = scratch / "texts"
    write_texts(texts, documents.values())
    graph = knowledge_base(scratch)
    more = ("--failures",) if failures else ()
    chosen = ("--types", *types) if types else ()
    program = shared / "eval" / "score_extraction.py"
    scorer: tuple[str | Path, ...] = (sys.executable, program, graph)
    options: tuple[str | Path, ...] = ("--split", "all", "--corpus", texts, *chosen)
    results = {}
    for name in municipalities() if apart else ():
        write_gold(scratch / f"gold-{name}", documents, name + "-")
        one = run(*scorer, "--gold", scratch / f"gold-{name}", *options, "--json")
        results[name] = json.loads(one)
    write_gold(scratch / "gold", documents)
    print(run(*scorer, "--gold", scratch / "gold", *options, *more))
    if apart:
        print(by_municipality(results), end="\n\n")
    if not types:
        qa = (sys.executable, shared / "eval" / "score_qa.py")
        print(run(*qa, *asked(scratch, documents), "--corpus", texts, *more))


def main() -> None:
    """Parse the arguments and score in a scratch folder, or in a kept one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", default=ROOT.parent / "shared", type=Path)
    parser.add_argument("--types", nargs="*", default=[])
    parser.add_argument("--failures", action="store_true")
    parser.add_argument("--by-municipality", action="store_true")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="an empty folder")
    chosen = parser.parse_args()
    if not (chosen.shared / "eval").is_dir():
        sys.exit(f"{chosen.shared}: no folder 'eval' there; name the shared folder")
    if chosen.keep:
        chosen.keep.mkdir(parents=True)
        score(chosen, chosen.keep)
        return
    with tempfile.TemporaryDirectory() as scratch:
        score(chosen, Path(scratch))


def score(chosen: argparse.Namespace, scratch: Path) -> None:
    """Score as was asked for."""
    failures, apart = chosen.failures, chosen.by_municipality
    evaluate(chosen.shared, scratch, chosen.types, failures=failures, apart=apart)


if __name__ == "__main__":
    main()
