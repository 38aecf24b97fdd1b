"""From text to the terms of the full-text index.

The same analysis runs over passages and questions: words in lower case, stop words
out, æøå folded to one letter (so that text which lost them in OCR is found by those
who type them, and the other way round), stems, and character 4-grams that let a
compound be found by its parts: ``kommunedirektøren`` shares them with ``direktør``.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

import Stemmer

# "25/23", "23/17920-1", "12.06.2024", "2,1"; not "2024." at the end of a sentence.
_NUMBER = r"\d+(?:[/.,:-]\d+)+"
_WORD = r"[^\W_]+"
_TOKEN = re.compile(f"{_NUMBER}|{_WORD}")
_PART_OF_NUMBER = re.compile(r"^\d+/\d+(?=-)|\b\d{4}$")  # the folder; the year
_FOLDED = str.maketrans("æøåäöüéèêáàóòôõíñç", "aoaaoueeeaaoooo" + "inc")
GRAM = 4
Wording = Mapping[str, float]
"""What may stand in one place of a query, and what each phrase counts."""
# A stem against the grams of its word, which count 1/sqrt(how many) each: without the
# root long words decide alone. Measured together with k1 (see kg.index.scoring).
STEM_WEIGHT = 0.6


def fold(text: str) -> str:
    """Lower case with one plain letter for each accented one."""
    return text.lower().translate(_FOLDED)


@cache
def stop_words() -> frozenset[str]:
    """Words that are never indexed, folded."""
    lines = (files(__package__) / "stopwords.txt").read_text("utf-8").splitlines()
    return frozenset(
        fold(word)
        for line in lines
        if not line.startswith("#")
        for word in line.split()
    )


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("norwegian")


def grams(word: str) -> list[str]:
    """The character 4-grams of a word whose start and end are marked."""
    marked = f"_{word}_"
    return [marked[i : i + GRAM] for i in range(max(1, len(marked) - GRAM + 1))]


@lru_cache(maxsize=200_000)
def terms(token: str) -> tuple[str, ...]:
    """The terms of one token in lower case; a stem is marked with ``=``."""
    folded = fold(token)
    if token[0].isdigit():
        parts = (p for p in _PART_OF_NUMBER.findall(token) if p != token)
        return (f"={token}", *(f"={part}" for part in parts))
    if folded in stop_words():
        return ()
    return (f"={fold(_stemmer().stemWord(token))}", *grams(folded))


def tokens(text: str) -> list[str]:
    """Words and numbers in lower case, in order."""
    return _TOKEN.findall(text.lower())


def analyse(text: str) -> list[str]:
    """The terms of a text, in order, repeated as often as they stand there."""
    return [term for token in tokens(text) for term in terms(token)]


def weighed(wording: Iterable[Wording]) -> list[list[dict[str, float]]]:
    """The terms of a query with what each counts, for each way to say each place.

    A place with nothing to search for is left out.
    """
    ways = ([_terms_of(*way) for way in place.items()] for place in wording)
    return [told for place in ways if (told := [way for way in place if way])]


def as_said(text: str) -> list[Wording]:
    """A text as a query in which each word stands for itself."""
    return [{token: 1.0} for token in tokens(text)]


def _terms_of(phrase: str, share: float) -> dict[str, float]:
    """The terms of a phrase with what each counts. share: of the usual weight."""
    words = [part for token in tokens(phrase) if (part := _weights(token))]
    found: dict[str, float] = {}
    for word in words:
        for term, weight in word.items():
            found[term] = found.get(term, 0.0) + share * weight
    return found


def _weights(token: str) -> dict[str, float]:
    found = terms(token)
    if token[0].isdigit():
        return dict.fromkeys(found, 1.0)
    pieces = len(found) - 1
    return {
        term: STEM_WEIGHT if term[0] == "=" else pieces**-0.5 * found.count(term)
        for term in found
    }
