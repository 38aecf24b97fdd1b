"""Contradictions of the graph, found again from what an answer says and cites."""

from collections.abc import Callable

import pytest

from ingest.model import Document, Span
from kg.cite import cite
from kg.compose import Sentence
from kg.disputes import Dispute, disputed
from kg.facts import FactRow

OLD = Document(
    "gammel.txt", "aa" * 32, "text/plain", "Gjeldsgrad 2023: 97 %\nFerdig 2026"
)
NEW = Document("ny.txt", "bb" * 32, "text/plain", "Gjeldsgrad i 2023 var 98,5 %.")


def documents(sha256: str) -> Document:
    return OLD if OLD.sha256.startswith(sha256) else NEW


def claim(
    document: Document, quote: str, verdi: str, tittel: str, dato: str = "", **more: str
) -> FactRow:
    start = document.text.index(quote)
    values = {
        "motstrid": "m", "tittel": "Gjeldsgrad", "verdi": verdi, "enhet": "%",
        "deltittel": tittel, "deldato": dato, **more,
    }  # fmt: skip
    return FactRow(values, document.sha256[:16], Span(start, start + len(quote)))


DISPUTE = Dispute(
    "Gjeldsgrad",
    (
        claim(OLD, "97 %", "97", "Årsrapport", "2024-03-01"),
        claim(NEW, "98,5 %", "98.5", "Analyse 2025", "2025-02-01"),
    ),
)


def found_in(sentence: Sentence, dispute: Dispute, language: str) -> Sentence | None:
    near = {claim.document: [dispute] for claim in dispute.claims}
    return disputed([sentence], near, documents, language)


def said(text: str, document: Document = OLD, quote: str = "97 %") -> Sentence:
    start = document.text.index(quote)
    return Sentence(text, (cite(document, Span(start, start + len(quote))),))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Kildene er uenige om «Gjeldsgrad»: 98,5 % (Analyse 2025) – 97 % "),
        ("nn", "Kjeldene er usamde om «Gjeldsgrad»: 98,5 % (Analyse 2025) – 97 % "),
        (
            "en",
            "The sources disagree on «Gjeldsgrad»: 98.5 % (Analyse 2025) – 97 % ",
        ),
    ],
)
def test_both_sources_are_named_and_cited(language: str, text: str) -> None:
    found = found_in(said("Gjeldsgraden var 97 %."), DISPUTE, language)
    assert found is not None
    assert found.text == f"{text}(Årsrapport, 2024)."
    assert [c.file for c in found.citations] == ["ny.txt", "gammel.txt"]
    assert [c.quote for c in found.citations] == ["98,5 %", "97 %"]


@pytest.mark.parametrize(
    ("old", "new", "first"),
    [
        ("2024-03-01", "2025-02-01", "98,5 %"),  # the newest document
        ("2025-03-01", "2024-02-01", "97 %"),
        ("", "2024-02-01", "98,5 %"),  # one with a date
        ("", "", "97 %"),  # else what was said
    ],
)
def test_the_newest_comes_first(old: str, new: str, first: str) -> None:
    claims = (
        claim(OLD, "97 %", "97", "Rapport", old),
        claim(NEW, "98,5 %", "98.5", "Analyse", new),
    )
    pair = Dispute("Gjeldsgrad", claims)
    found = found_in(said("Gjeldsgraden var 97 %."), pair, "nb")
    assert found is not None
    assert found.text.startswith(f"Kildene er uenige om «Gjeldsgrad»: {first}")


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        (said("Gjeldsgraden var 9 %."), "another value is said"),
        (said("Gjeldsgraden var 97,4 %."), "the value is part of another"),
        (said("Det er 197 av dem."), "the value is part of another"),
        (said("Gjeldsgraden var 97 %.", OLD, "Ferdig"), "another place is cited"),
    ],
)
def test_other_sentences_are_not_disputed(sentence: Sentence, why: str) -> None:
    assert found_in(sentence, DISPUTE, "nb") is None, why


def test_one_source_twice_is_told_apart_by_its_lines() -> None:
    twice = Dispute(
        "Bru",
        (
            claim(OLD, "Ferdig 2026", "2026", "Plan", enhet=""),
            claim(OLD, "97 %", "2027", "Plan", enhet=""),
        ),
    )
    answer = said("Brua er ferdig 2026.", OLD, "Ferdig 2026")
    found = found_in(answer, twice, "nb")
    assert found is not None
    assert found.text == (
        "Kildene er uenige om «Gjeldsgrad»: 2026 (Plan, linje 2) – "
        "2027 (Plan, linje 1)."
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda: {"verdi": "2024-03", "enhet": ""}, "mars 2024"),
        (lambda: {"verdi": "1200000", "enhet": "", "kolonne": "x"}, "(1,2 mill.)"),
        (lambda: {"verdi": "1066", "enhet": "1000 kr"}, "1 066 (1000 kr)"),
    ],
)
def test_values_are_said_as_what_they_are(
    change: Callable[[], dict[str, str]], told: str
) -> None:
    values = change()
    other = claim(NEW, "98,5 %", tittel="Ny", **{"verdi": "1", **values})
    pair = Dispute("Bru", (DISPUTE.claims[0], other))
    found = found_in(said("Det er 97 %."), pair, "nb")
    assert found is not None
    assert told in found.text


def test_a_date_less_precisely_said_is_no_other_value() -> None:
    claims = tuple(
        claim(OLD, "97 %", verdi, "Plan", enhet="")
        for verdi in ("2022-03-08", "2022-02", "2022-03")
    )
    pair = Dispute("Plan", claims)
    answer = said("Planen ble vedtatt 8. mars 2022.")
    found = found_in(answer, pair, "nb")
    assert found is not None
    assert found.text.count("2022") == 2
    assert found_in(answer, Dispute("Plan", claims[::2]), "nb") is None


def test_what_the_answer_says_of_both_is_not_said_again() -> None:
    both = [
        said("Gjeldsgraden var 97 %."),
        said("Gjeldsgraden var 98,5 %.", NEW, "98,5 %"),
    ]
    near = {claim.document: [DISPUTE] for claim in DISPUTE.claims}
    assert disputed(both, near, documents, "nb") is None
    assert disputed(both[:1], near, documents, "nb") is not None


def test_the_year_that_is_disputed_is_named() -> None:
    claims = tuple(
        FactRow({**claim.values, "aar": "2023"}, claim.document, claim.span)
        for claim in DISPUTE.claims
    )
    found = found_in(said("Den var 97 %."), Dispute("Gjeldsgrad", claims), "nb")
    assert found is not None
    assert found.text.startswith("Kildene er uenige om «Gjeldsgrad (2023)»: ")
