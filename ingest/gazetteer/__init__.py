"""Words that are data, not code: bodies, parties, posts, given names, and more."""

import csv
import tomllib
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file of this package, by column name."""
    source = files("ingest.gazetteer").joinpath(f"{name}.csv")
    with source.open(encoding="utf-8") as lines:
        return tuple(csv.DictReader(lines))


@cache
def wordings(section: str) -> dict[str, str]:
    """A section of protocol.toml: each name with its alternatives as one pattern."""
    return {name: "|".join(forms) for name, forms in _protocol()[section].items()}


@cache
def _protocol() -> dict[str, dict[str, list[str]]]:
    source = files("ingest.gazetteer").joinpath("protocol.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def given_names() -> frozenset[str]:
    """Given names that are common in Norway, hyphenated ones included."""
    source = files("ingest.gazetteer").joinpath("given_names.txt")
    return frozenset(source.read_text(encoding="utf-8").split())


@cache
def not_names() -> frozenset[str]:
    """Capitalised words of meeting papers that are no part of a person's name."""
    source = files("ingest.gazetteer").joinpath("not_names.txt")
    return frozenset(source.read_text(encoding="utf-8").split())


@cache
def parties() -> dict[str, str]:
    """Every way to write a party ("Ap", "Høgre") to its code ("A", "H")."""
    return {
        form: row["kode"]
        for row in table("parties")
        for form in row["former"].split("|")
    }


@cache
def party_names() -> dict[str, str]:
    """The name of each party by its code."""
    return {row["kode"]: row["navn"] for row in table("parties")}


@cache
def functions() -> dict[str, str]:
    """Every way to write a post, in lower case, to the post it stands for."""
    return {
        form.lower(): row["funksjon"]
        for row in table("functions")
        for form in row["former"].split("|")
    }


@cache
def bodies() -> dict[str, str]:
    """Stems of the bodies that all municipalities have, to the body's name."""
    return {
        stem: row["navn"]
        for row in table("bodies")
        for stem in filter(None, row["stammer"].split("|"))
    }


@cache
def body_codes() -> dict[str, str]:
    """Codes of bodies ("FSK", "KOM") to the body's name."""
    return {
        code: row["navn"]
        for row in table("bodies")
        for code in filter(None, row["koder"].split("|"))
    }


@cache
def body_topics() -> frozenset[str]:
    """What committees are for ("oppvekst", "helse"): tells where a name ends."""
    return frozenset(row["ord"] for row in table("body_topics"))
