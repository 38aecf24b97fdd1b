"""Who was at a meeting: the lists of a protocol, in the layouts of the case systems.

A list opens with a heading ("Faste medlemmer som møtte", "Forfall:"), may have labels
over its columns ("Funksjon Navn Møtte for"), and ends at the next list or the agenda.
Of a table that a converter tore apart, every cell stands on a line of its own.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.extract.attendees import Attendee as Attendee
from ingest.extract.attendees import attendees
from ingest.extract.cells import cells_by_line
from ingest.extract.instead import came_instead, stand_in
from ingest.extract.listcells import fits, torn_rows
from ingest.extract.listheads import (
    GAP,
    LONGEST,
    aligned_lists,
    both_lists,
    column_heads,
    cut_at,
    inside,
    list_ends,
    lists_beside,
    opened,
    opening_heads,
    party_group,
    worded,
)
from ingest.extract.person_names import party_code
from ingest.gazetteer import given_names
from ingest.view import View

_BEGUN = re.compile(
    r"(?<=\)),\s+(?P<n>[A-ZÆØÅ][\w-]+)$"
    r"|(?<=.{70}),\s+(?P<o>(?:[a-zæøå-]+ )?[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)?)$"
)
_GOES_ON = re.compile(r"\s*[A-ZÆØÅ][\w-]+(?:,| og | \()")


class _Lists:
    """The lists of a protocol while they are read, line by line."""

    def __init__(self) -> None:
        self.found: list[Attendee] = []
        self._listed: str | None = None
        self._columns: tuple[str, ...] = ()
        self._party: str | None = None
        self._labels: list[str] = []  # labels that each have a line of their own
        self._torn: list[tuple[int, str]] = []
        self._beside: tuple[str, ...] = ()
        self._starts: tuple[int, ...] = ()

    @property
    def in_labels(self) -> bool:
        """Whether the lines before were labels of columns, one on each."""
        return bool(self._labels) and not self._torn

    def has_cells(self, text: str) -> bool:
        """Whether a line is a row under labels: a remark in it opens no list."""
        return len(self._columns) > 2 and len(GAP.split(text)) > 2

    def open(self, listed: str | None, columns: tuple[str, ...] = ()) -> None:
        """Begin a list, or none."""
        self.close()
        self._listed, self._columns, self._party = listed, columns, None
        self._beside = ()

    def beside(self, lists: tuple[str, ...]) -> None:
        """Begin a table that has a column for each list."""
        self.open("tilstede")
        self._beside = lists

    def by_party(self, text: str) -> bool:
        """Whether a line names a party, over its members or in a cell of its own."""
        named = self._listed is not None and party_group().fullmatch(text)
        return bool(named) or len(self._labels) > 1

    def aligned(self, text: str, at: int) -> bool:
        """Take a line of a table whose columns are lists, parted by blanks only."""
        names, starts = aligned_lists(text)
        if names:
            self.beside(names)
            self._starts = starts
        elif self._starts and "   " in text and not opened(text)[0]:
            self._row_of_lists(cut_at(text, self._starts), at)
        else:
            self._starts = ()
            return False
        return True

    def close(self) -> None:
        """End what was read cell by cell."""
        if self._listed and self._torn:
            for at, cells, columns in torn_rows(self._torn, tuple(self._labels)):
                self.found += attendees(cells, self._listed, columns, at)
        self._torn, self._labels = [], []

    def label(self, columns: tuple[str, ...]) -> bool:
        """Take a line of column labels. Returns whether it is one here."""
        if self._listed is None or not columns or self._torn:
            return False
        if len(columns) == 1:
            self._labels.append(columns[0])
        self._columns = columns if len(columns) > 1 else self._columns
        return True

    def row(self, row: str | tuple[str, ...], at: int) -> None:
        """Take a row of the list that is open."""
        if self._listed is None or not row:
            return
        if self._beside and isinstance(row, tuple):
            self._row_of_lists(row, at)
            return
        if len(self._labels) > 1 and isinstance(row, str):
            self._torn.append((at, row))
            return
        text, instead = row if isinstance(row, str) else "", ""
        group = party_group().fullmatch(text)
        if group is None and self._listed == "forfall":
            text, instead = came_instead(text)
            row = text or row
        if group and (group["colon"] or len(group["p"]) > 3):
            self._party = party_code(group["p"])
            row = group["rest"] or ""
        for listed, piece in _side_by_side(self._listed, row):
            for found in attendees(piece, listed, self._columns, at):
                self.found.append(_paired(found, self.found, self._party))
        if instead:
            self.found += stand_in(instead, self.found, at)

    def _row_of_lists(self, row: tuple[str, ...], at: int) -> None:
        """The people of a row whose cells are lists, behind the party's name."""
        named = dict(zip(self._beside, row, strict=False))
        above = None if row[0] else self._party
        party = party_code(named.pop("parti", None)) or above
        self._party = party
        office = opened(row[0])[0] == "administrasjon"
        for listed, cell in named.items():
            kind = "administrasjon" if office else listed
            for found in attendees(cell, kind, (), at) if cell else ():
                self.found.append(_paired(found, self.found, party))


