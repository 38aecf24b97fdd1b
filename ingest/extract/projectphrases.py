"""The phrases in which prose names a project, and the name that each gives.

A project has a proper name or a place. Must NOT match "store investeringsprosjekter",
"bygging av skoler", "ny skole i området".
"""

import re
from functools import cache

from ingest.gazetteer import table

_CAP = r"[A-ZÆØÅ][\w-]*"
_CAPS = rf"(?:{_CAP}\s+){{1,3}}"
_PLACE = rf"(?:på|i|ved|til|langs)\s+{_CAP}(?:[ ]{_CAP}){{0,2}}"
_NUMBER = r"(?:\d{1,3}|to|tre|fire|fem|seks|sju|åtte|ni|ti|elleve|tolv)"
_STOPS = r"(?:i|på|med|som|og|for|er|skal|ble|har|til|av|ved)"


@cache
def words_for(kind: str) -> str:
    """The words of a kind ("bygg", "arbeid", "tiltak"), as alternatives."""
    rows = table("project_words")
    return "|".join(row["pattern"] for row in rows if row["kind"] == kind)


@cache
def phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each pattern with the form of the name; groups of the pattern go into it."""
    found = [*_projects(), *_built(), *_worked_on()]
    return tuple((re.compile(pattern), form) for pattern, form in found)


def _projects() -> tuple[tuple[str, str], ...]:
    """Names beside the word project or programme."""
    building = words_for("bygg")
    return (
        # "Solheim skole – «Prosjekt kunstgress»"
        (
            rf"(?P<name>(?P<where>{_CAPS}[a-zæøå]*(?:{building}))\s+[-–]\s+"
            r"[«\"](?P<what>[Pp]rosjekt [^»\"\n]{4,50})[»\"])",
            "{where} - {what}",
        ),
        # "Vestbygda Etappe 4 - områdeprosjekt"
        (
            rf"\b(?P<name>{_CAP}(?: \w+){{0,3}} [-–] [a-zæøå]{{3,}}prosjekt)\b",
            "{name}",
        ),
        # "Myrdal kulturminneprosjekt"; "LYS-prosjektet"; "prosjektet Nordvik Øst"
        (rf"\b(?P<name>{_CAPS}[a-zæøå]{{3,}}prosjekt)(?:et)?\b", "{name}"),
        (r"\b(?P<name>[A-ZÆØÅ]{2,}\w*-prosjekt)(?:et)?\b", "{name}"),
        (
            rf"\b[Pp]rosjektet\s+(?P<name>{_CAP}(?:\s+{_CAP}|\s+(?:{building})\b){{1,3}})",
            "{name}",
        ),
        # "energisparingsprosjekter …, på Vollen og Vik skole"
        (
            r"\b(?P<name>(?P<what>[a-zæøå]{6,}?)s?prosjekt(?:er|ar)?\b[^.]{0,25}?\b(?:på|ved)\s+"
            rf"(?P<where>{_CAPS}(?:og\s+{_CAP}\s+)?(?:{building})))\b",
            "{what} {where}",
        ),
        # "satsingen Ung i bygda"
        (
            rf"\b\w*[Ss]atsn?ing(?:en|a)\s+(?P<name>{_CAP}(?:\s+(?!{_STOPS}\b)"
            r"[a-zæøå]{4,}){1,2})\b",
            "{name}",
        ),
    )  # fmt: skip


def _built() -> tuple[tuple[str, str], ...]:
    """Something that is built, by its own name or by its place."""
    building, safety = words_for("bygg"), words_for("tiltak")
    whom = r"(?:for|til)\s+[a-zæøå ]{3,40}?"
    home = r"[a-zæøå]*(?:bolig|leilighet|bustad|plass)(?:er|ar)"
    return (
        # "nye Solheim skole"
        (rf"\b(?P<name>[Nn]ye?\s+{_CAPS}(?:{building})(?:en|n|et|a)?)\b", "{name}"),
        # "ny felles barneskole på Storlia", "nye barnehagen på Sørlia"
        (
            rf"\b(?P<name>[Nn]y(?:e|tt)?\s+(?:[a-zæøå]+\s+)?[a-zæøå-]*(?:{building})"
            rf"(?:en|n|et|a)?\s+{_PLACE})\b",
            "{name}",
        ),
        # "Brannstasjonen på Moen er under bygging"
        (
            rf"\b(?P<name>(?i:[a-zæøå-]*(?:{building}))(?:en|et|a)\s+{_PLACE})"
            r"(?=[^.]{0,60}\b(?:under bygging|bygges|byggjast|stå\w* ferdig|blir ferdig"
            r"|utsatt|utsett))",
            "{name}",
        ),
        # "gang- og sykkelvei Moen–Lia", "rassikring i Svartura"
        (
            rf"\b(?P<name>[Gg]ang-\s+og\s+sykkelve[ig](?:en)?\s+(?:(?:mellom|fra|på|langs)\s+)?"
            rf"{_CAP}(?:\s?(?:[–-]|til|og)\s?{_CAP})?)",
            "{name}",
        ),
        (rf"\b(?P<name>(?i:{safety})(?:en|a)?\s+{_PLACE})\b", "{name}"),
        # "etablere 12 boliger på Vik", "23 nye plasser for … ved Lia omsorgssenter"
        (
            rf"\b(?:[Ee]tabler\w*|[Bb]ygg\w*)\s+(?P<name>(?P<what>{_NUMBER}\s+(?:nye\s+)?"
            rf"{home})"
            rf"(?:\s+{whom})?\s+(?P<where>(?:på|ved|i)\s+{_CAP}"
            rf"(?:\s+{_CAP})?(?:\s+(?:bo-\s+og\s+)?[a-zæøå]*(?:{building}))?))\b",
            "{what} {where}",
        ),
    )  # fmt: skip


def _worked_on() -> tuple[tuple[str, str], ...]:
    """Something that is there already, and what is done with it."""
    building, work = words_for("bygg"), words_for("arbeid")
    done = "|".join(row["pattern"] for row in table("project_verbs"))
    return (
        # "utvidelsen av Solheim skole"
        (
            rf"\b(?P<name>(?i:{work})(?:en|n|a)?\s+av\s+(?:[Nn]ye?\s+)?"
            rf"{_CAPS}[a-zæøå]*(?:{building})(?:en|n|et|a)?)\b",
            "{name}",
        ),
        # "rehabilitering av symjehallen i Vågsdalen"
        (
            rf"\b(?P<name>(?i:{work})(?:en|n|a)?\s+av\s+[a-zæøå]*(?:{building})(?:en|n|et|a)?\s+"
            rf"{_PLACE})\b",
            "{name}",
        ),
        # "i fjor ble Stormyra restaurert", "ventilasjonsanlegget i Vik hall skiftes ut"
        (
            rf"\b(?:ble|blir|vart|vert)\s+(?P<name>(?P<what>{_CAP}(?:\s+{_CAP}){{0,2}}"
            rf"(?:\s+[a-zæøå]*(?:{building}))?)\s+(?P<done>{done}))\b",
            "{work} av {what}",
        ),
        (
            rf"\b(?P<name>(?P<what>[A-ZÆØÅ]?[a-zæøå]+anlegg)et\s+(?:i|på|ved)\s+"
            rf"(?P<where>{_CAPS}[a-zæøå]*(?:{building})))\s+(?:{done})\b",
            "{what} {where}",
        ),
    )  # fmt: skip
