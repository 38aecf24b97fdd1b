"""What running text says of a project: when it is finished, and what it costs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ingest.extract.amounts import parse_amounts
from ingest.extract.context import sentence
from ingest.extract.projectprose import Named, building, key
from ingest.model import Layout, Span
from ingest.view import View

_PAPERS = ("saksframlegg", "saksprotokoll")
_MEETINGS = ("moeteinnkalling", "moeteprotokoll")
MOST_LINES = 10  # of a paragraph under a heading

_YEARS = r"(?P<year>20\d\d)(?:\s?/\s?(?P<next>(?:20)?\d\d)\b)?"
# "ferdigstilles i 2027", "stå ferdig høsten 2027", "innflytting vinteren 2026", "tas i
# bruk høsten 2025", "årsskiftet 2026/2027". Must NOT reach over the end of a sentence.
_WITHIN = r"(?:[^.]|(?<=\d)\.(?=\s?[a-zæøå\d]))"  # of a sentence; "1. mai" too
_FINISH = re.compile(
    r"\b(?:(?:ferdig\w*|innflytt\w*|i bruk|åpn\w+|opn\w+|innvi\w*|i drift"
    r"|overlever\w*)\b"
    rf"{_WITHIN}{{0,80}}?|(?:utsatt|utsett)\s+(?:fr[aå]\s+20\d\d\s+)?til\s+)\b{_YEARS}",
    re.IGNORECASE,
)
# What is finished before the thing itself: "Forprosjektet for … ble ferdig i 2024".
_BEFOREHAND = re.compile(
    r"\b(?:\w*forprosjekt|skisseprosjekt|mulighetsstudi|konseptvalg|\w*regulering"
    r"|utredning|utgreiing|konkurransegrunnlag|planlegging|prosjektering"
    r"|(?:første|fyrste)\s+(?:del|byggetrinn|etappe)|byggetrinn\s+1)\w*[^,;]*$",
    re.IGNORECASE,
)
# "Estimert budsjett er 115,2 mill. kroner", "samlet kostnadsramme på 90 mill. kroner".
# Must NOT match "kostnadsrammen er økt med 12 mill.": a change is no total.
_COST = re.compile(
    r"\b(?:estimert|anslått|samlet|samla|total|totalt)?\s*(?:kostnadsramme|kostnadsestimat"
    r"|totalkostnad|totalramme|prosjektramme|prosjektkostnad|estimert budsjett"
    r"|estimert kostnad|samlet ramme|samla ramme)(?:n|en|et)?\s+"
    r"(?:(?:er|på|blir|ble|vart|til|nå|estimert|anslått|satt|ca\.?|om lag)\s+){1,4}"
    r"(?P<amount>\d[^.]{0,6}(?:,\d+)?\s*m(?:ill|rd)\.?\s*kr\w*)",
    re.IGNORECASE,
)


# "Skolen skal stå ferdig", "… og brua vert opna": a definite noun and what it does.
_THE_ONE = re.compile(
    r"(?:(?<=[.!?]\s)|(?<=\n)|(?<=\bog\s)|(?<=,\s))"
    r"(?P<the>[A-ZÆØÅa-zæøå][a-zæøå]{2,}(?:en|et|a))\s+(?:skal|vil|er|planlegges"
    r"|forventes|ventes|blir|vert|står|åpner|ferdigstilles)\b"
)
_ANY = ("prosjektet", "anlegget", "bygget", "tiltaket")


class Told(NamedTuple):
    """A property that a place gives for a project. place: of the view, as said."""

    key: str
    egenskap: str
    verdi: str
    place: Span
    said: str


def told_under_headings(view: View, names: Mapping[str, object]) -> Iterator[Told]:
    """What the paragraphs say whose heading is one of the names (keys).

    A heading may stand at the head of the paragraph: "Solheim skole: Arbeidet er …".
    """
    for at, line in enumerate(view.lines):
        name, colon, _ = line.text.partition(":")
        if colon and name and key(name) in names:
            _, last = _paragraph(view, at - 1)
            start, end = view.lines[at].start + len(name), view.lines[max(at, last)].end
            yield from told(view, key(name), start, end)
        elif line.text and key(line.text) in names:
            first, last = _paragraph(view, at)
            if first <= last:
                start, end = view.lines[first].start, view.lines[last].end
                yield from told(view, key(line.text), start, end)


def told_beside(view: View, named: Named) -> Iterator[Told]:
    """What the sentence says that names a project, after the name."""
    start, end = view.here(named.place)
    _, stop = sentence(view.text, start, end)
    yield from told(view, key(named.name), end, stop)


def told_of_the_one(
    view: View, layout: Layout, named: Sequence[Named]
) -> Iterator[Told]:
    """What "Skolen skal stå ferdig …" says, where a paper names only one school."""
    for match in _THE_ONE.finditer(view.text):
        start, end = sentence(view.text, *match.span())
        said = view.source(start, end)
        here = _named_around(layout, said.start, named)
        fits = [name for name in here if _means(match["the"], name)]
        if len(fits) == 1 and not any(said.overlaps(n.place) for n in named):
            yield from told(view, key(fits[0]), match.start(), end)


def _named_around(
    layout: Layout, offset: int, named: Sequence[Named]
) -> tuple[str, ...]:
    """The projects that the case around an offset names: a paper, or its section."""
    part = layout.part_at(offset) if layout.parts else None
    if part is None or part.kind not in (*_PAPERS, *_MEETINGS):
        return ()
    scopes = [s.span for s in layout.sections if s.span.start <= offset < s.span.end]
    scopes += [part.span] if part.kind in _PAPERS else []
    for scope in sorted(scopes, key=lambda span: span.end - span.start):
        here = {key(n.name): n.name for n in named if scope.overlaps(n.place)}
        if here:
            return tuple(here.values())
    return ()


def _means(definite: str, name: str) -> bool:
    """Whether "skolen" or "prosjektet" can be the project of that name."""
    plain = definite.lower()
    return plain in _ANY or any(
        plain.startswith(word) and len(plain) - len(word) <= 3
        for word in key(name).split()
        if building(word)
    )


def told(view: View, name: str, start: int, end: int) -> Iterator[Told]:
    """When a project is finished and what it costs, by a range of the view."""
    text = view.text[start:end]
    if finish := next(_finishes(view, start, end), None):
        yield _at(view, name, "ferdigAar", _finished(finish), start, finish)
    if cost := _COST.search(text):
        amounts = parse_amounts(cost["amount"])
        if len(amounts) == 1:
            yield _at(view, name, "verdi", str(amounts[0].value), start, cost)


def _finishes(view: View, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where a range says that the thing itself is finished."""
    for match in _FINISH.finditer(view.text[start:end]):
        first, _ = sentence(view.text, start + match.start(), start + match.end())
        if not _BEFOREHAND.search(view.text[first : start + match.start()]):
            yield match


def _at(
    view: View, name: str, term: str, value: str, start: int, match: re.Match[str]
) -> Told:
    first, last = sentence(view.text, start + match.start(), start + match.end())
    place = view.document.whole_lines(view.source(first, last))
    return Told(name, term, value, place, " ".join(view.text[first:last].split()))


def _finished(match: re.Match[str]) -> str:
    """The year, or both of "2026/2027" and "2026/27"."""
    following = match["next"]
    year: str = match["year"]
    return f"{year}/{year[:2]}{following[-2:]}" if following else year


def _paragraph(view: View, at: int) -> tuple[int, int]:
    """First and last line index of the paragraph under a heading."""
    first = at + 1
    while first < min(at + 4, len(view.lines)) and not view.lines[first].text.strip():
        first += 1
    last = first - 1
    for n in range(first, min(first + MOST_LINES, len(view.lines))):
        if not view.lines[n].text.strip():
            break
        last = n
    return first, last
