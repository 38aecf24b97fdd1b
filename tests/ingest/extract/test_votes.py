"""Votes of a case: what they were on, who proposed it, what came of it."""

import pytest

from ingest.extract.ballots import ballots, with_ballots
from ingest.extract.blocks import Block
from ingest.extract.decisions import outcomes
from ingest.extract.roll import Roll
from ingest.extract.treatment import all_sections
from ingest.extract.verdicts import told_once
from ingest.extract.votes import votes
from ingest.facts import SakRef
from ingest.model import Document
from ingest.view import View

SAK = SakRef("Formannskapet", "7/24", "2024-05-14")


def parts_of(text):
    view = View(
        Document(
            "a.txt", "0", "text/plain", f"Behandling\n\n{text}\n\nVedtak\n\n1. Ja.\n"
        )
    )
    block = Block(None, None, None, 0, len(view.lines))
    return view, all_sections(view, block)


def votes_of(text, roll=None):
    view, parts = parts_of(text)
    return list(votes(view, parts, SAK, roll))


POINTS = [
    ("Innstillingen ble enstemmig vedtatt.", "", "vedtatt", "the whole"),
    (
        "Innstillingen i 4 punkter ble enstemmig vedtatt.",
        "1-4",
        "vedtatt",
        "all points",
    ),
    (
        "Innstillingens 2 a) og 2 c) ble vedtatt mot 3 stemmer (SV).",
        "2 a) og 2 c)",
        "vedtatt",
        "letters",
    ),
    (
        "Innstillingens punkter 2, 3 og 4 ble enstemmig vedtatt.",
        "2, 3 og 4",
        "vedtatt",
        "a list",
    ),
    ("Enstemmig tatt til orientering.", "", "tatt til orientering", "no subject"),
    ("Forslaget ble enstemmig vedtatt.", "", "vedtatt", "the one that was put forward"),
    ("Tilrådinga vart samrøystes vedteken.", "", "vedtatt", "nynorsk"),
    ("Saken ble utsatt mot 3 stemmer (H).", "", "utsatt", "put off"),
]


@pytest.mark.parametrize(("text", "punkt", "resultat", "reason"), POINTS)
def test_point_and_result(text, punkt, resultat, reason):
    (vote,) = votes_of(text)
    assert (vote.punkt, vote.resultat) == (punkt, resultat), reason


def test_a_new_point_has_its_proposer():
    (vote,) = votes_of(
        "Paal Stein (MDG) fremmet følgende forslag til nytt punkt 2:\n\n"
        "Flere benker.\n\n"
        "Steins (MDG) forslag fikk 3 stemmer og falt (Stein, MDG, Moe og Li, A)"
    )
    assert (vote.punkt, vote.forslagsstiller) == ("nytt punkt 2", "Paal Stein (MDG)")
    assert (vote.stemmer_for, vote.parti_for, vote.resultat) == (
        3,
        ("MDG", "A"),
        "falt",
    )


def test_a_vote_on_who_may_take_part_is_not_on_the_case():
    first, second = votes_of(
        "Mona V. Bratt (H) ba om fritak etter kommuneloven § 11-11. "
        "Dette ble enstemmig vedtatt.\n\n"
        "Innstillingen ble enstemmig vedtatt."
    )
    assert first.punkt == "fritak for Mona V. Bratt"
    assert second.punkt == ""


def test_a_proposal_is_no_vote_and_a_story_is_no_vote():
    assert (
        votes_of("Ola Li (H) foreslo at planen, som ble vedtatt i 2020, endres.") == []
    )


def test_outcomes_tell_the_vote_and_the_words():
    held = votes_of("Innstillingen ble enstemmig vedtatt.")
    assert outcomes("1. Rapporten tas til orientering.", held) == (
        "vedtatt",
        "tatt til orientering",
    )
    assert outcomes("1. Planen vedtas.\n2. Brevet tas til orientering.", held) == (
        "vedtatt",
    )


def test_a_result_that_is_counted_is_told_once():
    held = votes_of("Saken ble utsatt. Utsettelsen ble vedtatt med 5 mot 3 stemmer.")
    assert [(vote.stemmer_for, vote.resultat) for vote in told_once(held)] == [
        (5, "utsatt")
    ]
    bare = votes_of("Saken ble utsatt.")
    assert list(told_once(bare)) == bare, "nothing else tells of it"


def told(text):
    return [
        (v.punkt, v.forslagsstiller, v.stemmer_for, v.stemmer_mot, v.resultat)
        for v in votes_of(text)
    ]


