"""What was proposed and what was decided in a case, and who could not take part.

A proposal, a recommendation and a decision are three things, also where their words are
the same. What a body does with a case is its Vedtak, even when it only recommends.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.extract.body_names import body_of
from ingest.extract.cases import paper_ref
from ingest.extract.evidence import chunks, text_of
from ingest.extract.person_names import people
from ingest.extract.proceedings import Block, Sitting, sittings
from ingest.extract.treatment import PROPOSAL, RESULT, Section, sections
from ingest.extract.votes import sentence_place, treated, votes
from ingest.facts import Behandling, Fact, Inhabilitet, SakRef, Votering
from ingest.gazetteer import wordings
from ingest.model import Layout
from ingest.view import View

_MOST = 6000  # characters of a decision's text that are kept
_VOTED = {"vedtatt": "vedtatt", "falt": "ikke vedtatt"}
_POINT = re.compile(r"(?m)^\s*\d{1,2}[.)]\s")
_BIASED = re.compile(
    r"(?i)\b(?:fratrådte|fråtredde|fratrer|inhabil|ugild|fritak (?:etter|fra|frå|i)"
    r"|gikk fra møtet|gjekk frå møtet|habilitet)\b"
)
_NOT_BIASED = re.compile(
    r"(?i)\b(?:ikk(?:e|je) inhabil|ikk(?:e|je) ugild|habil\b(?! i)|ingen merknad\w*"
    r"|er habil|var habil|ble funnet habil)"
)
_WHY = r"\s+(?P<why>.{5,200}?)(?=\. [A-ZÆØÅ]|\.?$)"
_BECAUSE = (
    re.compile(rf"(?i)\b(?:på grunn av|fordi|grunna|ettersom|av di)\b{_WHY}"),
    re.compile(rf"(?i)\b(?:jf\.?|etter|jamfør)\b{_WHY}"),
)


@cache
def _outcomes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    forms = wordings("outcomes").items()
    return tuple((name, re.compile(rf"(?i)\b(?:{form})\b")) for name, form in forms)


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """All recommendations, decisions and conflicts of interest of a document."""
    papers = sittings(view, layout)
    for sitting in papers:
        for block in sitting.blocks:
            sak = paper_ref(view, papers, sitting, block)
            if sak:
                yield from _of_block(view, sitting, block, sak)


def _of_block(
    view: View, sitting: Sitting, block: Block, sak: SakRef
) -> Iterator[Fact]:
    parts = sections(view, block)
    for section in parts:
        if section.kind == PROPOSAL:
            yield _text(view, section, "Innstilling", sak, (), _proposer(section))
    if sitting.kind == "saksframlegg":
        return
    held = list(votes(view, block, sak))
    results = [s for s in parts if s.kind == RESULT]
    yield from _results(view, block, sak, results, held)
    yield from _biased(view, block, sak)


def _results(
    view: View,
    block: Block,
    sak: SakRef,
    results: Sequence[Section],
    held: Sequence[Votering],
) -> Iterator[Fact]:
    """The decision: its text where it is called one, else the sentence of the vote."""
    decisions = [s for s in results if _is_decision(s)]
    for section in results:
        text = _section_text(view, section)
        if section in decisions:
            yield _text(view, section, "Vedtak", sak, outcomes(text, held), None)
        else:
            yield _text(
                view, section, "Innstilling", sak, outcomes(text, held), sak.utvalg
            )
    main = _on_the_case(held)
    main = main or [vote for vote in held if vote.resultat == "vedtatt"]
    if not decisions and main:
        text = _section_text(view, results[-1]) if results else ""
        places = tuple(dict.fromkeys(span for vote in main for span in vote.evidence))
        said = " ".join(view.reading(span).replace("\n", " ") for span in places)
        yield Behandling(
            klasse="Vedtak",
            sak=sak,
            tekst=" ".join(said.split()),
            utfall=outcomes(text, held),
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
    """What came of a case, from its votes and the words of what was decided."""
    found = []
    main = _on_the_case(held)
    results = [vote.resultat for vote in main]
    if not main:
        results = [v.resultat for v in held if v.resultat == "vedtatt"]
    for result in results:
        if result:
            found.append(_VOTED.get(result, result))
    if any(v.enstemmig for v in main) and not any(results):
        found.append("vedtatt")
    for outcome, pattern in _outcomes():
        whole = outcome != "tatt til orientering" or len(_POINT.findall(text)) <= 1
        if whole and pattern.search(text):
            found.append(outcome)
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


def _biased(view: View, block: Block, sak: SakRef) -> Iterator[Inhabilitet]:
    """People who left the case, told by name in the sentence or the one before."""
    last = None
    for sentence in treated(view, block):
        named = next(people(sentence.text), None)
        if _BIASED.search(sentence.text) and not _NOT_BIASED.search(sentence.text):
            who = named.navn if named else last
            why = next(filter(None, (p.search(sentence.text) for p in _BECAUSE)), None)
            if who:
                place = sentence_place(view, sentence)
                reason = why["why"].strip() if why else None
                yield Inhabilitet(sak=sak, person=who, aarsak=reason, evidence=(place,))
        last = named.navn if named else last
