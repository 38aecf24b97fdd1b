import pytest

from ingest.errors import LimitExceeded, UnreadableFile, UnsupportedFormat
from ingest.readers import Limits, read, read_bytes

TEXT = "Møte i Fjordvik\nÅpent for alle, også på Østsida – «velkommen»\n"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", TEXT),
        ("utf-8-sig", TEXT),  # the mark is no character of the text
        ("utf-16", TEXT),
        ("utf-16-le", TEXT),  # no mark; the zeros tell
        ("utf-16-be", TEXT),
        ("cp1252", TEXT),
        ("latin-1", "Møte på Østsida\n"),
    ],
)
def test_the_encoding_is_found(encoding, text):
    assert read_bytes(text.encode(encoding), "x.txt").text == text


def test_line_ends_are_kept_and_can_be_counted():
    document = read_bytes(b"en\r\nto\r\n", "x.txt")
    assert document.text == "en\r\nto\r\n"
    assert document.line_count == 3


def test_form_feeds_divide_pages():
    document = read_bytes(b"en\n\fto\n\f", "x.txt")
    assert [document.text[p.start : p.end] for p in document.pages] == [
        "en\n\f",
        "to\n\f",
    ]
    assert document.page_at(document.text.index("to")).number == 2


def test_no_form_feed_no_pages():
    assert read_bytes(b"en\nto\n", "x.txt").pages == ()


def test_the_same_bytes_have_the_same_hash(save):
    one, other = save("a.txt", b"Sak"), save("b.txt", b"Sak")
    assert read(one).sha256 == read(other).sha256


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"\x7fELF\x01\x00\x00\x00\x9c\x00\x07", UnsupportedFormat),
        (b"PK\x03\x04 no word file \x00\x00", UnsupportedFormat),
        (b"", UnreadableFile),
        (b" \n \n", UnreadableFile),
    ],
)
def test_what_is_no_document_is_named(data, error):
    with pytest.raises(error, match=r"rar\.bin"):
        read_bytes(data, "rar.bin")


def test_a_large_file_is_not_read(save):
    path = save("stor.txt", b"x" * 2000)
    with pytest.raises(LimitExceeded, match=r"stor\.txt"):
        read(path, Limits(bytes=1000))


def test_a_missing_file_and_a_folder_are_told_of(tmp_path):
    with pytest.raises(UnreadableFile, match=r"borte\.txt"):
        read(tmp_path / "borte.txt")
    with pytest.raises(UnreadableFile, match="not a file"):
        read(tmp_path)
