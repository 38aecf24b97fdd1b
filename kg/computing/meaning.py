"""What a word means: the one sentence that says it in so many words.

A sentence defines where the word stands before "er en", "betyr", "består av" and the
like, with nothing beside it that makes it another thing; a short form is told by the
words whose letters it is made of.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.computing.asking import Asking
from kg.computing.model import Computed
from kg.computing.scope import documents
from kg.facts import FactRow
from kg.glossary import in_bokmaal, stopwords
from kg.search import Candidate
from kg.speech import closed
from kg.store import GraphStore
from kg.vocabulary import mended
from kg.words import WORD, stem

KINDS: Final = frozenset({"definition", "what"})
LONGEST: Final = 420
SURPLUS: Final = 1
"""Words beside the name before the verb, at most: "Fjordviks", "kommunens"."""
HEAD: Final = 0.7
"""Worth of a sentence that defines the first word of a name of several."""
LEAST: Final = 0.5
SPELT: Final = 0.85
"""Worth of a sentence that has the words of a name beside it: "… (Seil)"."""
EXPANDS: Final = 10
"""Words that a short form may stand for, at most."""
_ASKS: Final = re.compile(
    r"^(?:og )?hva (?:er|betyr|innebærer|omfatter|inngår i|ligger i|legges i"
    r"|regnes som|kalles"
    r"|(?:menes|forstås) med|mener \w+(?: kommune)? med|består|står) "
    r"(?:(?:en|et|ei|den|de|ordet|begrepet|forkortelsen|uttrykket"
    r"|bokstavene|status(?:en)?) )*(?P<name>[^?]+)",
    re.I,
)
_QUOTED: Final = re.compile(r"[«\"“]([^»\"”]{2,60})[»\"”]")
# Where the name ends that is asked about: "X i Fjordvik", "X, slik …", "X for noe".
_ENDS: Final = re.compile(
    r"[,(]| (?:i|ifølge|slik|hos|på|når|som|innen|etter|ved|under|egentlig|står|er)\b"
    r"| (?:av|for)(?= noe\b| i\b|$)"
)
_BEGINS: Final = re.compile(r"^(?:[•▪●·¢e*–-] +|\d{1,2}\. |[a-z]\) )")
_ASIDE: Final = re.compile(r"\([^()]*\)|[«»\"]")
_NEW: Final = re.compile(r"(?<=[.;:]) +(?=[A-ZÆØÅ«])")
# What "er" says of a state, not of what a thing is: "er vedtatt", "er ikke", "er 83".
_STATE: Final = (
    r"(?:(?:et|en|ei) (?:felles|viktig|sentral|stor|god|prioritert)\w*|ikke|også"
    r"|nå|under|på|i|for|fortsatt|med|til|av|blant|mer|helt|svært|meget"
    r"|like|fra|over|stor\w?|god\w?|lik\w?|høy\w*|lav\w*|viktige?|avgjørende|noe|om"
    r"|positiv\w?|negativ\w?|utfordrende|dermed|derfor|derimot|allerede|jf|ca|\w+[lr]ere"
    r"|\w{2,}[bdgklnprt]t|(?!antallet|forholdet|tallet|beløpet|resultatet)\w{3,}et)\b"
)
_VERBS: Final[Sequence[tuple[re.Pattern[str], float]]] = (
    (re.compile(rf" (?:er|var)(?= (?!{_STATE}|[-–]?\d)\w)"), 1.0),
    (re.compile(r" (?:betyr|består av|kalles|defineres|vil si|står for)\b"), 1.0),
    (re.compile(r" (?:måles|beregnes|angis|regnes|viser (?:hvor|hva|andel))"), 0.95),
    (re.compile(r" (?:omfatter|inkluderer|inngår|går ut på|handler om)\b"), 0.9),
    (re.compile(r" (?:innebærer|skal (?:bidra|sikre|sørge))\b"), 0.8),
    (re.compile(r", som (?:er|består av) (?:et|en|ei|[a-zæøå])"), 0.8),
    (re.compile(r" \((?=[a-zæøå]+ [^()]*\w+ [^()]+\))"), 0.75),
    (re.compile(r"(?:: +| [-–] )(?=[A-ZÆØÅ]?[a-zæøå]+ )"), 0.75),
)
_MEANT: Final = re.compile(
    r"\b(?:[Mm]ed|[Vv]ed) (?P<name>[^.,]{2,60}?) (?:menes|forstås|mener)\b"
)
# A clause that says when or why, never what: "Da X er et sentralt mål, …".
_WHEN: Final = re.compile(r"(?:Da|Når|Hvis|Dersom|Fordi|Siden|At|Selv om|Ettersom)\b")
_FOLLOWS: Final = re.compile(r"(?:Dette|Det|Den) er (?:et|en|ei)\b")


Name = tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Defined:
    """A sentence that defines. worth: how plainly it does, 0 to 1."""

    text: str
    worth: float
    row: FactRow


def meaning(
    asking: Asking, candidates: Sequence[Candidate], _: GraphStore
) -> Computed | None:
    """What the thing that is asked about is, by the sentence that says so."""
    words = topic(asking) if asking.question.kind in KINDS else ()
    if not words:
        return None
    name, short = _names(asking, words), words[0] if len(words) == 1 else ""
    scope = documents(asking.question, candidates)
    found = [
        defined
        for candidate in candidates
        if candidate.unit.row.document in scope and not candidate.unit.is_fact
        for defined in _defined(short, name, candidate)
    ]
    best = max(found, key=lambda one: one.worth, default=None)
    if best is None or best.worth < LEAST:
        return None
    return Computed(best.text, (best.row,), "", rule="meaning")


def topic(asking: Asking) -> tuple[str, ...]:
    """The words of the name that is asked about, a short form with its capitals."""
    said = asking.question.bokmaal
    asked = _ASKS.search(said)
    quoted = _QUOTED.search(said)
    if quoted:
        name = quoted[1]
    elif asked and not asked["name"].startswith(("det at ", "at ")):
        name = _ENDS.split(asked["name"].strip(), maxsplit=1)[0]
    else:
        return ()
    words = tuple(word for word in WORD.findall(name) if word.lower() not in _plain())
    return words if len(words) <= 4 else ()


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    """Words of a name that need not be met; "ikke" makes another name."""
    return (stopwords() | {"og", "av", "for", "farge", "fargen"}) - {"ikke"}


def _names(asking: Asking, words: Sequence[str]) -> Name:
    """Each word of the name with the stems that stand for it, as spelt or mended."""
    spelt = mended(asking.question)
    return tuple(
        frozenset((stem(word), *(form for other, form in spelt if other == word)))
        for word in words
    )


def _defined(short: str, name: Name, candidate: Candidate) -> Iterator[Defined]:
    """What a candidate says of the name, where it is one sentence or a list."""
    unit = candidate.unit
    text = _BEGINS.sub("", unit.text)
    if len(unit.pieces) == 1 and not unit.is_row and len(text) <= LONGEST:
        worth = max(_worth(name, sentence) for sentence in _NEW.split(text))
        worth = max(worth, _expanded(short, text))
    elif unit.pieces[0].text.endswith(":"):
        label = _BEGINS.sub("", unit.pieces[0].text).rstrip(":")
        worth = 0.9 if _fit(name, label) == 1 and label[-1:].isalpha() else 0.0
    elif len(unit.pieces) == 2 and _FOLLOWS.match(unit.pieces[1].text):
        words = set(map(stem, WORD.findall(text)))
        worth = 0.6 * all(words & forms for forms in name)
    else:
        return
    if worth:
        row = FactRow({}, unit.row.document, unit.span)
        told = closed(text[:1].upper() + text[1:])
        here = candidate.features.get("scope_here", 0.0)
        yield Defined(told, worth + 0.1 * here + 0.01 * candidate.share, row)


def _worth(name: Name, sentence: str) -> float:
    """How plainly a sentence says what a name means."""
    said = _read(name, sentence)
    return said or _read(name, in_bokmaal(sentence, "nn"))


def _read(name: Name, told: str) -> float:
    """The same of a sentence in bokmål."""
    if _WHEN.match(told):
        return 0.0
    meant = _MEANT.search(told)
    best = _fit(name, meant["name"]) if meant else 0.0
    for verb, worth in _VERBS:
        for found in verb.finditer(told):
            label = _ASIDE.sub(" ", told[: found.start()])
            best = max(best, worth * _fit(name, label))
    return best


def _fit(name: Name, label: str) -> float:
    """Whether a label is the name, or the first word of it; another has other words."""
    if label.rstrip().endswith((",", " som")):
        return 0.0
    words = [word for word in WORD.findall(label) if word.lower() not in _plain()]
    told = [stem(word) for word in words]
    if len(told) > len(name) + SURPLUS:
        return 0.0
    if all(forms.intersection(told) for forms in name):
        return 1.0 if len(told) == len(name) else 0.9
    return HEAD if len(name) > 1 and len(told) == 1 and told[0] in name[0] else 0.0


def _expanded(short: str, text: str) -> float:
    """Whether a text has the words that a short form is made of, beside it."""
    if not short:
        return 0.0
    plain = re.escape(short)
    after = re.search(rf"\b{plain}[\w-]* \((?P<long>[^()]+)\)", text)
    before = re.search(rf"(?P<long>(?:[\w/-]+ ){{1,{EXPANDS}}})\({plain}\)", text)
    words = before["long"].split() if before else []
    told = [words[at:] for at in range(len(words))]
    told += [after["long"].split()] if after else []
    worth = 1.0 if short.isupper() else SPELT
    return worth * any(_spells(short, one) for one in told)


def _spells(short: str, words: Sequence[str]) -> bool:
    """Whether the first word has the first letter, and all of them the others."""
    first, letters = short[0].lower(), iter(" ".join(words).lower())
    begins = any(word.lower().startswith(first) for word in words[:2])
    return len(words) > 1 and begins and all(one in letters for one in short.lower())
