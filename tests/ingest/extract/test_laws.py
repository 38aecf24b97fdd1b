"""References to law: which statute, which paragraph, whichever comes first."""

import pytest

from ingest.extract.laws import extract, parse_laws
from ingest.gazetteer.figures import law_key, statutes
from ingest.model import Document, Layout
from ingest.view import View

PBL = "plan- og bygningsloven"
CASES = [
    # text, (law, paragraph), why
    ("fritak etter kommuneloven § 11-11", [("kommuneloven", "11-11")], "plain"),
    ("jf. Kommuneloven §14-1", [("kommuneloven", "14-1")], "no blank"),
    ("kommunelovens krav", [("kommuneloven", None)], "genitive, no paragraph"),
    ("i tråd med plan- og\nbygningsloven § 12-10", [(PBL, "12-10")], "wrapped name"),
    ("plan og bygningsloven", [(PBL, None)], "the hyphen is missing"),
    ("jf. pbl. § 12-11", [(PBL, "12-11")], "abbreviation"),
    ("etter koml § 5-2", [("kommuneloven", "5-2")], "abbreviation without stop"),
    ("§ 11-13 i kommuneloven", [("kommuneloven", "11-13")], "paragraph first"),
    ("§ 46, Barnehageloven", [("barnehageloven", "46")], "paragraph first, comma"),
    (
        "forurensningslovens kapittel 5 §§ 29, 30 og 31",
        [("forurensningsloven", number) for number in ("29", "30", "31")],
        "several paragraphs are several references",
    ),
    (
        "kommuneloven § 5-2, forvaltningsloven § 6",
        [("kommuneloven", "5-2"), ("forvaltningsloven", "6")],
        "a paragraph belongs to the statute before it on the line",
    ),
    (
        "Vi følger kommuneloven. Etter § 8-1 skal det varsles.",
        [("kommuneloven", None), ("kommuneloven", "8-1")],
        "a bare paragraph belongs to the statute last named",
    ),
    ("etter pbl. kap. 12", [(PBL, "kap. 12")], "a chapter of an abbreviation"),
    ("kommuneloven kap. 22", [("kommuneloven", "kap. 22")], "a chapter"),
    ("jf. alkoholloven § 1-7a. Og", [("alkoholloven", "1-7 a")], "a full stop after"),
    ("ny barnevernslov § 2-1 a", [("barnevernsloven", "2-1 a")], "indefinite form"),
    ("Lov om barnevern", [("barnevernsloven", None)], "by its title"),
    ("barnevernloven", [("barnevernsloven", None)], "what it was called before"),
    ("etter opplæringslova § 9 A", [("opplæringslova", "9")], "nynorsk"),
    ("opplæringsloven", [("opplæringslova", None)], "two forms, one statute"),
    ("avfallsforskriften § 10-11", [("avfallsforskriften", "10-11")], "regulation"),
    ("matrikkellova og eierseksjonsloven",
     [("matrikkellova", None), ("eierseksjonsloven", None)], "two joined by og"),
    ("vaktforskriften § 3", [("vaktforskriften", "3")], "a local one, with paragraph"),
    ("Bevilgningsoversikt drift § 5-4 første ledd",
     [("budsjett- og regnskapsforskriften", "5-4")], "named by its overview"),
    ("Etter § 3-6 gjelder dette", [("", "3-6")], "no statute: none is guessed"),
    ("vi må lov å si forskriftsmessig bruk", [], "ordinary words"),
    ("en egen vaktlov", [], "a name outside the table without a paragraph"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_references(text, expected, why):
    assert [(r.law, r.paragraph) for r in parse_laws(text)] == expected, why


def test_every_name_in_the_table_finds_itself():
    wrong = [
        (name, found)
        for name in statutes().by_name.values()
        if (found := [r.law for r in parse_laws(f"jf. {name} § 1")]) != [name]
    ]
    assert not wrong


def test_law_key_joins_the_forms_of_a_name():
    forms = ("kommuneloven", "Kommunelovens", "kommunelova", "kommunelov")
    assert {law_key(form) for form in forms} == {"kommunelov"}


def test_facts_carry_surface_and_sentence():
    text = "Først noe annet. Unntatt etter offl.\n§ 13 og fvl. § 13 nr. 1. Så mer."
    view = View(Document("a.txt", "0", "text/plain", text))
    first, second = extract(view, Layout(()))
    assert (first.lov, second.lov) == ("offentleglova", "forvaltningsloven")
    assert first.overflateform == "offl. § 13"
    assert "offl." in view.document.quote(first.evidence[0])
