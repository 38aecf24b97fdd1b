"""The text of proposals that members make in a case, and what came of each.

A sentence that says who proposes opens the text; the next sentence about procedure, or
the quotation mark that closes it, ends it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ingest.debatefacts import Forslag
from ingest.extract.debate import Sentence, treated
from ingest.extract.evidence import MOST, text_of
from ingest.extract.motions import Motion, motions
from ingest.extract.proceedings import sittings
from ingest.extract.treatment import Section
from ingest.extract.verdicts import told_once
from ingest.extract.votes import treatments, vote_in, votes
from ingest.facts import Fact, SakRef, Votering
from ingest.gazetteer import wordings
from ingest.model import Layout, Span
from ingest.view import View

LONGEST = 3000
"""Characters of a proposal that are kept."""
# The text on the line that names the proposer: "Ola Lie (H) fremmet dette forslaget: …"
_INLINE = re.compile(r":\s+(?P<text>\S.*)$")
_QUOTED = re.compile(r"\s*[\"«“”]")
_CLOSED = re.compile(r"[\"»”“]\s*\.?\s*$")
_QUOTE = re.compile(r"[«\"“](?P<text>[^»”\"]+)")
# "Leder Moe (V)": a post that was read as a name
_POST = re.compile(r"^(?:(?:Utvalgs|Nest)?[Ll]eder|[Ll]eiar|Ordfører|Varaordfører) ")
_PLAIN = ' "«»“”'


class _Made(NamedTuple):
    """A proposal and the sentences of its text; the first is the one that opens it."""

    motion: Motion
    opening: Sentence
    text: str
    rest: tuple[Sentence, ...]


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """All proposals of the debates of a document, with their text."""
    papers = sittings(view, layout)
    for sitting in papers:
        for block in sitting.blocks:
            for sak, parts in treatments(view, papers, sitting, block):
                yield from _of_case(view, parts, sak)


def _of_case(view: View, parts: Sequence[Section], sak: SakRef) -> Iterator[Forslag]:
    made = list(_made(view, tuple(treated(view, parts))))
    held = list(told_once(list(votes(view, parts, sak)))) if made else []
    for one in made:
        proposal = _fact(view, one, sak)
        if proposal.tekst:
            yield replace(proposal, resultat=_result(proposal, one, held))


def _made(view: View, sentences: Sequence[Sentence]) -> Iterator[_Made]:
    """Each proposal with the sentences that follow until procedure goes on."""
    for at, sentence in enumerate(sentences):
        motion = next(motions(sentence.text), None)
        told = _opening(sentence.text) if motion else None
        if motion is None or told is None:
            continue
        rest = () if told else tuple(_text(sentences[at + 1 :]))
        yield _Made(motion, sentence, told, rest)


def _opening(text: str) -> str | None:
    """The proposal inside the sentence that opens it; "" where it follows, else None.

    "… fremmet følgende forslag:", "… foreslo at saken utsettes". Not "la fram saken".
    """
    if inline := _INLINE.search(text):
        told = inline["text"]
        quoted = _QUOTE.match(told)
        return quoted["text"] if quoted else told
    if text.endswith(":"):
        return ""
    told = _that().search(text)
    return told["text"] if told else None


@cache
def _that() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{wordings('debate')['foreslo']})\s+(?P<text>.{{8,}})")


@cache
def _procedure() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{wordings('debate')['gang']})")


def _text(rest: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences of a proposal that begins under its opening line."""
    quoted = bool(rest) and bool(_QUOTED.match(rest[0].text))
    length = 0
    for at, sentence in enumerate(rest):
        text = sentence.text
        begins = _procedure().match(text) or any(motions(text)) or vote_in(text)
        if length > LONGEST or (begins and not (quoted and at == 0)):
            return
        yield sentence
        length += len(text)
        if quoted and _CLOSED.search(text):
            return


def _fact(view: View, made: _Made, sak: SakRef) -> Forslag:
    spans = _places(view, made)
    text = made.text or _printed(view, made.rest)
    return Forslag(
        sak=sak,
        tekst=text.strip(_PLAIN)[:LONGEST],
        forslagsstiller=_POST.sub("", made.motion.by),
        parti=made.motion.parties,
        forslagstype=_kind(made.opening.text),
        evidence=spans,
    )


def _printed(view: View, rest: Sequence[Sentence]) -> str:
    """The text as it stands, without page numbers, in one paragraph."""
    if not rest:
        return ""
    first = view.document.line_number(view.source(rest[0].start, rest[0].end).start) - 1
    last = view.document.line_number(view.source(rest[-1].start, rest[-1].end).end - 1)
    return " ".join(text_of(view, first, last).split())


def _places(view: View, made: _Made) -> tuple[Span, ...]:
    """The lines of the opening and of the text, as one place where it is short."""
    document = view.document
    end = made.rest[-1].end if made.rest else made.opening.end
    whole = document.whole_lines(view.source(made.opening.start, end))
    first, last = document.lines_of(whole)
    if last - first < MOST:
        return (whole,)
    spans = (made.opening, *made.rest[:1])
    return tuple(document.whole_lines(view.source(s.start, s.end)) for s in spans)


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    forms = wordings("motion_kinds").items()
    return tuple((name, re.compile(rf"(?i)(?:{form})")) for name, form in forms)


def _kind(opening: str) -> str:
    head = opening.split(":")[0]
    return next((name for name, form in _kinds() if form.search(head)), "forslag")


def _result(proposal: Forslag, made: _Made, held: Sequence[Votering]) -> str | None:
    """What the votes on proposals of the same proposer came to, where they agree."""
    own = [vote for vote in held if vote.forslagsstiller == made.motion.by]
    label = made.motion.point
    own = [vote for vote in own if label and vote.punkt == label] or own
    results = {vote.resultat or ("vedtatt" if vote.enstemmig else None) for vote in own}
    return results.pop() if len(results) == 1 else None
