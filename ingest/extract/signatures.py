"""Names with a post behind or under them: signatures and "Geir Tangen, økonomisjef"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.extract.body_names import find_bodies
from ingest.extract.case_numbers import find_date
from ingest.extract.listcells import PERSON
from ingest.extract.meetings import head_end
from ingest.extract.person_names import NAME, clean_name, function_name
from ingest.extract.proceedings import sittings
from ingest.facts import Fact, Person, Verv
from ingest.gazetteer import functions, not_names
from ingest.model import Layout
from ingest.view import Line, View

_GAP = re.compile(r"\s{2,}|\t+")
_UNDER = 2  # lines between a name and the post under it
_LONGEST = 70  # characters of a line that is a signature


@cache
def _post() -> str:
    forms = sorted(functions(), key=len, reverse=True)
    return rf"(?:(?:kst|konst|fung)\.? )?(?:{'|'.join(map(re.escape, forms))})"


@cache
def _behind() -> re.Pattern[str]:
    """A post behind a name: "Kari Berg / Ordfører"; not "Kari Berg, leder Ola Lie"."""
    return re.compile(
        rf"(?<![\w-])(?P<n>{NAME})(?:\s*\([^()\n]{{1,12}}\))?(?:,\s+|\s*/\s*|\s+[–-]\s+)"
        rf"(?P<f>(?i:{_post()})(?: (?:i|for|ved) [a-zæøåA-ZÆØÅ]\w+)?)"
        r"(?=\s*(?:[,.;)\n]|$|\s(?:og|orienterte|redegjorde|svarte|presenterte)\b))"
    )


@cache
def _post_line() -> re.Pattern[str]:
    return re.compile(rf"(?i){_post()}(?: (?:for|i|ved) .{{3,30}})?")


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """Each person who has a post beside the name; lists of attendance are left out."""
    heads = [(s.first, head_end(s)) for s in sittings(view, layout)]
    for match in _behind().finditer(view.text):
        at = _line_index(view, match.start())
        if not any(first <= at < last for first, last in heads):
            yield from _facts(view, at, at + 1, match["n"], match["f"])
    for at in range(len(view.lines)):
        for name, post, under in signed(view.lines, at):
            yield from _facts(view, at, under + 1, name, post)


def _line_index(view: View, offset: int) -> int:
    return view.document.line_number(view.source(offset, offset).start) - 1


def _facts(view: View, first: int, last: int, name: str, post: str) -> Iterator[Fact]:
    person = clean_name(name)
    words = person.split()
    if (
        words[0] in not_names()
        or words[0].lower() in functions()
        or find_bodies(person)
    ):
        return
    start, end = view.lines[first].start, view.lines[last - 1].end
    place = (view.document.whole_lines(view.source(start, end)),)
    yield Person(navn=person, evidence=place)
    yield Verv(person=person, funksjon=function_name(post), evidence=place)


def signed(lines: Sequence[Line], at: int) -> list[tuple[str, str, int]]:
    """Names on a line with their posts on the next: (name, post, line of the post).

    "Kari Berg          Ola Lie" over "ordfører          møtesekretær" are two.
    """
    text = lines[at].text.strip()
    if not 5 < len(text) < _LONGEST or text[-1] in ".:;,":
        return []
    names = _GAP.split(text)
    if not all(PERSON.fullmatch(name) for name in names):
        return []
    under = next(
        (
            i
            for i in range(at + 1, min(at + 1 + _UNDER, len(lines)))
            if lines[i].text.strip()
        ),
        at,
    )
    posts = _GAP.split(lines[under].text.strip())
    if under == at or len(posts) != len(names):
        return []
    if not all(_post_line().fullmatch(post) for post in posts):
        return []
    return [(n, p, under) for n, p in zip(names, posts, strict=True)]


def closes(lines: Sequence[Line], at: int) -> bool:
    """Whether a signature begins on a line: names over posts, or a place and a day."""
    text = lines[at].text.strip()
    dated = re.fullmatch(
        r"[A-ZÆØÅ][\w ]{2,30}(?: kommune| rådhus)?,? (?:den )?(?P<d>.{6,20})", text
    )
    day = find_date(dated["d"]) if dated else None
    return bool(signed(lines, at)) or bool(day and dated and day.end == len(dated["d"]))