MADE = "Ola Lie (H) gjorde slikt framlegg:\n\nSkulen vert ikkje lagd ned.\n\n"
AGAINST_EACH_OTHER = [
    (
        "Ved alternativ røysting fekk tilrådinga 4 røyster og framlegget 5.",
        [
            ("", None, 4, 5, "falt"),
            ("forslag fra Ola Lie (H)", "Ola Lie (H)", 5, 4, "vedtatt"),
        ],
        "the counts stand behind each",
    ),
    (
        "Innstillingen fikk 6 stemmer, og forslaget fra Lie fikk 3 stemmer (H).",
        [
            ("", None, 6, 3, "vedtatt"),
            ("forslag fra Ola Lie (H)", "Ola Lie (H)", 3, 6, "falt"),
        ],
        "two verbs",
    ),
    (
        "Ved votering mellom innstillingen og forslaget fra Lie ble innstillingen "
        "vedtatt med 6 mot 3 stemmer.",
        [("", None, 6, 3, "vedtatt")],
        "one vote, told of the one that won",
    ),
    (
        "Framlegget frå Høgre fall med 2 mot 7 røyster.",
        [("forslag fra Ola Lie (H)", "Ola Lie (H)", 2, 7, "falt")],
        "by the party's name",
    ),
    (
        "1. Enstemmig vedtatt.\n2. Vedtatt mot 2 stemmer (H).",
        [("1", None, None, None, "vedtatt"), ("2", None, None, 2, "vedtatt")],
        "point by point",
    ),
    (
        "Forslaget fra Lie ble trukket.",
        [("forslag fra Ola Lie (H)", "Ola Lie (H)", None, None, "trukket")],
        "withdrawn",
    ),
    (
        "Forslaget oversendes kommunedirektøren uten realitetsvotering.",
        [("forslag fra Ola Lie (H)", "Ola Lie (H)", None, None, "oversendt")],
        "sent on",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), AGAINST_EACH_OTHER)
def test_proposals_and_how_they_fell(text, expected, reason):
    assert told(MADE + text) == expected, reason


def test_a_proposal_that_fell_decides_nothing_for_the_case():
    held = votes_of(
        "Per Moe (SV) foreslo å utsette saken.\n\nKari Vik (R) foreslo avvisning.\n\n"
        "Forslagene falt med 3 mot 6 stemmer.\n\nInnstillingen ble vedtatt med 6 mot 3."
    )
    assert outcomes("1. Brua bygges.", held) == ("vedtatt",)


NAMED = [
    (
        "Innstillingen ble vedtatt mot 2 stemmer, Kari Dal (R) og Une Li (SV).",
        ((), ("Kari Dal", "Une Li")),
        "names behind the count",
    ),
    (
        "Forslaget fikk tre stemmer (Vold, Moe og Li) og falt.",
        (("Ola Vold", "Per Moe"), ()),
        "surnames of those who are there",
    ),
    ("Innstillingen ble vedtatt mot 2 stemmer (H).", ((), ()), "a party, no person"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), NAMED)
def test_people_who_are_named_with_their_vote(text, expected, reason):
    roll = Roll(surnames={"Vold": "Ola Vold", "Moe": "Per Moe"})
    (vote,) = votes_of(text, roll)
    assert (vote.personer_for, vote.personer_mot) == expected, reason


BALLOTS = [
    (
        "Votering over innstillingen:\n\nParti For Mot\nA 4 0\nH 0 2\nSum 4 2\n\n"
        "Innstillingen ble vedtatt.",
        (4, 2, ("A",), ("H",)),
        "parties with numbers",
    ),
    (
        "Innstillingen ble vedtatt med 2 mot 1 stemme.\n\n"
        "Navn       Parti Ja   Nei\nKari Berg  A     X\nUne Dal    SV    X\n"
        "Ola Lie    H          X",
        (2, 1, ("A", "SV"), ("H",)),
        "marks under their columns",
    ),
    (
        "Navn Parti For Mot\nKari Berg A For\nOla Lie H Mot\n\nInnstillingen falt.",
        (1, 1, ("A",), ("H",)),
        "a word for each",
    ),
    (
        "Ja: Kari Berg (A), Une Dal (SV)\nNei: Ola Lie (H)\n\nForslaget ble vedtatt.",
        (2, 1, ("A", "SV"), ("H",)),
        "two lists",
    ),
]


@pytest.mark.parametrize(("text", "told", "reason"), BALLOTS)
def test_a_ballot_tells_who_voted_how(text, told, reason):
    view, parts = parts_of(text)
    (vote,) = with_ballots(
        list(votes(view, parts, SAK)), ballots(view, parts, SAK, Roll())
    )
    counts = (vote.stemmer_for, vote.stemmer_mot)
    assert (*counts, vote.parti_for, vote.parti_mot) == told, reason
    assert vote.resultat in ("vedtatt", "falt"), reason


