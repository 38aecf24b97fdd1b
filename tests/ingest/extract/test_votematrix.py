"""Votes in tables by party, and in rows of two proposals against each other."""

from ingest.extract.treatment import TREATMENT, Section
from ingest.extract.votematrix import in_matrices
from ingest.facts import SakRef, Votering
from ingest.model import Document
from ingest.view import View

SAK = SakRef("Kommunestyret", "7/24", "2024-03-14")


def votes(text: str) -> list[Votering]:
    view = View(Document("f", "0" * 64, "x", text))
    part = Section(TREATMENT, "Votering", None, 0, 0, text.count("\n") + 1)
    return list(in_matrices(view, (part,), SAK))


MATRIX = """Forslag fra Ola Lie (H):

  A  H  Sp  I alt
For  0  6  1  7
Mot  7  0  4  11
"""
OPPOSED = """Punkt 2:
   Innstillingen      12     (6A, 4SP, 2V)
   Fellesforslaget     9     (5H, 4FRP)
"""


def test_a_column_for_each_party() -> None:
    (vote,) = votes(MATRIX)
    assert (vote.stemmer_for, vote.stemmer_mot, vote.resultat) == (7, 11, "falt")
    assert (vote.parti_for, vote.parti_mot) == (("H", "Sp"), ("A", "Sp"))
    assert vote.parti_delt == ("Sp",)
    assert vote.forslagsstiller == "Ola Lie (H)"


def test_two_proposals_against_each_other() -> None:
    one, other = votes(OPPOSED)
    assert (one.stemmer_for, one.stemmer_mot, one.resultat) == (12, 9, "vedtatt")
    assert (other.stemmer_for, other.parti_for) == (9, ("H", "FrP"))
    assert other.resultat == "falt"


def test_a_row_of_figures_is_no_vote() -> None:
    assert votes("Skole  12  (tusen)\nHelse  14  (tusen)\n") == []
    assert votes("  2024  2025\nFor  1  2\nMot  3  4\n") == []
