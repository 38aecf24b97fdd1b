"""Which words of a question say what it is about: nouns, names and figures."""

from typing import Final

from kg.glossary import weak_words
from kg.question import Question, Term
from kg.reader.words import read_words

THINGS: Final = frozenset({"noun", "name", "number", "few"})
"""Classes of words that say what is asked about."""


def is_weak(term: Term) -> bool:
    """Whether a word tells little of what a question is about."""
    return term.word.lower() in weak_words()


def things(question: Question) -> tuple[int, ...]:
    """Places of the telling terms that are no verbs or adjectives."""
    text = question.bokmaal
    classes = {
        text[word.start : word.end].lower(): word.kind for word in read_words(text)
    }
    return tuple(
        at
        for at, term in enumerate(question.terms)
        if not is_weak(term) and classes.get(term.word.lower(), "noun") in THINGS
    )
