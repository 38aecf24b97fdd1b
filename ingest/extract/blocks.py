"""The cases inside a meeting paper: where each begins, its title and its way.

A block is a case from its heading to the next: in a protocol there are many, a case
paper or an extract holds one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.extract import labels
from ingest.extract.agenda import (
    Item,
    ends_title,
    is_marker,
    title_like,
    whole_title,
)
from ingest.extract.case_numbers import find_number
from ingest.extract.chain import Chain, read_chain
from ingest.gazetteer import wordings
from ingest.view import Line

_OWNER = r"(?:[A-ZÆØÅ][\w .-]{2,40}?\s(?:kommune|herad|fylkeskommune)[\s–,-]+)?"
# "KOMMUNESTYRET – MØTEPROTOKOLL 1/2025": the body before the word, the number behind it
_BODY = (
    r"(?:[\w ,]{0,30}(?:styret?|skap(?:et)?|utval(?:g|get|et)?|råd(?:et)?|nemnda?)"
    r"(?: for [\w ,]{3,40}?)?\s*[-–:]\s*)?"
)
_END = (
    r"(?:\s+(?:nr\.?\s*)?\d{1,3}\s?[-/]\s?(?:20)?\d\d"
    r"|\s+(?:for|fra|frå|til|i|av)\b.{0,80}|\s*[-–:]\s*.{1,100}"
    r"|\s+[A-ZÆØÅ][^.]{2,60})?\s*"
)
HELD = re.compile(
    r"har (?:behandlet|behandla|handsama) sak(?:en|a) i møte\s+(?P<when>[\d.]{6,10})"
    r"(?:,?\s+(?:som )?(?P<nr>(?:PS\s)?sak\s.{3,12}))?",
    re.IGNORECASE,
)


@cache
def heads() -> dict[str, re.Pattern[str]]:
    """What opens a document of each kind: the whole line, not a word in a sentence."""
    words = wordings("heads").items()
    both = r"(?:\s*/\s*[^\W\d]{5,20})?"  # "MØTEBOK / SÆRUTSKRIFT"
    return {
        k: re.compile(rf"\s*{_OWNER}{_BODY}(?:{w}){both}{_END}", re.IGNORECASE)
        for k, w in words
    }


@dataclass(frozen=True)
class Block:
    """A case inside a sitting, from its heading to the next. item None: no number."""

    item: Item | None
    title: str | None
    chain: Chain | None
    first: int
    last: int


def blocks_of(
    lines: Sequence[Line],
    kind: str,
    items: tuple[Item, ...],
    first: int,
    last: int,
    chain_at: int | None,
    head: Sequence[labels.Field],
) -> Iterator[Block]:
    """The cases of a paper between two lines (indices), in order."""
    if kind in ("saksprotokoll", "saksframlegg"):
        yield _single(lines, items, first, last, chain_at, head)
        return
    for index, item in enumerate(items):
        stop = items[index + 1].first if index + 1 < len(items) else last
        stop = min(stop, _foreign(lines, item.last, stop))
        if _is_treated(lines, kind, item.last, stop):
            near = range(item.last, min(stop, item.last + 25))
            chain = next((c for at in near if (c := read_chain(lines, at))), None)
            yield Block(item, item.title, chain, item.first, stop)


def _is_treated(lines: Sequence[Line], kind: str, first: int, stop: int) -> bool:
    """Whether an item is more than an agenda's line: headings or sentences follow."""
    under = [line.text.strip() for line in lines[first : min(stop, first + 60)]]
    if any(is_marker(text) for text in under):
        return True
    told = (t for t in under[:12] if t.endswith(".") and len(t) > 15 and t[0].isupper())
    return kind == "moeteprotokoll" and any(told)


def _foreign(lines: Sequence[Line], at: int, stop: int) -> int:
    """Where the reports to the meeting begin: they belong to no case."""
    for index in range(at, stop):
        if re.fullmatch(
            r"\s*(?:Referatsaker|Orienteringssaker|Eventuelt|Meldinger|Spørsmål)\s*",
            lines[index].text,
        ):
            return index
    return stop


def _single(
    lines: Sequence[Line],
    items: tuple[Item, ...],
    first: int,
    last: int,
    chain_at: int | None,
    fields: Sequence[labels.Field],
) -> Block:
    """The one case of a case paper or extract."""
    chain = read_chain(lines, chain_at) if chain_at is not None else None
    labelled = labels.first_of(fields, "tittel")
    head = re.sub(r"(?i)^\s*saks\w+\s*[-:–]\s*", "", lines[first].text).strip()
    title = head if head != lines[first].text.strip() and len(head) > 8 else None
    start = chain.last if chain else first + 1
    if labelled and title_like(labelled.value, True):
        title, _ = whole_title(lines, labelled.value, labelled.line + 1, last)
    at = title is None and _title_line(lines, start, min(last, start + 14))
    if title is None and not at and chain:  # a title over the chain
        at = _title_line(lines, first + 1, chain.first)
    if at:
        title, start = whole_title(lines, lines[at].text.strip(), at + 1, last)
    own = next((item for item in items if item.first < first + 40), None)
    if own and title is None:
        title = own.title
    return Block(own if own and own.title == title else None, title, chain, first, last)


def _title_line(lines: Sequence[Line], at: int, stop: int) -> int | None:
    """The first line after the chain that is a title, before the treatment starts."""
    for index in range(at, stop):
        text = lines[index].text
        if is_marker(text) or HELD.search(text):
            return None
        named = any(p.fullmatch(text) for p in heads().values())
        fits = text.strip() and not named and not ends_title(text)
        if fits and title_like(text.strip(), False):
            return index
    return None


def number_held(lines: Sequence[Line], block: Block) -> str | None:
    """The case number an extract states for its own sitting."""
    for line in lines[block.first : min(block.last, block.first + 40)]:
        match = HELD.search(line.text)
        if match and match["nr"] and (number := find_number(match["nr"])):
            return number.value
    return None
