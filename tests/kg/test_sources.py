"""A document that was kept comes back as it was."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Document, Grid, HeadingMark, Page, Span
from kg.errors import StoreError
from kg.sources import decode, encode, keep, load

SHA = "ab" * 32
WHOLE = Document(
    "protokoll.pdf",
    SHA,
    "application/pdf",
    "Sak 1\nBru\n",
    pages=(Page(1, 0, 6), Page(2, 6, 10)),
    headings=(HeadingMark(0, 5, 1),),
    grids=(Grid(((Span(0, 3), Span(4, 5)),), 1),),
    furniture=(Span(6, 9),),
    title="Protokoll",
)


def test_all_of_a_document_comes_back(tmp_path: Path) -> None:
    original = tmp_path / "protokoll.PDF"
    original.write_bytes(b"%PDF")
    name = keep(tmp_path / "sources", original, WHOLE)
    assert load(tmp_path / "sources", SHA, name) == WHOLE
    assert (tmp_path / "sources" / SHA / "original.pdf").read_bytes() == b"%PDF"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_character_is_lost(text: str) -> None:
    document = Document("a.txt", SHA, "text/plain", text)
    assert decode(encode(document)) == document


def test_another_reading_of_the_same_file_gets_another_name(tmp_path: Path) -> None:
    original = tmp_path / "a.txt"
    original.write_bytes(b"a")
    texts = [Document("a.txt", SHA, "text/plain", text) for text in ("a", "b")]
    names = {keep(tmp_path / "sources", original, text) for text in texts}
    assert len(names) == 2


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'{"filename": 1}'])
def test_a_broken_text_is_told_of(tmp_path: Path, data: bytes) -> None:
    (tmp_path / SHA).mkdir()
    (tmp_path / SHA / "document-x.json").write_bytes(data)
    with pytest.raises(StoreError, match="ingest the documents again"):
        load(tmp_path, SHA, "document-x.json")
