"""The same sentence with two figures."""

import pytest

from ingest.extract.echoes import extract
from ingest.model import Document, Layout, Part, Span
from ingest.view import View

HEAD = "Fjordvik kommune\n\n"
ONE = "Sammenlignet med 2009 er utslippene redusert med {} prosent.\n\n"
CASES = [
    (ONE.format(44) + ONE.format(42), ["44", "42"], "two figures"),
    (ONE.format(44) + ONE.format(44), [], "the same figure"),
    (ONE.format(44) + ONE.replace("2009", "2010").format(42), [], "another year"),
    (ONE.format(44) + "• " + ONE.format(42), ["44", "42"], "as a point of a list"),
    ("Det ble i går avsatt hele 44 mill. kroner.\n\n"
     "Det ble i går avsatt hele 42 mill. kroner.\n", [], "no year"),
    ("Prosjektet har ved utgangen av 2023 brukt 44 mill. kroner.\n\n"
     "Prosjektet har ved utgangen av 2023 brukt 42 mill. kroner.\n", [],
     "two projects, named above"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values", "reason"), CASES)
def test_a_sentence_that_stands_twice(
    text: str, values: list[str], reason: str
) -> None:
    whole = HEAD + text
    document = Document("f.txt", "0" * 64, "text/plain", whole)
    layout = Layout((Part(Span(0, len(whole)), "aarsrapport"),))
    assert [u.verdi for u in extract(View(document), layout)] == values, reason
