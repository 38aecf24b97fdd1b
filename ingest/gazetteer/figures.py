"""Word lists of the figures: statutes, municipalities, units, areas. Loaded once."""

import csv
import re
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


@cache
def municipalities() -> dict[str, str | None]:
    """Names of municipalities, with their number (None where two share a name).

    Numbers are those of 2024. Sami and other official names lead to the same number.
    """
    known: dict[str, str | None] = {}
    for row in rows("municipalities"):
        for name in filter(None, (row["navn"], *row["andre_navn"].split("|"))):
            known[name] = None if name in known else row["nummer"]
    return known


@cache
def not_municipalities() -> frozenset[str]:
    """Capitalised words that stand before "kommune" without naming one."""
    return frozenset(row["ord"] for row in rows("not_municipalities"))


@cache
def plan_stops() -> frozenset[str]:
    """Words that end the name of a plan in running text (mostly verbs)."""
    return frozenset(row["ord"] for row in rows("plan_stops"))


@cache
def areas() -> dict[str, str]:
    """Areas that figures are given for, by their form in lower case."""
    known = {name.lower(): name for name in municipalities()}
    return known | {row["form"].lower(): row["navn"] for row in rows("areas")}


@cache
def units() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What in a label tells the unit of its figures; the first that fits is right."""
    return tuple(
        (re.compile(row["monster"], re.IGNORECASE), row["enhet"])
        for row in rows("units")
    )


@cache
def row_groups() -> frozenset[str]:
    """Lines that part the rows of a table of indicators without being a row."""
    return frozenset(row["ord"] for row in rows("row_groups"))


@cache
def key_indicators() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """A pattern for indicators named in prose; name and area by the group it hits.

    The area is "" for what each municipality has its own figure of.
    """
    table = rows("key_indicators")
    groups = {
        f"i{at}": (row["indikator"], row["omraade"]) for at, row in enumerate(table)
    }
    forms = "|".join(f"(?P<i{at}>{row['form']})" for at, row in enumerate(table))
    return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE), groups


@cache
def nynorsk_indicators() -> dict[str, str]:
    """What the known indicators are called in nynorsk, where that is another word."""
    return {row["indikator"]: row["nynorsk"] for row in rows("indicators_nn")}


@cache
def key_links() -> frozenset[str]:
    """Words that may stand between an indicator and its figure in a sentence."""
    return frozenset(row["ord"] for row in rows("key_links"))
