"""Who could not take part in a case, and why."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.extract.debate import Sentence, sentence_place, treated
from ingest.extract.person_names import PersonName, people
from ingest.extract.treatment import Section
from ingest.facts import Inhabilitet, SakRef
from ingest.gazetteer import wordings
from ingest.view import View

_WHOSE = re.compile(
    r"(?i)^(?:s|'s|’s)?(?:\s*\([^()]*\))?\s*(?:sin |si |sitt )?(?:in)?habilitet"
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


def biased(view: View, parts: Sequence[Section], sak: SakRef) -> Iterator[Inhabilitet]:
    """People who left the case, told by name in the sentence or the one before."""
    before: list[str] = []
    about = False  # whether the sentence before told of a conflict of interest
    for sentence in treated(view, parts):
        named = list(people(sentence.text))
        told = bool(_said("ord").search(sentence.text))
        left = about and bool(_said("gikk").search(sentence.text))
        if (told or left) and not _said("habil").search(sentence.text):
            for who in _meant(sentence.text, named) or before[:1]:
                yield _fact(view, sentence, sak, who)
        about = told or (about and left)
        before = [name.navn for name in named] or before


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
