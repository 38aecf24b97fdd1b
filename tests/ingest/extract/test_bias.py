"""Who could not take part in a case: named in full, or by surname."""

import pytest

from ingest.extract.bias import biased
from ingest.extract.blocks import Block
from ingest.extract.roll import Roll
from ingest.extract.treatment import all_sections
from ingest.facts import SakRef
from ingest.model import Document
from ingest.view import View

SAK = SakRef("Formannskapet", "7/24", "2024-05-14")
ROLL = Roll({}, {"Berg": "Kari Berg"})

CASES = [
    ("Berg (A) meldte seg inhabil fordi hun er eier.", ["Kari Berg"], "by surname"),
    (
        "Une Dahl (V) møtte. Dahl (V) meldte seg inhabil.",
        ["Une Dahl"],
        "the one of the file with that surname",
    ),
    ("Lie (A) meldte seg inhabil.", [], "nobody at the meeting is called so"),
    (
        "Ola Lie (H) ble erklært inhabil. Vara Nils Moe (H) tok sete.",
        ["Ola Lie"],
        "the deputy takes part",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_who_was_biased(text, expected, why):
    content = f"Behandling\n\n{text}\n\nVedtak\n\n1. Ja.\n"
    view = View(Document("a.txt", "0", "text/plain", content))
    parts = all_sections(view, Block(None, None, None, 0, len(view.lines)))
    assert [fact.person for fact in biased(view, parts, SAK, ROLL)] == expected, why
