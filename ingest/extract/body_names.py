"""Names of political bodies in a text: where they stand and which body they mean.

A name is read as far as it is surely a name: "utvalg for helse og omsorg" whole, but
only "utvalg for velferd" of "utvalg for velferd og formannskapet".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ingest.gazetteer import bodies, body_codes, body_topics


class BodyName(NamedTuple):
    """A body's name in a text. name: in full, as a title is written."""

    start: int
    end: int
    name: str
    surface: str


_S = r"[ \t\xa0]+(?:\n[ \t\xa0]*)?|[ \t\xa0]*\n[ \t\xa0]*"  # one blank or line break
_ENDING = r"(?:ets?|ts?|as?|enes?|nes?|ens?|s)?"
_COMMITTEE = r"(?:hoved|hovud|fag|styrings)?(?:utvalg|utval|komité|komite)(?:et|en)?"
_GROUP = (
    r"(?:personer|mennesker|menneske|personar|folk)(?:{s})med(?:{s})"
    r"(?:nedsatt(?:{s})funksjonsevne|nedsett(?:{s})funksjonsevne"
    r"|funksjonsnedsettels(?:er|e)|funksjonsnedsettingar?|funksjonshemming(?:er)?)"
).replace("{s}", _S)
# "råd for personer med funksjonsnedsettelse"; not "råd for et godt liv"
_COUNCIL = (
    rf"råd(?:et)?(?:{_S})for(?:{_S})(?:eldre(?:(?:{_S})og(?:{_S}){_GROUP})?|{_GROUP})"
)
# "oppvekstutvalget", "plan- og bygningsutvalget"; not "hovedutvalgene", "bokutvalget"
_COMPOUND = (
    rf"(?:[a-zæøå]{{3,}}-(?:{_S})og(?:{_S}))?"
    r"(?!hoved|hovud|fag|styrings|under|del|bok|vare|produkt|sortiments|lokalsamfunns"
    r"|oppgave|arter?s|foreldre|elev|ut)"
    r"[a-zæøå]{3,}(?:utvalget|utvalet|komiteen|lagsstyret)"
)
_LOCAL = (
    r"[A-ZÆØÅ][a-zæøå]{2,}[ ]lokalsamfunnsutvalg"
    r"|[Ll]okalsamfunnsutvalg[ ][A-ZÆØÅ][a-zæøå]{2,}"
    r"|[Oo]ppgaveutvalg[ ][A-ZÆØÅ][a-zæøå]{2,}"
    r"|[A-ZÆØÅ][a-zæøå]{2,}[ ](?:(?:kirkelige?|kyrkjelege?)[ ]fellesråd(?:et)?"
    r"|(?:Kirkelige?|Kyrkjelege?)[ ]Fellesråd)"
)
_JOINT = (
    r"interkommunalt (?:politisk råd|utvalg|utval)"
    r"(?: (?:for|mot) [a-zæøå]+(?: [a-zæøå]+)?| [A-ZÆØÅ]\w+ og [A-ZÆØÅ]\w+)?"
    r"(?: \([A-ZÆØÅ]{2,5}\))?"
)
_FOR = re.compile(
    rf"(?i:\b{_COMMITTEE})(?:{_S})(?:for(?:{_S}))?(?=(?P<topics>.{{3,90}}))", re.S
)
_WORD = re.compile(r"[A-ZÆØÅa-zæøå]+(?:-[a-zæøå]+)*-?")
_LINK = re.compile(rf"(?:{_S})og(?:{_S})|,(?:{_S})|(?:{_S})?/(?:{_S})?|{_S}")
PARISHES = "kirkelig fellesråd"  # the council of all parishes of a municipality
# words after "for" that make it no name: "utvalg for en periode", "hovedutvalg for å"
_SMALL = frozenset(["for", "og"])
_NO_TOPIC = frozenset(
    [
        "en",
        "et",
        "ei",
        "å",
        "den",
        "det",
        "de",
        "dei",
        "alle",
        "at",
        "som",
        "videre",
        "vidare",
        "valg",
        "saker",
        "sak",
        "behandling",
        "orientering",
        "uttalelse",
        "perioden",
        "seg",
        "sin",
        "sitt",
        "sine",
        "kommunen",
        "kommune",
        "endelig",
        "informasjon",
        "råd",
        "rådet",
        "utvalg",
        "utval",
        "hovedutvalg",
        "formannskapet",
        "kommunestyret",
    ]
)


