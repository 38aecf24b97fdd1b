"""Projects in prose: the names that running text gives them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ingest.extract.projectphrases import phrases, words_for
from ingest.gazetteer import table
from ingest.model import Span
from ingest.view import View

MARKS = re.compile(r"[\W_]+")
SMALL = re.compile(r"av|i|på|ved|og|til|for|med|ny|nye|nytt|en|et|den|det")


class Named(NamedTuple):
    """A name of a project in prose, and where it stands."""

    name: str
    place: Span


def named_in_prose(view: View) -> Iterator[Named]:
    """The projects that prose names, as often as it does, in the order of patterns."""
    taken: list[tuple[int, int]] = []
    for pattern, form in phrases():
        for found in pattern.finditer(view.text):
            start, end = found.span("name")
            if any(start < last and first < end for first, last in taken):
                continue
            taken.append((start, end))
            name = _called(form, found)
            yield Named(name[0].upper() + name[1:], view.source(start, end))


def _called(form: str, found: re.Match[str]) -> str:
    """The name that a match gives: its groups put into the form."""
    groups = {
        name: " ".join((text or "").split()) for name, text in found.groupdict().items()
    }
    done = groups.get("done")
    work = _noun(done) if done else ""
    name = form.format(**groups, work=work)
    return re.sub(r"^(\w+?(?:else|ing))(?:en|n|a)? av", r"\1 av", name)


def _noun(done: str) -> str:
    """What is done, as a noun: "restaurert" is "restaurering"."""
    return next(
        row["noun"]
        for row in table("project_verbs")
        if re.fullmatch(row["pattern"], done, re.IGNORECASE)
    )


@cache
def content(name: str) -> frozenset[str]:
    """The words that tell one project from another: no work, no small words."""
    words = frozenset(key(name).split()) - works(name)
    return frozenset(word for word in words if not SMALL.fullmatch(word))


@cache
def works(name: str) -> frozenset[str]:
    """The words of a name that say what is done ("utvidelse")."""
    work = re.compile(rf"(?:{words_for('arbeid')})(?:en|n|a)?")
    return frozenset(word for word in key(name).split() if work.fullmatch(word))


@cache
def building(word: str) -> bool:
    """Whether a word in lower case is one for a building or works ("skole")."""
    return bool(re.fullmatch(rf"\w*(?:{words_for('bygg')})", word))


def key(name: str) -> str:
    """Names with the same key are the same: "Skole – ny skole", "Skole- ny skole"."""
    return MARKS.sub(" ", name.lower()).strip()
