"""What a project costs in all: what its table says, and what the text says of it.

The project is the one whose name has what the question tells of it. Where table and
text, or two documents, give different sums, each is told with its source.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ingest.model import Span
from kg.computing.asking import Asking
from kg.computing.called import called, fitting
from kg.computing.model import Computed
from kg.computing.scope import documents, within
from kg.facts import FactRow, bound, rows
from kg.search import Candidate
from kg.speech import closed, money
from kg.store import GraphStore
from kg.units import Unit

KINDS: Final = frozenset({"Budsjettpost", "Prosjekt"})
"""Facts that name a project."""
WHOLE_SUM: Final = "brutto"
TRIED: Final = 4
"""Projects whose name fits that are looked up, at most."""
MOST: Final = 2
"""Different sums that are told, at most."""
ROUNDED: Final = Decimal("0.01")
"""Sums that differ less, as a share, are one, told more or less exactly."""
COSTS: Final = re.compile(
    r"\bkoster?\b|\btotal\w*kostnad\w*|\bkostnadsramme\w*|\bprosjekt\w*kostnad\w*"
    r"|\bprislapp\w*|\bprosjektutgift\w*|\bkostnaden\b|\brammen?\b"
    r"|\b(?:satt av|sett av|avsatt|avsett)\b"
)
# What it is expected to cost in the end.
EXPECTS: Final = re.compile(
    r"\bforvent\w* (?:slutt)?(?:kostnad|sum|utgift)\w*|\bprognose\w*"
    r"|\bvente[ts]? å koste\b|\bsluttprognose\w*"
)
EXPECTED: Final = re.compile(
    r"prognose (?:slutt|total)|sluttprognose|forvent\w* (?:slutt|kostnad|total)", re.I
)
UNIT: Final = re.compile(r" ?\([^()]*(?:1000|kr|mill)[^()]*\)$")
ASIDE: Final = re.compile(r"\b(?:satt|sett) av\b|\bavs[ea]tt\b")
# Of a year, a month, a head or a part: not what the whole costs.
PART: Final = re.compile(
    r"\bper\b|\bpr\b|\bi (?:timen|døgnet|måneden|uka|året|20\d\d)\b|\bårlig"
    r"|\b(?:å|for å) (?:leie?|drive|drifte|kjøre|bruke|søke|vedlikeholde)\b|\bleien?\b"
    r"|\bdrift\w*|\bbillett\w*|\bdyrere\b|\bbilligere\b|\bendelig\w*|\bslutt\w*"
    r"|\bkonsept\b|\balternativ\b"
)
# "B Skole med hall", "Alternativ 2": one of several ways, no project of its own.
WAY: Final = re.compile(r"(?:[A-ZÆØÅ]|[Aa]lternativ|[Kk]onsept)\b(?=[ :.)])")
OTHERWISE: Final = frozenset({"compare", "difference", "max", "min", "sum", "trend"})
# Columns that hold the whole of it; must not match "Budsjettkostnad", a change.
WHOLE: Final = re.compile(
    r"^(?:total\w*|samlet|brutto)? ?"
    r"(?:kostnad(?:er|sramme)?|prosjekt\w*|ramme|kostnadsoverslag)\b",
    re.I,
)
# Words that say what is asked of a project, not which it is; some are left of English.
ASPECT: Final = re.compile(
    r"^(?:\w*kost\w*|\w*kostnad\w*|pris\w*|mye|dyr\w*|\w*utgift\w*|ramme\w*|budsjett\w*"
    r"|ny\w?|nytt|prosjekt\w*|samle[dt]\w*|total\w*|brutto|sum|kommunes?|much|will"
    r"|penge\w*|kroner|mill\w*|forvent\w*|prognose\w*|slutt\w*|mer|over|enn|bygg(?:e|es|ing\w*)?|anslå\w*|beregn\w*|estimer\w*"
    r"|satt|sett|avs[ea]tt|formannskap\w*|kommunestyre\w*|sake?n?|gjennomfør\w*"
    r"|behandl\w*|vedt\w*|dag\w*|regulering\w*|sluttbehandl\w*|beløp\w*|ferdig"
    r"|20\d\d|handlingsprogram\w*|økonomiplan\w*|investering\w*)$"
)


@dataclass(frozen=True)
class Sum:
    """What one place says that a project costs. said: as the sentence tells it."""

    kroner: Decimal
    said: str
    place: FactRow


def cost(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """What the one project costs that the question calls by its name."""
    own = asking.low.partition("?")[0]
    against = EXPECTS.search(own) and "ramme" in own  # the difference is told
    other = asking.traits & OTHERWISE - (
        {"compare", "difference"} if against else set()
    )
    if not (COSTS.search(own) or EXPECTS.search(own)) or PART.search(own) or other:
        return None
    if ASIDE.search(own) and (asking.question.years or "tertial" in own):
        return None  # a share of it, in one year
    scope = documents(asking.question, candidates)
    found: dict[str, list[Sum]] = {}
    for unit in (one.unit for one in candidates if one.unit.row.document in scope):
        if unit.row.klasse in KINDS and not WAY.match(_name(unit)):
            found.setdefault(_name(unit), []).extend(_listed(unit))
    found.pop("", None)
    for fit in fitting(asking, found, ASPECT)[:TRIED]:
        found[fit] = found[fit] or _of_tables(fit, graph, scope)
    summed = [fit for fit, sums in found.items() if sums]
    name = called(asking, summed, ASPECT) or called(asking, found, ASPECT)
    return _told(name, found[name], graph, scope) if name else None


def _told(
    name: str, listed: Sequence[Sum], graph: GraphStore, scope: frozenset[str]
) -> Computed | None:
    """What tables and text say of a project; none where they say too many things."""
    query = bound("framdrift", navn=name)
    prose = [_sum(row) for row in within(list(rows(graph, query)), scope) if _is(row)]
    sums = _apart((*listed, *prose))
    if not 0 < len(sums) <= MOST:
        return None
    agree = tuple(one.place for one in (*listed[:1], *prose[:1]))
    places = agree if len(sums) == 1 else tuple(one.place for one in sums)
    shown = bound("prosjekter", navn=name) if listed else query
    return Computed(_said(name, sums), places, shown, rule="cost")


def _of_tables(name: str, graph: GraphStore, scope: frozenset[str]) -> list[Sum]:
    """What the tables give as the whole cost of a project that was found by name."""
    found = rows(graph, bound("prosjekter", navn=name))
    return [
        Sum(row.value, f"{_head(row['kolonne'])}: {money(row.value)}", row)
        for row in within(list(found), scope)
        if row["versjon"] == WHOLE_SUM and row.value is not None
    ]


def _apart(told: Sequence[Sum]) -> list[Sum]:
    """The sums that are not the same, one of them rounded; the first of each."""
    kept: list[Sum] = []
    for one in told:
        if all(abs(one.kroner - k.kroner) > ROUNDED * abs(k.kroner) for k in kept):
            kept.append(one)
    return kept


def _listed(unit: Unit) -> Iterator[Sum]:
    """The cells of a row that hold what the whole costs, of no single year."""
    place = FactRow({"deltittel": unit.row.part}, unit.row.document, _span(unit))
    if unit.row.slots.get("posttype") != "investering":
        return
    for cell in unit.cells:
        undated = not cell["year"] and not cell["version"]
        if cell["version"] == WHOLE_SUM or (undated and WHOLE.match(cell["column"])):
            kroner, column = Decimal(cell["value"]), _head(cell["column"])
            told = f"{column}: {money(kroner)}{_expected(unit, kroner)}"
            yield Sum(kroner, told, place)


def _expected(unit: Unit, frame: Decimal) -> str:
    """What a project is now expected to cost in the end, where its row says so."""
    found = [cell for cell in unit.cells if EXPECTED.search(cell["column"])]
    if len(found) != 1:
        return ""
    kroner, column = Decimal(found[0]["value"]), _head(found[0]["column"])
    apart = kroner - frame
    way = "over" if apart > 0 else "under"
    more = f", {money(abs(apart))} {way} rammen" if apart else ""
    return f", {column[:1].lower()}{column[1:]}: {money(kroner)}{more}"


def _head(column: str) -> str:
    """What a column is called, without the unit that it is printed in."""
    return UNIT.sub("", " ".join(column.split()))


def _span(unit: Unit) -> Span:
    return Span(*unit.spans[0])


def _name(unit: Unit) -> str:
    slots = unit.row.slots
    return slots.get("prosjekt") or slots.get("navn") or slots.get("label", "")


def _is(row: FactRow) -> bool:
    """Whether a statement is one of what a project costs."""
    return row["egenskap"] == "verdi" and row.value is not None


def _sum(row: FactRow) -> Sum:
    return Sum(row.value or Decimal(0), f"«{closed(row['utsagn'])}»", row)


def _said(name: str, sums: Sequence[Sum]) -> str:
    """One sum after the name; two each with its source."""
    if len(sums) == 1:
        return f"{name}: {sums[0].said}" + "." * (not sums[0].said.endswith("»"))
    each = (f"{one.said} ({one.place['deltittel'] or 'dokumentet'})" for one in sums)
    return f"{name}: {'; '.join(each)}."
