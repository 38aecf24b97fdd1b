"""What gets dearer, or cheaper: the fees and prices of one year beside those before.

Of each row with a price in kroner for both years the change is told, in the order of
the documents. Words of the question choose among the rows ("vanngebyrene").
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kg.computing.asking import MET, Asking
from kg.computing.model import Computed
from kg.facts import FactRow, bound, rows
from kg.question import Term
from kg.scope import year_of
from kg.search import Candidate
from kg.speech import listed, measured
from kg.store import GraphStore
from kg.words import likeness, placed

KINDS: Final = frozenset({"what", "which", "list"})
SHOWN: Final = 9
"""Prices that are told, at most; the largest changes where there are more."""
LEAST: Final = 2
"""Rows with prices in both years that make a list of prices, at least."""
_PRICES: Final = (
    r"(?:gebyr\w*|\w*gebyr(?:ene|er)?|priser?\b|prisene|avgift\w*|satse?\w*"
    r"|egenbetaling\w*|brukerbetaling\w*|betalingssats\w*|billett\w*)"
)
DEARER: Final = re.compile(
    r"\bdyrere\b|\bopp i pris\b|\bbetale mer for\b"
    rf"|\b{_PRICES}.*\b(?:øke[rs]?|økte|steg|stiger|opp|heves|settes opp|høyere)\b"
)
CHEAPER: Final = re.compile(
    r"\bbilligere\b|\bned i pris\b|\bbetale mindre for\b"
    rf"|\b{_PRICES}.*\b(?:reduseres|synke[rs]?|sank|ned|senkes|settes ned|lavere)\b"
)
# What is held against something else is no question of all prices.
HELD: Final = re.compile(r"\benn\b(?! (?:i|nå|før|dette|20\d\d))|\bhvorfor\b")
FEE: Final = re.compile(rf"{_PRICES}|\bleie\b|abonnement", re.IGNORECASE)
# What a municipality spends or earns is no price; nor is what is only compared.
NO_FEE: Final = re.compile(
    r"utgift|inntekt|kostnad|innbygger|tilskudd|tilskot|\bauke\b|økning|gebyrgrunnlag"
    r"|kostra",
    re.IGNORECASE,
)
# Words that ask for prices in general, or for whom.
GENERAL: Final = re.compile(
    rf"^(?:{_PRICES}|dyrere|billigere|opp|ned|øke\w*|økte|steg|stig\w*|ting|alt|folk"
    r"|betal\w*|mer|mindre|neste|år\w*|høyere|lavere|heves|reduseres|settes|innbygger\w*"
    r"|kommunal\w*|tjeneste\w*|husstand\w*|mest|minst|dyrt|koste\w*|gå\w*|gikk)$"
)


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
    def kommune(self) -> str:
        """The municipality whose document it is, in lower case."""
        return self.row["kommune"].lower().removesuffix(" kommune")

    @property
    def said(self) -> str:
        """The price."""
        return measured(self.kroner, "kr")


def dearer(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """The prices that rise, or fall, from one year to the next."""
    way = _way(asking)
    if not way:
        return None
    query = bound("priser")
    found = _of_one(asking, _prices(rows(graph, query)))
    pairs = _meant(asking, _pairs(asking, found))
    moved = [(a, b) for a, b in pairs if (b.kroner - a.kroner) * way > 0]
    if len(pairs) < LEAST or not moved or _is_past(asking, candidates, moved[0][1]):
        return None
    shown = _largest(moved) if len(moved) > SHOWN or _most(asking) else moved
    head = "Dyrere" if way > 0 else "Billigere"
    told = [f"{b.label} fra {_bare(a)} til {b.said}" for a, b in shown]
    more = len(moved) - len(shown)
    told += [f"{more} til"] if more and not _most(asking) else []
    text = f"{head} fra {moved[0][0].year} til {moved[0][1].year}: {listed(told)}."
    places = {(b.row.document, b.row.span): b.row for _, b in shown}
    return Computed(text, tuple(places.values()), query, rule="dearer")


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


def _prices(found: Iterable[FactRow]) -> list[Price]:
    """Fees and prices, each at its own place rather than at the head of its table."""
    fees = [row for row in found if _is_fee(row)]
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


def _of_one(asking: Asking, prices: Sequence[Price]) -> list[Price]:
    """The prices of the municipality that is named; none where it is in doubt whose."""
    named = asking.question.municipalities
    kept = [price for price in prices if not named or price.kommune in named]
    return kept if len({price.kommune for price in kept}) == 1 else []


def _is_fee(row: FactRow) -> bool:
    told = (row["indikatornavn"], row["overskrift"], row["deltittel"])
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
    asking: Asking, pairs: Sequence[tuple[Price, Price]]
) -> list[tuple[Price, Price]]:
    """The rows that the words of the question choose; all where it names none."""
    terms = [t for t in asking.question.terms if not GENERAL.match(t.word.lower())]
    return [(a, b) for a, b in pairs if all(_tells(term, b.row) for term in terms)]


def _tells(term: Term, row: FactRow) -> bool:
    """Whether the name of a row, or what it stands under, has a word."""
    words = placed(f"{row['indikatornavn']} {row['overskrift']}")[0]
    forms = term.forms.items()
    return any(w * likeness(form, word) >= MET for form, w in forms for word in words)


def _largest(pairs: Sequence[tuple[Price, Price]]) -> list[tuple[Price, Price]]:
    """The prices that change most, in percent."""

    def change(pair: tuple[Price, Price]) -> Decimal:
        before, after = pair
        return abs(after.kroner - before.kroner) / (before.kroner or Decimal(1))

    return sorted(pairs, key=change, reverse=True)[:SHOWN]


def _bare(price: Price) -> str:
    return price.said.removesuffix(" kr")
