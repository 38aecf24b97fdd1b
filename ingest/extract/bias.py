"""Who could not take part in a case, and why."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from ingest.extract.debate import Sentence, sentence_place, treated
from ingest.extract.person_names import PersonName, by_surname, party_code, people
from ingest.extract.roll import Roll
from ingest.extract.treatment import Section
from ingest.facts import Inhabilitet, SakRef
from ingest.gazetteer import wordings
from ingest.view import View

_WHOSE = re.compile(
    r"(?i)^(?:s|'s|’s)?(?:\s*\([^()]*\))?\s*(?:sin |si |sitt )?(?:in)?habilitet"
)
# "Vara Kari Berg tok sete"
_DEPUTY = re.compile(r"(?i)\bvara(?:medlem|representant|person)?(?:men|met|en)?\s+$")
_DEPUTY_CAME = re.compile(r"(?i)(?:\w+ )?vara(?:medlem|representant|person)?\b")
# "Berg (A) meldte seg inhabil": a surname at the beginning of a sentence
_ALONE = re.compile(
    r"(?:(?i:repr(?:esentant(?:en)?)?\.?|medlem|ordfører|varaordfører)\s+)?"
    r"(?P<name>[A-ZÆØÅ][\wæøå-]+(?: [A-ZÆØÅ][\wæøå-]+)?)\s*\((?P<p>[^()]{1,6})\)"
)


@cache
def _said(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{wordings('inhabilitet')[name]})(?!\w)")


@cache
def _because() -> tuple[re.Pattern[str], ...]:
    """Why: up to the end of the sentence, or to what the person did next."""
    words = wordings("inhabilitet")
    then = rf",? (?:og|men|samt|hvorpå)\s(?:\S+ ){{0,4}}?(?:{words['gikk']})"
    stop = rf"(?={then}|[;)]|,? jf\b|\. [A-ZÆØÅ]|\.?$)"
    ways = (words["fordi"], words["som"], words["etter"])
    why = rf"\s+(?P<why>.{{4,200}}?){stop}"
    return tuple(re.compile(rf"(?i)(?<!\w)(?:{way}){why}") for way in ways)


def biased(
    view: View, parts: Sequence[Section], sak: SakRef, roll: Roll
) -> Iterator[Inhabilitet]:
    """People who left the case, told by name in the sentence or the one before.

    A surname alone is the one at the meeting with it, or the one of the file.
    """
    before: list[str] = []
    about = False  # whether the sentence before told of a conflict of interest
    for sentence in treated(view, parts, also=_said("ord")):
        named = _named(view, sentence.text, roll)
        told = bool(_said("ord").search(sentence.text))
        own = not _DEPUTY_CAME.match(sentence.text)
        left = about and own and bool(_said("gikk").search(sentence.text))
        if (told or left) and not _said("habil").search(sentence.text):
            for who in _meant(sentence.text, named) or before[:1]:
                yield _fact(view, sentence, sak, who)
        about = told or (about and left)
        before = [name.navn for name in named] or before


def _named(view: View, text: str, roll: Roll) -> list[PersonName]:
    """The people of a sentence, without the deputy who comes instead of one."""
    full = [name for name in people(text) if not _DEPUTY.search(text, 0, name.start)]
    alone = None if full else _ALONE.match(text)
    if alone is None:
        return full
    known = roll.surnames if alone["name"] in roll.surnames else _surnames(view)
    if alone["name"] not in known:
        return []
    span = alone.span("name")
    return [PersonName(*span, known[alone["name"]], party_code(alone["p"]))]


@lru_cache(maxsize=1)
def _surnames(view: View) -> Mapping[str, str]:
    """Surnames that only one person of the file has."""
    return by_surname(name.navn for name in people(view.text))


def _meant(text: str, named: Sequence[PersonName]) -> list[str]:
    """Whose interest it is: all that are named as such, else the first."""
    asked = [n.navn for n in named if _WHOSE.match(text[n.end :])]
    if asked:
        return asked
    plural = _said("flere").search(text)
    several = [n.navn for n in named if plural and n.end <= plural.start()]
    return several or [n.navn for n in named[:1]]


def _fact(view: View, sentence: Sentence, sak: SakRef, who: str) -> Inhabilitet:
    why = next(filter(None, (p.search(sentence.text) for p in _because())), None)
    reason = why["why"].strip(" ,") if why else None
    place = sentence_place(view, sentence)
    return Inhabilitet(sak=sak, person=who, aarsak=reason, evidence=(place,))
