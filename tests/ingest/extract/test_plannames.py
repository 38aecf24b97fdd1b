"""Names of plans: where they end in running text, and which of them are one plan."""

import pytest

from ingest.extract.plannames import find_plans, plan_key, same_plan

NAMES = [
    # text, names, why
    ("Temaplan for kultur ble vedtatt.", ["Kultur"], "a verb ends the name"),
    ("I tråd med temaplan for idrett, jobber vi", ["Idrett"], "a comma ends it"),
    (
        "temaplan for turveier, lek og friluftsliv har vedtatt",
        ["Turveier, lek og friluftsliv"],
        "a comma inside a list does not",
    ),
    (
        "temaplan for smart bruk av teknologi er",
        ["Smart bruk av teknologi"],
        "av inside",
    ),
    ("temaplan for handling mot støy, som ble", ["Handling mot støy"], "mot inside"),
    ("temaplan for barne- og\nskolebruk skal", ["Barne- og skolebruk"], "wrapped"),
    ("Trygg hverdag – temaplan for eldre ble", ["Trygg hverdag – eldre"], "own title"),
    (
        "Temaplan Trygg hverdag – et godt liv ble",
        ["Trygg hverdag – et godt liv"],
        "dash",
    ),
    ("Temaplan «Trygg hverdag» er", ["Trygg hverdag"], "quotation marks"),
    ("Temaplan friluft 2023-2035 er", ["Friluft"], "known by its years"),
    ("temaplan for kultur og temaplan for næring er", ["Kultur", "Næring"], "two"),
    ("kommunens temaplaner skal rulleres", [], "plans in general"),
    ("strategiene i temaplanen bygger på", [], "a plan named before"),
    ("felles temaplan for alle tre områdene", [], "no name at all"),
    (
        "reguleringsplan for Solheim gård ble",
        ["Reguleringsplan for Solheim gård"],
        "another kind of plan",
    ),
    ("kommuneplanens arealdel", ["Kommuneplanens arealdel"], "a fixed name"),
    ("en reguleringsplan for området", [], "another kind of plan without a name"),
]


@pytest.mark.parametrize(("text", "names", "why"), NAMES)
def test_names_in_running_text(text, names, why):
    assert [plan.name for plan in find_plans(text)] == names, why


def test_name_from_a_table_is_read_to_its_end():
    text = "Dette følger av temaplan for by- og stedsliv i hele kommunen."
    (plan,) = find_plans(text, ("By- og stedsliv i hele kommunen",))
    assert plan.name == "By- og stedsliv i hele kommunen"


SAME = [
    ("Kultur", "temaplan for kultur", True, "with and without the word"),
    ("Trygg hverdag – et godt liv", "Trygg hverdag", True, "title alone"),
    ("Trygg hverdag – eldre", "Eldre", True, "subtitle alone"),
    ("Bærekraftig boligbygging", "Boligbygging", True, "an adjective less"),
    ("Smart bruk av teknologi", "Smart teknologi", False, "two words prove little"),
    ("Deling og smart bruk av teknologi", "Deling og smart teknologi", True, "shorter"),
    ("Barnehage- og skolebruk", "Barnehage- og skolebygg", True, "near in every word"),
    ("Friluft 2023-2035", "Friluft", True, "years do not matter"),
    ("På lik vei – helse", "Palik vei – helse", True, "blank and letter lost"),
    ("Kultur", "Natur", False, "two plans"),
    ("Idrett og kultur", "Kultur", False, "a part of another plan's name"),
]


@pytest.mark.parametrize(("one", "other", "same", "why"), SAME)
def test_same_plan(one, other, same, why):
    assert same_plan(one, other) is same, why
    assert same_plan(other, one) is same, why


def test_plan_key_is_stable():
    key = plan_key("Temaplan for «Ren  luft» – by og land 2022-2034")
    assert key == "ren luft by og land"
    assert plan_key(key) == key


OTHERS = [
    ("Detaljregulering for Lia vest ble vedtatt.", "Detaljregulering for Lia vest"),
    ("Detaljregulering for Lia vest 2 er klar.", "Detaljregulering for Lia vest 2"),
    ("Reguleringsplan for Vik vedtas nå.", "Reguleringsplan for Vik"),
    ("Områdeplan for Dal hyttefelt og veien.", "Områdeplan for Dal hyttefelt"),
    ("Kommunedelplan for klima og vann 2024-30.", "Kommunedelplan for klima og vann"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), OTHERS)
def test_other_plans_reach_over_their_place(text, name):
    assert [plan.name for plan in find_plans(text)] == [name]


def test_a_heading_in_capitals_is_a_name_to_its_end():
    text = "KS 4/25 TEMAPLAN FOR VANN OG VEI 2031–2035\nSaksbehandler: Kari Berg"
    assert [plan.surface for plan in find_plans(text)] == ["TEMAPLAN FOR VANN OG VEI"]
