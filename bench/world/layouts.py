"""Budgets and comparisons of an invented municipality, in layouts that papers have."""

import re
from collections.abc import Iterator, Sequence

from bench.world.grids import (
    WORDS,
    Budget,
    aligned,
    budget_of,
    comparison_of,
    opening,
    page,
    raw,
    shown,
    total,
    widths_of,
)
from bench.world.tables import spaced
from bench.world.truth import World


def _deviation(world: World) -> list[list[int]]:
    """Account, budget and what is left of each sector, and their sums last."""
    told = budget_of(world)
    rows = [[a, b, b - a] for a, b in zip(told.account, told.budget, strict=True)]
    return [*rows, total(rows)]


def _labels(world: World) -> list[str]:
    return [*budget_of(world).sectors, WORDS[world.language][5]]


def _cells(world: World, rows: Sequence[Sequence[int]], minus: str) -> list[list[str]]:
    return [
        [label, *(minus.format(spaced(-n)) if n < 0 else spaced(n) for n in row)]
        for label, row in zip(_labels(world), rows, strict=True)
    ]


def _heads(world: World) -> list[list[str]]:
    account, budget, off, _, sector, _ = WORDS[world.language]
    year = str(world.year)
    return [["", account, budget, off], [sector, year, year, "hittil"]]


def budget_two_heads(world: World) -> str:
    """A head over two lines, columns kept by blanks, the unit in a sentence."""
    rows = _cells(world, _deviation(world), "-{}")
    lines = aligned(_heads(world), rows, widths_of([*_heads(world), *rows]))
    unit = "Tabellen viser driften hittil i år (tall i hele tusen):"
    return "\n".join([*opening(world, "Økonomi"), unit, *lines, "", "Sak 4/24"])


def budget_brackets(world: World) -> str:
    """What is overspent stands in brackets."""
    rows = _cells(world, _deviation(world), "({})")
    lines = aligned(_heads(world), rows, widths_of([*_heads(world), *rows]))
    return "\n".join([*opening(world, "Økonomi"), "Beløp i 1000 kr", *lines])


def budget_over_pages(world: World) -> str:
    """A page ends inside the table; the head is printed again."""
    rows = _cells(world, _deviation(world), "-{}")
    widths = widths_of([*_heads(world), *rows])
    first, rest = (aligned(_heads(world), r, widths) for r in (rows[:3], rows[3:]))
    foot = [f"{world.municipality} kommune{'Side 1':>60}\f"]
    unit = "Tabell 1: Drift, beløp i 1000 kr"
    return "\n".join([*opening(world, "Økonomi"), unit, *first, "", *foot, *rest])


def _plan(world: World) -> list[list[int]]:
    told = budget_of(world)
    rows = [
        [a, b, *plans]
        for a, b, plans in zip(told.account, told.budget, told.plans, strict=True)
    ]
    return [*rows, total(rows)]


def budget_raw(world: World) -> str:
    """One blank parts all; a line of kinds stands over the line of years."""
    account, budget, _, plan, sector, _ = WORDS[world.language]
    years = [world.year - 1, world.year, *(world.year + i for i in range(1, 5))]
    figures = "tal" if world.language == "nn" else "tall"
    heads = [
        f"Tabell 1 Driftsrammer ({figures} i 1000 kr)",
        " ".join([account, budget, *[plan] * 4]),
        " ".join([sector, *map(str, years)]),
    ]
    lines = raw(heads, _cells(world, _plan(world), "-{}"))
    return "\n".join([*opening(world, "Budsjett"), *lines])


def budget_page(world: World) -> str:
    """A web page whose head spans columns; the unit stands in the head, in millions."""
    account, budget, off, _, sector, _ = WORDS[world.language]
    heads = (
        f'<tr><th rowspan="2">{sector}</th><th colspan="3">{world.year} (mill. kr)</th>'
        f"</tr><tr><th>{account}</th><th>{budget}</th><th>{off}</th></tr>"
    )
    rows = [
        [label, *(f"{n / 1000:.3f}".replace(".", ",") for n in row)]
        for label, row in zip(_labels(world), _deviation(world), strict=True)
    ]
    return page(world, heads, rows).format("")


def budget_truth(world: World, layout: str) -> Iterator[tuple[object, ...]]:
    """What each cell of a budget says: sector, year, kroner."""
    told: Budget = budget_of(world)
    plan = layout == "budget-raw.txt"
    rows = _plan(world) if plan else _deviation(world)
    years = [world.year - 1, *(world.year + i for i in range(5))]
    for sector, row in zip(told.sectors, rows, strict=False):
        for n, value in enumerate(row):
            year = years[n] if plan else world.year
            yield "Budsjettpost", sector, year, value * 1000


