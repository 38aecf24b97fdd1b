"""Rows of the chain of bodies, in the orders that case systems print."""

import pytest

from ingest.extract.chain import read_chain
from ingest.model import Document
from ingest.view import View

FSK, KOM = "Formannskapet", "Kommunestyret"
HEAD = "Behandlet av Møtedato Saksnr.\n"
TABLES = [
    (
        HEAD + "1 Formannskapet 10.10.2023 12/23\n2 Kommunestyret 17.10.2023\n",
        [(1, FSK, "2023-10-10", "12/23"), (2, KOM, "2023-10-17", None)],
        "number still to come",
    ),
    (
        "Saksnr. Utvalg Møtedato\n30/24 Formannskapet 19.03.2024\n",
        [(1, FSK, "2024-03-19", "30/24")],
        "number first",
    ),
    (
        "Utvalg Utvalgssak Møtedato\nFormannskapet 30/24 19.03.2024\n",
        [(1, FSK, "2024-03-19", "30/24")],
        "number in the middle",
    ),
    (
        "Saksgang\nUtval Møtedato Saksnr\nHeradsstyret 30.01.2025 9/25\n",
        [(1, "Heradsstyret", "2025-01-30", "9/25")],
        "two header lines",
    ),
    (
        "Behandles av\tMøtedato\nFormannskapet\t24.10.2023\n",
        [(1, FSK, "2023-10-24", None)],
        "tabs",
    ),
    (
        HEAD + "1 Formannskapet 10.10.2023 12/23\n 2 Kommunestyret   \n",
        [(1, FSK, "2023-10-10", "12/23"), (2, KOM, None, None)],
        "page break, no date",
    ),
    (
        "Saksnr. Utvalg Møtedato\n42/24 Formannskapet 23.05.2024\nKommunestyret\n",
        [(1, FSK, "2024-05-23", "42/24"), (2, KOM, None, None)],
        "a body alone",
    ),
    (
        "Saksgang Møtedato Saknr\n1 Formannskapet 19.03.2024 30/24\n\n"
        "Formannskapets innstilling 19.03.2024:\n",
        [(1, FSK, "2024-03-19", "30/24")],
        "a heading is no row",
    ),
]


def chain_of(text):
    return read_chain(View(Document("a.txt", "0", "text/plain", text)).lines, 0)


@pytest.mark.parametrize(("text", "rows", "reason"), TABLES)
def test_rows(text, rows, reason):
    found = chain_of(text).rows
    assert [(r.order, r.body, r.date, r.number) for r in found] == rows, reason


@pytest.mark.parametrize(
    "text",
    [
        "Dato Tid Sted\n10.10.2023 14:00 Rådhuset\n",
        "Saksgang\nSaken er ny.\n",
        "Utvalg\n",
    ],
)
def test_no_chain(text):
    assert chain_of(text) is None
