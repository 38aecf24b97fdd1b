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
