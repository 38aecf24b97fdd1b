"""Cells of money tables as facts: kroner, column, year, version, place."""

from collections.abc import Iterable
from decimal import Decimal

import pytest

from ingest.extract.budget import extract
from ingest.facts import Budsjettpost, Fact, Kontroll
from ingest.model import Document, Layout, Part, Span
from ingest.view import View


def facts(text: str, *, damaged: bool = False, title: str = "") -> list[Fact]:
    document = Document("f.txt", "0" * 64, "text/plain", text)
    part = Part(Span(0, len(text)), "budsjett", title=title, damaged=damaged)
    return list(extract(View(document), Layout((part,))))


def posts(found: Iterable[Fact]) -> list[Budsjettpost]:
    return [fact for fact in found if isinstance(fact, Budsjettpost)]


PLAN = """
Nye tiltak i oppvekst
Beløp i 1000 kr
Tiltak Regnskap 2023 Budsjett 2024 Øk.plan 2025
Flere assistenter 4 200 4 300 4 400
Færre vikarer -1 500 -3 600 -3 600
Sum nye tiltak 2 700 700 800
"""

CELLS = [
    ("Flere assistenter", "Regnskap 2023", 4_200_000, "regnskap", 2023, "drift"),
    ("Flere assistenter", "Budsjett 2024", 4_300_000, "budsjett", 2024, "drift"),
    ("Flere assistenter", "Øk.plan 2025", 4_400_000, "oekonomiplan", 2025, "drift"),
    ("Færre vikarer", "Regnskap 2023", -1_500_000, "regnskap", 2023, "drift"),
    ("Færre vikarer", "Budsjett 2024", -3_600_000, "budsjett", 2024, "drift"),
    ("Færre vikarer", "Øk.plan 2025", -3_600_000, "oekonomiplan", 2025, "drift"),
    ("Sum nye tiltak", "Regnskap 2023", 2_700_000, "regnskap", 2023, "sum"),
    ("Sum nye tiltak", "Budsjett 2024", 700_000, "budsjett", 2024, "sum"),
    ("Sum nye tiltak", "Øk.plan 2025", 800_000, "oekonomiplan", 2025, "sum"),
]


def test_every_cell_is_a_fact_in_whole_kroner() -> None:
    got = [
        (p.tekst, p.kolonne, int(p.verdi), p.versjon, p.aar, p.posttype)
        for p in posts(facts(PLAN))
    ]
    assert got == CELLS


def test_a_cell_is_cited_by_its_row_and_keeps_the_unit_as_printed() -> None:
    post = posts(facts(PLAN))[0]
    (span,) = post.evidence
    assert PLAN[span.start : span.end] == "Flere assistenter 4 200 4 300 4 400"
    assert post.overflateform == "4 200 (Beløp i 1000 kr)"


def test_the_sum_was_checked() -> None:
    (check,) = [fact for fact in facts(PLAN) if isinstance(fact, Kontroll)]
    assert (check.stemmer, check.avvik) == (True, Decimal(0))
    (span,) = check.evidence
    assert PLAN[span.start : span.end] == "Sum nye tiltak 2 700 700 800"


SCHEME = """
Beløp i 1000
Prosjekt Ferdig år Brutto prosjektutgift 2025 2026 Sum 2025-26
Oppvekst
Nye Solheim skole 2027 245 000 60 000 95 000 155 000
Inventar skole LØPENDE 2 000 2 000 4 000
Sum Oppvekst 245 000 62 000 97 000 159 000
"""

KINDS = [
    ("Brutto prosjektutgift", "brutto", None, "no year: the whole project"),
    ("2025", "oekonomiplan", 2025, "a year among years that are summed"),
    ("Sum 2025-26", "sum", None, "several years"),
]


@pytest.mark.parametrize(("column", "version", "year", "reason"), KINDS)
def test_columns_of_a_scheme_of_projects(
    column: str, version: str | None, year: int | None, reason: str
) -> None:
    found = [p for p in posts(facts(SCHEME)) if p.kolonne == column]
    assert {(p.versjon, p.aar) for p in found} == {(version, year)}, reason


def test_project_rows_name_their_project_and_area() -> None:
    found = posts(facts(SCHEME))
    named = {(p.tekst, p.prosjekt, p.tjenesteomraade, p.posttype) for p in found}
    assert named == {
        ("Nye Solheim skole", "Nye Solheim skole", "Oppvekst", "investering"),
        ("Inventar skole", "Inventar skole", "Oppvekst", "investering"),
        ("Sum Oppvekst", None, "Oppvekst", "sum"),
    }