@cache
def _fixed() -> re.Pattern[str]:
    stems = sorted(bodies(), key=len, reverse=True)
    return re.compile(rf"(?i:(?<![\w-])(?:{'|'.join(stems)}){_ENDING}(?![\w-]))")


_OTHERS = re.compile(
    rf"(?<![\w-])(?:{_LOCAL}|(?i:{_COUNCIL})|(?i:{_COMPOUND}))s?(?![\w-])"
    rf"|(?<![\w-])[Ii](?<=[Ii]){_JOINT[1:]}(?![\w-])"
)
_TECHNICAL = re.compile(
    r"(?<![\w-])(?i:(?:fast|teknisk|politisk|sosialt?) (?:utvalg|utval|hovedutvalg))"
    rf"(?:(?:{_S})for(?:{_S})[a-zæøå]+)?(?![\w-])"
)


def find_bodies(text: str, start: int = 0, end: int | None = None) -> list[BodyName]:
    """All names of political bodies in a text, in order, none inside another."""
    stop = len(text) if end is None else end
    found = [*_named(text, start, stop), *_committees(text, start, stop)]
    found.sort(key=lambda name: (name.start, -name.end))
    kept: list[BodyName] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _named(text: str, start: int, end: int) -> Iterator[BodyName]:
    for pattern in (_fixed(), _OTHERS, _TECHNICAL):
        for match in pattern.finditer(text, start, end):
            surface = " ".join(match[0].split())
            yield BodyName(*match.span(), full_name(surface), surface)


def _committees(text: str, start: int, end: int) -> Iterator[BodyName]:
    for match in _FOR.finditer(text, start, end):
        stop = _topics_end(match["topics"])
        if stop is None or (
            " for " not in f" {' '.join(match[0].split())}" and stop < 5
        ):
            continue
        last = match.start("topics") + stop
        surface = " ".join(text[match.start() : last].split())
        if (
            re.match(r"(?i)\w+ for ", surface)
            or surface.split()[-1].lower() in body_topics()
        ):
            yield BodyName(match.start(), last, full_name(surface), surface)


def _topics_end(text: str) -> int | None:
    """Where the topics of a committee end: one word, then more only if known ones."""
    first = _WORD.match(text)
    if not first or first[0].lower() in _NO_TOPIC or len(first[0]) < 3:
        return None
    end, topics = first.end(), body_topics()
    while (link := _LINK.match(text, end)) and (word := _WORD.match(text, link.end())):
        said = word[0].lower()
        known = said in topics or (said[-1:] == "s" and said[:-1] in topics)
        if not known or (link[0].isspace() and not _follows(first[0], word[0])):
            break
        end = word.end() - (said not in topics)  # "Utvalg for plan og miljøs vedtak"
        first = word
    return end


def _follows(before: str, word: str) -> bool:
    """Whether two topics stand together without "og" ("teknisk drift")."""
    return f"{before} {word}".lower() in body_topics() or before.endswith("-")


