"""What was proposed and what was decided in a case, and who could not take part.

A proposal, a recommendation and a decision are three things, also where their words are
the same. What a body does with a case is its Vedtak, even when it only recommends.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ingest.extract.bias import biased
from ingest.extract.blocks import Block
from ingest.extract.body_names import body_of
from ingest.extract.cases import paper_ref
from ingest.extract.evidence import chunks, text_of
from ingest.extract.proceedings import sittings
from ingest.extract.roll import Roll, roll_of
from ingest.extract.treatment import PROPOSAL, RESULT, Section, all_sections
from ingest.extract.votes import treatments, votes
from ingest.facts import Behandling, Fact, SakRef, Votering
from ingest.gazetteer import wordings
from ingest.model import Layout
from ingest.view import View

_MOST = 6000  # characters of a decision's text that are kept
_FELL = "ikke vedtatt"
_VOTED = {"vedtatt": "vedtatt", "falt": _FELL}
_SETTLES = ("vedtatt", "utsatt")  # what a motion of a member settles for the case
_POINT = re.compile(r"(?m)^\s*\d{1,2}[.)]\s")


@cache
def _outcomes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    forms = wordings("outcomes").items()
    return tuple((name, re.compile(rf"(?i)\b(?:{form})\b")) for name, form in forms)


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """All recommendations, decisions and conflicts of interest of a document."""
    papers = sittings(view, layout)
    for sitting in papers:
        roll = roll_of(view, sitting)
        for block in sitting.blocks:
            sak = paper_ref(view, papers, sitting, block)
            if sak:
                yield from _proposals(view, block, sak)
            for held, parts in treatments(view, papers, sitting, block):
                yield from _of_treatment(view, parts, held, roll)


def _proposals(view: View, block: Block, sak: SakRef) -> Iterator[Behandling]:
    for section in all_sections(view, block):
        if section.kind == PROPOSAL:
            yield _text(view, section, "Innstilling", sak, (), _proposer(section))


def _of_treatment(
    view: View, parts: Sequence[Section], sak: SakRef, roll: Roll
) -> Iterator[Fact]:
    held = list(votes(view, parts, sak))
    results = [s for s in parts if s.kind == RESULT]
    yield from _results(view, sak, results, held)
    yield from biased(view, parts, sak, roll)


def _results(
    view: View,
    sak: SakRef,
    results: Sequence[Section],
    held: Sequence[Votering],
) -> Iterator[Behandling]:
    """What was decided; a body's advice to the next one is told as both.

    What is under "Innstilling til kommunestyret" is a recommendation, and that it was
    made is the body's decision in the case.
    """
    decisions = [s for s in results if _is_decision(s)]
    for section in results:
        utfall = outcomes(_section_text(view, section), held)
        if section in decisions:
            yield _text(view, section, "Vedtak", sak, utfall, None)
        else:
            yield _text(view, section, "Innstilling", sak, utfall, sak.utvalg)
    main = _on_the_case(held) or [v for v in held if v.resultat in _SETTLES]
    if main and not decisions:
        yield (
            _advice(view, sak, results[-1], held)
            if results
            else _said(view, sak, main, held)
        )


def _advice(
    view: View, sak: SakRef, section: Section, held: Sequence[Votering]
) -> Behandling:
    """The decision to recommend: the advice under its own heading."""
    made = _text(
        view, section, "Vedtak", sak, outcomes(_section_text(view, section), held), None
    )
    label = section.label.rstrip(":.")
    return replace(made, tekst=f"{label}: {made.tekst}")


def _said(
    view: View, sak: SakRef, main: Sequence[Votering], held: Sequence[Votering]
) -> Behandling:
    """A decision that has no text of its own: the sentences that tell the vote."""
    places = tuple(dict.fromkeys(span for vote in main for span in vote.evidence))
    said = " ".join(view.reading(span).replace("\n", " ") for span in places)
    return Behandling(
        klasse="Vedtak",
        sak=sak,
        tekst=" ".join(said.split()),
        utfall=outcomes("", held),
        evidence=places,
    )


def _on_the_case(held: Sequence[Votering]) -> list[Votering]:
    """The votes on the recommendation, not on other proposals or on who attends."""
    aside = ("fritak", "forslag", "oversendelse", "nytt punkt")
    return [
        v for v in held if v.forslagsstiller is None and not v.punkt.startswith(aside)
    ]


def _is_decision(section: Section) -> bool:
    return bool(re.search(r"(?i)vedtak|uttalelse", section.label.split(":")[0]))


def outcomes(text: str, held: Sequence[Votering]) -> tuple[str, ...]:
    """What came of a case, from its votes and the words of what was decided.

    A proposal that fell decides nothing beside one that was carried or a text.
    """
    main = _on_the_case(held)
    results = [vote.resultat for vote in main if vote.resultat != "trukket"]
    if not any(results):
        results = [v.resultat for v in held if v.resultat in _SETTLES]
    found = [_VOTED.get(result, result) for result in results if result]
    if any(v.enstemmig for v in main) and not any(results):
        found.append("vedtatt")
    for outcome, pattern in _outcomes():
        whole = outcome != "tatt til orientering" or len(_POINT.findall(text)) <= 1
        if whole and pattern.search(text):
            found.append(outcome)
    if text or set(found) - {_FELL}:
        found = [outcome for outcome in found if outcome != _FELL]
    if text and not found:
        found.append("vedtatt")
    return tuple(dict.fromkeys(found))


def _proposer(section: Section) -> str | None:
    who = (section.who or "").strip()
    if not who:
        return None
    body = body_of(who)
    return body or (who[0].upper() + who[1:]).removesuffix("'")


def _section_text(view: View, section: Section) -> str:
    text = text_of(view, section.first, section.last)
    return f"{section.inline}\n{text}".strip()


def _text(
    view: View,
    section: Section,
    klasse: str,
    sak: SakRef,
    utfall: tuple[str, ...],
    who: str | None,
) -> Behandling:
    text = _section_text(view, section)
    return Behandling(
        klasse=klasse,
        sak=sak,
        tekst=text[:_MOST],
        utfall=utfall,
        forslagsstiller=who,
        evidence=chunks(view, section.heading, section.last)[:4],
    )
