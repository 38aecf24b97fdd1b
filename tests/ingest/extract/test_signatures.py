"""Posts behind and under names."""

import pytest

from ingest.extract.signatures import extract
from ingest.facts import Verv
from ingest.model import Document, Layout, Part, Span
from ingest.view import View

CASES = [
    ("Tormod Skage\nOrdfører\n", {("Tormod Skage", "Ordfører")}, "under the name"),
    (
        "Tormod Skage          Beate Kvarme\nordfører              møtesekretær\n",
        {("Tormod Skage", "Ordfører"), ("Beate Kvarme", "Møtesekretær")},
        "two side by side",
    ),
    ("Tormod Skage / Ordfører\n", {("Tormod Skage", "Ordfører")}, "behind a stroke"),
    (
        "Saken ble lagt fram av Geir Tangen, økonomisjef, i mai.\n",
        {("Geir Tangen", "Økonomisjef")},
        "in a sentence",
    ),
    ("Kari Berg, leder Ola Lie\n", set(), "the post is the next one's"),
    ("Ny Bru\nordfører Kari Berg åpnet den\n", set(), "a heading over a sentence"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), CASES)
def test_posts_beside_names(text, expected, reason):
    view = View(Document("a.txt", "0", "text/plain", text))
    layout = Layout((Part(Span(0, len(text)), "ukjent"),))
    told = {
        (f.person, f.funksjon) for f in extract(view, layout) if isinstance(f, Verv)
    }
    assert told == expected, reason
