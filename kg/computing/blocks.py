"""The tables that a question is about: where its best candidates stand, read whole.

A candidate is one row. What is to be compared, added or ranked stands in the rows
around it, which the search need not have found; a query fetches them all.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ingest.model import Span
from kg.computing.asking import Asking
from kg.computing.model import KRONER, Cell
from kg.computing.naming import bare, head, is_sum, key_words
from kg.facts import FactRow, bound, rows
from kg.fits import editions
from kg.search import Candidate
from kg.store import GraphStore
from kg.units import Unit

SEEN: Final = 250
"""Candidates whose rows are looked at."""
TRIED: Final = 16
"""Rows whose table is looked up."""
MOST: Final = 5
"""Tables that are read."""
ANOTHER: Final = 0.3
"""What a row counts less for where the year asked for does not stand at it."""
WORSE: Final = 0.3
"""A table is read where its row fits at most this much less than the best."""
MEASURES: Final = {"co2": "utslipp av klimagasser", "kr": "kroner", "%": "andel"}
"""What is measured in a unit."""
UNTOLD: Final = "ikke oppgitt"
"""A figure whose unit the document does not give is not computed with."""
HALF: Final = 0.5
HEAD: Final = 0.9
"""What the name before a dash is worth beside the whole label."""
FIGURES: Final = frozenset({"Observasjon", "Budsjettpost"})


@dataclass(frozen=True)
class Block:
    """One table.

    texts: what it stands under, and in what document. kommune: whose document it is,
    in lower case. rank: of the best candidate in it. sparql: what gave its cells.
    """

    cells: tuple[Cell, ...]
    texts: tuple[str, ...]
    kommune: str
    rank: int
    sparql: str


@dataclass(frozen=True)
class _Place:
    iri: str
    unit: Unit
    texts: tuple[str, ...]
    fit: float
    rank: int


def blocks(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> list[Block]:
    """The tables of the rows that fit the question best, the best first."""
    found: dict[str, Block] = {}
    places = _places(asking, candidates)[:TRIED]
    for place in places:
        if place.fit < places[0].fit - WORSE:
            break
        sparql = _query(place, graph)
        if sparql and sparql not in found:
            cells = tuple(cells_of(rows(graph, sparql)))
            kommune = place.unit.row.slots.get("kommune", "").lower()
            found[sparql] = Block(
                cells,
                place.texts,
                kommune.removesuffix(" kommune"),
                place.rank,
                sparql,
            )
        if len(found) == MOST:
            break
    return [block for block in found.values() if block.cells]


def _places(asking: Asking, candidates: Sequence[Candidate]) -> list[_Place]:
    """Rows of figures among the candidates, best fit first."""
    wanted = editions(asking.question.text)
    found: dict[str, _Place] = {}
    for rank, candidate in enumerate(candidates[:SEEN]):
        unit = candidate.unit
        texts = (unit.row.heading, unit.header, unit.row.part)
        told = editions(" ".join(texts))
        if wanted and told and not wanted & told:
            continue
        for span, text in _rows(unit):
            iri = f"{unit.row.iri.rsplit('/', 2)[0]}/passasje/{span.start}-{span.end}"
            if iri not in found:
                fit = asking.fit(map(asking.cover, (text, *texts)))
                fit -= ANOTHER * _of_another_year(
                    asking, unit, " ".join((text, *texts))
                )
                found[iri] = _Place(iri, unit, texts, fit, rank)
    return sorted(found.values(), key=lambda place: (-round(place.fit, 2), place.rank))


def _of_another_year(asking: Asking, unit: Unit, told: str) -> bool:
    """Whether years are asked for and none of them stands at a row."""
    text = f"{told} {unit.row.date}"
    return bool(asking.years) and not any(str(year) in text for year in asking.years)


def _rows(unit: Unit) -> Iterator[tuple[Span, str]]:
    if unit.row.klasse in FIGURES:
        yield unit.spans[0], unit.text
    elif not unit.is_fact:
        yield from ((piece.span, piece.text) for piece in unit.pieces if piece.row)


def _query(place: _Place, graph: GraphStore) -> str | None:
    """The query that fetches the table of a row, if its figures were read."""
    found = list(graph.rows(bound("tabeller", grunnsitat=place.iri)))
    tables = sorted({row["tabell"] for row in found if "tabell" in row})
    if tables:
        return bound("tabell", tabell=tables[0])
    shared = {row["felles"] for row in found}
    heads = sorted(shared - {place.iri}) or sorted(shared)
    return bound("maalinger", felles=heads[0]) if heads else None


def cells_of(found: Iterable[FactRow]) -> Iterator[Cell]:
    """The figures of a table in the order of its rows, each with its own place."""
    every = list(found)
    crowd = Counter((row.document, row.span) for row in every)
    kept: dict[tuple[str, ...], FactRow] = {}
    for row in every:
        key = (row["maaling"] or f"{row.span}", row["tekst"], row["kolonne"])
        best = kept.get(key)
        place = crowd[row.document, row.span]
        if best is None or place < crowd[best.document, best.span]:
            kept[key] = row
    made = map(_cell, kept.values())
    return (cell for cell in made if cell)


def _cell(row: FactRow) -> Cell | None:
    value, year = row.value, row["aar"]
    if value is None or UNTOLD in row["enhet"]:
        return None
    if row["maaling"]:
        label, area, unit = row["indikatornavn"], row["omraadenavn"], row["enhet"]
        column = " ".join(part for part in (area, year) if part)
    else:
        label, area, unit, column = row["tekst"], row["omraade"], KRONER, row["kolonne"]
    return Cell(
        label,
        area,
        int(year[:4]) if year[:4].isdigit() else None,
        " ".join(column.split()),
        value,
        unit,
        row,
        row["versjon"],
    )


@dataclass(frozen=True)
class Series:
    """The figures of one row of a table, or of one indicator for all areas.

    fit: the share of the question that its label and what stands around accounts for.
    says: the share of its label that the question says. own: the same of the words
    that tell its label from the others of the table.
    """

    block: Block
    cells: tuple[Cell, ...]
    fit: float
    says: float
    own: float

    @property
    def label(self) -> str:
        """What the figures are of."""
        return self.cells[0].label

    @property
    def worth(self) -> float:
        """How well the series is the one that is asked about."""
        found = 0.1 / (1 + self.block.rank / 10)
        return self.fit + 0.5 * self.says + 0.3 * self.own + found

    def only(self, cells: Iterable[Cell]) -> "Series":
        """The same series with fewer figures."""
        return replace(self, cells=tuple(cells))


def series(asking: Asking, found: Sequence[Block]) -> list[Series]:
    """All rows of the tables, the one that fits the question best first."""
    made = [one for block in found for one in _series(asking, block)]
    return sorted(made, key=lambda one: (-round(one.worth, 3), one.block.rank))


def _groups(block: Block) -> list[list[Cell]]:
    groups: dict[tuple[object, ...], list[Cell]] = {}
    for cell in block.cells:
        place = cell.row.span if cell.is_money else None
        groups.setdefault((cell.label, cell.unit, place), []).append(cell)
    return list(groups.values())


def _series(asking: Asking, block: Block) -> Iterator[Series]:
    groups = _groups(block)
    words = [frozenset(key_words(group[0].label)) for group in groups]
    common = Counter(word for label in set(words) for word in label)
    owns = [
        frozenset(word for word in label if common[word] * 2 <= len(set(words)))
        for label in words
    ]
    met = [_own(asking, group[0], own) for group, own in zip(groups, owns, strict=True)]
    whole = asking.adds or max(met, default=0.0) < HALF
    for cells, own in zip(groups, met, strict=True):
        fit = asking.fit(covers(asking, block, cells))
        label = bare(cells[0].label)
        says = max(asking.says(label), HEAD * asking.says(head(label)))
        rest = own if not is_sum(cells[0]) else 1.0 if whole else HALF
        if asking.calls(label):
            says = rest = 1.0
        yield Series(block, tuple(cells), fit, says, rest)


def _own(asking: Asking, cell: Cell, words: frozenset[str]) -> float:
    """The share of a label's own words that is said; a sum has none of its own."""
    if is_sum(cell):
        return 0.0
    return sum(map(asking.tells, words)) / len(words) if words else 1.0


def covers(
    asking: Asking, block: Block, cells: Iterable[Cell]
) -> list[tuple[float, ...]]:
    """How the terms of a question are met by figures and what stands around them."""
    told = [text for cell in cells for text in _told(cell)]
    return [asking.cover(text) for text in dict.fromkeys((*told, *block.texts))]


def _told(cell: Cell) -> tuple[str, ...]:
    """What a figure says of itself, abbreviations and units in full."""
    measures = (said for unit, said in MEASURES.items() if unit in cell.unit.lower())
    version = cell.version.replace("_", " ").replace("oe", "ø")
    return (cell.label, cell.area, cell.column, cell.unit, version, *measures)
