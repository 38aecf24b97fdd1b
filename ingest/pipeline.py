"""From a file to its facts: the whole reading half on one screen."""

from pathlib import Path

from ingest.extract.every import extract
from ingest.extract.municipality import publisher
from ingest.facts import Extraction
from ingest.model import Document
from ingest.readers import read
from ingest.repair import repair
from ingest.resolve import resolve
from ingest.segment import segment


def extract_document(document: Document) -> Extraction:
    """All that can be told about a document that has been read."""
    view = repair(document)  # damage mended, with the way back
    layout = segment(view)  # parts, sections, passages
    facts = resolve(extract(view, layout))  # one candidate or none
    return Extraction(document, view, layout, facts, publisher(view, layout))


def ingest(path: Path) -> Extraction:
    """Read one file and tell its facts. Raises IngestError."""
    return extract_document(read(path))
