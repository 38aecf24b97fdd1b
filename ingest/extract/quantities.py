"""How much and how many in running text: "Fjordvik har 12 kommunale barnehager".

Known indicators are read elsewhere (ingest.extract.keyfigures). Here every count and
measure whose subject, year and area the sentence settles becomes a statement, so that
two places that tell the same thing differently can be laid beside each other.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ingest.extract.amounts import read_number
from ingest.extract.columns import area_of
from ingest.extract.context import evidence, sentence
from ingest.extract.municipality import publisher
from ingest.gazetteer import table
from ingest.model import Layout
from ingest.toldfacts import Utsagn
from ingest.view import View

LEAST_WORDS, MOST_WORDS = 5, 60  # of a sentence; what is longer is a torn table
MOST_FIGURES = 8  # of a sentence; what has more is a list

_NUMERALS = {
    **{"to": "2", "tre": "3", "fire": "4", "fem": "5", "seks": "6", "sju": "7"},
    **{"syv": "7", "åtte": "8", "ni": "9", "ti": "10", "elleve": "11", "tolv": "12"},
}
_G = r"(?:[ \xa0]+|[ \t]*\n[ \t]*)"
_FIGURE = (
    r"(?<![\w,.§/–-])(?:\d{1,3}(?:[ \xa0]\d{3})+|\d+)(?:,\d+)?(?![\w/–-])"
    rf"|(?<![\w-])(?:{'|'.join(_NUMERALS)})(?![\w-])"
)
_ABOUT = (
    rf"(?:(?:ca\.?|om{_G}lag|rundt|omkring|omtrent|nesten|totalt|til{_G}sammen){_G})"
)
# "34 kommunale barnehager", "435 flyktninger": a plural noun, with one adjective.
# Must NOT match "14 dager" or "2 mill. kroner" (measures.csv names what is no thing).
_COUNT = re.compile(
    rf"(?P<figure>{_FIGURE}){_G}(?P<thing>(?:[a-zæøå]{{3,}}(?:e|ede|te|ske){_G})?"
    r"[a-zæøå-]{4,}(?:er|ar|barn|hus|torg|bygg|kontor|anlegg|verk|bibliotek))\b"
)
# What stands before a count that tells how many there are in all: "har 34 …",
# "15 av 32 …", "og 80 …" after such a one. "2 av" alone needs a figure before it.
_IN_ALL = re.compile(
    rf"(?:\b(?:har|hadde|finnes|finst|driver|driv|eier){_G}(?:i{_G}dag{_G})?"
    rf"(?:kommunen{_G})?(?:blant{_G}annet{_G})?(?:etablert{_G}|bygd{_G})?{_ABOUT}?"
    rf"|\b(?:etablert|bygd){_G}(?:til{_G}sammen|totalt|i{_G}alt){_G}"
    rf"|(?:{_FIGURE}){_G}av{_G}(?:de{_G}|våre{_G})?)$",
    re.IGNORECASE,
)
_AND = re.compile(rf"\bog{_G}{_ABOUT}?$")
# What makes a figure a part, a change, a rate or an aim instead of the whole.
_PART = re.compile(
    r"\b(?:hvorav|herav|derav|kvarav|inkludert|blant(?! anna| anne)|av disse|av dem"
    r"|ytterligere|ytterlegare|fra|frå|minst|minimum|maks\w*|inntil|opptil|over|under|hver\w*|kvar\w*"
    r"|per|mål\w*|økning\w*|auke|nedgang|reduksjon|redusert|økt|flere|færre|mer"
    r"|dersom|hvis|behov|henholdsvis|hhv|(?:opp|ned)?juster\w+|ønsk\w+)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
# No figure of what is, but of what is planned, foreseen or taken over years.
_FORESEEN = re.compile(
    r"\b(?:budsjett\w*|forvent\w*|vent\w+|prognose\w*|ansl\w+|beregn\w*|anbefal\w*"
    r"|langsiktig\w*|foresl\w+|grunn|snitt\w*|gjennomsnittlig|årlig\w*)\b"
    r"(?!\s+[a-zæøå]+et\b)",  # "det gjennomsnittlige avtrykket" is what it is called
    re.IGNORECASE,
)
_COMPARED = re.compile(
    rf"{_G}(?:flere|færre|fleire|mer|meir|mindre|høyere|lavere|over|under|per|pr|økning"
    r"|nedgang|ganger)\b"
)
# "Havnes har 12 skoler", "Barnevernet hadde tre ledere": who has them.
_SUBJECT = re.compile(r"(?P<who>[A-ZÆØÅ][\wæøå]+)(?:\s+kommune)?\s+(?:har|hadde)\b")
_OWN = ("Kommunen", "Kommuna", "Vi", "Det", "Her", "Nå", "No", "Videre", "Samlet")
_YEAR = re.compile(r"(?<![\d/–-])20[0-4]\d(?![\d/–-])")
_UNIT = rf"(?P<unit>tonn{_G}CO2(?:e|-ekv\w*)?|prosent\b|%|tonn\b)"
# "befolkningsvekst på 1,8 prosent"
_MEASURE = re.compile(
    rf"(?<![\w-])(?P<thing>[a-zæøå]{{5,}}){_G}på{_G}{_ABOUT}?"
    rf"(?P<figure>{_FIGURE}){_G}?{_UNIT}"
)
# "utslippene i Fjordvik for 2021 var på 178 000 tonn CO2e": a definite noun, and what
# it is of. Must NOT start at a participle ("knyttet til …").
_MEASURE_OF = re.compile(
    rf"(?<![\w-])(?P<thing>[A-ZÆØÅ]?[a-zæøå]{{4,}}(?:(?<!tt)et|en|ene|a))"
    rf"{_G}(?:i|for|til|per){_G}[^,;:.%()]{{2,60}}?"
    rf"(?:{_G}(?:er|var|ble|blei|vart|utgjorde|utgjør))?{_G}på{_G}{_ABOUT}?"
    rf"(?P<figure>{_FIGURE}){_G}?{_UNIT}"
)


class _Said(NamedTuple):
    """A sentence of the view. text: as it stands there, line breaks and all."""

    start: int
    end: int
    text: str


def extract(view: View, layout: Layout) -> Iterator[Utsagn]:
    """Counts and measures that running text tells, each with its sentence."""
    area = publisher(view, layout)
    seen: set[tuple[int, int]] = set()
    for pattern, told in (
        (_COUNT, _count),
        (_MEASURE, _measure),
        (_MEASURE_OF, _measure),
    ):
        for match in pattern.finditer(view.text):
            place = match.span("figure")
            said = None if _YEAR.fullmatch(match["figure"]) else _said(view, match)
            if place in seen or not area or not said or _elsewhere(said.text, area):
                continue
            if statement := told(view, match, said, area):
                seen.add(place)
                yield statement


def _said(view: View, match: re.Match[str]) -> _Said | None:
    """The sentence around a figure, where it is one: no heading, row or list."""
    start, end = sentence(view.text, *match.span())
    text = view.text[start:end]
    words = text.split()
    proper = text.rstrip().endswith(".") and LEAST_WORDS <= len(words) <= MOST_WORDS
    figures = sum(any(map(str.isdigit, word)) for word in words)
    return _Said(start, end, text) if proper and figures <= MOST_FIGURES else None


def _elsewhere(text: str, owner: str) -> bool:
    """Whether a sentence speaks of another area, or someone else, than its owner."""
    has = _SUBJECT.match(text)
    if has and has["who"] not in (owner, *_OWN):
        return True
    names = re.findall(r"\b[A-ZÆØÅ][\wæøå]+\b|\blandet\b|\bnasjonal\w*\b", text)
    areas = {area for name in names if (area := area_of(name))}
    return bool(areas - {owner})


def _count(view: View, match: re.Match[str], said: _Said, area: str) -> Utsagn | None:
    thing = " ".join(match["thing"].split())
    before = view.text[said.start : match.start()]
    if (
        _is_measure(thing)
        or _PART.search(before)
        or _COMPARED.match(view.text, match.end())
    ):
        return None
    year = _year(said.text)
    if year is None and not _whole(view, said, match):
        return None
    return _statement(view, match, said, area, thing, thing.split()[-1], year)


def _whole(view: View, said: _Said, match: re.Match[str]) -> bool:
    """Whether an undated count tells how many there are in all."""
    before = view.text[said.start : match.start()]
    if not _YEAR.search(said.text) and _IN_ALL.search(before):
        return True
    joined = _AND.search(before)
    return bool(joined and " har " in f" {before} " and not _YEAR.search(said.text))


def _measure(view: View, match: re.Match[str], said: _Said, area: str) -> Utsagn | None:
    before = view.text[said.start : match.start("figure")]
    if _PART.search(before) or _FORESEEN.search(said.text):
        return None
    if _COMPARED.match(view.text, match.end()):
        return None
    thing, unit = match["thing"].lower(), " ".join(match["unit"].split())
    year = _year(said.text)
    if year is None and _YEAR.search(said.text):
        return None
    return _statement(view, match, said, area, thing, unit, year)


def _year(text: str) -> int | None:
    """The one year of a sentence; None where it has none or several."""
    years = set(_YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else None


def _statement(
    view: View,
    match: re.Match[str],
    said: _Said,
    area: str,
    thing: str,
    unit: str,
    year: int | None,
) -> Utsagn:
    figure = " ".join(match["figure"].split())
    return Utsagn(
        gjelder=thing,
        egenskap="verdi",
        verdi=str(read_number(_NUMERALS.get(figure.lower(), figure))),
        enhet=unit,
        omraade=area,
        aar=year,
        overflateform=" ".join(said.text.split()),
        evidence=(evidence(view, *match.span()),),
    )


@cache
def _not_things() -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in table("measures")))


def _is_measure(thing: str) -> bool:
    """Whether a word is a unit, a stretch of time or a part of a paper, no thing."""
    return bool(_not_things().fullmatch(thing.split()[-1]))
