"""Questions that members ask in a meeting: who, about what, and who answered.

Told in a sentence ("Kari Berg (A) stilte spørsmål om …"), in a case or under
"Eventuelt", or printed whole under "Interpellasjon fra Kari Berg (A):".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ingest.debatefacts import Spoersmaal
from ingest.extract.debate import Sentence, sentences
from ingest.extract.person_names import PersonName, people
from ingest.extract.proceedings import Sitting, sittings
from ingest.extract.roll import people_in, roll_of
from ingest.facts import Fact
from ingest.gazetteer import wordings
from ingest.model import Layout, Span
from ingest.view import View

LONGEST = 1200
"""Characters of a question that are kept."""
_ITEM = re.compile(r"^\s*(?:\d{1,2}[.)]?|[a-z][.)]|[-•–])\s+")
_POINT = re.compile(r"\s*\d{1,2}[.)]?\s+[A-ZÆØÅ]")
_WIDEST = 60
"""Characters before the verb in which the one who asks is named, beside the name."""


_FAR = 3
"""Sentences after a question within which the answer to it stands."""


class _Asker(NamedTuple):
    """Who asks: the name in full where it is known, and the party beside it."""

    name: str
    party: str | None


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """All questions that the protocols of a document tell of."""
    for sitting in sittings(view, layout):
        if sitting.kind == "moeteprotokoll" and sitting.body and sitting.date:
            yield from _asked(view, sitting, sitting.body, sitting.date)


def _asked(view: View, sitting: Sitting, body: str, day: str) -> Iterator[Spoersmaal]:
    told = list(_sentences(view, sitting))
    known: dict[str, _Asker] = {}
    for at, sentence in enumerate(told):
        text = _ITEM.sub("", sentence.text)
        rest = told[at + 1 : at + 1 + _FAR]
        found = _told(text, sitting, view, known) or _printed(text, rest)
        if found is None:
            continue
        asker, said = found
        known[asker.name.split()[-1]] = asker
        about, _, tail = said.partition(". ")
        answer = sentence._replace(text=tail) if tail else _answered(rest)
        yield Spoersmaal(
            utvalg=body,
            dato=day,
            person=asker.name,
            parti=asker.party,
            tekst=about.strip(" .?:")[:LONGEST],
            svar=answer.text if answer else None,
            svart_av=_answerer(answer.text) if answer else None,
            evidence=(_place(view, sentence, answer),),
        )


def _sentences(view: View, sitting: Sitting) -> Iterator[Sentence]:
    """The sentences of a protocol; a point of a list begins a new one."""
    lines = view.lines[sitting.first : sitting.last]
    starts = [line.start for line in lines if _POINT.match(line.text)]
    stops = [lines[0].start, *starts, lines[-1].end]
    for start, end in pairwise(stops):
        yield from sentences(view, start, end)


def _answered(rest: Sequence[Sentence]) -> Sentence | None:
    """The sentence that tells of the answer, if no other question comes before it."""
    for sentence in rest:
        if _answer().match(sentence.text):
            return sentence
        if _spoke().search(sentence.text):
            return None
    return None


def _place(view: View, sentence: Sentence, answer: Sentence | None) -> Span:
    end = answer.end if answer else sentence.end
    return view.document.whole_lines(view.source(sentence.start, end))


@cache
def _spoke() -> re.Pattern[str]:
    words = wordings("questions")
    return re.compile(
        rf"(?i)(?<!\w)(?:{words['spurte']})\s+(?:{words['om']})\s+(?P<about>\S.{{3,}})"
    )


@cache
def _heading() -> re.Pattern[str]:
    """Whose a question is: "Interpellasjon fra Kari Berg (A) om skoleveg:"."""
    words = wordings("questions")
    return re.compile(
        rf"(?i)(?:{words['skriftlig']})\s+(?:fra|frå|av)\s+(?P<who>[^:]{{5,80}}?)"
        rf"(?:\s+(?:{words['om']})\s+(?P<about>[^:]{{4,}}?))?\s*(?P<more>:?)$"
    )


@cache
def _answer() -> re.Pattern[str]:
    words = wordings("questions")
    return re.compile(
        rf"(?i)(?:(?P<who>[A-ZÆØÅ][^.:]{{2,70}}?)\s+(?:{words['svarte']})\b"
        rf"|{words['ubesvart']})"
    )


def _told(
    text: str, sitting: Sitting, view: View, known: dict[str, _Asker]
) -> tuple[_Asker, str] | None:
    """Who asks about what, in a sentence that tells it."""
    match = _spoke().search(text)
    if match is None:
        return None
    before = text[: match.start()]
    asker = _named(before) or _by_surname(before, sitting, view, known)
    return (asker, match["about"]) if asker else None


def _printed(text: str, rest: Sequence[Sentence]) -> tuple[_Asker, str] | None:
    """Who asks about what, where a heading names the one who asks."""
    match = _heading().fullmatch(text)
    asker = _named(match["who"]) if match else None
    if match is None or asker is None:
        return None
    about = match["about"] or (rest[0].text if match["more"] and rest else "")
    return (asker, about) if about else None


def _named(text: str) -> _Asker | None:
    found: list[PersonName] = list(people(text))
    near = found and len(text) - found[-1].last <= _WIDEST
    return _Asker(found[-1].navn, found[-1].parti) if near else None


def _by_surname(
    before: str, sitting: Sitting, view: View, known: dict[str, _Asker]
) -> _Asker | None:
    """The one of a surname alone: who asked before, else who is at the meeting."""
    words = before.split()
    if not words or len(words) > 4:
        return None
    asked = next((known[word] for word in reversed(words) if word in known), None)
    if asked:
        return asked
    full = people_in(before, roll_of(view, sitting))
    return _Asker(full[0], None) if len(full) == 1 else None


def _answerer(text: str) -> str | None:
    match = _answer().match(text)
    return match["who"].strip() if match and match["who"] else None
