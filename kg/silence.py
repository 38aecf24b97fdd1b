"""What is said when the documents say nothing: plainly, and with a way on."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from rapidfuzz import fuzz

from kg.glossary import in_bokmaal
from kg.phrasing import phrase
from kg.question import Question, Term
from kg.speech import date, listed
from kg.words import PLAIN, stem

QUOTES: Final = {"nb": ("«", "»"), "nn": ("«", "»"), "en": ("“", "”")}
LONGEST: Final = 4
"""Words of another language that one word of bokmål stands for, at most."""
MOST: Final = 8
"""Words that are told of, at most; the most telling ones."""


def no_answer(language: str) -> str:
    """The honest no, in the language of the question."""
    return phrase("no_answer", language)


def looked_for(question: Question) -> str:
    """What was looked for: the telling words; time, case and place as understood."""
    language = question.language
    what = listed(_looked_for(question, language), language)
    return phrase("looked_for", language, what=what) if what else ""


def partly(unsaid: Question) -> str:
    """That one of two questions found no answer, and what was looked for."""
    return f"{phrase('partly', unsaid.language)} {looked_for(unsaid)}".strip()


def _looked_for(question: Question, language: str) -> Iterator[str]:
    words = [_as_asked(question, term.word) for term in _telling(question)]
    if words:
        before, after = QUOTES.get(language, QUOTES["nb"])
        told = ", ".join(f"{before}{word}{after}" for word in dict.fromkeys(words))
        yield phrase("words", language, words=told)
    if question.years:
        years = listed(map(str, question.years), language)
        name = "years" if len(question.years) > 1 else "year"
        yield phrase(name, language, years=years)
    for day in question.days:
        yield phrase("date", language, day=date(day, language))
    for case in (*question.cases, *question.folders):
        yield phrase("case", language, case=case)
    for name in question.municipalities:
        yield phrase("municipality", language, name=name.title())


def _telling(question: Question) -> list[Term]:
    """The most telling words, in their order."""
    terms = sorted(question.terms, key=lambda term: -term.rare)[:MOST]
    return [term for term in question.terms if term in terms]


def _as_asked(question: Question, word: str) -> str:
    """A word in bokmål as the question has it in its own language."""
    words = PLAIN.findall(question.text)
    if word in words:
        return word
    runs = (
        " ".join(words[at : at + size])
        for size in range(1, LONGEST + 1)
        for at in range(len(words) - size + 1)
    )
    meant = (run for run in runs if in_bokmaal(run, question.language) == word)
    return next(meant, word)


def as_written(
    mended: Collection[tuple[str, str]], texts: Iterable[str]
) -> tuple[tuple[str, str], ...]:
    """Mended words, each stem as the word that the texts write it as.

    A word that the texts do not have did not matter for what is told, and is left out.
    """
    forms = {form for _, form in mended}
    words = (word for text in texts for word in PLAIN.findall(text)) if forms else ()
    written: dict[str, set[str]] = {}
    for word in words:
        if stem(word) in forms:
            written.setdefault(stem(word), set()).add(word.lower())
    return tuple(
        (word, _likest(word, written[form])) for word, form in mended if form in written
    )


def _likest(word: str, written: Iterable[str]) -> str:
    """Of the inflections of a word, the one that is most like what was written."""
    return min(written, key=lambda other: (-fuzz.ratio(word.lower(), other), other))


def request_for_access(question: Question) -> str:
    """A ready text for a request for access (innsynskrav) to the municipality."""
    language = question.language
    named = [f"{name.title()} kommune" for name in question.municipalities[:1]]
    kommune = named[0] if named else phrase("kommunen", language)
    return phrase("request", language, kommune=kommune, question=question.text)
