"""Projects as a whole: which are late, on time or done, of a year, the largest.

The newest document that gives projects a status tells; what the tables of all plans
say of the year tells when projects are finished, and what they cost in all which is
the largest.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kg.computing.asking import Asking, is_met
from kg.computing.model import Computed
from kg.computing.scope import in_one_place
from kg.facts import FactRow, bound, rows
from kg.search import Candidate
from kg.speech import listed, money, points
from kg.store import GraphStore

KINDS: Final = frozenset({"list", "which", "count", "what"})
SHOWN: Final = 12
"""Names that are said, at most."""
WHOLE: Final = "brutto"
TOP: Final = 3
"""Of the largest, those that are said."""
PROJECTS: Final = re.compile(
    r"\b(?!budsjett)[a-zæøå]*prosjekt(?:er|ene|et|a)?\b|\binvestering(?:er|ene)\b"
)
ONGOING: Final = re.compile(r"\bløpende\b|\buten (?:noe )?slutt")
LARGEST: Final = re.compile(
    r"\b(?:størst|dyrest|minst|billigst)e?\b|\bmest kostbare?\b"
    r"|\bkoster (?:mest|minst)\b"
)
LEAST: Final = re.compile(r"\bminste?\b|\bbilligste?\b")
# A largest deviation or rise is no largest project.
OF_CHANGE: Final = re.compile(
    r"avvik|økning|endring|nedgang|overskrid|merforbruk|20\d\d"
)
FINISH: Final = re.compile(
    r"\b(?:ferdig\w*|klare?|åpner|åpnes|tas i bruk|fullføres)\b.*\b(20\d\d)\b"
)


@dataclass(frozen=True)
class State:
    """How far projects have come: what it is called, how it is asked for and told."""

    head: str
    asked: re.Pattern[str]
    told: re.Pattern[str]


STATES: Final = (
    State(
        "Forsinkede prosjekter",
        re.compile(r"forsink|\bikke (?:i rute|etter plan)|avvik i fr[ea]mdrift"),
        re.compile(r"forsink|forseink|avvik i", re.I),
    ),
    State(
        "Prosjekter i rute",
        re.compile(r"\bi rute\b|\b(?:etter|ifølge|iht\.?|følger) plan"),
        re.compile(r"iht\.? plan|i rute|etter plan|som planlagt", re.I),
    ),
    State(
        "Stansede prosjekter",
        re.compile(r"\bstans|\bstopp|\bskrinl|\bpå vent\b"),
        re.compile(r"stans|stopp|skrinl|på vent", re.I),
    ),
    State(
        "Ferdige prosjekter",
        re.compile(r"\b(?:er|ble|blitt) (?:ferdig|fullført|avsluttet)"),
        re.compile(r"^(?:ferdig|fullført|avsluttet)", re.I),
    ),
)
# Words of such a question that do not tell which projects.
GENERAL: Final = re.compile(
    r"^(?:størst\w*|dyrest\w*|minst\w*|billigst\w*|mest|kost\w*|(?:bygge?|investerings?|utbyggings?|anleggs?)?prosjekt\w*|forsink\w*|rute"
    r"|plan\w*|ligg\w*|følg\w*|ferdig\w*|klar\w*|stå\w*|åpn\w*|bruk\w*|full\w*|stans\w*"
    r"|stopp\w*|avslutt\w*|kommunal\w*|kommun\w*|status\w*|fr[ea]mdrift\w*|tertial\w*"
    r"|rapport\w*|avvik\w*|investering\w*|handlingsprogram\w*|økonomiplan\w*|antall"
    r"|vent\w*|løpende|sluttår\w*|slutt\w*|nye?|planlagt\w*|skal)$"
)


def portfolio(
    asking: Asking, _: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """The projects of a state, or those that are finished in a year."""
    low = asking.low
    if asking.question.kind not in KINDS or not PROJECTS.search(low):
        return None
    if LARGEST.search(low) and not OF_CHANGE.search(low):
        return _largest(asking, graph)
    if ONGOING.search(low):
        return _ongoing(asking, graph)
    finish = FINISH.search(low)
    state = next((one for one in STATES if one.asked.search(low)), None)
    if not (finish or state):
        return None
    query = bound("framdrift", egenskap="ferdigAar" if finish else "status")
    found = _meant(asking, rows(graph, query))
    if finish:
        told = [row for row in found if row["verdi"][:4] == finish[1]]
        return _told(f"Prosjekter som skal være ferdige i {finish[1]}", told, query)
    newest = _newest(found)
    told = [row for row in newest if state and state.told.search(row["verdi"])]
    return _told(state.head, told, query) if state else None


def _largest(asking: Asking, graph: GraphStore) -> Computed | None:
    """The projects that cost most, or least, in all."""
    query = bound("prosjekter")
    whole = (row for row in rows(graph, query) if row["versjon"] == WHOLE)
    found = _meant(asking, whole)
    costs = {row["navn"]: row for row in found if row.value}
    order = sorted(
        costs.values(),
        key=lambda row: row.value or 0,
        reverse=not LEAST.search(asking.low),
    )[:TOP]
    if len(costs) < TOP:
        return None
    told = listed(f"{row['navn']} {money(row.value or Decimal(0))}" for row in order)
    word = "Lavest" if LEAST.search(asking.low) else "Høyest"
    text = f"{word} ({' '.join(order[0]['kolonne'].split())}): {told}."
    return Computed(text, tuple(order), query, rule="portfolio")


def _ongoing(asking: Asking, graph: GraphStore) -> Computed | None:
    """The projects that go on from year to year."""
    query = bound("prosjekter")
    told = (row for row in rows(graph, query) if row["loepende"] == "true")
    return _told("Løpende prosjekter", _meant(asking, told), query)


def _newest(found: Sequence[FactRow]) -> list[FactRow]:
    """The rows of the newest part of a document; of the longest where none is dated."""
    parts: dict[tuple[str, str], list[FactRow]] = {}
    for row in found:
        parts.setdefault((row.document, row["deltittel"]), []).append(row)
    return max(
        parts.values(),
        key=lambda told: (told[0]["deldato"] or told[0]["dokumentdato"], len(told)),
        default=[],
    )


def _meant(asking: Asking, found: Iterable[FactRow]) -> list[FactRow]:
    """The projects whose name has the other words of the question, if it has any.

    Those of one municipality; none where it is in doubt which.
    """
    terms = [t for t in asking.question.terms if not GENERAL.match(t.word.lower())]
    return [
        row
        for row in in_one_place(asking.question, found)
        if all(is_met(term, row["navn"]) for term in terms)
    ]


def _told(head: str, told: Sequence[FactRow], query: str) -> Computed | None:
    """The names under a head, each with one place."""
    kept = list({row["navn"]: row for row in reversed(told)}.values())[::-1]
    if not kept:
        return None
    more = len(kept) - SHOWN
    names = [row["navn"] for row in kept[:SHOWN]]
    names += [f"{more} til"] if more > 0 else []
    text = f"{head} ({len(kept)}): {points(names)}."
    return Computed(text, tuple(kept), query, rule="portfolio")
