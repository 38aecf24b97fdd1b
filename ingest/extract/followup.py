"""What became of decisions: rows of follow-up tables, and lists of verbal resolutions.

A row is a date, a body, a number, a title, a status and perhaps a remark. In flat text
the title runs over lines and the status stands behind, under or after it.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.extract.bodycodes import codes_of
from ingest.extract.case_numbers import find_date, find_number
from ingest.extract.evidence import lines_span
from ingest.extract.followblocks import block_rows
from ingest.extract.followcards import card_rows
from ingest.extract.followcolumns import column_rows
from ingest.extract.followgrid import grid_rows
from ingest.extract.followrow import Draft, body_above, body_in, status_at
from ingest.extract.proceedings import sittings
from ingest.extract.verbal import resolutions
from ingest.facts import Fact, Moete, Moetesak, SakRef, Vedtaksoppfoelging
from ingest.model import Layout
from ingest.tables.sheets import declared_lines
from ingest.tables.stacked import stacked_grids
from ingest.view import View

_DATE = r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})"
# "27.04.2023 ST 23/23 Title"; "FSK 23/23 27.04.2023 Title"; body by code or in full
_BODY = r"(?:[A-ZÆØÅ]{1,5}|[A-ZÆØÅ][\wæøå]+(?: (?:for )?[a-zæøå]+){0,4})"
_SAK = r"(?:PS[ \t]*|[Ss]ak[ \t]*)?\d{1,4}/\d{2,4}"
_ROW = re.compile(
    rf"\s*(?:(?P<d1>{_DATE})[\s|]+(?P<b1>{_BODY})[\s|-]+(?P<n1>{_SAK})"
    rf"|(?P<b2>{_BODY})[\s|-]+(?P<n2>{_SAK})[\s|]+(?P<d2>{_DATE})"
    rf"|(?P<n3>{_SAK})[\s|]+(?P<b3>{_BODY})[\s|]+(?P<d3>{_DATE})"
    rf"|(?P<d4>{_DATE})[\s|]+(?P<n4>{_SAK})|(?P<n5>{_SAK})[\s|]+(?P<d5>{_DATE}))"
    r"[\s|]+(?P<rest>\S.*)$"
)
_CONTEXT = re.compile(
    r"(?i)status|iverksatt|oppfølg|vedtaksrapport|merknad|gjennomført|restanse|vedtaksliste"
)
_REACH = 26  # a row is never longer than this many lines


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """All rows of follow-up reports and all verbal resolutions of a document."""
    papers = [(s.first, s.last) for s in sittings(view, layout)]
    columns = list(column_rows(view, frozenset(_grid_lines(view))))
    read = {at for row in columns for at in range(row.first, row.last)}
    flat = (row for row in _flat_rows(view) if row.first not in read)
    stacked = stacked_grids(view, declared_lines(view), layout.furniture)
    grids = (*view.document.grids, *stacked)
    for row in [*grid_rows(view, grids), *columns]:  # under the labels of such a table
        yield from _facts(view, row)
    for row in [*flat, *block_rows(view), *card_rows(view)]:
        if not any(first <= row.first < last for first, last in papers):
            yield from _facts(view, row)
    yield from resolutions(view, layout)


def _facts(view: View, row: Draft) -> Iterator[Fact]:
    place = (lines_span(view, row.first, row.last),)
    sak = SakRef(row.body, row.number, row.date) if row.number else None
    yield Vedtaksoppfoelging(
        sak=sak,
        tittel=row.title,
        status=row.status,
        kommentar=row.remark,
        evidence=place,
    )
    if sak:
        yield Moetesak(sak=sak, tittel=row.title, evidence=place)
    if row.date and row.body:
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
    starts = [at for at in range(len(lines)) if at not in taken and _starts(view, at)]
    known = frozenset(starts)
    if sum(1 for _ in known) == 0:
        return
    for at in starts:
        last = at + 1
        while last < min(at + _REACH, len(lines)) and last not in known:
            last += 1
        row = _flat_row(view, at, last)
        if row:
            yield row


def _starts(view: View, at: int) -> bool:
    lines = view.lines
    text = lines[at].text
    if not (text[:1].isalnum() or text[:2].strip().isalnum()) or "/" not in text:
        return False
    match = _ROW.match(text)
    if match is None or _row_body(view, match, at) is None:
        return False
    around = "\n".join(line.text for line in lines[max(0, at - 6) : at + 14])
    return bool(_CONTEXT.search(around)) and not re.search(
        r"(?i)behandlet av|saksgang", around
    )


def _one(match: re.Match[str], name: str) -> str:
    told = match.groupdict()
    return next((told[f"{name}{i}"] for i in range(1, 6) if told.get(f"{name}{i}")), "")


def _row_body(view: View, match: re.Match[str], at: int) -> str | None:
    """The body of a row: in its own cell, else the heading above the rows."""
    told = _one(match, "b")
    return body_in(told, codes_of(view)) if told else body_above(view.lines, at)


def _flat_row(view: View, at: int, last: int) -> Draft | None:
    lines = view.lines
    match = _ROW.match(lines[at].text)
    number = find_number(_one(match, "n")) if match else None
    body = _row_body(view, match, at) if match else None
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
        status, before, behind, both = status_at(text, after)
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
