"""An agenda's rows: who handles each case, and headings that only repeat a number."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ingest.extract.case_numbers import NUMBER, PREFIX, number_key
from ingest.extract.person_names import NAME
from ingest.view import Line

# "Sak PS 23/25": a heading that is a number and nothing else
_ALONE = re.compile(rf"\s*{PREFIX}{NUMBER}[.:]?\s*")
CELL = re.compile(r"\s{2,}|\s*[\t|]+\s*")


class Item(NamedTuple):
    """A case as an agenda or a heading names it. Lines are indices, last exclusive."""

    number: str
    title: str | None
    folder: str | None
    entry: str | None
    first: int
    last: int
    officer: str | None = None


def has_officers(text: str) -> bool:
    """Whether a line labels an agenda's columns, one for who handles the case."""
    cells = CELL.split(text.strip())
    labelled = any(
        re.fullmatch(r"(?i)saksbehandl[ae]r|sakshandsamar", c) for c in cells
    )
    return len(cells) > 2 and labelled


def with_officer(item: Item, text: str) -> Item:
    """The item of a row; a name in a cell of its own is no part of the title."""
    names = [c for c in CELL.split(text.strip())[2:] if re.fullmatch(NAME, c)]
    if len(names) != 1 or not item.title or names[0] not in item.title:
        return item
    title = item.title.replace(f" {names[0]}", "", 1)
    return item._replace(title=title, officer=names[0])


def again_named(
    lines: Sequence[Line],
    at: int,
    item: Item | None,
    titled: Mapping[tuple[int, int], Item],
) -> Item | None:
    """The item of a line; one that is only a number has its title from the agenda."""
    alone = _ALONE.fullmatch(lines[at].text)
    known = titled.get(number_key(f"{alone['nr']}/{alone['aar']}")) if alone else None
    if known is None or known.title is None:
        return item
    if item and item.title and item.title[:15].lower() == known.title[:15].lower():
        return item  # the title stands under the number once more
    return known._replace(first=at, last=at + 1)
