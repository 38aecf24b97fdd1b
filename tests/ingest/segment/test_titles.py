"""What a report says of itself on its front and above its signature."""

from pathlib import Path

import pytest

from ingest.readers import read
from ingest.segment import segment
from ingest.view import View

CASES = [
    ("Årsrapport 2024\nFjordvik kommune, mars 2025\n", "2025-03", "a month at the end"),
    ("2. tertialrapport 2024\nFjordvik kommune\n\nOktober 2024\n", "2024-10", "alone"),
    ("Budsjett 2025\nForslag, lagt fram 29. oktober 2024.\n", "2024-10-29", "laid out"),
    ("Årsrapport 2024\nVedtatt av kommunestyret 10. desember 2024, sak 99/24\n",
     "2024-12-10", "a line that is long"),
    ("Årsrapport 2024\nHallen ble åpnet 3. mai 2024, og det gikk bra for alle.\n",
     None, "something else that happened"),
    ("Budsjett 2025\nFjordvik kommune\n" + "Vi legger fram et forslag.\n\n" * 9
     + "Fjordvik, 28. oktober 2024\nKari Moen\n", "2024-10-28", "a signature"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "reason"), CASES)
def test_the_date_of_a_report(
    tmp_path: Path, text: str, date: str | None, reason: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text + "\nInnledning\n\nDette er en rapport.\n" * 3, "utf-8")
    assert segment(View(read(path))).parts[0].date == date, reason
