"""Statements of real documents become contradictions: end to end, small."""

from pathlib import Path

import pytest

from ingest.pipeline import ingest
from kg.conflicts import conflicts
from kg.iri import Iris
from kg.link import links
from kg.store import GraphStore
from kg.triples import quads
from kg.vocab import KG

BASE = "https://example.org/id/"
HEAD = "Fjordvik kommune\nÅrsrapport 2023\n\nFjordvik kommune legger den fram.\n\n"


def told(tmp_path: Path, *texts: str) -> list[str]:
    """The reasons of all contradictions that documents with these texts give."""
    graph, iris = GraphStore(), Iris(BASE)
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}.txt"
        path.write_text(HEAD + text, "utf-8")
        graph.store.extend(quads(ingest(path), BASE))
    graph.store.extend(list(links(graph, iris)))
    found = conflicts(graph, iris)
    return sorted(q.object.value for q in found if q.predicate == KG.begrunnelse)


TABLE = """Investeringsbudsjett
Beløp i 1000 kr
Prosjekt Ferdig år Brutto prosjektutgift 2025 2026 Sum 2025-26
Skole - utvidelse Nordvik 2026 245 000 60 000 95 000 155 000
Myrdal omsorgssenter 2028 100 000 10 000 20 000 30 000
Sum 345 000 70 000 115 000 185 000

Skole - utvidelse Nordvik

{prose}
"""
AREA = """Økonomisk oversikt

Beløp i 1000
Tjenesteområde Rev. bud. 2023 Årsprognose Avvik prognose i kr
Oppvekst 400 000 412 500 -12 500
Velferd 300 000 307 500 -7 500
Sum 700 000 720 000 -20 000

Kommentar til status økonomi

Årsprognose for Oppvekst er et merforbruk på {amount} mill. kroner.
"""
CASES = [
    ((AREA.format(amount="11,5"),), True, "a deviation and its table"),
    ((AREA.format(amount="12,5"),), False, "a deviation as in the table"),
    (("Saken gjelder brua.\n\nBygging av bru F-sak 42/23\n"
      "I F-sak 42/33 ble det vedtatt at brua bygges.",), True, "a year to come"),
    (("Saken gjelder brua.\n\nBygging av bru F-sak 42/23\n"
      "I F-sak 42/22 ble det vedtatt å vente med brua.",), False, "the year before"),
    (("Fjordvik har 12 kommunale barnehager.", "Fjordvik har 14 kommunale barnehager."),
     True, "two documents"),
    (("Fjordvik har 12 kommunale barnehager.", "Fjordvik har 12 private barnehager."),
     False, "other kindergartens"),
    (("Temaplan for vannmiljø ble vedtatt i mars 2023.",
      "Temaplan for vannmiljø ble vedtatt i april 2023."), True, "a plan"),
    (("Temaplan for vannmiljø ble vedtatt i mars 2023.",
      "Temaplan for vannmiljø ble vedtatt i 2023."), False, "less precise"),
    ((TABLE.format(prose="Skolen skal stå ferdig høsten 2027."),), True, "a table"),
    ((TABLE.format(prose="Skolen skal stå ferdig høsten 2026."),), False, "the same"),
    ((TABLE.format(prose="Estimert budsjett er 260 mill. kroner."),), True, "cost"),
    ((TABLE.format(prose="Estimert budsjett er 245 mill. kroner."),), False, "same"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected", "reason"), CASES)
def test_places_that_disagree(
    tmp_path: Path, texts: tuple[str, ...], expected: bool, reason: str
) -> None:
    assert bool(told(tmp_path, *texts)) is expected, reason
