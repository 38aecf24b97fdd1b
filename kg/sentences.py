"""Passages and facts as rows of the index: what can be found and then said.

A passage becomes one row that knows its sentences and table rows. A fact becomes one
short sentence in bokmål; the cells of one printed table row become one sentence, with
each cell in a slot, so that the right one can be picked for an answer.
"""

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ingest.facts import Extraction
from ingest.model import Layout, Part, Passage, Span
from kg.index.rows import Row
from kg.iri import Iris, digest
from kg.saying import Said, say
from kg.settings import BASE
from kg.vocabulary import KIND as VOCABULARY
from kg.vocabulary import row_counts

# A line of a table: two figures or more, and few letters beside them.
FIGURES: Final = re.compile(r"(?<!\w)[-–−]?\d[\d.,]*\s?%?")
YEAR: Final = re.compile(r"(?:19|20)\d\d")
YEARS: Final = re.compile(r"(?<![\d/.])20\d\d(?![\d/])")
HEADER_LINES: Final = 3
MOST_LINES: Final = 40
MOST_PLACES: Final = 6


def rows(extraction: Extraction, base: str = BASE) -> list[Row]:
    """All rows of a document, passages first, in the order of the text."""
    iris = Iris(base)
    passages = list(_passages(extraction, iris))
    words = _vocabulary(extraction, iris, passages)
    return [*passages, *_facts(extraction, iris), words]


def is_table_row(text: str) -> bool:
    """Whether a line of text looks like a row of figures; a row of years is a head."""
    text = " ".join(text.split())
    figures = FIGURES.findall(text)
    if all(YEAR.fullmatch(figure.strip()) for figure in figures):
        return False
    letters = sum(character.isalpha() for character in text)
    digits = sum(character.isdigit() for character in text)
    ends = text.endswith((".", ":", ";"))
    return len(figures) >= 2 and digits * 4 >= letters and not ends


def _passages(extraction: Extraction, iris: Iris) -> Iterator[Row]:
    header: list[str] = []
    for passage in extraction.layout.passages:
        slots, header = _units(extraction, passage, header)
        yield _row(
            extraction,
            iris.passage(extraction.document.sha256, passage.span),
            "passage",
            passage.repaired or extraction.document.quote(passage.span),
            passage.span,
            quality=passage.quality,
            slots=slots,
        )


def _vocabulary(extraction: Extraction, iris: Iris, passages: list[Row]) -> Row:
    document = extraction.document
    return Row(
        iri=iris.within(document.sha256, "ordliste"),
        kind=VOCABULARY,
        text="",
        document=document.sha256,
        filename=document.filename,
        slots=row_counts(f"{row.heading} {row.text}" for row in passages)
        | {"kommune": extraction.kommune or ""},
    )


def _units(
    extraction: Extraction, passage: Passage, header: list[str]
) -> tuple[dict[str, str], list[str]]:
    """The sentences and rows of a passage, and the header that its rows stand under.

    Each unit is five numbers: its place in the document, its place in the mended
    text of the passage, and the header above it (-1 for a sentence).
    """
    view = extraction.view
    first = view.here(passage.span).start
    units: list[tuple[int, ...]] = []
    headers: list[str] = []
    for span in passage.sentences or (passage.span,):
        here = view.here(span)
        text = " ".join(view.text[here.start : here.end].split())
        row = is_table_row(text)
        if row and (not headers or headers[-1] != " / ".join(header)):
            headers.append(" / ".join(header))
        at = len(headers) - 1 if row else -1
        units.append((*span, here.start - first, here.end - first, at))
        header = _header(header, text, row)
    slots = {"units": json.dumps(units), "headers": json.dumps(headers)}
    copies = [list(copy) for copy in passage.copies]
    return slots | ({"copies": json.dumps(copies)} if copies else {}), header


def _header(header: list[str], text: str, row: bool) -> list[str]:
    """What stands above the next row: the last lines that are not rows."""
    return header if row else [*header[1 - HEADER_LINES :], text[:160]]


def _facts(extraction: Extraction, iris: Iris) -> Iterator[Row]:
    sha = extraction.document.sha256
    told: dict[str, list[Said]] = {}
    for said in say(extraction):
        told.setdefault(said.text, []).append(said)
    for text, same in told.items():
        yield _fact(extraction, iris.within(sha, "utsagn", digest(text)), same)


def _fact(extraction: Extraction, iri: str, same: list[Said]) -> Row:
    """One sentence with all places that say it."""
    said = same[0]
    places = list(dict.fromkeys(span for one in same for span in one.evidence))
    narrow = [span for span in places if _height(extraction, span) <= MOST_LINES]
    kept = [list(span) for span in (narrow or places)[:MOST_PLACES]]
    slots = said.slots | {"evidence": json.dumps(kept)}
    span = Span(*kept[0])
    return _row(
        extraction, iri, "fact", said.text, span, klasse=said.klasse, slots=slots
    )


def _height(extraction: Extraction, span: Span) -> int:
    """How many lines a span covers."""
    return extraction.document.text.count("\n", span.start, span.end) + 1


def _path(layout: Layout, offset: int) -> tuple[str, ...]:
    """The heading path of the passage that an offset stands in."""
    at = bisect_right(layout.passages, offset, key=lambda p: p.span.start) - 1
    return layout.passages[at].path if at >= 0 else ()


@lru_cache(maxsize=32)
def _told_year(text: str, start: int, end: int) -> str:
    years = Counter(YEARS.findall(text, start, end))
    return years.most_common(1)[0][0] if years else ""


def _year(extraction: Extraction, part: Part) -> str:
    """The year of a part: that of its title or date, or the one it names most."""
    named = YEARS.search(part.title or "") or YEARS.search(part.date or "")
    return (
        named[0]
        if named
        else _told_year(extraction.view.text, *extraction.view.here(part.span))
    )


def _row(
    extraction: Extraction,
    iri: str,
    kind: str,
    text: str,
    span: Span,
    *,
    quality: float = 1.0,
    klasse: str | None = None,
    slots: dict[str, str],
) -> Row:
    document, layout = extraction.document, extraction.layout
    part = layout.part_at(span.start)
    first, last = document.lines_of(span)
    page = document.page_at(span.start)
    sort = part.kind.replace("aa", "å").replace("oe", "ø")
    about = (part.title, part.body, sort, document.title, extraction.kommune)
    return Row(
        iri=iri,
        kind=kind,
        text=text,
        document=document.sha256,
        filename=document.filename,
        start=span.start,
        end=span.end,
        line_start=first,
        line_end=last,
        page=page.number if page else None,
        heading=" › ".join(_path(layout, span.start)),
        part=" · ".join(dict.fromkeys(word for word in about if word)),
        date=part.date,
        quality=quality,
        klasse=klasse,
        slots=slots
        | {"kommune": extraction.kommune or "", "aar": _year(extraction, part)},
    )
