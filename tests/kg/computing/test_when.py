"""When something happens: one dated sentence, or silence where dates differ."""

import json
from typing import cast

from ingest.model import Span
from kg.computing.asking import Asking
from kg.computing.when import when
from kg.index.rows import Row
from kg.question import understand
from kg.search import Candidate
from kg.store import GraphStore
from kg.units import Piece, Unit

PLACES = frozenset({"fjordvik", "havnes"})


def said(
    text: str, at: int = 0, kommune: str = "Fjordvik", date: str | None = None
) -> Candidate:
    """A sentence of a document."""
    made = Row(
        iri="x",
        kind="passage",
        text=text,
        document="ab" * 32,
        filename="a.txt",
        date=date,
        slots={"kommune": kommune},
    )
    unit = Unit(made, (Piece(Span(at, at + 9), text, "", row=False),))
    return Candidate(unit, {"type_fits": 1.0, "scope_here": 0.0}, 0.0, 0.0)


def event(text: str, dato: str, at: int = 50) -> Candidate:
    """A row of a timetable."""
    slots = {
        "kommune": "Fjordvik",
        "dato": dato,
        "tekst": text.partition(": ")[2],
        "evidence": json.dumps([[at, at + 9]]),
    }
    made = Row(
        iri="y",
        kind="fact",
        text=text,
        document="ab" * 32,
        filename="a.txt",
        klasse="Hendelse",
        slots=slots,
    )
    unit = Unit(made, (Piece(Span(at, at + 9), text, "", row=False),))
    return Candidate(unit, {"type_fits": 1.0}, 0.0, 0.0)


def told(question: str, *candidates: Candidate) -> str | None:
    asking = Asking(understand(question, places=PLACES))
    made = when(asking, candidates, cast(GraphStore, None))
    return made.text if made else None


STEP = "12. desember 2031: Kommunestyret vedtar Økonomiplan 2032-2035."
OTHER = "21. november 2031: Formannskapet gir innstilling til økonomiplanen."


def test_the_row_of_the_timetable_with_the_body_that_is_named() -> None:
    rows = (event(OTHER, "2031-11-21", 70), event(STEP, "2031-12-12"))
    asked = "Når vedtar kommunestyret i Fjordvik Økonomiplan 2032-2035?"
    assert told(asked, *rows) == STEP
    assert told("Når vedtar bystyret Økonomiplan 2032-2035?", *rows) is None


def test_an_event_before_the_plan_is_made_is_of_another_plan() -> None:
    asked = "Når vedtar kommunestyret i Fjordvik Økonomiplan 2034–2037?"
    row = event("12. desember 2031: Kommunestyret vedtar økonomiplanen.", "2031-12-12")
    assert told(asked, row) is None


def test_a_sentence_that_has_all_words_and_one_date() -> None:
    sentence = "Den nye havneloven trådte i kraft 1. januar 2030."
    assert told("Når trådte den nye havneloven i kraft?", said(sentence)) == sentence
    assert told("Når trådte den nye veiloven i kraft?", said(sentence)) is None


def test_the_year_that_a_sentence_leaves_out_is_that_of_its_document() -> None:
    sentence = said("Innkjøpsstoppen gjelder fra 3. april.", date="2031-05-06")
    asked = "Fra hvilken dato gjelder innkjøpsstoppen?"
    assert (
        told(asked, sentence) == "3. april 2031: Innkjøpsstoppen gjelder fra 3. april."
    )


def test_sentences_that_are_as_good_and_give_other_dates_are_none() -> None:
    one = said("Havnebadet åpner 1. mai 2031.")
    other = said("Havnebadet åpner 1. juni 2031.", 40)
    asked = "Når åpner havnebadet?"
    assert told(asked, one, other) is None
    assert told(asked, one, said("Havnebadet åpner i mai 2031.", 40)) == (
        "Havnebadet åpner 1. mai 2031."
    )


def test_the_day_is_asked_for_and_only_a_month_is_told() -> None:
    sentence = said("Havnebadet åpner i mai 2031.")
    assert told("Hvilken dag åpner havnebadet?", sentence) is None
    assert told("Hvilken måned åpner havnebadet?", sentence) is not None


def test_a_document_of_another_municipality_does_not_tell() -> None:
    sentence = said("Havnebadet åpner 1. mai 2031.", kommune="Havnes")
    assert told("Når åpner havnebadet i Fjordvik?", sentence) is None


def test_only_the_document_that_is_named_tells() -> None:
    sentence = said("Havnebadet åpner 1. mai 2031.")
    assert told("Når åpner havnebadet ifølge årsrapporten?", sentence) is None


def test_of_two_rows_the_one_that_says_only_what_is_asked() -> None:
    step = event("28. mai 2031: Høringsperiode forslag til HP.", "2031-05-28")
    later = event(
        "10. desember 2031: Sak om forslag til handlingsprogram, gebyrer og innspill "
        "fra partiene (høringsperiode i mai).",
        "2031-12-10",
        70,
    )
    asked = "Når er høringsperioden for forslaget til handlingsprogram?"
    assert (told(asked, later, step) or "").startswith("28. mai")


def test_the_day_that_the_question_names_is_no_answer() -> None:
    step = event(STEP, "2031-12-12")
    asked = "Når var møtet i kommunestyret 12. desember 2031 ferdig?"
    assert told(asked, step) is None


def test_what_is_to_be_finished_is_not_told_by_when_it_was_decided() -> None:
    decided = said("I mars 2031 ble det vedtatt å bygge ny bru ved Solheim.")
    done = said("Den nye brua ved Solheim står ferdig i mai 2033.", at=20)
    asked = "Når er den nye brua ved Solheim ferdig?"
    assert told(asked, decided) is None
    assert (
        told(asked, decided, done) == "Den nye brua ved Solheim står ferdig i mai 2033."
    )


def test_a_case_that_only_what_stands_above_names() -> None:
    row = said("Formannskapet har behandlet saken i møte 4. juni 2031 sak 9/31.")
    assert told("Når behandlet formannskapet sak 9/31?", row) is None


def test_by_when_it_is_to_be_done_is_not_told_by_when_it_was_decided() -> None:
    row = said("I 2031 ble det besluttet å legge ned Solheim renseanlegg.")
    limit = said("Solheim renseanlegg skal legges ned innen 2034.", at=20)
    asked = "Innen hvilket år skal Solheim renseanlegg legges ned?"
    assert told(asked, row) is None
    assert told(asked, limit) == "Solheim renseanlegg skal legges ned innen 2034."
