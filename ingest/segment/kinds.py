"""How the kinds of documents announce themselves, read from ``parts.toml``."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TITLE_LENGTH = 100
NAMED_OFTEN = 3


@dataclass(frozen=True)
class Kind:
    """A kind of document. family: "sak" for meeting papers, else "rapport"."""

    name: str
    family: str
    shape: re.Pattern[str]


@dataclass(frozen=True)
class Kinds:
    """The whole table. named: what a report calls itself in its own text."""

    kinds: tuple[Kind, ...]
    openings: frozenset[str]
    named: tuple[tuple[str, re.Pattern[str]], ...]

    def of_title(self, text: str) -> Kind | None:
        """The kind that a heading line announces."""
        if len(text) > TITLE_LENGTH or text.endswith((".", ",", ";")):
            return None
        line = text.casefold().rstrip(" :.")
        return next((kind for kind in self.kinds if kind.shape.fullmatch(line)), None)

    def opens_report(self, text: str) -> bool:
        """Whether a line opens a report that has lost its title page."""
        return text.casefold().rstrip(" :.") in self.openings

    def self_named(self, text: str) -> str | None:
        """The kind that a text calls itself most often, if it does so often."""
        folded = text.casefold()
        counts = [(len(shape.findall(folded)), name) for name, shape in self.named]
        most = max(counts, key=lambda count: count[0])
        return most[1] if most[0] >= NAMED_OFTEN else None


@cache
def kinds() -> Kinds:
    """The table of kinds."""
    data = tomllib.loads(files(__package__).joinpath("parts.toml").read_text("utf-8"))
    return Kinds(
        kinds=tuple(
            Kind(row["name"], row["family"], re.compile("|".join(row["patterns"])))
            for row in data["kind"]
        ),
        openings=frozenset(data["opening"]["words"]),
        named=tuple((name, re.compile(shape)) for name, shape in data["named"].items()),
    )
