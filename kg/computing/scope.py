"""Which documents and bodies a question means."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from kg.facts import FactRow
from kg.question import Question
from kg.search import Candidate
from kg.words import FOLDS, PLAIN, stem

# Bodies whose name is more than one word are known by these and by what they are for.
KIND: Final = re.compile(r"utval|komit|nemnd|råd")
LONG: Final = 3
MAIN: Final = 3
"""How many documents of the main municipality there are for one of any other."""
SHORT_NAMES: Final = (
    "formannskap",
    "kommunestyre",
    "bystyre",
    "kontrollutval",
    "fylkes",
)


def documents(question: Question, candidates: Sequence[Candidate]) -> frozenset[str]:
    """The documents of the municipality asked about; of all candidates where none is.

    Of a document only the beginning of its sha256 is told, as in its IRI.
    """
    return frozenset(
        candidate.unit.row.document
        for candidate in candidates
        if _is_of(question, candidate.unit.row.slots.get("kommune", ""))
    )


def _is_of(question: Question, kommune: str) -> bool:
    return not question.municipalities or _name(kommune) in question.municipalities


def _name(kommune: str) -> str:
    return kommune.lower().removesuffix(" kommune")


def in_one_place(question: Question, found: Iterable[FactRow]) -> list[FactRow]:
    """Rows (that tell their kommune) of the municipality that is named.

    None where it is in doubt whose they are.
    """
    kept = [row for row in found if _is_of(question, row["kommune"])]
    return kept if len({_name(row["kommune"]) for row in kept}) == 1 else []


def of_one(
    question: Question, candidates: Sequence[Candidate]
) -> frozenset[str] | None:
    """The documents of the one municipality that is meant; None where that is unclear.

    Where none is named it is the one that nearly all documents are of.
    """
    if len(question.municipalities) == 1:
        return documents(question, candidates)
    of: dict[str, set[str]] = {}
    for candidate in candidates:
        row = candidate.unit.row
        of.setdefault(row.slots.get("kommune", ""), set()).add(row.document)
    known = sorted(of.items(), key=lambda pair: len(pair[1]), reverse=True)
    named = [held for name, held in known if name]
    if len(named) > 1 and len(named[0]) < MAIN * len(named[1]):
        return None
    return frozenset(of.get("", set()).union(*named[:1]))


def within(rows: Iterable[FactRow], scope: frozenset[str]) -> list[FactRow]:
    """The rows of some documents."""
    short = {document[: len(row.document)] for row in rows for document in scope}
    return [row for row in rows if row.document in short]


def names_body(low: str, name: str) -> bool:
    """Whether a question (in lower case) names a body: "oppvekstutvalget"."""
    words = [word for word in PLAIN.findall(name.lower()) if len(word) > LONG]
    known = next((w for w in SHORT_NAMES if words and words[0].startswith(w)), None)
    if known:
        return known in low
    about = [stem(word) for word in words if not KIND.search(word)]
    if not about:
        return bool(words) and stem(words[0]) in _folded(low)
    return bool(KIND.search(low)) and all(word in _folded(low) for word in about)


def _folded(low: str) -> str:
    return low.translate(FOLDS)


@cache
def _parties() -> tuple[tuple[re.Pattern[str], str], ...]:
    text = (files("kg.computing") / "parties.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line[:1] != "#")
    return tuple(
        (re.compile(rf"\b{name}(?:et|s|ets)?\b"), code) for name, code in lines
    )


def parties(question: Question) -> frozenset[str]:
    """The letters of the parties that a question names, by letters or by name."""
    low = f"{question.bokmaal} {question.text}".lower()
    named = (code for pattern, code in _parties() if pattern.search(low))
    return frozenset((*question.parties, *named))


def is_party(word: str) -> bool:
    """Whether a word names a party: "SVs", "Høyre", "MDG"."""
    low = word.lower()
    return any(form.fullmatch(low) for form, _ in _parties())


def has_body(low: str) -> bool:
    """Whether a question names any body at all."""
    return bool(KIND.search(low)) or any(name in low for name in SHORT_NAMES)
