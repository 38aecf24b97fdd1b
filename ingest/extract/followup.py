"""What became of decisions: rows of follow-up tables, and lists of verbal resolutions.

A row is a date, a body, a number, a title, a status and perhaps a remark. In flat text
the title runs over lines and the status stands behind, under or after it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ingest.extract.body_names import body_of
from ingest.extract.case_numbers import find_date, find_number
from ingest.extract.evidence import lines_span
from ingest.extract.proceedings import sittings
from ingest.extract.verbal import resolutions
from ingest.facts import Fact, Moete, Moetesak, SakRef, Vedtaksoppfoelging
from ingest.gazetteer import wordings
from ingest.model import Grid, Layout
from ingest.view import Line, View

_DATE = r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})"
# "27.04.2023 ST 23/23 Title"; "FSK 23/23 27.04.2023 Title"; body by code or in full
_BODY = r"(?:[A-ZÆØÅ]{1,5}|[A-ZÆØÅ][\wæøå]+(?: (?:for )?[a-zæøå]+){0,4})"
_SAK = r"(?:PS[ \t]*|[Ss]ak[ \t]*)?\d{1,4}/\d{2,4}"
_ROW = re.compile(
    rf"\s*(?:(?P<d1>{_DATE})[\s|]+(?P<b1>{_BODY})[\s|-]+(?P<n1>{_SAK})"
    rf"|(?P<b2>{_BODY})[\s|-]+(?P<n2>{_SAK})[\s|]+(?P<d2>{_DATE})"
    rf"|(?P<n3>{_SAK})[\s|]+(?P<b3>{_BODY})[\s|]+(?P<d3>{_DATE}))[\s|]+(?P<rest>\S.*)$"
)
_CONTEXT = re.compile(
    r"(?i)status|iverksatt|oppfølg|vedtaksrapport|merknad|gjennomført|restanse|vedtaksliste"
)
_REACH = 26  # a row is never longer than this many lines


@cache
def _any() -> re.Pattern[str]:
    """Any status; the longer first, since "iverksatt" ends "ikke iverksatt"."""
    forms = enumerate(wordings("statuses").values())
    return re.compile("|".join(f"(?P<s{i}>{form})" for i, form in forms), re.IGNORECASE)


class Draft(NamedTuple):
    """A row of a follow-up table as it stands. Lines are indices, last exclusive."""

    body: str
    number: str
    date: str | None
    title: str
    status: str | None
    remark: str | None
    first: int
    last: int


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """All rows of follow-up reports and all verbal resolutions of a document."""
    papers = [(s.first, s.last) for s in sittings(view, layout)]
    for row in [*_grid_rows(view), *_flat_rows(view)]:
        if not any(first <= row.first < last for first, last in papers):
            yield from _facts(view, row)
    yield from resolutions(view, layout)


def _facts(view: View, row: Draft) -> Iterator[Fact]:
    place = (lines_span(view, row.first, row.last),)
    sak = SakRef(row.body, row.number, row.date)
    yield Vedtaksoppfoelging(
        sak=sak,
        tittel=row.title,
        status=row.status,
        kommentar=row.remark,
        evidence=place,
    )
    yield Moetesak(sak=sak, tittel=row.title, evidence=place)
    if row.date:
        yield Moete(utvalg=row.body, dato=row.date, evidence=place)


def _grid_lines(view: View) -> set[int]:
    """Lines (indices) inside a table whose cells the file declares."""
    return {
        view.document.line_number(cell.start) - 1
        for grid in view.document.grids
        for row in grid.rows
        for cell in row[:1]
    }


def _flat_rows(view: View) -> Iterator[Draft]:
    lines, taken = view.lines, _grid_lines(view)
    starts = [at for at in range(len(lines)) if at not in taken and _starts(lines, at)]
    known = frozenset(starts)
    if sum(1 for _ in known) == 0:
        return
    for at in starts:
        last = at + 1
        while last < min(at + _REACH, len(lines)) and last not in known:
            last += 1
        row = _flat_row(lines, at, last)
        if row:
            yield row


def _starts(lines: Sequence[Line], at: int) -> bool:
    text = lines[at].text
    if not (text[:1].isalnum() or text[:2].strip().isalnum()) or "/" not in text:
        return False
    match = _ROW.match(text)
    if match is None or _body(_one(match, "b")) is None:
        return False
    around = "\n".join(line.text for line in lines[max(0, at - 6) : at + 14])
    return bool(_CONTEXT.search(around)) and not re.search(
        r"(?i)behandlet av|saksgang", around
    )


def _body(text: str) -> str | None:
    """The body that a cell names; an unknown code stands for itself."""
    plain = text.strip()
    code = re.fullmatch(r"[A-ZÆØÅ]{2,5}", plain)
    return body_of(plain) or (plain if code else None)


def _one(match: re.Match[str], name: str) -> str:
    return next((match[f"{name}{i}"] for i in (1, 2, 3) if match[f"{name}{i}"]), "")


def _flat_row(lines: Sequence[Line], at: int, last: int) -> Draft | None:
    match = _ROW.match(lines[at].text)
    number = find_number(_one(match, "n")) if match else None
    body = _body(_one(match, "b")) if match else None
    if match is None or number is None or body is None:
        return None
    date = find_date(_one(match, "d"))
    pieces = [(at, match["rest"])] + [(i, lines[i].text) for i in range(at + 1, last)]
    title, status, remark, end = _split(pieces)
    return (
        Draft(body, number.value, date and date.value, title, status, remark, at, end)
        if title
        else None
    )


def _split(pieces: list[tuple[int, str]]) -> tuple[str, str | None, str | None, int]:
    """Title, status, remark and end of a row's lines.

    The title ends where the status stands; the remark is what follows the status
    without a page break, a heading or two blank lines in between.
    """
    title: list[str] = []
    end = pieces[0][0] + 1
    for index, (at, text) in enumerate(pieces):
        after = pieces[index + 1][1].strip() if index + 1 < len(pieces) else ""
        status, before, behind, both = _status_at(text, after)
        if status:
            title.append(before)
            remark, end = _remark(pieces[index + 1 + both :], behind, at + 1 + both)
            return _joined(title), status, remark, end
        if (
            index > 6
            or (text.startswith(" ") and text.strip())
            or _two_blanks(pieces, index)
        ):
            break
        title.append(text.strip())
        end = at + 1 if text.strip() else end
    return _joined(title), None, None, end


def _status_at(text: str, after: str) -> tuple[str | None, str, str, int]:
    """A status at the end or start of a line, maybe over two ("Ikke" / "iverksatt")."""
    plain = text.strip()
    if re.search(r"(?i)(?:^|\s)(?:ikk(?:e|je)|delvis|under)$", plain) and after:
        word, first = plain.split()[-1], after.split()[0]
        match = _any().fullmatch(f"{word} {first}")
        if match:
            return (
                _name(match),
                plain[: -len(word)].strip(),
                after[len(first) :].strip(),
                1,
            )
    for match in _any().finditer(plain):
        alone = match.start() == 0 or plain[match.start() - 1].isspace()
        capital = match[0][:1].isupper()
        if (
            alone
            and capital
            and (
                match.end() == len(plain)
                or match.start() == 0
                or plain[match.end()].isspace()
            )
        ):
            return (
                _name(match),
                plain[: match.start()].strip(" |\t"),
                plain[match.end() :].strip(" |\t"),
                0,
            )
    return None, plain, "", 0


def _name(match: re.Match[str]) -> str:
    return list(wordings("statuses"))[int(str(match.lastgroup)[1:])]


def _two_blanks(pieces: list[tuple[int, str]], index: int) -> bool:
    return all(not text.strip() for _, text in pieces[index : index + 2])


def _remark(
    pieces: list[tuple[int, str]], behind: str, end: int
) -> tuple[str | None, int]:
    """The remark behind a status: the lines after it, up to a break."""
    said = [behind] if behind else []
    blanks = 0
    for at, text in pieces:
        plain = text.strip()
        if not plain:
            blanks += 1
            if blanks > 1 or (said and not _half(said[-1])):
                break
            continue
        if text.startswith(" ") or _STOPS.match(plain):
            break
        said.append(plain)
        blanks, end = 0, at + 1
    text = _joined(said)
    return text or None, end


_STOPS = re.compile(
    r"(?i)(?:dato\b.*saksn|side \d+|behandles av|saksframlegg|møteprotokoll)"
)


def _half(text: str) -> bool:
    """A line that does not end a remark: no full stop, or a linking word last."""
    return bool(re.search(r"(?:[,–-]|\b(?:og|i|av|for|med|til|på))$", text))


def _joined(pieces: Sequence[str]) -> str:
    text = " ".join(piece for piece in pieces if piece).strip()
    return re.sub(r"\s+", " ", re.sub(r"-\s+(?=og\b|eller\b)", "- ", text))


def _grid_rows(view: View) -> Iterator[Draft]:
    for grid in view.document.grids:
        yield from _of_grid(view, grid)


_CELLS = {
    "date": r"(?i)\s*(?:møte)?dato",
    "body": r"(?i)\s*(?:utvalg|utval|organ)",
    "number": r"(?i)\s*saks?n",
    "title": r"(?i)\s*(?:saks)?tittel|\s*sak\s*$|\s*vedtak\s*$|\s*tema",
    "status": r"(?i)\s*status",
    "remark": r"(?i)\s*(?:merknad|kommentar|oppfølging|tiltak)",
}


def _of_grid(view: View, grid: Grid) -> Iterator[Draft]:
    """Rows of a declared table with a status column."""
    if not grid.rows:
        return
    heads = [view.reading(cell) for cell in grid.rows[0]]
    at = {
        name: next((i for i, h in enumerate(heads) if re.match(p, h)), None)
        for name, p in _CELLS.items()
    }
    if at["status"] is None or at["number"] is None or at["title"] is None:
        return
    for row in grid.rows[1:]:
        cells = {
            n: " ".join(view.reading(row[i]).split())
            if i is not None and i < len(row)
            else ""
            for n, i in at.items()
        }
        number, date = find_number(cells["number"]), find_date(cells["date"])
        body = _body(cells["body"]) or _body(re.sub(r"[\d/ -]", "", cells["number"]))
        line = view.document.line_number(row[0].start) - 1
        if number and body and cells["title"]:
            status, before, _, _ = _status_at(cells["status"], "")
            yield Draft(
                body,
                number.value,
                date and date.value,
                cells["title"],
                status or before or None,
                cells["remark"] or None,
                line,
                line + 1,
            )
