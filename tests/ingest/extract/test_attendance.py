"""Lists of attendance: who came, who did not, and who came instead."""

import pytest

from ingest.extract.attendance import attendance
from ingest.model import Document
from ingest.view import View


def rows_of(text):
    view = View(Document("a.txt", "0", "text/plain", text))
    return [
        (row.listed, row.name, row.party, row.post, row.stands_for)
        for row in attendance(view, 0, len(view.lines))
    ]


LISTS = [
    (
        "Forfall: Rune Dahl (Frp). Vara: Petter Aas (Frp)",
        [
            ("forfall", "Rune Dahl", "FrP", None, None),
            ("vara", "Petter Aas", "FrP", None, "Rune Dahl"),
        ],
        "two lists on a line: who came instead of whom",
    ),
    (
        "Varamedlem: Nina Foss (SV) for Ola Vik (SV)",
        [("vara", "Nina Foss", "SV", None, "Ola Vik")],
        "one substitute only",
    ),
    (
        "Til stades på møtet: Siri Moe (Sp), Odd Lien (V)",
        [
            ("tilstede", "Siri Moe", "Sp", None, None),
            ("tilstede", "Odd Lien", "V", None, None),
        ],
        "nynorsk",
    ),
    (
        "Desse hadde meldt forfall:\nNamn    Funksjon    Parti\n"
        "Kari Lote    Medlem    AP",
        [("forfall", "Kari Lote", "A", "Medlem", None)],
        "'desse' before the list",
    ),
    (
        "FORFALL:\t\tVARA:\nArne Nes\tH\tInger Solem\nNina Bøe\tAp\tJakob Wik Ness",
        [
            ("forfall", "Arne Nes", "H", None, None),
            ("vara", "Inger Solem", None, None, "Arne Nes"),
            ("forfall", "Nina Bøe", "A", None, None),
            ("vara", "Jakob Wik Ness", None, None, "Nina Bøe"),
        ],
        "two lists side by side",
    ),
    (
        "Medlemmer:\nNavn Parti Møtt Vara\nKari Berg A Ja\nOla Lie H Nei Per Moe",
        [
            ("tilstede", "Kari Berg", "A", None, None),
            ("forfall", "Ola Lie", "H", None, None),
            ("vara", "Per Moe", None, None, "Ola Lie"),
        ],
        "a mark says who came",
    ),
    (
        "Til stede:\nKari Berg (A)\nOla Lie (H) – forfall",
        [
            ("tilstede", "Kari Berg", "A", None, None),
            ("forfall", "Ola Lie", "H", None, None),
        ],
        "a note behind a name",
    ),
    (
        "Faste medlemmer som møtte:\nNavn\nFunksjon\nRepresenterer\n"
        "Kari Berg\nLeder\nAP\nOla Lie\nMEDL\nH",
        [
            ("tilstede", "Kari Berg", "A", "Leder", None),
            ("tilstede", "Ola Lie", "H", "Medlem", None),
        ],
        "every cell on a line of its own",
    ),
    (
        "Varamedlemmer som møtte:\nNavn\nRepresenterer\nMøtte for\n"
        "Per Moe\nH\nOla Lie\nLiv Aas\nSP\nGro Haug",
        [
            ("vara", "Per Moe", "H", None, "Ola Lie"),
            ("vara", "Liv Aas", "Sp", None, "Gro Haug"),
        ],
        "the last cell of a row is a name too",
    ),
    (
        "Medlemmer:\nArbeiderpartiet: Kari Berg, Ola Lie\nHøyre\nPer Moe\nLiv Aas",
        [
            ("tilstede", "Kari Berg", "A", None, None),
            ("tilstede", "Ola Lie", "A", None, None),
            ("tilstede", "Per Moe", "H", None, None),
            ("tilstede", "Liv Aas", "H", None, None),
        ],
        "by party",
    ),
    (
        "Møtte: Kari Berg, A, leder, Ola Lie, H, og Per Moe, vara for Liv Aas, Sp",
        [
            ("tilstede", "Kari Berg", "A", "Leder", None),
            ("tilstede", "Ola Lie", "H", None, None),
            ("tilstede", "Per Moe", None, None, "Liv Aas"),
        ],
        "a sentence",
    ),
    (
        "Varamedlemer som møtte:\nNamn Møtte for Representerer\n"
        "Ivar Vidar Nesheim Gunn Unni Bakken FRP",
        [("vara", "Ivar Vidar Nesheim", "FrP", None, "Gunn Unni Bakken")],
        "two names of three words each, nothing between them",
    ),
    (
        "Medlemmer: Kari Berg (A), Ola Lie (H), Per\n    Moe Aas (V), Liv Lunde (R)",
        [
            ("tilstede", "Kari Berg", "A", None, None),
            ("tilstede", "Ola Lie", "H", None, None),
            ("tilstede", "Per Moe Aas", "V", None, None),
            ("tilstede", "Liv Lunde", "R", None, None),
        ],
        "a name over a line break",
    ),
    (
        "TIL STADES\nHøgre (2):    Kari Berg, ordførar\n              Ola Lie\n"
        "Venstre (1 repr.):  Per Moe (vara for Liv Aas)",
        [
            ("tilstede", "Kari Berg", "H", "Ordførar", None),
            ("tilstede", "Ola Lie", "H", None, None),
            ("tilstede", "Per Moe", "V", None, "Liv Aas"),
        ],
        "by party, each with its size",
    ),
    (
        "Frå administrasjonen: kommunedirektør Kari Berg og økonomisjef Ola Lie, "
        "leiar for helse og omsorg Liv Aas",
        [
            ("administrasjon", "Kari Berg", None, "Kommunedirektør", None),
            ("administrasjon", "Ola Lie", None, "Økonomisjef", None),
            ("administrasjon", "Liv Aas", None, "Leiar for helse og omsorg", None),
        ],
        "'og' before a post parts two people, inside one it does not",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), LISTS)
def test_lists(text, expected, reason):
    assert rows_of(text) == expected, reason
