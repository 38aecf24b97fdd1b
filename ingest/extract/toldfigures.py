"""Figures whose label is the subject of a sentence: "Andelen … var 83 prosent i 2022".

Indicators that are known by name are read elsewhere (ingest.extract.keyfigures). Here
the sentence itself must name what is measured (figure_heads.csv), say the figure with
its unit right behind the verb, and settle the year; else nothing is told. What is
wished for, foreseen or compared with is no figure.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from ingest.extract.amounts import read_number
from ingest.extract.columns import area_of
from ingest.extract.context import Surroundings, evidence, sentence
from ingest.extract.dates import years
from ingest.extract.figureyear import FigureYears
from ingest.extract.municipality import publisher
from ingest.facts import Observasjon
from ingest.gazetteer import table
from ingest.gazetteer.figures import key_indicators
from ingest.model import Layout
from ingest.view import View

MOST_WORDS = 12  # of a label
_NUMBER = r"(?:minus |[-−])?\d{1,3}(?:(?:[ \xa0]\d{3})+|\d*)(?:,\d+)?(?![\w/])"
_UNITS = {
    "prosent": "%", "%": "%", "promille": "promille", "poeng": "poeng", "kroner": "kr",
    "kronar": "kr", "dager": "dager", "dagar": "dager", "timer": "timer",
    "timar": "timer", "årsverk": "årsverk", "personer": "personer", "år": "år",
    "personar": "personer", "kilometer": "km", "dekar": "dekar",
}  # fmt: skip
_UNIT = rf"(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})(?!\w)"
_TONNES = r"tonn(?: CO2(?:-?ekvivalent(?:er|ar)|e)?)?(?!\w)"
_ABOUT = r"(?:(?:på|til|kun|bare|berre|ca\.?|cirka|om lag|omtrent|rundt|nå|no) ){0,2}"
_IS = (
    r"(?:var|er|ble|blei|vart|utgjorde|utgjør|lå|låg|ligger|ligg|endte|enda"
    r"|har vært|har vore)"
)
_ROSE = (
    r"(?:økte|auka|har økt|har auka|gikk (?:ned|opp)|gjekk (?:ned|opp)|falt|fall|steg"
    r"|sank|er redusert|er økt|vart redusert|ble redusert)"
)
_FIGURE = rf"(?P<n>{_NUMBER})(?: ?(?P<unit>{_UNIT}|{_TONNES}))?"
_LABEL = r"(?P<label>[A-ZÆØÅ][^.:;()\d]{2,110}?(?:\d+[-–]\d+ år[^.:;()\d]{0,40}?)?)"
# "Andelen kvinner var 78 prosent": the whole beginning of a sentence
_LEVEL = re.compile(
    rf"(?:I (?P<y0>20[0-4]\d) (?P<first>{_IS}) )?{_LABEL},? (?:(?(first)(?!))|)"
    rf"(?P<is>{_IS}) {_ABOUT}{_FIGURE}"
)
# "I 2024 var andelen kvinner 78 prosent"
_TURNED = re.compile(
    rf"I (?P<y0>20[0-4]\d) {_IS} (?P<label>[a-zæøå][^.,:;()\d]{{2,90}}?) "
    rf"{_ABOUT}{_FIGURE}"
)
# "Andelen økte fra 48 til 53 prosent": only what it came to is certain
_CHANGE = re.compile(
    rf"{_LABEL} {_ROSE} (?:fra|frå) (?P<from>{_NUMBER}) ?(?:{_UNIT})?"
    rf"(?: i (?P<fromyear>20[0-4]\d))? til {_FIGURE}"
)
# ", mot 8,9 prosent året før", ", opp fra 40,2 i 2023"
_BEFORE = re.compile(
    rf"[^.;:\d]{{0,12}},? (?:mot|(?:opp|ned) (?:fra|frå)) (?P<n>{_NUMBER})"
    rf"(?: ?(?P<unit>{_UNIT}|{_TONNES}))?,? (?:i (?P<year>20[0-4]\d)|året før)"
)
_YEAR_AFTER = re.compile(
    r"(?: i snitt| i gjennomsnitt)?(?: i| for| ved utgangen av| ved årsskiftet) "
    r"(?P<y>20[0-4]\d)(?![\d-])"
)
_LAST_YEAR = re.compile(r" (?:i fjor|året før|sist år)\b")
_YEAR = re.compile(r"(?<![\d/–-])20[0-4]\d(?![\d/–-])")
# Must NOT be told: aims, forecasts, means over years, parts that the label leaves open.
_NOT_TOLD = re.compile(
    r"\b(?:mål\w*|krav\w*|skal|bør|kan|vil|vent\w+|forvent\w*|prognose\w*|budsjett\w*"
    r"|ansl\w+|beregn\w*|rekna|regn(?:et|es)|foresl\w+|dersom|hvis|om to år"
    r"|framskriv\w*|fremskriv\w*|årlig\w*|årleg\w*|denne|dette|disse|desse|det"
    r"|hittil|perioden|resten|den (?:første|nye|samme|eine|ene)|maks\w*|minst\w*"
    r"|normen|grensen|grensa)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\s*(?:lavere|lågare|høyere|høgare|mer|meir|mindre|over|under|bedre|dårligere"
    r"|flere|færre|av \w+ (?:mål|krav)|poeng over)\b"
)
_VERB = re.compile(
    r"\b(?:har|hadde|er|var|ble|vart|viser|fikk|får|gir|går|kommer|og (?:det|den))\b"
)


class ToldFigure(NamedTuple):
    """A figure of a sentence. year: where the sentence says it; back: years before."""

    label: str
    value: Decimal
    unit: str
    printed: str
    year: int | None = None
    back: int = 0


def parse_told(text: str) -> list[ToldFigure]:
    """The figures of one sentence, blanks single; none where anything is open."""
    found = _TURNED.match(text) or _CHANGE.match(text) or _LEVEL.match(text)
    if found is None or _NOT_TOLD.search(text[: found.end()]):
        return []
    label, unit = _label(found["label"]), _unit(found)
    if not label or not unit or _COMPARED.match(text, found.end()):
        return []
    after = _YEAR_AFTER.match(text, found.end())
    year = _year(found, after)
    end = after.end() if after else found.end()
    before = _BEFORE.match(text, end)
    named = _YEAR.findall(text, 0 if year is None else end)
    if year is None and len(named) > bool(before and before["year"]):
        return []
    back = int(year is None and bool(_LAST_YEAR.match(text, end)))
    out = [_made(label, found, unit, year, back)]
    said = found.groupdict()
    if said.get("fromyear"):
        value, printed = read_number(said["from"]), said["from"]
        out.append(ToldFigure(label, value, unit, printed, int(said["fromyear"])))
    if before:
        when = int(before["year"]) if before["year"] else year and year - 1
        out.append(_made(label, before, unit, when, 0 if when else back + 1))
    return out


def _year(found: re.Match[str], after: re.Match[str] | None) -> int | None:
    if after:
        return int(after["y"])
    told = found.groupdict().get("y0")
    return int(told) if told else None


def _made(
    label: str, found: re.Match[str], unit: str, year: int | None, back: int = 0
) -> ToldFigure:
    value = read_number(found["n"].replace("minus ", "-"))
    printed = " ".join(filter(None, (found["n"], found["unit"])))
    return ToldFigure(label, value, unit, printed, year, back)


def _unit(found: re.Match[str]) -> str:
    """The unit behind the figure, else points where the label is of points."""
    printed = found["unit"] or ""
    if printed.startswith("tonn"):
        return "tonn_CO2e" if "CO2" in printed else "tonn"
    if printed:
        return _UNITS[printed]
    return "poeng" if re.search(r"poeng(?:ene|a)?\b", found["label"].lower()) else ""


def _label(text: str) -> str:
    """What is measured, as the sentence names it; "" where it is no such thing."""
    plain = text.strip(" ,")
    plain = plain[:1].upper() + plain[1:]
    clause, _, rest = plain.partition(" som ")
    words = plain.split()
    open_verb = _VERB.search(clause) or (not rest and _VERB.search(plain))
    if open_verb or "," in clause or len(words) > MOST_WORDS:
        return ""
    return plain if is_figure_name(plain) else ""


def is_figure_name(text: str) -> bool:
    """Whether the first words of a text name something that figures are told of."""
    return any(_heads().fullmatch(word.lower()) for word in text.split()[:4])


@cache
def _heads() -> re.Pattern[str]:
    forms = (f"(?:{row['form']})" for row in table("figure_heads"))
    return re.compile("|".join(forms))


_CANDIDATE = re.compile(
    rf"(?:{_IS}|{_ROSE})\s+(?:\w+\.?\s+){{0,6}}?(?:{_NUMBER})\s*(?:{_UNIT}|tonn)"
    rf"|poeng(?:ene|a)\s+\w+\s+(?:i \w+ )?{_IS}\s+{_NUMBER}|poenga?(?:ene)?\s+{_IS}\s+"
    rf"{_NUMBER}|poengene i \w+ var {_NUMBER}"
)


def extract(view: View, layout: Layout) -> Iterator[Observasjon]:
    """The figures that sentences tell of the municipality or of one area they name."""
    owner, around = publisher(view, layout), Surroundings(view, layout)
    told = FigureYears(view, layout, around, years(view, layout))
    seen: set[tuple[int, int]] = set()
    for found in _CANDIDATE.finditer(view.text):
        place = sentence(view.text, *found.span())
        if place in seen or around.is_furniture(place[0]):
            continue
        seen.add(place)
        text = " ".join(view.text[slice(*place)].split())
        area = _area(text, owner)
        for figure in parse_told(text) if area else ():
            if key_indicators()[0].search(figure.label):
                continue  # read as a known indicator
            year = figure.year or told.at(place[0])
            if area and year:
                yield Observasjon(
                    indikator=figure.label,
                    omraade=area,
                    aar=year - figure.back,
                    verdi=figure.value,
                    enhet=figure.unit,
                    overflateform=figure.printed,
                    evidence=(evidence(view, *place),),
                )


def _area(text: str, owner: str | None) -> str | None:
    """The one area of a sentence; the owner's where it names none."""
    names = re.findall(r"\b[A-ZÆØÅ][\wæøå]+(?:-\w+)?\b|\blandet\b", text)
    named = {area for name in names if (area := area_of(name) or area_of(name[:-1]))}
    others = named - {owner}
    return owner if not others else None
