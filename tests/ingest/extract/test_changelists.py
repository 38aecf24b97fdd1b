"""Changes of a budget that a decision lists without a head of columns."""

import pytest

from ingest.extract.changelists import extract
from ingest.model import Document, Layout, Part, Span
from ingest.view import View

CHANGES = """5. Følgende endringer gjøres i driftsbudsjettet for 2031 (tall i 1000 kr):
Barnevern og familiehjelp 2 800
• Velferd og bosetting: -2 600
Rådmannens stab -200
Sum 0

Saken sendes over.
"""


def changes(text):
    view = View(Document("a.txt", "0", "text/plain", text))
    layout = Layout((Part(Span(0, len(text)), "saksframlegg"),))
    return [
        (f.tekst, int(f.verdi), f.aar, f.versjon, f.posttype)
        for f in extract(view, layout)
    ]


def test_rows_over_a_sum_that_holds():
    assert changes(CHANGES) == [
        ("Barnevern og familiehjelp", 2_800_000, 2031, "endring", "drift"),
        ("Velferd og bosetting", -2_600_000, 2031, "endring", "drift"),
        ("Rådmannens stab", -200_000, 2031, "endring", "drift"),
        ("Sum", 0, 2031, "endring", "sum"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("-200", "-300", "the sum does not hold"),
        (" (tall i 1000 kr)", "", "no unit"),
        ("endringer", "satser", "no change"),
        ("Sum 0\n", "", "no sum"),
        ("Rådmannens", "Etter møtet ble dette sagt.\nRådmannens", "prose between"),
    ],
)
def test_what_is_no_such_list(old, new, why):
    assert changes(CHANGES.replace(old, new)) == [], why
