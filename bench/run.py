"""Measure Kommunegraf as its users meet it: make bench [FOLDER=corpus].

    python bench/run.py [FOLDER] [--questions FILE]

Reading (characters and pages a second, peak memory, unchanged second run), the time to
the first answer of a fresh process and of a warm one, and SPARQL against the same
query in a bare Oxigraph store and in rdflib. Times on a shared machine are noisy: each
is set beside a reference taken in the same run, and the ratio is what to compare.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOL = Path(sys.executable).with_name("kommunegraf")
ASKED = (
    "Hva koster Nye Solheim skole?",
    "Hvem stemte mot gebyrene?",
    "Når skal skolen stå ferdig?",
    "Hvordan har sykefraværet utviklet seg?",
)
QUERIES = {
    "one class": "SELECT (COUNT(?s) AS ?n) WHERE { ?s a kg:Budsjettpost }",
    "a join": (
        "SELECT ?title ?n WHERE { ?v a kg:Votering ; kg:moetesak ?s ; "
        "kg:stemmerMot ?n . ?s dcterms:title ?title }"
    ),
    "a path to the place": (
        "SELECT ?f (COUNT(*) AS ?n) WHERE { ?x prov:wasDerivedFrom ?p . "
        "?p kg:dokument/kg:filnavn ?f } GROUP BY ?f ORDER BY ?f"
    ),
}
PREFIXES = (
    "PREFIX kg: <https://kommunegraf.example/ns#> "
    "PREFIX dcterms: <http://purl.org/dc/terms/> "
    "PREFIX prov: <http://www.w3.org/ns/prov#> "
)


def timed(action: Callable[[], object], times: int = 5) -> float:
    """Median seconds of several runs."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def command(*parts: str | Path) -> str:
    """Run a command and give what it prints; ingest may exit with 3."""
    done = subprocess.run(
        [str(p) for p in parts], capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 3):
        sys.exit(done.stderr)
    return done.stdout


def reading(folder: Path, kb: Path) -> None:
    """How fast a folder is read, and what a second look at it costs."""
    started = time.perf_counter()
    command(TOOL, "ingest", folder, "--kb", kb)
    first = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    started = time.perf_counter()
    command(TOOL, "ingest", folder, "--kb", kb)
    second = time.perf_counter() - started
    status = json.loads(command(TOOL, "status", "--json", "--kb", kb))
    documents = status["documents"]
    characters = sum(d.get("characters") or 0 for d in documents)
    pages = sum(d.get("pages") or 0 for d in documents)
    print("\n| reading | |\n|---|---|")
    print(f"| documents, characters, pages | {len(documents)}, {characters}, {pages} |")
    print(f"| first ingest | {first:.1f} s, {characters / first:,.0f} characters/s |")
    print(f"| largest process | {peak:,.0f} MiB |")
    print(f"| second ingest, nothing changed | {second:.1f} s |")


def first_answer(kb: Path) -> None:
    """How long a fresh process takes to answer, beside an empty Python."""
    empty = timed(lambda: command(sys.executable, "-c", "pass"))
    numpy = timed(lambda: command(sys.executable, "-c", "import numpy"))
    ask = timed(lambda: command(TOOL, "ask", ASKED[0], "--json", "--kb", kb))
    print("\n| cold start | seconds | ratio to `import numpy` |\n|---|---|---|")
    print(f"| python -c pass | {empty:.2f} | {empty / numpy:.1f} |")
    print(f"| python -c 'import numpy' | {numpy:.2f} | 1.0 |")
    print(f"| kommunegraf ask | {ask:.2f} | {ask / numpy:.1f} |")


def warm_answers(kb: Path, questions: Path | None) -> None:
    """How long a running process takes for each of many questions."""
    from kg.answer import Answerer

    asked = list(ASKED)
    if questions:
        lines = questions.read_text(encoding="utf-8").splitlines()
        asked = [json.loads(line)["question"] for line in lines]
    answerer = Answerer.open(kb)
    answerer.ask(asked[0])
    taken = sorted(timed(lambda q=q: answerer.ask(q), times=1) for q in asked)
    median, late = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
    print(f"\nwarm answers: {len(asked)}, median {median:.3f} s, p95 {late:.3f} s")


def sparql(kb: Path, scratch: Path) -> None:
    """The same queries in our store, in a bare Oxigraph, and in rdflib."""
    import pyoxigraph
    import rdflib

    from kg.store import GraphStore
    from kg.versions import KnowledgeBase

    dump = scratch / "graph.nq"
    command(TOOL, "export", "--format", "nquads", "--out", dump, "--kb", kb)
    ours = GraphStore.open(KnowledgeBase(kb).live().graph_path)
    bare = pyoxigraph.Store()
    bare.bulk_load(path=str(dump), format=pyoxigraph.RdfFormat.N_QUADS)
    python = rdflib.Dataset(default_union=True)
    python.parse(dump, format="nquads")
    print("\n| SPARQL | ours | bare Oxigraph | rdflib | ours / bare | rdflib / ours |")
    print("|---|---|---|---|---|---|")
    for name, query in QUERIES.items():
        text = PREFIXES + query
        a = timed(lambda text=text: list(ours.query(text)))
        b = timed(
            lambda text=text: list(bare.query(text, use_default_graph_as_union=True))
        )
        c = timed(lambda text=text: list(python.query(text)), times=1)
        ms = " | ".join(f"{1000 * t:.1f} ms" for t in (a, b, c))
        print(f"| {name} | {ms} | {a / b:.1f} | {c / a:.0f} |")


def main() -> None:
    """Measure everything, in a scratch folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "corpus")
    parser.add_argument("--questions", type=Path, help="JSON lines with 'question'")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        kb = Path(scratch) / "kb"
        reading(chosen.folder, kb)
        first_answer(kb)
        warm_answers(kb, chosen.questions)
        sparql(kb, Path(scratch))


if __name__ == "__main__":
    main()
