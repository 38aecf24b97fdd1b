"""Follow-up pages whose rows are cards of labels over values."""

import pytest

from ingest.extract.followcards import card_rows
from ingest.model import Document
from ingest.view import View

CARD = "Sykkelstativ ved skolen\n\nSaksnummer\nKST 12/25\nVedtatt\n13.02.2025\n"
CASES = [
    (CARD + "Status\nFerdig\nSiste nytt\nTo stativ er satt opp.\nEtt til kommer.\n",
     [("Kommunestyret", "12/25", "2025-02-13", "Sykkelstativ ved skolen", "Ferdig",
       "To stativ er satt opp. Ett til kommer.")], "a value over two lines"),
    (CARD + "Status\nFerdig\nNy bru\nSaksnummer\nKST 13/25\nVedtatt\n13.02.2025\n"
     "Status\nUtsatt\n",
     [("Kommunestyret", "12/25", "2025-02-13", "Sykkelstativ ved skolen", "Ferdig",
       None), ("Kommunestyret", "13/25", "2025-02-13", "Ny bru", "Utsatt", None)],
     "the next card's title is no part of a value"),
    (CARD, [], "no status"),
    ("Status\nFerdig\n", [], "no card"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want", "why"), CASES)
def test_cards(text, want, why):
    rows = card_rows(View(Document("a.txt", "0", "text/plain", text)))
    told = [(r.body, r.number, r.date, r.title, r.status, r.remark) for r in rows]
    assert told == want, why
