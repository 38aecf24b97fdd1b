"""Projects that only a title names."""

import pytest

from ingest.extract.projecttitles import project_of, titled
from ingest.model import Document
from ingest.view import View

TITLES = [
    ("Ny kulturhall på Moen", "Ny kulturhall på Moen", "new, with its place"),
    ("Sak 7/24 Helsehus i Vik – valg av tomt", "Helsehus i Vik", "a case's number"),
    ("3.2 Utvidelse av Solheim skole", "Utvidelse av Solheim skole", "works"),
    ("Forprosjekt for ny brannstasjon", "ny brannstasjon", "the only one there is"),
    ("Havneparken Myrdal - plangjennomføring", "Havneparken Myrdal", "by its tail"),
    ("NY BRU I VIK - FINANSIERING", "NY BRU I VIK", "in capitals"),
    ("Ny skole", None, "no place"),
    ("Salg av Strandby gamle skole", None, "what is sold is not built"),
    ("Reguleringsplan for Moen barnehage", None, "a plan"),
    ("Skolestruktur i Nordre krets – valg av alternativ", None, "a structure"),
    ("Temaplan for Vik - sluttbehandling", None, "a plan's treatment"),
    ("Arbeidet med ny skole på Moen er i gang.", None, "a sentence"),
]


@pytest.mark.parametrize(("title", "name", "reason"), TITLES)
def test_the_project_of_a_title(title: str, name: str | None, reason: str) -> None:
    assert project_of(title) == name, reason


def names(text: str) -> list[str]:
    return [named.name for named in titled(View(Document("f", "0" * 64, "x", text)))]


def test_capitals_become_the_letters_of_the_text() -> None:
    text = "31/25   UTVIDELSE AV LIA BARNEHAGE - VALG AV KONSEPT\nI Lia bor 300.\n"
    assert names(text) == ["Utvidelse av Lia barnehage"]


def test_a_title_that_goes_on_below_its_dash() -> None:
    text = "20.06.2023 FSK 12/23 Havneparken Myrdal -\nplangjennomføring\n"
    assert names(text) == ["Havneparken Myrdal"]
