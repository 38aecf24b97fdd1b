"""Proposals, questions and presentations of an invented protocol."""

import hashlib

import pytest

from ingest.debatefacts import Forslag, Redegjoerelse, Spoersmaal
from ingest.model import Document
from ingest.pipeline import extract_document

HEAD = """Møteprotokoll

Utvalg: Formannskapet
Møtested: Rådhuset
Dato: 14.03.2024

Til stede:
Navn Funksjon Representerer
Kari Berg Leder A
Ola Lie Medlem H
Une Dal Medlem SV

Sak 7/24 Ny bru ved Solheim

Behandling
"""
END = """

Vedtak
1. Det bygges ny bru.

Eventuelt

"""


def read(debate, after=""):
    text = f"{HEAD}{debate}{END}{after}\n"
    sha = hashlib.sha256(text.encode()).hexdigest()
    return extract_document(Document("a.txt", sha, "text/plain", text)).facts


def of(kind, debate, after=""):
    return [fact for fact in read(debate, after) if isinstance(fact, kind)]


PROPOSALS = [
    (
        "Ola Lie (H) fremmet dette forslaget: Saken utsettes.\n\nForslaget falt.",
        "Saken utsettes.",
        "forslag",
        "on the same line",
    ),
    (
        "Ola Lie (H) foreslo at brua males blå.\n\nInnstillingen ble vedtatt.",
        "at brua males blå.",
        "forslag",
        "a clause",
    ),
    (
        "Forslag fra Ola Lie (H):\n\nBrua males blå.\nRekkverket males hvitt.\n\n"
        "Votering:\nInnstillingen ble enstemmig vedtatt.",
        "Brua males blå. Rekkverket males hvitt.",
        "forslag",
        "until the votes",
    ),
    (
        "Une Dal (SV) fremmet følgende oversendelsesforslag:\n\nDet bes om en sak om "
        "lys.\n\nRådgiver Liv Aas svarte på spørsmål.",
        "Det bes om en sak om lys.",
        "oversendelsesforslag",
        "until somebody else speaks",
    ),
    (
        "Une Dal (SV) gjorde slikt framlegg til nytt punkt 3: «Brua får lys.» "
        "Framlegget vart vedteke med 3 mot 2 røyster.",
        "Brua får lys.",
        "nytt punkt",
        "inside quotation marks",
    ),
]


@pytest.mark.parametrize(("debate", "text", "kind", "why"), PROPOSALS)
def test_the_text_of_a_proposal(debate, text, kind, why):
    (made,) = of(Forslag, debate)
    assert (made.tekst, made.forslagstype) == (text, kind), why


def test_each_proposal_has_the_result_of_its_own_vote():
    made = of(
        Forslag,
        "Ola Lie (H) fremmet følgende forslag: Brua males blå.\n"
        "Une Dal (SV) fremmet følgende forslag: Brua får lys.\n\n"
        "Lies forslag fikk 1 stemme (H) og falt.\n"
        "Dals forslag ble enstemmig vedtatt.",
    )
    assert [(m.parti, m.resultat) for m in made] == [
        (("H",), "falt"),
        (("SV",), "vedtatt"),
    ]


def test_who_presents_a_case_proposes_nothing():
    debate = "Rådgiver Liv Aas la fram saken.\n\nInnstillingen ble vedtatt."
    assert of(Forslag, debate) == []
    (told,) = of(Redegjoerelse, debate)
    assert (told.person, told.funksjon) == ("Liv Aas", "Rådgiver")


QUESTIONS = [
    ("Kari Berg (A) stilte spørsmål om lys i veien.", "Kari Berg", "lys i veien", "nb"),
    ("Lie spurte om når brua åpner.", "Ola Lie", "når brua åpner", "a surname"),
    ("Une Dal (SV) spurde om skuleskyss.", "Une Dal", "skuleskyss", "nynorsk"),
    (
        "Interpellasjon fra Une Dal (SV) om støy:",
        "Une Dal",
        "støy",
        "a heading",
    ),
]


@pytest.mark.parametrize(("text", "who", "about", "why"), QUESTIONS)
def test_who_asks_about_what(text, who, about, why):
    (asked,) = of(Spoersmaal, "Innstillingen ble vedtatt.", text)
    assert (asked.person, asked.tekst) == (who, about), why
    assert asked.dato == "2024-03-14"


def test_the_answer_is_that_to_the_question():
    asked = of(
        Spoersmaal,
        "Innstillingen ble vedtatt.",
        "1 Kari Berg (A) stilte spørsmål om støy.\n"
        "2 Berg stilte også spørsmål om lys. Ordføreren svarte.",
    )
    assert [(a.person, a.svart_av) for a in asked] == [
        ("Kari Berg", None),
        ("Kari Berg", "Ordføreren"),
    ]


def test_who_is_not_named_asks_nothing():
    assert of(Spoersmaal, "Det ble stilt spørsmål om lys i veien.") == []
