"""Lists of key figures: a label and one figure on each line.

"Nøkkeltall for budsjett 2024" over "Gjeldsgrad 103 %"; "Årsverk (antall) 448" in a
report, where the heading says of which service.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ingest.extract.amounts import read_number
from ingest.extract.context import Surroundings, evidence
from ingest.extract.dates import years
from ingest.extract.figureyear import REPORTS
from ingest.extract.municipality import publisher
from ingest.facts import Observasjon
from ingest.gazetteer.figures import units
from ingest.model import Layout, Span
from ingest.view import Line, View

NEAR = 3  # lines between counts that stand together

_NUMBER = r"[-−]?\d{1,3}(?:(?:[ \xa0]\d{3})+|\d*)(?:,\d+)?"
_HEAD = re.compile(r"\bnøkkeltal\w*\b[^.\n]*?\b(?P<year>20[0-4]\d)\s*$", re.IGNORECASE)
_LINE = re.compile(
    rf"^\s*(?P<label>[A-ZÆØÅ][^\d:]{{3,50}}?)[\s:–-]+(?:[Cc]a\.?\s*)?(?P<number>{_NUMBER})\s*"
    r"(?P<unit>%|prosent|mill\.?(?: kr\w*)?|mrd\.?(?: kr\w*)?|kr|kroner|årsverk)?\s*$"
)
_COUNTED = re.compile(
    rf"^\s*(?P<label>[A-ZÆØÅ][\wæøåÆØÅ -]{{2,40}}) \(antall?\)\s+"
    rf"(?P<number>{_NUMBER})\s*$"
)
# "• Redusert utbytte 7 mill. kroner", "• Pensjon – 4 mill. kroner i mindreutgifter"
_BULLET = re.compile(
    r"^\s*[•▪*]\s+(?P<label>[A-ZÆØÅ][^.:()\d]{3,60}?)\s*[–:,-]?\s+"
    rf"(?P<number>{_NUMBER})\s*(?P<unit>(?:mill|mrd)\.? kr\w*)"
    r"(?:\s+i\s+(?P<how>(?:mer|meir|mindre)\w+))?\s*$"
)
_VERB = re.compile(r"\b(?:er|ble|var|har|viser|skal|vil|kan|får|på|med|over|til)\b")
_YEAR = re.compile(r"(?<![\d-])20[0-4]\d(?![\d-])")
# Headings that stand in every chapter alike: the one above them names the service.
_COMMON = re.compile(
    r"status|økonomi|årsverk|ansatte|tilsette|nøkkeltall|kostra|budsjett|regnskap", re.I
)
_SCALES = {"mi": Decimal(10**6), "mr": Decimal(10**9)}


def extract(view: View, layout: Layout) -> Iterator[Observasjon]:
    """The figures of key figure lists and of counts on lines of their own."""
    owner = publisher(view, layout)
    if owner:
        yield from _headed(view, owner)
        yield from _counted(view, layout, owner)
        yield from _bulleted(view, layout, owner)


def _headed(view: View, owner: str) -> Iterator[Observasjon]:
    """The lines under "Nøkkeltall … 2024", down to the first that is none of them."""
    for line in view.lines:
        head = _HEAD.search(line.text) if len(line.text) < 70 else None
        if head is None:
            continue
        for below in view.lines[line.number : line.number + 40]:
            figure = _LINE.match(below.text)
            if figure:
                yield _told(view, below, figure, owner, int(head["year"]))
            elif below.text.strip():
                break


def _counted(view: View, layout: Layout, owner: str) -> Iterator[Observasjon]:
    around, year = Surroundings(view, layout), years(view, layout)
    for line in view.lines:
        figure = _COUNTED.match(line.text)
        if figure is None or not layout.parts:
            continue
        part = layout.part_at(view.source(line.start, line.start).start)
        when = year(line.start)
        if part.kind in REPORTS and when:
            told = _told(view, line, figure, owner, when, service(around, line.start))
            yield replace(told, evidence=(*told.evidence, *_beside(view, line)))


def _beside(view: View, line: Line) -> tuple[Span, ...]:
    """The place of the counts that stand together with one, if there are others."""
    around = view.lines[max(0, line.number - 1 - NEAR) : line.number + NEAR]
    near = [other for other in around if _COUNTED.match(other.text)]
    if len(near) < 2:
        return ()
    return (evidence(view, near[0].start, near[-1].end),)


def _bulleted(view: View, layout: Layout, owner: str) -> Iterator[Observasjon]:
    """Points that are a label and an amount, under a heading with a year."""
    around = Surroundings(view, layout)
    for line in view.lines:
        figure = _BULLET.match(line.text)
        if figure is None or _VERB.search(figure["label"]):
            continue
        named = [
            set(_YEAR.findall(heading)) for heading in _headings(view, around, line)
        ]
        said = next((found for found in named if found), set())
        if len(said) == 1:
            yield _told(view, line, figure, owner, int(said.pop()), figure["how"])


def _headings(view: View, around: Surroundings, line: Line) -> list[str]:
    """The headings over a line, innermost first; a slide's title may be two lines."""
    section = around.section(line.start)
    if section is None:
        return []
    start = view.here(section.heading).start
    above = view.text[max(0, start - 80) : start].rstrip().rpartition("\n")[2]
    return [section.path[-1], above, *reversed(section.path[:-1])]


def service(around: Surroundings, at: int) -> str:
    """The service that a place of a report is about: its own heading, or ""."""
    section = around.section(at)
    own = [h for h in section.path if not _COMMON.search(h)] if section else []
    return own[-1] if own else ""


def _told(
    view: View,
    line: Line,
    figure: re.Match[str],
    owner: str,
    year: int,
    more: str | None = None,
) -> Observasjon:
    named = figure.groupdict().get("unit") or ""
    label = " ".join(figure["label"].split())
    value = read_number(figure["number"]) * _SCALES.get(named[:2], Decimal(1))
    return Observasjon(
        indikator=f"{label}, {more}" if more else label,
        omraade=owner,
        aar=year,
        verdi=value.quantize(Decimal(1))
        if value == value.to_integral_value()
        else value,
        enhet=_unit(named, label),
        overflateform=f"{figure['number']} {named}".strip(),
        evidence=(evidence(view, line.start, line.end),),
    )


def _unit(named: str, label: str) -> str:
    if named:
        return {"%": "%", "prosent": "%", "årsverk": "årsverk"}.get(named, "kr")
    fitting = (unit for pattern, unit in units() if pattern.search(label))
    return next((unit for unit in fitting if unit not in ("%", "kr")), "antall")
