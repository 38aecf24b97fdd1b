import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.segment.sentences import sentences


def split(text):
    (spans,) = sentences([text])
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    "text",
    [
        "Det koster 1,5 mill. kroner i året.",
        "Møtet 14. desember 2024 kl. 18.00 er åpent.",
        "Se f.eks. vedlegg 2, jf. Nordvik-saken, for mer.",
        "Nr. 4 på lista er Strandby.",
        "1. Saksopplysninger om skolen",
        "Gjelder gnr. 12 bnr. 4 m.fl. i Myrdal.",
        "Han svarte: «Det går bra.»",
    ],
)
def test_one_sentence_stays_one(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Det går bra. Neste sak.", ["Det går bra.", "Neste sak."]),
        (
            "I perioden 2020-2023. Sett i lys av det.",
            ["I perioden 2020-2023.", "Sett i lys av det."],
        ),
        ("Går det? Ja! Fint.", ["Går det?", "Ja!", "Fint."]),
        ("«Ja.» Hun gikk.", ["«Ja.»", "Hun gikk."]),
        ("Det steg til 5,5. Så falt det.", ["Det steg til 5,5.", "Så falt det."]),
    ],
)
def test_sentences_are_divided(text, parts):
    assert split(text) == parts


@given(st.text("abæ .,1A\n«»?", max_size=60))
def test_no_character_is_lost(text):
    assert "".join("".join(split(text)).split()) == "".join(text.split())
