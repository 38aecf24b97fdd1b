"""Damaged files give an error that names them, and nothing else."""

import io

import pytest
from docx import Document as open_docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import IngestError
from ingest.model import Document
from ingest.readers import read_bytes


def word_file():
    word = open_docx()
    word.add_heading("Sak", 1)
    word.add_table(rows=2, cols=2).cell(0, 0).text = "Celle"
    data = io.BytesIO()
    word.save(data)
    return data.getvalue()


def web_page():
    return (
        b"<html><body><table><tr><td>Celle</td></tr></table><p>Tekst</p></body></html>"
    )


class Files(dict):
    """Whole files by kind, told of briefly when a test fails."""

    def __repr__(self):
        return "whole files"


@pytest.fixture
def whole(pdf):
    rules = [(50, y, 300, 1) for y in (600, 620, 640)]
    rules += [(x, 600, 1, 41) for x in (50, 200, 350)]
    words = [(60, 625, 10, "Celle"), (210, 625, 10, "Annen"), (60, 605, 10, "Tredje")]
    return Files(pdf=pdf(words, rules=rules), docx=word_file(), html=web_page())


def outcome(data, name):
    """The document, or the message of the error."""
    try:
        return read_bytes(data, name)
    except IngestError as error:
        return str(error)


PLACES = st.floats(0, 1, exclude_max=True)
KINDS = pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
OFTEN = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck)
)


@KINDS
@given(cut=st.tuples(PLACES, PLACES), put=st.binary(max_size=8))
@OFTEN
def test_a_file_with_a_piece_cut_out_is_read_or_named(whole, kind, cut, put):
    data, name = whole[kind], f"skadet.{kind}"
    first, last = sorted(int(place * len(data)) for place in cut)
    told = outcome(data[:first] + put + data[last:], name)
    assert isinstance(told, Document) or name in told


@KINDS
@given(changes=st.lists(st.tuples(PLACES, st.integers(0, 255)), max_size=6))
@OFTEN
def test_a_file_with_wrong_bytes_is_read_or_named(whole, kind, changes):
    data, name = bytearray(whole[kind]), f"skadet.{kind}"
    for place, byte in changes:
        data[int(place * len(data))] = byte
    told = outcome(bytes(data), name)
    assert isinstance(told, Document) or name in told
