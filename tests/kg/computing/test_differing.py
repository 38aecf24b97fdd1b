"""What documents disagree about: the one contradiction that a question means."""

from typing import cast

from kg.computing.asking import Asking
from kg.computing.differing import differing
from kg.index.rows import Row
from kg.question import understand
from kg.search import Candidate
from kg.store import GraphStore
from kg.units import Unit

PLACES = frozenset({"fjordvik"})
DOCUMENT = "ab" * 32


class Graph:
    """A graph with two contradictions."""

    def rows(self, _: str) -> list[dict[str, str]]:
        """The claims, contradiction by contradiction."""
        return [
            row(
                "1",
                "utslippene",
                "178000",
                "I 2031 var utslippene 178 000 tonn.",
                "2031-03",
            ),
            row(
                "1",
                "utslippene",
                "179000",
                "Utslippene for 2031 var 179 000 tonn.",
                "2032-04",
            ),
            row(
                "2",
                "kommunale barnehager",
                "12",
                "Vi har 12 kommunale barnehager.",
                "2031-03",
            ),
            row(
                "2",
                "kommunale barnehager",
                "14",
                "Det er 14 kommunale barnehager.",
                "2032-04",
            ),
        ]


def row(motstrid: str, title: str, verdi: str, said: str, date: str) -> dict[str, str]:
    return {
        "motstrid": motstrid,
        "tittel": title,
        "verdi": verdi,
        "utsagn": said,
        "deltittel": f"Rapport {date[:4]}",
        "deldato": date,
        "dokument": f"https://x/dokument/{DOCUMENT[:16]}",
        "fra": verdi,
        "til": "999999",
    }


def told(question: str) -> str | None:
    paper = Row(
        iri="x",
        kind="passage",
        text="",
        document=DOCUMENT,
        filename="a.txt",
        slots={"kommune": "Fjordvik"},
    )
    found = [Candidate(Unit(paper, ()), {}, 0.0, 0.0)]
    asking = Asking(understand(question, places=PLACES))
    made = differing(asking, found, cast(GraphStore, Graph()))
    return made.text if made else None


def test_each_source_says_its_own_and_the_newest_comes_first() -> None:
    asked = (
        "Hvor store var utslippene i Fjordvik i 2031? Dokumentene oppgir ulike tall."
    )
    assert told(asked) == (
        "Rapport 2032: Utslippene for 2031 var 179 000 tonn. "
        "Rapport 2031: I 2031 var utslippene 178 000 tonn."
    )
    asked = "Kildene oppgir ikke samme tall for hvor mange kommunale barnehager det er."
    assert "14 kommunale" in (told(asked) or "")


def test_another_year_another_thing_or_no_word_of_a_difference() -> None:
    assert told("Hvor store var utslippene i 2027? Tallene er ikke de samme.") is None
    assert told("Hvor mange sykehjem har Fjordvik? Dokumentene er uenige.") is None
    assert told("Hvor store var utslippene i Fjordvik i 2031?") is None
