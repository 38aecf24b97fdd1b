"""Votes: on what, how many for and against, which parties, what came of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ingest.extract.blocks import Block
from ingest.extract.cases import paper_ref
from ingest.extract.groups import groups
from ingest.extract.person_names import PersonName, people
from ingest.extract.proceedings import Sitting, sittings
from ingest.extract.tally import NOBODY, party_list, tally
from ingest.extract.treatment import PROPOSAL, TREATMENT, Section
from ingest.facts import Fact, SakRef, Votering
from ingest.gazetteer import wordings
from ingest.model import Layout, Span
from ingest.view import View

_UNANIMOUS = re.compile(
    r"(?i)\b(?:[ée]nstemmig|samrøystes|einstemmig|einrøystes|samstemmig)\b"
)
_WAS = re.compile(r"(?i)\b(?:ble|blei|vart|vert|er|fikk|fekk)\b")
_ON = re.compile(
    r"(?i)\b(?:innstilling|innstillinga|forslag|framlegg|tilråding|punkt|pkt|protokoll|oversendelse|sak(?:en|a)?\b|vedtak)"
)
_POINT = r"\d{1,2}(?:\s?[a-fA-F]\b\)?|\.\d)?\)?"
_AND = r"(?:,|og|-|–|til|samt|t\.o\.m\.)"
_POINTS = re.compile(
    r"(?i)(?:\b(?:punkt(?:er|ene|et|a)?|pkt\.?|pkta)\s*"
    rf"(?P<list>{_POINT}(?:\s*{_AND}\s*(?:punkt |pkt\.? )?{_POINT})*)"
    rf"|innstillingens\s+(?P<bare>{_POINT}(?:\s*(?:,|og|-|–)\s*{_POINT})*)|\bi\s+(?P<count>\d{{1,2}})\s+punkt)"
)
_PROPOSED = re.compile(
    r"(?i)\b(?:forslag\w*|framlegg\w*|oversendelse\w*|endringsforslag\w*|tilleggsforslag\w*|fellesforslag\w*)\b"
)
_NEW_POINT = re.compile(
    r"(?i)\bnytt (?:vedtaks)?(?:punkt|pkt\.?)(?:\s+(?P<n>\d{1,2}))?"
)
_HE = re.compile(r"(?i)(?:dette|det|h[ao]n|søknaden|fritak|inhabil)")
_EXCUSED = re.compile(r"(?i)\b(?:fritak|habilitet|inhabil|ugild|gildskap)")
_STOP = re.compile(
    r"(?<!\b[A-ZÆØÅ])(?<!\bpkt)(?<!\bnr)(?<!\bkl)(?<!\bmill)(?<!\bjf)(?<!\bca)(?<!\d)[.!?][\"»”]?\s+(?=[A-ZÆØÅ\"«])"
    r"|(?<=\d)\.\s*\n+\s*(?=[A-ZÆØÅ])|\n[ \t]*\n|:\s*\n|(?<=\.)[ \t]*\n(?=\s*[A-ZÆØÅ])"
)


class Sentence(NamedTuple):
    """A sentence of a treatment, with its range in the view."""

    start: int
    end: int
    text: str


class Proposal(NamedTuple):
    """A proposal made in the meeting: by whom, which parties, which new point."""

    name: str | None
    parti: tuple[str, ...]
    point: str
    sending: bool


class _Case(NamedTuple):
    """What is known of a case so far: its proposals, and who asked to be excused."""

    sak: SakRef
    made: tuple[Proposal, ...] = ()
    excused: str | None = None


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """All votes of a document."""
    papers = sittings(view, layout)
    for sitting in papers:
        for block in sitting.blocks:
            for sak, parts in treatments(view, papers, sitting, block):
                yield from told_once(list(votes(view, parts, sak)))


def treatments(
    view: View, papers: tuple[Sitting, ...], sitting: Sitting, block: Block
) -> Iterator[tuple[SakRef, tuple[Section, ...]]]:
    """Each treatment that a block tells of: whose case it is, and its sections.

    A case paper tells of a treatment only under a heading that names the sitting.
    """
    own = paper_ref(view, papers, sitting, block)
    for group in groups(view, block, own):
        if group.sak and (group.named or sitting.kind != "saksframlegg"):
            yield group.sak, group.parts


def told_once(found: list[Votering]) -> Iterator[Votering]:
    """The votes without those that only name what another one counts.

    "Saken ble utsatt. Utsettelsen ble vedtatt med 5 mot 3 stemmer." is one vote.
    """
    counted = {(v.punkt, v.resultat) for v in found if v.enstemmig is not None}
    for vote in found:
        if vote.enstemmig is not None or (vote.punkt, vote.resultat) not in counted:
            yield vote


def votes(view: View, parts: Sequence[Section], sak: SakRef) -> Iterator[Votering]:
    """The votes of one treatment, in the order in which they were held."""
    case = _Case(sak)
    for sentence in treated(view, parts):
        made = tuple(_proposals(sentence.text))
        case = case._replace(made=case.made + made)
        if _EXCUSED.search(sentence.text) and (
            named := next(people(sentence.text), None)
        ):
            case = case._replace(excused=named.navn)
        if vote := _vote(sentence.text, case):
            yield replace(vote, evidence=(sentence_place(view, sentence),))


def sentence_place(view: View, sentence: Sentence) -> Span:
    """The whole lines that a sentence stands on."""
    return view.document.whole_lines(view.source(sentence.start, sentence.end))


def treated(view: View, parts: Sequence[Section]) -> Iterator[Sentence]:
    """The sentences of a case's treatment; without such a heading, of what is left."""
    chosen = [s for s in parts if s.kind == TREATMENT]
    chosen = chosen or [s for s in parts if s.kind != PROPOSAL] or list(parts)
    for section in chosen:
        yield from _sentences(view, section)


