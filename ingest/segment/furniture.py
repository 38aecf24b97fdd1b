"""Page numbers, running headers, buttons and photo credits: never cited."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.model import Document, Span
from ingest.segment.kinds import kinds
from ingest.segment.lines import Row, page_edges

PAGE_OF = re.compile(r"(?:side|page)\s+\d{1,4}(?:\s*(?:av|of|/)\s*\d{1,4})?", re.I)
PAGE_FRACTION = re.compile(r"(\d{1,3})\s?/\s?(\d{1,3})")  # "4/10"; a saksnr has a title
# "Årsrapport 2031  Side 4 av 9", "Side 4 av 9  Fjordvik kommune"
NUMBERED = re.compile(
    r"(?P<before>\S.{2,80}?)?(?:^|\s[-–|\s]*)(?:side|page)\s+(?P<nr>\d{1,4})"
    r"(?:\s*(?:av|of|/)\s*\d{1,4})?(?:[-–|\s]*\s(?P<after>\S.{2,80}))?",
    re.IGNORECASE,
)
BUTTON = re.compile(r"\[[A-ZÆØÅ][a-zæøå]+(?: [a-zæøå]+){0,3}\]")  # not "[1]"
CREDIT = re.compile(r"foto(?:graf)?(?:/ill\w*)?\s?: .{2,60}", re.I)
LONE_NUMBER = re.compile(r"\d{1,3}")
FIGURES = re.compile(r"\d+")
RUNNING_MIN = 4  # a line must head or foot so many pages
NUMBERED_MIN = 3  # pages that a line with the page's number must stand on
RUNNING_SHARE = 0.4  # of the pages between its first and its last
RUNNING_LENGTH = 90


def find_furniture(
    document: Document, rows: tuple[Row, ...], openings: Sequence[int]
) -> frozenset[int]:
    """Indexes of the rows that are furniture.

    openings: indexes of the rows that open the parts. Titles of parts repeat, and are
    no headers.
    """
    declared = [at for at, row in enumerate(rows) if _declared(document, row)]
    found = {at for at, row in enumerate(rows) if is_furniture_text(row.text)}
    found |= {*declared, *_lone_numbers(rows)}
    bounds = [*sorted({0, *openings}), len(rows)]
    for first, after in pairwise(bounds):
        found |= {first + at for at in _running(rows[first:after])}
    found |= {*_header_beside_page_number(rows), *_with_page_numbers(rows)}
    titles = {at for at in openings if kinds().of_title(rows[at].text)}
    return frozenset(found - titles)


def is_furniture_text(text: str) -> bool:
    """Whether a line is furniture wherever it stands."""
    if any(shape.fullmatch(text) for shape in (PAGE_OF, BUTTON, CREDIT)):
        return True
    fraction = PAGE_FRACTION.fullmatch(text)
    return fraction is not None and 0 < int(fraction[1]) <= int(fraction[2]) < 400


def _declared(document: Document, row: Row) -> bool:
    return any(span.covers(row.span) for span in document.furniture)


def _lone_numbers(rows: Sequence[Row]) -> Iterator[int]:
    """Numbers alone at the foot of a page; inside a page they are cells."""
    pages = len(page_edges(rows))
    for at, row in enumerate(rows[:-1]):
        last = rows[at + 1].opens_page and row.gap and LONE_NUMBER.fullmatch(row.text)
        if last and 0 < int(row.text) <= pages:
            yield at


def _running(rows: Sequence[Row]) -> Iterator[int]:
    """Lines that stand at the same edge of many neighbouring pages of a part."""
    opens = page_edges(rows)
    places: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for page, first in enumerate(opens):
        last = opens[page + 1] - 1 if page + 1 < len(opens) else len(rows) - 1
        for edge, at in (("head", first), ("foot", last)):
            if len(rows[at].text) <= RUNNING_LENGTH:
                key = FIGURES.sub("0", rows[at].text.casefold())
                places[edge, key].append((page, at))
    for hits in places.values():
        reach = hits[-1][0] - hits[0][0] + 1
        if len(hits) >= RUNNING_MIN and len(hits) / reach >= RUNNING_SHARE:
            yield from (at for _, at in hits)


def _header_beside_page_number(rows: Sequence[Row]) -> Iterator[int]:
    """A short line that stands alone above "Side 34 av 35" is a running header."""
    for at, row in enumerate(rows[1:], 1):
        above = rows[at - 1]
        if PAGE_OF.fullmatch(row.text) and above.gap >= 3 and len(above.text) < 60:
            yield at - 1


def _with_page_numbers(rows: Sequence[Row]) -> Iterator[int]:
    """Lines that are alike but for a rising page number, and what is always above."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, row in enumerate(rows):
        if match := NUMBERED.fullmatch(row.text):
            words = f"{match['before'] or ''}|{match['after'] or ''}".casefold()
            places[words].append((int(match["nr"]), at))
    for words, hits in places.items():
        rising = all(a[0] < b[0] for a, b in pairwise(hits))
        if words == "|" or len(hits) < NUMBERED_MIN or not rising:
            continue
        yield from (at for _, at in hits)
        above = {rows[at - 1].text for _, at in hits if at}
        if len(above) == 1 and len(above.pop()) <= RUNNING_LENGTH:
            yield from (at - 1 for _, at in hits if at)


def spans_of(rows: Sequence[Row], indexes: frozenset[int]) -> tuple[Span, ...]:
    """The spans of furniture rows, in text order."""
    return tuple(rows[at].span for at in sorted(indexes))
