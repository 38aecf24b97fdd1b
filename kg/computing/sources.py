"""What several documents say of one thing, or one document in two places.

"Ifølge årsrapporten … og ifølge handlingsprogrammet" is one question for each of them;
each is answered by the sentence in which a figure stands nearest to what is asked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from ingest.model import Span
from kg.computing.asking import Asking
from kg.computing.model import Computed
from kg.computing.naming import bare
from kg.facts import FactRow
from kg.fits import FIGURE
from kg.glossary import phrases
from kg.search import Candidate
from kg.store import GraphStore
from kg.units import Unit
from kg.words import WORD

SEEN: Final = 160
"""Candidates that are looked at."""
LONGEST: Final = 280
"""Characters of a sentence that is quoted, at most."""
NEAR: Final = 0.7
"""The share of the question that must stand around the figure."""
BEFORE: Final = 80
AFTER: Final = 35
"""Characters before and after a figure that tell what it is of."""
FAR: Final = 0.75
"""What a figure counts where the year that is asked about stands further off."""
DEEP: Final = 8
"""Sentences of one document that are tried."""
SAYS: Final = 0.6
"""The share of the name of an indicator that the question must say."""
SIZE: Final = 3.0
"""Figures of one thing are at most so many times as large as each other."""
CLOSE: Final = 1.5
"""The same of two figures that are said to differ a little."""
UNITS: Final = {"prosent": "%", "millioner": "mill", "mill.": "mill", "kr": "kroner"}
MEASURE: Final = re.compile(r"[\d\s.,−–-]+|\(.*")
DIFFER: Final = re.compile(
    r"\b(?:to|tre) (?:ulike|forskjellige|tall|beløp|verdier|anslag)"
    r"|ikke (?:det |de |helt )*(?:samme|like?|enige)|\b(?:ulike|forskjellige) tall"
    r"|\buenige?\b|\bspriker\b|\bmotsier\b|sier (?:ulikt|forskjellig)"
)
SOURCE: Final = re.compile(r"\b(?:ifølge|oppgi\w*|etter|står i|oppgitt)\b")
YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Saying:
    """A sentence that gives a figure.

    near: how much of the question stands around the figure, 0 to 1. part: the document
    that it stands in.
    """

    text: str
    value: float
    unit: str
    near: float
    part: str
    row: FactRow


def of_sources(
    asking: Asking, candidates: Sequence[Candidate], _: GraphStore
) -> Computed | None:
    """What each of the documents that are named says."""
    kinds = _kinds(asking)
    if len(kinds) < 2 or not SOURCE.search(asking.low):
        return None
    found = [one for one in _sayings(asking, candidates) if one.near >= NEAR]
    pools = [
        [one for one in found if any(name in one.part for name in names)]
        for names in kinds.values()
    ]
    sets = [list(kept) for kept in product(*(pool[:DEEP] for pool in pools))]
    alike = [kept for kept in sets if _alike(kept)]
    best = max(alike, key=lambda kept: sum(one.near for one in kept), default=[])
    if not best:
        return None
    told = (f"{kind}: {s.text}" for kind, s in zip(kinds, best, strict=True))
    return _computed(" ".join(told), best, "sources")


def _alike(kept: Sequence[Saying], size: float = SIZE) -> bool:
    """Whether figures of several places may be of one thing: unit and size agree."""
    values = [abs(one.value) for one in kept]
    return (
        len({one.unit for one in kept}) == 1
        and len({(s.row.document, s.row.span) for s in kept}) == len(kept)
        and max(values) <= size * min(values)
    )


def that_differ(
    asking: Asking, candidates: Sequence[Candidate], _: GraphStore
) -> Computed | None:
    """Two places that give different figures of one thing."""
    if not DIFFER.search(asking.low):
        return None
    kinds = [name for names in _kinds(asking).values() for name in names]
    found = [
        one
        for one in _sayings(asking, candidates)
        if one.near >= NEAR and (not kinds or any(name in one.part for name in kinds))
    ]
    for one, other in combinations(sorted(found, key=lambda s: -s.near), 2):
        if one.value != other.value and _alike([one, other], CLOSE):
            kept = [one, other]
            return _computed(" ".join(s.text for s in kept), kept, "that differ")
    return None


def _computed(text: str, kept: Sequence[Saying], rule: str) -> Computed:
    places = tuple(saying.row for saying in kept)
    return Computed(
        text, places, "", fit=min(saying.near for saying in kept), rule=rule
    )


def _kinds(asking: Asking) -> dict[str, tuple[str, ...]]:
    """The kinds of documents that are named, in order, and what they are called."""
    found: dict[tuple[str, ...], tuple[int, str]] = {}
    for word, names in phrases("documents").items():
        at = re.search(rf"\b{re.escape(word)}|-{re.escape(word)}", asking.low)
        key = tuple(names.split("|"))
        if at and key not in found:
            found[key] = (at.start(), word)
    order = sorted((at, word.capitalize(), key) for key, (at, word) in found.items())
    return {word: key for _, word, key in order}


def _sayings(asking: Asking, candidates: Sequence[Candidate]) -> Iterator[Saying]:
    """Single sentences with a figure, and figures of tables, best candidates first."""
    for candidate in candidates[:SEEN]:
        unit = candidate.unit
        if unit.row.klasse == "Observasjon":
            yield from _cells(asking, unit)
        elif not (unit.is_fact or unit.is_row or len(unit.pieces) != 1):
            best = max(_around(asking, unit.text), default=None)
            if best and _may_tell(asking, unit):
                text = unit.text[:LONGEST].strip(" •-–")
                yield _saying(unit, text, *best)


def _saying(unit: Unit, text: str, near: float, value: float, measure: str) -> Saying:
    row = FactRow({}, unit.row.document, Span(*unit.spans[0]))
    return Saying(text, value, measure, near, unit.row.part.lower(), row)


def _cells(asking: Asking, unit: Unit) -> Iterator[Saying]:
    """The figures of an indicator for the year and the municipality asked about."""
    label = unit.row.slots["label"]
    if asking.says(bare(label)) < SAYS:
        return
    years = {str(year) for year in asking.question.years}
    named = asking.question.municipalities[:1]
    for cell in unit.cells:
        other = years and cell["year"] not in years
        if other or (named and cell["area"].lower() not in named):
            continue
        text = f"{label}, {cell['column']}: {cell['said']}."
        near = asking.fit([asking.cover(text)])
        measure = MEASURE.sub("", cell["said"]).strip().lower() or ""
        yield _saying(
            unit, text, near, float(cell["value"]), UNITS.get(measure, measure)
        )


def _may_tell(asking: Asking, unit: Unit) -> bool:
    """Whether a sentence is of the year and the municipality asked about."""
    years = {int(year) for year in YEAR.findall(unit.text)}
    if years and asking.question.years and not years & set(asking.question.years):
        return False
    named = asking.question.municipalities
    kommune = unit.row.slots.get("kommune", "").lower().removesuffix(" kommune")
    return not named or kommune == named[0] or named[0] in unit.text.lower()


def _around(asking: Asking, text: str) -> Iterator[tuple[float, float, str]]:
    """Each figure: how much of the question is around it, its value and its unit."""
    for match in FIGURE.finditer(text):
        plain = re.sub(r"[\s.]", "", match[0]).replace(",", ".").strip("−–-")
        if YEAR.fullmatch(plain) or not plain:
            continue
        after = (WORD.findall(text[match.end() :]) or [""])[0].lower()
        unit = "%" if text[match.end() :].lstrip().startswith("%") else after
        unit = UNITS.get(unit, unit)
        if asking.question.kind == "count" and unit == "%":
            continue
        beside = text[max(0, match.start() - BEFORE) : match.end() + AFTER]
        off = YEAR.search(text) and not _has_year(asking, beside)
        near = asking.fit([asking.cover(beside)]) * (FAR if off else 1.0)
        yield near, float(plain), unit


def _has_year(asking: Asking, beside: str) -> bool:
    """Whether a year that is asked about stands there; none may be asked about."""
    years = asking.question.years
    return not years or any(str(year) in beside for year in years)
