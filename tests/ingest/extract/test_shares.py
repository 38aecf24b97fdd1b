"""Shares beside amounts in money tables."""

from decimal import Decimal

from ingest.extract.shares import extract
from ingest.model import Document, Layout, Part, Section, Span
from ingest.view import View

TEXT = """Årsrapport for Lier kommune. Dette er rapporten for det året som er gått.

Her følger en status for økonomien i hvert tjenesteområde i Lier kommune.

Velferd

Status økonomi

Beløp i 1000
Programområder Regnskap 2022 Rev. bud. 2022 Avvik i kr Avvik i %
31-Boliger og tjenester 580 594 588 387 7 793 1,3 %
32-Sosiale tjenester 148 754 144 730 -4 024 -2,8 %
Sum 729 348 733 117 3 769 0,5 %
"""


def shares(text):
    view = View(Document("a.txt", "0", "text/plain", text))
    start = text.index("Velferd")
    section = Section(Span(start, len(text)), Span(start, start + 7), 1, ("Velferd",))
    layout = Layout((Part(Span(0, len(text)), "aarsrapport"),), (section,))
    return [(f.indikator, f.aar, f.verdi, f.enhet) for f in extract(view, layout)]


def test_shares_of_a_money_table():
    assert shares(TEXT) == [
        ("31-Boliger og tjenester, avvik prosent", 2022, Decimal("1.3"), "%"),
        ("32-Sosiale tjenester, avvik prosent", 2022, Decimal("-2.8"), "%"),
        ("Sum Velferd, avvik prosent", 2022, Decimal("0.5"), "%"),
    ]


def test_columns_of_two_years_do_not_say_whose_the_share_is():
    assert not shares(TEXT.replace("Rev. bud. 2022", "Rev. bud. 2023"))
