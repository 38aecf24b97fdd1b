"""Concepts of municipalities: one preferred label, and what else they are called.

``concepts.tsv`` holds the labels in bokmål, nynorsk and English, everyday words among
them. They say a question in the words of the documents (``synonyms``, ``translated``),
widen a search (``wording``) and can be had as SKOS (``turtle``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TypeVar

from ingest.lexicon.lemmas import lemma
from kg.glossary.tables import compared_words, lines, small_words, stopwords
from kg.words import FOLDS, WORD

# What a preferred label counts against the words of a question, and what other labels
# do: R@5 of citizens' questions .30 without, .56 with these, .51 with 0.6 of both; of
# the half that was only measured .43 and .53.
SHARE, OTHER_SHARE = 1.1, 0.55
LONGEST = 5  # words in a label
MOST = 12  # other ways to say a place: more find nothing that these do not
# What begins a label in bokmål; the others are everyday words.
SAME, RELATED = "=", "~"


@dataclass(frozen=True)
class Concept:
    """A concept with its labels.

    same: words in bokmål that mean the same; everyday: what citizens say, which may
    mean more or less; related: what only leads to it in a search.
    """

    preferred: str
    same: tuple[str, ...]
    everyday: tuple[str, ...]
    related: tuple[str, ...]
    nynorsk: tuple[str, ...]
    english: tuple[str, ...]

    @property
    def bokmaal(self) -> tuple[str, ...]:
        """All labels in bokmål, the preferred one first."""
        return (self.preferred, *self.same, *self.everyday, *self.related)

    @property
    def norwegian(self) -> tuple[str, ...]:
        """All labels in bokmål and nynorsk, the preferred one first, each once."""
        return tuple(dict.fromkeys((*self.bokmaal, *self.nynorsk)))

    @property
    def labels(self) -> tuple[str, ...]:
        """All labels, the preferred one first, each once."""
        return tuple(dict.fromkeys((*self.norwegian, *self.english)))


@cache
def concepts() -> tuple[Concept, ...]:
    """All concepts, in the order of the file."""
    return tuple(_concept(line) for line in lines("concepts.tsv"))


def _concept(line: str) -> Concept:
    preferred, *cells = line.split("\t")
    alternative, nynorsk, english = (
        tuple(label for label in cell.split("|") if label) for cell in cells
    )
    return Concept(
        preferred,
        tuple(label[1:] for label in alternative if label[0] == SAME),
        tuple(label for label in alternative if label[0] not in SAME + RELATED),
        tuple(label[1:] for label in alternative if label[0] == RELATED),
        nynorsk,
        english,
    )


Key = tuple[str, ...]
Places = tuple[int, ...]
T = TypeVar("T")


def key(label: str) -> Key:
    """The words of a label as they are looked up: by their lemmas, æ, ø, å folded.

    A word that says nothing of what is asked about is, alone, no form of another one:
    "når" is not what is "nær", nor "i" what is called "IA".
    """
    return _key(WORD.findall(label.lower()))


def _key(words: Sequence[str]) -> Key:
    alone = len(words) == 1 and words[0] in stopwords()
    return (f"={words[0]}",) if alone else tuple(map(_word_key, words))


@lru_cache(maxsize=50_000)
def _word_key(word: str) -> str:
    return (word if word in compared_words() else lemma(word)).translate(FOLDS)


@cache
def synonyms() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """What citizens call a thing, word by word, and what the documents call it.

    Words that mean the same lead both ways; phrases only to the preferred label, for a
    part of one ("brutto driftsinntekter") need not mean what the whole does.
    """
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for concept in concepts():
        term = concept.preferred
        for label in (*concept.same, *concept.everyday):
            found.setdefault(key(label), {})[term] = None
        for label in concept.same:
            if " " not in label:
                found.setdefault(key(term), {})[label] = None
    return MappingProxyType({said: tuple(terms) for said, terms in found.items()})


@cache
def translated(language: str) -> Mapping[str, str]:
    """Labels of a language (``nn``, ``en``) in lower case, and the preferred ones.

    Of concepts with the same label the first counts; a label that is bokmål as well
    stays as it is.
    """
    known = {label.lower() for concept in concepts() for label in concept.bokmaal}
    found: dict[str, str] = {}
    for concept in concepts():
        for label in concept.english if language == "en" else concept.nynorsk[:1]:
            if label.lower() not in known:
                found.setdefault(label.lower(), concept.preferred)
    return MappingProxyType(found)


@cache
def _by_label() -> Mapping[tuple[str, ...], tuple[Concept, ...]]:
    found: dict[tuple[str, ...], dict[Concept, None]] = {}
    for concept in concepts():
        for label in concept.norwegian:
            found.setdefault(key(label), {})[concept] = None
    return {said: tuple(every) for said, every in found.items()}


def said_in(words: Sequence[str], told: Mapping[Key, T]) -> Iterator[tuple[Places, T]]:
    """What is told of each phrase of a text, longest first, with its places in it.

    Small words may stand between those of a phrase.
    """
    low = [word.lower() for word in words]
    every = range(len(words))
    telling = [at for at in every if low[at] not in small_words()]
    ways = (every, telling) if len(telling) < len(words) else (every,)
    for width in range(LONGEST, 0, -1):
        for way in ways:
            for first in range(len(way) - width + 1):
                places = tuple(way[first : first + width])
                found = told.get(_key([low[at] for at in places]))
                if found is not None:
                    yield places, found


def wording(text: str, share: float = 1.0) -> list[dict[str, float]]:
    """For each place of a text the ways to say it, with what each counts.

    A place is a word, or a phrase that is a label: of labels that overlap the longest.
    What is said counts 1. A label of several concepts tells less of each, and one of
    several words less by each of them. share: of the usual weights.
    """
    words = WORD.findall(text.lower())
    named: dict[int, dict[str, float]] = {}
    taken: set[int] = set()
    for places, found in said_in(words, _by_label()):
        if taken.isdisjoint(places):
            taken.update(places)
            said = {" ".join(words[at] for at in places): 1.0}
            named[places[0]] = _ways(found, share) | said
    plain = {at: {words[at]: 1.0} for at in range(len(words)) if at not in taken}
    return [way for _, way in sorted({**named, **plain}.items())]


def _ways(found: Sequence[Concept], share: float) -> dict[str, float]:
    """The labels of concepts that count most, and what each counts."""
    ways: dict[str, float] = {}
    for concept in found:
        for label in concept.norwegian:
            usual = SHARE if label == concept.preferred else OTHER_SHARE
            weight = share * usual / (len(found) * len(label.split())) ** 0.5
            ways[label] = max(ways.get(label, 0.0), weight)
    return dict(sorted(ways.items(), key=lambda way: -way[1])[:MOST])


def turtle(base: str) -> str:
    """The concepts as SKOS in Turtle. base: what their IRIs begin with."""
    head = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    return head + "".join(_block(base, concept) for concept in concepts())


def _block(base: str, concept: Concept) -> str:
    name = "-".join(WORD.findall(concept.preferred.lower()))
    said = [f'skos:prefLabel "{concept.preferred}"@nb']
    for kind, labels, language in (
        ("alt", concept.same, "nb"),
        ("hidden", (*concept.everyday, *concept.related), "nb"),
        ("alt", concept.nynorsk, "nn"),
        ("alt", concept.english, "en"),
    ):
        said += [f'skos:{kind}Label "{label}"@{language}' for label in labels]
    told = " ;\n    ".join(("a skos:Concept", *said))
    return f"\n<{base}{name}> {told} .\n"
