"""Projects: one for each name, from every table that lists it, and from prose."""

import pytest

from ingest.extract.projectprose import key, named_in_prose
from ingest.extract.projects import extract
from ingest.extract.projecttold import told
from ingest.facts import Fact, Omtale, Prosjekt
from ingest.model import Document, Layout, Part, Span
from ingest.tables.projects import cleaned
from ingest.toldfacts import Utsagn
from ingest.view import View

TEXT = """
Beløp i 1000
Prosjekt Ferdig år Brutto prosjektutgift 2025 2026 Sum 2025-26
Oppvekst
Skole - utvidelse Nordvik 2027 245 000 60 000 95 000 155 000
Inventar skole LØPENDE 2 000 2 000 4 000
Sum Oppvekst 245 000 62 000 97 000 159 000

Skole - utvidelse Nordvik
Skolen får fire nye rom.

Status investeringsprosjekter
Beløp i 1000
Prosjekt Status Oppr. bud. Just. Rev. bud. Regnskap hiå. Rest bud.
Skole – utvidelse Nordvik Iht. plan 12 000 3 000 15 000 9 800 5 200
Myrdal brygge - F-sak 12/24 Forsinket 8 000 -5 000 3 000 1 100 1 900
Sum øvrige prosjekter 1 000 0 1 000 500 500
Sum 21 000 -2 000 19 000 11 400 7 600

Finansiering
Beløp i 1000 kr Budsjettkostnad Budsjettinntekt
Strandby brannstasjon 2 500
Økt bruk av lån -2 500
Sum 2 500 -2 500

Myrdal brygge

Arbeidet er satt bort. Brygga skal være
ferdig våren 2026.
"""


def facts(text: str = TEXT) -> list[Fact]:
    document = Document("f.txt", "0" * 64, "text/plain", text)
    layout = Layout((Part(Span(0, len(text)), "budsjett"),))
    return list(extract(View(document), layout))


def test_each_project_is_one_with_what_its_rows_tell() -> None:
    got = [fact for fact in facts() if isinstance(fact, Prosjekt)]
    told = [
        (p.navn, p.tjenesteomraade, p.ferdig_aar, p.loepende, p.status) for p in got
    ]
    assert told == [
        ("Skole - utvidelse Nordvik", "Oppvekst", 2027, False, "Iht. plan"),
        ("Inventar skole", "Oppvekst", None, True, None),
        ("Myrdal brygge", None, 2026, None, "Forsinket"),
        ("Strandby brannstasjon", None, None, None, None),
    ]
    assert got[0].varianter == ("Skole – utvidelse Nordvik",)
    assert len(got[0].evidence) == 2


def test_prose_that_names_a_project_is_a_mention() -> None:
    mentions = [fact for fact in facts() if isinstance(fact, Omtale)]
    assert [(m.entity, m.overflateform) for m in mentions] == [
        ("Skole - utvidelse Nordvik", "Skole - utvidelse Nordvik"),
        ("Myrdal brygge", "Myrdal brygge"),
    ]
    (span,) = mentions[0].evidence
    assert TEXT[: span.start].endswith("159 000\n\n")


NAMES = [
    (
        "Kjøp av Strandby brygge - F-sak 130/23",
        "Kjøp av Strandby brygge",
        "case number",
    ),
    ("1. tertialrapport 2023 - Veilys", "Veilys", "the report it comes from"),
    ("Omsorgsboliger 2026", "Omsorgsboliger 2026", "a year that is part of the name"),
    ("Veilys K-sak 36/23", "Veilys", "case number without a dash"),
]


@pytest.mark.parametrize(("label", "name", "reason"), NAMES)
def test_a_label_gives_a_name(label: str, name: str, reason: str) -> None:
    assert cleaned(label) == name, reason


