from collections.abc import Sequence

import pytest

from ingest.model import Document, Page, Span
from kg.cite import Citation, cite
from kg.web.places import joined

LINES = ["Til stede:", "Kari Berg (A)", "Ola Dahl (H)", "", "Forfall:", "Ane Lie (Sp)"]
TEXT = "\n".join(LINES)
PLAIN = Document("a.txt", "ab" * 32, "text/plain", TEXT)
PAGED = Document(
    "a.pdf",
    "cd" * 32,
    "application/pdf",
    TEXT,
    (Page(1, 0, 25), Page(2, 25, len(TEXT))),
)


def of(document: Document, words: str) -> Citation:
    start = TEXT.index(words)
    return cite(document, Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("document", "cited", "quotes"),
    [
        (PLAIN, ["Kari Berg (A)", "Ola Dahl (H)"], ["Kari Berg (A)\nOla Dahl (H)"]),
        (PLAIN, ["Kari", "Berg"], ["Kari Berg"]),  # one line
        (PLAIN, ["Kari", "Ane"], ["Kari", "Ane"]),  # far apart
        (PLAIN, ["Ola", "Kari"], ["Ola", "Kari"]),  # the order is kept
        (PLAIN, ["Kari Berg", "Berg"], ["Kari Berg", "Berg"]),  # one within the other
        (PAGED, ["Kari Berg (A)", "Ola"], ["Kari Berg (A)", "Ola"]),  # two pages
        (PLAIN, [], []),
    ],
)
def test_places_that_follow_one_another_are_one(
    document: Document, cited: Sequence[str], quotes: Sequence[str]
) -> None:
    found = joined([of(document, words) for words in cited], lambda sha: document)
    assert [citation.quote for citation in found] == quotes


def test_documents_are_kept_apart() -> None:
    other = Document("b.txt", "ef" * 32, "text/plain", TEXT)
    cited = [of(PLAIN, "Kari Berg (A)"), of(other, "Ola")]
    assert joined(cited, lambda sha: PLAIN) == cited
