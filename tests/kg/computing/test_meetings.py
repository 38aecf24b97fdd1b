"""Meetings, treatments and follow-up: told from the rows of the right municipality."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import pytest

from kg.computing.asking import Asking
from kg.computing.meetings import agenda, hours, lasted
from kg.computing.scope import names_body, of_one, parties
from kg.computing.treated import adopted, carried, treated
from kg.index.rows import Row
from kg.lists import listing
from kg.question import understand
from kg.search import Candidate
from kg.store import GraphStore
from kg.units import Unit

PLACES = frozenset({"fjordvik", "havnes"})
DOCUMENT = "ab" * 32


@dataclass(frozen=True)
class Graph:
    """A graph that answers every query with the same rows."""

    told: Sequence[dict[str, str]]

    def rows(self, _: str) -> Iterator[dict[str, str]]:
        place = {"dokument": f"https://x/dokument/{DOCUMENT[:16]}", "til": "99"}
        for at, row in enumerate(self.told):
            yield {**place, "fra": str(at), **row}


def graph(*rows: dict[str, str]) -> GraphStore:
    return cast(GraphStore, Graph(rows))


def candidate(klasse: str, **slots: str) -> Candidate:
    row = Row(
        iri="x",
        kind="fact",
        text="",
        document=DOCUMENT,
        filename="a.txt",
        klasse=klasse,
        slots={"kommune": "Fjordvik", **slots},
    )
    return Candidate(Unit(row, ()), {"cover_part": 0.0}, 0.0, 0.0)


def asking(question: str) -> Asking:
    return Asking(understand(question, places=PLACES))


def meeting(dato: str, start: str, slutt: str) -> dict[str, str]:
    return {
        "utvalgsnavn": "Formannskapet",
        "dato": dato,
        "start": f"{start}:00",
        "slutt": f"{slutt}:00",
    }


MEETINGS = graph(
    meeting("2024-10-10", "14:00", "15:40"), meeting("2024-10-24", "14:00", "17:30")
)
ANY = [candidate("Moete")]


def test_the_longest_meeting_comes_first() -> None:
    found = lasted(
        asking("Hvilket av formannskapsmøtene 10. og 24. oktober 2024 varte lengst?"),
        ANY,
        MEETINGS,
    )
    assert found is not None
    assert found.text == (
        "Møtet i formannskapet 24. oktober 2024 varte 3 timer og 30 minutter"
        " (kl. 14:00–17:30) og møtet i formannskapet 10. oktober 2024 varte 1 time og"
        " 40 minutter (kl. 14:00–15:40)."
    )


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Hvor lenge varte møtet i kommunestyret 10. oktober 2024?", "another body"),
        ("Hvor lenge varte møtet i formannskapet?", "several meetings, none named"),
        ("Hvor lenge varte møtet i formannskapet i Havnes?", "another municipality"),
        ("Hvor lenge varer fristen for formannskapet?", "no meeting is asked about"),
    ],
)
def test_no_length_of_another_meeting(question: str, reason: str) -> None:
    assert lasted(asking(question), ANY, MEETINGS) is None, reason


@pytest.mark.parametrize(
    "question",
    [
        "Når begynte og når sluttet møtet i formannskapet 24. oktober 2024?",
        "Når var formannskapsmøtet 24. oktober 2024 ferdig?",
        "Kva tid vart møtet i formannskapet 24. oktober 2024 heva?",
        "When did the meeting of the formannskap end on 24 October 2024?",
    ],
)
def test_the_hours_of_a_meeting(question: str) -> None:
    found = hours(asking(question), ANY, MEETINGS)
    assert found is not None
    assert found.text == (
        "Møtet i formannskapet 24. oktober 2024 begynte kl. 14:00 og sluttet kl. 17:30."
    )


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Når er neste møte i formannskapet?", "no hour is asked for"),
        ("Når sluttet møtet i formannskapet?", "several meetings, none named"),
        ("Når startet byggingen?", "no meeting"),
    ],
)
def test_no_hours(question: str, reason: str) -> None:
    assert hours(asking(question), ANY, MEETINGS) is None, reason


CASES = graph(
    *(
        {
            "utvalgsnavn": "Formannskapet",
            "dato": "2024-11-05",
            "saksnr": number,
            "tittel": title,
        }
        for number, title in (("7/24", "Ny bru"), ("8/24", "Gebyrer"))
    )
)


def test_the_agenda_of_a_meeting() -> None:
    asked = asking("Hvilke saker sto på sakskartet til formannskapet 5. november 2024?")
    found = agenda(asked, ANY, CASES)
    assert found is not None
    assert found.text == (
        "Saker i formannskapet 5. november 2024 (2): 7/24 Ny bru og 8/24 Gebyrer."
    )


@pytest.mark.parametrize(
    "question",
    [
        "Hvilke saker ble behandlet i formannskapet?",
        "Hva ble vedtatt i formannskapet 5. november 2024?",
        "Hva ble bestemt på møtet i formannskapet i november?",
        "Hva skjedde på møtet i formannskapet i november?",
    ],
)
def test_what_a_meeting_treated_is_told_case_by_case(question: str) -> None:
    found = agenda(asking(question), ANY, CASES)
    assert found is not None
    assert found.text.startswith("Saker i formannskapet 5. november 2024 (2): 7/24")


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Hva ble vedtatt i kommunestyret?", "no meeting of that body"),
        ("Hva ble vedtatt i formannskapet i mars?", "no meeting then"),
        ("Hva ble vedtatt?", "no body and no time"),
        ("Hvor mange saker behandlet formannskapet i 2024?", "a whole year"),
    ],
)
def test_no_agenda_of_another_meeting(question: str, reason: str) -> None:
    assert agenda(asking(question), ANY, CASES) is None, reason


def test_an_agenda_is_not_told_where_only_some_cases_are_asked_for() -> None:
    asked = asking("Hvilke saker om eldre sto på sakskartet 5. november 2024?")
    assert agenda(asked, ANY, CASES) is None


TREATMENTS = graph(
    {"utvalgsnavn": "Formannskapet", "dato": "2024-11-05", "saksnr": "7/24"}
    | {"tittel": "Tilstandsrapport for skolene"},
    {"utvalgsnavn": "Kommunestyret", "dato": "2024-12-10"}
    | {"tittel": "Tilstandsrapport for skolene"},
)
CASE = [
    candidate("Moetesak", tittel="Tilstandsrapport for skolene", saksmappe="24/17"),
    candidate("Moetesak", tittel="Nye gebyrer", saksmappe="24/18"),
]


def test_the_day_on_which_the_body_that_is_named_treats_a_case() -> None:
    asked = asking("Når skal kommunestyret behandle tilstandsrapporten for skolene?")
    found = treated(asked, CASE, TREATMENTS)
    assert found is not None
    assert found.text == (
        "Saken «Tilstandsrapport for skolene» i kommunestyret 10. desember 2024"
        " (planlagt)."
    )


def test_a_case_with_another_title_is_not_treated() -> None:
    asked = asking("Når skal kommunestyret behandle tilstandsrapporten for veiene?")
    assert treated(asked, CASE[1:], TREATMENTS) is None


@pytest.mark.parametrize(
    ("status", "verdict"), [("Iverksatt", True), ("Ikke iverksatt", False)]
)
def test_whether_a_decision_was_carried_out(status: str, verdict: bool) -> None:
    row = {"tittel": "Salg av gamle Lia skole", "status": status, "saksnr": "81/24"}
    asked = asking("Er vedtaket om salg av Lia skole iverksatt?")
    found = carried(asked, ANY, graph(row))
    assert found is not None
    assert found.verdict is verdict
    assert found.text == f"Salg av gamle Lia skole (sak 81/24): {status}."


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Ble temaplanen Leve lenge vedtatt?", True),
        ("Ble temaplanen Leve lenge vedtatt i andre kvartal 2023?", True),
        ("Ble temaplanen Leve lenge vedtatt i første kvartal 2023?", False),
        ("Ble temaplanen Leve lenge vedtatt i 2022?", False),
    ],
)
def test_whether_a_plan_was_adopted_in_time(question: str, verdict: bool) -> None:
    found = adopted(
        asking(question), ANY, graph({"navn": "Leve lenge", "vedtatt": "2023-05-09"})
    )
    assert found is not None
    assert found.text == "Temaplanen Leve lenge ble vedtatt 9. mai 2023."
    assert found.verdict is verdict


def test_a_plan_of_another_name_is_not_told() -> None:
    row = {"navn": "Leve", "vedtatt": "2023-05-09"}
    asked = asking("Ble temaplanen for lever vedtatt?")
    assert adopted(asked, ANY, graph(row)) is None


PRESENT = graph(
    *(
        {
            "utvalgsnavn": "Kommunestyret",
            "dato": dato,
            "navn": name,
            "partikode": party,
            "for": stead,
        }
        for dato, name, party, stead in (
            ("2024-10-01", "Per Vik", "H", ""),
            ("2024-12-10", "Kari Berg", "H", ""),
            ("2024-12-10", "Ola Lie", "Sp", "Siv Moe"),
        )
    )
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Hvem møtte i kommunestyret?",
            "Til stede i kommunestyret 10. desember 2024 (2): Kari Berg (H) og "
            "Ola Lie (Sp) for Siv Moe.",
        ),
        (
            "Hvor mange fra Høyre var til stede i kommunestyret 10. desember 2024?",
            "Til stede (1): Kari Berg (H).",
        ),
        (
            "Hvor mange varamedlemmer møtte i kommunestyret 10. desember 2024?",
            "Varamedlemmer til stede (1): Ola Lie (Sp) for Siv Moe.",
        ),
    ],
)
def test_who_was_there(question: str, said: str) -> None:
    asked = understand(question, places=PLACES)
    found = listing(asked, [candidate("Moetedeltaker")], PRESENT)
    assert found is not None
    assert found.text == said


@pytest.mark.parametrize(
    ("question", "body", "named"),
    [
        ("møtet i formannskapet", "Formannskapet", True),
        ("oppvekstutvalget sitt møte", "Utvalg for oppvekst", True),
        ("utvalg for plan og byggesak", "Utvalg for plan og byggesak", True),
        ("utvalg for plan", "Utvalg for plan og byggesak", False),
        ("oppvekst i kommunen", "Utvalg for oppvekst", False),
        ("kommunestyret", "Formannskapet", False),
        ("ungdomsrådet møtes", "Ungdomsrådet", True),
    ],
)
def test_a_body_is_named_by_all_that_it_is_for(
    question: str, body: str, named: bool
) -> None:
    assert names_body(question, body) is named


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Hvor mange fra Høyre møtte?", {"H"}),
        ("Hvor mange fra Arbeiderpartiet og SV møtte?", {"A", "SV"}),
        ("Hva er best på lang sikt?", set()),
    ],
)
def test_parties_are_known_by_name(question: str, codes: set[str]) -> None:
    assert parties(understand(question)) == codes


@pytest.mark.parametrize(
    ("own", "other", "meant"),
    [(3, 1, True), (2, 1, False), (3, 0, True)],
)
def test_the_municipality_that_nearly_all_documents_are_of(
    own: int, other: int, meant: bool
) -> None:
    asked = understand("Hvem er ordfører?", places=PLACES)
    found = [
        paper(name, f"{name}{at}")
        for name, count in (("Fjordvik", own), ("Havnes", other))
        for at in range(count)
    ]
    scope = of_one(asked, found)
    assert (scope is not None) == meant
    assert not scope or len(scope) == own


def paper(kommune: str, document: str) -> Candidate:
    row = Row(
        iri="x",
        kind="fact",
        text="",
        document=document,
        filename="a.txt",
        slots={"kommune": kommune},
    )
    return Candidate(Unit(row, ()), {}, 0.0, 0.0)
