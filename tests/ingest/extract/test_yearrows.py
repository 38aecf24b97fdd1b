"""Flat tables whose rows are years."""

import pytest

from ingest.extract.yearrows import year_table
from ingest.model import Document
from ingest.view import View

CASES = [
    ("År Folketall Endring\n2021 7 391 -14\n2022 7 408 17\n",
     [("2021", ["7391", "-14"]), ("2022", ["7408", "17"])],
     "thousands and columns parted by one blank"),
    ("År Elever\n2021 640\n2022 633\n", [("2021", ["640"]), ("2022", ["633"])], "one"),
    ("År Skoler Elever\n2021 12 640\n2022 12 633\n",
     [("2021", ["12", "640"]), ("2022", ["12", "633"])], "as many words as columns"),
    ("År Inn Ut\n2021 1 200 300\n2022 1 210 310\n", None, "two ways to part them"),
    ("År Elever\n2021 640\nSum 640\n", None, "one row"),
    ("Året som gikk\n2021 640\n2022 633\n", None, "no head"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want", "why"), CASES)
def test_rows(text, want, why):
    found = year_table(View(Document("a.txt", "0", "text/plain", text)).lines, 0)
    rows = found and [(r.label, [str(c.value) for c in r.cells]) for r in found.rows]
    assert rows == want, why
