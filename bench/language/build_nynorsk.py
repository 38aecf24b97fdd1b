"""Make the table that says nynorsk words in bokmål (ingest/lexicon/nynorsk.tsv.gz).

    nice python bench/language/build_nynorsk.py --out ingest/lexicon

Words that the treebank and laws have in nynorsk and bokmål has not are respelt
(nynorsk_spelling.tsv) until a common word of bokmål comes out; frequent words that no
spelling reaches are given by hand (nynorsk.tsv and the glossary of questions). All of
them are pressed into endings, so that words never seen are changed as those that end
alike. A minute.
"""

import argparse
import gzip
import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from build_lemmas import Change, change, rules
from norne import split
from texts import laws

from ingest.lexicon import counts, forms

HERE = Path(__file__).parent
GLOSSARY = Path("kg/glossary/nynorsk.tsv")
# Words by which a law is told to be nynorsk: one in a hundred of its words
_MARKS = re.compile(r"\b(?:ikkje|eit|frå|noko|dei)\b")
_WORD = re.compile(r"[a-zæøåéèêòóô]{3,}")
_MARKED = 0.01
DEAREST = 3.5
COMMON = 0.35  # what a tenfold of occurrences takes off the cost
LEAST = 3  # occurrences of a word of bokmål
TREEBANK_WEIGHT = 4
HAND_WEIGHT = 3.0
COMMON_TO_BOTH = 60  # a word of bokmål, in the dictionary or not: "som", "til"


def _rows(path: Path) -> Iterator[list[str]]:
    lines = path.read_text("utf-8").splitlines()
    return (line.split("\t") for line in lines if line and not line.startswith("#"))


def nynorsk(data: Path) -> Counter[str]:
    """Words of nynorsk text in lower case, counted; no names."""
    found: Counter[str] = Counter()
    for sentence in split(data, "nno", "train"):
        words = (t.form.lower() for t in sentence if "|prop" not in t.features)
        found.update(word for word in words if _WORD.fullmatch(word))
    for law in laws(data):
        text = " ".join(p for heading, ps in law.sections for p in (heading, *ps))
        if len(_MARKS.findall(text)) > _MARKED * len(text.split()):
            found.update(_WORD.findall(text))
    return found


@cache
def _bokmaal(data: Path) -> Counter[str]:
    """Words of bokmål with how common they are in text; in laws, if listed."""
    found: Counter[str] = Counter()
    for sentence in split(data, "nob", "train"):
        found.update(t.form.lower() for t in sentence)
    ours = {word for word, n in found.items() if n > 1} | forms()
    return Counter(
        {
            word: found[word] * TREEBANK_WEIGHT
            + (counts().get(word, 0) if word in forms() else 0)
            for word in ours
        }
    )


@cache
def _spellings(place: str) -> tuple[tuple[str, str, float], ...]:
    rows = _rows(HERE / "nynorsk_spelling.tsv")
    return tuple((a, b, float(cost)) for kind, a, b, cost in rows if kind == place)


def _inside(word: str) -> Iterator[tuple[str, float]]:
    for ours, theirs, cost in _spellings("in"):
        for match in re.finditer(ours, word):
            at = match.start()
            if len(ours) > 1 or 0 < at < len(word) - 1:
                yield word[:at] + theirs + word[match.end() :], cost


def _at_end(word: str) -> Iterator[tuple[str, float]]:
    yield word, 0.0
    for ours, theirs, cost in _spellings("end"):
        if word.endswith(ours) and len(word) > len(ours) + 1:
            yield word[: -len(ours)] + theirs, cost


def respelt(word: str) -> Iterator[tuple[str, float]]:
    """Other spellings of a word with what they cost: two changes inside, one behind."""
    once = [(word, 0.0), *_inside(word)]
    twice = ((b, c + d) for a, c in once[1:] if c <= DEAREST for b, d in _inside(a))
    for changed, cost in [*once, *twice]:
        if cost <= DEAREST:
            yield from ((other, cost + more) for other, more in _at_end(changed))


def in_bokmaal(word: str, known: Counter[str]) -> str | None:
    """The likeliest word of bokmål that a nynorsk word is; None where none is near."""
    ways = [
        (cost - COMMON * math.log10(known[other]), other)
        for other, cost in respelt(word)
        if other != word and cost <= DEAREST and known[other] >= LEAST
    ]
    return min(ways)[1] if ways else None


def by_hand() -> dict[str, str]:
    """Single words that were given by hand."""
    rows = [*_rows(GLOSSARY), *_rows(HERE / "nynorsk.tsv")]
    return {ours: theirs for ours, theirs in rows if " " not in ours + theirs}


def table(data: Path) -> dict[str, tuple[Change, float]]:
    """Nynorsk words, and words that both have, with their changes and weights."""
    known, found = _bokmaal(data), {}
    for word, n in nynorsk(data).items():
        same = known[word] >= COMMON_TO_BOTH or (known[word] and word in forms())
        other = word if same else in_bokmaal(word, known)
        if other and (same or n > 1):
            found[word] = change(word, other), 1 + math.log10(n)
    hand = {a: (change(a, b), HAND_WEIGHT) for a, b in by_hand().items()}
    return found | hand


def main() -> None:
    """Respell, add what was given by hand, press into endings, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("ingest/lexicon"))
    options = parser.parse_args()
    found = rules(table(options.data))
    ordered = sorted(found, key=lambda ending: ending[::-1])
    lines = "\n".join(f"{end}\t{found[end][0]}\t{found[end][1]}" for end in ordered)
    path = options.out / "nynorsk.tsv.gz"
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as file:
        file.write(lines.encode())


if __name__ == "__main__":
    main()
