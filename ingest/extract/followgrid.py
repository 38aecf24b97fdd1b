"""Follow-up reports as tables of known cells: a column for the status, a title."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ingest.extract.bodycodes import codes_of
from ingest.extract.case_numbers import find_date, find_number
from ingest.extract.followrow import (
    Draft,
    body_above,
    body_in,
    states_of,
)
from ingest.gazetteer import wordings
from ingest.model import Grid
from ingest.view import Line, View

_SAK = re.compile(r"\s*sak\.?\s*", re.IGNORECASE)
_TITLE = re.compile(
    r"\s*(?:(?:saks)?tittel|gjelder|gjeld|overskrift|tema)\b|vedtak\s*$", re.IGNORECASE
)
# "Gjennomført. Ordningen gjelder fra 1. april": a state, and what is said of it
_STATUS = re.compile(r"(?P<status>[^.\d]{3,25})\.\s+(?P<remark>\S.*)", re.DOTALL)


def grid_rows(view: View, grids: Sequence[Grid]) -> Iterator[Draft]:
    """The rows of all tables of known cells that have a status column."""
    for grid in grids:
        yield from _of_grid(view, grid)


def columns_named(heads: Sequence[str]) -> dict[str, int]:
    """Which column (index) holds what, by the words of its label."""
    found: dict[str, int] = {}
    for name, forms in wordings("followup_columns").items():
        label = re.compile(rf"(?i)\s*(?:{forms})")
        free = [i for i in range(len(heads)) if i not in found.values()]
        at = next((i for i in free if label.match(heads[i])), None)
        if at is not None:
            found[name] = at
    return _with_number(heads, found)


def _with_number(heads: Sequence[str], found: dict[str, int]) -> dict[str, int]:
    """The columns; "Sak" holds the number where another one is headed by the title."""
    title = found.get("title")
    if title is None or "number" in found or not _SAK.fullmatch(heads[title]):
        return found
    named = (i for i in range(len(heads)) if _TITLE.match(heads[i]))
    other = next(named, None)
    return found if other is None else {**found, "number": title, "title": other}


def _of_grid(view: View, grid: Grid) -> Iterator[Draft]:
    if not grid.rows:
        return
    at = columns_named([view.reading(cell) for cell in grid.rows[0]])
    if "status" not in at or "title" not in at:
        return
    first = view.document.line_number(grid.rows[0][0].start) - 1
    body = body_above(view.lines, first)
    if "number" not in at and not is_of_resolutions(view.lines, first):
        return
    for row in grid.rows[1:]:
        cells = {
            name: " ".join(view.reading(row[i]).split()) if i < len(row) else ""
            for name, i in at.items()
        }
        cells["status"] = states_of(view).get(cells["status"], cells["status"])
        line = view.document.line_number(row[0].start) - 1
        if draft := draft_of(cells, body, codes_of(view), line):
            yield draft._replace(last=view.document.line_number(row[-1].end))


def is_of_resolutions(lines: Sequence[Line], first: int) -> bool:
    """Whether the heading over a table without numbers says what is followed up."""
    above = [x.text for x in lines[max(0, first - 6) : first] if x.text.strip()]
    words = re.compile(r"(?i)verbal|oversendelse|oversending|vedtak|oppfølg")
    return any(words.search(text) for text in above[-2:])


def draft_of(
    cells: Mapping[str, str], body: str | None, codes: Mapping[str, str], line: int
) -> Draft | None:
    """The row that cells tell by the names of their columns; None without a title."""
    told = cells.get("number", "")
    number, date = find_number(told), find_date(cells.get("date") or told)
    named = body_in(cells.get("body", ""), codes)
    named = named or body_in(re.sub(r"[\d/. -]", "", told), codes) or body
    if not cells["title"] or ("number" in cells and not (number and named)):
        return None
    status, remark = cells["status"], cells.get("remark")
    if remark is None and (parted := _STATUS.fullmatch(status)):
        status, remark = parted["status"], parted["remark"]
    return Draft(
        named or "",
        number.value if number else None,
        date.value if date else None,
        cells["title"],
        status or None,
        remark or None,
        line,
        line + 1,
    )
