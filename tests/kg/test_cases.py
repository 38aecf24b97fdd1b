"""Votes and follow-up are found through the title of the case."""

from pathlib import Path

import pytest

from kg.answer import Answerer
from kg.build import build
from kg.cases import ended, told
from kg.compute import Computed
from kg.facts import bound

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
NEEDED = (
    "moteprotokoll-formannskapet-2024-11-05.pdf",
    "moteprotokoll-havnes-kommunestyre-2025-02-13.txt",
    "vedtaksoppfolging-1-tertial-2025.docx",
)


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder, kb = tmp_path_factory.mktemp("docs"), tmp_path_factory.mktemp("kb")
    for name in NEEDED:
        (folder / name).write_bytes((CORPUS / name).read_bytes())
    build(folder, kb, workers=1)
    return Answerer.open(kb)


def ask(answerer: Answerer, question: str) -> Computed | None:
    asked = answerer.understood(question)
    found = answerer.candidates(asked)
    return told(asked, found, answerer.graph, answerer.document)


@pytest.mark.parametrize(
    ("question", "says", "why"),
    [
        ("Hvem stemte mot gebyrene?", "(SV og 1 A)", "the title alone names the case"),
        ("Kven stemte imot å leggje ned Lia skule?", "(SV, 2 A og 1 Sp)", "nynorsk"),
        ("Who voted against the fees for 2025?", "(SV og 1 A)", "English"),
        ("Hva skjedde med salget av Strandby gamle skole?", "Ikke iverksatt", "after"),
    ],
)
def test_the_case_is_found_by_its_title(
    answerer: Answerer, question: str, says: str, why: str
) -> None:
    found = ask(answerer, question)
    assert found is not None, why
    assert says in found.text, why
    assert found.query in (bound("voteringer"), bound("oppfoelging"))
    assert all(row.span for row in found.rows)


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("Hvem stemte mot gebyrene i kommunestyret?", "no such body voted on it here"),
        ("Hvem stemte mot gebyrene for 2031?", "no case of that year"),
        ("Hvem stemte mot Strandby barnehage?", "no title has both words"),
        ("Hvem stemte mot?", "nothing tells which case"),
        ("Hva er gebyrene?", "not a question about votes"),
        ("Hvem stemte mot gebyrene i Havnes?", "a case of another municipality"),
    ],
)
def test_no_case_is_guessed(answerer: Answerer, question: str, why: str) -> None:
    assert ask(answerer, question) is None, why


def test_of_a_roll_call_is_told_how_it_ended() -> None:
    names = "Berg, Dal, Moe og Lie røystet for. " * 15
    assert ended(f"{names}Tilrådinga vart vedteken med 9 mot 8 røyster.") == (
        "Tilrådinga vart vedteken med 9 mot 8 røyster."
    )
    assert ended(short := "Vedtatt med 9 mot 8 stemmer. Møtet ble hevet.") == short
    assert ended(names) == names.strip()
