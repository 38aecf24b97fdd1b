"""Which queries may be run: those that read, and fetch nothing from anywhere.

RDFLib's parser is the judge, for it finds SERVICE wherever it stands and however it
is written; what it cannot parse is refused. Oxigraph then runs the query itself, and
takes FROM to choose among the graphs it has.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.errors import QueryRejected

LONGEST: Final = 100_000  # characters
_FORMS: Final = {
    "SelectQuery": "rows",
    "AskQuery": "boolean",
    "ConstructQuery": "graph",
    "DescribeQuery": "graph",
}


@dataclass(frozen=True)
class Checked:
    """A query that may be run. form: of its result, rows, boolean or graph.

    has_dataset: it says with FROM which graphs it is about.
    """

    text: str
    form: str
    has_dataset: bool


def checked(text: str) -> Checked:
    """The query, when it may be run. Raises QueryRejected."""
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    if len(text) > LONGEST:
        raise QueryRejected(
            f"the query has {len(text)} characters; at most {LONGEST} are read"
        )
    try:
        prologue, query = parseQuery(text)
    except ParseBaseException as error:
        raise QueryRejected(
            f"the query cannot be read, line {error.lineno}, column {error.column}: "
            f"{error.msg}; updates are not allowed here"
        ) from error
    except (RecursionError, ValueError, TypeError, AttributeError) as error:
        raise QueryRejected(
            f"the query cannot be read ({error}); make it simpler"
        ) from error
    if any(name == "ServiceGraphPattern" for name in _names((prologue, query))):
        raise QueryRejected("SERVICE is not allowed: nothing is fetched from elsewhere")
    return Checked(text, _FORMS[query.name], "datasetClause" in query)


def _names(tree: object) -> Iterator[str]:
    """The names of all nodes of a parse tree."""
    todo = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            continue
        if isinstance(node, dict):
            yield str(getattr(node, "name", ""))
            todo.extend(node.values())
        elif hasattr(node, "__iter__"):
            todo.extend(node)
