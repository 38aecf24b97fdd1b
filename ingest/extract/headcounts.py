"""How many people a municipality has and employs, as its reports tell it in a sentence.

"Kommunen hadde 2 314 innbyggere ved utgangen av året", "Fjordvik har 231 ansatte
fordelt på 184,6 årsverk". Only what the municipality itself has: no school, no part.
"""

import re
from collections.abc import Iterator

from ingest.extract.amounts import read_number
from ingest.extract.context import Surroundings, said_in, sentence
from ingest.extract.dates import years
from ingest.extract.figureyear import FigureYears
from ingest.extract.municipality import publisher
from ingest.facts import Observasjon
from ingest.model import Layout
from ingest.view import View

_G = r"[ \t\xa0]*\n?[ \t\xa0]*"
_NUMBER = r"(?<![\d,.])\d{1,3}(?:(?:[ \xa0]\d{3})+|\d*)(?:,\d+)?"
_THINGS = {"innb": ("Innbyggere", "personer"), "årsv": ("Årsverk", "årsverk")}
_STAFF = ("Ansatte", "ansatte")
_THING = (
    r"(?P<{0}>innbygger(?:e|ar)|innbyggjarar|innbyggarar|ansatte|tilsette|årsverk)\b"
)
# Must NOT match "hadde 17 færre innbyggere", "over 2 000", "har 12 ansatte i SFO".
_HAS = re.compile(
    rf"\b(?P<who>Kommunen|Kommuna|Vi|[A-ZÆØÅ][\wæøå]+(?: kommune)?)\s+(?:har|hadde)"
    r"(?P<between>(?:\s+(?:ved|per|i|i alt|til sammen|totalt|utgangen|slutten|av|året"
    rf"|årsskiftet|\d\d?\.|desember|januar))*)\s+(?P<number>{_NUMBER}){_G}"
    rf"{_THING.format('thing')}"
    rf"(?:,?{_G}(?:fordel[dt]e?{_G}på|og|som{_G}(?:utførte|utgjorde|utgjør|utfører))"
    rf"{_G}(?P<number2>{_NUMBER}){_G}(?P<thing2>årsverk))?"
    r"(?!\s+(?:i|på|ved|med|under|over)\s+(?!utgangen|slutten|årsskiftet|20\d\d))"
)
# "Det ble født 121 barn i 2024, mot 169 i 2014", "58 personar døydde"
_BORN = re.compile(
    rf"\b[Dd]et{_G}(?:ble|blei|vart){_G}(?:bare{_G}|berre{_G})?(?:født|fødd|føtt|fødde)"
    rf"{_G}(?:bare{_G}|berre{_G})?(?P<number>{_NUMBER}){_G}(?:barn|born)\b"
    rf"(?:{_G}i{_G}(?P<year>20[0-4]\d))?"
    rf"(?:,{_G}mot{_G}(?P<number2>{_NUMBER}){_G}i{_G}(?P<year2>20[0-4]\d))?"
)
_DIED = re.compile(
    rf"(?P<number>{_NUMBER}){_G}(?:(?:personer|personar|innbyggere|innbyggjarar){_G}"
    rf"(?:døde|døydde|døyde)|dødsfall\b)(?:{_G}i{_G}(?P<year>20[0-4]\d))?"
)
_VITAL = ((_BORN, "Fødte barn"), (_DIED, "Dødsfall"))
_YEAR = re.compile(r"(?<![\d-])20[0-4]\d(?![\d-])")
_OWN = frozenset({"Kommunen", "Kommuna", "Vi"})


def extract(view: View, layout: Layout) -> Iterator[Observasjon]:
    """Each count that the municipality states of itself and that has one year."""
    owner = publisher(view, layout)
    around = Surroundings(view, layout)
    told = FigureYears(view, layout, around, years(view, layout))
    for found in _HAS.finditer(view.text) if owner else ():
        if owner and found["who"].removesuffix(" kommune") in (*_OWN, owner):
            year = _year(view.text, found) or told.at(found.start())
            if year and not around.is_furniture(found.start()):
                yield from _counts(view, found, owner, year)
    for pattern, indicator in _VITAL if owner else ():
        for found in pattern.finditer(view.text):
            if owner and not around.is_furniture(found.start()):
                year = told.at(found.start())
                yield from _vital(view, found, (indicator, owner), year)


def _vital(
    view: View, found: re.Match[str], about: tuple[str, str], year: int | None
) -> Iterator[Observasjon]:
    """Births or deaths of a year, and those that they are compared with."""
    said = found.groupdict()
    first = int(said["year"]) if said["year"] else year
    other = int(said["year2"]) if said.get("year2") else None
    for group, when in (("number", first), ("number2", other)):
        if when and said.get(group):
            yield Observasjon(
                indikator=about[0],
                omraade=about[1],
                aar=when,
                verdi=read_number(found[group]),
                enhet="personer",
                overflateform=" ".join(found[group].split()),
                evidence=said_in(view, *found.span(group)),
            )


def _year(text: str, found: re.Match[str]) -> int | None:
    """The one year of the sentence."""
    named = set(_YEAR.findall(text, *sentence(text, *found.span())))
    return int(named.pop()) if len(named) == 1 else None


def _counts(
    view: View, found: re.Match[str], owner: str, year: int
) -> Iterator[Observasjon]:
    for number, thing in (("number", "thing"), ("number2", "thing2")):
        if not found[number]:
            continue
        indicator, unit = _THINGS.get(found[thing][:4], _STAFF)
        yield Observasjon(
            indikator=indicator,
            omraade=owner,
            aar=year,
            verdi=read_number(found[number]),
            enhet=unit,
            overflateform=" ".join(f"{found[number]} {found[thing]}".split()),
            evidence=said_in(view, *found.span(number)),
        )
