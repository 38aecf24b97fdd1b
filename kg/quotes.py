"""The gate for the graph: every passage quotes exactly the text that it points to."""

from collections.abc import Iterable

from pyoxigraph import Quad

from ingest.model import Document
from kg.constraints import lexical
from kg.errors import CitationError
from kg.vocab import KG, RDF

_NEEDED = {KG.startTegn, KG.sluttTegn, KG.tekst, RDF.type}


def check_quotes(document: Document, quads: Iterable[Quad]) -> int:
    """How many passages were checked. Raises CitationError for the first that errs."""
    said: dict[str, dict[str, str]] = {}
    for quad in quads:
        if quad.predicate in _NEEDED:
            terms = said.setdefault(lexical(quad.subject), {})
            terms[quad.predicate.value] = lexical(quad.object)
    passages = {
        iri: terms
        for iri, terms in said.items()
        if terms.get(RDF.type.value) == KG.Passasje.value
    }
    for iri, terms in passages.items():
        start, end = int(terms[KG.startTegn.value]), int(terms[KG.sluttTegn.value])
        if document.text[start:end] != terms[KG.tekst.value]:
            raise CitationError(
                f"{document.filename}: characters {start} to {end} are not what "
                f"{iri} quotes; ingest the document again"
            )
    return len(passages)
