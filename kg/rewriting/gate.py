"""The gate for what a language model wrote: all of it borne out, or nothing shown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kg.glossary import phrases
from kg.rewriting.claims import Claims, claims, plain_words, words
from kg.rewriting.model import Note, RewritingRefused
from kg.words import stem

LONGEST: Final = 900
"""Characters of a rewritten answer, at most."""
MOST: Final = 5
"""Sentences of a rewritten answer, at most."""
_MARKS: Final = re.compile(r"\s*\[(\d{1,3})\]")
# "Text. [1] More" says the same as "Text [1]. More".
_LATE: Final = re.compile(r"([.!?])((?:\s*\[\d{1,3}\])+)(?!\s*[.!?[])")
_STOPS: Final = re.compile(r"(?<=[.!?])\s+|\n+")
# Links, markup and control signs have no place in a sentence.
_ODD: Final = re.compile(
    r"https?:|www\.|[<>{}`*#|\\\x00-\x08\x0b-\x1f\x7f\u200b-\u202e]"
)
_VERDICT: Final = re.compile(r"\W*(ja|nei|yes|no)\b[,.:;!]", re.I)
_VERDICTS: Final = {"ja": True, "yes": True, "nei": False, "no": False}

Said = tuple[str, tuple[int, ...]]


def passed(text: str, notes: Sequence[Note], language: str) -> list[Said]:
    """The sentences of a text without their marks, and the notes that each cites.

    Raises RewritingRefused at the first thing that the notes do not bear out.
    """
    text = text.strip()
    if len(text) > LONGEST:
        raise RewritingRefused(f"{len(text)} characters; {LONGEST} at most")
    if odd := _ODD.search(text):
        raise RewritingRefused(f"a sign or link that has no place here: {odd[0]!r}")
    said = [_cited(sentence, len(notes)) for sentence in _sentences(text)]
    if not 0 < len(said) <= MOST:
        raise RewritingRefused(f"{len(said)} sentences; 1 to {MOST} wanted")
    _same_verdict(said[0][0], notes[0].text)
    for sentence, numbers in said:
        _check(sentence, [notes[number - 1] for number in numbers], language)
    return said


def _sentences(text: str) -> list[str]:
    """The sentences, each with its marks before its stop."""
    found: list[str] = []
    for part in _STOPS.split(_LATE.sub(r"\2\1", text)):
        if found and part and _goes_on(found[-1], part):
            found[-1] += f" {part}"
        elif part.strip():
            found.append(part.strip())
    return found


def _goes_on(before: str, after: str) -> bool:
    """Whether the stop between two pieces is that of an abbreviation or a number."""
    word = before.rsplit(None, 1)[-1]
    short = word.lower() in words()["abbreviations"].split()
    return not after[0].isupper() and (short or word.rstrip(".").isdigit())


def _cited(sentence: str, count: int) -> Said:
    """A sentence without its marks, and the numbers that they give."""
    numbers = tuple(dict.fromkeys(int(found) for found in _MARKS.findall(sentence)))
    if not numbers:
        raise RewritingRefused(f"a sentence cites nothing: {sentence[:80]!r}")
    wrong = [number for number in numbers if not 1 <= number <= count]
    if wrong:
        raise RewritingRefused(f"there is no note {wrong[0]}")
    bare = re.sub(r"\.\.$", ".", _MARKS.sub("", sentence).strip())
    if not any(map(str.isalnum, bare)):
        raise RewritingRefused("a mark that is not of a sentence")
    return bare, numbers


def _same_verdict(sentence: str, note: str) -> None:
    """A yes or no is computed or not said; a model never turns it round."""
    if _verdict(sentence) is not _verdict(note):
        raise RewritingRefused(f"another yes or no than computed: {sentence[:40]!r}")


def _verdict(text: str) -> bool | None:
    found = _VERDICT.match(text)
    return _VERDICTS[found[1].lower()] if found else None


def _check(sentence: str, notes: Sequence[Note], language: str) -> None:
    """Hold one sentence against the notes that it cites."""
    said = claims(sentence, language)
    texts = [text for note in notes for text in note.texts]
    read = [claims(text, way) for text in texts for way in {"nb", language}]
    for date in sorted(said.dates):
        if not any(_same_date(date, other) for one in read for other in one.dates):
            raise RewritingRefused(f"the date {date} does not stand in what is cited")
    known = {figure for one in read for figure in one.figures} | _parts(read)
    for figure in sorted(said.figures):
        if not _borne(figure, known):
            told = " ".join(figure).strip()
            raise RewritingRefused(f"the figure {told} does not stand there")
    _check_names(said, texts)
    _check_words(plain_words(sentence), [plain_words(text) for text in texts])


def _same_date(said: str, read: str) -> bool:
    """Whether a date is another one, or that one less precisely said."""
    return read.startswith(said) or (said[:1] == "-" and read.endswith(said.strip("-")))


def _parts(read: Iterable[Claims]) -> set[tuple[str, str]]:
    """The years of dates: who reads 24 October 2023 may say 2023."""
    return {(date[:4], "") for one in read for date in one.dates}


def _borne(figure: tuple[str, str], known: set[tuple[str, str]]) -> bool:
    value, kind = figure
    return figure in known or (not kind and any(value == other for other, _ in known))


def _check_names(said: Claims, texts: Sequence[str]) -> None:
    """Hold capitalised words against the cited texts, in the same order."""
    rows = [f" {' '.join(plain_words(text))} " for text in texts]
    for name in said.names:
        if not any(_stands(plain_words(name), row) for row in rows):
            raise RewritingRefused(f"the name {name!r} does not stand there")
    first, *rest = plain_words(said.opening) or ("",)
    if first and not _opens(first, rest, rows):
        raise RewritingRefused(f"the name {said.opening!r} does not stand there")


def _opens(first: str, rest: Sequence[str], rows: Sequence[str]) -> bool:
    """Whether a sentence may begin with a capitalised word, and names after it."""
    if any(_stands((first, *rest), row) for row in rows):
        return True
    stems = {stem(word) for row in rows for word in row.split()}
    common = first in words()["openers"].split() or first in phrases("english")
    common = common or (not rest and stem(first) in stems)
    return common and (not rest or any(_stands(rest, row) for row in rows))


def _stands(name: Sequence[str], row: str) -> bool:
    """Whether words stand beside each other in a text, a genitive s left out."""
    *before, last = name
    forms = {last, last.removesuffix("s"), f"{last}s"}
    return any(f" {' '.join((*before, form))} " in row for form in forms)


def _check_words(said: Sequence[str], texts: Sequence[Sequence[str]]) -> None:
    """No new or lost "not", no other body or status, nothing turned to its opposite."""
    negations = set(words()["negations"].split())
    denied = [bool(negations & set(text)) for text in texts if text]
    if bool(negations & set(said)) and not any(denied):
        raise RewritingRefused("a negation that is not in what is cited")
    if all(denied) and denied and not negations & set(said):
        raise RewritingRefused("a negation of what is cited is gone")
    read = [word for text in texts for word in text]
    for starts in words()["things"]:
        found = next(_with(said, starts), None)
        if found and not any(_with(read, starts)):
            raise RewritingRefused(f"{found!r} is not said of what is cited")
    for pair in words()["opposites"]:
        for one, other in (("one", "other"), ("other", "one")):
            _check_opposite(said, read, pair[one], pair[other])


def _check_opposite(
    said: Sequence[str], read: Sequence[str], one: Sequence[str], other: Sequence[str]
) -> None:
    found = next(_with(said, one), None)
    if found and not any(_with(read, one)) and any(_with(read, other)):
        raise RewritingRefused(f"{found!r} is the opposite of what is cited")


def _with(found: Iterable[str], starts: Sequence[str]) -> Iterator[str]:
    return (word for word in found if word.startswith(tuple(starts)))
