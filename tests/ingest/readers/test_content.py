"""What a reader tells of a document besides its text."""

import pytest

from ingest.readers.content import given_title


@pytest.mark.parametrize(
    ("stored", "title"),
    [
        ("Budsjett 2032 for Fjordvik", "Budsjett 2032 for Fjordvik"),
        ("  Gebyrer\n 2032 ", "Gebyrer 2032"),
        ("Dokumentsenteret i Fjordvik", "Dokumentsenteret i Fjordvik"),
        ("(anonymous)", None),
        ("untitled", None),
        ("Dokument1", None),
        ("Word Document", None),
        ("Microsoft Word - protokoll.docx", None),
        ("PowerPoint-presentasjon", None),
        ("arsrapport_2031.indd", None),
        ("", None),
        (None, None),
    ],
)
def test_a_title_that_a_program_filled_in_is_none(
    stored: str | None, title: str | None
) -> None:
    assert given_title(stored) == title
