"""Meetings and who attended them, from protocols, agendas and chains of treatment."""

import re
from collections.abc import Iterator

from ingest.extract.attendance import Attendee, attendance
from ingest.extract.evidence import lines_span
from ingest.extract.labels import first_of
from ingest.extract.person_names import NAME, clean_name, is_clerk
from ingest.extract.proceedings import Sitting, sittings
from ingest.extract.whenwhere import clean_place, meeting_hours, told_place
from ingest.facts import Fact, Moete, Moetedeltaker
from ingest.gazetteer import functions
from ingest.model import Layout, Span
from ingest.view import Line, View

_HEAD = 80  # lines of a protocol before its first case, where there is none
_CHAIR = (
    re.compile(
        rf"(?i:under (?:ledelse|leiing) av)\s+(?P<n>(?:[a-zæøå]+\s+){{0,2}}{NAME})"
    ),
    re.compile(
        r"(?i:møtet (?:ble|blei|vart|var) (?:ledet|leda|leia|leidd) av"
        r"|som møteleder fungerte|møteleder(?: var|:)?|møteleiar(?: var|:)?)\s+"
        rf"(?P<n>(?:[a-zæøå]+\s+){{0,2}}{NAME})"
    ),
    re.compile(rf"(?P<n>{NAME})(?:\s*\([^()]*\))? (?:ledet|leda|leia|leidde) møtet"),
)
_CLERK = (
    re.compile(
        r"(?i:(?:protokollfør[ea]r|protokollførar|møtesekretær|utvalgssekretær"
        r"|utvalssekretær|referent|sekretær|skrivar)(?: var)?:?)\s+"
        rf"(?P<n>(?:[a-zæøå]+\s+){{0,2}}{NAME})"
    ),
    re.compile(
        rf"(?P<n>{NAME})(?:\s*\([^()]*\))?,? "
        r"(?i:(?:som )?(?:førte|fører|førde|skreiv|skrev)"
        r" (?:protokoll|møtebok|boka|boken|referat))"
    ),
)
_MEMBERS = re.compile(
    r"(?i:(?:satt|sett|lovlig satt|set) med"
    r"|antall (?:medlemmer|representanter)[^\d\n]{0,30}:?"
    r"|(?:^|(?<=\n))[ \t]*(?:medlemm?er|representant(?:er|ar)):)\s*(?P<n>\d{1,2})"
    r"(?:\s*(?:av|/)\s*(?P<of>\d{1,2}))?\s*(?:medlem|representant|stemme)?"
)
_THESE = re.compile(
    r"(?i)\b(?:disse|desse|alle)\s+(?P<n>\d{1,2})\s+(?:var til ?ste?a?de|møtte)"
)
# "Nemnda har 12 medlemmer", "Utvalget består av 9 medlemmer"
_WHOLE = re.compile(
    r"(?i)\b(?:utvalg?et|rådet|nemnda|styret|komiteen) (?:har|består av|har i alt)"
    r" (?P<n>\d{1,2}) medlem"
)
_COUNT = re.compile(
    r"(?P<n>\d{1,2})(?:\s*av\s*(?P<of>\d{1,2}))?\s+(?:medlemm?er|representant(?:er|ar)"
    r"|stemmeberettigede|røysteføre)\b[^.\n]{0,30}"
    r"(?:til ?stede|til stades|møtte|frammøtt)"
    r"|(?:vedtaksført|vedtaksfør|vedtaksdyktig) med (?P<v>\d{1,2})"
    r" (?:av (?P<vof>\d{1,2})|medlem)"
)


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """All meetings of a document, with those present and absent."""
    for sitting in sittings(view, layout):
        if sitting.body and sitting.date:
            yield from _meeting(view, sitting)
        for block in sitting.blocks:
            for row in block.chain.rows if block.chain else ():
                if row.date:
                    place = lines_span(view, row.line, row.line + 1)
                    yield Moete(utvalg=row.body, dato=row.date, evidence=(place,))


def _meeting(view: View, sitting: Sitting) -> Iterator[Fact]:
    body, date = str(sitting.body), str(sitting.date)
    if sitting.kind == "saksprotokoll":
        yield Moete(utvalg=body, dato=date, evidence=(_held_at(view, sitting),))
        return
    end = head_end(sitting)
    rows = attending(view, sitting)
    yield _moete(view, sitting, end, rows)
    for row in rows:
        yield _deltaker(view, body, date, row)


def head_end(sitting: Sitting) -> int:
    """Where the head of a protocol ends (line index): at its first case."""
    firsts = [b.first for b in sitting.blocks] + [i.first for i in sitting.items]
    return (
        min([*firsts, sitting.last])
        if firsts
        else min(sitting.last, sitting.first + _HEAD)
    )


def attending(view: View, sitting: Sitting) -> list[Attendee]:
    """Who a protocol lists: in its head, or between its agenda and its first case."""
    if sitting.kind != "moeteprotokoll":
        return []
    end = head_end(sitting)
    treated = min((block.first for block in sitting.blocks), default=end)
    return attendance(view, sitting.first, end) or attendance(view, end, treated)


