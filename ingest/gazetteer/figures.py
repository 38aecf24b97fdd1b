"""Word lists of the figures: statutes, municipalities, units, areas. Loaded once."""

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file of this package, by column name."""
    source = files("ingest.gazetteer").joinpath(f"{name}.csv")
    with source.open(encoding="utf-8") as lines:
        return tuple(csv.DictReader(lines))


class Statutes(NamedTuple):
    """Statutes by what texts call them; every value is the canonical name."""

    by_name: dict[str, str]
    by_abbreviation: dict[str, str]
    by_title: dict[str, str]


def law_key(name: str) -> str:
    """What the forms of a statute's name share ("kommunelovens" → "kommunelov")."""
    plain = " ".join(name.lower().replace("-", " ").split())
    for ending in ("ens", "as", "en", "a", "s"):
        for kind in ("lov", "forskrift"):
            if plain.endswith(kind + ending):
                return plain.removesuffix(ending)
    return plain


@cache
def statutes() -> Statutes:
    """The table of statutes (short titles after Lovdata, NLOD 2.0)."""
    table = Statutes({}, {}, {})
    for row in rows("laws"):
        name = row["gjelder_som"] or row["lov"]
        table.by_name[law_key(row["lov"])] = name
        for short in filter(None, row["forkortelser"].split("|")):
            table.by_abbreviation[short] = name
        for title in filter(None, row["titler"].split("|")):
            table.by_title[title.lower()] = name
    return table
