"""Meeting papers in the layouts of several case systems, each with its golden facts.

A case is a file: put a paper into ``protocols`` and run the test; it writes the facts
beside it (``.facts``) and fails once, so that someone reads them.
"""

from dataclasses import fields
from pathlib import Path

import pytest

from ingest.extract import (
    bodies,
    cases,
    decisions,
    followup,
    meetings,
    persons,
    votes,
)
from ingest.extract.proceedings import sittings
from ingest.facts import Enhet, Fact, Omtale, SakRef, Verv
from ingest.model import Document, Layout, Part, Span
from ingest.readers import read
from ingest.resolve import resolve
from ingest.view import View

FOLDER = Path(__file__).parent / "protocols"
PAPERS = sorted(path for path in FOLDER.iterdir() if path.suffix != ".facts")
READERS = (meetings, cases, decisions, votes, followup, bodies, persons)


def facts_of(path):
    view = View(read(path))
    layout = Layout((Part(Span(0, len(view.text)), "ukjent"),))
    return view, resolve(
        fact for reader in READERS for fact in reader.extract(view, layout)
    )


def shown(value):
    if isinstance(value, SakRef):
        return f"{value.utvalg} {value.nummer or '–'} {value.dato or '–'}"
    return (
        " / ".join(value) if isinstance(value, tuple) else " ".join(str(value).split())
    )


def line(view, fact: Fact) -> str:
    values = [
        f"{field.name}={shown(getattr(fact, field.name))}"
        for field in fields(fact)
        if field.name != "evidence" and getattr(fact, field.name) not in (None, "", ())
    ]
    at = view.document.lines_of(fact.evidence[0])[0]
    return f"{type(fact).__name__} l.{at}: {'; '.join(values)}"


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_facts_are_the_golden_ones(path):
    view, facts = facts_of(path)
    told = [line(view, f) for f in facts if not isinstance(f, Omtale | Verv | Enhet)]
    golden = path.with_suffix(".facts")
    if not golden.exists():
        golden.write_text("\n".join(told) + "\n", encoding="utf-8")
        pytest.fail(f"{golden.name} was missing and has been written: please review it")
    assert told == golden.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_every_fact_points_into_the_text(path):
    view, facts = facts_of(path)
    for fact in facts:
        for span in fact.evidence:
            assert view.document.quote(span).strip(), fact


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_resolving_twice_changes_nothing(path):
    _, facts = facts_of(path)
    assert resolve(facts) == facts


RUNNING = """Fjordvik kommune
Møteprotokoll

Utvalg: Formannskapet
Møtested: Rådhuset
Dato: 14.03.2031

PS 4/31 Ny kai på Havnes

Vedtak:
Kaia bygges.
{head}
PS 5/31 Gebyr for båtplass

Arkivsaksnr.: 31/12-3     Saksbehandler: Kari Berg

Saksgang:
Utvalg                    Møtedato     Saksnr
Formannskapet             14.03.2031   5/31

Vedtak:
Gebyret økes.
"""


def test_a_running_head_on_a_new_page_opens_no_second_protocol():
    head = "Fjordvik kommune            Møteprotokoll"
    text = RUNNING.format(head=f"\n\f{head}\n\n")
    at = text.index(head)
    view = View(Document("a.txt", "0", "text/plain", text))
    layout = Layout(
        (Part(Span(0, len(text)), "moeteprotokoll"),),
        furniture=(Span(at, at + len(head)),),
    )
    (sitting,) = sittings(view, layout)
    assert [block.item.number for block in sitting.blocks] == ["4/31", "5/31"]
