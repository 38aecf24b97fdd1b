"""A key figure under its name, each on a line of its own, as the cards of a page.

"Netto driftsresultat" over "-0,7 %". What is aimed at ("Måltall", "Mål for fondet") is
no figure, and a name must be one that figures have (figure_heads.csv, key indicators).
"""

import re
from collections.abc import Iterator

from ingest.extract.amounts import read_number
from ingest.extract.context import Surroundings, evidence
from ingest.extract.dates import years
from ingest.extract.figureyear import FigureYears
from ingest.extract.municipality import publisher
from ingest.extract.toldfigures import is_figure_name
from ingest.facts import Observasjon
from ingest.gazetteer.figures import key_indicators
from ingest.model import Layout
from ingest.view import View

_VALUE = re.compile(
    r"\s*(?P<n>(?:minus |[-−])?\d{1,3}(?:(?:[ \xa0]\d{3})+|\d*)(?:,\d+)?)\s*"
    r"(?P<unit>%|prosent|promille|poeng|årsverk)\s*"
)
_AIM = re.compile(
    r"(?i)\b(?:mål\w*|krav\w*|budsjett\w*|prognose\w*|handlingsregel\w*)\b"
)
_UNITS = {"prosent": "%"}
LEAST, MOST = 4, 80  # letters of a name


def extract(view: View, layout: Layout) -> Iterator[Observasjon]:
    """The figures of such cards, of the year that the document reports on."""
    owner, around = publisher(view, layout), Surroundings(view, layout)
    told = FigureYears(view, layout, around, years(view, layout))
    for name, line in zip(view.lines, view.lines[1:], strict=False) if owner else ():
        found = _VALUE.fullmatch(line.text)
        year = told.at(name.start, above=True) if found and _names(name.text) else None
        if owner and found and year:
            unit = found["unit"].lower()
            yield Observasjon(
                indikator=name.text.strip(),
                omraade=owner,
                aar=year,
                verdi=read_number(found["n"].replace("minus ", "-")),
                enhet=_UNITS.get(unit, unit),
                overflateform=line.text.strip(),
                evidence=(evidence(view, name.start, line.end),),
            )


def _names(text: str) -> bool:
    """Whether a line is the name of a figure, and of nothing that is aimed at."""
    plain = text.strip()
    if not LEAST <= len(plain) <= MOST or not plain[0].isupper() or plain[-1] in ".:;,":
        return False
    known = key_indicators()[0].search(plain) or is_figure_name(plain)
    return bool(known) and not _AIM.search(plain)
