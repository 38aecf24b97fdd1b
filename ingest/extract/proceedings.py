"""The shape of meeting papers: which sittings a text holds, and each one's cases.

A sitting is an agenda, a protocol, a case paper or an extract for one case. Inside it
stand agenda items and case blocks (a number and title, the chain, the treatment).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.extract import labels
from ingest.extract.agenda import Item, ends_title, read_items
from ingest.extract.blocks import HELD, Block, blocks_of, heads
from ingest.extract.body_names import body_of, find_bodies
from ingest.extract.case_numbers import find_date, find_folder
from ingest.extract.chain import is_header, read_chain
from ingest.extract.listheads import opened, worded
from ingest.model import Layout
from ingest.view import Line, View

_PAPERS = frozenset(
    ("moeteprotokoll", "moeteinnkalling", "saksprotokoll", "saksframlegg")
)
_CASE_PAPERS = frozenset(("saksprotokoll", "saksframlegg"))
_ABOVE = 12  # lines at the top of a file that may hold fields over a paper's heading
_SITTINGS = _PAPERS | {"ukjent", "vedlegg"}
_PLACED = re.compile(r"(?i)utval|møtested|møtestad")
# "Møtebok ført av: Kari Berg" is a field, no heading
_KEPT_BY = re.compile(r"(?i)\s*(?:møtebok|protokoll|referat)(?:en|a)? før[td] av\b")
_TOP = 14  # lines at the top of a text that tell what it is
_MEETING = re.compile(
    r"(?i)(?<!\w)(?:\w+)?(?:møt[et]\w*|protokoll\w*|referat|utskrift)(?!\w)"
)
_FIELD = re.compile(
    r"(?i)\b(?:dato|tid|sted|møtested|møtestad|møtedato|møtetid|tidspunkt|kl|klokka"
    r"|til ?stede|til stades|møtte)\b"
)


@dataclass(frozen=True)
class Sitting:
    """A document of a meeting. Lines are indices, last exclusive."""

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
    marks = _outermost(lines, sorted(_marks(view, layout)))
    found: list[Sitting] = []
    for index, (first, kind) in enumerate(marks):
        last = marks[index + 1][0] if index + 1 < len(marks) else len(lines)
        if kind in _PAPERS and (sitting := _sitting(lines, kind, first, last)):
            found.append(_continued(sitting, found[-1] if found else None))
    return tuple(found) or tuple(unheaded(lines))


def unheaded(lines: Sequence[Line]) -> Iterator[Sitting]:
    """The meeting that a text tells of under no heading that is known.

    Its first lines name a body, a date and a meeting; people and cases follow.
    """
    first = next((at for at, x in enumerate(lines) if x.text.strip()), None)
    if first is None:
        return
    top = " ".join(x.text for x in lines[first : first + _TOP])
    under = lines[first : first + 2 * _TOP]
    attended = any(opened(x.text.strip())[0] or worded(x.text)[0] for x in under)
    if attended and _MEETING.search(top) and find_date(top) and find_bodies(top):
        found = _sitting(lines, "moeteprotokoll", first, len(lines))
        if found and len(found.blocks) > 1:
            yield found


def _outermost(
    lines: Sequence[Line], marks: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """The marks without headings that a protocol repeats over each of its cases.

    "Saksprotokoll i Formannskapet - 12.03.2024" opens a document of its own only
    where the head of one follows: a folder or an officer.
    """
    kept: list[tuple[int, str]] = []
    for first, kind in marks:
        inside = kept and kept[-1][1] == "moeteprotokoll"
        under = [x.text for x in lines[first + 1 : first + 7]]
        own = any(re.match(r"(?i)\s*(?:arkivsak|saksbeh)", text) for text in under)
        repeated = kind == "saksprotokoll" and _in_head(lines[first].text)[1]
        if not (repeated and inside and not own):
            kept.append((first, kind))
    return kept


def _continued(sitting: Sitting, before: Sitting | None) -> Sitting:
    """An extract printed under its case paper shares the paper's case and fields."""
    block = sitting.blocks[0] if sitting.blocks else None
    if (
        before is None
        or block is None
        or sitting.kind != "saksprotokoll"
        or block.chain
    ):
        return sitting
    paper = before.blocks[-1] if before.blocks else None
    if before.last != sitting.first or paper is None or paper.chain is None:
        return sitting
    if not any(row.date == sitting.date for row in paper.chain.rows):
        return sitting
    shared = replace(block, title=paper.title, chain=paper.chain)
    head = before.head if paper.item is None else ()
    return replace(sitting, blocks=(shared,), head=head)


def _marks(view: View, layout: Layout) -> Iterator[tuple[int, str]]:
    """Where documents begin: line and kind; any kind ends what stands before."""
    lines = view.lines
    seen: set[int] = set()
    for at, line in enumerate(lines):
        kind = _head_kind(lines, at)
        if kind and not layout.is_furniture(view.source(line.first, line.end).start):
            seen.add(at)
            yield at, kind
    for part in layout.parts:
        at = view.document.line_number(part.span.start) - 1
        if not any(near in seen for near in range(at - 3, at + 6)) and (
            part.kind not in _SITTINGS or part.kind in _PAPERS
        ):
            yield at, part.kind


