"""What a caption says that the tables after it show."""

import pytest

from ingest.extract.captions import captions, is_generic


@pytest.mark.parametrize(
    ("text", "parts", "why"),
    [
        ("Figuren viser utviklingen i gjeldsgrad for Lier, Asker og landet.",
         ("Gjeldsgrad",), "areas and opening left out"),
        ("Figurene under viser netto renter og netto avdrag av sum driftsinntekter.",
         ("Netto renter av sum driftsinntekter", "Netto avdrag av sum driftsinntekter"),
         "several figures, one part each, sharing what they are a part of"),
        ("Tabellen syner fondet (bunde og fritt) i prosent av sum inntekter.",
         ("Fondet i prosent av sum inntekter",), "nynorsk, brackets left out"),
    ],
)  # fmt: skip
def test_parts(text, parts, why):
    assert [caption.parts for caption in captions(text)] == [parts], why


@pytest.mark.parametrize(
    "text",
    [
        "Tabellen viser utviklingen for Lier siste tre år.",
        "Tabellen viser at Lier bruker mer enn Asker på skole.",
    ],
)
def test_captions_that_say_nothing(text):
    assert not captions(text)


def test_generic_titles():
    assert is_generic("KOSTRA-nøkkeltall")
    assert is_generic("Hovedmål Delmål Nøkkeltall")
    assert not is_generic("Fullførte boliger")