def _sentences(view: View, section: Section) -> Iterator[Sentence]:
    lines = view.lines
    start = (
        lines[section.heading].start if section.inline else lines[section.first].start
    )
    end = lines[max(section.last, section.heading + 1) - 1].end
    if section.inline:
        start += lines[section.heading].text.rfind(section.inline)
    at = start
    for stop in [*(m.end() for m in _STOP.finditer(view.text, start, end)), end]:
        raw = view.text[at:stop]
        if raw.strip():
            left = len(raw) - len(raw.lstrip())
            yield Sentence(at + left, at + len(raw.rstrip()), " ".join(raw.split()))
        at = stop


def _vote(sentence: str, case: _Case) -> Votering | None:
    """The vote that a sentence tells of, without a place, or None."""
    result = result_of(sentence)
    counted = tally(sentence, lost=result == "falt")
    unanimous = counted == NOBODY and bool(_UNANIMOUS.search(sentence))
    if not (unanimous or counted != NOBODY or _adopted(sentence, result)):
        return None
    point, proposer = _subject(sentence, case)
    return Votering(
        sak=case.sak,
        punkt=point,
        forslagsstiller=proposer,
        enstemmig=unanimous if unanimous or counted != NOBODY else None,
        stemmer_for=counted.pro.votes,
        stemmer_mot=counted.con.votes,
        parti_for=counted.pro.parties,
        parti_mot=counted.con.parties,
        resultat=result,
        evidence=(Span(0, 0),),
    )


def result_of(text: str) -> str | None:
    """What a sentence says came of it: "vedtatt", "falt", "utsatt"."""
    return next((name for name, form in _results() if form.search(text)), None)


@cache
def _results() -> tuple[tuple[str, re.Pattern[str]], ...]:
    forms = wordings("results").items()
    return tuple((name, re.compile(rf"(?i)\b(?:{form})\b")) for name, form in forms)


def _adopted(text: str, result: str | None) -> bool:
    """A bare "Innstillingen ble vedtatt.", not a story of an earlier decision."""
    said = result and _WAS.search(text) and _ON.search(text)
    return bool(said) and len(text) <= 220 and not _said_before(text)


