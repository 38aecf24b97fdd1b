"""References to statutes and regulations: which law, which paragraph.

Statutes and paragraphs are found apart and then joined, since a text may put either
first ("kommuneloven § 11-11", "§ 11-11 i kommuneloven", "§§ 29, 30 og 31").
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ingest.extract.context import said_in
from ingest.gazetteer.figures import law_key, statutes
from ingest.model import Layout
from ingest.toldfacts import Lovhenvisning
from ingest.view import View

CARRY = 1500  # a bare paragraph belongs to a statute named at most so far before it


class _Law(NamedTuple):
    start: int
    end: int
    name: str


class _Paragraphs(NamedTuple):
    start: int
    end: int
    numbers: tuple[str, ...]


class Reference(NamedTuple):
    """A reference in a text. law: "" when the text does not say which."""

    start: int
    end: int
    law: str
    paragraph: str | None


# "plan- og\nbygningsloven", "Kommunelovens", "barnevernslov"; the table decides.
_NAME = re.compile(
    r"\b(?:(?![\w-]*lov)[\w-]+,?\s+og\s+)?(?P<last>[\w-]*(?:lov|forskrift)(?:ens|en|as|a|s)?)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:lov|forskrift)\s+om\s+(?P<title>[^.;:§()\n]+(?:\n[^.;:§()\n]+)?)", re.I
)
_SHORT = re.compile(r"\b(?P<short>[a-zæøå-]{2,10})\.?(?=\s*(?:§|kap\.))", re.IGNORECASE)
_CHAPTER = r"kap(?:ittel|\.)?\s*(?P<chapter>\d+[A-Za-z]?)"
_NUMBER = r"\d{1,3}(?:\s?[-–]\s?\d{1,3})?(?:[a-h](?![\w)])|\s[a-h](?![\w)]|\.\S))?"
# "§ 5-4", "§§ 29, 30 og 31"; one "§" has one number: "§ 5 og 3 mill." is two things
_PARAGRAPHS = re.compile(
    rf"§§\s*(?P<many>{_NUMBER}(?:\s*(?:,|og|eller|til|samt)\s*{_NUMBER})*)"
    rf"|§\s*(?P<torn>\d \d(?= ?,))|§\s*(?P<one>{_NUMBER})"
)
_AFTER_LAW = re.compile(rf"[\s,(]*(?:{_CHAPTER}[\s,]*)?(?:jf\.?\s*)?\s*")
_LEDD = r"(?:(?:første|andre|annet|tredje|fjerde|femte|siste|\d+\.)\s+ledd)?"
_BEFORE_LAW = re.compile(
    rf"\s*{_LEDD}\s*(?:bokstav\s+\w\)?)?\s*(?:,|\bi\b|\better\b|\bav\b)\s*(?:den\s)?(?:nye?\s)?"
)
# The overviews that every Norwegian budget must hold are named by their paragraph.
_BUDGET = re.compile(r"bevilgningsoversikt|økonomiske?\s+oversikt|sum\s+bevilg", re.I)
_BUDGET_LAW = "budsjett- og regnskapsforskriften"


def parse_laws(text: str) -> list[Reference]:
    """The references to law in a text, in order; several paragraphs are several."""
    laws, found = _laws(text), list(_paragraphs(text))
    used: set[_Law] = set()
    references = []
    for group in found:
        law = _law_of(text, group, laws)
        used |= {law} if law else set()
        name = law.name if law else _carried(text, group, laws)
        start = min(group.start, law.start) if law else group.start
        end = max(group.end, law.end) if law else group.end
        references += [Reference(start, end, name, number) for number in group.numbers]
    references += [_alone(text, law) for law in laws if law not in used]
    return sorted(references, key=lambda reference: (reference.start, reference.end))


def _laws(text: str) -> list[_Law]:
    found = [*_named(text), *_titled(text), *_shortened(text)]
    found.sort(key=lambda law: (law.start, -law.end))
    kept: list[_Law] = []
    for law in found:
        if not kept or law.start >= kept[-1].end:
            kept.append(law)
    return kept


def _named(text: str) -> Iterator[_Law]:
    for match in _NAME.finditer(text):
        for group, key in ((0, match[0].replace(",", "")), ("last", match["last"])):
            name = _known(key, text, match.end())
            if name:
                yield _Law(match.start(group), match.end(), name)
                break


def _known(form: str, text: str, end: int) -> str | None:
    """The canonical name; a name outside the table counts when a paragraph follows."""
    key = law_key(form)
    name = statutes().by_name.get(key)
    if name or " " in key or key in {"lov", "forskrift"} or len(key) < 8:
        return name
    return form.lower() if re.match(r"\s*§", text[end : end + 5]) else None


def _titled(text: str) -> Iterator[_Law]:
    for match in _TITLE.finditer(text):
        words = list(re.finditer(r"\S+", match["title"]))
        for count in range(min(len(words), 14), 0, -1):
            last = words[count - 1].end()
            title = " ".join(match["title"][:last].lower().split()).rstrip(",–-")
            if name := statutes().by_title.get(title):
                yield _Law(match.start(), match.start("title") + last, name)
                break


def _shortened(text: str) -> Iterator[_Law]:
    for match in _SHORT.finditer(text):
        if name := statutes().by_abbreviation.get(match["short"].lower()):
            yield _Law(match.start(), match.end(), name)


def _paragraphs(text: str) -> Iterator[_Paragraphs]:
    for match in _PARAGRAPHS.finditer(text):
        if match["torn"]:
            numbers = [match["torn"].replace(" ", "")]
        else:
            numbers = re.findall(_NUMBER, match["many"] or match["one"])
        yield _Paragraphs(*match.span(), tuple(map(_plain, numbers)))


def _plain(number: str) -> str:
    joined = re.sub(r"\s?[-–]\s?", "-", number)
    return re.sub(r"(?<=\d)\s?(?=[a-h])", " ", joined)


def _law_of(text: str, group: _Paragraphs, laws: list[_Law]) -> _Law | None:
    """The statute beside a paragraph: before it, after it, or on the line before."""
    at = bisect_right([law.start for law in laws], group.start) - 1
    before = laws[at] if at >= 0 else None
    after = laws[at + 1] if at + 1 < len(laws) else None
    gap = (
        text[before.end : group.start] if before and before.end <= group.start else "x"
    )
    touching = bool(_AFTER_LAW.fullmatch(gap))
    if touching and "\n" not in gap:
        return before
    gap = text[group.end : after.start] if after else "x"
    if gap.count("\n") <= 1 and _BEFORE_LAW.fullmatch(gap):
        return after
    return before if touching else None


def _carried(text: str, group: _Paragraphs, laws: list[_Law]) -> str:
    if _BUDGET.search(text, max(0, group.start - 60), group.end + 60):
        return _BUDGET_LAW
    at = bisect_right([law.start for law in laws], group.start) - 1
    near = at >= 0 and group.start - laws[at].end <= CARRY
    return laws[at].name if near else ""


def _alone(text: str, law: _Law) -> Reference:
    chapter = re.compile(rf"[\s,]*{_CHAPTER}").match(text, law.end)
    if chapter:
        return Reference(
            law.start, chapter.end(), law.name, f"kap. {chapter['chapter']}"
        )
    return Reference(law.start, law.end, law.name, None)


def extract(view: View, layout: Layout) -> Iterator[Lovhenvisning]:
    """Every reference to a statute or regulation."""
    for reference in parse_laws(view.text):
        yield Lovhenvisning(
            lov=reference.law,
            paragraf=reference.paragraph,
            overflateform=" ".join(view.text[reference.start : reference.end].split()),
            evidence=said_in(view, reference.start, reference.end),
        )
