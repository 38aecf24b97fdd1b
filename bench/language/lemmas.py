"""Measure lemmas, without a tagger, against UD's development and test sentences.

    python bench/language/lemmas.py [--data ../shared/data] [--misses]

Accuracy over words (signs left out) and over all tokens, for bokmål and nynorsk.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ingest.lexicon.lemmas import lemmas

DATA = Path("../shared/data")
FILES = {"nb": "no_bokmaal", "nn": "no_nynorsk"}
SIGNS = frozenset(["PUNCT", "SYM"])
Row = tuple[str, str, str]  # form, lemma, part of speech
Lemmatiser = Callable[[Sequence[str], str], list[str]]


def sentences(data: Path, language: str, part: str) -> Iterator[list[Row]]:
    """The sentences of a part of UD."""
    path = data / "ud_norwegian" / f"{FILES[language]}-ud-{part}.conllu"
    for block in path.read_text("utf-8").split("\n\n"):
        cells = (line.split("\t") for line in block.split("\n") if "\t" in line)
        rows = [(c[1], c[2], c[3]) for c in cells if c[0].isdigit()]
        if rows:
            yield rows


def measure(
    given: Sequence[list[Row]], language: str, lemmatise: Lemmatiser = lemmas
) -> tuple[float, float, Counter[tuple[str, str, str]]]:
    """Accuracy over words, over all tokens, and the misses (form, lemma, answer)."""
    right, words, of_words = 0, 0, 0
    misses: Counter[tuple[str, str, str]] = Counter()
    for rows in given:
        found = lemmatise([form for form, _, _ in rows], language)
        for (form, lemma, pos), answer in zip(rows, found, strict=True):
            right += answer == lemma
            words += pos not in SIGNS
            of_words += answer == lemma and pos not in SIGNS
            misses[form, lemma, answer] += answer != lemma
    return of_words / words, right / sum(map(len, given)), +misses


def table(data: Path = DATA) -> list[tuple[str, str, str]]:
    """Task, figure and goal, for the table of measurements."""
    goals = {"nb": "≥ 0.970", "nn": "–"}
    rows = []
    for language, goal in goals.items():
        words, every, _ = measure(list(sentences(data, language, "test")), language)
        name = FILES[language].removeprefix("no_").replace("aa", "å")
        figure = f"{words:.3f} of words, {every:.3f} of all tokens"
        rows.append((f"lemma accuracy, UD {name} test, no POS", figure, goal))
    return rows


def main() -> None:
    """Print the figures of both languages, and the misses if asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    for language in FILES:
        for part in ("dev", "test"):
            given = list(sentences(options.data, language, part))
            words, every, misses = measure(given, language)
            print(f"{language} {part}: words {words:.4f}, all tokens {every:.4f}")
            if options.misses and part == "dev":
                print(*misses.most_common(80), sep="\n")


if __name__ == "__main__":
    main()
