"""Tables of votes with a row for each proposal."""

import pytest

from ingest.extract.blocks import Block
from ingest.extract.treatment import all_sections
from ingest.extract.votetables import tabled
from ingest.facts import SakRef
from ingest.model import Document
from ingest.view import View

SAK = SakRef("Kommunestyret", "7/24", "2024-05-14")
CASES = [
    ("Nr   For   Mot   Resultat\nV1    13     8   vedteke\nV2     7    14   falle",
     [("V1", 13, 8, "vedtatt"), ("V2", 7, 14, "falt")], "nynorsk words for the result"),
    ("Forslag  For  Mot\nForslag 1 fra A  9  4\nForslag 2 fra H  5  8\nI alt 17 saker.",
     [("Forslag 1 fra A", 9, 4, "vedtatt"), ("Forslag 2 fra H", 5, 8, "falt")],
     "the numbers tell the result"),
    ("Parti  For  Mot\nA  9  4\nH  5  8", [], "a roll call by parties"),
    ("Nr   For   Mot\nV1    13     8", [], "one row is no table"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want", "why"), CASES)
def test_rows(text, want, why):
    content = f"Votering\n\n{text}\n\nVedtak\n\n1. Ja.\n"
    view = View(Document("a.txt", "0", "text/plain", content))
    parts = all_sections(view, Block(None, None, None, 0, len(view.lines)))
    found = tabled(view, parts, SAK)
    told = [(v.punkt, v.stemmer_for, v.stemmer_mot, v.resultat) for v in found]
    assert told == want, why
