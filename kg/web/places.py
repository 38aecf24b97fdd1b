"""Places of an answer, told as a reader would: a run of lines is one place."""

from collections.abc import Callable, Iterable
from typing import Final

from ingest.model import Document, Span
from kg.cite import MOST_LINES, Citation, cite

_NEXT: Final = (0, 1)  # the same line, or the one below


def joined(
    citations: Iterable[Citation], opened: Callable[[str], Document]
) -> list[Citation]:
    """Citations in order; those of lines that follow one another are one.

    opened: the document of a sha256.
    """
    found: list[Citation] = []
    for citation in citations:
        if found and _follows(found[-1], citation):
            last = found.pop()
            span = Span(last.start, citation.end)
            document = opened(last.document_sha)
            citation = cite(document, span, heading=last.heading, title=last.title)
        found.append(citation)
    return found


def _follows(last: Citation, citation: Citation) -> bool:
    return (
        (last.document_sha, last.page) == (citation.document_sha, citation.page)
        and last.end <= citation.start
        and citation.line_start - last.line_end in _NEXT
        and citation.line_end - last.line_start < MOST_LINES
    )
