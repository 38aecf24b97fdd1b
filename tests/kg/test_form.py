"""The form of a candidate as named figures."""

import pytest

from ingest.model import Span
from kg.form import form, shape
from kg.index.rows import Row
from kg.question import understand
from kg.units import Piece, Unit

QUESTION = "Hvilke tre tiltak kostet 12 millioner kroner i Fjordvik i 2031?"


def unit(*texts: str, kind: str = "passage") -> Unit:
    pieces = tuple(Piece(Span(0, len(text)), text, "", row=False) for text in texts)
    row = Row(iri="a:b", kind=kind, text=" ".join(texts), document="d", filename="a")
    return Unit(row, pieces)


def marks(*texts: str) -> dict[str, float]:
    return dict(shape(understand(QUESTION), unit(*texts)))


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Dette gjelder brua.", "leans"),
        ("• Det gjelder brua.", "leans"),  # the sign of a list may stand first
        ("og resten av setningen.", "torn"),
        ("• Ny bru.", "item"),
        ("Tiltakene er:", "opening"),
        ("Status for brua", "unstopped"),
        ("Tiltaket kostet 12 mill. kroner.", "figures_known"),
        ("Tiltaket er ferdig.", "figures_none"),
        ("Tiltak 2030 2032 2033", "figures_years"),  # the head of a table
        ("Ny bru, ny vei og ny kai.", "named_asked"),
        ("Ny bru og ny vei.", "named_fewer"),
    ],
)
def test_a_mark_is_set_by_its_form_only(text: str, mark: str) -> None:
    plain = "Kommunen brukte 13 mill. kroner på bru, kai, vei og lys."
    assert marks(text)[mark] == 1
    assert marks(plain)[mark] == 0


def test_a_list_is_more_than_a_few_sentences() -> None:
    found = marks("Målene er:", "• Mat", "• Bygg", "• Natur")
    assert (found["list"], found["named_asked"], found["alone"]) == (1, 1, 0)


def test_a_fact_has_no_form_of_a_quotation() -> None:
    found = shape(understand(QUESTION), unit("Det ble 13 kroner", kind="fact"))
    assert not any(found[name] for name in ("leans", "unstopped", "alone", "item"))


def test_a_text_of_nothing_has_a_form() -> None:
    assert form("").letters == 0
