"""From the best candidates to sentences with citations that passed the gate."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ingest.model import Document
from kg.cite import Citation, cite
from kg.compute import Computed, areas
from kg.decide import is_sure
from kg.excerpt import excerpt
from kg.fits import FIGURE
from kg.matcher import YEARS
from kg.phrasing import COMPUTED, in_language, phrase
from kg.question import Question
from kg.search import Candidate, distinct
from kg.units import Unit

Documents = Callable[[str], Document]

MANY_TRAITS: Final = frozenset(
    {"twofold", "trend", "compare", "difference", "sum", "max", "min"}
)
MANY_KINDS: Final = frozenset({"list", "how"})
SINGLE_KINDS: Final = frozenset({"why", "definition", "yesno", "money", "number"})
"""Kinds of questions that one place answers: another one seldom adds what is right."""
LENGTH: Final = 580
LIST_LENGTH: Final = 1400
AS_LIKELY: Final = 0.95
KEEP: Final = 0.6
"""A further place is said when it is at least this share as likely as the best; as
likely where one place should answer: of others, one in three adds what is right.
"""
MOST_CELLS: Final = 8
# A round sign of a list as scanners read it: "e Til sammen", not "i Fjordvik".
_BULLET: Final = re.compile(r"^[oe°©*] (?=[A-ZÆØÅ])")
# The number of the one point that is told; must not match "2. Tertialrapport".
_POINT: Final = re.compile(
    r"^\d{1,2}\. (?!(?i:tertial|kvartal|halvår|gang|trinn|klasse|plass|etasje))"
    r"(?=[A-ZÆØÅ][a-zæøå])"
)
_POINTS: Final = re.compile(r"\s\d{1,2}\. [A-ZÆØÅ]")
_OPEN: Final = re.compile(r"[\w%)»]$")
_HEAD: Final = re.compile(
    r"(?:(?P<word>[^\W\d_][\w.]*) )?(?<![\d/.])(?P<year>20\d\d)(?![\d/])"
)
PROPOSED: Final = re.compile(r"\bforslag\b|\bframlegg\b", re.I)
VERSIONS: Final = frozenset(
    {"regnskap", "revidert_budsjett", "budsjett", "prognose", "oekonomiplan"}
)
PLACES: Final = 1
"""Places cited for one sentence, at most: the best one bears it out alone."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of an answer and the places that bear it out."""

    text: str
    citations: tuple[Citation, ...]


def compose(
    question: Question,
    candidates: Sequence[Candidate],
    documents: Documents,
    computed: Computed | None = None,
) -> list[Sentence]:
    """The sentences of an answer: what was computed, the best, and what comes close."""
    room = LIST_LENGTH if question.kind == "list" else LENGTH
    chosen: list[Sentence] = []
    told: list[str] = []  # in bokmål, as the index has it
    if computed:
        chosen.append(computed_sentence(computed, documents, question.language))
        told.append(computed.text)
        if is_sure(computed):
            return chosen
    least = _least(question, candidates)
    for candidate in distinct(list(candidates), _places_wanted(question)):
        if chosen and candidate.share < least:
            break
        unit = excerpt(question, candidate.unit, tuple(told))
        if unit is None:
            continue
        text = said(question, unit)
        full = sum(map(len, told)) + len(told) + len(text) > room
        if chosen and (full or _adds_none(text, told)):
            continue
        chosen.append(sentence(question, unit, documents))
        told.append(text)
    return chosen


def _places_wanted(question: Question) -> int:
    """How many places may be said, at most."""
    if question.kind in SINGLE_KINDS and "twofold" not in question.traits:
        return 1
    return 4 if _asks_many(question) else 2


def _least(question: Question, candidates: Sequence[Candidate]) -> float:
    """The share of the belief that a further place must have."""
    keep = KEEP if _asks_many(question) else AS_LIKELY
    return keep * max((candidate.share for candidate in candidates[:1]), default=0.0)


def _asks_many(question: Question) -> bool:
    """Whether a question asks for what may stand in several places."""
    return bool(question.traits & MANY_TRAITS) or question.kind in MANY_KINDS


def _adds_none(text: str, told: Sequence[str]) -> bool:
    """Whether a sentence has figures, but none that is not said already."""
    new = set(FIGURE.findall(text.rstrip(".")))
    old = {figure for other in told for figure in FIGURE.findall(other.rstrip("."))}
    return bool(new) and new <= old


def computed_sentence(
    computed: Computed, documents: Documents, language: str = "nb"
) -> Sentence:
    """A computed sentence with the rows that it rests on.

    It begins with yes or no where that was computed, never where it would be guessed.
    """
    text = in_language(computed.text, COMPUTED, language)
    if computed.verdict is not None:
        verdict = phrase("yes" if computed.verdict else "no", language)
        text = f"{verdict} {text}"
    cited = (cite(documents(fact.document), fact.span) for fact in computed.rows)
    return Sentence(text, tuple(dict.fromkeys(cited)))


