"""Money and figures of an invented municipality, as tables in text and web pages."""

from itertools import groupby
from textwrap import wrap

from bench.world.truth import Figure, World

LABEL = 38


def spaced(value: float) -> str:
    """A number with blanks between thousands and a comma before decimals."""
    text = f"{value:,.1f}" if value % 1 else f"{value:,.0f}"
    return text.replace(",", " ").replace(".", ",")


def investments_as_text(world: World) -> str:
    """Flat text: a blank parts both thousands and columns; long names are wrapped."""
    first = world.year + 1
    years = " ".join(str(first + i) for i in range(4))
    lines = [f"{world.municipality} kommune", "", "Investeringsbudsjett", ""]
    lines += ["Beløp i 1000 kr", f"Prosjekt Ferdig år Brutto prosjektutgift {years} "]
    lines[-1] += f"{first}-{(first + 3) % 100:02}"
    for area, rows in groupby(world.works, key=lambda work: work.area):
        works = list(rows)
        lines += [area]
        for work in works:
            *before, last = wrap(work.name, LABEL)
            done = str(work.done or "LØPENDE")
            sums = [*work.years, sum(work.years)]
            cells = [spaced(work.gross)] if work.gross is not None else []
            numbers = " ".join([done, *cells, *map(spaced, sums)])
            lines += [*before, f"{last} {numbers}"]
        total = [sum(work.years[i] for work in works) for i in range(4)]
        gross = sum(work.gross or 0 for work in works)
        row = " ".join(map(spaced, [gross, *total, sum(total)]))
        lines += [f"Sum {area} {row}", ""]
    return "\n".join(lines)


def investments_as_page(world: World) -> str:
    """A web page where every cell is told."""
    first = world.year + 1
    head = ["Prosjekt", "Ferdig", "Brutto prosjektutgift"]
    head += [str(first + i) for i in range(4)] + [f"Sum {first}-{first + 3}"]
    rows = [head]
    for area, group in groupby(world.works, key=lambda work: work.area):
        rows.append([area] + [""] * 7)
        for work in group:
            gross = spaced(work.gross) if work.gross is not None else ""
            sums = map(spaced, [*work.years, sum(work.years)])
            rows.append([work.name, str(work.done or "Løpende"), gross, *sums])
    return _page(world, "Investeringsbudsjett", "<p>Beløp i 1000 kr</p>" + _table(rows))


def figures_as_text(world: World) -> str:
    """Areas as rows, years as columns; what is shown stands in the sentence above."""
    lines = [
        f"{world.municipality} kommune",
        "",
        "Sammenligning med andre kommuner",
        "",
    ]
    for figure in world.figures:
        unit = "" if figure.unit == "%" else " i kroner"
        name = figure.name[0].lower() + figure.name[1:]
        lines += [figure.name, "", f"Tabellen viser {name}{unit}.", ""]
        lines += ["  " + " ".join(map(str, figure.years)), ""]
        for area, values in figure.values.items():
            lines += [" ".join([area, *(_cell(v, figure) for v in values)]), ""]
        lines += ["Kilde: ssb.no", ""]
    return "\n".join(lines)


def figures_as_page(world: World) -> str:
    """Areas as rows, years as columns, on a web page."""
    parts = []
    for figure in world.figures:
        rows = [["", *map(str, figure.years)]]
        rows += [
            [area, *(_cell(v, figure) for v in values)]
            for area, values in figure.values.items()
        ]
        unit = "" if figure.unit == "%" else " i kroner"
        name = figure.name[0].lower() + figure.name[1:]
        parts.append(f"<h2>{figure.name}</h2><p>Tabellen viser {name}{unit}.</p>")
        parts.append(_table(rows))
    return _page(world, "Sammenligning med andre kommuner", "".join(parts))


def _cell(value: float | None, figure: Figure) -> str:
    if value is None:
        return "-"
    return f"{spaced(value)} %" if figure.unit == "%" else spaced(value)


def _table(rows: list[list[str]]) -> str:
    head, *body = rows
    first = "".join(f"<th>{cell}</th>" for cell in head)
    rest = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in body
    )
    return f"<table><tr>{first}</tr>{rest}</table>"


def _page(world: World, title: str, main: str) -> str:
    return (
        f"<html><head><title>{title} - {world.municipality} kommune</title></head>"
        f"<body><main><h1>{title}</h1>{main}</main></body></html>"
    )


LAYOUTS = {
    "investments.txt": investments_as_text,
    "investments.html": investments_as_page,
    "figures.txt": figures_as_text,
    "figures.html": figures_as_page,
}