PROSE = [
    (
        "I 2022 kom Myrdal kulturminneprosjekt i gang.",
        "Myrdal kulturminneprosjekt",
        "a",
    ),
    ("Kommunen er med i LYS-prosjektet.", "LYS-prosjekt", "capitals and a hyphen"),
    ("Det gjelder prosjektet Nordvik Øst.", "Nordvik Øst", "the name comes after"),
    (
        "Planen for utvidelsen av Solheim skole er klar.",
        "Utvidelse av Solheim skole",
        "w",
    ),
    (
        "Solheim skole – «Prosjekt ny bane» er med.",
        "Solheim skole - Prosjekt ny bane",
        "q",
    ),
    (
        "Sak om Lia Etappe 2 - områdeprosjekt vann.",
        "Lia Etappe 2 - områdeprosjekt",
        "-",
    ),
    ("Det startet to energiprosjekter i 2022, på Vik skole.", "Energi Vik skole", "on"),
    ("Deltasatsingen Ung tilhørighet i samarbeid.", "Ung tilhørighet", "an effort"),
    (
        "Det bygges ny ferjekai på Ytterholm i år.",
        "Ny ferjekai på Ytterholm",
        "a place",
    ),
    ("Vi åpnet den nye barnehagen på Lia.", "Nye barnehagen på Lia", "definite"),
    (
        "Brannstasjonen på Moen er under bygging.",
        "Brannstasjonen på Moen",
        "being built",
    ),
    ("Brannstasjonen på Moen har ti ansatte.", None, "only there"),
    ("Gang- og sykkelvei Dal–Moen venter.", "Gang- og sykkelvei Dal–Moen", "between"),
    ("Vi ber om rassikring i Svartlia.", "Rassikring i Svartlia", "a measure"),
    ("Vi etablerer 12 boliger for unge på Vik.", "12 boliger på Vik", "homes"),
    ("Kommunen har 12 boliger på Vik.", None, "only there"),
    (
        "Rehabilitering av hallen i Dal venter.",
        "Rehabilitering av hallen i Dal",
        "hall",
    ),
    ("I fjor ble Stormyra restaurert.", "Restaurering av Stormyra", "done"),
    ("I fjor ble Stormyra besøkt av mange.", None, "nothing done"),
    ("Det gis tilskudd til ny skole i området.", None, "no name of the place"),
    ("Flere store investeringsprosjekter er utsatt.", None, "no name"),
    ("Det settes av midler til bygging av skoler.", None, "no place"),
]


@pytest.mark.parametrize(("text", "name", "reason"), PROSE)
def test_prose_names_projects(text: str, name: str | None, reason: str) -> None:
    found = named_in_prose(View(Document("f", "0" * 64, "x", text)))
    assert [named.name for named in found] == ([name] if name else []), reason


def test_prose_that_names_a_listed_project_otherwise_is_a_mention_of_it() -> None:
    text = TEXT + "\nVedtaket om utvidelse av Nordvik skole står fast.\n"
    found = facts(text)
    names = [fact.navn for fact in found if isinstance(fact, Prosjekt)]
    assert "Utvidelse av Nordvik skole" not in names
    forms = {f.overflateform: f.entity for f in found if isinstance(f, Omtale)}
    assert forms["utvidelse av Nordvik skole"] == "Skole - utvidelse Nordvik"


YEARS = [
    ("Planlagt ferdigstillelse høsten 2024.", "2024", "a noun"),
    ("Rommene tas i bruk i august 2026, og festes da.", "2026", "put to use"),
    ("Skolen skal stå ferdig til skolestart høsten 2027.", "2027", "to be finished"),
    ("Ferdig årsskiftet 2026/2027.", "2026/2027", "both of two years"),
    ("Kaia tas etter planen i bruk 1. desember 2025.", "2025", "a day"),
    ("Byggingen ble utsatt fra 2023 til 2025.", "2025", "put off"),
    ("Første del åpnet 20. juni 2024.", None, "a part of it"),
    ("Innflytting i 2026/27.", "2026/2027", "the second year cut short"),
    ("Reguleringen er ferdig. Salget skjer i 2025.", None, "another sentence"),
    ("Vedtatt i 2023.", None, "no word for being finished"),
    ("Forprosjektet var ferdig i juni 2024.", None, "not the thing itself"),
    ("Etter reguleringen, som tok tid, er brua ferdig i 2026.", "2026", "a new clause"),
]


@pytest.mark.parametrize(("text", "year", "reason"), YEARS)
def test_prose_says_when_a_project_is_finished(
    text: str, year: str | None, reason: str
) -> None:
    view = View(Document("f", "0" * 64, "x", text))
    found = [t.verdi for t in told(view, "bru", 0, len(text))]
    assert found == ([year] if year else []), reason


