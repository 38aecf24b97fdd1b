"""Terms of the graph as text; it holds no triples as terms and no unnamed graph."""

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Triple

Term = NamedNode | BlankNode | Literal | Triple | DefaultGraph


def text(term: Term) -> str:
    """The IRI of a node, or the text of a literal."""
    return "" if isinstance(term, Triple | DefaultGraph) else term.value
