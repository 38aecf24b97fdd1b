"""A document becomes parts, sections and passages."""

from ingest.model import Layout, Part, Span
from ingest.segment.furniture import find_furniture, spans_of
from ingest.segment.lines import rows_of
from ingest.segment.parts import find_parts, find_starts
from ingest.segment.passages import find_passages
from ingest.segment.sections import find_sections
from ingest.view import View


def segment(view: View) -> Layout:
    """The shape of a document: its parts, headings, passages and furniture."""
    rows = rows_of(view)
    if not rows:
        return Layout((Part(Span(0, len(view.document.text)), "ukjent"),))
    starts = find_starts(view.document, rows)
    openings = [start.row for start in starts]
    furniture = find_furniture(view.document, rows, openings)
    parts = find_parts(view, rows, starts)
    sections = find_sections(view.document, rows, parts, furniture)
    passages = find_passages(view, rows, parts, sections, furniture)
    return Layout(tuple(parts), sections, passages, spans_of(rows, furniture))
