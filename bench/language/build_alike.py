"""Phrases that mean the same, as the embedding is trained on: write ``alike.tsv``.

    python bench/language/build_alike.py [--data ../shared/data]

The concepts of the glossary, its tables of nynorsk and English, and common words of
nynorsk that bokmål writes otherwise. A file of its own, so that a new word in the
glossary changes the model when it is built anew, and not before.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pairs import ALIKE
from texts import treebank

from ingest.lexicon.nynorsk import bokmaal
from kg.glossary import phrases
from kg.glossary.concepts import concepts
from kg.words import stem

COMMON = 4  # a word of nynorsk that stands so often in the treebank
OFTENER = 3  # what is written by hand, against words of nynorsk
_LOW = re.compile(r"\b[a-zæøå]{2,}\b")  # not names
_HEAD = "# How often in a round, and phrases that mean the same. By build_alike.py.\n"

Group = tuple[str, ...]


def by_hand() -> list[Group]:
    """Everyday words, nynorsk and English of the glossary."""
    groups = [concept.labels for concept in concepts()]
    for table in ("english", "nynorsk"):
        groups += [pair for pair in phrases(table).items() if pair[1]]
    return groups


def nynorsk(data: Path) -> Iterator[Group]:
    """Common words of nynorsk with those of bokmål that are written otherwise."""
    text = (sentence for file in treebank(data) for sentence in file)
    counts = Counter(word for sentence in text for word in _LOW.findall(sentence))
    for word, count in sorted(counts.items()):
        said = bokmaal(word)
        if count >= COMMON and stem(said) != stem(word):
            yield word, said


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    lines = [f"{OFTENER}\t{'|'.join(group)}\n" for group in by_hand()]
    lines += [f"1\t{'|'.join(group)}\n" for group in nynorsk(data)]
    ALIKE.write_text(_HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
