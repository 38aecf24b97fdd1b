"""Nynorsk said in bokmål, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lexicon.nynorsk import bokmaal, in_bokmaal


@pytest.mark.parametrize(
    ("word", "expected", "why"),
    [
        ("ikkje", "ikke", "by hand"),
        ("kommunane", "kommunene", "-ane"),
        ("innbyggjarane", "innbyggerne", "-jarane"),
        ("vidareførast", "videreføres", "-ast, and a change inside"),
        ("gjennomsnittleg", "gjennomsnittlig", "-leg"),
        ("reguleringsplanane", "reguleringsplanene", "a compound nobody listed"),
        ("sjukeheimsplassar", "sykehjemsplasser", "a head and an ending"),
        ("vegvedlikehaldet", "veivedlikeholdet", "a head and a word"),
        ("vassdraget", "vassdraget", "no vass- here"),
        ("vegetasjon", "vegetasjon", "no veg- here"),
        ("formannskapet", "formannskapet", "the same in both"),
        ("som", "som", "the same in both"),
        ("løyvingane", "bevilgningene", "another word"),
    ],
)
def test_words(word: str, expected: str, why: str) -> None:
    assert bokmaal(word) == expected, why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kor mykje løyvde kommunestyret til vegar i Havnes i 2024?",
            "Hvor mye bevilget kommunestyret til veier i Havnes i 2024?",
        ),
        (
            "Kva seier planen om symjehallen i Vassbygda?",
            "Hva sier planen om svømmehallen i Vassbygda?",
        ),
        ("FSK 81/24", "FSK 81/24"),
    ],
)
def test_texts(text: str, expected: str) -> None:
    assert in_bokmaal(text) == expected


@given(st.text(alphabet="abdeghiklmnoprstuvyæøå", min_size=1, max_size=25))
def test_every_word_can_be_said(word: str) -> None:
    assert bokmaal(word)
