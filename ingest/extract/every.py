"""All extractors, in the order in which their facts are told."""

from collections.abc import Callable, Iterator

from ingest.extract import (
    amounts,
    bodies,
    budget,
    cases,
    changelists,
    dates,
    decisions,
    deviations,
    echoes,
    figurecards,
    followup,
    grants,
    headcounts,
    indicators,
    keyfigures,
    keylists,
    laws,
    meetings,
    municipality,
    persons,
    places,
    plans,
    presented,
    pricelists,
    projects,
    proposals,
    quantities,
    questions,
    schedule,
    shares,
    signatures,
    staff,
    toldfigures,
    votes,
)
from ingest.facts import Fact
from ingest.model import Layout
from ingest.view import View

Extractor = Callable[[View, Layout], Iterator[Fact]]

EXTRACTORS: tuple[Extractor, ...] = (
    amounts.extract,
    bodies.extract,
    budget.extract,
    cases.extract,
    changelists.extract,
    dates.extract,
    decisions.extract,
    deviations.extract,
    echoes.extract,
    followup.extract,
    grants.extract,
    indicators.extract,
    figurecards.extract,
    keyfigures.extract,
    headcounts.extract,
    keylists.extract,
    laws.extract,
    meetings.extract,
    municipality.extract,
    persons.extract,
    places.extract,
    plans.extract,
    presented.extract,
    pricelists.extract,
    projects.extract,
    proposals.extract,
    quantities.extract,
    questions.extract,
    schedule.extract,
    shares.extract,
    signatures.extract,
    staff.extract,
    toldfigures.extract,
    votes.extract,
)


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """All facts of a document, extractor by extractor, in text order."""
    for extractor in EXTRACTORS:
        yield from extractor(view, layout)
