"""Follow-up reports whose columns are kept by blanks, their cells wrapped over lines.

FSK 4/25   14.01.2025   Leie av lager for     GRØNN   Avtale signert
                        utstyr                        3. februar.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.extract.bodycodes import codes_of
from ingest.extract.followgrid import columns_named, draft_of, is_of_resolutions
from ingest.extract.followrow import Draft, body_above
from ingest.tables.alignedline import RULE
from ingest.view import Line, View

# "12/25  20.02.2025" is one cell
_PIECE = re.compile(r"\d{1,4}/\d{2,4} {1,4}\d{1,2}\.[\d.]+|\S+(?: \S+)*")
_SLACK = 2  # characters by which a cell may stand beside its column's head
_MOST_BLANK = 2  # lines between two rows
_FIRST = ("number", "title")  # a row begins where its number stands, else its title
_HYPHEN = re.compile(r"(?<=[a-zæøå])- (?=[a-zæøå])(?!og |eller )")


class Columns(NamedTuple):
    """The head of such a table: its line (index), and where each column begins."""

    line: int
    starts: tuple[tuple[str, int], ...]

    def name_at(self, left: int) -> str | None:
        """The column that a piece of a line begins in."""
        near = (name for name, at in self.starts if abs(at - left) <= _SLACK)
        return next(near, None)


def column_rows(view: View, taken: frozenset[int]) -> Iterator[Draft]:
    """The rows of all such tables. taken: lines (indices) that a format declares."""
    for at, line in enumerate(view.lines):
        if at not in taken and (head := _head(view.lines, at, line.text)):
            yield from _rows(view, head)


def _head(lines: Sequence[Line], at: int, text: str) -> Columns | None:
    """The columns that a line labels: a status, a title, and a number or a heading."""
    cells = _cells(text)
    if len(cells) < 3:
        return None
    named = columns_named([cell for _, cell in cells])
    if "status" not in named or "title" not in named:
        return None
    if "number" not in named and not is_of_resolutions(lines, at):
        return None
    known = {place: name for name, place in named.items()}
    starts = ((known.get(n, "other"), left) for n, (left, _) in enumerate(cells))
    return Columns(at, tuple(starts))


def _cells(text: str) -> list[tuple[int, str]]:
    """The pieces of a line that two blanks part: where each begins, and its words."""
    return [(found.start(), found[0]) for found in _PIECE.finditer(text)]


def _rows(view: View, head: Columns) -> Iterator[Draft]:
    """The rows under a head, each with the lines that its cells go on over."""
    body = body_above(view.lines, head.line)
    first = next(n for n in _FIRST if any(name == n for name, _ in head.starts))
    cells: dict[str, str] = {}
    start = last = head.line + 1
    for at, found in _lines(view.lines, head):
        if first in found and _begins(found, first):
            yield from _drafts(view, cells, body, start, last)
            cells, start = {}, at
        for name, words in found.items():
            cells[name] = _HYPHEN.sub("", f"{cells.get(name, '')} {words}".strip())
        last = at + 1
    yield from _drafts(view, cells, body, start, last)


def _begins(found: dict[str, str], first: str) -> bool:
    return first == "number" or "status" in found


def _drafts(
    view: View, cells: dict[str, str], body: str | None, first: int, last: int
) -> Iterator[Draft]:
    if cells.get("title") and cells.get("status"):
        full = {"number": "", **cells} if "date" in cells else cells
        if draft := draft_of(full, body, codes_of(view), first):
            yield draft._replace(last=last)


def _lines(
    lines: Sequence[Line], head: Columns
) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines of a table with their cells, down to a line that is none of it."""
    blank = 0
    for at in range(head.line + 1, len(lines)):
        text = lines[at].text
        if RULE.fullmatch(text):
            continue
        if not text.strip():
            blank += 1
            if blank > _MOST_BLANK:
                return
            continue
        named = [(head.name_at(left), words) for left, words in _cells(text)]
        apart = blank and all(name == "other" for name, _ in named)
        if apart or any(name is None for name, _ in named):
            return
        blank = 0
        yield at, {str(name): words for name, words in named}
