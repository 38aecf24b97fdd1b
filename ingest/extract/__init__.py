"""The extractors: one module for each kind of fact, each a generator of facts."""

from collections.abc import Callable, Iterator

from ingest.extract import amounts, dates, laws, municipality, plans
from ingest.facts import Fact
from ingest.model import Layout
from ingest.view import View

Extractor = Callable[[View, Layout], Iterator[Fact]]

EXTRACTORS: tuple[Extractor, ...] = (
    amounts.extract,
    dates.extract,
    laws.extract,
    municipality.extract,
    plans.extract,
)


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """All facts of a document, extractor by extractor, in text order."""
    for extractor in EXTRACTORS:
        yield from extractor(view, layout)
