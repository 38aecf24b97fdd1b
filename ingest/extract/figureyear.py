"""The year of figures whose own place names none, where that is beyond doubt."""

import re
from dataclasses import dataclass

from ingest.extract.context import Surroundings
from ingest.extract.dates import YearOf
from ingest.model import Layout
from ingest.view import View

ABOVE = 300  # characters over a table in which its year may stand
OPENING = 1500  # where a document says which year its figures are of
REPORTS = {"aarsrapport", "tertialrapport", "tilstandsrapport"}

_YEAR = re.compile(r"(?<![\d-])20[0-4]\d(?![\d-])")
_FIGURES_OF = re.compile(r"\b(20[0-4]\d)[- ]tall?\b")


@dataclass(frozen=True)
class FigureYears:
    """What a document says of the years of its figures."""

    view: View
    layout: Layout
    around: Surroundings
    year: YearOf

    def at(self, offset: int, *, above: bool = False) -> int | None:
        """The year that the document says its figures are of ("2024-tall").

        Else the one that the heading or the text right above names, or that the
        document reports on.
        """
        text = self.view.text
        title = self.view.document.title or ""
        if said := _FIGURES_OF.search(f"{title}\n{text[:OPENING]}"):
            return int(said[1])
        before = text[max(0, offset - ABOVE) : offset] if above else ""
        for place in (self.around.heading(offset) or "", before):
            named = set(_YEAR.findall(place))
            if len(named) == 1:
                return int(named.pop())
        return self.year(offset) if self._is_report(offset) else None

    def _is_report(self, offset: int) -> bool:
        if not self.layout.parts:
            return False
        part = self.layout.part_at(self.view.source(offset, offset).start)
        return part.kind in REPORTS