def _head_kind(lines: Sequence[Line], at: int) -> str | None:
    text = lines[at].text
    if not 5 < len(text) < 130 or _KEPT_BY.match(text):
        return None
    if re.match(r" \S", text) and is_header(text):
        planned = "behandles" in text.lower()
        return "saksframlegg" if planned else "saksprotokoll"
    if _headless(lines, at):
        return "saksframlegg"
    for kind, pattern in heads().items():
        if pattern.fullmatch(text) and _opens(lines, at, kind):
            return kind
    return None


def _headless(lines: Sequence[Line], at: int) -> bool:
    """A case paper that begins with its folder, and the chain right under it."""
    if not re.match(r"(?i)\s*arkivsak", lines[at].text) or not find_folder(
        lines[at].text
    ):
        return False
    above = [x.text for x in lines[max(0, at - 12) : at] if x.text.strip()]
    under = [x.text for x in lines[at + 1 : at + 8]]
    headed = any(p.fullmatch(x) for x in above[-6:] for p in heads().values())
    return (
        not headed
        and any(is_header(x) for x in under)
        and not any("/" in x and ends_title(x) for x in above[-3:])
    )


def _opens(lines: Sequence[Line], at: int, kind: str) -> bool:
    """Whether a line that looks like a head has a head's fields under it."""
    if re.search(r"[.;,]\s*$|\bgodkjen|\btas\b|\bvert\b", lines[at].text):
        return False
    under = [line.text for line in lines[at + 1 : at + 30] if line.text.strip()][:14]
    if kind == "saksprotokoll" and _in_head(lines[at].text)[1]:
        return True
    if kind in ("saksframlegg", "saksprotokoll"):
        return any(
            is_header(x)
            or re.search(r"(?i)saksbehandl|sakshandsam|arkivsak|utvalgssak|møtedato", x)
            for x in under[:10]
        )
    head = " ".join([lines[at].text, *under[:9]])
    if any(re.match(r"(?i)\s*arkivsak", x) for x in under[:6]):
        return True
    dated = find_date(head) and (find_bodies(head) or _PLACED.search(head))
    return bool(dated) and any(_FIELD.search(x) for x in [lines[at].text, *under[:10]])


def _sitting(lines: Sequence[Line], kind: str, first: int, last: int) -> Sitting | None:
    zone = min(last, first + 45)
    above = first if first > _ABOVE or kind not in _CASE_PAPERS else 0
    head = labels.fields(lines, above, zone)
    chain_at = next((at for at in range(first, zone) if read_chain(lines, at)), None)
    if kind == "moeteprotokoll" and _of_one_case(lines, first, zone, head, chain_at):
        kind = "saksframlegg"
    body, date = None, None
    if kind == "saksprotokoll":
        body, date = _held(lines, first, last)
        body, date = (body, date) if date else _in_head(lines[first].text)
        body, date = (body, date) if date else _labelled(head)
    if kind in ("moeteprotokoll", "moeteinnkalling"):
        body = labels.body_field(head, lines, first)
        date = _date(head, lines, first)
        if body is None or date is None:
            return None
    items = read_items(lines, first, last, date)
    blocks = tuple(blocks_of(lines, kind, items, first, last, chain_at, head))
    agenda = tuple(item for item in items if not any(item is b.item for b in blocks))
    return Sitting(kind, first, last, body, date, tuple(head), agenda, blocks)


def _of_one_case(
    lines: Sequence[Line],
    first: int,
    zone: int,
    head: Sequence[labels.Field],
    chain_at: int | None,
) -> bool:
    """An old minute book's leaf: a case's folder, way and title, but no meeting's."""
    title = labels.first_of(head, "tittel")
    told = [at for at in (chain_at, title and title.line) if at is not None]
    if not told or any(labels.first_of(head, name) for name in ("tid", "sted")):
        return False
    return not read_items(lines, first, min(told), None)


def _labelled(head: Sequence[labels.Field]) -> tuple[str | None, str | None]:
    """Body and date of an extract's head: "Utvalg: Rådet", "Møtedato: 14.03.2024"."""
    body, day = labels.first_of(head, "utvalg"), labels.first_of(head, "dato")
    date = find_date(day.value) if day else None
    if body is None or date is None:
        return None, None
    return body_of(body.value, trusted=True), date.value


def _held(
    lines: Sequence[Line], first: int, last: int
) -> tuple[str | None, str | None]:
    """Body and date of an extract: "X har behandlet saken i møte 7.11.2023"."""
    for line in lines[first : min(last, first + 40)]:
        match = HELD.search(line.text)
        if match and (date := find_date(match["when"])):
            return body_of(line.text[: match.start()], trusted=True), date.value
    return None, None


def _in_head(text: str) -> tuple[str | None, str | None]:
    """Body and date of a head: "Saksprotokoll i Formannskapet - 19.03.2024"."""
    names, date = find_bodies(text), find_date(text)
    return (names[0].name, date.value) if names and date else (None, None)


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
