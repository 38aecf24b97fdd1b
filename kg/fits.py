"""Whether a text holds the kind of thing that is asked for, and did not know it before.

Who asks "when" is not served by the date of the question itself. So each kind has a
pattern of what answers it, and what the question says already does not count.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from kg.question import Question
from kg.speech import MONTHS

_MONTH = rf"(?:{'|'.join(MONTHS['nb'])})"
_UNIT = r"(?:mill|mrd|milliard|million|tusen|kr\b|kroner|nok)"
# A figure: thousands by blank or point, or plain digits, decimals by comma. Not a case
# number (25/23), a time (14:00), a day (24.10, 24. oktober), "1." before a sentence.
_DIGITS = r"(?:\d{1,3}(?:[  .]\d{3})+|\d+)(?:,\d+)?"
_NUMBER = rf"(?<![\w.,/:§-])[-–−]?{_DIGITS}(?![\w/:]|[.,-]\d|\. ?{_MONTH}|\.? ?tertial)"
_DAY = rf"\b\d{{1,2}}\. ?(?:\d{{1,2}}\.(?: ?\d{{2,4}})?|{_MONTH})"
_SEASON = (
    r"\d\. kvartal|halvår|våren|høsten|sommeren|vinteren|\bprimo\b|\bultimo\b"
    r"|årsskiftet|\bkl\. ?\d|\b\d\d[:.]\d\d\b|\buke \d"
)
_SMALL = r"to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv"
_FEW = rf"\b(?:{_SMALL}|én|éin|ingen|begge)\b"
_SPAN = (
    r"(?:år|måned(?:er)?|månad(?:er)?|mnd|uker?|dager?|dagar|døgn|timer?|minutt(?:er)?)"
)
_EVERY = (
    r"\b(?:hver|hvert|kvar|kvart)\b|\b(?:år|månad|måned|uke|veke|dag|kvartal|halvår)"
    r"(?:lig|leg)|\bganger?\b|\bgongar?\b|tertialvis|kvartalsvis|fortløpende|jevnlig"
)
# Where a thing is: a name, or a building or place, after a word for where.
_PLACE = (
    r"\b(?:i|på|ved|til|fra|frå|mellom|langs|hos)\b(?: \w+)?? "
    r"(?:[A-ZÆØÅ][\w-]+|\w+(?:huset|senteret|skolen|skulen|hallen|salen|bygget"
    r"|rommet|området|kirken|kyrkja|parken|torget|veien|vegen|bygda|banken|fondet|fond))"
)
# A first name, perhaps initials or middle names, a last name.
_NAME = (
    r"\b(?!(?:Nye?|Gamle|Møtedato|Saksnr|Saksbehandler|Behandlet|Arkivsak\w*|Sak)\b)"
    r"[A-ZÆØÅ][a-zæøåé-]+ (?:[A-ZÆØÅ]\. ?|[A-ZÆØÅ][\w-]+ )*"
    r"(?!Saksnr)[A-ZÆØÅ][a-zæøåé-]+"
)
# Who acts without a name: a body, an office, a group. Not a place or a plan.
_ORGAN = (
    r"\b[\w-]*(?:utvalget|styret|rådet|nemnda|nemnd|skapet|gruppen|gruppa|foreningen"
    r"|laget|sjefen|sjef|direktøren|direktør|lederen|ledere|kontoret|etaten|verket"
    r"|ministeren|departementet|forvalteren|kassen|kasse|ordføreren|ansatte|lærere"
    r"|sykepleiere|leger|kommunen|fylkeskommunen|staten|politikerne|partiene"
    r"|selskapet|foretaket|stiftelsen|myndighetene|leverandøren|personell|pedagoger"
    r"|historielag|idrettslag|politiet|tilsynet|foreldre|domstolen)\b"
    r"|\b[A-ZÆØÅ][a-zæøå]+ og [A-ZÆØÅ][a-zæøå]+"
    r"|(?<![\w-])(?:[A-ZÆØÅ]{2,5}/)?[A-ZÆØÅ]{2,5}(?: (?:AS|KF|IKS|SA|HF))?\b(?!-| ?\d)"
    r"|\b[A-ZÆØÅ][\w-]+ (?:AS|KF|IKS|SA|HF)\b"
)

FIGURE: Final = re.compile(_NUMBER)
YEAR: Final = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/]|[-–]\d)")
EDITION: Final = re.compile(
    r"\b20\d\d ?[-–] ?20\d\d\b|\b(?:[1-4]\.|første|andre|tredje) ?(?:tertial|kvartal)",
    re.I,
)
"""What tells one of several like documents or tables from the others."""
PATTERNS: Final[Mapping[str, re.Pattern[str]]] = {
    "figure": FIGURE,
    "few": re.compile(_FEW, re.I),
    "percent": re.compile(
        rf"{_NUMBER} ?(?:%|prosent|promille)|halvpart|(?:tre|tredje|fjerde|fire)del",
        re.I,
    ),
    "span": re.compile(rf"{_NUMBER} {_SPAN}\b|\b(?:{_SMALL}|ett?|eit) {_SPAN}\b", re.I),
    "every": re.compile(_EVERY, re.I),
    "place": re.compile(_PLACE),
    "contact": re.compile(r"\b\d\d ?\d\d ?\d\d ?\d\d\b|\b\d{3} ?\d\d ?\d{3}\b|\w@\w"),
    "money": re.compile(rf"{_NUMBER} ?{_UNIT}|\bkr\.? ?{_NUMBER}", re.I),
    "when": re.compile(rf"{_DAY}|{_MONTH}(?: 20\d\d)?|{_SEASON}|{YEAR.pattern}", re.I),
    "name": re.compile(_NAME),
    "case": re.compile(r"(?<![\d/])\d{1,3}/\d\d(?:\d{3,4}(?:-\d+)?)?(?![\d/])"),
    "party": re.compile(r"\((?:A|H|V|R|SV|MDG|KrF|FrP|Sp|INP|PP|KrF)\)"),
    "organ": re.compile(_ORGAN),
    "reason": re.compile(
        r"fordi|skyld(?:es|tes)|grunn|årsak|derfor|siden|slik at|som følge|dermed", re.I
    ),
    "meaning": re.compile(
        r"\ber (?:et|en|ei|at)\b|betyr|menes|kalles|defineres|forstås|viser hvor"
        r"|innebærer|beregnes|står for|ved å dele|(?-i:\w \([A-ZÆØÅ]{2,6}\)"
        r"|\b[A-ZÆØÅ]{2,6} \([a-zæøå])",
        re.I,
    ),
    "listing": re.compile(r"(?:, [^,]{2,60}){2,}|;|•|, [^,]{2,60} og ", re.I),
    "decided": re.compile(
        r"enstemmig|vedtatt|vedtak|vedtok|falt|til orientering|godkjenne[sr]|fullmakt"
        r"|avsette|bevilge|samtykke",
        re.I,
    ),
    "voted": re.compile(r"stemme[rn]?\b|enstemmig|\bfalt\b|\bmot\b", re.I),
    "present": re.compile(r"møtte|varamedlem|forfall|medlem|til stede", re.I),
}
KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "why": ("reason",),
    "percent": ("percent", "figure"),
    "money": ("money", "figure"),
    "count": ("figure", "few"),
    "amount": ("figure",),
    "when": ("when",),
    "duration": ("span", "when"),
    "often": ("every", "figure"),
    "where": ("place",),
    "contact": ("contact",),
    "definition": ("meaning",),
    "who": ("name", "party", "organ"),
    "list": ("listing",),
    "number": ("case",),
}
TRAITS: Final[Mapping[str, str]] = {
    "decide": "decided",
    "vote": "voted",
    "attend": "present",
    "cost": "money",
    "trend": "figure",
    "compare": "figure",
}
# Heads of tables that only tell the unit, and numbers of reports ("2. tertial").
_HEAD: Final = re.compile(
    r"beløp i (?:hele )?1 ?000(?: kr)?|\bi 1 ?000 kr|\b[12]\. tertial\w*", re.I
)
NEW: Final = frozenset(
    {
        "figure", "few", "percent", "money", "when", "name", "case", "party", "organ",
        "span", "place", "contact",
    }
)  # fmt: skip
"""Patterns that answer only with what the question does not say already."""


def editions(text: str) -> frozenset[str]:
    """The plan periods, tertials and quarters that a text names."""
    told = (match[0].lower() for match in EDITION.finditer(text))
    return frozenset(
        re.sub(r"\s", "", edition)
        .replace("–", "-")
        .replace("første", "1.")
        .replace("andre", "2.")
        .replace("tredje", "3.")
        for edition in told
    )


def found(question: Question, name: str, text: str) -> Iterator[re.Match[str]]:
    """Where a pattern finds in a text what the question does not say."""
    said = question.text.lower()
    for told in _told(name, text):
        known = told.text in said or (name == "name" and _names_known(told.text, said))
        if not (name in NEW and (known or told.year)):
            yield told.match


class _Told(NamedTuple):
    """What a pattern finds. year: whether it is a year where a figure is meant."""

    match: re.Match[str]
    text: str
    year: bool


@lru_cache(maxsize=1 << 14)
def _told(name: str, text: str) -> tuple[_Told, ...]:
    """All that a pattern finds in a text, whatever is asked."""
    matches = PATTERNS[name].finditer(_HEAD.sub(_blank, text))
    told = ((match, match[0].strip().lower()) for match in matches)
    figure = name in ("figure", "money")
    return tuple(_Told(m, t, figure and bool(YEAR.fullmatch(t))) for m, t in told)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _names_known(told: str, said: str) -> bool:
    """Whether a part of a name stands in the question: "Nye Solheim" is no person."""
    return any(part in said for part in told.split() if len(part) > 2)


def answers(question: Question, text: str) -> list[int]:
    """Where in a text stands what the kind of the question asks for."""
    names = KINDS.get(question.kind, ())
    return [match.start() for name in names for match in found(question, name, text)]


def trait_fits(question: Question, text: str) -> float:
    """The share of the question's traits that a text has something for."""
    names = {TRAITS[trait] for trait in question.traits if trait in TRAITS}
    if not names:
        return 0.0
    return sum(any(found(question, n, text)) for n in names) / len(names)
