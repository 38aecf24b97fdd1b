"""When a body treats a case, and whether what it decided was carried out."""

import re
from collections.abc import Sequence
from typing import Final

from kg.computing.asking import Asking
from kg.computing.model import Computed
from kg.computing.scope import documents, has_body, names_body, within
from kg.facts import FactRow, bound, rows
from kg.fits import editions
from kg.search import Candidate
from kg.speech import body, date
from kg.store import GraphStore

TREATED: Final = re.compile(r"\bbehandl|\bvedt[ao]|\bopp i\b|\btatt opp|\bavgj[øo]r")
CARRIED: Final = re.compile(r"iverksatt|satt i verk|gjennomført|fulgt opp")
QUARTER: Final = re.compile(r"(første|andre|tredje|fjerde|[1-4]\.) kvartal")
QUARTERS: Final = {
    **{f"{number}.": number for number in range(1, 5)},
    **{"første": 1, "andre": 2, "tredje": 3, "fjerde": 4},
}
FIT: Final = 0.75
"""The share of the telling words that the title of the case must have."""
# Words of such a question that no title needs to have.
ABOUT: Final = re.compile(
    r"^(?:behandl\w*|vedt\w*|dato\w*|dag\w*|sak\w*|utvalg\w*|hovedutvalg\w*|møte\w*"
    r"|formannskap\w*|kommunestyre\w*|iverksatt|verk|satt|gjennomført|fulgt|status"
    r"|opp|tatt|planlagt|gang|først\w*|skulle|skal|politisk\w*|komite\w*|råd\w*)$"
)


def _title_fit(asking: Asking, title: str, without: str = "") -> float:
    """The share of the telling words of a question that a title has."""
    wanted, told = editions(asking.question.text), editions(title)
    if wanted and told and not wanted & told:
        return 0.0
    cover = asking.cover(title)
    total = met = 0.0
    for term, score in zip(asking.terms, cover, strict=True):
        if ABOUT.match(term.word.lower()) or term.word.lower() in without:
            continue
        total += term.rare
        met += term.rare * min(1.0, score / 0.8) if score >= 0.35 else 0.0
    return met / total if total else 0.0


def treated(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """The day on which a body that is named treats (or treated) a case."""
    asks = asking.question.kind == "when" and not asking.question.days
    if not (asks and TREATED.search(asking.low) and has_body(asking.low)):
        return None
    best = _folder(asking, candidates)
    if not best:
        return None
    folder, fit = best
    query = bound("saksgang", mappenr=folder)
    scope = documents(asking.question, candidates)
    found = [
        row
        for row in within(list(rows(graph, query)), scope)
        if row["dato"] and names_body(asking.low, row["utvalgsnavn"])
    ]
    if len({row["dato"] for row in found}) != 1:
        return None
    row = next((row for row in found if row["saksnr"]), found[0])
    number = f"sak {row['saksnr']}" if row["saksnr"] else "planlagt"
    where = f"{body(row['utvalgsnavn'])} {date(row['dato'])}"
    text = f"Saken «{row['tittel']}» i {where} ({number})."
    return Computed(text, tuple(found[:3]), query, fit=fit, rule="treated")


def _folder(
    asking: Asking, candidates: Sequence[Candidate]
) -> tuple[str, float] | None:
    """The archive folder of the one case whose title is meant, and how well."""
    fits: dict[str, float] = {}
    for candidate in candidates:
        slots = candidate.unit.row.slots
        folder, title = slots.get("saksmappe", ""), slots.get("tittel", "")
        if candidate.unit.row.klasse == "Moetesak" and folder and title:
            bodies = slots.get("utvalg", "").lower()
            fit = _title_fit(asking, title, bodies)
            fits[folder] = max(fits.get(folder, 0.0), fit)
    best = max(fits.values(), default=0.0)
    meant = [folder for folder, fit in fits.items() if fit == best]
    return (meant[0], best) if best >= FIT and len(meant) == 1 else None


def carried(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """Whether a decision was carried out, by the report that follows it up."""
    if asking.question.kind != "yesno" or not CARRIED.search(asking.low):
        return None
    query = bound("oppfoelging")
    found = within(list(rows(graph, query)), documents(asking.question, candidates))
    fits = [(_title_fit(asking, row["tittel"]), row) for row in found if row["status"]]
    fit, row = max(fits, key=lambda pair: pair[0], default=(0.0, None))
    if row is None or fit < FIT:
        return None
    meant = {row["tittel"] for other, row in fits if other == fit}
    if len(meant) > 1:
        return None
    done = not row["status"].lower().startswith("ikke")
    return Computed(
        f"{row['tittel']}{_where(row)}: {row['status']}.",
        (row,),
        query,
        fit=fit,
        verdict=done,
        rule="carried",
    )


def adopted(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """Whether a plan that is named was adopted, and in the time that is asked about."""
    low = asking.low
    if asking.question.kind != "yesno" or "vedtatt" not in low or "plan" not in low:
        return None
    query = bound("planer")
    found = within(list(rows(graph, query)), documents(asking.question, candidates))
    named = [row for row in found if f" {row['navn'].lower()} " in f" {low} "]
    name = max((row["navn"] for row in named), key=len, default="")
    days = [row for row in named if row["navn"] == name and row["vedtatt"]]
    if not days or len({row["vedtatt"] for row in days}) > 1:
        return None
    day = days[0]["vedtatt"]
    return Computed(
        f"Temaplanen {name} ble vedtatt {date(day)}.",
        tuple(days[:2]),
        query,
        verdict=_in_time(asking, day),
        rule="adopted",
    )


def _in_time(asking: Asking, day: str) -> bool:
    """Whether a day is in the years and the quarter that a question names, if any."""
    years = {str(year) for year in asking.question.years}
    told = QUARTER.search(asking.low)
    quarter = QUARTERS.get(told[1], 0) if told else 0
    month = int(day[5:7]) if len(day) > 6 else 0
    of_year = not years or day[:4] in years
    return of_year and (not quarter or not month or (month + 2) // 3 == quarter)


def _where(row: FactRow) -> str:
    parts = (
        f"sak {row['saksnr']}" if row["saksnr"] else "",
        f"i {body(row['utvalgsnavn'])}" if row["utvalgsnavn"] else "",
        date(row["dato"]) if row["dato"] else "",
    )
    told = " ".join(part for part in parts if part)
    return f" ({told})" if told else ""