def _side_by_side(
    listed: str, row: str | tuple[str, ...]
) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Who was absent and who came instead, where both lists share their lines."""
    if listed != "forfall+vara":
        yield listed, row
        return
    cells = row if isinstance(row, tuple) else tuple(re.split(r"\t+|\s{2,}", row))
    names = [i for i, cell in enumerate(cells) if fits("navn", _bare(cell))]
    parted = names[1] if len(names) > 1 else len(cells)
    yield "forfall", " ".join(cells[:parted])
    if cells[parted:]:
        yield "vara", " ".join(cells[parted:])


def _bare(cell: str) -> str:
    return re.sub(r"\s*\([^()]*\)", "", cell)


def _paired(row: Attendee, before: Sequence[Attendee], party: str | None) -> Attendee:
    """A substitute on the line of the one who was absent stands for that one."""
    row = row._replace(party=row.party or party)
    same = [a for a in before if a.line == row.line and a.listed == "forfall"]
    taken = {a.stands_for for a in before if a.line == row.line}
    if row.listed == "vara" and row.stands_for is None:
        free = [a.name for a in same if a.name not in taken]
        return row._replace(stands_for=free[0]) if free else row
    return row


def attendance(view: View, first: int, last: int) -> list[Attendee]:
    """All rows of the attendance lists between two lines (indices)."""
    cells = cells_by_line(view)
    lists = _Lists()
    begun = ""
    for at in range(first, last):
        text = f"{begun} {view.lines[at].text.strip()}".strip()
        if not text or (at not in cells and lists.aligned(view.lines[at].text, at)):
            continue
        text, begun = (
            (text, "")
            if at in cells
            else _without_begun(text, view.lines[at + 1].text if at + 1 < last else "")
        )
        if lists.found and re.match(r"(?i)\s*(?:saks?liste|sakskart|saker til)", text):
            break
        _read(lists, text, cells.get(at), at)
    lists.close()
    return _settled(lists.found)


def _without_begun(text: str, after: str) -> tuple[str, str]:
    """A line of a list in running text, and the name that only begins on it.

    "Kari Berg (A), Ola" goes on below with "Lie (H)". after: the next line.
    """
    found = _BEGUN.search(text)
    if found is None or (found["o"] and not _GOES_ON.match(after)):
        return text, ""
    if found["n"] and found["n"] not in given_names():
        return text, ""  # "Kari Berg (A), Fjordvik"
    return text[: found.start()], found["n"] or found["o"]


def _read(lists: _Lists, text: str, cells: tuple[str, ...] | None, at: int) -> None:
    """Take one line: what opens a list, its labels, its end or a row of it."""
    if cells and (besides := lists_beside(cells)):
        lists.beside(besides)
        return
    table = len(cells or ()) > 2
    whole = table or len(text) >= LONGEST or lists.has_cells(text)
    for piece in [text] if whole else inside().split(text):
        _piece(lists, piece, text, cells, at)


def _piece(
    lists: _Lists, piece: str, text: str, cells: tuple[str, ...] | None, at: int
) -> None:
    heads = column_heads(piece)
    if lists.in_labels and len(heads) == 1 and lists.label(heads):
        return  # "Møtt" under "Navn" is a label, elsewhere it opens a list
    listed, rest = opened(piece)
    if listed:
        lists.open("forfall+vara" if both_lists(text) else listed)
        lists.row(rest, at)
    elif lists.label(heads):
        return
    elif (opening := opening_heads(piece)) and opening[1]:
        lists.open(*opening)
    elif list_ends().match(piece) and piece.split()[0] not in given_names():
        lists.open(None)
    elif len(cells or ()) < 3 and not lists.by_party(piece) and worded(piece)[0]:
        listed, rest = worded(piece)
        lists.open(listed)
        lists.row(rest, at)
    else:
        lists.row(cells or piece, at)


def _settled(found: list[Attendee]) -> list[Attendee]:
    """Rows of substitutes split by the names of those who were absent."""
    absent = sorted(
        {a.name for a in found if a.listed == "forfall"}, key=len, reverse=True
    )
    done = []
    for row in found:
        for name in absent:
            if row.stands_for is None and row.name.endswith(f" {name}"):
                row = row._replace(
                    name=row.name[: -len(name) - 1].strip(), stands_for=name
                )
                break
        done.append(row)
    return list(_each_once(done))


def _each_once(rows: Sequence[Attendee]) -> Iterator[Attendee]:
    """The rows, each person once, with all that the lists tell of him or her.

    A list of the members may hold those who are absent as the next list says.
    """
    absent = {row.name for row in rows if row.listed == "forfall"}
    told: dict[tuple[str, bool], Attendee] = {}
    for row in rows:
        member = row.listed == "tilstede" and row.name in absent
        listed = "forfall" if member else row.listed
        known = told.setdefault((row.name, listed == "forfall"), row)
        told[row.name, listed == "forfall"] = known._replace(
            listed=listed if known is row else known.listed,
            party=known.party or row.party,
            post=known.post or row.post,
            stands_for=known.stands_for or row.stands_for,
        )
    yield from told.values()
