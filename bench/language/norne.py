"""NorNE: Norwegian sentences with names and lemmas, in the splits of UD.

The UD training files are not at hand; the treebank they were made from is. Training
sentences are those of the treebank that stand in neither the development nor the test
part of UD. Read by path from the archive; nothing of it enters the repository.
"""

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = {"nob": "bokmaal", "nno": "nynorsk"}
ARCHIVE = Path("norne") / "norne-bd311de.tar.xz"
_HEADLINE = "|"  # what the treebank puts at the end of headlines


@dataclass(frozen=True)
class Token:
    """A word, its lemma, its features as the file has them, and its name tag."""

    form: str
    lemma: str
    features: str
    tag: str


Sentence = tuple[Token, ...]


def _tokens(block: str) -> Iterator[Token]:
    for row in block.split("\n"):
        cells = row.split("\t")
        if len(cells) == 10 and cells[0].isdigit() and cells[1] != _HEADLINE:
            tag = next(
                (c[5:] for c in cells[9].split("|") if c.startswith("name=")), "O"
            )
            yield Token(cells[1], cells[2], f"{cells[3]}|{cells[5]}", tag)


def _sentences(raw: str) -> Iterator[Sentence]:
    made = (tuple(_tokens(block)) for block in raw.split("\n\n"))
    return (sentence for sentence in made if sentence)


def _read(data: Path, wanted: str) -> list[Sentence]:
    """Sentences of the files whose path holds a word, by the name of the file."""
    found = {}
    with tarfile.open(data / ARCHIVE) as tar:
        for member in tar:
            handle = tar.extractfile(member) if wanted in member.name else None
            if handle and ".conll" in member.name:
                found[member.name] = handle.read().decode("utf-8")
    return [s for name in sorted(found) for s in _sentences(found[name])]


def words(sentence: Sentence) -> tuple[str, ...]:
    """The words of a sentence as they stand."""
    return tuple(token.form for token in sentence)


def split(data: Path, language: str, part: str) -> list[Sentence]:
    """Sentences of ``nob`` or ``nno``: ``train``, ``dev`` or ``test``."""
    if part != "train":
        return _read(data, f"ud/no_{LANGUAGES[language]}-ud-{part}.")
    kept_out = {
        words(sentence)
        for name in LANGUAGES
        for other in ("dev", "test")
        for sentence in split(data, name, other)
    }
    return [s for s in _read(data, f"ndt/{language}/") if words(s) not in kept_out]
