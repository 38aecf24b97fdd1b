"""What fees and prices are, and what gets dearer or cheaper from one year to the next.

Rows of fees are told in the order of the documents. Words of the question choose among
them ("vanngebyrene"); what is called so in several rows is told of each.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from kg.computing.asking import Asking, is_met
from kg.computing.compounds import parts
from kg.computing.model import Computed
from kg.computing.scope import documents, in_one_place
from kg.facts import FactRow, bound, rows
from kg.question import Term
from kg.scope import year_of
from kg.search import Candidate
from kg.speech import MANY, measured, number, points
from kg.store import GraphStore

KINDS: Final = frozenset({"what", "which", "list", "amount", "money", "percent", "how"})
LISTED: Final = frozenset({"what", "which", "list"})
"""Kinds of questions that ask for all prices."""
ASKED: Final = frozenset({"money", "amount", "what"})
"""Kinds of questions that ask for one price."""
OTHERWISE: Final = frozenset({"compare", "difference", "max", "min", "sum", "trend"})
SHOWN: Final = 9
"""Prices that are told, at most; the largest changes where there are more."""
FEW: Final = 6
"""Rows that a question for one price may mean, at most."""
LEAST: Final = 2
"""Rows with prices in both years that make a list of prices, at least."""
_PRICES: Final = (
    r"(?:gebyr\w*|priser?\b|prisen[e]?\b|avgift\w*|satse?\w*|betalingssats\w*"
    r"|(?:egen|bruker)betaling\w*|billett\w*)"
)
_RISE: Final = r"(?:øke[rs]?|økte|økt|steg|steget|stiger|opp|heves|settes opp|høyere)"
_FALL: Final = r"(?:reduseres|redusert|synke[rs]?|sank|ned|senkes|settes ned|lavere)"
DEARER: Final = re.compile(
    r"\bdyrere\b|\bopp i pris\b|\bbetale mer for\b"
    rf"|(?:{_PRICES}.*\b{_RISE}|\b{_RISE}\b.*{_PRICES})\b"
)
CHEAPER: Final = re.compile(
    r"\bbilligere\b|\bned i pris\b|\bbetale mindre for\b"
    rf"|(?:{_PRICES}.*\b{_FALL}|\b{_FALL}\b.*{_PRICES})\b"
)
# A price that is asked for itself.
PRICED: Final = re.compile(
    rf"\bkoste[rt]?\b|{_PRICES}|\bbetale[rs]? for\b|^hvor (?:mye|dyrt|dyr) er\b"
)
# What is held against something else is no question of prices alone.
HELD: Final = re.compile(
    r"\benn\b(?! (?:i|nå|før|dette|20\d\d))|\bhvorfor\b|\bfritak\b|\binntekt"
)
FEE: Final = re.compile(rf"{_PRICES}|\bleie\b|abonnement", re.IGNORECASE)
# What a municipality spends or earns is no price; nor is what is only compared.
NO_FEE: Final = re.compile(
    r"utgift|inntekt|kostnad|innbygger|tilskudd|tilskot|\bauke\b|økning|gebyrgrunnlag"
    r"|kostra",
    re.IGNORECASE,
)
# Words that ask for prices in general, or for whom.
GENERAL: Final = re.compile(
    rf"^(?:{_PRICES}|dyrere|billigere|opp|ned|øke\w*|økte|økt|steg\w*|stig\w*|ting|alt"
    r"|folk|betal\w*|mer|mindre|neste|år\w*|høyere|lavere|heves|reduser\w*|settes"
    r"|innbygger\w*|kommunal\w*|tjeneste\w*|husstand\w*|mest|minst|dyrt?|koste\w*"
    r"|gå\w*|gikk|mye|kroner|prosent|foresl\w*|forslag\w*|full|prisøkning\w*)$"
)
SEVERAL: Final = re.compile(r"\b(?:og|eller|både)\b")
# "renovasjonsgebyret", "vannavgift": what is paid for comes first.
PAID: Final = re.compile(r"s?(?:gebyr|avgift|pris|sats|billett|betaling)$")


@dataclass(frozen=True)
class Price:
    """What a row says of one year."""

    year: int
    kroner: Decimal
    row: FactRow

    @property
    def label(self) -> str:
        """What is paid for, without what every row of its table begins or ends with."""
        name = self.row["indikatornavn"].rpartition(": ")[2]
        return re.sub(r",? (?:sats(?: kr)?|pris|kr)$", "", name)

    @property
    def said(self) -> str:
        """The price."""
        return measured(self.kroner, "kr")


def dearer(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """The prices that rise, or fall, from one year to the next."""
    way, things = _way(asking), _things(asking)
    if not way or (asking.question.kind not in LISTED and not things):
        return None
    if not documents(asking.question, candidates):
        return None  # the municipality has none
    query = bound("priser")
    found = _meant(asking, things, _prices(asking, rows(graph, query)))
    pairs = _pairs(asking, found)
    moved = [(a, b) for a, b in pairs if (b.kroner - a.kroner) * way > 0]
    least = 1 if things else LEAST
    if len(pairs) < least or not moved or _is_past(asking, candidates, moved[0][1]):
        return None
    shown = _largest(moved) if len(moved) > SHOWN or _most(asking) else moved
    head = "Dyrere" if way > 0 else "Billigere"
    told = [
        f"{b.label}: fra {_bare(a)} til {b.said}{_by(a, b, shown)}" for a, b in shown
    ]
    more = len(moved) - len(shown)
    told += [f"{more} til"] if more and not _most(asking) else []
    text = f"{head} fra {moved[0][0].year} til {moved[0][1].year}: {_parted(told)}."
    return Computed(text, _places(b for _, b in shown), query, rule="dearer")


def price(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """What one thing costs in one year: every row of fees that is called so."""
    things, years = _things(asking), asking.named_years
    if asking.question.kind not in ASKED or not things or len(years) > 1:
        return None
    if asking.traits & OTHERWISE or HELD.search(asking.low) or _way(asking):
        return None  # a change of prices is no price
    if not (PRICED.search(asking.low) and documents(asking.question, candidates)):
        return None
    query = bound("priser")
    found = _prices(asking, rows(graph, query))
    last = years[0] if years else max((one.year for one in found), default=0)
    kept = [one for one in _meant(asking, things, found) if one.year == last]
    if not 0 < len(kept) <= FEW or _is_past(asking, candidates, kept[0]):
        return None
    told = _parted([f"{one.label}: {one.said}" for one in kept])
    return Computed(f"Pris i {last}: {told}.", _places(kept), query, rule="price")


def _parted(told: Sequence[str]) -> str:
    """Prices beside each other; their names hold commas."""
    return points(told) if len(told) >= MANY else "; ".join(told)


def _places(prices: Iterable[Price]) -> tuple[FactRow, ...]:
    return tuple({(p.row.document, p.row.span): p.row for p in prices}.values())


def _by(before: Price, after: Price, shown: Sequence[object]) -> str:
    """How much a price changes, where few are told."""
    if len(shown) > FEW or not before.kroner:
        return ""
    change = after.kroner - before.kroner
    share = number(abs(change) / before.kroner * 100, 1)
    return f" ({measured(change, 'kr')}, {share} %)"


def _is_past(asking: Asking, candidates: Sequence[Candidate], price: Price) -> bool:
    """Whether no year is asked for and the newest documents are of a later one."""
    years = (year_of(candidate.unit.row) for candidate in candidates)
    return not asking.named_years and price.year < max(filter(None, years), default=0)


def _way(asking: Asking) -> int:
    """1 where what gets dearer is asked for, -1 for cheaper, else 0."""
    low = asking.low
    if asking.question.kind not in KINDS or HELD.search(low):
        return 0
    return 1 if DEARER.search(low) else -1 if CHEAPER.search(low) else 0


def _most(asking: Asking) -> bool:
    return "max" in asking.traits


def _things(asking: Asking) -> list[Term]:
    """What is paid for, without the words for prices themselves."""
    told = (part for term in asking.question.terms for part in parts(term))
    return [
        replace(
            part,
            forms={PAID.sub("", form) or form: w for form, w in part.forms.items()},
        )
        for part in told
        if not GENERAL.match(part.word.lower())
    ]


def _prices(asking: Asking, found: Iterable[FactRow]) -> list[Price]:
    """Fees and prices, each at its own place rather than at the head of its table."""
    fees = in_one_place(asking.question, filter(_is_fee, found))
    crowd = Counter((row.document, row.span) for row in fees)
    fees.sort(key=lambda row: (crowd[row.document, row.span], row.document, row.span))
    kept: dict[tuple[str, str, str], FactRow] = {}
    for row in fees:
        kept.setdefault((row.document, row["indikatornavn"], row["aar"]), row)
    return [
        Price(int(row["aar"][:4]), row.value, row)
        for row in sorted(kept.values(), key=lambda row: (row.document, row.span))
        if row.value is not None and row["aar"][:4].isdigit()
    ]


def _is_fee(row: FactRow) -> bool:
    told = (row["indikatornavn"], row["overskrift"])
    return any(map(FEE.search, told)) and not any(map(NO_FEE.search, told))


def _pairs(asking: Asking, prices: Sequence[Price]) -> list[tuple[Price, Price]]:
    """Prices of the year asked for, or of the newest, beside those of the year before.

    Where two years are asked for, those two.
    """
    by: dict[tuple[str, str], dict[int, Price]] = {}
    for price in prices:
        own = by.setdefault((price.row.document, price.row["indikatornavn"]), {})
        own[price.year] = price
    named = asking.named_years
    last = named[-1] if named else max((max(one) for one in by.values()), default=0)
    first = named[0] if len(named) == 2 else last - 1
    return [(one[first], one[last]) for one in by.values() if {first, last} <= {*one}]


def _meant(
    asking: Asking, things: Sequence[Term], prices: Sequence[Price]
) -> list[Price]:
    """The rows that are called by all the things; all rows where none is named.

    Where several are asked for ("vann og avløp") and no row has all, those of each.
    """
    told = [[one for one in prices if is_met(thing, one.label)] for thing in things]
    every = [one for one in prices if all(one in kept for kept in told)]
    if every or not all(told) or not SEVERAL.search(asking.low):
        return every
    return [one for one in prices if any(one in kept for kept in told)]


def _largest(pairs: Sequence[tuple[Price, Price]]) -> list[tuple[Price, Price]]:
    """The prices that change most, in percent."""

    def change(pair: tuple[Price, Price]) -> Decimal:
        before, after = pair
        return abs(after.kroner - before.kroner) / (before.kroner or Decimal(1))

    return sorted(pairs, key=change, reverse=True)[:SHOWN]


def _bare(price: Price) -> str:
    return price.said.removesuffix(" kr")
