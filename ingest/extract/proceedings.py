"""The shape of meeting papers: which sittings a text holds, and each one's cases.

A sitting is an agenda, a protocol, a case paper or an extract for one case. Inside it
stand agenda items and case blocks (a number and title, the chain, the treatment).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ingest.extract import labels
from ingest.extract.body_names import body_of, find_bodies, is_body
from ingest.extract.case_numbers import (
    FOLDER,
    NUMBER,
    PREFIX,
    find_date,
    find_folder,
    find_number,
    year_of,
)
from ingest.extract.chain import HEADER, Chain, read_chain
from ingest.model import Layout
from ingest.view import Line, View

_END = r"(?:\s+(?:for|fra|frå|til|i|av)\b.{0,80}|\s*[-–:]\s*.{1,100}|\s+[A-ZÆØÅ][^.]{2,60})?\s*"
_HEADS = {  # what opens a document; the whole line, not a word in a sentence
    "moeteprotokoll": r"(?:møteprotokoll|møtebok|møteutskrift|protokoll)",
    "moeteinnkalling": r"(?:møteinnkalling|innkalling|møteinnkalling med saksliste)",
    "saksprotokoll": r"(?:saksprotokoll|særutskrift|saksutskrift|utskrift|melding om vedtak)",
    "saksframlegg": r"(?:saksfr[ae]mlegg|saksframstilling|saksfremstilling|saksutredning"
    r"|sakspapir|saksdokument|saksframlegg med innstilling)",
}
_HEAD = {
    kind: re.compile(rf"\s*{word}{_END}", re.IGNORECASE)
    for kind, word in _HEADS.items()
}
_SITTINGS = frozenset(_HEADS) | {"ukjent", "vedlegg"}
# what follows a case's title: from here on the case is treated
MARKER = re.compile(
    r"\s*(?:(?:behandlet|behandla|behandles|handsama) av\b.*|behandling:?|møtebehandling:?"
    r"|handsaming:?|saksgang:?|votering:?|avstemning:?|avrøysting:?|røysting:?|vedtak\s*:?"
    r"|innstilling:?|tilråding:?|saksprotokoll\b.*|saksopplysning(?:er|ar):?"
    r"|.{0,45}\bforsl?ag til (?:vedtak|innstilling|uttalelse)[.:]?|(?:vedtak|innstilling|tilråding)"
    r" (?:i|til|frå|fra) .{3,60}|.{0,40}\b(?:si )?(?:tilråding|innstilling):?"
    r"|sammendrag.*|samandrag.*|.{0,60} har behandlet saken i møte.*"
    r"|(?:behandling|handsaming) i .{3,60}|vedtak:.*|votering:.*|røysting:.*)\s*",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\s*(?:referatsaker|orienteringssaker|drøftingssaker|eventuelt|meldinger|saker til behandling"
    r"|saksliste.*|sakskart.*|sakliste|spørsmål|\[lagre vedtak\]|underskrifter?|vedlegg:?"
    r"|(?:arkiv)?saksbehandler.*|arkivsak.*|saksnr\..*|møtedato.*|behandlet av.*)\s*",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\s*\d{1,3}\s*$")
# a case heading or agenda item: number, maybe a folder, a title or nothing
_ITEM = re.compile(
    rf"\s*(?P<prefix>{PREFIX})?{NUMBER}[.:]?(?:[\s|]*[-–]?[\s|]+(?:{FOLDER}[\s|]*)?(?P<title>\S.*))?\s*$"
)
_HELD = re.compile(
    r"har (?:behandlet|behandla|handsama) sak(?:en|a) i møte\s+(?P<when>[\d.]{6,10})"
    r"(?:,?\s+(?:som )?(?P<nr>(?:PS\s)?sak\s.{3,12}))?",
    re.IGNORECASE,
)


class Item(NamedTuple):
    """A case as an agenda or a heading names it. Lines are indices, last exclusive."""

    number: str
    title: str | None
    folder: str | None
    entry: str | None
    first: int
    last: int


@dataclass(frozen=True)
class Block:
    """A case inside a sitting, from its heading to the next. item None: no number."""

    item: Item | None
    title: str | None
    chain: Chain | None
    first: int
    last: int


@dataclass(frozen=True)
class Sitting:
    """A document of a meeting. Lines are indices into the view's lines, last exclusive."""

    kind: str
    first: int
    last: int
    body: str | None
    date: str | None
    head: tuple[labels.Field, ...]
    items: tuple[Item, ...]
    blocks: tuple[Block, ...]


