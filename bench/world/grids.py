"""Ways to print a table, and an invented budget to print in them.

Text whose columns are kept by blanks, text in raw order, and web pages with cells that
span others. Every layout is told the cells; what a layout cannot carry is not told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from textwrap import wrap

from bench.world import names
from bench.world.tables import spaced
from bench.world.truth import World

LABEL, GAP = 34, 3
SECTORS = {
    "nb": (
        "Politisk styring",
        "Skole og skolefritidsordning",
        "Barnevern og forebyggende tjenester for barn",
        "Pleie og omsorg",
        "Kultur og idrett",
        "Teknisk drift, plan og eiendom i distriktene",
    ),
    "nn": (
        "Politisk verksemd",
        "Skule og skulefritidsordning",
        "Barnevern og førebyggjande tenester for born",
        "Pleie og omsorg",
        "Kultur og idrett",
        "Teknisk drift, plan og eigedom i bygdene",
    ),
}
WORDS = {
    "nb": ("Regnskap", "Budsjett", "Avvik", "Plan", "Tjenesteområde", "Sum drift"),
    "nn": ("Rekneskap", "Budsjett", "Avvik", "Plan", "Tenesteområde", "Sum drift"),
}
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Budget:
    """Accounts and plans by sector, in thousand kroner. years: first to last.

    account and plans: a sum for each sector; the account is of the year before.
    """

    sectors: tuple[str, ...]
    account: tuple[int, ...]
    budget: tuple[int, ...]
    plans: tuple[tuple[int, ...], ...]


def budget_of(world: World) -> Budget:
    """The budget of a world; the same world has the same one."""
    draw = Random(f"{world.municipality} {world.year}")
    sectors = SECTORS[world.language]
    account = tuple(draw.randint(900, 260_000) for _ in sectors)
    budget = tuple(n + draw.randint(-n // 20, n // 20) for n in account)
    plans = tuple(tuple(n + draw.randint(0, n // 10) for _ in range(4)) for n in budget)
    return Budget(sectors, account, budget, plans)


@dataclass(frozen=True)
class Comparison:
    """Indicators by area and year; None where there is no figure.

    rows: name, unit, and a figure for each area and year, years within areas.
    """

    areas: tuple[str, ...]
    years: tuple[int, ...]
    rows: tuple[tuple[str, str, tuple[float | None, ...]], ...]


def comparison_of(world: World) -> Comparison:
    """A comparison of the world's municipality with others and the country."""
    draw = Random(f"{world.year} {world.municipality}")
    others = [name for name in names.MUNICIPALITY if name != world.municipality]
    areas = (world.municipality, *draw.sample(others, 2), "Landet")
    years = (world.year - 1, world.year)

    def value(kind: tuple[str, str, float, float]) -> float | None:
        drawn = draw.uniform(*kind[2:])
        if draw.random() < 0.1:
            return None
        return round(drawn, 1) if kind[1] == "%" else float(round(drawn))

    rows = tuple(
        (kind[0], kind[1], tuple(value(kind) for _ in range(len(areas) * len(years))))
        for kind in names.INDICATOR
    )
    return Comparison(areas, years, rows)


def total(rows: Sequence[Sequence[int]]) -> list[int]:
    """The sum of each column."""
    return [sum(column) for column in zip(*rows, strict=True)]


def aligned(heads: Rows, rows: Rows, widths: Sequence[int]) -> list[str]:
    """Lines whose columns are kept by blanks; a long label is wrapped above its row."""
    out = []
    for label, *cells in (*heads, *rows):
        *before, last = wrap(label, LABEL - 2) or [""]
        out += before
        numbers = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
        out.append(last.ljust(LABEL) + "".join(numbers))
    return [line.rstrip() for line in out]


def widths_of(rows: Rows) -> list[int]:
    """How wide each column must be, with its gap."""
    return [max(map(len, cells)) + GAP for cells in zip(*rows, strict=True)][1:]


def raw(heads: Sequence[str], rows: Rows) -> list[str]:
    """Lines as a program prints them that knows no columns: one blank everywhere."""
    out = list(heads)
    for label, *cells in rows:
        *before, last = wrap(label, LABEL - 2)
        out += [*before, " ".join([last, *cells])]
    return out


def page(world: World, heads: str, rows: Rows) -> str:
    """A web page with a head of its own."""
    body = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows
    )
    return (
        f"<html><head><title>{world.municipality} kommune</title></head><body><main>"
        f"<h1>{world.municipality} kommune</h1>{{}}<table>{heads}{body}</table>"
        "</main></body></html>"
    )


def shown(value: float | None, unit: str, missing: str) -> str:
    """A figure as a cell, with the words of this layout where there is none."""
    if value is None:
        return missing
    return f"{spaced(value)} %" if unit == "%" else spaced(value)


def opening(world: World, title: str) -> list[str]:
    """The first lines of a paper."""
    return [f"{world.municipality} kommune", "", title, ""]