def _held_at(view: View, sitting: Sitting) -> Span:
    lines = view.lines
    for at in range(sitting.first, min(sitting.last, sitting.first + 40)):
        if re.search(r"(?i)har (?:behandlet|behandla|handsama) sak", lines[at].text):
            return lines_span(view, at, at + 1)
    return lines_span(view, sitting.first, sitting.first + 8)


def _moete(view: View, sitting: Sitting, end: int, rows: list[Attendee]) -> Moete:
    start, stop = meeting_hours(view, sitting, end)
    place = first_of(sitting.head, "sted")
    date_line = first_of(sitting.head, "dato")
    last = max(
        date_line.line + 1 if date_line else sitting.first + 6, sitting.first + 3
    )
    chair, chair_at = _said(view, sitting.first, end, _CHAIR, sitting, "leder")
    clerk, clerk_at = _said(view, sitting.first, end, _CLERK, sitting, "sekretaer")
    count, count_at = _members(view, sitting.first, end)
    protocol = sitting.kind == "moeteprotokoll"
    led = protocol or first_of(sitting.head, "leder") is not None
    kept = protocol or first_of(sitting.head, "sekretaer") is not None
    if chair is None:
        chair, chair_at = _listed(view, [row for row in rows if _leads(row)])
    if clerk is None:
        clerks = [row for row in rows if is_clerk(row.post)]
        clerk, clerk_at = _listed(view, clerks[:1])
    places = (
        lines_span(view, sitting.first, min(last, sitting.first + 12)),
        chair_at,
        clerk_at,
        count_at,
    )
    return Moete(
        utvalg=str(sitting.body),
        dato=str(sitting.date),
        starttid=start,
        sluttid=stop,
        sted=clean_place(place.value) if place else told_place(view, sitting, end),
        leder=chair if led else None,
        protokollfoerer=clerk if kept else None,
        antall_medlemmer=count if protocol else None,
        evidence=tuple(dict.fromkeys(place for place in places if place)),
    )


def _listed(view: View, rows: list[Attendee]) -> tuple[str | None, Span | None]:
    """The only one of a list of people, with the line of the name."""
    if len(rows) != 1:
        return None, None
    return rows[0].name, lines_span(view, rows[0].line, rows[0].line + 1)


def _leads(row: Attendee) -> bool:
    """Whether the one who leads the body was there."""
    post = functions().get((row.post or "").lower())
    return row.listed == "tilstede" and post in ("Leder", "Ordfører", "Leder i utvalg")


def _said(
    view: View,
    first: int,
    end: int,
    patterns: tuple[re.Pattern[str], ...],
    sitting: Sitting,
    label: str,
) -> tuple[str | None, Span | None]:
    """A person that the head names in a role, by a sentence or by a label."""
    start, stop = view.lines[first].start, view.lines[end - 1].end
    found = (pattern.search(view.text, start, stop) for pattern in patterns)
    if match := next(filter(None, found), None):
        at = _line_of(view.lines, match.start("n"), first)
        name, *_ = re.split(r"[ \xa0]{2,}|\t", match["n"])
        return _without_post(name if " " in name else match["n"]), lines_span(
            view, at, at + 1
        )
    field = first_of(sitting.head, label)
    if field and (named := re.match(rf"(?:[a-zæøå]+ )?(?P<n>{NAME})", field.value)):
        place = lines_span(view, field.line, field.line + 1)
        return _without_post(named["n"]), place
    return None, None


def _without_post(text: str) -> str:
    """A name without the post before it: "Ordfører Kari Berg"."""
    words = text.split()
    while len(words) > 2 and (words[0].islower() or words[0].lower() in functions()):
        words = words[1:]
    return clean_name(" ".join(words))


def _members(view: View, first: int, end: int) -> tuple[int | None, Span | None]:
    start, stop = view.lines[first].start, view.lines[end - 1].end
    for pattern in (_WHOLE, _THESE, _COUNT, _MEMBERS):
        if match := pattern.search(view.text, start, stop):
            at = _line_of(view.lines, match.start(), first)
            told = match.groupdict()
            whole = told.get("of") or told.get("vof")  # "13 av 15 representanter"
            count = whole or told["n"] or told["v"]
            return int(count), lines_span(view, at, at + 1)
    return None, None


def _line_of(lines: tuple[Line, ...], offset: int, first: int) -> int:
    at = first
    while at + 1 < len(lines) and lines[at + 1].start <= offset:
        at += 1
    return at


def _deltaker(view: View, body: str, date: str, row: Attendee) -> Moetedeltaker:
    instead = row.listed == "vara" or row.stands_for is not None
    post = row.post or ("Varamedlem" if instead else None)
    return Moetedeltaker(
        utvalg=body,
        dato=date,
        person=row.name,
        parti=row.party,
        funksjon=post,
        moette_for=row.stands_for,
        tilstede=row.listed != "forfall",
        evidence=(lines_span(view, row.line, row.line + 1),),
    )
