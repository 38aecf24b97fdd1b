"""A column that says what each row of a table is counted in: "Enhet", "Eining".

"prosent" and "kroner" are units. "per måned" says that the row is a price, where the
text above speaks of fees or prices: then its figures are kroner.
"""

import re
from collections.abc import Sequence

_TITLE = re.compile(
    r"(?:måle|prise?|betalings)?(?:enhet(?:er)?|eining(?:ar)?)|benevning|nemning|måling",
    re.IGNORECASE,
)
_UNITS = {
    "prosent": "%",
    "pst": "%",
    "%": "%",
    "kr": "kr",
    "kroner": "kr",
    "kronar": "kr",
    "nok": "kr",
    "antall": "antall",
    "antal": "antall",
    "stk": "antall",
    **{unit: unit for unit in ("dager", "poeng", "timer", "årsverk", "personer")},
    **{unit: unit for unit in ("elever", "tonn", "kWh", "GWh", "liter", "boliger")},
    "dagar": "dager",
    "timar": "timer",
    "personar": "personer",
    "elevar": "elever",
}
_PER = re.compile(r"(?:kr\.?|kroner)?\s*(?:per|pr\.?|/)\s*\w", re.IGNORECASE)
_PRICES = re.compile(
    r"gebyr|betalings?sats|pris(?:er|ar|liste)\b|egenbetaling|eigenbetaling|avgift",
    re.IGNORECASE,
)


def unit_column(titles: Sequence[str]) -> int | None:
    """The place of the column of units by the heads of columns; None without one."""
    return next((n for n, title in enumerate(titles) if _TITLE.fullmatch(title)), None)


def unit_said(text: str, above: str) -> str:
    """The unit that a cell of the column says. above: the text before the table."""
    plain = text.strip().rstrip(".")
    if known := _UNITS.get(plain) or _UNITS.get(plain.lower()):
        return known
    return "kr" if _PER.match(plain) and _PRICES.search(above) else ""
