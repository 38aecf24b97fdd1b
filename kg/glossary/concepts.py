"""Concepts of municipalities: one preferred label, and what else they are called.

``concepts.tsv`` holds the labels in bokmål, nynorsk and English, everyday words among
them. They widen a question (``expand``) and can be had as SKOS (``turtle``).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.words import WORD, stem

# What a preferred label counts against the words of a question, and what other labels
# do: R@5 of citizens' questions .27 without, .54 with these, .50 with half of both.
SHARE, OTHER_SHARE = 1.1, 0.55
EXACT = 4  # words no longer than this are told apart by their endings
LONGEST = 5  # words in a label
# "hjemmet" is "hjem" with a letter doubled; every word that ends so loses one.
DOUBLED = re.compile(r"([bdfgklmnprstv])\1$")


@dataclass(frozen=True)
class Concept:
    """A concept with its labels; alternative ones are bokmål."""

    preferred: str
    alternative: tuple[str, ...]
    nynorsk: tuple[str, ...]
    english: tuple[str, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """All labels, the preferred one first, each once."""
        every = (self.preferred, *self.alternative, *self.nynorsk, *self.english)
        return tuple(dict.fromkeys(every))


@cache
def concepts() -> tuple[Concept, ...]:
    """All concepts, in the order of the file."""
    text = files(__package__).joinpath("concepts.tsv").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(_concept(line) for line in lines)


def _concept(line: str) -> Concept:
    preferred, *cells = line.split("\t")
    alternative, nynorsk, english = (tuple(cell.split("|")) for cell in cells)
    return Concept(preferred, alternative, nynorsk, english)


def _key(words: Sequence[str]) -> tuple[str, ...]:
    low = (word.lower() for word in words)
    return tuple(w if len(w) <= EXACT else DOUBLED.sub(r"\1", stem(w)) for w in low)


@cache
def _by_label() -> Mapping[tuple[str, ...], tuple[Concept, ...]]:
    found: dict[tuple[str, ...], dict[Concept, None]] = {}
    for concept in concepts():
        for label in concept.labels:
            found.setdefault(_key(WORD.findall(label)), {})[concept] = None
    return {key: tuple(every) for key, every in found.items()}


def matches(text: str) -> Iterator[tuple[Concept, ...]]:
    """The concepts of each phrase of a text; of phrases that overlap, the longest."""
    words = _key(WORD.findall(text))
    taken: set[int] = set()
    for width in range(min(LONGEST, len(words)), 0, -1):
        for first in range(len(words) - width + 1):
            place = range(first, first + width)
            found = _by_label().get(words[first : first + width])
            if found and taken.isdisjoint(place):
                taken.update(place)
                yield found


def expand(text: str, part: float = 1.0) -> dict[str, float]:
    """Labels that may stand for words of a text, with what they count, heaviest first.

    A phrase that is a label of several concepts gives each of them a share. Labels
    that stand in the text already are left out. part: of the usual weights.
    """
    own = set(_key(WORD.findall(text)))
    found: dict[str, float] = {}
    for every in matches(text):
        for concept in every:
            for label in concept.labels:
                if not set(_key(WORD.findall(label))) <= own:
                    usual = SHARE if label == concept.preferred else OTHER_SHARE
                    weight = part * usual / len(every) ** 0.5
                    found[label] = max(found.get(label, 0.0), weight)
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def turtle(base: str) -> str:
    """The concepts as SKOS in Turtle. base: what their IRIs begin with."""
    head = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    return head + "".join(_block(base, concept) for concept in concepts())


def _block(base: str, concept: Concept) -> str:
    name = "-".join(WORD.findall(concept.preferred.lower()))
    said = [f'skos:prefLabel "{concept.preferred}"@nb']
    for labels, language in (
        (concept.alternative, "nb"),
        (concept.nynorsk, "nn"),
        (concept.english, "en"),
    ):
        said += [f'skos:altLabel "{label}"@{language}' for label in labels]
    told = " ;\n    ".join(("a skos:Concept", *said))
    return f"\n<{base}{name}> {told} .\n"
