"""Rows of follow-up reports in flat text and tables, and verbal resolutions."""

import pytest

from ingest.extract.followup import extract
from ingest.facts import Vedtaksoppfoelging
from ingest.model import Document, Grid, Layout, Part, Span
from ingest.view import View

HEAD = "Dato Utvalg Saksnr. Sakstittel\nStatus\nvedtak Merknad\n\n"


def rows_of(text, grids=()):
    view = View(Document("a.txt", "0", "text/plain", text, grids=grids))
    layout = Layout((Part(Span(0, len(text)), "vedtaksrapportering"),))
    return [f for f in extract(view, layout) if isinstance(f, Vedtaksoppfoelging)]


ROWS = [
    (
        "27.04.2023 FSK 23/23 Kulturstipend Iverksatt  \n",
        ("23/23", "Kulturstipend", "Iverksatt", None),
        "on one line",
    ),
    (
        "27.04.2023 FSK  22/23 Sykkelvei mellom\n\nNordvik og Myrdal\nIverksatt\n\n \n",
        ("22/23", "Sykkelvei mellom Nordvik og Myrdal", "Iverksatt", None),
        "title over lines with a blank between",
    ),
    (
        "20.06.2023 KOM 48/23 Garanti for lån Ikke\niverksatt  \n\n"
        "Avventer svar,\nventes i mai.\n\n"
        "20.06.2023 KOM 47/23 Havn Iverksatt\n",
        ("48/23", "Garanti for lån", "Ikke iverksatt", "Avventer svar, ventes i mai."),
        "status over two lines, then a remark",
    ),
    (
        "02.05.2023 FSK 78/23 Søknad om ball i\nparken\n\n \n"
        "03.05.2023 FSK 79/23 B Iverksatt\n",
        ("78/23", "Søknad om ball i parken", None, None),
        "no status at all",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), ROWS)
def test_flat_row(text, expected, reason):
    row = rows_of(HEAD + text)[0]
    assert (row.sak.nummer, row.tittel, row.status, row.kommentar) == expected, reason


def test_a_row_names_its_case():
    (row,) = rows_of(HEAD + "27.04.2023 FSK 23/23 Kulturstipend Iverksatt\n")
    assert (row.sak.utvalg, row.sak.dato) == ("Formannskapet", "2023-04-27")


def test_the_chain_of_a_case_is_no_follow_up():
    text = "Saksgang\nFormannskapet 12/23 10.10.2023 Status iverksatt\n"
    assert rows_of("Behandlet av Møtedato Saksnr.\n" + text) == []


def grid_of(*rows):
    spans, text = [], ""
    for row in rows:
        line = []
        for cell in row:
            line.append(Span(len(text), len(text) + len(cell)))
            text += cell + "  "
        spans.append(tuple(line))
        text += "\n"
    return text, (Grid(tuple(spans), 1),)


def test_rows_of_a_declared_table():
    text, grids = grid_of(
        ("Dato", "Utvalg", "Saksnr.", "Sakstittel", "Status vedtak", "Merknad"),
        ("11.02.2025", "OK", "5/25", "Leirskole", "Ikke iverksatt", "Ingen penger"),
    )
    (row,) = rows_of(text, grids)
    assert (row.sak.utvalg, row.sak.nummer) == ("OK", "5/25")  # an unknown code stands
    assert (row.status, row.kommentar) == ("Ikke iverksatt", "Ingen penger")


VERBAL = """Status verbale vedtak

Grønn by

Kommunen har stor oppmerksomhet på trær og parker, og arbeider videre med saken i år.
Sak legges frem i mai.

Trygge skoleveier

Kommunedirektøren la i mars frem en sak om trygge skoleveier for utvalget, som ba om.
"""


def test_verbal_resolutions():
    assert [(r.tittel, r.kommentar[:14]) for r in rows_of(VERBAL)] == [
        ("Grønn by", "Kommunen har s"),
        ("Trygge skoleveier", "Kommunedirektø"),
    ]


BLOCKS = """Oppfølging av politiske vedtak

Sak: 12/24 Skolerute 2025
Utvalg: Oppvekst- og kulturutvalget
Dato: 03.06.2024
Status: Iverksatt
Merknad: Sendt skolene,
og lagt ut på nett.

Sak: PS 17/24 Ny bru ved Solheim
Utvalg: Formannskapet
Status: Under arbeid

9/24 Leirskole
Utvalg: Kommunestyret
Status: Ikke iverksatt

Saken er kjent fra avisene.
"""


def test_rows_as_blocks_of_labelled_lines():
    told = [(r.sak.nummer, r.tittel, r.status, r.kommentar) for r in rows_of(BLOCKS)]
    assert told == [
        ("12/24", "Skolerute 2025", "Iverksatt", "Sendt skolene, og lagt ut på nett."),
        ("17/24", "Ny bru ved Solheim", "Under arbeid", None),
        ("9/24", "Leirskole", "Ikke iverksatt", None),
    ]


def test_a_block_without_a_status_is_no_follow_up():
    assert (
        rows_of("Sak: 12/24 Skolerute\nUtvalg: Formannskapet\nDato: 03.06.2024\n") == []
    )


