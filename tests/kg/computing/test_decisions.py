"""Votes, decisions, proposals, questions and roles of invented meetings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import pytest

from ingest.model import Span
from kg.computing.asking import Asking
from kg.computing.course import dated, numbered, route
from kg.computing.matters import moments
from kg.computing.model import Computed
from kg.computing.proposals import asked, proposed
from kg.computing.roles import biased, officer, presented, stood_in
from kg.computing.sittings import leads, of_meeting, party_of
from kg.computing.votes import decided, pointed, shortened, voted
from kg.facts import FactRow
from kg.index.rows import Row
from kg.question import understand
from kg.search import Candidate
from kg.store import GraphStore
from kg.units import Unit

PLACES = frozenset({"fjordvik", "havnes"})
DOCUMENT = "ab" * 32
Facts = dict[str, Sequence[dict[str, str]]]


@dataclass(frozen=True)
class Graph:
    """A graph that answers a query by the class of facts that it asks for."""

    told: Facts

    def rows(self, query: str) -> Iterator[dict[str, str]]:
        place = {"dokument": f"https://x/dokument/{DOCUMENT[:16]}", "til": "99"}
        found = next((t for name, t in self.told.items() if name in query), ())
        for at, row in enumerate(found):
            yield {**place, "fra": str(at), **row}


def candidate() -> Candidate:
    row = Row(
        iri="x",
        kind="fact",
        text="",
        document=DOCUMENT,
        filename="a.txt",
        slots={"kommune": "Fjordvik"},
    )
    return Candidate(Unit(row, ()), {}, 0.0, 0.0)


def ask(rule: Callable[..., Computed | None], text: str) -> Computed | None:
    asking = Asking(understand(text, places=PLACES))
    return rule(asking, [candidate()], cast(GraphStore, Graph(FACTS)))


def case(number: str, title: str, body: str, day: str, **more: str) -> dict[str, str]:
    named = {"saksnr": number, "tittel": title, "utvalgsnavn": body, "dato": day}
    return named | more


BRIDGE = case("7/24", "Ny bru ved Solheim", "Formannskapet", "2024-03-14")
BRIDGE_LAST = case("9/24", "Ny bru ved Solheim", "Kommunestyret", "2024-04-25")
SCHOOL = case("8/24", "Nedlegging av Lia skule", "Formannskapet", "2024-03-14")
REPORT = case("3/24", "Årsrapport 2023", "Utvalg for oppvekst", "2024-05-30")
MINUTES = case(
    "1/24", "Godkjenning av protokoll 14.03.2024", "Formannskapet", "2024-04-11"
)
FACTS: Facts = {
    "kg:Votering": [
        BRIDGE
        | {
            "utdrag": "Innstillingen ble vedtatt med 7 mot 2 stemmer (H).",
            "stemmerMot": "2",
            "mot": "H",
            "resultat": "vedtatt",
            "enstemmig": "false",
        },
        BRIDGE
        | {
            "utdrag": "Lies forslag fikk 2 stemmer og falt.",
            "forslagsstiller": "Ola Lie (H)",
            "resultat": "falt",
        },
        BRIDGE_LAST
        | {
            "utdrag": "Enstemmig vedtatt.",
            "enstemmig": "true",
            "resultat": "vedtatt",
        },
        SCHOOL
        | {
            "utdrag": "Tilrådinga vart vedteken mot 4 røyster (SV).",
            "mot": "SV",
            "stemmerMot": "4",
            "resultat": "vedtatt",
            "enstemmig": "false",
        },
        SCHOOL | {"utdrag": "Han ble inhabil.", "punkt": "fritak for Nils Moe"},
        MINUTES
        | {
            "utdrag": "Enstemmig godkjent.",
            "resultat": "vedtatt",
            "enstemmig": "true",
        },
        REPORT
        | {"utdrag": "Tatt til orientering.", "resultat": "tatt til orientering"},
    ],
    "kg:Vedtak ": [
        BRIDGE
        | {
            "tekst": "1. Det bygges ny bru.\n2. Rammen er 12 mill.",
            "utfall": "vedtatt",
        },
        REPORT | {"tekst": "Årsrapporten tas til orientering."},
    ],
    "kg:Forslag": [
        BRIDGE
        | {
            "tekst": "Brua skal ha gang- og sykkelfelt.",
            "forslagsstiller": "Ola Lie (H)",
            "parti": "H",
            "type": "nytt punkt",
            "resultat": "falt",
        },
        REPORT
        | {
            "tekst": "Rektorene bes melde om sykefraværet.",
            "forslagsstiller": "Une Dal (SV)",
            "parti": "SV",
            "type": "oversendelsesforslag",
            "resultat": "oversendt",
        },
    ],
    "kg:Spoersmaal": [
        {
            "utvalgsnavn": "Formannskapet",
            "dato": "2024-03-14",
            "navn": "Kari Berg",
            "parti": "A",
            "tekst": text,
            "svar": "Ordføreren svarte.",
        }
        for text in ("lys i undergangen", "brøyting på Myrdal")
    ],
    "kg:Moetemappe": [
        {
            "utvalgsnavn": "Formannskapet",
            "dato": day,
            "leder": "Kari Berg",
            "protokollfoerer": clerk,
            "sted": "Rådhuset",
            "utdrag": f"Protokollfører: {clerk}",
        }
        for day, clerk in (("2024-03-14", "Jon Moe"), ("2024-04-11", "Liv Aas"))
    ],
    "kg#Inhabilitet": [
        SCHOOL | {"navn": "Nils Moe", "utdrag": "Nils Moe var inhabil som rektor."}
    ],
    "kg#Redegjoerelse": [
        BRIDGE | {"navn": "Liv Aas", "utdrag": "Rådgiver Liv Aas redegjorde."}
    ],
    "?mappenr": [
        row | {"mappenr": "24/100", "saksbehandler": "Liv Aas", "utdrag": "Liv Aas"}
        for row in (BRIDGE, BRIDGE_LAST)
    ],
    "kg:Verv": [{"navn": "Liv Aas", "funksjon": "Saksbehandler"}],
    "kg:moetesakssekvensnummer": [BRIDGE, BRIDGE_LAST, SCHOOL, REPORT],
    "kg:Moetedeltaker": [
        {
            "utvalgsnavn": "Utvalg for oppvekst",
            "dato": "2024-05-30",
            "navn": "Une Dal",
            "funksjon": "Leder",
            "partikode": "SV",
        },
        {
            "utvalgsnavn": "Kommunestyret",
            "dato": "2024-04-25",
            "navn": "Kari Berg",
            "funksjon": "Ordfører",
            "partikode": "A",
        },
        {
            "utvalgsnavn": "Kommunestyret",
            "dato": "2024-04-25",
            "navn": "Rut Eide",
            "funksjon": "Varamedlem",
            "partikode": "H",
            "for": "Ola Lie",
        },
    ],
}
FACTS = {
    name.replace("kg#", "https://kommunegraf.example/ns#"): told
    for name, told in FACTS.items()
}
# The classes that two queries name are told by the one that comes first.
FACTS = dict(sorted(FACTS.items(), key=lambda pair: "http" not in pair[0]))

SAID = [
    (
        presented,
        "Hvem orienterte om fundamentering og grunnforhold (sak 7/24)?",
        "Liv Aas",
        None,
        "the number tells the case, whatever it is called",
    ),
    (
        biased,
        "Hvorfor måtte Nils Moe ut av møtet da skolen ble behandlet?",
        "som rektor",
        None,
        "a name tells the case; out of the room is biased",
    ),
    (
        biased,
        "Hvorfor gikk Nils Moe en tur på gangen?",
        "som rektor",
        None,
        "a name alone tells the case",
    ),
    (stood_in, "Hvem møtte for Ola Lie?", "Rut Eide (H)", None, "no day is named"),
    (stood_in, "Kven sat i staden for Ola Lie?", "Rut Eide", None, "in nynorsk"),
    (
        biased,
        "Hvorfor fikk ikke Nils Moe være med å stemme?",
        "som rektor",
        None,
        "not allowed to vote",
    ),
    (
        proposed,
        "Hvem stemte for sykkelfelt på brua ved Solheim?",
        "Ola Lie (H)",
        None,
        "only the text of a proposal has the word",
    ),
    (
        voted,
        "Hvor mange stemte mot brua ved Solheim i formannskapet?",
        "7 mot 2 stemmer (H)",
        None,
        "the body chooses between two treatments",
    ),
    (
        voted,
        "Ble brua ved Solheim enstemmig vedtatt i formannskapet?",
        "7/24",
        False,
        "no",
    ),
    (
        voted,
        "Vart brua ved Solheim samrøystes vedteken i kommunestyret?",
        "9/24",
        True,
        "nn",
    ),
    (voted, "Stemte SV mot å legge ned Lia skole?", "(SV)", True, "a party"),
    (voted, "Stemte Høyre mot å legge ned Lia skole?", "(SV)", False, "another"),
    (
        voted,
        "Godkjente formannskapet protokollen fra 14. mars 2024, og var de enige?",
        "Enstemmig godkjent",
        True,
        "the day stands in the title",
    ),
    (
        decided,
        "Hva vedtok formannskapet om brua ved Solheim?",
        "12 mill.",
        None,
        "text",
    ),
    (decided, "Hva ble vedtatt om en ramme på 12 mill.?", "7/24", None, "its text"),
    (decided, "Hva ble resultatet i sak 3/24?", "Tatt til orientering", None, "number"),
    (proposed, "Hva foreslo Ola Lie om brua?", "sykkelfelt", None, "a name"),
    (proposed, "Hvem foreslo sykkelfelt på brua?", "Ola Lie (H)", None, "the text"),
    (
        proposed,
        "Ble Høyres forslag om sykkelfelt vedtatt?",
        "og falt",
        False,
        "a party",
    ),
    (
        proposed,
        "Hva gikk oversendelsesforslaget fra Dal ut på?",
        "Rektorene",
        None,
        "one",
    ),
    (asked, "Hvilke spørsmål stilte Kari Berg i formannskapet?", "Myrdal", None, "all"),
    (asked, "Hvilke spørsmål ble stilt i formannskapet?", "Berg om lys", None, "all"),
    (asked, "Hvem spurte om lys i undergangen?", "Kari Berg (A)", None, "who"),
    (
        of_meeting,
        "Hvem førte protokollen i formannskapet 14. mars 2024?",
        "Jon",
        None,
        "",
    ),
    (
        of_meeting,
        "Hvem ledet møtet i formannskapet i april 2024?",
        "Berg",
        None,
        "month",
    ),
    (of_meeting, "Hvor ble møtet i formannskapet i mars 2024 holdt?", "Råd", None, ""),
    (of_meeting, "Hvem ledet møtet der Lia skole ble lagt ned?", "Berg", None, "case"),
    (leads, "Hvem leder utvalg for oppvekst?", "Leder", None, "its own chair"),
    (leads, "Hvem er ordfører i kommunestyret?", "Kari Berg (A)", None, "a post"),
    (party_of, "Hvilket parti representerer Une Dal?", "for SV", None, "a party"),
    (biased, "Hvem var inhabil i saken om Lia skole?", "som rektor", None, "why too"),
    (presented, "Hvem la fram saken om ny bru ved Solheim?", "Liv Aas", None, "who"),
    (
        officer,
        "Hvem er saksbehandler for ny bru ved Solheim?",
        "24/100",
        None,
        "folder",
    ),
    (
        route,
        "Hvilke utvalg behandlet brua ved Solheim før kommunestyret?",
        "«Ny bru ved Solheim»: formannskapet 14. mars 2024 (sak 7/24).",
        None,
        "only those before",
    ),
    (
        numbered,
        "Hvilket saksnummer hadde Årsrapport 2023 i utvalget der Une Dal er leder?",
        "3/24",
        None,
        "the body that she leads",
    ),
    (voted, "Stemte noen mot brua ved Solheim i formannskapet?", "(H)", True, "some"),
    (voted, "Stemte noen mot brua ved Solheim i kommunestyret?", "9/24", False, "none"),
    (proposed, "Hvem ville ha gang- og sykkelfelt på brua?", "Ola Lie", None, "a wish"),
    (
        dated,
        "Når behandlet kommunestyret ny bru ved Solheim?",
        "25. april",
        None,
        "its body",
    ),
    (dated, "Når ble sak 8/24 behandlet?", "14. mars 2024", None, "number"),
]


@pytest.mark.parametrize(("rule", "question", "says", "verdict", "why"), SAID)
def test_the_one_that_is_meant_is_told(
    rule: Callable[..., Computed | None],
    question: str,
    says: str,
    verdict: bool | None,
    why: str,
) -> None:
    found = ask(rule, question)
    assert found is not None, why
    assert says in found.text, why
    assert found.verdict is verdict, why
    assert found.rows
    assert found.query


SILENT = [
    (proposed, "Hvor mange stemte for forslaget om sykefraværet?", "not voted on"),
    (proposed, "Hvem foreslo å utsette saken om ny bru?", "another proposal"),
    (proposed, "Hvor mange stemte mot brua ved Solheim?", "the case itself"),
    (voted, "Hvor mange stemte mot brua ved Solheim?", "two bodies voted on it"),
    (voted, "Hvem stemte mot svømmehallen i formannskapet?", "no such case"),
    (voted, "Hvordan stemte Brattfjell om ny bru ved Solheim i mars?", "a place"),
    (voted, "Hvem stemte mot brua i skoleutvalget?", "no such body"),
    (voted, "Hvem stemte mot brua i formannskapet i mai 2024?", "no such month"),
    (voted, "Hvem stemte mot forslaget om sykkelfelt?", "a proposal, not the case"),
    (decided, "Hva skjedde med vedtaket om brua ved Solheim?", "what came after"),
    (decided, "Hva vedtok kommunestyret om brua ved Solheim?", "not told"),
    (proposed, "Hva foreslo Kari Berg (A) om brua?", "she proposed nothing"),
    (proposed, "Ble brua ved Solheim vedtatt?", "the case, not a proposal in it"),
    (dated, "Når vedtok formannskapet planen for bruer, kaier og havn?", "a part"),
    (asked, "Hvem spurte om svømmehallen?", "nobody"),
    (of_meeting, "Hvem førte protokollen i formannskapet?", "two meetings"),
    (leads, "Hvem leder ungdommens kommunestyre?", "another body"),
    (leads, "Hvem er nestleder i utvalg for oppvekst?", "not told"),
    (party_of, "Hvilket parti foreslo ny bru?", "nobody is named"),
    (biased, "Hvem var inhabil i saken om brua?", "nobody"),
    (biased, "Hvorfor gikk Kari Berg?", "nothing of her"),
    (stood_in, "Hvem møtte for Kari Berg?", "nobody did"),
    (voted, "Hvem stemte mot rammen?", "one word of the text of a decision"),
    (proposed, "Hva foreslo Nils Moe om brua?", "he proposed nothing"),
    (decided, "Hvilke rapporter er ikke vedtatt?", "what is not decided"),
    (stood_in, "Hvem møtte for Ola Lie 3. mai 2024?", "on another day"),
    (stood_in, "Hvem stemte for Ola Lie?", "a vote, not a seat"),
    (presented, "Hvem la fram budsjettet?", "another case"),
]


@pytest.mark.parametrize(("rule", "question", "why"), SILENT)
def test_what_is_not_clearly_meant_is_not_told(
    rule: Callable[..., Computed | None], question: str, why: str
) -> None:
    assert ask(rule, question) is None, why


def test_days_and_months_of_a_question() -> None:
    assert moments("i mars 2024 og 3. mai") == ["2024-03-..", "....-05-03"]


def test_a_long_decision_is_cut_before_a_point() -> None:
    text = " ".join(f"{n}. {'ord ' * 30}slutt." for n in range(1, 8))
    told = shortened(text)
    assert len(told) < len(text)
    assert told.endswith("slutt. …")


def test_the_point_of_a_long_decision_that_is_asked_about() -> None:
    points = [f"{n}. {'Ord og mer ord. ' * 9}" for n in range(1, 4)]
    row = FactRow(
        {"tittel": "Ny bru", "mappetittel": ""}
        | {"tekst": " ".join([*points, "4. Billettprisene settes ned."])},
        "ab",
        Span(0, 9),
    )
    asked = Asking(understand("Hva ble vedtatt om billettprisene i saken om ny bru?"))
    assert pointed(asked, row) == "… 4. Billettprisene settes ned."
    whole = Asking(understand("Hva ble vedtatt om ny bru?"))
    assert pointed(whole, row).startswith("1. Ord")
