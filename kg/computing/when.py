"""When something happens: the one dated sentence or row of a timetable that is meant.

A sentence tells when where it holds one date that the question does not say, and
nearly all that the question is about. Where sentences that are as good give other
dates, none is chosen.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.extract.dates import parse_dates
from ingest.model import Span
from kg.computing.asking import FULL, MET, Asking
from kg.computing.model import Computed
from kg.computing.scope import SHORT_NAMES, documents, has_body
from kg.facts import FactRow, bound
from kg.fits import editions
from kg.glossary import in_bokmaal, phrases
from kg.happenings import days
from kg.matcher import Matcher
from kg.question import language_of
from kg.scope import named_kinds
from kg.search import Candidate
from kg.speech import closed
from kg.store import GraphStore
from kg.units import Unit

FIT: Final = 0.85
"""The share of the question that a sentence must meet."""
ROW: Final = 0.7
"""The same of a row of a timetable, which is short."""
CLEAR: Final = 0.08
"""What a sentence must be better than one with another date, at least."""
EXACT: Final = 0.1
"""What it adds that the sentence itself names the edition that is asked about."""
REST: Final = 0.3
"""What it adds that all of a row of a timetable is asked about."""
AROUND: Final = 0.7
"""What a word counts that stands in the heading or in the name of the document."""
LONGEST: Final = 320
SHORT: Final = re.compile(r"\b[A-ZÆØÅ]{2,6}\b")
# Done and taken into use: what is asked so is not told by when it was decided.
FINISH: Final = re.compile(
    r"ferdi|innflytt|\bflytt\w* .*\binn\b|\båpne|\bklar[et]?\b|\bi (?:bruk|drift)\b"
)
# A case that only what stands above names: "har behandlet saken i møte".
ABOVE: Final = re.compile(r"\b(?:behandlet|behandla|handsama) sak(?:en|a)\b", re.I)
# By when: what was done in a year is no such limit.
LIMIT: Final = re.compile(r"\b(?:innen|senest|seinast|frist\w*|i løpet av)\b", re.I)
DAY: Final = re.compile(r"\b(?:dato|dag|dagen)\b")
MONTH: Final = re.compile(r"\bmåned")
# "ifølge kommunens årsrapport"; must NOT match "ifølge planen for handlingsprogrammet".
SOURCED: Final = re.compile(
    r"\b(?:ifølge|etter|oppgir|står i) (?:(?!for\b|om\b|av\b)\S+ ){0,4}?"
    r"(?:\d\. )?\S*(?:rapport|presentasjon|program|protokoll|analyse|plan\b|framlegg)"
)
# Words of such a question that the sentence need not have.
ASKS: Final = re.compile(
    r"^(?:når|dato\w*|dag\w*|måned\w*|år\w*|tid\w*|plan(?:en|lagt|lagde)?|etter|gang"
    r"|skal|skulle|høst\w*|vår(?:en)?|tidsplan\w*|fr[ea]m\w*|ifølge|\d[\d.]*|nye?"
    r"|presentasjon\w*|rapport\w*|analyse\w*|kommune\w*"
    r"|tr[eå]\w{0,4})$"
)


@dataclass(frozen=True)
class Dated:
    """A sentence with its one date. iso: first day; last: of a range. fit: 0 to 1.

    query: what gives the row, where it is one of a timetable.
    """

    text: str
    iso: str
    last: str
    fit: float
    row: FactRow
    query: str = ""

    @property
    def said(self) -> str:
        """The sentence, after its date where it leaves the year out."""
        told = self.iso[:4] in self.text
        return self.text if told else f"{days(self.iso, self.last)}: {self.text}"


def when(
    asking: Asking, candidates: Sequence[Candidate], _: GraphStore
) -> Computed | None:
    """The day, month or year in which the one thing happens that is asked about."""
    if asking.question.kind != "when":
        return None
    found = sorted(_dated(asking, candidates), key=lambda one: -one.fit)
    rivals = [one for one in found if one.fit > found[0].fit - CLEAR]
    if not rivals or any(not _agree(rivals[0], one) for one in rivals):
        return None
    best = max(rivals, key=lambda one: (len(one.iso), one.fit))
    places = {(one.row.document, one.row.span): one.row for one in (best, *rivals)}
    return Computed(best.said, (*places.values(),)[:3], best.query, rule="when")


def _agree(one: Dated, other: Dated) -> bool:
    """Whether two dates are the same, or one the other less precisely told."""
    short, long = sorted((one.iso, other.iso), key=len)
    return long.startswith(short)


def _dated(asking: Asking, candidates: Sequence[Candidate]) -> Iterator[Dated]:
    """Every candidate with one date of the precision that is asked for."""
    scope, matcher = documents(asking.question, candidates), Matcher(asking.question)
    sourced = named_kinds(asking.question) and SOURCED.search(asking.low)
    for candidate in candidates:
        unit = candidate.unit
        here = unit.row.document in scope and _may_tell(asking, candidate)
        if not here or (sourced and not candidate.features.get("scope_here")):
            continue
        fit = _fit(matcher, unit)
        told = _date(asking, unit) if fit >= _least(unit) - CLEAR else None
        if told and _is_meant(asking, told[0]) and fit >= _least(unit):
            row = FactRow({}, unit.row.document, Span(*unit.spans[0]))
            fit += REST * matcher.told(_event_text(unit))
            text = closed(unit.text.strip(" •-–"))
            yield Dated(text, *told, fit, row, _query(unit))


def _may_tell(asking: Asking, candidate: Candidate) -> bool:
    """Whether a candidate is an event, or a single sentence with a date."""
    unit = candidate.unit
    limited = re.match(r"innen|senest", asking.low)
    if ABOVE.search(unit.text) or (limited and not LIMIT.search(unit.text)):
        return False
    if FINISH.search(asking.low) and not FINISH.search(_bokmaal(unit.text).lower()):
        return False
    if unit.is_fact or len(unit.pieces) != 1 or len(unit.text) > LONGEST:
        return _is_event(unit)
    return candidate.features["type_fits"] > 0


def _query(unit: Unit) -> str:
    told = _event_text(unit)
    return bound("hendelser", tekst=told) if told else ""


def _least(unit: Unit) -> float:
    return ROW if _is_event(unit) else FIT


def _event_text(unit: Unit) -> str:
    return unit.row.slots.get("tekst", "") if unit.is_fact else ""


def _is_event(unit: Unit) -> bool:
    return unit.row.klasse == "Hendelse"


def _date(asking: Asking, unit: Unit) -> tuple[str, str] | None:
    """The one date of a sentence that the question does not say, and its last day."""
    known = {found.iso for found in parse_dates(asking.question.text)}
    slots = unit.row.slots
    if _is_event(unit):
        last = slots.get("sluttdato", "")
        return None if {slots["dato"], last} & known else (slots["dato"], last)
    year = int(unit.row.date[:4]) if unit.row.date else None
    new = [one for one in parse_dates(unit.text, year) if one.iso not in known]
    if not new or len({found.surface for found in new}) != 1:
        return None
    return new[0].iso, new[-1].iso if len(new) > 1 else ""


def _is_meant(asking: Asking, iso: str) -> bool:
    """Whether a date is as precise as is asked, of the year and the plan period named.

    A plan is made in the year before its first: no earlier date is of it.
    """
    least = 10 if DAY.search(asking.low) else 7 if MONTH.search(asking.low) else 4
    periods = [int(period[:4]) - 1 for period in asking.question.periods]
    years = asking.question.years
    return (
        len(iso) >= least
        and (not periods or int(iso[:4]) >= min(periods))
        and (not years or int(iso[:4]) >= min(years))
    )


def _fit(matcher: Matcher, unit: Unit) -> float:
    """How much of the question a sentence tells, or its heading and document.

    None where it is of another edition, or does not name the body that is asked about.
    """
    question = matcher.question
    text, around = _bokmaal(unit.text), f"{unit.row.heading} {unit.row.part}"
    wanted, told = editions(question.text), editions(text) or editions(around)
    low, asked = text.lower(), question.bokmaal.lower()
    other = any(name in asked and name not in low for name in SHORT_NAMES)
    if other or (wanted and told and not wanted & told):
        return 0.0
    own, beside = matcher.marks(text).cover, matcher.marks(around).cover
    total = met = 0.0
    for term, here, near in zip(question.terms, own, beside, strict=True):
        word = term.word.lower()
        if ASKS.match(word):
            continue
        if has_body(word) and here < MET:
            return 0.0
        score = max(here, AROUND * near)
        total += term.rare
        met += term.rare * min(1.0, score / FULL) if score >= MET else 0.0
    exact = EXACT if wanted & editions(text) else 0.0
    return met / total + exact if total else 0.0


def _bokmaal(text: str) -> str:
    """A sentence in bokmål, abbreviations ("HP") beside what they stand for."""
    full = (
        phrases("abbreviations").get(word.lower(), "") for word in SHORT.findall(text)
    )
    told = " ".join(filter(None, (text, *full)))
    return in_bokmaal(told, "nn") if language_of(text) == "nn" else told
