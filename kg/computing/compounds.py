"""Words of a question that are joined of others: "skole-eier", "avløpsgebyr"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kg.glossary import weak_words
from kg.question import Term
from kg.words import LEAST_PART, stem

HALF: Final = 0.5
"""What a word counts that tells little."""


def parts(term: Term) -> Iterator[Term]:
    """The parts of a hyphenated word, each of which must be met; another as it is."""
    parts = [part for part in term.word.split("-") if len(part) > 1]
    rare = term.rare * (HALF if term.word.lower() in weak_words() else 1.0)
    if len(parts) < 2:
        yield replace(term, rare=rare)
        return
    for part in parts:
        forms = {stem(part): 1.0, stem(term.word): 1.0}
        yield Term(part, forms, rare / len(parts))


def is_joined(term: Term, words: Sequence[str]) -> bool:
    """Whether a compound stands as two words: "avløpsgebyr" is "avløp, årsgebyr"."""
    firsts = [word for word in words if len(word) >= LEAST_PART]
    rests = (
        form[len(first) :].removeprefix("s")
        for form in term.forms
        for first in firsts
        if form.startswith(first)
    )
    return any(
        len(rest) >= LEAST_PART and any(word.endswith(rest) for word in words)
        for rest in rests
    )
