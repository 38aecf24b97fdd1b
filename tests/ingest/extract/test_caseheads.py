"""Lines that name a case: the number in all its forms, and what is no case."""

import pytest

from ingest.extract.caseheads import are_yearless, head_of
from ingest.model import Document
from ingest.view import View

DATE = "2025-09-22"
HEADS = [
    ("FR-25/33  Budsjett 2026", "33/25", "Budsjett 2026", "the year before the number"),
    ("PS 33/25 Budsjett 2026", "33/25", "Budsjett 2026", "the year behind it"),
    ("Sak 033/25   BUDSJETT", "033/25", "BUDSJETT", "a number with a leading nought"),
    ("Sak 12.", "12/25", None, "no year: that of the meeting; the title is below"),
    ("Sak 4: Ny bru over Storelva", "4/25", "Ny bru over Storelva", "a short report"),
    ("Sak 4 ble utsatt til neste møte.", None, None, "a sentence"),
    ("14/33 Eiendommen Nordgard", None, None, "land: its year is far from the meeting"),
]


@pytest.mark.parametrize(("text", "number", "title", "why"), HEADS)
def test_the_case_that_a_line_names(text, number, title, why):
    found = head_of(text, DATE, yearless=True)
    assert (found and found.number, found and found.title) == (number, title), why


PAPERS = [
    ("Sak 1. Protokoll\n\nSak 2. Budsjett", True, "rising numbers"),
    ("Sak 1. Protokoll\n\nPS 2/25 Budsjett", False, "a case has its year"),
    ("Sak 5. Protokoll\n\nSak 2. Budsjett", False, "numbers that fall are no agenda"),
    ("Sak 1. Protokoll", False, "one line is none"),
]


@pytest.mark.parametrize(("text", "want", "why"), PAPERS)
def test_papers_whose_cases_have_no_year(text, want, why):
    lines = View(Document("a.txt", "0", "text/plain", text)).lines
    assert are_yearless(lines, 0, len(lines)) is want, why
