"""The words a compound is put together of: eiendomsskattetakst, a tax's assessment.

Parts are joined by nothing, by s or by e; of the ways to take a word apart the one
with the fewest and commonest parts is right. Short words that are whole themselves
("barnehage", "sykehjem") stay whole.
"""

import gzip
import math
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from ingest.lexicon.lemmas import lemma

WHOLE = 10
"""Letters from which a word of the dictionary may be taken apart."""
_SHORTEST = 2
_DEAREST = 10.0  # above this a split is less likely than a word nobody listed
_RAREST = 6.0  # cost of a part never seen; each tenfold of its count takes one off
_JOINED = {"": 0.0, "s": 0.1, "e": 0.3}
_VERB, _STEM = 0.3, 1.0  # dearer heads: "lade|stasjon", "kjør|tid"
_HEAD_COST = 2.0


class _Word(NamedTuple):
    classes: str
    cost: float


class _Split(NamedTuple):
    cost: float
    parts: tuple[str, ...]


@cache
def _words() -> Mapping[str, _Word]:
    data = gzip.decompress((files(__package__) / "parts.tsv.gz").read_bytes())
    rows = (line.split("\t") for line in data.decode("utf-8").split("\n"))
    return {
        word: _Word(classes, _RAREST - math.log10(int(count)))
        for word, classes, count in rows
    }


@cache
def _told(section: str) -> frozenset[str]:
    """A list of compounds.toml: ``not_last``, ``not_first``, ``heads``."""
    text = (files(__package__) / "compounds.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)[section])


def parts(word: str) -> tuple[str, ...]:
    """The lemmas that a word is put together of; its own lemma alone if it is not."""
    return _parts(lemma(word))


@lru_cache(maxsize=100_000)
def _parts(word: str) -> tuple[str, ...]:
    if word in _words() and len(word) < WHOLE:
        return (word,)
    best = min(_splits(word), default=None)
    if best is None or best.cost > _DEAREST:
        return (word,)
    return tuple(small for part in best.parts for small in _smaller(part))


def _smaller(part: str) -> tuple[str, ...]:
    return _parts(part) if len(part) >= WHOLE else (part,)


def _splits(word: str) -> Iterator[_Split]:
    for at in range(_SHORTEST, len(word) - _SHORTEST):
        rest = _cheapest(word[at:])
        if rest:
            for head in _heads(word[:at]):
                yield _Split(head.cost + rest.cost, head.parts + rest.parts)


@lru_cache(maxsize=100_000)
def _cheapest(word: str) -> _Split | None:
    """The rest of a compound, whole or taken apart; None where it is neither."""
    ways = list(_splits(word))
    if word in _words() and word not in _told("not_last"):
        ways.append(_Split(_words()[word].cost, (word,)))
    return min(ways, default=None)


def _heads(text: str) -> Iterator[_Split]:
    """The words that what stands before another part may be."""
    if text in _told("heads"):
        yield _Split(_HEAD_COST, (text,))
    for joint, cost in _JOINED.items():
        word = text.removesuffix(joint) if text.endswith(joint) else ""
        found = _words().get(word) if word not in _told("not_first") else None
        if found and (not joint or (len(word) > _SHORTEST and "n" in found.classes)):
            dearer = 0.0 if "n" in found.classes else _VERB
            yield _Split(found.cost + cost + dearer, (word,))
    verb = _words().get(f"{text}e")
    if verb and "v" in verb.classes and len(text) > _SHORTEST + 1:
        yield _Split(verb.cost + _STEM, (f"{text}e",))
