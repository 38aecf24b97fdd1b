"""Cases as agendas and headings name them: number, title over lines, folder."""

import re
from collections.abc import Sequence
from functools import cache

from ingest.extract import labels
from ingest.extract.agendarows import CELL, again_named, has_officers, with_officer
from ingest.extract.agendarows import Item as Item
from ingest.extract.body_names import is_body
from ingest.extract.case_numbers import (
    FOLDER,
    find_date,
    find_folder,
    number_key,
)
from ingest.extract.caseheads import Head, are_yearless, head_of, names_case
from ingest.extract.chain import is_header, read_chain
from ingest.extract.person_names import NAME
from ingest.gazetteer import wordings
from ingest.view import Line

_FOLDER_LINE = re.compile(rf"\s*{FOLDER}\s*")
_SYMBOL = re.compile(r"\s*[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F]+\s*")  # a padlock
_WIDEST = 130  # characters: longer lines are not wrapped at all
_PAGE = re.compile(r"\s*\d{1,3}\s*$")


@cache
def _marker() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{wordings('markers')['linje']})\s*", re.IGNORECASE)


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{wordings('stops')['linje']})\s*", re.IGNORECASE)


def is_marker(text: str) -> bool:
    """Whether a line is a heading of a case's treatment: "Behandling", "Vedtak:"."""
    return bool(_marker().fullmatch(text))


def read_items(
    lines: Sequence[Line], first: int, last: int, date: str | None
) -> tuple[Item, ...]:
    """Every line that names a case by number and title."""
    found = []
    at = first
    paged = False  # a label "Side" over the agenda: page numbers end the titles
    yearless = are_yearless(lines, first, last)
    staffed = False  # a label "Saksbehandler" over it: names stand behind the titles
    titled: dict[tuple[int, int], Item] = {}
    while at < last:
        text = lines[at].text
        paged = paged or bool(
            re.fullmatch(
                r"(?i).*\b(?:saksliste|sakskart|sakliste|innhold|innhald|tittel).*\bside\s*",
                text,
            )
        )
        staffed = staffed or has_officers(text)
        chain = read_chain(lines, at)
        item = (
            None
            if chain
            else _item(lines, at, last, date, paged=paged, yearless=yearless)
        )
        if chain:
            at = max(chain.last, at + 1)
        elif item := again_named(lines, at, item, titled):
            item = with_officer(item, text) if staffed else item
            titled.setdefault(number_key(item.number), item)
            found.append(item)
            at = max(item.last, at + 1)
        else:
            at += 1
    return tuple(found)


def _item(
    lines: Sequence[Line],
    at: int,
    last: int,
    date: str | None,
    *,
    paged: bool,
    yearless: bool,
) -> Item | None:
    head = head_of(lines[at].text, date, yearless=yearless)
    if head is None:
        return None
    title, end = head.title, at + 1
    beside = _FOLDER_LINE.fullmatch(title) if title else None
    if title is None or beside or _field(title):
        sure = head.prefix or beside
        if not sure and not _heading_ahead(lines, at, last):
            return None
        found = _title_below(lines, at + 1, last)
        if found is None:
            return None
        title, end = found
        under = beside[0] if beside else _folder_under(lines, at + 1, end - 1)
        title = f"{title}\t{under.strip()}" if under else title
    title, folder, entry = _cells_of(title, head)
    if not title_like(title, bool(head.prefix)):
        return None
    title, end = whole_title(lines, title, end, last)
    officer, below = None, _next_text(lines, end, last)
    if below is not None and not folder and _FOLDER_LINE.fullmatch(lines[below].text):
        title = f"{title} {lines[below].text.strip()}"  # a cell of its own
        told = _FOLDER_LINE.fullmatch(lines[below].text)
        officer = _officer_under(lines, below, last) if told and told["dok"] else None
        end = below + 1
    title, folder, entry = _folder_behind(title, folder, entry)
    title = _without_page(lines, title, end, paged)
    return Item(head.number, title, folder, entry, at, end, officer)


def _officer_under(lines: Sequence[Line], at: int, last: int) -> str | None:
    """The name in a cell under that of the journal entry, each on its own line."""
    under = _next_text(lines, at + 1, last)
    said = lines[under].text.strip() if under is not None else ""
    return said if re.fullmatch(NAME, said) and not is_body(said) else None


def _cells_of(text: str, head: Head) -> tuple[str, str | None, str | None]:
    """A title, its folder and journal entry, where gaps part them; pages are left."""
    folder, entry = head.folder, head.entry
    title, *rest = CELL.split(_SYMBOL.sub("  ", text).strip())
    for cell in rest:
        alone = _FOLDER_LINE.fullmatch(cell)
        if alone and folder is None:
            folder = alone["mappe"]
            entry = f"{folder}-{alone['dok']}" if alone["dok"] else None
        elif not alone and not _PAGE.fullmatch(cell) and len(cell) > 2:
            title = f"{title} {cell}"
    return title, folder, entry


def _field(text: str) -> labels.Field | None:
    """The field that a line is, and nothing else: "Arkivsak: 23/1466"."""
    found = labels.fields([Line(1, 0, len(text), text)], 0, 1)
    begins = found and re.match(r"[^:]{2,25}:", text.strip())
    return found[0] if begins else None