COSTS = [
    ("Estimert budsjett er 115,2 mill. kroner inkludert mva.", "115200000", "a total"),
    ("Det er satt en kostnadsramme på 90 mill. kroner.", "90000000", "a frame"),
    ("Kostnadsrammen er økt med 12 mill. kroner.", None, "a change is no total"),
    ("Det avsettes 29 mill. kroner.", None, "a part of it, perhaps"),
]


@pytest.mark.parametrize(("text", "cost", "reason"), COSTS)
def test_prose_says_what_a_project_costs(
    text: str, cost: str | None, reason: str
) -> None:
    view = View(Document("f", "0" * 64, "x", text))
    found = [t.verdi for t in told(view, "bru", 0, len(text))]
    assert found == ([cost] if cost else []), reason


def test_a_table_and_prose_that_differ_are_both_kept() -> None:
    text = TEXT.replace(
        "Skolen får fire nye rom.", "Skolen får fire nye rom, ferdig høsten 2028."
    )
    found = facts(text)
    project = next(fact for fact in found if isinstance(fact, Prosjekt))
    said = [f for f in found if isinstance(f, Utsagn) and f.gjelder == project.navn]
    assert project.ferdig_aar == 2027
    assert [(f.egenskap, f.verdi) for f in said] == [
        ("ferdigAar", "2027"), ("ferdigAar", "2028"),
    ]  # fmt: skip


PAPER = """Bygging av ny bru

Saken gjelder nye Solheim skole. Behovet er stort.
Skolen skal stå ferdig høsten 2027.
"""


def test_a_case_paper_that_names_one_school_speaks_of_it() -> None:
    assert finished(PAPER) == [("Nye Solheim skole", 2027)]


def test_a_paragraph_may_open_with_the_name() -> None:
    text = TEXT.replace(
        "Arbeidet er satt bort. Brygga skal være",
        "Myrdal brygge: Arbeidet er satt bort, og brygga er klar til å bli",
    ).replace("Myrdal brygge\n\n", "\n")
    (pier,) = [f for f in facts(text) if isinstance(f, Prosjekt) and "brygge" in f.navn]
    assert pier.ferdig_aar == 2026


def test_a_case_paper_that_names_two_schools_does_not_tell_which() -> None:
    two = PAPER.replace("Behovet", "Nye Nordvik skole kommer senere. Behovet")
    assert {year for _, year in finished(two)} == {None}


def finished(text: str) -> list[tuple[str, int | None]]:
    document = Document("f.txt", "0" * 64, "text/plain", text)
    layout = Layout((Part(Span(0, len(text)), "saksframlegg"),))
    found = extract(View(document), layout)
    return [(p.navn, p.ferdig_aar) for p in found if isinstance(p, Prosjekt)]


OPTIONS = """
Beløp i 1000 kr
Konsept Prosjektkostnad Ferdig år
A Skole uten hall 198 000 2027
B Skole med hall 245 000 2027
C Ombygging av skolen 176 000 2026
"""


def test_what_is_weighed_against_each_other_is_no_project() -> None:
    assert not [f for f in facts(OPTIONS) if isinstance(f, Prosjekt)]


COLUMNS = """
Beløp i 1000 kr
Kostnad Alternativ A Alternativ B
Skolebygg 198 000 245 000
Idrettshall 40 000 42 000
Sum investering 238 000 287 000
"""


def test_columns_that_are_alternatives_make_no_projects() -> None:
    assert not [f for f in facts(COLUMNS) if isinstance(f, Prosjekt)]


DRIFT = """
Beløp i 1000 kr
Tiltak Budsjett 2025 Budsjett 2026
Fjordvik rådhus - mulighetsstudie for ombygging 500 0
Leie av lokaler på Vik 200 200
Sum driftstiltak 700 200
"""


def test_a_running_budget_lists_works_among_other_things() -> None:
    names = [f.navn for f in facts(DRIFT) if isinstance(f, Prosjekt)]
    assert names == ["Fjordvik rådhus - mulighetsstudie for ombygging"]


def test_dashes_and_capitals_do_not_make_another_project() -> None:
    assert key("Skole – Ny skole") == key("skole- ny skole")
