"""The head of a table: its columns in the order they are printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ingest.gazetteer import table as gazetteer
from ingest.tables.model import Column
from ingest.tables.units import find_unit, vocabulary, without_unit

YEAR = r"(?:19|20)\d\d"
# What follows a term and belongs to it: "hiå. 2023", "i %", "prognose", "pr. 31.08".
QUALIFIER = (
    r"(?:hittil(?: i år)?|hiå\.?|hia\.?|i år|i ?kr\b\.?|ikr|i ?%|i prosent|%"
    r"|framdrift|fremdrift|p(?:er|r)?\.? (?:\d\d\.\d\d\.?(?:\d{2,4})?|[123]\. tertial)"
    r"|\d\d\.\d\d\.(?:\d{4}|\d\d)(?!\d)"
    r"|per (?:[123]\. tertial|januar|februar|mars|april|mai|juni|juli|august"
    r"|september|oktober|november|desember))"
)
# "midler fra 2023 til 2024", "per 2024" and "brukt t.o.m. 2024" name no column.
NO_COLUMN = (
    r"(?<!t\.o\.m\. )(?<!tom\. )(?<!og med )(?<!fra )(?<!frå )(?<!til )(?<! i )"
    r"(?<! for )(?<! per )(?<! av )(?<! og )"
)
PERIOD = rf"({YEAR}) ?[-–] ?((?:19|20)?\d\d)(?!\d)"
PERIOD_WORD = re.compile(PERIOD)
PERCENT = re.compile(r"i ?%|%|prosent|promille|andel", re.IGNORECASE)
RATE = re.compile(r"\b(?:promille|prosentsats)\b", re.IGNORECASE)
BARE_BUDGET = re.compile(r"bud(?:sjett|\.)", re.IGNORECASE)
HALF_TERM = re.compile(r"(?:oppr|rev|just)\.?\s*", re.IGNORECASE)
WORD = re.compile(r"\w{2,}")
TORN = re.compile(r"(?<=[a-zæøå])- ?(?=(?!og |eller |i )[a-zæøå])")  # "Total- kostnad"
GAPS = re.compile(r"\s{2,}|\t")
# Columns that never stand over a year: the year beside them is the next column.
YEARLESS = frozenset({"brutto", "ferdig", "status", "risiko", "merknad"})


class Item(NamedTuple):
    """A piece of a head: a term, or a year or period that stands by itself."""

    text: str
    term: str
    takes_year: bool = False
    year: int | None = None
    period: tuple[int, int] | None = None
    area: str | None = None
    glue: str = " "  # what stands between it and the piece before: "B-2024"


@cache
def _areas() -> str:
    names = {row["navn"] for row in gazetteer("municipalities")}
    places = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    groups = (
        r"asss(?: ?(?:u/|uten |utan )oslo)?|kostra[ -]?gruppe(?: ?\d+)?"
        r"|landet(?: u/oslo)?|høyest|høgast|lavest|lågast|norge|noreg|fylket"
        r"|snitt|gjennomsnitt"
    )
    return rf"(?:{places}|{groups})(?: kommune)?"


@cache
def _area_words() -> frozenset[str]:
    names = {row["navn"].split()[0].lower() for row in gazetteer("municipalities")}
    return frozenset(names | {"kostragruppe", "kostra", "landet", "høyest", "snitt"})


def is_qualifier(text: str) -> bool:
    """Whether a line only goes on with a column's name ("hiå.", "i kr", "år")."""
    return re.fullmatch(rf"(?:{QUALIFIER}|år|kr\.?|prognose i)", text, re.I) is not None


def names_area(text: str) -> bool:
    """Whether a word of the line may name a municipality or a group of them."""
    return not _area_words().isdisjoint(text.lower().split())


@cache
def _scanner() -> re.Pattern[str]:
    """Terms, areas, periods and years; the first that fits at a place wins."""
    terms = "|".join(
        f"(?P<{row['term']}>{row['pattern']})" for row in vocabulary("terms")
    )
    body = (
        rf"{NO_COLUMN}(?:(?P<period>{PERIOD})|(?P<year>{YEAR}))(?!\w)"
        rf"|(?<![\w])(?:{terms})(?: ?{QUALIFIER})*(?![^\W\d])"
        rf"|(?<!\w)(?P<area>{_areas()})(?![\w-])"
    )
    return re.compile(rf"(?<![\d/.])(?:{body})(?!/)", re.IGNORECASE)


@cache
def _taking_year() -> frozenset[str]:
    return frozenset(
        row["term"] for row in vocabulary("terms") if row["takes_year"] == "yes"
    )


def _period(found: re.Match[str]) -> tuple[int, int]:
    first, last = int(found[1]), int(found[2])
    return first, last if last > 1000 else first // 100 * 100 + last


def items(text: str) -> list[Item]:
    """The pieces of a head, in reading order."""
    return list(_items(" ".join(text.replace("|", " ").split())))


def _items(text: str) -> Iterator[Item]:
    for found in _scanner().finditer(text):
        kind, whole = found.lastgroup or "", found[0].strip()
        glue = "-" if text[found.start() - 1 : found.start()] == "-" else " "
        if kind == "year":
            yield Item(whole, "aar", year=int(whole), glue=glue)
        elif kind == "period":
            span = PERIOD_WORD.fullmatch(whole)
            yield Item(whole, "sum", period=_period(span) if span else None)
        elif kind == "area":
            yield Item(whole, "omraade", True, area=whole)
        else:
            yield Item(whole, kind, kind in _taking_year())


def residue(text: str) -> list[str]:
    """The words of a line that are no part of a head ("Programområde")."""
    return WORD.findall(_scanner().sub(" ", without_unit(" ".join(text.split()))))


