"""Each fact as one short sentence in bokmål, with what it says in slots.

The sentence is what is searched and, where it fits the question, what is answered:
it names the body, the date, the area and the unit that the printed row leaves out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from ingest import facts
from ingest.facts import Extraction, Fact, SakRef
from ingest.model import Span
from kg import happenings
from kg.saying import decisions, matters, meetings
from kg.saying.figures import posts, series
from kg.saying.words import Said, Titles

__all__ = ["Said", "say"]

LONGEST: Final = 900
"""A decision that is longer is cut; its passage holds the rest."""

TELLERS: Final[Mapping[type[Fact], Callable[[Any, Titles], str | None]]] = {
    **decisions.TELLERS,
    **happenings.TELLERS,
    **matters.TELLERS,
    **meetings.TELLERS,
}


def say(extraction: Extraction) -> Iterator[Said]:
    """Every fact of a document that makes a sentence of its own."""
    titles = _titles(extraction.facts)
    for fact in extraction.facts:
        teller = TELLERS.get(type(fact))
        text = teller(fact, titles) if teller else None
        if text:
            places = _fullest_first(extraction, fact)
            yield Said(_klasse(fact), text[:LONGEST], places, _slots(fact))
    yield from chain(posts(extraction), series(extraction))


def _fullest_first(extraction: Extraction, fact: Fact) -> tuple[Span, ...]:
    """The places of a case, those first that say most of what is known of it."""
    if not isinstance(fact, facts.Moetesak):
        return fact.evidence
    known = (fact.journalpost or fact.saksmappe, fact.sak.nummer, fact.saksbehandler)
    told = [value for value in known if value]
    return tuple(sorted(fact.evidence, key=lambda span: -_says(extraction, span, told)))


def _says(extraction: Extraction, span: Span, told: Sequence[str]) -> int:
    """How many values stand at a place."""
    quote = extraction.document.quote(span)
    return sum(value in quote for value in told)


def _titles(found: Sequence[Fact]) -> Titles:
    """What each case is about: its own title or, without one, that of its folder."""
    cases = [fact for fact in found if isinstance(fact, facts.Moetesak)]
    folders = {case.saksmappe: case.tittel for case in reversed(cases) if case.tittel}
    own = {case.sak: case.tittel for case in reversed(cases) if case.tittel}
    for case in cases:
        title = folders.get(case.saksmappe) if case.saksmappe else None
        if title:
            own.setdefault(case.sak, title)
    return {sak: title for sak, title in own.items() if title}


def _klasse(fact: Fact) -> str:
    return getattr(fact, "klasse", None) or type(fact).__name__


def _slots(fact: Fact) -> dict[str, str]:
    named = {
        name: str(value)
        for name, value in vars(fact).items()
        if name != "evidence" and isinstance(value, str | int) and value != ""
    }
    sak = getattr(fact, "sak", None)
    if isinstance(sak, SakRef):
        named |= {"utvalg": sak.utvalg, "sak": sak.nummer or "", "dato": sak.dato or ""}
    return named
