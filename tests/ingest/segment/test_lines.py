from ingest.model import Document, Page
from ingest.segment.lines import rows_of
from ingest.view import View


def opening(text, pages=()):
    document = Document("x.txt", "0" * 64, "text/plain", text, pages=pages)
    return [row.text for row in rows_of(View(document)) if row.opens_page]


BODY = "Linje\n" * 5


def test_a_single_blank_is_the_trace_of_a_page_break():
    assert opening(f"Først\n{BODY} Ny side\n{BODY}  Innrykk\n") == ["Først", "Ny side"]


def test_a_margin_of_one_blank_is_no_trace():
    assert opening(" en\n to\n tre\n fire\n") == ["en"]


def test_known_pages_outrank_traces():
    assert opening("en\n to\ntre\n", (Page(1, 0, 7), Page(2, 7, 11))) == ["en", "tre"]


def test_gaps_and_places():
    document = Document("x.txt", "0" * 64, "text/plain", "en \n\n \n  to\n")
    one, other = rows_of(View(document))
    assert (one.number, one.gap, document.quote(one.span)) == (1, 0, "en")
    assert (other.number, other.gap, document.quote(other.span)) == (4, 2, "to")
