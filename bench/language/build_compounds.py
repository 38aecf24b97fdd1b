"""Make the list of words that compounds are taken apart into (ingest/lexicon).

    python bench/language/build_compounds.py --out ingest/lexicon

Lemmas of Norsk Ordbank that running text has, with how often in any form and whether
they are nouns (n), adjectives (a) or verbs (v). Needs the tables of build_lexicon.py
and build_lemmas.py. Seconds.
"""

import argparse
import gzip
from collections import Counter
from pathlib import Path

from build_lemmas import dictionary

from ingest.lexicon import counts
from ingest.lexicon.lemmas import lemma

LEAST = {2: 100, 3: 150, 4: 30}  # how often a word of so many letters must occur
LEAST_OTHER = 3
# Two letters make a part only where they are a noun of this kind.
TWO_LETTERS = frozenset(["by", "bo", "el", "øy", "år"])
CLASSES = {"noun": "n", "adj": "a", "verb": "v"}


def vocabulary(data: Path) -> list[str]:
    """Lines of word, classes, count; in the order of the alphabet."""
    listed = dictionary(data)
    found: Counter[str] = Counter()
    for form, n in counts().items():
        if form in listed:
            found[lemma(form)] += n
    lines = []
    for word in sorted(found):
        classes = "".join(
            short
            for name, short in CLASSES.items()
            if listed.get(word, {}).get(name) == word
            and (len(word) > 3 or name == "noun")
        )
        enough = found[word] >= LEAST.get(len(word), LEAST_OTHER)
        if classes and enough and (len(word) > 2 or word in TWO_LETTERS):
            lines.append(f"{word}\t{classes}\t{found[word]}")
    return lines


def main() -> None:
    """Count the lemmas and write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("ingest/lexicon"))
    options = parser.parse_args()
    lines = "\n".join(vocabulary(options.data))
    path = options.out / "parts.tsv.gz"
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as file:
        file.write(lines.encode())


if __name__ == "__main__":
    main()
