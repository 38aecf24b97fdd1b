"""Fields of heads, in the shapes that case systems print them in."""

import pytest

from ingest.extract.labels import Field, fields
from ingest.model import Document
from ingest.view import View

CASES = [
    ("Tid  14:00 - 16:00", [("tid", "14:00 - 16:00")], "a row of a declared table"),
    ("| Sted | Kantina |", [("sted", "Kantina")], "a row with marks between cells"),
    (
        "Møtedato\t05.11.2024\tTid\t14:00",
        [("dato", "05.11.2024"), ("tid", "14:00")],
        "two fields in a row",
    ),
    ("Funksjon  Navn  Møtte for", [], "heads of a list"),
    ("Tid for ettertanke  i Nordvik", [], "words that only begin as a label does"),
]


@pytest.mark.parametrize(("text", "found", "why"), CASES)
def test_fields_of_a_table_row(text, found, why):
    lines = View(Document("a.txt", "0", "text/plain", text)).lines
    expected = [Field(name, value, 0) for name, value in found]
    assert fields(lines, 0, len(lines)) == expected, why
