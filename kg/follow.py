"""Follow-up questions: "og i 2023?" takes what it leaves out from the turn before."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.computing.scope import has_body
from kg.question import LETTERED, Question, Term
from kg.reader.words import read_words
from kg.words import PLAIN

OPENS: Final = re.compile(
    r"^(?:og|men|hva med|hva så med|enn|samme|kva med|what about|and)\b", re.I
)
# Words that point back; a question of its own names its subject as well.
POINTS: Final = re.compile(
    r"\b(?:den|det|de|dem|han|hun|ham|henne|dette|disse|der|da|saken|møtet|planen|"
    r"prosjektet|vedtaket|forslaget|imot)\b",
    re.I,
)
# What is paid, at the end of a compound: "renovasjonsgebyret".
PRICE: Final = re.compile(r"(?:gebyr|pris|avgift|sats)(?:et|en|a|ene|er)?$")
# "det" that stands for nothing: "hvordan går det med …", "hva koster det å parkere".
FORMAL: Final = re.compile(
    r"\b(?:går|gikk|står|sto) det (?:med|an)\b|\bdet å\b"
    r"|\b(?:finnes|fins|bor|jobber|arbeider|skjer|kommer|kom|går|gikk) det\b"
    r"|\b(?:er|var|blir|ble) det (?:noen?|mange|lov|mulig|plass|planer?|planlagt)\b",
    re.I,
)
ENGLISH: Final = re.compile(r"\b(?:it|its|that|they|them|he|she|there|against)\b", re.I)
SECOND: Final = re.compile(
    r",? (?:og|men) (?=(?:hva|hvor\w*|hvem|når|hvilke[nt]?|hvordan)\b)", re.I
)
TREND: Final = "trend"
FEW: Final = 3
"""A question with no more terms of its own than this may lean on the one before."""
_PREPOSITION: Final = r"\b(?:for|av|til|på|i|om|med|mot|ved|hos)\b"
# What stands after a preposition, up to the next one: "for helse og velferd i 2024".
PHRASE: Final = re.compile(
    rf"(?P<how>{_PREPOSITION}) (?P<what>[^?,]+?)"
    rf"(?= {_PREPOSITION}| (?:fra|etter)\b|[?,]|$)",
    re.I,
)


def leans(question: Question) -> bool:
    """Whether a question leaves out what it is about."""
    few = len(question.terms)
    named = question.names or question.cases or question.folders
    if not (few or named or question.municipalities):
        return True  # "Hvorfor?"
    if OPENS.search(question.bokmaal) and few <= FEW:
        return True
    english = question.language == "en" and ENGLISH.search(question.text)
    said = FORMAL.sub("", question.bokmaal) if few else question.bokmaal
    said = _first_half(question, said)
    points = bool(POINTS.search(said) or english)
    return _is_lettered(question) or (points and few < FEW and not question.names)


def _first_half(question: Question, said: str) -> str:
    """A question up to its second half, where the first tells what that points at.

    "Hva var fraværet i 2024, og hvordan har det utviklet seg?" needs no other.
    """
    first = SECOND.split(said, maxsplit=1)[0]
    own = any(term.word in PLAIN.findall(first) for term in question.terms)
    return first if own else said


def _is_lettered(question: Question) -> bool:
    """Whether a thing is told by its letter alone: "konsept B", of what was said."""
    return len(question.terms) <= FEW and any(
        LETTERED.fullmatch(term.word) for term in question.terms[:-1]
    )


def completed(question: Question, earlier: Question | None) -> Question:
    """A question with what it leaves out taken from an earlier one."""
    if earlier is None or not leans(question):
        return question
    own = {form for term in question.terms for form in term.forms}
    bare = OPENS.search(question.bokmaal) and question.kind in ("what", "yesno")
    about = _beside(question, earlier) if bare else _things(earlier)
    if bare and _is_figure(question, earlier):
        about = _things(earlier)
    kept = tuple(t for t in about if own.isdisjoint(t.forms))
    words = " ".join((*(term.word for term in kept), *_priced(about, earlier)))
    kind = earlier.kind if bare else question.kind
    traits = question.traits | (earlier.traits if bare else frozenset())
    if bare and _is_figure(question, earlier):
        kind, traits = "amount", traits - {TREND}
    return replace(
        question,
        bokmaal=f"{question.bokmaal} {words}".strip(),
        kind=kind,
        traits=traits,
        terms=(*kept, *question.terms),
        years=question.years or earlier.years,
        periods=question.periods or earlier.periods,
        days=question.days or (() if question.years else earlier.days),
        cases=question.cases or earlier.cases,
        names=question.names or earlier.names,
        versions=question.versions or earlier.versions,
        municipalities=question.municipalities or earlier.municipalities,
    )


def _priced(about: tuple[Term, ...], earlier: Question) -> Iterator[str]:
    """That a price is asked for, where the word for it is not taken: "…gebyret"."""
    gone = (term.word for term in earlier.terms if term not in about)
    return (found[0] for word in gone if (found := PRICE.search(word)))


def _is_figure(question: Question, earlier: Question) -> bool:
    """Whether one year of a development is asked for: "og i 2022?"."""
    return TREND in earlier.traits and len(question.years) == 1


def _things(earlier: Question) -> tuple[Term, ...]:
    """What a question was about, without the verb; all if that is all.

    What stands after a preposition or a name is a thing: "for vann", "Myrdal bad".
    """
    text = earlier.bokmaal
    verbs = {text[w.start : w.end] for w in read_words(text) if w.kind == "verb"}
    rest = text.partition(" ")[2]  # what opens a question is no name
    about = rf"(?:{_PREPOSITION}|\b[A-ZÆØÅ]\w+)"
    kept = (
        term
        for term in earlier.terms
        if term.word not in verbs
        or re.search(rf"{about} {re.escape(term.word)}\b", rest)
    )
    return tuple(kept) or earlier.terms


def _beside(question: Question, earlier: Question) -> tuple[Term, ...]:
    """The words of an earlier question without the thing that a new one stands for.

    "Og Lia skole?" replaces the name that was said, "Og i formannskapet?" the body,
    "Og for oppvekst?" what stood after "for".
    """
    words = [term.word for term in question.terms]
    if not words:
        return earlier.terms
    instead = _named(earlier) if words[0][0].isupper() else set[str]()
    if any(has_body(word.lower()) for word in words):
        instead = {t.word for t in earlier.terms if has_body(t.word.lower())}
    instead = instead or _after_preposition(question, earlier) or _one_thing(earlier)
    kept = tuple(term for term in earlier.terms if term.word not in instead)
    return kept or earlier.terms


def _one_thing(earlier: Question) -> set[str]:
    """The only thing that was asked about, where something is asked of it."""
    about = {term.word for term in _things(earlier)}
    return about if len(about) == 1 else set()


def _named(earlier: Question) -> set[str]:
    """The words of the name that was said, with the noun that ends it."""
    about = {term.word for term in _things(earlier)}
    runs: list[list[str]] = [[]]
    for word in PLAIN.findall(earlier.bokmaal):
        runs = [*runs, []] if word not in about else [*runs[:-1], [*runs[-1], word]]
    named = [run for run in runs if any(word[0].isupper() for word in run)]
    return set(named[-1]) if named else set()


def _after_preposition(question: Question, earlier: Question) -> set[str]:
    """The words of the last phrase with the same preposition, else of the last one."""
    terms = {term.word for term in earlier.terms}
    said = [
        (found["how"].lower(), terms.intersection(PLAIN.findall(found["what"])))
        for found in PHRASE.finditer(earlier.bokmaal)
    ]
    said = [(how, words) for how, words in said if words and words != terms]
    same = [
        words for how, words in said if f" {how} " in f" {question.bokmaal.lower()} "
    ]
    return (same or [words for _, words in said] or [set()])[-1]
