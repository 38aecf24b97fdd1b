"""Words of the domain, as data: how citizens, nynorsk and English say a thing.

Each table is a TSV of two columns; lines that begin with ``#`` are comments.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


def _lines(name: str) -> Iterator[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def phrases(table: str) -> Mapping[str, str]:
    """Words and phrases in lower case, and what they are in bokmål."""
    pairs = (line.partition("\t")[::2] for line in _lines(f"{table}.tsv"))
    return MappingProxyType({left.lower(): right for left, right in pairs})


@cache
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """What citizens call a thing, and what the documents call it.

    A word marked ``=`` in the table means the same and leads both ways.
    """
    found: dict[str, dict[str, None]] = {}
    for line in _lines("synonyms.tsv"):
        term, _, others = line.partition("\t")
        for other in others.split("|"):
            word = other.removeprefix("=").lower()
            found.setdefault(word, {})[term.lower()] = None
            if other.startswith("="):
                found.setdefault(term.lower(), {})[word] = None
    return MappingProxyType({word: tuple(terms) for word, terms in found.items()})


@cache
def stopwords() -> frozenset[str]:
    """Words of a question that say nothing of what it is about."""
    return frozenset(word for line in _lines("stopwords.txt") for word in line.split())


@cache
def opening_verbs() -> frozenset[str]:
    """Verbs that open a question of yes or no."""
    return frozenset(word for line in _lines("verbs.txt") for word in line.split())


@cache
def weak_words() -> frozenset[str]:
    """Words of a question that tell little of its subject."""
    return frozenset(word for line in _lines("weak.txt") for word in line.split())