CHANGES = """
Beløp i 1000
Budsjettendring 2023
2-Oppvekst
Leie av brakker Solheim skole -1 400
Sum 2-Oppvekst -1 400
3-Velferd
Fastlegehjemmel Strandby 475
Sum 3-Velferd 475
"""


def test_changes_carry_the_year_and_the_area_they_stand_under() -> None:
    got = {(p.tekst, int(p.verdi), p.versjon, p.aar) for p in posts(facts(CHANGES))}
    assert ("Leie av brakker Solheim skole", -1_400_000, "endring", 2023) in got
    areas = {p.tekst: p.tjenesteomraade for p in posts(facts(CHANGES))}
    assert areas["Fastlegehjemmel Strandby"] == "3-Velferd"


ALL_AREAS = f"""{CHANGES}
Velferd

Innsparing 2024
Beløp i 1000 kr
Tjenesteområde Øk.plan 2024 Øk.plan 2025
Oppvekst -300 -500
Velferd -400 -600
Totalsum -700 -1 100
"""


def test_a_table_of_all_areas_belongs_to_none_of_them() -> None:
    found = [p for p in posts(facts(ALL_AREAS)) if p.versjon == "oekonomiplan"]
    assert {(p.tekst, p.tjenesteomraade) for p in found} == {
        ("Oppvekst", None),
        ("Velferd", None),
        ("Totalsum", None),
    }


def test_a_unit_stated_once_holds_for_all_tables() -> None:
    text = "Alle tall er i hele 1000 kroner.\n" + PLAN.replace("Beløp i 1000 kr\n", "")
    assert [int(p.verdi) for p in posts(facts(text))] == [cell[2] for cell in CELLS]


SILENT = [
    (PLAN.replace("Beløp i 1000 kr\n", ""), False, "no unit, no amount"),
    (PLAN.replace("2 700 700 800", "9 900 700 800"), True, "a scan with a wrong sum"),
    (PLAN.replace("i 1000 kr", "i prosent"), False, "shares are not money"),
]


@pytest.mark.parametrize(("text", "damaged", "reason"), SILENT)
def test_what_cannot_be_trusted_is_not_said(
    text: str, damaged: bool, reason: str
) -> None:
    assert posts(facts(text, damaged=damaged)) == [], reason


def test_a_scan_whose_sums_hold_is_trusted() -> None:
    assert len(posts(facts(PLAN, damaged=True))) == len(CELLS)


CONCEPTS = """
Beløp i 1000 kr
Konsept Prosjektkostnad 2025 Årlig driftskostnad 2024
Sentrum 198 000 9 400
Utkanten 245 000 11 200
Sum investeringer 443 000 20 600
"""


def test_what_a_thing_costs_afterwards_is_no_investment() -> None:
    found = posts(facts(CONCEPTS, title="Bygg 2024"))
    kinds = {(p.kolonne, p.posttype) for p in found if p.tekst == "Sentrum"}
    assert any("drift" in name and kind == "drift" for name, kind in kinds)


SITES = """
Huset må stå ferdig innen 1. september 2027.

Beløp i 1000 kr
                  Tomt 1     Tomt 2
Kjøp av grunn      4 200      2 600
Grunnarbeid        3 100      9 800
Sum                7 300     12 400
"""


def test_what_may_be_chosen_has_no_year() -> None:
    """The year of a deadline in the text above is not that of the sites."""
    assert {(p.kolonne, p.aar) for p in posts(facts(SITES, title="Sak"))} == {
        ("Tomt 1", None),
        ("Tomt 2", None),
    }


AGES = """
Alle tall er i millioner kroner.

Skatten og rammetilskuddet er det meste av inntektene.
Eiendomsskatten er uendret fra året før.
Folketallet går ned, og det er flere eldre enn før.
Skolene er bygget for flere elever enn de har.
Kommunen regner med at nedgangen fortsetter.
Tabellen viser hvem som bor her.

Innbyggere etter alder ved årets slutt
Aldersgruppe      2022     2023     2024
0-5 år             268      241      219
6-15 år            551      512      478
"""


def test_people_are_no_money_though_all_figures_are_millions() -> None:
    assert posts(facts(AGES, title="Årsberetning 2024")) == []


GRANTS = """
Fjordvik kommune, budsjett 2031
Søknader til fondet, beløp i kroner
Søker              Omsøkt    Forslag    Vedtatt
Havnes kor         60 000     40 000     50 000
Lia grendehus      85 000     85 000     75 000
"""


def test_what_is_given_of_what_was_applied_for_is_of_no_year():
    told = [(post.kolonne, post.verdi, post.aar) for post in posts(facts(GRANTS))]
    assert told[:3] == [
        ("Omsøkt", 60_000, None),
        ("Forslag", 40_000, None),
        ("Vedtatt", 50_000, None),
    ]