@lru_cache(maxsize=1)
def sittings(view: View, layout: Layout) -> tuple[Sitting, ...]:
    """All sittings of a text, in order."""
    lines = view.lines
    marks = sorted(_marks(view, layout))
    found = []
    for index, (first, kind) in enumerate(marks):
        last = marks[index + 1][0] if index + 1 < len(marks) else len(lines)
        if kind in _HEADS and (sitting := _sitting(lines, kind, first, last)):
            found.append(sitting)
    return tuple(found)


def _marks(view: View, layout: Layout) -> Iterator[tuple[int, str]]:
    """Where documents begin: line index and kind; other kinds end what stands before."""
    lines = view.lines
    seen: set[int] = set()
    for at, line in enumerate(lines):
        kind = _head_kind(lines, at)
        if kind and not layout.is_furniture(view.source(line.start, line.end).start):
            seen.add(at)
            yield at, kind
    for part in layout.parts:
        at = view.document.line_number(part.span.start) - 1
        if not any(near in seen for near in range(at - 3, at + 6)) and (
            part.kind not in _SITTINGS or part.kind in _HEADS
        ):
            yield at, part.kind


def _head_kind(lines: Sequence[Line], at: int) -> str | None:
    text = lines[at].text
    if not 5 < len(text) < 130:
        return None
    if text.startswith(" ") and HEADER.fullmatch(text):
        planned = "behandles" in text.lower()
        return "saksframlegg" if planned else "saksprotokoll"
    for kind, pattern in _HEAD.items():
        if pattern.fullmatch(text) and _opens(lines, at, kind):
            return kind
    return None


def _opens(lines: Sequence[Line], at: int, kind: str) -> bool:
    """Whether a line that looks like a head has a head's fields under it."""
    if re.search(r"[.;,]\s*$|\bgodkjen|\btas\b|\bvert\b", lines[at].text):
        return False
    under = [line.text for line in lines[at + 1 : at + 30] if line.text.strip()][:14]
    if kind in ("saksframlegg", "saksprotokoll"):
        return any(
            HEADER.fullmatch(x)
            or re.search(r"(?i)saksbehandl|sakshandsam|arkivsak|utvalgssak|møtedato", x)
            for x in under[:10]
        )
    head = " ".join([lines[at].text, *under[:9]])
    return bool(
        find_date(head)
        and (find_bodies(head) or re.search(r"(?i)utval|møtested|møtestad", head))
    ) and any(
        re.search(
            r"(?i)\b(?:dato|tid|sted|møtested|møtestad|møtedato|møtetid|tidspunkt|kl|klokka)\b",
            x,
        )
        for x in under[:10]
    )


def _sitting(lines: Sequence[Line], kind: str, first: int, last: int) -> Sitting | None:
    zone = min(last, first + 45)
    head = labels.fields(lines, first, zone)
    chain_at = next(
        (at for at in range(first, zone) if HEADER.fullmatch(lines[at].text)), None
    )
    body, date = _held(lines, first, last) if kind == "saksprotokoll" else (None, None)
    if kind in ("moeteprotokoll", "moeteinnkalling"):
        body = labels.body_field(head, lines, first)
        date = _date(head, lines, first)
        if body is None or date is None:
            return None
    items = _items(lines, first, last, date)
    blocks = tuple(_blocks(lines, kind, items, first, last, chain_at))
    agenda = tuple(item for item in items if not any(item is b.item for b in blocks))
    return Sitting(kind, first, last, body, date, tuple(head), agenda, blocks)


