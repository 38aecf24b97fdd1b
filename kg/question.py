"""Understand a question: what is asked for, of what, of when, of whom.

The question is said in bokmål first (spoken forms, nynorsk and English through the
glossary), then read for years, dates, numbers of cases, names and content words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.extract.dates import parse_dates
from ingest.gazetteer.figures import municipalities
from kg.asked import POLITE, TRAITS, UNPRICED, VERSIONS, YESNO_EN, kind_of
from kg.glossary import in_bokmaal, phrases, said_otherwise, stopwords
from kg.words import WORD, stem, stems

YEAR: Final = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/])")
# "2024-2027" names a plan period, not two years that are asked for.
PERIOD: Final = re.compile(r"\b(20\d\d)\s?[-–]\s?(20\d\d)\b")
CASE: Final = re.compile(r"(?<![\d/])(\d{1,3}/\d\d)(?![\d/])")
FOLDER: Final = re.compile(r"(?<![\d/])(\d\d/\d{4,6})(?:-\d+)?(?![\d/])")
# Two capitalised words or more, initials between; the first word of a sentence that
# is a question word never begins a name.
NAME: Final = re.compile(r"\b[A-ZÆØÅ][\w-]+(?: (?:[A-ZÆØÅ]\.|[A-ZÆØÅ][a-zæøå][\w-]+))+")
# What begins the name of a place or a firm, never that of a person.
NO_PERSON: Final = re.compile(
    r"(?:Nye?|Nytt|Gamle|Nedre|Øvre|Indre|Ytre|Midtre|Store|Lille|Søndre|Søre|Nordre"
    r"|Østre|Vestre|Austre|Norsk|Norges|Folkets|New|Old|The)"
)
# After these a letter or a figure tells which one is meant: "konsept D", "trinn 2".
LETTERED: Final = re.compile(
    r"(?:alternativ|konsept|variant|modell|(?:bygge)?trinn|felt|etappe)(?:et|en)?", re.I
)
PARTY: Final = re.compile(r"\b(?:SV|MDG|KrF|FrP|Sp)(?=s?\b)|\((?:A|H|V|R)\)")
GENITIVE: Final = re.compile(r"['’]s\b")


@dataclass(frozen=True)
class Term:
    """One content word of the question and the stems that may stand for it.

    forms: stem and how well it stands for the word, 0 to 1. rare: how telling the
    word is (inverse document frequency), 1 where no index has been asked.
    """

    word: str
    forms: Mapping[str, float]
    rare: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question taken apart. bokmaal: its wording after the glossary."""

    text: str
    language: str
    bokmaal: str
    kind: str
    traits: frozenset[str]
    terms: tuple[Term, ...]
    years: tuple[int, ...] = ()
    periods: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()

    @property
    def search_text(self) -> str:
        """The words to search with: the question, what it is about, and synonyms."""
        words = (term.word for term in self.terms)
        extra = (f for term in self.terms for f, w in term.forms.items() if w < 1)
        return " ".join((self.bokmaal, *words, *extra))


def language_of(text: str) -> str:
    """Language of a question: ``nb``, ``nn`` or ``en``."""
    words = {word.lower() for word in WORD.findall(text)}
    marks = {name: words & set(short.split()) for name, short in _markers().items()}
    if len(marks["en"]) > len(marks["nb"] | marks["nn"]):
        return "en"
    return "nn" if marks["nn"] else "nb"


def _markers() -> Mapping[str, str]:
    return phrases("languages")


def _terms(bokmaal: str, leave_out: frozenset[str]) -> Iterator[Term]:
    """Content words in order, each with the stems that may stand for it."""
    said = PERIOD.sub(" ", bokmaal)
    words = [w for w in WORD.findall(said) if not YEAR.fullmatch(w)]
    others = said_otherwise(words)
    skip = stopwords()
    for at, word in enumerate(words):
        if word.lower() in skip or word.lower() in leave_out:
            continue
        if len(word) < 2 and not (at and LETTERED.fullmatch(words[at - 1])):
            continue
        forms = dict.fromkeys(stems(word), 0.8) | {stem(word): 1.0}
        for form, weight in others[at].items():
            forms[form] = max(forms.get(form, 0.0), weight)
        yield Term(word, forms)


def _traits(low: str, kind: str) -> frozenset[str]:
    found = frozenset(_found(TRAITS, low))
    return found - {"cost"} if kind in UNPRICED else found


def _names(asked: str, kind: str, places: frozenset[str]) -> tuple[str, ...]:
    """Names of people: not the verb that opens a question, nor a place or its plan."""
    found = []
    for match in NAME.finditer(asked):
        words = match[0].split()
        opens = match.start() == 0 and kind == "yesno"
        opens = opens or words[0].lower().removesuffix("s") in places
        words = words[1:] if opens else words
        if len(words) > 1 and not NO_PERSON.fullmatch(words[0]):
            found.append(" ".join(words))
    return _unique(found)


def _found(pairs: Iterable[tuple[str, re.Pattern[str]]], text: str) -> Iterator[str]:
    return (name for name, pattern in pairs if pattern.search(text))


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _municipalities(text: str, known: frozenset[str]) -> tuple[str, ...]:
    """Municipalities that a question names, in lower case.

    Those whose documents are known are found however they are written; others only
    with a capital and after the first word, for many of them are plain words as well.
    """
    words = [match[0] for match in WORD.finditer(text)]
    return _unique(
        name
        for at, word in enumerate(words)
        for name in (word.lower(), word.lower().removesuffix("s"))
        if name in known or (at and word[0].isupper() and name in every_municipality())
    )


@cache
def every_municipality() -> frozenset[str]:
    """The names of all municipalities, in lower case."""
    return frozenset(name.lower() for name in municipalities())


def understand(text: str, *, places: frozenset[str] = frozenset()) -> Question:
    """Take a question apart. places: names of municipalities in lower case."""
    text = " ".join(text.split())
    language = language_of(text)
    asked = POLITE.sub("", text)
    bokmaal = in_bokmaal(GENITIVE.sub("", asked), language)
    low = bokmaal.lower()
    kind = "yesno" if YESNO_EN.match(asked) else kind_of(bokmaal)
    named = _municipalities(text, places)
    left = frozenset(
        f"{name}{s}" for name in named for s in ("", "s") if name in places
    )
    years = YEAR.findall(PERIOD.sub(" ", text))
    return Question(
        text=text,
        language=language,
        bokmaal=bokmaal,
        kind=kind,
        traits=_traits(low, kind),
        terms=tuple(_terms(bokmaal, left | {"kommune", "kommunen", "kommunens"})),
        years=tuple(sorted({int(year) for year in years})),
        periods=tuple("-".join(found) for found in PERIOD.findall(text)),
        days=_unique(d.iso for d in parse_dates(bokmaal) if d.precision == "dato"),
        cases=_unique(CASE.findall(text)),
        folders=_unique(FOLDER.findall(text)),
        names=_names(asked, kind, places),
        versions=_unique(_found(VERSIONS, low)),
        parties=_unique(p.strip("()") for p in PARTY.findall(bokmaal)),
        municipalities=named,
    )
