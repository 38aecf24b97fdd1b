"""Counts and parties of votes, in the words of protocols."""

import pytest

from ingest.extract.tally import party_list, split, tally

SENTENCES = [
    ("9 stemte ja, 2 stemte nei.", (9, ()), (2, ()), "yes and no as verbs"),
    ("Pkt. 2   4 – 2 (mindretallet: R, Ap)", (4, ()), (2, ("R", "A")), "a row"),
    ("Punkt 1-3 enstemmig vedtatt", (None, ()), (None, ()), "points are no counts"),
    ("For: 8 (A, SV) Mot: 6 (H)", (8, ("A", "SV")), (6, ("H",)), "brackets between"),
    ("fikk bare hennes egen stemme og falt", (1, ()), (None, ()), "one's own vote"),
    (
        "fikk 3 stemmer (H), og 3 (A) stemte mot.",
        (3, ("H",)),
        (3, ("A",)),
        "the party before the verb",
    ),
    ("vedtatt mot 1 stemme (FrP).", (None, ()), (1, ("FrP",)), "only those against"),
    ("vedtatt, mot 4 stemmer (A,MDG)", (None, ()), (4, ("A", "MDG")), "no blank"),
    ("vedtatt med 8 mot 1 stemme (FrP)", (8, ()), (1, ("FrP",)), "the fewer are named"),
    ("vedtatt med 3 stemmer mot 1 (Sp)", (3, ()), (1, ("Sp",)), "word after the first"),
    (
        "vedtatt med 7 stemmer for og 2 mot (FrP)",
        (7, ()),
        (2, ("FrP",)),
        "for and against",
    ),
    (
        "fikk 3 stemmer (2 SV, 1 R) og falt",
        (3, ("SV", "R")),
        (None, ()),
        "counts in brackets",
    ),
    ("fikk to stemmer (R) og falt", (2, ("R",)), (None, ()), "a word for a number"),
    (
        "falt mot 2 stemmer, Kari Dal (R) og Une Li (SV).",
        (2, ("R", "SV")),
        (None, ()),
        "those who wanted it",
    ),
    (
        "fekk 4 røyster (SV, 2 A og 1 Sp) og fall",
        (4, ("SV", "A", "Sp")),
        (None, ()),
        "nynorsk",
    ),
    (
        "fikk 12 stemmer (7 A) og falt mot 15 stemmer (H)",
        (12, ("A",)),
        (15, ("H",)),
        "both",
    ),
    (
        "H og FrP stemte for, SV stemte imot",
        (None, ("H", "FrP")),
        (None, ("SV",)),
        "no counts",
    ),
    ("vedtatt med 7 (A, Sp) mot 2 (H)", (7, ("A", "Sp")), (2, ("H",)), "no word"),
    ("Innstillingen ble vedtatt 7-2.", (7, ()), (2, ()), "a dash"),
    ("Rammen ble vedtatt med 2-3 mill. kroner", (None, ()), (None, ()), "an amount"),
    ("falt mot femten stemmer", (15, ()), (None, ()), "a word above ten"),
    (
        "For: A (3), Sp (1). Mot: H (2), FrP (1)",
        (4, ("A", "Sp")),
        (3, ("H", "FrP")),
        "labels, and each party's number",
    ),
    ("For: 21. Imot: 0.", (21, ()), (0, ()), "labels over both counts"),
    ("Punkt 1: Ja 21 - Nei 3", (21, ()), (3, ()), "yes and no"),
    ("Motstemmer: FrP (3).", (None, ()), (3, ("FrP",)), "one side"),
    ("19 av de 22 støttet innstillingen", (19, ()), (None, ()), "of those left"),
    (
        "vedtatt 11-9; mindretallet var H og FrP",
        (11, ()),
        (9, ("H", "FrP")),
        "who the fewer were",
    ),
    ("Kommunedirektøren redegjorde for saken.", (None, ()), (None, ()), "no vote"),
]


@pytest.mark.parametrize(("text", "pro", "con", "reason"), SENTENCES)
def test_tally(text, pro, con, reason):
    counted = tally(text, lost="falt" in text or "fall" in text)
    assert (counted.pro[:2], counted.con[:2]) == (pro, con), reason


def test_party_list_leaves_names_and_counts_out():
    assert party_list("Steine, MDG, Myhre og Gabriel, A") == ("MDG", "A")
    assert party_list("H4, FrP 2") == ("H", "FrP")


def test_an_initial_is_no_party():
    assert party_list("Kari H. Moe, SV, og Ola R. Li, A") == ("SV", "A")


SPLIT = [
    ("mot 4 stemmer (SV, 2 A og 1 Sp)", {}, ("A", "Sp"), "told by number beside SV"),
    ("mot 3 stemmer (2 A, 1 Sp)", {}, (), "every party has its number"),
    ("mot 3 stemmer (2 A, 1 Sp)", {"A": 3, "Sp": 1}, ("A",), "a third of A was there"),
    ("mot 2 stemmer (H)", {"H": 2}, (), "no number, no doubt"),
    (
        "med 5 stemmer (3 A, 2 Sp) mot 3 stemmer (1 A, 2 H)",
        {},
        ("A",),
        "A is on both sides",
    ),
]


@pytest.mark.parametrize(("text", "present", "parted", "reason"), SPLIT)
def test_a_party_that_does_not_stand_together(text, present, parted, reason):
    counted = tally(f"vedtatt {text}", lost=False)
    assert split(counted.con, counted.pro, present) == parted, reason
