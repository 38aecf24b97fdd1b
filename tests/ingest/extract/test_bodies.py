"""Bodies with their codes, the document's own before the common ones."""

from ingest.extract.bodies import extract
from ingest.facts import Enhet
from ingest.model import Document, Layout
from ingest.view import View


def codes(text: str) -> dict[str, str]:
    view = View(Document("f", "0" * 64, "x", text))
    found = extract(view, Layout(()))
    return {e.kode: e.navn for e in found if isinstance(e, Enhet) and e.kode}


def test_a_code_that_only_one_body_of_the_document_fits() -> None:
    text = "Utvalg for oppvekst og kultur møttes.\nOK 12/24 Skole\nOK- 13/24 Bane\n"
    assert codes(text) == {"OK": "Utvalg for oppvekst og kultur"}


def test_a_code_that_is_known_without_its_body() -> None:
    assert codes("Vedtatt i FSK 12/24.") == {"FSK": "Formannskapet"}


def test_an_unknown_code_is_no_body() -> None:
    assert codes("Rundskriv XYZ 12/24 om saken. Utvalg for oppvekst.") == {}


def test_codes_that_the_document_explains() -> None:
    text = (
        "Koder: KST = kommunestyret, HTN = hovedutvalg for teknikk og næring.\n"
        "Planutvalget (PLA) møttes. Kari Berg leder Eldrerådet (SV).\n"
    )
    assert codes(text) == {
        "KST": "Kommunestyret",
        "HTN": "Hovedutvalg for teknikk og næring",
        "PLA": "Planutvalget",
    }
