"""Ask the graph: named queries (``kg/queries``), bound to what a question names.

A query is run exactly as it is shown: its bindings are written into it as VALUES, so
that a reader can run the same text and get the same rows.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from typing import Final

from ingest.model import Span
from kg.store import GraphStore

_WHERE: Final = re.compile(r"\bWHERE \{\n")
_IRI: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_ESCAPES: Final = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
)


@dataclass(frozen=True)
class FactRow:
    """One row of a named query, and the place in a text that it was read from.

    document: the start of its sha256, as its IRI tells.
    """

    values: Mapping[str, str]
    document: str
    span: Span

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    @property
    def value(self) -> Decimal | None:
        """The figure of the row, where it has one."""
        try:
            return Decimal(self["verdi"])
        except InvalidOperation:
            return None


@cache
def query(name: str) -> str:
    """The text of a named query."""
    return (files("kg") / "queries" / f"{name}.rq").read_text(encoding="utf-8")


def bound(name: str, **bindings: str | int) -> str:
    """A named query with its bindings written in: it can be run as it stands."""
    lines = (f"  VALUES ?{key} {{ {_term(v)} }}\n" for key, v in bindings.items())
    return _WHERE.sub(lambda found: found[0] + "".join(lines), query(name), count=1)


def _term(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    if _IRI.fullmatch(value):
        return f"<{value}>"
    return f'"{value.translate(_ESCAPES)}"'


def rows(graph: GraphStore, sparql: str) -> Iterator[FactRow]:
    """The rows of a query that selects ``?dokument ?fra ?til`` beside what it tells."""
    for row in graph.rows(sparql):
        span = Span(int(row.pop("fra")), int(row.pop("til")))
        yield FactRow(row, row.pop("dokument").rpartition("/")[2], span)