def _rows(world: World, missing: str) -> list[list[str]]:
    """An indicator in each row, years within areas. What counts kroner says so."""
    return [
        [
            name if unit == "%" else f"{name} ({unit})",
            *(shown(v, unit, missing) for v in row),
        ]
        for name, unit, row in comparison_of(world).rows
    ]


def _compared(world: World, heads: list[list[str]], rows: list[list[str]]) -> str:
    lines = aligned(heads, rows, widths_of([*heads, *rows]))
    return "\n".join([*opening(world, "Tabell 1 Nøkkeltall"), *lines])


def figures_areas_over_years(world: World) -> str:
    """An area over its two years; each row is an indicator."""
    told = comparison_of(world)
    heads = [["", *(part for area in told.areas for part in (area, ""))]]
    heads += [["Indikator", *map(str, told.years * len(told.areas))]]
    return _compared(world, heads, _rows(world, ".."))


def figures_area_and_year(world: World) -> str:
    """Each column with its own area and year, one over the other."""
    told = comparison_of(world)
    heads = [["", *(area for area in told.areas for _ in told.years)]]
    heads += [["Indikator", *map(str, told.years * len(told.areas))]]
    return _compared(world, heads, _rows(world, "-"))


def figures_years_over_areas(world: World) -> str:
    """A year over all areas; each row is an indicator."""
    told = comparison_of(world)
    size = len(told.areas)
    heads = [
        [
            "",
            *(
                str(y) if n == size // 2 else ""
                for y in told.years
                for n in range(size)
            ),
        ]
    ]
    heads += [["Indikator", *told.areas * 2]]
    rows = [[row[0], *row[1::2], *row[2::2]] for row in _rows(world, "Ikke målt")]
    return _compared(world, heads, rows)


def figures_areas_raw(world: World) -> str:
    """One year, areas in one line of text, one blank everywhere."""
    told = comparison_of(world)
    heads = [f"Tabell 1 Nøkkeltall {world.year}", " ".join(["Nøkkeltall", *told.areas])]
    rows = [[row[0], *row[2::2]] for row in _rows(world, "..")]
    return "\n".join([*opening(world, "Styringsdata"), *raw(heads, rows)])


def figures_of_areas(world: World) -> str:
    """A web page with an area over its years, spanning them."""
    told = comparison_of(world)
    over = "".join(f'<th colspan="2">{area}</th>' for area in told.areas)
    years = "".join(f"<th>{year}</th>" for year in told.years * len(told.areas))
    heads = f'<tr><th rowspan="2">Indikator</th>{over}</tr><tr>{years}</tr>'
    return page(world, heads, _rows(world, "-")).format("")


def figures_by_gaps(world: World) -> str:
    """Two blanks between cells, wherever they stood: a PDF whose table has no rules."""
    text = figures_years_over_areas(world)
    lines = (re.sub(r"(?<=\S) {2,}", "  ", line.strip()) for line in text.split("\n"))
    return "\n".join(lines)


def figures_by_tabs(world: World) -> str:
    """A tab between cells; an empty cell is nothing between two tabs."""
    told = comparison_of(world)
    heads = [["", *(area for area in told.areas for _ in told.years)]]
    heads += [["Indikator", *map(str, told.years * len(told.areas))]]
    lines = ["\t".join(row) for row in (*heads, *_rows(world, ""))]
    return "\n".join([*opening(world, "Tabell 1 Nøkkeltall"), *lines])


def comparison_truth(world: World, layout: str) -> Iterator[tuple[object, ...]]:
    """What each cell of a comparison says: area, year, value."""
    told = comparison_of(world)
    places = [(area, year) for area in told.areas for year in told.years]
    for _, _, row in told.rows:
        for (area, year), value in zip(places, row, strict=True):
            if value is not None and (year == world.year or "raw" not in layout):
                yield "Observasjon", area, year, value


LAYOUTS = {
    "budget-two-heads.txt": budget_two_heads,
    "budget-brackets.txt": budget_brackets,
    "budget-over-pages.txt": budget_over_pages,
    "budget-raw.txt": budget_raw,
    "budget.html": budget_page,
    "comparison-areas-over-years.txt": figures_areas_over_years,
    "comparison-area-and-year.txt": figures_area_and_year,
    "comparison-years-over-areas.txt": figures_years_over_areas,
    "comparison-by-gaps.txt": figures_by_gaps,
    "comparison-by-tabs.txt": figures_by_tabs,
    "comparison-raw.txt": figures_areas_raw,
    "comparison.html": figures_of_areas,
}