def _said_before(text: str) -> bool:
    """A sentence that tells of another decision: "som ble vedtatt i 2022"."""
    return bool(
        re.search(
            r"(?i)\b(?:som (?:ble|vart)|tidligere|ble vedtatt i (?:19|20)\d\d|foreslo"
            r"|fremmet|fremja)\b",
            text,
        )
    )


_NAMED = re.compile(
    r"(?i)\b(?:fremmet|fremja|foreslo|foreslår|føreslo|gjorde framlegg|bar fram|la fram"
    r"|la frem|sette fram|satte fram|kom med (?:framlegg|forslag)|fremsatte|framsette"
    r"|leverte)\b|^(?:felles|tilleggs|endrings)?(?:forslag|framlegg)\s+"
    r"(?:fremmet |framsett )?(?:av|fra|frå)\b"
)


def _proposals(text: str) -> Iterator[Proposal]:
    """The proposal that a sentence says was made."""
    if not _NAMED.search(text) or tally(text, lost=False) != NOBODY:
        return
    person = next(people(text), None)
    behalf = re.search(r"(?i)på (?:vegne|vegner) av (?P<p>[^:.]{1,60})", text)
    codes = party_list(behalf["p"]) if behalf else ()
    if person and person.parti and not codes:
        codes = (person.parti,)
    if person is None and not codes:
        codes = party_list(" ".join(text.split()[:6]))
    point = _NEW_POINT.search(text)
    label = " ".join(filter(None, ("nytt punkt", point["n"]))) if point else ""
    sending = "oversendelse" in text.lower()
    if person or codes:
        name = _with_party(person) if person else None
        yield Proposal(name, codes, label, sending)


def _with_party(person: PersonName) -> str:
    return f"{person.navn} ({person.parti})" if person.parti else person.navn


def _subject(text: str, case: _Case) -> tuple[str, str | None]:
    """What a vote was on (the point) and who proposed it."""
    if case.excused and (_HE.match(text) or _EXCUSED.search(text)):
        return f"fritak for {case.excused}", None
    proposed = _PROPOSED.search(text)
    by_leader = re.search(
        r"(?i)\b(?:kommunedirektør|rådmann|ordfører|innstilling|tilråding)\w*"
        r"(?:s| si| sitt)?\s+(?:forslag|innstilling|framlegg)",
        text,
    )
    if proposed and not by_leader and not re.match(r"(?i)\s*innstilling", text):
        return _proposal_of(text, case.made)
    points = _POINTS.search(text)
    if points is None:
        return "", None
    if points["count"]:
        return f"1-{points['count']}", None
    return " ".join((points["list"] or points["bare"]).split()), None


def _proposal_of(text: str, made: Sequence[Proposal]) -> tuple[str, str | None]:
    """The proposal a vote was on: by its proposer's name or party, else the last."""
    low = text.lower()
    mine = [
        p
        for p in made
        if p.name and re.search(rf"\b{re.escape(_surname(p.name))}s?\b", low)
    ]
    codes = set(party_list(text.split("fikk")[0].split("fekk")[0]))
    mine = mine or [p for p in made if codes and set(p.parti) == codes]
    sending = "oversendelse" in low
    mine = (
        [p for p in mine if p.sending == sending]
        or mine
        or (list(made[-1:]) if len(made) == 1 else [])
    )
    if not mine and not made and not codes and next(people(text), None) is None:
        return "", None  # "Forslaget ble vedtatt": the one that was put forward
    if not mine:
        person = next(people(text), None)
        by = _with_party(person) if person else ", ".join(sorted(codes)) or None
        return (f"forslag fra {by}" if by else "forslag"), by
    proposal = mine[-1]
    by = proposal.name or " og ".join(proposal.parti)
    stated = _NEW_POINT.search(text)
    label = (
        " ".join(filter(None, ("nytt punkt", stated["n"])))
        if stated
        else proposal.point
    )
    kind = "oversendelsesforslag" if sending else "forslag"
    return label or f"{kind} fra {by}", by


def _surname(name: str) -> str:
    return re.sub(r"\s*\(.*", "", name).split()[-1].lower()
