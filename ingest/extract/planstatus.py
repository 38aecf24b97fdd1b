"""Tables that say what became of each plan: name and status, also torn apart.

In flat text a row may stand on one line ("Kultur Vedtatt 04.04.22"), its halves may
stand on lines of their own, and several statuses may stand before their names.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.extract.dates import parse_dates
from ingest.model import Grid
from ingest.view import Line, View


class PlanRow(NamedTuple):
    """A row of a status table. name_at, status_at: ranges of the view."""

    name: str
    status: str
    name_at: tuple[int, int]
    status_at: tuple[int, int]


_HEADER = re.compile(
    r"^\s*(?:temaplan(?:er)?|plan(?:er)?|navn på plan|namn på plan)\s+status\s*$",
    re.IGNORECASE,
)
_WHEN = (
    r"(?:\s+(?:i\s+)?(?:\d\d?\.[\w. ]*\d{2,4}|\d\. (?:kvartal|halvår) 20\d\d"
    r"|\w+ ?20\d\d|20\d\d))?"
)
# "Vedtatt 04.04.22", "Vedtas 2. kvartal 2023", "Vedteken 12.05.2022", "Under arbeid"
_STATUS = re.compile(
    r"(?:^|(?<=\s))(?P<status>(?:(?:vedtatt|vedtas|vedtek(?:en|e)|vert vedteke"
    rf"|sluttbehandles|rulleres|påbegynt|utsatt){_WHEN}"
    r"|under (?:arbeid|utarbeidelse|revisjon|rullering)"
    r"|på høring|ikke (?:startet|påbegynt)))\s*$",
    re.IGNORECASE,
)
# The columns of a declared table that say what became of a plan; "Vedtatt av" does not.
_TOLD = re.compile(
    r"status|(?:vedtatt|vedteken?)(?! (?:av|i)\b)|vedtaksdato|dato(?: for vedtak)?$"
)
# "26.09.2024", "Kommunestyret 26.09.2024", "2021"
_IS_DATE = re.compile(
    r"(?:(?i:kommunestyret|bystyret|formannskapet|heradsstyret),? )?"
    r"(?:\d\d?\.\d\d?\.(?:20)?\d\d|20\d\d)$"
)
# What is yet to come: a date beside it is no day of adoption.
_PENDING = re.compile(r"under |på høring|ikk(?:e|je) |vedtas|planlagt|oppstart|ventet")
LONGEST_NAME = 70
LONGEST_TABLE = 120  # lines


def plan_rows(view: View) -> Iterator[PlanRow]:
    """The rows of all status tables of a document."""
    lines = view.lines
    for index, line in enumerate(lines):
        if _HEADER.match(line.text):
            yield from _paired(_block(lines[index + 1 : index + 1 + LONGEST_TABLE]))
    for grid in view.document.grids:
        yield from _grid_rows(view, grid)


def _block(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a table: up to the first that is neither a name nor a status."""
    for line in lines:
        text = line.text.strip()
        if not text:
            continue
        status = _STATUS.search(text)
        if not status and (len(text) > LONGEST_NAME or text[-1] in ".:;"):
            return
        if not status and (line.text.startswith(" ") or not text[0].isupper()):
            return
        yield line


def _paired(lines: Iterator[Line]) -> Iterator[PlanRow]:
    """Names and statuses joined in order, whichever of the two comes first."""
    names: list[tuple[str, int, int]] = []
    statuses: list[tuple[str, int, int]] = []
    for line in lines:
        status = _STATUS.search(line.text)
        name = line.text[: status.start("status")] if status else line.text
        if name.strip():
            names.append((name.strip(), line.start, line.end))
        if status:
            statuses.append((status["status"].strip(), line.start, line.end))
        while names and statuses:
            (plan, *name_at), (told, *told_at) = names.pop(0), statuses.pop(0)
            yield PlanRow(
                plan, told, (name_at[0], name_at[1]), (told_at[0], told_at[1])
            )


def _grid_rows(view: View, grid: Grid) -> Iterator[PlanRow]:
    cells = [[view.reading(span).strip() for span in row] for row in grid.rows]
    if not cells:
        return
    head = [cell.lower() for cell in cells[0]]
    plan = next(
        (i for i, cell in enumerate(head) if re.match(r"(tema)?plan", cell)), None
    )
    columns = [i for i, cell in enumerate(head) if _TOLD.match(cell)]
    for row, spans in zip(cells[1:], grid.rows[1:], strict=True):
        filled = [i for i in columns if i < len(row) and _says(row[i])]
        pending = [i for i in filled if _PENDING.match(row[i].lower())]
        filled = pending or filled
        if plan is not None and plan < len(row) and row[plan] and filled:
            name_at, told_at = view.here(spans[plan]), view.here(spans[filled[0]])
            told = row[filled[0]]
            status = f"Vedtatt {told}" if _IS_DATE.match(told) else told
            yield PlanRow(row[plan], status, (*name_at,), (*told_at,))


def _says(text: str) -> bool:
    return text.strip(" -–—.") != ""


def adopted(status: str) -> str | None:
    """The date of adoption that a status gives, ISO; None when it is yet to come."""
    if not re.match(r"\s*(?:vedtatt|vedteke)", status, re.IGNORECASE):
        return None
    dates = parse_dates(re.sub(r"^(\s*\w+) (?=20\d\d)", r"\1 i ", status))
    return dates[0].iso if dates else None
