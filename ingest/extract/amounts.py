"""Amounts of money in running text, in whole kroner.

Rows of money tables are left to the budget extractor: an amount counts here when it
carries its own unit ("3,5 mill. kroner"), which a table cell seldom does.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ingest.extract.context import Surroundings, said_in
from ingest.facts import Beloep
from ingest.model import Layout
from ingest.view import View


class Amount(NamedTuple):
    """An amount in a text. per: what one krone is paid for ("kWh"), if anything."""

    start: int
    end: int
    value: Decimal
    surface: str
    per: str | None = None


_GAP = r"(?:[ \t\xa0]*\n?[ \t\xa0]*\n?[ \t\xa0]*)"  # also over a wrapped line
# "1 250 000", "1.279", "3,5", "0.74"; never part of a longer number or a date.
_NUMBER = (
    r"(?(before)|(?<![^\W_]))(?<![\d.,/§'])(?<!\d[ \xa0])"
    r"(?:\d{1,3}(?:(?:[ \xa0.]|\n(?=000))\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?)"
)
_SIGN = r"(?:(?<![\w\d])[-−–](?=\d)|\bminus )?"
# "10-12 mill.", "mellom 4,4 og 4,7 mrd."; a year before "og" is none of it.
_RANGE = rf"(?:(?P<low>(?!(?:19|20)\d\d\b){_NUMBER})\s?(?:[-–]|til|og|eller)\s?)?"
_WORDS = {
    **dict.fromkeys(("en", "én", "ein", "éin"), Decimal(1)),
    **dict.fromkeys(("halvannen", "halvanna"), Decimal("1.5")),
    **{"to": Decimal(2), "tre": Decimal(3), "fire": Decimal(4), "fem": Decimal(5)},
    **{"seks": Decimal(6), "sju": Decimal(7), "syv": Decimal(7), "åtte": Decimal(8)},
    **{"ni": Decimal(9), "ti": Decimal(10)},
}
_SCALES = {
    "mill": Decimal(10**6),
    "mrd": Decimal(10**9),
    "mia": Decimal(10**9),
    "tusen": Decimal(1000),
    "tnok": Decimal(1000),
    "mnok": Decimal(10**6),
}
# "mill. kroner", "mill", "millionar", "milliarder kr", "tusen kroner"
_SCALE = (
    r"(?P<scale>(?:milli-\n(?:on|ard)[ea]r|mil-\nli(?:on|ard)[ea]r|mill(?:ion(?:er|ar)?)?|mrd|mia|milliard(?:er|ar)?)\b\.?"
    r"|tusen(?= ?kr))"
)
_KRONER = r"(?:\bkroner?\b|\bkr\b\.?|\bNOK\b|\bkronar\b)"
_BEFORE = r"(?P<before>(?:\b[Kk]r\b\.?|\bNOK\b|\bMNOK\b|\bTNOK\b)[ \xa0]?)"
_PER = (
    r"(?:\s?(?:/|per|pr\.?)\s*(?P<per>kWh|m[23²³]|kvm|kvadratmeter|innbygger|barn|elev"
    r"|bruker|time|måned|mnd|tonn|liter|stk)\b)?"
)

_AMOUNT = re.compile(
    rf"(?:{_BEFORE})?(?P<sign>{_SIGN}){_RANGE}(?P<number>{_NUMBER})(?P<dash>,-)?"
    rf"(?:(?P<tail>{_GAP}(?:{_SCALE}(?:{_GAP}(?P<kr>{_KRONER}))?"
    rf"|(?P<kroner>{_KRONER}|MNOK\b|TNOK\b)))(?:,-)?)?{_PER}"
)
# "5 mill. innbyggere", "2 millioner tonn": a scale without kroner before these nouns.
_NOT_MONEY = re.compile(
    r"\s*(?:(?!til|for|på|på|av|og|som|i\b|er\b)\w+\s)?(?:innb|menn?esk|personer|tonn|kWh|m[23³²]|liter|passasj|besøk|reis|kub|kvadr"
    r"|vis(?:ning|t)|brukar|bruker|nordm|tre|planter|år\b)",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\bnegativ(?:t|e)?\s+(?:netto\s+)?(?:drifts)?(?:resultat|avkast\w+|egenkapital)\w*"
    r"(?:\s+\S+){0,6}\s*$"
)


def read_number(text: str) -> Decimal:
    """The value of a number as written in Norwegian ("1 250,5", "1.279", "0.74")."""
    plain = re.sub(r"\s", "", text).replace("−", "-").replace("–", "-")
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    return Decimal(plain.replace(",", "."))


# "to millioner kroner": a scale in words is money only with its unit
_IN_WORDS = re.compile(
    rf"\b(?P<word>{'|'.join(_WORDS)})\s+(?P<scale>million(?:er|ar)?|milliard(?:er|ar)?)"
    r"\s+kron(?:er|ar)\b",
    re.IGNORECASE,
)


def parse_amounts(text: str) -> list[Amount]:
    """The amounts in a text, in order; a range gives both its ends."""
    written = [a for match in _AMOUNT.finditer(text) for a in _amounts(match)]
    return sorted(written + [_worded(match) for match in _IN_WORDS.finditer(text)])


def _worded(match: re.Match[str]) -> Amount:
    scale = _SCALES["mill" if match["scale"].lower().startswith("mill") else "mrd"]
    value = _whole(_WORDS[match["word"].lower()] * scale)
    return Amount(match.start(), match.end(), value, " ".join(match[0].split()))


def _amounts(match: re.Match[str]) -> Iterator[Amount]:
    if not _is_money(match):
        return
    factor = _factor(match)
    before = max(0, match.start() - 90)
    if match["sign"] or _NEGATIVE.search(match.string, before, match.start()):
        factor = -factor
    surface = " ".join(match[0].split())
    for number in filter(None, (match["low"], match["number"])):
        value = _whole(read_number(number) * factor)
        yield Amount(match.start(), match.end(), value, surface, match["per"])


# "Beløp i 1000 kr", "(1000 kr)": the unit of a table, not an amount.
_UNIT_BEFORE = re.compile(r"(?i:\bi(?:\s+hei?le)?\s+|\bhei?le\s+|\(\s*)$")


def _is_money(match: re.Match[str]) -> bool:
    if match["number"] in {"1000", "1 000", "1.000"} and _UNIT_BEFORE.search(
        match.string, max(0, match.start() - 12), match.start()
    ):
        return False
    if match["before"] or match["kroner"] or match["kr"] or match["dash"]:
        return True
    return bool(match["scale"]) and not _NOT_MONEY.match(match.string, match.end())


def _factor(match: re.Match[str]) -> Decimal:
    words = [match["scale"], match["kroner"], match["before"]]
    for word in (word.replace("-\n", "") for word in words if word):
        for name, factor in _SCALES.items():
            if word.strip().lower().startswith((name, "milliard")):
                return _SCALES["mrd"] if word.lower().startswith("milliard") else factor
    return Decimal(1)


def _whole(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def extract(view: View, layout: Layout) -> Iterator[Beloep]:
    """Every amount of the text with its unit, outside page furniture."""
    around = Surroundings(view, layout)
    for amount in parse_amounts(view.text):
        if not around.is_furniture(amount.start):
            yield Beloep(
                verdi=amount.value,
                overflateform=amount.surface,
                gjelder=around.about(amount.start, amount.end),
                evidence=said_in(view, amount.start, amount.end),
            )