def full_name(surface: str) -> str:
    """A body's name as a title is written: "formannskapets" → "Formannskapet"."""
    plain = " ".join(surface.split())
    if match := _fixed().fullmatch(plain):
        return _of_stem(match[0])
    plain = re.sub(
        r"(?i)^((?:hoved|hovud)?(?:utvalg|utval|komite|komité))(?:et|en) ",
        r"\1 ",
        plain,
    )
    if match := re.match(r"(?i)((?:hoved|hovud)?(?:utvalg|utval)) (?!for )(.+)", plain):
        plain = f"{match[1]} for {match[2]}"
    if re.match(r"(?i)råd(et)? for ", plain):
        plain = re.sub(r"(?i)^rådet ", "råd ", plain)
    plain = _genitive(plain)
    return plain[0].upper() + (plain[1:] if _has_name(plain) else plain[1:].lower())


def _of_stem(surface: str) -> str:
    low = surface.lower()
    stem = max((s for s in bodies() if low.startswith(s)), key=len)
    return bodies()[stem]


def _genitive(name: str) -> str:
    return re.sub(r"(utvalget|utvalet|komiteen|styret|rådet|utvalg)s$", r"\1", name)


def _has_name(name: str) -> bool:
    return bool(
        re.search(r"(?i)lokalsamfunn|oppgaveutvalg|interkommunal|fellesråd", name)
    )


def body_key(name: str) -> str:
    """What "Hovedutvalget for Velferd" and "Utvalg for velferd" share."""
    low = " ".join(name.lower().replace("-", " ").split())
    low = re.sub(
        r"^(?:hoved|hovud|fag)?utval(?:g|get|et)? (?:for )?", "utvalg for ", low
    )
    low = re.sub(
        r"^(?:plan og bygnings|bygnings)utval(?:g)?et$",
        "plan- og bygningsutvalget",
        low,
    )
    low = low.replace("funksjonsnedsettelser", "funksjonsnedsettelse")
    low = re.sub(r"(?:kirkelige?|kyrkjelege?) fellesråd(?:et)?$", PARISHES, low)
    return re.sub(r"^lokalsamfunnsutvalg (\w+)$", r"\1 lokalsamfunnsutvalg", low)


def initials(name: str) -> tuple[str, str]:
    """The codes that a body's name may have: "ok" and "uok" for oppvekst og kultur."""
    words = [word for word in re.findall(r"\w+", body_key(name)) if word not in _SMALL]
    first = "".join(word[0] for word in words)
    return first.removeprefix("u"), first


def own_codes(names: Iterable[str]) -> dict[str, str]:
    """Codes in capitals that fit only one of the names, to that name."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for code in initials(name):
            found[code.upper()].add(body_key(name))
    one = {body_key(name): name for name in sorted(names, reverse=True)}
    return {
        code: one[next(iter(keys))]
        for code, keys in found.items()
        if len(keys) == 1 and len(code) > 1
    }


def body_of(text: str, *, trusted: bool = False) -> str | None:
    """The one body that a cell or label value names, or None.

    trusted: the place is one where a body must stand, so an unknown name is taken too.
    """
    plain = " ".join(text.split()).strip(" .:,-–")
    if plain.upper() == plain and plain in body_codes():
        return body_codes()[plain]
    if plain.isupper() and len(plain) > 5:
        plain = plain.capitalize()
    names = find_bodies(plain)
    if names and (trusted or len(plain) - (names[0].end - names[0].start) <= 25):
        covers = names[0].start == 0 and _name_like(plain) and trusted
        return full_name(plain) if covers and len(names) == 1 else names[0].name
    return full_name(plain) if trusted and _name_like(plain) else None


def is_body(text: str) -> bool:
    """Whether a text is the name of a body and nothing else."""
    plain = text.strip(" |\t")
    names = find_bodies(plain) if len(plain) < 70 else []
    return bool(names) and names[0].start == 0 and names[0].end == len(plain)


def _name_like(text: str) -> bool:
    """A short name of a body: words only, no sentence, no figures."""
    return bool(
        re.fullmatch(r"[A-ZÆØÅa-zæøå][\wæøå ,/&-]{3,60}", text)
    ) and not re.search(r"\d|\b(?:er|ble|vart|har|skal|som|kommune|rådhus)\b", text)
