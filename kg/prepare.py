"""One document, made ready for the graph and the index, away from the writer."""

from dataclasses import dataclass

from pyoxigraph import RdfFormat, serialize

from ingest.facts import Extraction
from ingest.model import Document
from kg.index.rows import Row
from kg.quotes import check_quotes
from kg.sentences import rows
from kg.shapes import sound
from kg.triples import quads


@dataclass(frozen=True)
class Prepared:
    """What the writer needs. quads: N-Quads. left_out, warnings: by the shapes."""

    document: Document
    quads: bytes
    count: int
    rows: tuple[Row, ...]
    facts: int
    left_out: tuple[str, ...]
    warnings: tuple[str, ...]


def prepare(extraction: Extraction, base: str) -> Prepared:
    """The quads that hold to the shapes, and the rows. Raises CitationError."""
    said = list(quads(extraction, base))
    kept, found = sound(said)
    check_quotes(extraction.document, kept)
    return Prepared(
        document=extraction.document,
        quads=serialize(kept, format=RdfFormat.N_QUADS) or b"",
        count=len(kept),
        rows=tuple(rows(extraction, base)),
        facts=len(extraction.facts),
        left_out=tuple(str(finding) for finding in found if finding.severe),
        warnings=tuple(str(finding) for finding in found if not finding.severe),
    )
