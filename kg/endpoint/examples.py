"""Example queries: those that answer questions, and some for people who look around."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

_MUST_BIND: Final = "# Bindes:"


@dataclass(frozen=True)
class Example:
    """A query that can be run as it is. title: what it tells, in Norwegian."""

    name: str
    title: str
    text: str


@cache
def queries() -> tuple[Example, ...]:
    """All named queries, those for looking around first, each by name."""
    web = files("kg.web").joinpath("queries")
    return (*_queries(web), *_queries(files("kg").joinpath("queries")))


@cache
def examples() -> tuple[Example, ...]:
    """The queries that tell something as they are, those for looking around first.

    A query whose variables must be bound says so (``# Bindes: ?tabell``): run as it is
    it would join everything with everything.
    """
    return tuple(query for query in queries() if _MUST_BIND not in query.text)


def _queries(folder: Traversable) -> Iterator[Example]:
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".rq"):
            text = path.read_text("utf-8").strip()
            title = text.splitlines()[0].lstrip("# ").rstrip(".")
            yield Example(path.name.removesuffix(".rq"), title, text)
