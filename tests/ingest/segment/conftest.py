import pytest

from ingest.model import Document
from ingest.segment import segment
from ingest.view import View


class Shape:
    """A text, its layout, and what a test asks of them."""

    def __init__(self, text):
        self.document = Document("x.txt", "0" * 64, "text/plain", text)
        self.layout = segment(View(self.document))

    def quote(self, span):
        return " ".join(self.document.quote(span).split())

    @property
    def sentences(self):
        return [self.quote(s) for p in self.layout.passages for s in p.sentences]

    @property
    def headings(self):
        return [(s.level, s.path[-1]) for s in self.layout.sections]

    @property
    def furniture(self):
        return [self.quote(span) for span in self.layout.furniture]

    def passage(self, words):
        """The passage that holds some words."""
        return next(p for p in self.layout.passages if words in self.quote(p.span))


@pytest.fixture
def shape():
    return Shape
