"""Headers among the lines of a document, and what must not be taken for one."""

import pytest

from ingest.extract.headers import find_header
from ingest.model import Document
from ingest.view import View

CASES = [
    # text, columns, lines of the header, why
    ("Vekst 2021 2022\nLier 4 5", 2, 1, "title and years"),
    ("Lier\n2021\nLier\n2022\nAsker\n\nUtgift 4 5 6", 3, 5, "one word on a line"),
    ("ASSS\nu/Oslo\n\nLier Asker\nVekst 1 2 3", 3, 4, "a blank line inside"),
    ("Oslo 2964 2620 1959", 0, 0, "a row of figures"),
    ("Lier 2021 2022", 2, 1, "one area in two years"),
    ("Vi viser til årene 2021 2022", 2, 1, "as much a title as any"),
    ("budsjettene for 2023, 2024", 0, 0, "a sentence"),
    ("Beløp i 1000\n\n2024 2025 2026", 0, 0, "a money table"),
]


@pytest.mark.parametrize(("text", "columns", "height", "why"), CASES)
def test_headers(text, columns, height, why):
    lines = View(Document("a.txt", "0", "text/plain", text)).lines
    at = 2 if text.startswith("Beløp") else 0
    found = find_header(lines, at)
    got = (len(found.header.columns), found.last + 1) if found else (0, 0)
    assert got == (columns, height), why