NO_BALLOTS = [
    ("Navn Parti Ja Nei\nKari Berg A X\nOla Lie H X", "marks under no column"),
    ("Ja: Kari Berg (A)", "one side only"),
    ("Kommune For Mot\nFjordvik 4 2\nHavnes 3 1", "no parties"),
]


@pytest.mark.parametrize(("text", "reason"), NO_BALLOTS)
def test_what_is_no_ballot(text, reason):
    view, parts = parts_of(text)
    assert list(ballots(view, parts, SAK, Roll())) == [], reason


def both_sides(votes):
    return [(v.stemmer_for, v.stemmer_mot, v.parti_mot, v.resultat) for v in votes]


OPPOSED = [
    (
        "Forslag A og forslag B ble satt opp mot hverandre. Forslag A fikk 4 stemmer"
        " (3 H, 1 Sp). Forslag B fikk 5 stemmer (5 A).",
        [(4, 5, ("A",), "falt"), (5, 4, ("H", "Sp"), "vedtatt")],
        "who was for the one was against the other",
    ),
    (
        "Forslaget fra H fikk 2 stemmer (H) og falt. Forslaget fra V fikk 1 stemme"
        " (V).",
        [(2, None, (), "falt"), (1, None, (), None)],
        "two proposals that were not put against each other",
    ),
    (
        "Innstillingen 4 stemmer (3 A, 1 SV), forslaget fra H 4 stemmer (4 H)."
        " Innstillingen er vedtatt med ordførers dobbeltstemme.",
        [(4, 4, ("H",), "vedtatt"), (4, 4, ("A", "SV"), "falt")],
        "the leader's second vote decides between two",
    ),
    (
        "Forslag frå Une Lie (V) fekk 8 røyster, og 8 røysta imot."
        " Forslaget vart vedteke med dobbeltrøysta til ordføraren.",
        [(8, 8, (), "vedtatt")],
        "the leader's second vote decides for one",
    ),
    (
        "Ola Lie (H) fremmet følgende forslag:\n«Saken utsettes til planen er vedtatt.»"
        "\nForslaget fikk 2 stemmer (H) og falt.",
        [(2, None, (), "falt")],
        "what a proposal says is no vote",
    ),
    (
        "Tilrådinga fekk 9 røyster, motframlegget fekk 8 røyster og fall.",
        [(9, 8, (), "vedtatt"), (8, 9, (), "falt")],
        "a counter-proposal",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), OPPOSED)
def test_opposed_votes(text, expected, why):
    assert both_sides(votes_of(text)) == expected, why


def test_a_roll_call_by_party_names_both_sides():
    text = (
        "Dei som røysta for tilrådinga:\n   A:   Kari Berg, Ola Lie\n"
        "   Sp:  Une Dal\nDei som røysta for motframlegget:\n   H:   Nils Moe\n"
        "Tilrådinga fekk 3 røyster, motframlegget fekk 1 røyst og fall."
    )
    view, parts = parts_of(text)
    held = list(votes(view, parts, SAK))
    first, second = with_ballots(held, ballots(view, parts, SAK, Roll()))
    assert (first.parti_for, first.parti_mot) == (("A", "Sp"), ("H",))
    assert first.personer_mot == ("Nils Moe",)
    assert (second.stemmer_for, second.stemmer_mot) == (1, 3)


def test_as_recommended_is_a_decision_and_no_heading():
    content = "Behandling\n\nVedtatt.\n\nVedtak\nSom formannskapets innstilling.\n"
    view = View(Document("a.txt", "0", "text/plain", content))
    parts = all_sections(view, Block(None, None, None, 0, len(view.lines)))
    assert [(s.kind, s.first, s.last) for s in parts if s.kind == "vedtak"] == [
        ("vedtak", 5, 6)
    ]


def test_the_end_of_a_sentence_names_no_sitting():
    text = "Endelig vedtak ventes\ni kommunestyret 19. mars 2031.\n\nForslaget falt."
    _, parts = parts_of(text)
    assert [part.held for part in parts if part.held] == []


def test_two_votes_in_one_sentence():
    text = (
        "Kari Berg (A) foreslo å vente.\n\nForslaget ble enstemmig vedtatt, og "
        "innstillingen fra utvalget ble ellers vedtatt mot 1 stemme (SV)."
    )
    told = [(v.enstemmig, v.stemmer_mot, v.resultat) for v in votes_of(text)]
    assert told == [(True, None, "vedtatt"), (False, 1, "vedtatt")]


def test_a_vote_with_those_against_in_brackets_is_one_of_its_own():
    text = (
        "Forslaget fra Berg ble trukket.\n\n"
        "Forslaget fra Vik ble vedtatt med 5 mot 4 stemmer (A og SV stemte mot)."
    )
    *_, last = votes_of(text)
    assert (last.stemmer_for, last.stemmer_mot, last.resultat) == (5, 4, "vedtatt")
