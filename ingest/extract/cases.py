"""Cases: on agendas, in protocols, along the chain of bodies, and as references."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.extract.agenda import Item
from ingest.extract.blocks import Block, number_held
from ingest.extract.body_names import body_key, body_of, find_bodies
from ingest.extract.case_numbers import (
    FOLDER,
    NUMBER,
    Found,
    find_date,
    find_folder,
    find_month,
    find_number,
    number_key,
)
from ingest.extract.chain import Row
from ingest.extract.evidence import lines_span
from ingest.extract.labels import fields, first_of
from ingest.extract.person_names import NAME, clean_name
from ingest.extract.proceedings import Sitting, sittings
from ingest.facts import Fact, Moetesak, SakRef
from ingest.model import Layout
from ingest.view import View


class Folder(NamedTuple):
    """A case folder: its number, the journal entry, who handles it."""

    number: str | None = None
    entry: str | None = None
    officer: str | None = None


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """All cases of a document; a case met twice is told twice, and joined later."""
    papers = sittings(view, layout)
    for sitting in papers:
        yield from _agenda(view, sitting)
        for block in sitting.blocks:
            yield from _block(view, sitting, block)
    yield from _references(view, papers)


def _agenda(view: View, sitting: Sitting) -> Iterator[Moetesak]:
    for item in sitting.items if sitting.body else ():
        yield Moetesak(
            sak=SakRef(sitting.body or "", item.number, sitting.date),
            tittel=item.title,
            saksmappe=item.folder,
            journalpost=item.entry,
            saksbehandler=item.officer,
            evidence=(lines_span(view, item.first, item.last),),
        )


def _block(view: View, sitting: Sitting, block: Block) -> Iterator[Moetesak]:
    folder = folder_of(view, sitting, block)
    own = own_ref(view, sitting, block)
    rows = block.chain.rows if block.chain else ()
    if own and block.item:
        yield _own(view, own, sitting, block, folder)
    for row in rows:
        yield _treatment(view, row, block, folder, own, len(rows) == 1)
    if own and not block.item and not any(_is(row, own) for row in rows):
        yield _own(view, own, sitting, block, folder)
    if not own and not rows and block.title and folder.number:
        sak = SakRef(sitting.body or "", None, sitting.date)
        yield _own(view, sak, sitting, block, folder)


def own_ref(view: View, sitting: Sitting, block: Block) -> SakRef | None:
    """The case that a block of a sitting is about, where it has a number there."""
    if sitting.kind == "saksframlegg" or sitting.body is None:
        return None
    if sitting.kind != "saksprotokoll":
        number = block.item.number if block.item else None
        return SakRef(sitting.body, number, sitting.date) if number else None
    number = number_held(view.lines, block) or _number_field(sitting)
    rows = block.chain.rows if block.chain else ()
    for row in rows:
        if body_key(row.body) == body_key(sitting.body) and row.date == sitting.date:
            return SakRef(row.body, row.number or number, row.date)
    return SakRef(sitting.body, number, sitting.date) if number else None


def _number_field(sitting: Sitting) -> str | None:
    """The number that an extract's head gives: "Sak: 7/24"."""
    field = first_of(sitting.head, "saksnr")
    found = find_number(field.value) if field else None
    return found.value if found else None


def _is(row: Row, own: SakRef) -> bool:
    return row.number == own.nummer and body_key(row.body) == body_key(own.utvalg)


def _own(
    view: View, sak: SakRef, sitting: Sitting, block: Block, folder: Folder
) -> Moetesak:
    heading = (
        (block.item.first, block.item.last)
        if block.item
        else (block.first, block.first + 8)
    )
    return Moetesak(
        sak=sak,
        tittel=_small(block.title, sitting),
        saksmappe=folder.number,
        journalpost=folder.entry,
        saksbehandler=folder.officer,
        evidence=(lines_span(view, *heading),),
    )


def _small(title: str | None, sitting: Sitting) -> str | None:
    """A title in capitals as the agenda writes it, where that has small letters."""
    if title is None or not title.isupper():
        return title
    same = (i.title for i in sitting.items if (i.title or "").upper() == title)
    return next(filter(None, same), title)


def _treatment(
    view: View, row: Row, block: Block, folder: Folder, own: SakRef | None, alone: bool
) -> Moetesak:
    """A row of the chain. The journal entry belongs to the case in hand only."""
    mine = alone or (own is not None and _is(row, own))
    return Moetesak(
        sak=SakRef(row.body, row.number, row.date),
        tittel=block.title,
        saksmappe=folder.number,
        journalpost=folder.entry if mine else None,
        saksbehandler=folder.officer,
        status=None if row.number else "planlagt",
        rekkefoelge=row.order,
        evidence=(lines_span(view, row.line, row.line + 1),),
    )


def folder_of(view: View, sitting: Sitting, block: Block) -> Folder:
    """The folder of a block: on its heading, the agenda, or in the fields of a head."""
    item = block.item
    head = list(sitting.head)
    if item:
        start = block.chain.last if block.chain else item.last
        head = fields(view.lines, item.first, min(block.last, start + 8))
    officer = first_of(head, "saksbehandler")
    name = clean_name(officer.value) if officer else None
    name = name if name and re.fullmatch(NAME, name) else None
    label = first_of(head, "arkivsak") or (None if item else first_of(head, "saksnr"))
    found = find_folder(label.value) if label else _bare_folder(view, sitting, item)
    posted = first_of(head, "journalpost")
    entry = find_folder(posted.value) if posted else None
    printed = Folder(
        found.value if found else None,
        (found.more if found else None)
        or (entry and (entry.more or entry.value))
        or None,
        name,
    )
    named = _on_agenda_as(sitting, item)
    if named and named.folder:
        same = printed.number in (None, named.folder)
        return Folder(
            named.folder, named.entry or (printed.entry if same else None), name
        )
    return printed


