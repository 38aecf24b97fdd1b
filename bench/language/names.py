"""Measure the tagger of names against NorNE's development and test sentences.

    python bench/language/names.py [MODEL] [--data ../shared/data] [--kinds]

Strict F1: a name is right where first word, last word and kind agree. ``full``: all
nine kinds of NorNE. ``joined``: GPE_LOC and GPE_ORG are one, GPE; the rest as they are.
``four``: PER, ORG, GPE and LOC alone, all else as if it were no name. Words as the
treebank has them.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from norne import LANGUAGES, Sentence, split, words
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import iob_to_biluo
from spacy.training.iob_utils import tags_to_entities

DATA = Path("../shared/data")
MODEL = Path("ingest/models/kommunegraf-names-nb")
FOUR = frozenset(["PER", "ORG", "GPE", "LOC"])
Name = tuple[str, int, int]  # kind, first word, last word
Names = set[Name]


def joined(kind: str) -> str | None:
    """A kind with both kinds of places that are also bodies made one."""
    return "GPE" if kind.startswith("GPE") else kind


def four(kind: str) -> str | None:
    """PER, ORG, GPE or LOC; None for all else."""
    return joined(kind) if joined(kind) in FOUR else None


SAID = {"full": "nine kinds", "joined": "GPE joined", "four": "PER, ORG, GPE, LOC"}
SETS: dict[str, Callable[[str], str | None]] = {
    "full": lambda kind: kind,
    "joined": joined,
    "four": four,
}


def gold(sentence: Sentence) -> Names:
    """The names of a sentence as NorNE has them."""
    return set(tags_to_entities(iob_to_biluo([token.tag for token in sentence])))


def found(nlp: Language, sentences: Sequence[Sentence]) -> list[Names]:
    """The names that a pipeline finds in sentences."""
    docs = nlp.pipe((Doc(nlp.vocab, list(words(s))) for s in sentences), batch_size=256)
    return [{(e.label_, e.start, e.end - 1) for e in doc.ents} for doc in docs]


def _seen_as(names: Names, view: Callable[[str], str | None]) -> Names:
    return {(view(k) or "", a, b) for k, a, b in names if view(k)}


def scores(
    right: Sequence[Names], answers: Sequence[Names], view: Callable[[str], str | None]
) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 by kind, and of all together under ``all``."""
    hits: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for truth, answer in zip(right, answers, strict=True):
        expected, got = _seen_as(truth, view), _seen_as(answer, view)
        for counter, names in (
            (hits, expected & got), (given, got), (wanted, expected)
        ):  # fmt: skip
            counter.update(kind for kind, _, _ in names)
            counter["all"] += len(names)
    return {kind: _prf(hits[kind], given[kind], wanted[kind]) for kind in wanted}


def _prf(hits: int, given: int, wanted: int) -> tuple[float, float, float]:
    precision, recall = hits / max(given, 1), hits / max(wanted, 1)
    return precision, recall, 2 * hits / max(given + wanted, 1)


def measure(
    nlp: Language, sentences: Sequence[Sentence]
) -> dict[str, dict[str, tuple[float, float, float]]]:
    """The scores of all three sets of kinds on sentences."""
    right, answers = [gold(s) for s in sentences], found(nlp, sentences)
    return {name: scores(right, answers, view) for name, view in SETS.items()}


def table(data: Path = DATA) -> list[tuple[str, str, str]]:
    """Task, figure and goal, for the table of measurements."""
    nlp = spacy.load(MODEL)
    rows = []
    for language, goal in (("nob", "≥ 0.74"), ("nno", "≥ 0.70")):
        sets = measure(nlp, split(data, language, "test"))
        name = {"nob": "bokmål", "nno": "nynorsk"}[language]
        kinds = "; ".join(f"{s['all'][2]:.3f} {SAID[k]}" for k, s in sets.items())
        rows.append((f"NorNE {name} test, strict NER F1", kinds, goal))
    return rows


def speed(nlp: Language, sentences: Sequence[Sentence]) -> float:
    """Words in a second."""
    started = time.perf_counter()
    found(nlp, sentences)
    return sum(map(len, sentences)) / (time.perf_counter() - started)


def main() -> None:
    """Print the figures of both languages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", nargs="?", type=Path, default=MODEL)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--kinds", action="store_true")
    options = parser.parse_args()
    nlp = spacy.load(options.model)
    for language in LANGUAGES:
        for part in ("dev", "test"):
            sentences = split(options.data, language, part)
            for name, figures in measure(nlp, sentences).items():
                p, r, f = figures.pop("all")
                print(f"{language} {part} {name}: P {p:.3f} R {r:.3f} F {f:.3f}")
                for kind, prf in sorted(figures.items()) if options.kinds else ():
                    print(f"    {kind:8}", *(f"{x:.3f}" for x in prf))
    print(f"{speed(nlp, split(options.data, 'nob', 'test')):,.0f} words/s")


if __name__ == "__main__":
    main()
