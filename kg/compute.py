"""Answers that no single sentence of the documents gives: compared, added, ranked.

The best fact that was found names the indicator or the table; a query fetches all its
cells; what the question names (years, areas, rows) picks those that count.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kg.facts import FactRow, bound, rows
from kg.question import Question
from kg.search import Candidate
from kg.speech import listed, measured, money
from kg.store import GraphStore
from kg.units import Unit
from kg.words import PLAIN, likeness, stem

TRAITS: Final = frozenset({"compare", "difference", "max", "min", "sum", "trend"})
DEPTH: Final = 12
"""Only a fact among this many best candidates names the table."""
FITTING: Final = 0.85
"""The fact must meet this share of what the best candidate meets of the question."""
MOST: Final = 6
"""Cells that are said in one sentence, at most."""


@dataclass(frozen=True)
class Cell:
    """One figure of a table: what it is of, and how it is written."""

    label: str
    area: str
    year: int | None
    column: str
    value: Decimal
    unit: str
    row: FactRow

    @property
    def said(self) -> str:
        """The figure with its unit."""
        return (
            money(self.value) if self.unit == "NOK" else measured(self.value, self.unit)
        )


@dataclass(frozen=True)
class Computed:
    """A computed sentence, the rows that it rests on, and the query that gave them."""

    text: str
    rows: tuple[FactRow, ...]
    query: str


AREA_GROUPS: Final = ("asss", "kostragruppe", "landet")

Rule = Callable[[Question, Sequence[Cell]], "tuple[str, Sequence[Cell]] | None"]


def areas(question: Question) -> tuple[str, ...]:
    """Areas that a question compares, in lower case: municipalities and groups."""
    low = question.bokmaal.lower().replace("-", "")
    groups = [name for name in AREA_GROUPS if name in low]
    return (*question.municipalities, *groups)


def computed(
    question: Question, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """The computed answer to a question that asks for one, if the graph has it."""
    if not question.traits & TRAITS:
        return None
    least = FITTING * candidates[0].features["cover_around"] if candidates else 0.0
    for candidate in candidates[:DEPTH]:
        unit = candidate.unit
        if unit.row.klasse not in ("Observasjon", "Budsjettpost"):
            continue
        if candidate.features["cover_around"] < least:
            continue
        sparql = _query(unit)
        cells = list(_cells(rows(graph, sparql), unit))
        for rule in RULES:
            told = rule(question, _asked(question, cells, unit))
            if told:
                text, used = told
                kept = tuple(
                    {(c.row.document, c.row.span): c.row for c in used}.values()
                )
                return Computed(text, kept, sparql)
    return None


def _query(unit: Unit) -> str:
    label = unit.row.slots["label"]
    if unit.row.klasse == "Observasjon":
        return bound("indikator", indikatornavn=label)
    return bound("tabellkolonne", grunntekst=label, grunnfra=unit.spans[0].start)


def _cells(found: Iterable[FactRow], unit: Unit) -> Iterator[Cell]:
    """The figures of the document that the fact stands in."""
    for row in found:
        value, year = row.value, row["aar"]
        if value is None or not unit.row.document.startswith(row.document):
            continue
        if unit.row.klasse == "Observasjon":
            label, area, unit_name = (
                row["indikatornavn"],
                row["omraadenavn"],
                row["enhet"],
            )
            column = " ".join(part for part in (area, year) if part)
        else:
            label, area, unit_name = row["tekst"], row["omraade"], "NOK"
            column = row["kolonne"]
        yield Cell(
            label, area, int(year) if year else None, column, value, unit_name, row
        )


def _asked(question: Question, cells: Sequence[Cell], unit: Unit) -> list[Cell]:
    """The cells of the years asked for and, of several columns, of the best one."""
    years = set(question.years)
    if "trend" in question.traits and len(years) == 2:
        years = set(range(min(years), max(years) + 1))
    of_years = [cell for cell in cells if cell.year in years] or list(cells)
    if unit.row.klasse == "Observasjon":
        return of_years
    wanted = [c for c in of_years if c.column.lower() in question.bokmaal.lower()]
    columns = [cell.column for cell in wanted or of_years]
    return [cell for cell in of_years if cell.column == columns[0]] if columns else []


def _named(question: Question, cells: Sequence[Cell], name: str) -> list[Cell]:
    """The cells whose label or area the question names, in the order of the table."""
    words = {form for term in question.terms for form in term.forms}
    kept = []
    for cell in cells:
        parts = [stem(w) for w in PLAIN.findall(getattr(cell, name)) if len(w) > 3]
        met = [w for w in parts if any(likeness(w, form) >= 0.9 for form in words)]
        if parts and len(met) == len(parts):
            kept.append(cell)
    return kept


def _distinct(cells: Iterable[Cell]) -> list[Cell]:
    """Cells that say different things; copies of a table say the same."""
    return list(
        {(c.label, c.area, c.year, c.column, c.value): c for c in cells}.values()
    )


def _between_areas(
    question: Question, cells: Sequence[Cell]
) -> tuple[str, Sequence[Cell]] | None:
    """One indicator, two areas or more, one year: who has what, and the difference."""
    wanted = areas(question)
    if len(wanted) < 2:
        return None
    years = [cell.year for cell in cells if cell.year]
    year = max(question.years or years, default=None)
    picked = [
        cell
        for name in wanted
        for cell in cells
        if cell.area.lower().replace("-", "").startswith(name) and cell.year == year
    ]
    picked = _distinct(picked)
    if len({cell.area for cell in picked}) < 2 or len(picked) > MOST:
        return None
    ordered = sorted(
        picked, key=lambda cell: cell.value, reverse="min" not in question.traits
    )
    told = listed(f"{cell.area} {cell.said}" for cell in ordered)
    when = f" i {year}" if year else ""
    gap = abs(ordered[0].value - ordered[-1].value)
    text = f"{picked[0].label}{when}: {told}."
    return f"{text} Forskjellen er {_gap(gap, ordered[0].unit)}.", ordered


def _gap(value: Decimal, unit: str) -> str:
    if unit == "NOK":
        return money(value)
    return measured(value, "prosentpoeng" if unit == "%" else unit)


def _between_years(
    question: Question, cells: Sequence[Cell]
) -> tuple[str, Sequence[Cell]] | None:
    """One area, two years or a range: the series and the change."""
    if len(question.years) < 2 and "trend" not in question.traits:
        return None
    area = next(iter(question.municipalities), "")
    series = [cell for cell in cells if area in cell.area.lower() and cell.year]
    series = sorted(_distinct(series), key=lambda cell: cell.year or 0)
    if len(series) < 2 or len({cell.year for cell in series}) != len(series):
        return None
    told = ", ".join(f"{cell.said} i {cell.year}" for cell in series[-MOST:])
    first, last = series[0], series[-1]
    change = last.value - first.value
    way = "en økning" if change > 0 else "en nedgang" if change < 0 else "ingen endring"
    amount = f" på {_gap(abs(change), last.unit)}" if change else ""
    whose = f" ({last.area})" if last.area else ""
    text = f"{last.label}{whose}: {told}."
    return f"{text} Det er {way}{amount} fra {first.year} til {last.year}.", series


def _ranked(
    question: Question, cells: Sequence[Cell]
) -> tuple[str, Sequence[Cell]] | None:
    """The largest or smallest row of a table, or area of an indicator."""
    if not question.traits & {"max", "min"}:
        return None
    rest = [cell for cell in cells if not _is_sum(cell)]
    if any(cell.unit != "NOK" for cell in cells):
        return None  # an indicator is ranked only among areas that are named
    named = _distinct(_named(question, cells, "label"))
    pool = named if len(named) > 1 else _distinct(rest)
    if len(pool) < 2:
        return None
    top = sorted(
        pool, key=lambda cell: abs(cell.value), reverse="min" not in question.traits
    )
    told = listed(f"{cell.label} {cell.said}" for cell in top[:3])
    word = "Lavest" if "min" in question.traits else "Høyest"
    return f"{word} ({top[0].column}): {told}.", top[:3]


def _is_sum(cell: Cell) -> bool:
    return cell.label.lower().startswith(("sum", "total"))


def _sum(
    question: Question, cells: Sequence[Cell]
) -> tuple[str, Sequence[Cell]] | None:
    """The sum of the rows or areas that the question names."""
    if "sum" not in question.traits:
        return None
    cells = [cell for cell in cells if not _is_sum(cell)]
    labels = {cell.label for cell in _named(question, cells, "label")}
    found = _distinct(
        cell
        for cell in _named(question, cells, "area")
        if not labels or cell.label in labels
    )
    if not 2 <= len(found) <= MOST or len({cell.unit for cell in found}) > 1:
        return None
    total = sum((cell.value for cell in found), Decimal(0))
    told = listed(f"{cell.area or cell.label} {cell.said}" for cell in found)
    said = money(total) if found[0].unit == "NOK" else measured(total, found[0].unit)
    return f"Til sammen {said}: {told}.", found


def _ranked_areas(
    question: Question, cells: Sequence[Cell]
) -> tuple[str, Sequence[Cell]] | None:
    """The municipality with the largest or smallest figure in one year."""
    asks = "kommune" in question.bokmaal.lower() and question.kind in ("which", "who")
    if not (asks and question.traits & {"max", "min"}) or areas(question):
        return None
    year = max((cell.year for cell in cells if cell.year), default=None)
    pool = [cell for cell in cells if cell.year == year and not _is_group(cell)]
    pool = _distinct(pool)
    names = {cell.area for cell in pool}
    if len(names) < 2 or len(names) != len(pool) or pool[0].unit == "NOK":
        return None
    least = "min" in question.traits
    top = sorted(pool, key=lambda cell: cell.value, reverse=not least)[:3]
    told = listed(f"{cell.area} {cell.said}" for cell in top)
    when = f" i {year}" if year else ""
    return f"{'Lavest' if least else 'Høyest'}{when}, {top[0].label}: {told}.", top


def _is_group(cell: Cell) -> bool:
    """Whether an area is no municipality but a group that they are held against."""
    return cell.area.lower().replace("-", "").startswith(AREA_GROUPS)


RULES: Final[tuple[Rule, ...]] = (
    _between_areas,
    _sum,
    _ranked_areas,
    _ranked,
    _between_years,
)
