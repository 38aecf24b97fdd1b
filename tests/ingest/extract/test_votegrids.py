"""Votes in declared tables with parties beside the counts, and votes in headings."""

import pytest

from ingest.extract.blocks import Block
from ingest.extract.treatment import all_sections
from ingest.extract.votegrids import in_grids, labelled
from ingest.facts import SakRef
from ingest.model import Document, Grid, Span
from ingest.view import View

SAK = SakRef("Bystyret", "7/25", "2025-05-14")
ROWS = [
    ("Forslag", "Stemmer for", "", "Stemmer mot", ""),
    ("", "Antall", "Parti", "Antall", "Parti"),
    ("Forslag om ny bru", "3", "SV, V", "12", "A, H, Sp"),
    ("Innstillingen", "15", "Alle", "0", "-"),
]


def declared():
    """A document with the rows as a table under the heading of the votes."""
    text, rows = "Votering\n\n", []
    for row in ROWS:
        cells = []
        for cell in row:
            cells.append(Span(len(text), len(text) + len(cell)))
            text += cell + "\t"
        rows.append(tuple(cells))
        text = text[:-1] + "\n"
    grid = Grid(tuple(rows))
    return Document("a.html", "0", "text/html", text, grids=(grid,))


def parts_of(document):
    view = View(document)
    return view, all_sections(view, Block(None, None, None, 0, len(view.lines)))


def test_parties_stand_beside_the_counts():
    view, parts = parts_of(declared())
    told = [
        (v.punkt, v.stemmer_for, v.stemmer_mot, v.parti_for, v.parti_mot, v.resultat)
        for v in in_grids(view, parts, SAK)
    ]
    assert told == [
        ("Forslag om ny bru", 3, 12, ("SV", "V"), ("A", "H", "Sp"), "falt"),
        ("Innstillingen", 15, 0, (), (), "vedtatt"),
    ]


HEADINGS = [
    ("Enstemmig vedtak:", [(True, None, None)], "all agreed"),
    ("Vedtak (4-2):", [(False, 4, 2)], "counts in brackets"),
    ("Vedtak:", [], "nothing told"),
]


@pytest.mark.parametrize(("heading", "want", "why"), HEADINGS)
def test_the_heading_of_a_decision_tells_the_vote(heading, want, why):
    text = f"{heading}\n\nPlanen vedtas.\n"
    view, parts = parts_of(Document("a.txt", "0", "text/plain", text))
    found = labelled(view, parts, SAK, [])
    assert [(v.enstemmig, v.stemmer_for, v.stemmer_mot) for v in found] == want, why