def _mend(found: Sequence[Item]) -> list[Item]:
    """Layered heads: "Oppr. | Rev. bud." over "bud. 2022 | 2022" is one "bud."."""
    out = list(found)
    for n, item in enumerate(out):
        if not HALF_TERM.fullmatch(item.text):
            continue
        later = (
            m for m in range(n + 1, len(out)) if BARE_BUDGET.fullmatch(out[m].text)
        )
        if at := next(later, None):
            out[n] = item._replace(text=f"{item.text} {out[at].text}")
            del out[at]
            break
    return out


def _is_year(item: Item) -> bool:
    return item.term == "aar" or (item.period is not None)


def _runs(years: Sequence[Item]) -> list[list[Item]]:
    """Years cut where they do not go on by one: 2024…2027, 2024-27, 2028…2033."""
    out: list[list[Item]] = []
    for item in years:
        last = out[-1][-1] if out else None
        if last and last.year and item.year == last.year + 1:
            out[-1].append(item)
        else:
            out.append([item])
    return out


def _owners(terms: Sequence[Item], years: Sequence[Item]) -> list[Item | None]:
    """The term over each year, where terms stand in one line and years under them."""
    if not terms:
        return [None] * len(years)
    runs = _runs(years)
    if len(runs) == len(terms) and len(runs) > 1:
        return [t for t, run in zip(terms, runs, strict=True) for _ in run]
    over = list(terms[-len(years) :])
    return [*over, *[over[-1]] * (len(years) - len(over))]


def _column(year: Item, owner: Item | None) -> Column:
    if owner and owner.term == "sum" and year.year:  # "Sum øvrige år" over 2028, 2029 …
        return Column(year.text, "aar", year.year)
    text = f"{owner.text}{year.glue}{year.text}" if owner else year.text
    term = "sum" if year.period else owner.term if owner else "aar"
    area = owner.area if owner else None
    return Column(text, term, year.year, year.period, area, bool(PERCENT.search(text)))


def _alone(item: Item) -> Column:
    numeric = item.term not in ("ferdig", "status", "risiko", "merknad")
    percent = bool(PERCENT.search(item.text))
    return Column(item.text, item.term, None, None, item.area, percent, numeric)


def _group(pending: Sequence[Item], years: Sequence[Item]) -> list[Column]:
    """Columns of a run of terms and the run of years after it."""
    if len(years) == 1 and pending and pending[-1].term not in YEARLESS:
        *before, last = pending
        return [*map(_alone, before), _column(years[0], last)]
    takers = [item for item in pending if item.takes_year][-len(years) or None :]
    takers = takers or [item for item in pending[-1:] if item.term not in YEARLESS]
    rest = [item for item in pending if item not in takers]
    owners = _owners(takers, years) if years else []
    columns = [_column(y, owner) for y, owner in zip(years, owners, strict=True)]
    if not years:
        return [_alone(item) for item in pending]
    after = [item for item in rest if item.term in ("avvik", "just", "rest")]
    before = [item for item in rest if item not in after]
    if takers and after and pending.index(after[0]) < pending.index(takers[-1]):
        before, after = rest, []
    return [*map(_alone, before), *columns, *map(_alone, after)]


def columns_of(found: Sequence[Item]) -> tuple[Column, ...]:
    """The columns that the pieces of a head stand for."""
    out: list[Column] = []
    pending: list[Item] = []
    years: list[Item] = []
    for item in _mend(found):
        if years and not _is_year(item):
            out += _group(pending, years)
            pending, years = [], []
        (years if _is_year(item) else pending).append(item)
    out += _group(pending, years)
    return tuple(out)


def column_of(title: str, figures: bool = True) -> Column:
    """The column that the words of one cell of a head stand for."""
    title = TORN.sub("", title)
    found = columns_of(items(without_unit(title)))
    text = " ".join(title.split()) or "?"
    if not found:
        unit = find_unit(title)
        return Column(text, "belop" if unit else "annet", numeric=figures)
    column = found[-1] if found[-1].year else found[0]
    rate = column.percent or bool(RATE.search(title))
    numeric = figures and column.numeric
    return replace(column, text=text, numeric=numeric, percent=rate)


def by_cells(line: str) -> tuple[Column, ...]:
    """The columns of a head whose cells are parted by wide gaps, after the first.

    Words that mean nothing here are columns all the same ("Elever").
    """
    cells = GAPS.split(line.strip())
    return tuple(column_of(cell) for cell in cells[1:]) if len(cells) > 2 else ()


def _named(column: Column) -> bool:
    return bool(column.year or column.period or column.area or not column.numeric)


def readings(text: str) -> list[tuple[Column, ...]]:
    """What the columns may be, the plainest reading first.

    The words over a group of columns ("Økonomiplan", "Årets budsjett") may look like
    columns themselves; the rows decide.
    """
    found = items(without_unit(" ".join(text.split())))
    full = columns_of([item for item in found if item.term != "unit_column"])
    named = tuple(c for c in full if _named(c) or c.term in ("brutto", "avvik", "just"))
    no_sum = tuple(c for c in full if _named(c) or c.term not in ("sum", "plan"))
    no_budget = full[1:] if full and full[0].text.lower() == "budsjett" else full
    sides = tuple(c for c in full if c.term in ("kostnad", "inntekt"))
    if len(sides) == 2:
        return [sides]
    last = max((n for n, column in enumerate(full, 1) if _named(column)), default=0)
    ways = (full, no_budget, no_sum, named, full[:last])
    out = [way for way in ways if any(c.numeric for c in way)]
    unit = find_unit(text)
    if not out and unit and unit.money:
        out = [(Column(unit.text, "belop"),)]
    return list(dict.fromkeys(out))