def _bare_folder(view: View, sitting: Sitting, item: Item | None) -> Found | None:
    """A folder alone on a line of a case paper's head: "24/02210-3"."""
    if item or sitting.kind != "saksframlegg":
        return None
    head = view.lines[sitting.first : min(sitting.last, sitting.first + 12)]
    alone = (find_folder(line.text) for line in head if _ALONE.fullmatch(line.text))
    return next(alone, None)


def _on_agenda_as(sitting: Sitting, item: Item | None) -> Item | None:
    """The item that gives a heading's folder: itself, or its agenda twin."""
    if item is None or item.folder:
        return item
    same = (other for other in sitting.items if other.number == item.number)
    return next((other for other in same if other.folder), None)


_ALONE = re.compile(rf"\s*{FOLDER}\s*")
_CODE = r"(?<![\w-])(?P<kode>[A-ZÆØÅ]{1,5})[-.]?\s?sak(?:\s?nr\.?)?:?\s+"
_SAK = r"(?<![\w-])[Ss]ak(?:en)?(?:s?nr|\snr)?\.?:?\s+(?:PS\s)?"
# "F-sak 113/23", "(sak 30/23)", "i sak\n109/22"; not "saker 4/5", not a folder number
_REFERENCE = re.compile(rf"(?:{_CODE}|{_SAK}|(?<![\w-])(?P<ps>PS)\s){NUMBER}")
_SENTENCE = re.compile(r"[.!?:]\s+(?=[A-ZÆØÅ])|\n\s*\n|\n(?= [A-ZÆØÅ])|\n[•▪]")
_DATE_BEFORE = 60  # a date this close before the number is the meeting's
_MONTH_AFTER = 16  # "sak 12/24 i mai 2024"


def _references(view: View, papers: tuple[Sitting, ...]) -> Iterator[Moetesak]:
    text = view.text
    for match in _REFERENCE.finditer(text):
        number = f"{match['nr']}/{match['aar']}"
        line = view.document.line_number(view.source(match.start(), match.end()).start)
        last = view.document.line_number(
            view.source(match.end() - 1, match.end()).start
        )
        sitting = next((s for s in papers if s.first < line <= s.last), None)
        if sitting and _tells_of_itself(sitting, line, number):
            continue
        sak = _meant(text, match, number, sitting)
        if sak is not None:
            yield Moetesak(sak=sak, evidence=(lines_span(view, line - 1, last),))


def _tells_of_itself(sitting: Sitting, line: int, number: str) -> bool:
    """Whether a number stands on the agenda or in the very case that has it."""
    own = [b for b in sitting.blocks if b.item and b.first < line <= b.last]
    return any(i.first < line <= i.last for i in sitting.items) or any(
        block.item and number_key(block.item.number) == number_key(number)
        for block in own
    )


def _meant(
    text: str, match: re.Match[str], number: str, sitting: Sitting | None
) -> SakRef | None:
    begin, end = _around(text, match.start(), match.end())
    body = (
        body_of(match["kode"]) if match["kode"] else _body_near(text, begin, match, end)
    )
    near = text[max(begin, match.start() - _DATE_BEFORE) : match.start()]
    after = text[match.end() : min(end, match.end() + _MONTH_AFTER)]
    date = find_date(near) or find_month(near) or find_month(after)
    if body is None and sitting and sitting.body and _on_agenda(sitting, number):
        return SakRef(sitting.body, number, sitting.date)
    if body is None and (match["kode"] or match["ps"]):
        return None
    return SakRef(body or "", number, date.value if date else None)


def _on_agenda(sitting: Sitting, number: str) -> bool:
    blocks = [block.item for block in sitting.blocks if block.item]
    return any(item.number == number for item in [*sitting.items, *blocks])


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a reference, at most 400 characters each way."""
    first, last = max(0, start - 400), min(len(text), end + 250)
    stops = [m.end() for m in _SENTENCE.finditer(text, first, start)]
    after = _SENTENCE.search(text, end, last)
    return stops[-1] if stops else first, after.start() if after else last


def _body_near(text: str, begin: int, match: re.Match[str], end: int) -> str | None:
    """The body of a reference: the last named before it, else the first after."""
    before = find_bodies(text, begin, match.start())
    if before:
        return before[-1].name
    after = find_bodies(text, match.end(), end)
    return after[0].name if after else None


def paper_ref(
    view: View, papers: tuple[Sitting, ...], sitting: Sitting, block: Block
) -> SakRef | None:
    """The case that a block is about; for a case paper, the first body's case.

    A case paper has no number of its own: it is looked up on the agendas of the file.
    """
    if sitting.kind != "saksframlegg":
        return own_ref(view, sitting, block)
    rows = block.chain.rows if block.chain else ()
    if not rows:
        return None
    first, folder = rows[0], folder_of(view, sitting, block).number
    numbers = {
        item.number
        for paper in papers
        if paper.body
        and body_key(paper.body) == body_key(first.body)
        and paper.date == first.date
        for item in (*paper.items, *(b.item for b in paper.blocks if b.item))
        if (folder and item.folder == folder)
        or (
            block.title
            and item.title
            and title_key(item.title) == title_key(block.title)
        )
    }
    number = first.number or (next(iter(numbers)) if len(numbers) == 1 else None)
    return SakRef(first.body, number, first.date)


def title_key(title: str) -> str:
    """What the ways to set one title share."""
    return " ".join(re.sub(r"[-–.]", " ", title.lower()).split())
