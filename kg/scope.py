"""Which of the documents a question is about: their kind and their years.

"Ifølge årsrapporten for 2022" says where to look, not what to look for. A question
that names no document is best served by the newest one.
"""

import re
from collections.abc import Mapping
from typing import Final

from kg.glossary import phrases
from kg.index.rows import Row
from kg.question import Question

YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
OLDEST: Final = 4
"""Years after which a document is as old as any."""


def named_kinds(question: Question) -> frozenset[str]:
    """The kinds of documents that a question names, as parts of documents call them."""
    low = question.bokmaal.lower()
    table = phrases("documents")
    return frozenset(
        kind
        for stem, kinds in table.items()
        if re.search(rf"\b{stem}", low)
        for kind in kinds.split("|")
    )


def scope(question: Question, kinds: frozenset[str], row: Row) -> Mapping[str, float]:
    """Whether a row stands in a document of the kind and year that are named."""
    if not kinds:
        return {}
    part = row.part.lower()
    asked = {str(year) for year in question.years} | set(
        YEAR.findall(" ".join(question.periods))
    )
    told = set(YEAR.findall(f"{row.part} {row.date or ''} {row.slots.get('aar', '')}"))
    fits = any(kind in part for kind in kinds)
    return {
        "scope_here": float(fits),
        "scope_year": float(fits and bool(asked & told)),
        "scope_other_year": float(fits and bool(asked and told) and not asked & told),
    }


def year_of(row: Row) -> int | None:
    """The year of the document that a row stands in, where it is known."""
    years = YEAR.findall(row.date or "") or YEAR.findall(row.slots.get("aar", ""))
    years = years or YEAR.findall(row.part)
    return int(years[0]) if years else None


def age(row: Row, newest: int | None) -> float:
    """How much older than the newest a document is: 0 for the newest, at most 1."""
    year = year_of(row)
    if year is None or newest is None:
        return 0.5
    return min(max(newest - year, 0), OLDEST) / OLDEST
