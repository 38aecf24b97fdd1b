"""Figures of known indicators in running text: "gjeldsgraden ble 92,6 prosent i 2023".

Only what the sentence settles is told: an indicator, its figure with nothing but
linking words between, and at most one area. What a figure is said to be ("lavere enn
budsjett", "avvik") is part of the indicator, since it is then no level.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ingest.extract.amounts import read_number
from ingest.extract.columns import area_of
from ingest.extract.context import Surroundings, said_in, sentence
from ingest.extract.dates import years
from ingest.extract.figureyear import FigureYears
from ingest.extract.municipality import publisher
from ingest.facts import Observasjon
from ingest.gazetteer.figures import key_indicators, key_links
from ingest.model import Layout
from ingest.view import View

MOST_BETWEEN = 12  # words between an indicator and its figure

_NUMBER = r"(?<![\d,.§/-])[-−]?\d{1,3}(?:(?:[ \xa0]\d{3})+|\d*)(?:,\d+)?"
_GAP = r"[ \t\xa0]*(?:\n[ \t\xa0]*){0,2}"
_FIGURE = re.compile(
    rf"(?P<number>{_NUMBER}){_GAP}(?P<unit>prosentpoeng|prosent\b|%"
    rf"|(?P<scale>mill|mrd)\.?{_GAP}kr(?:oner|\.)?|kroner{_GAP}per{_GAP}\w+)"
)
# "… og 2,1 prosent lavere enn budsjett", "prosent over snittet": no level, a distance
_DISTANCE = re.compile(
    rf"(?:{_GAP}(?:og|eller){_GAP}{_NUMBER}{_GAP}(?:prosent|%))?\s+"
    r"(?P<how>(?:lavere|lågare|høyere|høgare|bedre|betre|svakere|mer|meir|mindre|over|under)"
    r"\b(?:\s+enn)?(?:\s+\w+)?)"
)
_YEAR_AFTER = re.compile(r"\s+i\s+(?P<year>20[0-4]\d)\b")
_YEAR = re.compile(r"(?<![\d-])20[0-4]\d(?![\d-])")
_AREA = re.compile(r"\b[A-ZÆØÅ][\wæøå]+(?: [A-ZÆØÅ][\wæøå]+)?\b|\blandet\b")
# A figure wished for, foreseen or taken over years is not the figure of a year.
_NOT_TOLD = re.compile(
    r"\b(?:ventes|forventes|ventast|kan bli|dersom|hvis|bør|skal|gjennomsnitt\w*"
    r"|årlig\w*"
    r"|minst|mål\w*|krav\w*|perioden|siste|anbefal\w*|budsjetter\w*|legg\w* til grunn"
    r"|legger opp|forvent\w*|langsiktig\w*|u/Oslo|uten Oslo|utan Oslo)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?:,?\s+og|,\s+men)\s+(?=(?:økte|auka|falt|gikk|gjekk|steg|sank)\b)"
)
_THEN = re.compile(r"\s+i\s+20\d\d,?\s+(?:og|til|mot)\s+(?:kun\s+)?")
_IN_YEAR = re.compile(r"\b[Ii]\s+(20[0-4]\d)\b")
_VERB_FIRST = re.compile(
    r"\b(?:tilsvarte|tilsvarer|utgjorde|utgjør|utgjer|var|ble|er)\s+(?:de\s+|den\s+)?$"
)
_CORRECTED = re.compile(r"\b(?:korrigert|eksklusive?|uten|utan)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"(?:(?:positivt|negativt)\s+)?avvik|(?:negativ\s+)?vekst|nedgang|økning|auke"
)
_UNITS = {"%": "%", "prosent": "%", "prosentpoeng": "prosentpoeng"}
_NEGATIVE = re.compile(r"\bnegativ(?:t|e)?\s+$", re.IGNORECASE)
_SCALES = {"mill": Decimal(10**6), "mrd": Decimal(10**9)}


class KeyFigure(NamedTuple):
    """A figure in a text. area, year: where the sentence says them."""

    start: int
    end: int
    indicator: str
    value: Decimal
    unit: str
    printed: str
    area: str | None = None
    year: int | None = None


def parse_key_figures(text: str) -> Iterator[KeyFigure]:
    """The figures of known indicators in a text, in order."""
    pattern, names = key_indicators()
    for term in pattern.finditer(text):
        start, end = sentence(text, *term.span())
        figure = _figure_of(text, start, end, term)
        named = _areas(text[start : figure.start()]) if figure else set()
        if figure is None or len(named) > 1:
            continue
        name, of = names[term.lastgroup or ""]
        indicator = name + _kind(text, start, term, figure)
        area = of or next(iter(named), None)
        year = _year_said(text, start, figure)
        yield _made(text, term, figure, indicator, area, year)
        if later := _then(text, figure):
            yield _made(text, term, later, indicator, area, _year_after(text, later))


def _figure_of(
    text: str, start: int, end: int, term: re.Match[str]
) -> re.Match[str] | None:
    """The first figure of a sentence that its words join to an indicator."""
    for figure in _FIGURE.finditer(text, term.end(), end):
        joints = list(_JOINT.finditer(text, term.end(), figure.start()))
        if joints and _year_after(text, figure):  # "…, og økte til 83 prosent i 2024"
            start, linked = joints[-1].start(), joints[-1].end()
        else:
            linked = term.end()
        told = not _NOT_TOLD.search(text, start, figure.end())
        if told and _is_linked(text, start, term, linked, figure):
            return figure
    return None


def _is_linked(
    text: str, start: int, term: re.Match[str], at: int, figure: re.Match[str]
) -> bool:
    """Whether only linking words, years and areas stand between."""
    between = text[at : figure.start()]
    if re.search(r"[;:]|\d[.,]?\d*\s*(?:prosent|%|mill|kr)", between):
        return False
    words = re.findall(r"[^\s(),]+", _AREA.sub(" ", between))
    plain = [word.strip(".").lower() for word in words]
    if plain[-1:] == ["fra"] and _year_after(text, figure) is None:
        return False
    linked = all(word in key_links() or _YEAR.fullmatch(word) for word in plain)
    verb_first = _VERB_FIRST.search(text, start, term.start()) is not None
    return linked and len(plain) <= MOST_BETWEEN and bool(plain or verb_first)


def _then(text: str, figure: re.Match[str]) -> re.Match[str] | None:
    """The figure of a later year: "14 prosent i 2010 til 31 prosent i 2021"."""
    if _year_after(text, figure) is None:
        return None
    joined = _THEN.match(text, figure.end())
    later = _FIGURE.match(text, joined.end()) if joined else None
    return later if later and _year_after(text, later) else None


def _year_after(text: str, figure: re.Match[str]) -> int | None:
    found = _YEAR_AFTER.match(text, figure.end())
    return int(found["year"]) if found else None


def _year_said(text: str, start: int, figure: re.Match[str]) -> int | None:
    """The year right after a figure, else the last one said before it ("i 2024")."""
    before = _IN_YEAR.findall(text, start, figure.start())
    return _year_after(text, figure) or (int(before[-1]) if before else None)


def _areas(text: str) -> set[str]:
    forms = (form for m in _AREA.finditer(text) for form in (m[0], *m[0].split()[1:]))
    return {name for form in forms if (name := _area(form))}


def _area(form: str) -> str | None:
    """The area that a form names, also in the genitive ("Askers")."""
    return area_of(form) or area_of(form.removesuffix("s"))


def _kind(text: str, start: int, term: re.Match[str], figure: re.Match[str]) -> str:
    """What the figure is, when it is no level of the indicator."""
    if distance := _DISTANCE.match(text, figure.end()):
        return f", {' '.join(distance['how'].split())}"
    if _CORRECTED.search(text, start, term.start()):
        return ", korrigert"
    said = _CHANGE.search(text, term.end(), figure.start())
    return f", {' '.join(said[0].split())}" if said else ""


def _made(
    text: str,
    term: re.Match[str],
    figure: re.Match[str],
    indicator: str,
    area: str | None,
    year: int | None,
) -> KeyFigure:
    value = read_number(figure["number"]) * _SCALES.get(
        figure["scale"] or "", Decimal(1)
    )
    if _NEGATIVE.search(text, max(0, term.start() - 12), term.start()):
        value = -abs(value)
    whole = value == value.to_integral_value()
    return KeyFigure(
        term.start(),
        figure.end(),
        indicator,
        value.quantize(Decimal(1)) if whole else value,
        _UNITS.get(figure["unit"], "kr"),
        " ".join(figure[0].split()),
        area,
        year,
    )


def extract(view: View, layout: Layout) -> Iterator[Observasjon]:
    """The key figures of the prose; without a year or an owner they are left out."""
    around, owner = Surroundings(view, layout), publisher(view, layout)
    told = FigureYears(view, layout, around, years(view, layout))
    for figure in parse_key_figures(view.text):
        area = figure.area or owner
        when = figure.year or told.at(figure.start)
        if area and when and not around.is_furniture(figure.start):
            yield Observasjon(
                indikator=figure.indicator,
                omraade=area,
                aar=when,
                verdi=figure.value,
                enhet=figure.unit,
                overflateform=figure.printed,
                evidence=said_in(view, figure.start, figure.end),
            )
