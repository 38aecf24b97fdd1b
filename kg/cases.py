"""Votes, and what became of a decision, told through the case they belong to.

A citizen names the matter, not the number of the case. The telling words of the
question are held against the titles of all cases; only a title that has them all is
the case that is meant.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from ingest.model import Document
from kg.compute import Computed
from kg.computing.scope import documents as of_municipality
from kg.computing.scope import within
from kg.facts import FactRow, bound, rows
from kg.glossary import in_bokmaal
from kg.matcher import Matcher
from kg.question import Question
from kg.search import Candidate
from kg.speech import body, date
from kg.store import GraphStore
from kg.things import is_weak

MOST: Final = 3
LONG: Final = 400
"""Characters of a vote that is told whole."""
_SENTENCE: Final = re.compile(r"(?<=[.!?]) (?=[A-ZÆØÅ])")
_COUNTED: Final = re.compile(r"\d+ (?:\w+ )?(?:mot|stemme|røyst)")
WEAK: Final = 0.1
"""What it adds that all words of the question are met, weak ones too."""
LEAST: Final = 0.35
"""A telling word is in a title when it is at least this much met."""
_VOTES: Final = re.compile(
    r"\bstem(?:te|t|me)\b|votering|\bimot\b|stemmetall|enstemmig"
)
# What tells how it was voted; not "Innstillingen er vedtatt" alone.
_VOTED: Final = re.compile(r"stem|røyst|\bmot\b|\bimot\b|\bfor\b", re.I)
# A vote on who may take part is none on the case.
_LEFT: Final = re.compile(r"fritak|habilitet", re.I)
_AFTER: Final = re.compile(
    r"\bskje(?:dd|dde|r)\b|\bgikk det\b|iverksatt|\bble utfallet\b"
)
# Bodies that a question names; "utvalg for oppvekst og kultur" up to the next mark.
_BODY: Final = re.compile(
    r"\b(formannskap|kommunestyre|(?:hoved)?utvalg(?:et)? for [\w-]+)", re.I
)
# Words of a question about votes that never tell which case it is.
_ABOUT: Final = re.compile(
    r"^(?:stem\w*|votering\w*|imot|enstemmig|vedtak\w*|sak\w*|formannskap\w*"
    r"|kommunestyre\w*|utvalg\w*|forslag\w*|part\w*|iverksatt|resultat\w*|legge"
    r"|\d+\w*)$",
    re.I,
)

Documents = Callable[[str], Document]


def told(
    question: Question,
    candidates: Sequence[Candidate],
    graph: GraphStore,
    documents: Documents,
) -> Computed | None:
    """How it was voted in a case, or what became of it, if the question asks that."""
    low = question.bokmaal.lower()
    if question.names or question.parties or question.kind == "why":
        return None
    scope = of_municipality(question, candidates)
    if _VOTES.search(low) and question.kind in ("who", "what", "how", "which", "list"):
        return _votes(question, scope, graph, documents)
    develops = "trend" in question.traits  # a figure, not a decision
    if _AFTER.search(low) and question.kind in ("what", "how") and not develops:
        return _after(question, scope, graph)
    return None


def _votes(
    question: Question,
    scope: frozenset[str],
    graph: GraphStore,
    documents: Documents,
) -> Computed | None:
    query = bound("voteringer")
    every = within(list(rows(graph, query)), scope)
    found = [
        row
        for row in every
        if row["resultat"] != "falt" and not _LEFT.match(row["punkt"] or row["utdrag"])
    ]
    used = _unique(_meant(question, found))
    against = [row for row in used if row["stemmerMot"]]
    quoted = [(row, _quoted(row, documents)) for row in (against or used)]
    kept = [(row, text) for row, text in quoted if _VOTED.search(text)][:MOST]
    if not kept:
        return None
    said: dict[str, list[str]] = {}
    for row, text in kept:
        said.setdefault(_head(row), []).append(text)
    told = " ".join(f"{head}: {' '.join(texts)}" for head, texts in said.items())
    return Computed(told, tuple(row for row, _ in kept), query)


def _after(
    question: Question, scope: frozenset[str], graph: GraphStore
) -> Computed | None:
    query = bound("oppfoelging")
    used = _unique(_meant(question, within(list(rows(graph, query)), scope)))[:1]
    if not used:
        return None
    row = used[0]
    case = _head(row) if row["saksnr"] else row["tittel"]
    comment = f" {row['kommentar'].rstrip('.')}." if row["kommentar"] else ""
    return Computed(f"{case}: {row['status']}.{comment}", tuple(used), query)


def _head(row: FactRow) -> str:
    """A case named at the beginning of a sentence."""
    where = f"{body(row['utvalgsnavn'])} {date(row['dato'])}".strip()
    return f"Sak {row['saksnr']} ({_title(row)}) i {where}"


def _quoted(row: FactRow, documents: Documents) -> str:
    return ended(documents(row.document).quote(row.span))


def ended(text: str) -> str:
    """What stands of a vote; of a long one (a roll call) how it ended."""
    plain = " ".join(text.split())
    if len(plain) <= LONG:
        return plain
    ends = [told for told in _SENTENCE.split(plain) if _COUNTED.search(told)]
    return ends[-1] if ends else plain


def _title(row: FactRow) -> str:
    return row["tittel"] or row["mappetittel"]


def _unique(found: Iterable[FactRow]) -> list[FactRow]:
    """One row for each place."""
    return list({(row.document, row.span): row for row in found}.values())


def _meant(question: Question, found: Sequence[FactRow]) -> list[FactRow]:
    """The rows of the one matter whose title has every telling word, newest first."""
    matcher = Matcher(question)
    telling = [
        at
        for at, term in enumerate(question.terms)
        if not (is_weak(term) or _ABOUT.match(term.word))
    ]
    if not telling:
        return []
    met: dict[str, float] = {}
    for title in {_title(row) for row in found}:
        cover = matcher.marks(in_bokmaal(title, "nn")).cover
        if all(cover[at] >= LEAST for at in telling):
            weak = sum(cover) / len(cover)  # "nye" tells two schools apart
            met[title] = sum(cover[at] for at in telling) + WEAK * weak
    best = max(met.values(), default=0.0)
    titles = {title for title, score in met.items() if score >= best}
    kept = [row for row in found if _title(row) in titles and _fits(question, row)]
    return sorted(kept, key=lambda row: row["dato"], reverse=True) if titles else []


def _fits(question: Question, row: FactRow) -> bool:
    """Whether the body, days and years that a question names are those of a row."""
    named = [match[1].lower() for match in _BODY.finditer(question.bokmaal)]
    held = row["utvalgsnavn"].lower()
    years = {str(year) for year in question.years}
    told = f"{_title(row)} {row['dato']}"
    return (
        (not named or any(name in held for name in named))
        and (not question.days or row["dato"] in question.days)
        and (not years or any(year in told for year in years))
        and (not question.cases or row["saksnr"] in question.cases)
    )