def _held(
    lines: Sequence[Line], first: int, last: int
) -> tuple[str | None, str | None]:
    """Body and date of an extract: "X har behandlet saken i møte 7.11.2023 sak 168/23"."""
    for line in lines[first : min(last, first + 40)]:
        match = _HELD.search(line.text)
        if match and (date := find_date(match["when"])):
            return body_of(line.text[: match.start()], trusted=True), date.value
    return None, None


def _date(
    head: Sequence[labels.Field], lines: Sequence[Line], first: int
) -> str | None:
    labelled = labels.first_of(head, "dato")
    if labelled and (date := find_date(labelled.value)):
        return date.value
    for line in lines[first : first + 15]:
        if date := find_date(line.text):
            return date.value
    return None


def _items(
    lines: Sequence[Line], first: int, last: int, date: str | None
) -> tuple[Item, ...]:
    """Every line that names a case by number and title."""
    found = []
    at = first
    paged = False
    while at < last:
        text = lines[at].text
        paged = paged or bool(
            re.fullmatch(
                r"(?i).*\b(?:saksliste|sakskart|sakliste|innhold|innhald|tittel).*\bside\s*",
                text,
            )
        )
        chain = read_chain(lines, at)
        item = None if chain else _item(lines, at, last, date, paged)
        if chain:
            at = max(chain.last, at + 1)
        elif item:
            found.append(item)
            at = max(item.last, at + 1)
        else:
            at += 1
    return tuple(found)


def _item(
    lines: Sequence[Line], at: int, last: int, date: str | None, paged: bool
) -> Item | None:
    text = lines[at].text
    match = _ITEM.match(text) if "/" in text else None
    if match is None or len(text) > 200:
        return None
    number = f"{match['nr']}/{match['aar']}"
    if date and abs(year_of(number) - int(date[:4])) > 1:
        return None
    title, end = match["title"], at + 1
    if title is None:
        if not match["prefix"] and not _heading_ahead(lines, at, last):
            return None
        start = _next_text(lines, at + 1, last)
        if start is None:
            return None
        title, end = lines[start].text.strip(), start + 1
    if not _title_like(title, bool(match["prefix"])):
        return None
    title, end = _whole_title(lines, title, end, last)
    entry = f"{match['mappe']}-{match['dok']}" if match["dok"] else None
    title, folder, entry = _folder_behind(title, match["mappe"], entry)
    return Item(number, _without_page(lines, title, end, paged), folder, entry, at, end)


def _folder_behind(
    title: str, folder: str | None, entry: str | None
) -> tuple[str, str | None, str | None]:
    """An agenda may print the folder behind the title: "Budsjett 2025 24/123"."""
    found = find_folder(title) if folder is None else None
    if found is None or found.end < len(title.rstrip()) - 4 or found.start < 8:
        return title, folder, entry
    return title[: found.start].rstrip(" |\t-–"), found.value, found.more


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
        MARKER.fullmatch(x.text) for x in lines[start + 1 : min(last, start + 12)]
    )


def _next_text(lines: Sequence[Line], at: int, last: int) -> int | None:
    return next(
        (i for i in range(at, min(at + 3, last)) if lines[i].text.strip()), None
    )


def _title_like(title: str, prefixed: bool) -> bool:
    """A title has words, and starts like one; "og videre i" after a number does not."""
    if len(re.findall(r"[^\W\d_]", title)) < 4 or MARKER.fullmatch(title):
        return False
    if (date := find_date(title)) and is_body(title[: date.start]):
        return False  # a row of the chain: "Formannskapet 23.05.2024"
    if find_date(title[:11]) or re.match(r"[\d ]+$", title[:12]):
        return False
    return prefixed or bool(re.match(r"[A-ZÆØÅ0-9«\"“(-]", title))


