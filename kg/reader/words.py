"""Words and signs of a text: where they stand, of what class, how rare.

Classes come from a table of endings learnt from the treebank ("^og" is a whole word),
so a word nobody listed is classed by how it ends. See the card of the model.
"""

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import log
from typing import Final

from ingest.lexicon import counts
from kg.words import stem

MODEL: Final = "kommunegraf-reader-nb"
# A word or a figure with its own marks ("23/17920", "9,3", "vinter-OL"), or one sign.
# "14." is one where a small letter follows; a word must not take the full stop
# that ends a sentence.
TOKEN: Final = re.compile(
    r"\d+\.(?=[ -]?[a-zæøå])|[^\W_]+(?:[./:,’'-][^\W_]+)*|[^\w\s]"
)
_YEAR: Final = re.compile(r"(?:1\d|20)\d\d(?:[-/]\d\d(?:\d\d)?)?$")
_MONTH: Final = re.compile(
    r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november"
    r"|desember|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)s?$"
)
_UNIT: Final = re.compile(
    r"(?:prosent|kroner|kr|millioner|million|milliarder|milliard|meter|km|kilometer|kg"
    r"|kilo|tonn|liter|euro|dollar|pund|år|måneder|uker|dager|timer|minutter|sekunder"
    r"|ganger|mål|grader|kvadratkilometer|innbyggere)$"
)
_FEW: Final = re.compile(
    r"(?:to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|tretten|fjorten|femten"
    r"|tjue|tretti|førti|femti|hundre|tusen)$"
)
SIGNS: Final[Mapping[str, str]] = {
    ",": "comma", "(": "open", ")": "close", "«": "quote", "»": "quote", '"': "quote",
    "“": "quote", "”": "quote", "–": "dash", "-": "dash", "%": "unit", "$": "unit",
    "€": "unit", "£": "unit",
}  # fmt: skip
EDGE: Final = "edge"
STOP: Final = "stop"
TAGS: Final[Mapping[str, str]] = {
    "subst": "noun", "verb": "verb", "adj": "adjective", "adv": "adverb",
    "prep": "preposition", "det": "determiner", "pron": "pronoun",
    "konj": "conjunction", "sbu": "subordinator", "inf-merke": "infinitive",
}  # fmt: skip
"""Tags of the treebank and the classes of words here."""
CLASSES: Final = (
    *TAGS.values(), "name", "number", "few", "year", "month",
    "unit", "comma", "open", "close", "quote", "dash", STOP, EDGE,
)  # fmt: skip
CONTENT: Final = frozenset(
    {
        "noun", "verb", "adjective", "adverb", "name", "number", "few", "year",
        "month", "unit",
    }
)  # fmt: skip
SHAPES: Final = (("year", _YEAR), ("month", _MONTH), ("unit", _UNIT), ("few", _FEW))
_TOTAL: Final = 14_000_000  # words that the counts are of
_PLAIN, _RAREST = 4.0, 14.0  # -log of how often "er" and a word of 12 counts stand
_COMMON: Final = 40  # a word so common opens a sentence as itself, not as a name
LONGEST: Final = 5  # letters of an ending


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sign of a text. rare: 0 to 1."""

    start: int
    end: int
    stem: str
    kind: str
    rare: float


@cache
def _endings() -> Mapping[str, str]:
    data = (files("kg") / "models" / MODEL / "classes.tsv.gz").read_bytes()
    lines = gzip.decompress(data).decode("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def class_by_ending(word: str, endings: Mapping[str, str]) -> str:
    """The class of a word in lower case by the longest ending that is known."""
    marked = f"^{word}"
    if marked in endings:
        return endings[marked]
    tails = (word[-size:] for size in range(min(LONGEST, len(word)), 0, -1))
    return next((endings[tail] for tail in tails if tail in endings), "noun")


@lru_cache(maxsize=100_000)
def _class(form: str, opens: bool) -> str:
    """The class of a form as it is written. opens: whether it begins a sentence."""
    low = form.lower()
    if not form[0].isalnum():
        return SIGNS.get(form, STOP)
    shaped = next((name for name, shape in SHAPES if shape.match(low)), None)
    if shaped or form[0].isdigit():
        return shaped or "number"
    is_name = form[0].isupper() and (not opens or counts().get(low, 0) < _COMMON)
    return "name" if is_name else class_by_ending(low, _endings())


@lru_cache(maxsize=100_000)
def rarity(form: str) -> float:
    """How rare a word is, 0 to 1; figures are rare, signs are not."""
    if not form[0].isalnum():
        return 0.0
    often = log(_TOTAL / (counts().get(form.lower(), 0) + 1))
    return min(1.0, max(0.0, (often - _PLAIN) / (_RAREST - _PLAIN)))


@lru_cache(maxsize=4_096)
def read_words(text: str) -> tuple[Word, ...]:
    """The words and signs of a text in order."""
    found: list[Word] = []
    opens = True
    for match in TOKEN.finditer(text):
        form = match[0]
        kind = _class(form, opens)
        found.append(Word(*match.span(), stem(form), kind, rarity(form)))
        ends = kind == STOP and form != ":"
        opens = ends or (opens and kind in ("quote", "dash"))
    return tuple(found)
