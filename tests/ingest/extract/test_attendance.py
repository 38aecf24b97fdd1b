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


# layouts that no list of headings foresees
GENERAL = [
    (
        "Desse var med\n\nÅsgard skule\n\n• Kari Berg, leiar\n"
        "• Ola Lie (vara for Eva Moe)\n\nIkkje til stades\n\n"
        "• Eva Moe, Åsgard skule - meldt forfall",
        [
            ("tilstede", "Kari Berg", None, "Leiar", None),
            ("tilstede", "Ola Lie", None, None, "Eva Moe"),
            ("forfall", "Eva Moe", None, None, None),
        ],
        "headings nobody listed; a school is no person",
    ),
    (
        "Parti        Til stades          Fråverande     Vara\n"
        "Sp           Kari Berg (leiar)   Ola Lie        Per Aas\n"
        "             Eva Moe\n"
        "Høgre        Jon Vik",
        [
            ("tilstede", "Kari Berg", "Sp", "Leiar", None),
            ("forfall", "Ola Lie", "Sp", None, None),
            ("vara", "Per Aas", "Sp", None, "Ola Lie"),
            ("tilstede", "Eva Moe", "Sp", None, None),
            ("tilstede", "Jon Vik", "H", None, None),
        ],
        "a table in blanks with a list in each column; the party goes on below",
    ),
    (
        "Fra Ytre Vik:   Kari Berg (Ap), leder\n                Ola Lie (H)",
        [
            ("tilstede", "Kari Berg", "A", "Leder", None),
            ("tilstede", "Ola Lie", "H", None, None),
        ],
        "a place before the colon is no person",
    ),
    (
        "Medlemmer\nHøyre:    Kari Berg, Ola Lie\nFrafall\n"
        "Ola Lie. I stedet kom Per Aas (Høyre).\nEva Moe. Det kom ikke noen vara.",
        [
            ("tilstede", "Kari Berg", "H", None, None),
            ("forfall", "Ola Lie", "H", None, None),
            ("vara", "Per Aas", "H", None, "Ola Lie"),
            ("forfall", "Eva Moe", None, None, None),
        ],
        "members first, then who of them was absent and who came instead, in words",
    ),
    (
        "Til stede:\nOla Lie, A (vara for Eva Moe, A, som var syk)",
        [
            ("forfall", "Eva Moe", "A", None, None),
            ("tilstede", "Ola Lie", "A", None, "Eva Moe"),
        ],
        "why the other one did not come",
    ),
    (
        "Andre: Rådgiver Kari Berg fra helse var med under sak 4."
        " Ola Lie skrev referat.",
        [
            ("administrasjon", "Kari Berg", None, "Rådgiver", None),
            ("administrasjon", "Ola Lie", None, None, None),
        ],
        "sentences about the administration",
    ),
    (
        "Dessuten møtte kontorsjef Kari Berg, som førte boken.",
        [("administrasjon", "Kari Berg", None, "Kontorsjef", None)],
        "a heading that is a verb",
    ),
    (
        "Medlemmer        Parti   Verv     Til stede   Merknad\n"
        "Kari Berg        Sp      leder    X\n"
        "Eva Moe          H       medlem               Forfall. Vara: Ola Lie\n\n"
        "Varamedlem       Parti   Møtte for\n"
        "Ola Lie          H       Eva Moe",
        [
            ("tilstede", "Kari Berg", "Sp", "Leder", None),
            ("forfall", "Eva Moe", "H", "Medlem", None),
            ("vara", "Ola Lie", "H", None, "Eva Moe"),
        ],
        "an empty mark with a remark; a head that begins with the substitute",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), GENERAL)
def test_layouts_that_were_not_foreseen(text, expected, reason):
    assert rows_of(text) == expected, reason
