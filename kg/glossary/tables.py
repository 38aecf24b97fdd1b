"""Tables of the glossary: lines of text, those that begin with ``#`` are comments."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


def lines(name: str) -> Iterator[str]:
    """The lines of a table that hold something."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def phrases(table: str) -> Mapping[str, str]:
    """Words and phrases in lower case, and what they are in bokmål."""
    pairs = (line.partition("\t")[::2] for line in lines(f"{table}.tsv"))
    return MappingProxyType({left.lower(): right for left, right in pairs})


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def stopwords() -> frozenset[str]:
    """Words of a question that say nothing of what it is about."""
    return _words("stopwords.txt")


@cache
def weak_words() -> frozenset[str]:
    """Words of a question that tell little of its subject."""
    return _words("weak.txt")


@cache
def opening_verbs() -> frozenset[str]:
    """Verbs that open a question of yes or no."""
    return _words("verbs.txt")


@cache
def small_words() -> frozenset[str]:
    """Words that may stand between those of a phrase."""
    return _words("small.txt")


@cache
def compared_words() -> frozenset[str]:
    """Words that are told apart from the words they are forms of."""
    return _words("compared.txt")