def test_a_heading_names_the_body_of_the_rows_under_it():
    text = f"{HEAD}Formannskapet\n\n14.03.2024 7/24 Ny bru ved Solheim Iverksatt\n"
    (row,) = rows_of(text)
    assert (row.sak.utvalg, row.sak.nummer, row.tittel) == (
        "Formannskapet",
        "7/24",
        "Ny bru ved Solheim",
    )


def test_a_code_that_the_document_explains():
    text = (
        "Vedtak i Oppvekst- og kulturutvalget (OK) og formannskapet.\n\n"
        f"{HEAD}14.03.2024 OK 7/24 Leirskole Iverksatt\n"
    )
    (row,) = rows_of(text)
    assert row.sak.utvalg == "Oppvekst- og kulturutvalget"


def test_resolutions_in_a_table_without_numbers():
    head = "Oversendelsesforslag og verbalvedtak\n"
    table, grids = grid_of(
        ("Tema", "Status"), ("Grønn by", "Utført i mai."), ("Lys", "Under arbeid")
    )
    moved = tuple(
        tuple(Span(c.start + len(head), c.end + len(head)) for c in row)
        for row in grids[0].rows
    )
    rows = rows_of(head + table, (Grid(moved, 1),))
    assert [(r.sak, r.tittel, r.status) for r in rows] == [
        (None, "Grønn by", "Utført i mai."),
        (None, "Lys", "Under arbeid"),
    ]


COLUMNS = """
Status for politiske vedtak
-----------------------------------------------------------------------------
Utvalg / sak    Vedtaksdato   Tittel                  Status    Merknad
-----------------------------------------------------------------------------
FSK 3/25        11.03.2025    Kjøp av båt til havne-  GRØNN     Levert i mai.
                              vesenet
KST 7/25        24.04.2025    Ny plan for bading      GUL       Høring ut
                                                                september.

Alle vedtak er fulgt opp.

Verbalvedtak i budsjettet

Nr   Tekst                            Status
1    Utrede gratis ferje              RØD
2    Plan for kai                     GRØNN, sendt utvalget
"""


def test_cells_that_are_wrapped_in_columns_kept_by_blanks():
    assert [
        (row.sak and row.sak.nummer, row.tittel, row.status, row.kommentar)
        for row in rows_of(COLUMNS)
    ] == [
        ("3/25", "Kjøp av båt til havnevesenet", "GRØNN", "Levert i mai."),
        ("7/25", "Ny plan for bading", "GUL", "Høring ut september."),
        (None, "Utrede gratis ferje", "RØD", None),
        (None, "Plan for kai", "GRØNN, sendt utvalget", None),
    ]


NAMED_LAST = """Hva har skjedd med vedtakene?

Formannskapet

Ny gapahuk ved Storvatnet (FS 18/31)
Vedtatt 27. mars 2031
Status: Ferdig
Den ble 20 000 kroner dyrere enn ventet.
Høring om ferje (sak 26/31)
Vedteke i møte 8.5.2031
Status: Ikke startet

Om lista, se vedtak om rutiner (sak 4/30)

Kommunestyret får den i mai.
"""


def test_a_title_that_ends_with_its_number_opens_a_block():
    told = [(r.sak.utvalg, r.sak.nummer, r.sak.dato) for r in rows_of(NAMED_LAST)]
    assert told == [
        ("Formannskapet", "18/31", "2031-03-27"),
        ("Formannskapet", "26/31", "2031-05-08"),
    ]
    told = [(r.tittel, r.status, r.kommentar) for r in rows_of(NAMED_LAST)]
    remark = "Den ble 20 000 kroner dyrere enn ventet."
    assert told == [
        ("Ny gapahuk ved Storvatnet", "Ferdig", remark),
        ("Høring om ferje", "Ikke startet", None),
    ]


def test_a_column_of_cases_holds_the_number_where_another_holds_the_title():
    text, grids = grid_of(
        ("Utvalg", "Sak", "Dato", "Tittel", "Ansvarlig", "Status"),
        ("FSK", "12/31", "05.02.31", "Ny kai", "Teknisk", "A"),
    )
    (row,) = rows_of(text, grids)
    assert (row.sak.nummer, row.tittel, row.status) == ("12/31", "Ny kai", "A")


def test_letters_that_the_document_explains_are_states():
    head = "Status: U = utført, A = under arbeid,\nS = står i ro.\n\n"
    rows = (
        ("Utvalg", "Sak", "Tittel", "Status"),
        ("FSK", "12/31", "Ny kai", "S"),
        ("FSK", "13/31", "Ny bru", "X"),
    )
    text, _ = grid_of(*rows)
    spans, at = [], len(head)
    for row in rows:
        line = []
        for cell in row:
            at = (head + text).index(cell, at)
            line.append(Span(at, at + len(cell)))
        spans.append(tuple(line))
    told = rows_of(head + text, (Grid(tuple(spans), 1),))
    assert [row.status for row in told] == ["Står i ro", "X"]
