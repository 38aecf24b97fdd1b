"""Headers of comparison tables: which area and year each column is for.

A header may stand on several lines ("Asker / 2021 / Asker / 2022"), its parts may be
woven together ("ASSS uten  Kostragruppe / Oslo  12"), years may stand above or below
the areas, and the whole header may stand after the rows.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.gazetteer.figures import areas


class Column(NamedTuple):
    """What a column of figures is for; measure tells apart columns of the same two."""

    area: str | None = None
    year: int | None = None
    measure: str = ""


class Header(NamedTuple):
    """The columns of a table. title: what stands before the first of them."""

    columns: tuple[Column, ...]
    title: str = ""

    @property
    def by_area(self) -> bool:
        """Whether columns are areas, so that the rows are indicators."""
        return any(column.area for column in self.columns)


_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")
_NOISE = re.compile(r"[|()\[\]*]")
# Money tables are read by the budget extractor.
MONEY = re.compile(
    r"beløp i|i 1000|1000 kr|øk\.? ?plan|budsjett|bud\.|regnsk|prognose|brutto",
    re.IGNORECASE,
)
# A last column beside the years that is of none of them: its figures are not read.
BESIDE = re.compile(r"mål|måltall|målsetting|endring|differanse|snitt", re.IGNORECASE)
_NO_TITLE = re.compile(rf"{MONEY.pattern}|\b20\d\d\b", re.IGNORECASE)
_UNFINISHED = {"asss uten": "oslo", "asss utan": "oslo", "kostragruppe": r"\d\d?"}
_LONGEST_TITLE = 60
_SUM = re.compile(r"sum|totalt?|samlet|gjennomsnitt|endring|differanse", re.IGNORECASE)


class _Area(NamedTuple):
    name: str
    wants: str = ""  # what the next line must bring to finish the name


def parse_header(lines: Sequence[str]) -> Header | None:
    """The columns that header lines name; None when they are no header."""
    words = _NOISE.sub(" ", " ".join(lines)).split()
    beside = words.pop() if len(words) > 2 and BESIDE.fullmatch(words[-1]) else None
    first = next((n for n in range(len(words)) if _starts(words, n)), len(words))
    title = " ".join(words[:first])
    items = _items(words[first:])
    if not items or len(title) > _LONGEST_TITLE or _NO_TITLE.search(title):
        return None
    columns = _columns(items)
    if beside and not any(c.area for c in columns):
        columns = (*columns, Column(measure=beside.lower()))
    elif beside:
        return None
    told_apart = len(set(columns)) == len(columns) or not any(c.area for c in columns)
    return Header(columns, title) if len(columns) > 1 and told_apart else None


def _starts(words: list[str], at: int) -> bool:
    """Whether columns begin here: all that follows are areas and years."""
    return _items(words[at:]) is not None


def _items(words: list[str]) -> list[_Area | int] | None:
    """Areas and years in order; None when a word is neither."""
    items: list[_Area | int] = []
    at = 0
    while at < len(words):
        if _YEAR.fullmatch(words[at]):
            items.append(int(words[at]))
            at += 1
        elif found := _area_at(words, at):
            items.append(found[0])
            at += found[1]
        elif _finish(items, words[at]):
            at += 1
        else:
            return None
    return (
        items if all(isinstance(x, int) or x.wants != r"\d\d?" for x in items) else None
    )


def _area_at(words: list[str], at: int) -> tuple[_Area, int] | None:
    for count in range(min(4, len(words) - at), 0, -1):
        form = " ".join(words[at : at + count]).lower()
        if found := re.fullmatch(r"kostra-?gruppe (\d\d?)", form):
            return _Area(f"Kostragruppe {found[1]}"), count
        if form in _UNFINISHED:
            name = "ASSS u/Oslo" if form.startswith("asss") else "Kostragruppe"
            return _Area(name, _UNFINISHED[form]), count
        if form in areas() and not (form == "oslo" and _wants_oslo(words[:at])):
            return _Area(areas()[form]), count
    return None


def _wants_oslo(before: list[str]) -> bool:
    text = " ".join(before).lower()
    return text.count("asss uten") + text.count("asss utan") > text.count(" oslo")


def _finish(items: list[_Area | int], word: str) -> bool:
    """Give a word to the first area that waits for it."""
    for n, item in enumerate(items):
        wants = item.wants if isinstance(item, _Area) else ""
        if isinstance(item, _Area) and wants and re.fullmatch(wants, word, re.I):
            items[n] = _Area(f"{item.name} {word}" if word.isdigit() else item.name)
            return True
    return False


def _columns(items: list[_Area | int]) -> tuple[Column, ...]:
    items = _within_group(items)
    names = [item.name for item in items if isinstance(item, _Area)]
    years = [item for item in items if isinstance(item, int)]
    if not names:
        return tuple(Column(year=year) for year in years)
    if years and _apart(items):
        return _zipped(names, years)
    columns = [
        Column(item.name, _year_after(items, n))
        for n, item in enumerate(items)
        if isinstance(item, _Area)
    ]
    latest = max(years, default=None)
    return tuple(c._replace(year=c.year or latest) for c in columns)


def _within_group(items: list[_Area | int]) -> list[_Area | int]:
    """Highest and lowest beside ASSS are those of ASSS."""
    groups = [x for x in items if isinstance(x, _Area) and x.name.startswith("ASSS")]
    if not groups:
        return items
    return [
        _Area(f"{item.name} (ASSS)")
        if isinstance(item, _Area) and item.name in {"Høyest", "Lavest"}
        else item
        for item in items
    ]


def _apart(items: list[_Area | int]) -> bool:
    """Whether all years stand together, before or after all areas."""
    kinds = [isinstance(item, int) for item in items]
    return len(items) > 2 and sum(a != b for a, b in pairwise(kinds)) == 1


def _year_after(items: list[_Area | int], n: int) -> int | None:
    after = items[n + 1] if n + 1 < len(items) else None
    return after if isinstance(after, int) else None


def _zipped(names: list[str], years: list[int]) -> tuple[Column, ...]:
    """One year for each area, or a rising run of years for each."""
    if len(names) == len(years):
        return tuple(map(Column, names, years))
    runs: list[list[int]] = []
    for year in years:
        if runs and year > runs[-1][-1]:
            runs[-1].append(year)
        else:
            runs.append([year])
    if len(runs) == len(names):
        return tuple(
            Column(a, y) for a, run in zip(names, runs, strict=True) for y in run
        )
    if len(runs) == 1 and len(years) == 1:
        return tuple(Column(name, years[0]) for name in names)
    return ()


def area_of(label: str) -> str | None:
    """The area that a row is for, when its label is nothing but one."""
    plain = _NOISE.sub(" ", label).strip().lower()
    found = re.fullmatch(r"kostra-?gruppe (\d\d?)", plain)
    if found:
        return f"Kostragruppe {found[1]}"
    return areas().get(re.sub(r"\s+kommune$", "", plain))


_PROPER = re.compile(r"[A-ZÆØÅ][a-zæøå]{2,}(?:[ -][A-ZÆØÅ][a-zæøå]{2,})?")


def may_be_area(label: str) -> bool:
    """Whether a label reads like a name: beside known areas, it is one."""
    return _PROPER.fullmatch(label) is not None and not _SUM.fullmatch(label)


def repeated(line: str) -> tuple[str, ...]:
    """The measures of a line that says the same again and again, as many as it does.

    "Kr. pr. innb. Andel Kr. pr. innb. Andel" gives ("Kr. pr. innb.", "Andel") twice.
    """
    words = line.split()
    for size in range(2, len(words) // 2 + 1):
        times, rest = divmod(len(words), size)
        worded = re.search(r"[a-zæøå]{2}", " ".join(words[:size]))
        if not rest and times > 1 and worded and words == words[:size] * times:
            return _measures(words[:size]) * times
    return ()


def _measures(words: list[str]) -> tuple[str, ...]:
    """Words parted before each one with a capital ("Kr. pr. innb." | "Andel")."""
    parts: list[list[str]] = []
    for word in words:
        if word[:1].isupper() or not parts:
            parts.append([])
        parts[-1].append(word)
    return tuple(" ".join(part) for part in parts)