def _whole_title(
    lines: Sequence[Line], title: str, at: int, last: int
) -> tuple[str, int]:
    """A title with the lines it runs on over: the line was full, or the next is a rest."""
    taken, width = title.strip(), len(lines[at - 1].text.rstrip())
    while at < last and at < len(lines):
        text = lines[at].text
        plain = text.strip()
        rest = plain[:1].islower() or re.match(r"\d{4}\b|\d+\. ?[a-zæøå]", plain)
        if not plain or not (width >= 45 or rest) or _ends_title(text):
            break
        taken, width, at = f"{taken} {plain}", len(text.rstrip()), at + 1
        if len(taken) > 400:
            break
    return re.sub(r"-\s(?=\d{4}\b)", "-", taken), at


def _ends_title(text: str) -> bool:
    return bool(
        MARKER.fullmatch(text)
        or _STOP.fullmatch(text)
        or _PAGE.fullmatch(text)
        or _ITEM.match(text)
        or labels.fields([Line(1, 0, len(text), text)], 0, 1)
        or HEADER.fullmatch(text)
    )


def _without_page(lines: Sequence[Line], title: str, end: int, paged: bool) -> str:
    """A title without the page number of an agenda, unless that stands on its own line."""
    title = re.sub(r"\s*\.{4,}\s*\d{1,3}$", "", title)
    if not paged:
        return title
    after = _next_text(lines, end, len(lines))
    if after is not None and _PAGE.fullmatch(lines[after].text):
        return title
    return re.sub(r"\s+\d{1,3}$", "", title)


def _blocks(
    lines: Sequence[Line],
    kind: str,
    items: tuple[Item, ...],
    first: int,
    last: int,
    chain_at: int | None,
) -> Iterator[Block]:
    if kind in ("saksprotokoll", "saksframlegg"):
        yield _single(lines, items, first, last, chain_at)
        return
    for index, item in enumerate(items):
        stop = items[index + 1].first if index + 1 < len(items) else last
        stop = min(stop, _foreign(lines, item.last, stop))
        if any(
            MARKER.fullmatch(lines[at].text)
            for at in range(item.last, min(stop, item.last + 60))
        ):
            chain = next(
                (
                    c
                    for at in range(item.last, min(stop, item.last + 25))
                    if (c := read_chain(lines, at))
                ),
                None,
            )
            yield Block(item, item.title, chain, item.first, stop)


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
) -> Block:
    """The one case of a case paper or extract."""
    chain = read_chain(lines, chain_at) if chain_at is not None else None
    head = re.sub(r"(?i)^\s*saks\w+\s*[-:–]\s*", "", lines[first].text).strip()
    title = head if head != lines[first].text.strip() and len(head) > 8 else None
    start = chain.last if chain else first + 1
    at = title is None and _title_line(lines, start, min(last, start + 14))
    if at:
        title, start = _whole_title(lines, lines[at].text.strip(), at + 1, last)
    own = next((item for item in items if item.first < first + 40), None)
    if own and title is None:
        title = own.title
    return Block(own if own and own.title == title else None, title, chain, first, last)


def _title_line(lines: Sequence[Line], at: int, stop: int) -> int | None:
    """The first line after the chain that is a title, before the treatment starts."""
    for index in range(at, stop):
        text = lines[index].text
        if MARKER.fullmatch(text) or _HELD.search(text):
            return None
        if text.strip() and not _ends_title(text) and _title_like(text.strip(), False):
            return index
    return None


def number_held(lines: Sequence[Line], block: Block) -> str | None:
    """The case number an extract states for its own sitting."""
    for line in lines[block.first : min(block.last, block.first + 40)]:
        match = _HELD.search(line.text)
        if match and match["nr"] and (number := find_number(match["nr"])):
            return number.value
    return None
