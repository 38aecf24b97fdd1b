"""Make the word list and the counts that mend damaged letters (ingest/lexicon).

    python bench/language/build_lexicon.py --out ingest/lexicon

Facts about words only: which forms exist (Norsk Ordbank), how often they stand in
laws and the treebank, and beside which words those stand that damage can turn into
another word ("ar", "år"). No text can be read out of them.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from texts import laws, sentences, treebank

from ingest.lexicon import START, confusions, terms

MIN_COUNT = 3  # of a word
MIN_PAIR = 5  # of two words side by side
TREEBANK_WEIGHT = 4  # laws are many and say little of "var", "ga", "jeg"
_FORM = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def forms(data: Path) -> set[str]:
    """All inflected forms of the dictionary in lower case."""
    with gzip.open(data / "ordbank" / "nb_lemma_exc.json.gz") as file:
        tables = json.load(file)
    every = (form.lower() for table in tables.values() for form in table)
    return {form for form in every if _FORM.fullmatch(form)}


def running_text(data: Path) -> Iterator[tuple[str, int]]:
    """Sentences of laws, regulations and the treebank, with their weights."""
    for law in laws(data):
        for heading, paragraphs in law.sections:
            yield heading, 1
            for paragraph in paragraphs:
                yield from ((sentence, 1) for sentence in sentences(paragraph))
    for text in treebank(data):
        yield from ((sentence, TREEBANK_WEIGHT) for sentence in text)


def damaged(word: str) -> Iterator[str]:
    """What a word may look like when one or all of its letters æøå are misread."""
    for letter, read_as, _ in confusions():
        if letter in word:
            yield word.replace(letter, read_as)
            yield word.replace(letter, read_as, 1)
    yield word.replace("å", "a").replace("ø", "g").replace("æ", "ae")


def ambiguous(counts: Counter[str], known: set[str]) -> set[str]:
    """Words that damage turns into one another, both of them real."""
    found = set()
    for word in counts:
        twins = {twin for twin in damaged(word) if twin != word and twin in known}
        found |= {word, *twins} if twins else set()
    return found


def write(path: Path, lines: list[str]) -> None:
    """Lines into a gzip file whose bytes depend on them alone."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as file:
        file.write("\n".join(lines).encode())


def main() -> None:
    """Count, and write the three lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("ingest/lexicon"))
    options = parser.parse_args()
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for sentence, weight in running_text(options.data):
        found = [START, *terms(sentence)]
        for term in found:
            single[term] += weight
        for pair in pairwise(found):
            pairs[pair] += weight
    counts = Counter({w: n for w, n in single.items() if n >= MIN_COUNT})
    dictionary = forms(options.data)
    unsure = ambiguous(counts, dictionary | set(counts)) | {"å"}
    beside: dict[str, list[str]] = {}
    for (first, second), n in sorted(pairs.items()):
        if n >= MIN_PAIR and (first in unsure or second in unsure):
            beside.setdefault(first, []).append(f"{second} {n}")
    write(options.out / "forms.txt.gz", sorted(dictionary))
    write(
        options.out / "counts.tsv.gz", [f"{w}\t{n}" for w, n in sorted(counts.items())]
    )
    write(
        options.out / "beside.tsv.gz",
        [f"{w}\t" + "\t".join(n) for w, n in beside.items()],
    )


if __name__ == "__main__":
    main()
