"""What each part of the answering half brings, beside two plain baselines.

    python bench/answers/ablate.py KB QUESTIONS --eval ../shared/eval --corpus CORPUS

Baselines: the best passage by words alone, or by vectors alone, given back whole with
the three best as citations. Ablations: the whole, with one part taken out. All are
marked by the same scorer; the table is printed as Markdown.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ingest.model import Span
from kg.answer import Answerer
from kg.chooser import Chooser, chooser
from kg.cite import MOST_LINES, Citation, cite
from kg.compute import Computed
from kg.index import Hit, PassageIndex
from kg.index.encoder import load_encoder
from kg.question import Question
from kg.rank import Linear
from kg.search import Candidate, reranked
from kg.versions import KnowledgeBase

PLACES = 3
DEPTH = 60

Reply = Callable[[str], dict[str, Any]]


class NothingComputed(Answerer):
    """Without what is computed from the graph."""

    def computed(
        self, asked: Question, candidates: Sequence[Candidate]
    ) -> Computed | None:
        """Nothing."""
        return None


class NoFacts(NothingComputed):
    """Without facts said as sentences, and so without what is computed from them."""

    def candidates(self, asked: Question) -> list[Candidate]:
        """Sentences and table rows only."""
        found = super().candidates(asked)
        return [candidate for candidate in found if not candidate.unit.is_fact]


class NothingChosen(Answerer):
    """Without any choosing model: in the order in which the search found them."""

    def candidates(self, asked: Question) -> list[Candidate]:
        """By the score of the search alone."""
        found = super().candidates(asked)
        return reranked(asked, found, Chooser(Linear({"found": 10.0})))


class NoNetwork(Answerer):
    """Without the network: in the order of the linear model."""

    def candidates(self, asked: Question) -> list[Candidate]:
        """By the linear model alone."""
        return reranked(asked, super().candidates(asked), Chooser(chooser().linear))


class NoParts(Answerer):
    """Without taking two questions apart."""

    def parts(self, asked: Question) -> tuple[Question, ...]:
        """The question as it stands."""
        return (asked,)


class NeverSilent(Answerer):
    """Without the decision to be silent."""

    def believes(
        self,
        asked: Question,
        found: Sequence[Candidate],
        made: Computed | None,
        least: float = 0.0,
    ) -> bool:
        """Whatever was found is said."""
        return bool(found)


PARTS: dict[str, type[Answerer]] = {
    "the whole": Answerer,
    "without what is computed": NothingComputed,
    "without facts as sentences, and so nothing computed": NoFacts,
    "without the network that mends the order": NoNetwork,
    "without any choosing model": NothingChosen,
    "without taking questions apart": NoParts,
    "never silent": NeverSilent,
}


def baseline(kb: Path, key: Callable[[Hit], float]) -> Reply:
    """The best passage by one figure of the search, with the best three cited."""
    base = KnowledgeBase(kb)
    index = PassageIndex.open(base.require().index_path, load_encoder())

    def reply(question: str) -> dict[str, Any]:
        hits = index.search(question, DEPTH, kind="passage")
        best = sorted(hits, key=key, reverse=True)[:PLACES]
        cited = [_cited(base, hit) for hit in best]
        return {
            "answer": best[0].row.text if best else "",
            "abstained": not best,
            "citations": [citation.as_json() for citation in cited],
        }

    return reply


def _cited(base: KnowledgeBase, hit: Hit) -> Citation:
    """A passage as a citation, cut where one would be wider than any may be."""
    document = base.document(hit.row.document)
    lines = document.text[hit.row.start : hit.row.end].split("\n")[:MOST_LINES]
    end = hit.row.start + len("\n".join(lines))
    return cite(document, Span(hit.row.start, end))


def replies(kb: Path) -> Iterator[tuple[str, Reply]]:
    """Every row of the table and how it answers."""
    yield "best passage by words", baseline(kb, lambda hit: hit.lexical)
    yield "best passage by vectors", baseline(kb, lambda hit: hit.dense)
    for name, made in PARTS.items():
        answerer = made.open(kb)
        yield name, lambda text, answerer=answerer: answerer.ask(text).as_json()


def main() -> None:
    """Answer all questions in every way and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kb", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--eval", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    options = parser.parse_args()
    sys.path.insert(0, str(options.eval))
    from score_qa import Corpus, read_jsonl, score

    questions, corpus = read_jsonl(options.questions), Corpus(options.corpus)
    shown = ("trusted", "correct", "citation_precision", "abstained_rightly")
    shown += ("over_abstention", "confidently_wrong")
    print("| |", " | ".join(shown), "|")
    print("|---" * (len(shown) + 1) + "|")
    for name, reply in replies(options.kb):
        answers = [reply(q["question"]) | {"id": q["id"]} for q in questions]
        marks = score(questions, answers, corpus)[0]["overall"]["all"]
        told = " | ".join(f"{marks[field] or 0:.3f}" for field in shown)
        print(f"| {name} | {told} |", flush=True)


if __name__ == "__main__":
    main()
