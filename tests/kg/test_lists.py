"""Lists that the graph holds as a whole."""

from pathlib import Path

import pytest

from kg.answer import Answerer
from kg.build import build
from kg.lists import listing


@pytest.fixture(scope="module")
def answerer(small_kb: Path) -> Answerer:
    return Answerer.open(small_kb)


@pytest.mark.parametrize(
    ("question", "starts"),
    [
        ("Hvilke temaplaner er vedtatt?", "Vedtatte temaplaner (1): "),
        ("Hvor mange temaplaner er vedtatt?", "Vedtatte temaplaner (1): "),
    ],
)
def test_plans_are_listed_and_counted_with_their_query(
    answerer: Answerer, question: str, starts: str
) -> None:
    asked = answerer.understood(question)
    found = answerer.computed(asked, answerer.candidates(asked))
    assert found is not None
    assert found.text.startswith(starts)
    assert "kg:Temaplan" in found.query
    assert list(answerer.graph.rows(found.query))


def test_a_question_of_another_kind_gets_no_list(answerer: Answerer) -> None:
    asked = answerer.understood("Når ble temaplanen for vannmiljø vedtatt?")
    assert listing(asked, answerer.candidates(asked), answerer.graph) is None


def test_plans_of_another_year_are_not_listed(answerer: Answerer) -> None:
    asked = answerer.understood("Hvilke temaplaner ble vedtatt i 1999?")
    assert listing(asked, answerer.candidates(asked), answerer.graph) is None


ROWS = (
    "12/25|04.03.2025|Ny gangbru over Elva|Ferdig|Åpnet i juni.",
    "14/25|04.03.2025|Skatepark på Nes|Stoppet|Grunneieren har trukket seg.",
    "21/25|06.05.2025|Plan for badeplasser|I arbeid|Høring til november.",
    "22/25|06.05.2025|Belysning i Storgata|Ikke påbegynt|Venter på anbud.",
    "23/25|06.05.2025|Salg av Moen gård|Utsatt|Takst hentes inn.",
)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """A base of one report that tells how far five decisions have come."""
    folder = tmp_path_factory.mktemp("followed")
    (folder / "papers").mkdir()
    heads = "Saksnr|Møtedato|Sak|Status|Kommentar"
    cells = (f"<tr><td>{row.replace('|', '</td><td>')}</td></tr>" for row in ROWS)
    page = (
        '<!DOCTYPE html><html lang="nb"><head><meta charset="utf-8"></head><body><main>'
        "<h1>Oppfølging av politiske vedtak 1. halvår 2025</h1>"
        "<p>Fjordvik kommune. Status for vedtak i kommunestyret per 30. juni 2025.</p>"
        "<h2>Kommunestyret</h2><table><thead><tr>"
        f"<th>{heads.replace('|', '</th><th>')}</th></tr></thead>"
        f"<tbody>{''.join(cells)}</tbody></table></main></body></html>"
    )
    (folder / "papers" / "oppfolging.html").write_text(page, encoding="utf-8")
    assert not build(folder / "papers", folder / "kb", workers=1).failed
    return Answerer.open(folder / "kb")


@pytest.mark.parametrize(
    ("question", "head", "told", "why"),
    [
        ("Hvilke vedtak er stoppet?", "Stoppet (1)", "Skatepark", "as it is printed"),
        ("Hvilke vedtak er i arbeid?", "I arbeid (1)", "badeplasser", "under way"),
        ("Kva for vedtak er ikkje påbyrja?", "Ikke påbegynt (1)", "Belysning", "nn"),
        ("Hvilke vedtak er ikke iverksatt?", "Ikke iverksatt (1)", "Belysning", "old"),
        ("Hvilke vedtak er ikke ferdige?", "Ikke ferdig (4)", "Skatepark", "the rest"),
        ("Hvilke vedtak er utsatt?", "Utsatt (1)", "Moen", "put off"),
        ("Hvor mange vedtak er ferdige?", "Ferdig (1)", "gangbru", "done"),
        ("Hva er vedtatt, men ikke iverksatt?", "Ikke iverksatt", "Belysning", "what"),
    ],
)
def test_decisions_are_listed_by_how_far_they_have_come(
    followed: Answerer, question: str, head: str, told: str, why: str
) -> None:
    asked = followed.understood(question)
    found = listing(asked, followed.candidates(asked), followed.graph)
    assert found is not None, why
    assert found.text.startswith(head), why
    assert told in found.text, why


def test_what_is_finished_is_no_list_of_what_is_stopped(followed: Answerer) -> None:
    asked = followed.understood("Hvilke investeringer er stoppet?")
    assert listing(asked, followed.candidates(asked), followed.graph) is None


@pytest.mark.parametrize(
    ("question", "head", "told", "not_told"),
    [
        ("Hvem møtte ikke i formannskapet?", "Forfall", "Kari Lie (H)", "Ola Moe"),
        ("Hvem hadde forfall i formannskapet?", "Forfall", "Kari Lie (H)", "Ola Moe"),
        ("Kven møtte ikkje i formannskapet?", "Forfall", "Kari Lie (H)", "Ola Moe"),
        ("Hvem møtte i formannskapet?", "Til stede", "Ola Moe (A)", "Kari Lie"),
        ("Hvem sitter i formannskapet?", "Til stede", "Ola Moe (A)", "Siri Aas"),
    ],
)
def test_who_came_and_who_did_not(
    attended: Answerer, question: str, head: str, told: str, not_told: str
) -> None:
    asked = attended.understood(question)
    found = listing(asked, attended.candidates(asked), attended.graph)
    assert found is not None
    assert found.text.startswith(head)
    assert told in found.text
    assert not_told not in found.text.replace("for Kari Lie", "")


@pytest.fixture(scope="module")
def attended(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """A base of one protocol: three came, one of them of the administration."""
    folder = tmp_path_factory.mktemp("attended")
    (folder / "papers").mkdir()
    lines = (
        "Fjordvik kommune",
        "Møteprotokoll",
        "Utvalg: Formannskapet",
        "Møtedato: 04.03.2031",
        "",
        "Faste medlemmer som møtte:",
        "Navn Funksjon Representerer",
        "Ola Moe Ordfører A",
        "Per Vik Medlem Sp",
        "",
        "Faste medlemmer som ikke møtte:",
        "Navn Funksjon Representerer",
        "Kari Lie Medlem H",
        "",
        "Fra administrasjonen møtte:",
        "Siri Aas kommunedirektør",
        "",
        "PS 1/31 Godkjenning av protokoll",
        "Vedtak: Protokollen ble godkjent. Enstemmig.",
    )
    (folder / "papers" / "p.txt").write_text("\n".join(lines), encoding="utf-8")
    build(folder / "papers", folder / "kb", workers=1)
    return Answerer.open(folder / "kb")
