"""A question said in bokmål, and each of its words in those of the documents."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final

from ingest.lexicon.nynorsk import bokmaal
from kg.glossary.concepts import LONGEST, said_in, synonyms, translated
from kg.glossary.tables import phrases, stopwords
from kg.words import WORD, stem

SYNONYM_WEIGHT: Final = 0.75

ENDINGS: Final = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
)
"""What the last word of an English phrase may end with, and what it is without."""

Lookup = Callable[[str], str | None]


def in_bokmaal(text: str, language: str) -> str:
    """The question said in bokmål, word by word, longest phrase first.

    language: ``nb``, ``nn`` or ``en``. Spoken forms and words of nynorsk are known in
    bokmål too.
    """
    if language == "en":
        return _replaced(text, _from_english)
    text = _replaced(text, _in(phrases("dialect")))
    return _replaced(text, _from_nynorsk if language == "nn" else _in(_nynorsk()))


def _in(table: Mapping[str, str]) -> Lookup:
    return lambda said: table.get(said.lower())


@cache
def _nynorsk() -> Mapping[str, str]:
    return phrases("nynorsk")


def _from_nynorsk(said: str) -> str | None:
    """A word or phrase of nynorsk in bokmål; names and what is the same are None."""
    found = _nynorsk().get(said.lower()) or translated("nn").get(said.lower())
    if found or not said.isalpha() or not said.islower():
        return found
    meant = bokmaal(said)
    return None if meant == said else meant


def _from_english(said: str) -> str | None:
    """An English phrase in bokmål, whatever ending its last word has."""
    low = said.lower()
    ways = (low, *(low.removesuffix(e) + o for e, o in ENDINGS if low.endswith(e)))
    return next(
        (found for way in ways if (found := _english().get(way)) is not None), None
    )


@cache
def _english() -> Mapping[str, str]:
    return {**translated("en"), **phrases("english")}


def _replaced(text: str, look: Lookup) -> str:
    words = list(WORD.finditer(text))
    out: list[str] = []
    done = at = 0
    while at < len(words):
        width, said = _longest(text, words[at : at + LONGEST], look)
        if said is not None:
            out += (text[done : words[at].start()], said)
            done = words[at + width - 1].end()
        at += width
    return "".join((*out, text[done:]))


def _longest(
    text: str, words: Sequence[re.Match[str]], look: Lookup
) -> tuple[int, str | None]:
    """How many words are replaced, and by what."""
    start = words[0].start()
    for width in range(len(words), 0, -1):
        said = look(text[start : words[width - 1].end()])
        if said is not None:
            return width, said
    return 1, None


def said_otherwise(words: Sequence[str]) -> list[dict[str, float]]:
    """For each word the stems that may stand for it, and how well, 0 to 1.

    A phrase stands for the terms of the documents as a whole: each of its words does.
    """
    found: list[dict[str, float]] = [{} for _ in words]
    for places, terms in said_in(words, synonyms()):
        for said in terms:
            telling = (w for w in WORD.findall(said) if w not in stopwords())
            parts = [stem(word) for word in telling]
            weight = SYNONYM_WEIGHT / max(1, len(parts)) ** 0.5
            for at in places:
                for part in parts:
                    found[at][part] = max(found[at].get(part, 0.0), weight)
    return found