def sentence(question: Question, unit: Unit, documents: Documents) -> Sentence:
    """One candidate said, with its places."""
    document = documents(unit.row.document)
    heading = tuple(part for part in unit.row.heading.split(" › ") if part)
    places = dict.fromkeys(unit.spans[:PLACES])
    cited = tuple(
        cite(document, span, heading=heading, title=unit.row.part.split(" · ")[0])
        for span in places
        if document.quote(span).strip()
    )
    return Sentence(_spoken(question, unit), cited)


def _spoken(question: Question, unit: Unit) -> str:
    """What a candidate says; a fact in the language of the question."""
    text = said(question, unit)
    if not unit.is_fact:
        return text
    return in_language(text, unit.row.klasse or "", question.language)


def said(question: Question, unit: Unit) -> str:
    """What a candidate says, with the column of each figure where that is known."""
    if unit.cells:
        return _cells_said(unit, fitting(question, unit.cells))
    if unit.is_row:
        return _row_said(unit)
    return _clean(unit.text)


def fitting(
    question: Question, cells: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The cells of the years, areas and versions asked for; all where none fits."""
    kept = list(cells)
    tests: Iterable[Callable[[dict[str, Any]], bool]] = (
        lambda cell: cell["year"] in {str(year) for year in _range(question)},
        lambda cell: any(name in cell["area"].lower() for name in areas(question)),
        lambda cell: cell["version"] in question.versions,
    )
    for test in tests:
        kept = [cell for cell in kept if test(cell)] or kept
    return kept


def _range(question: Question) -> Iterable[int]:
    """The years asked for; all years between two where a development is."""
    if "trend" in question.traits and len(question.years) == 2:
        return range(question.years[0], question.years[1] + 1)
    return question.years


def _cells_said(unit: Unit, cells: Sequence[dict[str, Any]]) -> str:
    slots = unit.row.slots
    notes = (
        [slots["area"]] if slots.get("area") not in (None, "", slots["label"]) else []
    )
    if unit.row.klasse == "Budsjettpost" and PROPOSED.search(unit.row.part):
        notes.append(phrase("proposal", "nb"))
    label = f"{slots['label']} ({', '.join(notes)})" if notes else slots["label"]
    told = ", ".join(f"{_column(c)}: {c['said']}" for c in cells[:MOST_CELLS])
    return f"{label}: {told}."


def _column(cell: dict[str, Any]) -> str:
    """The head of a column; one that is only a year, with the version it is of."""
    head, version = str(cell["column"]), cell["version"]
    if not head.isdecimal() or version not in VERSIONS:
        return head
    return f"{head} ({phrase(f'versions.{version}', 'nb')})"


def _row_said(unit: Unit) -> str:
    """A printed row, each figure with its column where header and row agree."""
    label, figures = split_row(unit.text)
    heads = _heads(unit.header.rpartition(" / ")[2])
    torn = figures and YEARS.fullmatch(figures[0])  # a year is no figure of a row
    if label and figures and not torn and len(heads) == len(figures):
        told = ", ".join(f"{h}: {f}" for h, f in zip(heads, figures, strict=True))
        return f"{label}: {told}."
    return _clean(unit.text)


def _heads(line: str) -> list[str]:
    """The heads of columns of years: "Øk.plan 2024" where each has its own word."""
    found = list(_HEAD.finditer(line))
    if all(match["word"] for match in found):
        return [match[0] for match in found]
    return [match["year"] for match in found]


def split_row(text: str) -> tuple[str, list[str]]:
    """The label of a printed row and its figures."""
    figures = list(re.finditer(rf"{FIGURE.pattern}(?: ?%)?", text))
    if not figures:
        return text, []
    return text[: figures[0].start()].strip(" :"), [match[0] for match in figures]


def _clean(text: str) -> str:
    """A sentence without the sign of a list, and with its stop.

    The sign may have been read as a letter: "e Til sammen".
    """
    plain = _BULLET.sub("", text).strip(" •-–")
    plain = plain if _POINTS.search(plain) else _POINT.sub("", plain)
    return f"{plain}." if _OPEN.search(plain) else plain


def unrepeated(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Sentences without those that another one says within it; the first of equals."""
    every = tuple({sentence.text: sentence for sentence in sentences}.values())
    return tuple(
        one
        for one in every
        if not any(one.text in other.text for other in every if other is not one)
    )


def places(sentences: Sequence[Sentence]) -> tuple[Citation, ...]:
    """The citations of an answer: the first of each sentence, then the others.

    One place is cited once, whatever it is called.
    """
    first = [s.citations[0] for s in sentences if s.citations]
    rest = [citation for s in sentences for citation in s.citations[1:]]
    kept: dict[tuple[str, int, int], Citation] = {}
    for one in (*first, *rest):
        kept.setdefault((one.document_sha, one.start, one.end), one)
    return tuple(kept.values())