def _title_below(lines: Sequence[Line], at: int, last: int) -> tuple[str, int] | None:
    """A title on the lines under a number, behind its label or past other fields."""
    start = _next_text(lines, at, last)
    while start is not None and (
        (field := _field(lines[start].text))
        or _FOLDER_LINE.fullmatch(lines[start].text)
    ):
        if field and field.name == "tittel" and field.value:
            return field.value, start + 1
        start = _next_text(lines, start + 1, last)
    return (lines[start].text.strip(), start + 1) if start is not None else None


def _folder_under(lines: Sequence[Line], first: int, last: int) -> str | None:
    """A folder in a cell of its own between a number and its title."""
    alone = (
        x.text.strip() for x in lines[first:last] if _FOLDER_LINE.fullmatch(x.text)
    )
    return next(alone, None)


def _folder_behind(
    title: str, folder: str | None, entry: str | None
) -> tuple[str, str | None, str | None]:
    """An agenda may print the folder behind the title: "Budsjett 2025 24/123"."""
    found = find_folder(title) if folder is None else None
    if found is None or found.end < len(title.rstrip()) - 4 or found.start < 8:
        return title, folder, entry
    before = re.sub(r"(?i)[\s(]+arkivsak(?:s?nr)?[.:]*\s*$", "", title[: found.start])
    return before.rstrip(" |\t-–("), found.value, found.more


def _heading_ahead(lines: Sequence[Line], at: int, last: int) -> bool:
    """A number alone on its line is a heading where a title and a treatment follow."""
    before = next(
        (
            x.text.strip()
            for x in reversed(lines[max(0, at - 3) : at])
            if x.text.strip()
        ),
        "",
    )
    if re.search(r"(?i)sak\.?$", before):
        return False
    start = _next_text(lines, at + 1, last)
    return start is not None and any(
        is_marker(x.text) for x in lines[start + 1 : min(last, start + 12)]
    )


def _next_text(lines: Sequence[Line], at: int, last: int) -> int | None:
    return next(
        (i for i in range(at, min(at + 3, last)) if lines[i].text.strip()), None
    )


def title_like(title: str, prefixed: bool) -> bool:
    """A title has words, and starts like one; "og videre i" after a number does not."""
    if len(re.findall(r"[^\W\d_]", title)) < 4 or is_marker(title):
        return False
    if (date := find_date(title)) and is_body(title[: date.start]):
        return False  # a row of the chain: "Formannskapet 23.05.2024"
    if find_date(title[:11]) or re.match(r"[\d ]+$", title[:12]):
        return False
    if title[:1].islower() and (title.rstrip()[-1:] == "." or title.startswith("den ")):
        return False  # "sak 7/24 den 3. mai", in a sentence
    return prefixed or bool(re.match(r"[A-ZÆØÅ0-9«\"“(-]", title))


def whole_title(
    lines: Sequence[Line], title: str, at: int, last: int
) -> tuple[str, int]:
    """A title over all its lines: the line was full, or the next is a rest."""
    taken, width = title.strip(), len(lines[at - 1].text.rstrip())
    while at < last and at < len(lines):
        text = lines[at].text
        plain = text.strip()
        rest = plain[:1].islower() or re.match(r"\d{4}\b|\d+\. ?[a-zæøå]", plain)
        if not plain or not (width >= 45 or rest):
            break
        if ends_title(text) and not (is_marker(text) and plain[:1].islower()):
            break  # "behandling" in small letters goes on "2. gangs"
        if not rest and _is_prose(lines, at, width):
            break
        taken, width, at = f"{taken} {plain}", len(text.rstrip()), at + 1
        if len(taken) > 400:
            break
    return re.sub(r"-\s(?=\d{4}\b)", "-", taken), at


def _is_prose(lines: Sequence[Line], at: int, width: int) -> bool:
    """Whether a line under a title is text: there was room for its first word above.

    A title that is wrapped in a narrow cell goes on in lines as short as itself.
    """
    text = lines[at].text.strip()
    near = (len(x.text.rstrip()) for x in lines[max(0, at - 60) : at + 60])
    room = max((size for size in near if size < _WIDEST), default=0)
    fits = width + 1 + len(text.split()[0]) <= room
    return fits and (text.endswith(".") or len(text) > width + 10)


def ends_title(text: str) -> bool:
    """Whether a line is no part of a title: a heading, a field, another case."""
    return bool(
        is_marker(text)
        or _stop().fullmatch(text)
        or _PAGE.fullmatch(text)
        or names_case(text)
        or labels.fields([Line(1, 0, len(text), text)], 0, 1)
        or is_header(text)
    )


def _without_page(lines: Sequence[Line], title: str, end: int, paged: bool) -> str:
    """A title without an agenda's page number, unless that has its own line."""
    title = re.sub(r"\s*\.{4,}\s*\d{1,3}$", "", title)
    if not paged:
        return title
    after = _next_text(lines, end, len(lines))
    if after is not None and _PAGE.fullmatch(lines[after].text):
        return title
    return re.sub(r"\s+\d{1,3}$", "", title)
