"""Who was at a meeting: the lists of a protocol, in the layouts of the case systems.

A list opens with a heading ("Faste medlemmer som møtte", "Forfall:"), may have labels
over its columns ("Funksjon Navn Møtte for"), and ends at the next list or the agenda.
Of a table that a converter tore apart, every cell stands on a line of its own.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.extract.attendees import Attendee as Attendee
from ingest.extract.attendees import attendees
from ingest.extract.cells import cells_by_line
from ingest.extract.listcells import fits, torn_rows
from ingest.extract.person_names import party_code
from ingest.gazetteer import given_names, parties, wordings
from ingest.view import View

_MEMBERS = r"(?:medlemm?er|representant(?:er|ar)|medlemene|medlemmene|representantane)"
_SUBSTITUTES = (
    r"vara(?:medlemm?er|medlemm?ene|representant(?:er|ar|ane)"
    r"|(?:medlem|representant|repr\.?|person(?:er)?)?(?=\s*:))"
)
_BESIDE = re.compile(
    r"\s*(?:Administrasjonen|Frå? administrasjonen)\s+(?P<rest>[A-ZÆØÅ].*)"
)
_BEGUN = re.compile(
    r"(?<=\)),\s+(?P<n>[A-ZÆØÅ][\w-]+)$"
    r"|(?<=.{70}),\s+(?P<o>(?:[a-zæøå-]+ )?[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)?)$"
)
_GOES_ON = re.compile(r"\s*[A-ZÆØÅ][\w-]+(?:,| og | \()")
_GAP = re.compile(r"\t+|\s{3,}")
# A table with a column for each list: "Parti | Møtte | Forfall | Vara".
_BESIDES = {
    "parti": re.compile(r"(?i)parti|gruppe|liste"),
    "tilstede": re.compile(r"(?i)møtte?|til ?stede|til stades|fr[ae]mmøtte"),
    "forfall": re.compile(r"(?i)(?:meldt )?forfall|fr[aå]v(?:ær|er)ande|fraværende"),
    "vara": re.compile(r"(?i)(?:møtte |møtende )?vara(?:medlemm?er|representant\w*)?"),
}
_LONGEST = 300  # characters of a line of a list


@cache
def _forms() -> dict[str, str]:
    return {
        name: forms.replace("{m}", _MEMBERS)
        .replace("{v}", _SUBSTITUTES)
        .replace("møt", "m[øoåa]t")
        for name, forms in wordings("lists").items()
    }


@cache
def _opens() -> dict[str, re.Pattern[str]]:
    """What opens each list; the first that matches counts."""
    line = r"\s*(?:{forms})\s*(?P<colon>:|$)[ \t]*(?P<rest>.*)"
    return {
        name: re.compile(line.replace("{forms}", forms), re.IGNORECASE)
        for name, forms in _forms().items()
    }


@cache
def _inside() -> re.Pattern[str]:
    """Another list that opens inside a line: "Forfall: Ola Lie. Vara: Per Moe"."""
    forms = "|".join(_forms().values())
    return re.compile(rf"(?i)(?:(?<=[.;)])\s+|\t+|\s{{2,}})(?=(?:{forms})\s*:)")


@cache
def _column() -> re.Pattern[str]:
    columns = wordings("columns").items()
    forms = "|".join(f"(?P<{name}>{form})(?![\\w-])" for name, form in columns)
    return re.compile(forms, re.IGNORECASE)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{wordings('list_ends')['linje']})", re.IGNORECASE)


@cache
def _group() -> re.Pattern[str]:
    """A party over its members or before them: "Høyre", "Sp: Kari Berg"."""
    forms = sorted(parties(), key=len, reverse=True)
    listed = "|".join(map(re.escape, forms))
    size = r"(?:\s*\(\s*\d{1,2}[^()]{0,20}\))?"  # "Høyre (3):", "Venstre (1 repr.)"
    return re.compile(rf"\s*(?P<p>{listed}){size}\s*(?:(?P<colon>:)\s*(?P<rest>.*)|)")


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

    @property
    def in_labels(self) -> bool:
        """Whether the lines before were labels of columns, one on each."""
        return bool(self._labels) and not self._torn

    def has_cells(self, text: str) -> bool:
        """Whether a line is a row under labels: a remark in it opens no list."""
        return len(self._columns) > 2 and len(_GAP.split(text)) > 2

    def open(self, listed: str | None, columns: tuple[str, ...] = ()) -> None:
        """Begin a list, or none."""
        self.close()
        self._listed, self._columns, self._party = listed, columns, None
        self._beside = ()

    def beside(self, lists: tuple[str, ...]) -> None:
        """Begin a table that has a column for each list."""
        self.open("tilstede")
        self._beside = lists

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
        text = row if isinstance(row, str) else ""
        group = _group().fullmatch(text)
        if group and (group["colon"] or len(group["p"]) > 3):
            self._party = party_code(group["p"])
            row = group["rest"] or ""
        for listed, piece in _side_by_side(self._listed, row):
            for found in attendees(piece, listed, self._columns, at):
                self.found.append(_paired(found, self.found, self._party))

    def _row_of_lists(self, row: tuple[str, ...], at: int) -> None:
        """The people of a row whose cells are lists, behind the party's name."""
        named = dict(zip(self._beside, row, strict=False))
        party = party_code(named.pop("parti", None))
        office = _opened(row[0])[0] == "administrasjon"
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
        if not text:
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
    return text[: found.start()], found["n"] or found["o"]


def _read(lists: _Lists, text: str, cells: tuple[str, ...] | None, at: int) -> None:
    """Take one line: what opens a list, its labels, its end or a row of it."""
    whole = len(text) >= _LONGEST or lists.has_cells(text)
    for piece in [text] if whole else _inside().split(text):
        heads = _column_heads(piece)
        if cells and (besides := _lists_beside(cells)):
            lists.beside(besides)
            return
        if lists.in_labels and len(heads) == 1 and lists.label(heads):
            continue  # "Møtt" under "Navn" is a label, elsewhere it opens a list
        opened, rest = _opened(piece)
        if opened:
            lists.open("forfall+vara" if _both(text) else opened)
            lists.row(rest, at)
        elif lists.label(heads):
            continue
        elif (opening := _opening_heads(piece)) and opening[1]:
            lists.open(*opening)
        elif _ends().match(piece) and piece.split()[0] not in given_names():
            lists.open(None)
        else:
            lists.row(cells or piece, at)


def _lists_beside(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The list of each column where a table's head names several, else nothing."""
    found = [
        next((name for name, form in _BESIDES.items() if form.fullmatch(cell)), "")
        for cell in cells
    ]
    return tuple(found) if all(found) and {"tilstede", "forfall"} <= set(found) else ()


def _both(text: str) -> bool:
    """Two list heads on one line with nothing behind either: "FORFALL:  VARA:"."""
    return bool(re.fullmatch(r"(?i)\s*forfall\s*:?\s+(?:møtte )?vara\w*\s*:?\s*", text))


def _opened(text: str) -> tuple[str | None, str]:
    if len(text) > _LONGEST:
        return None, ""
    if _both(text):
        return "forfall+vara", ""
    for name, pattern in _opens().items():
        match = pattern.fullmatch(text)
        if match:
            return name, match["rest"].strip()
    beside = _BESIDE.fullmatch(text)
    return ("administrasjon", beside["rest"]) if beside else (None, "")


def _opening_heads(text: str) -> tuple[str | None, tuple[str, ...]]:
    """A line that opens a list and labels its columns: "Møtedeltakarar Parti Rolle"."""
    gap = _GAP.search(text) or re.search(" ", text)
    first, rest = (text[: gap.start()], text[gap.end() :]) if gap else (text, "")
    listed, said = _opened(first)
    columns = _column_heads(f"navn {rest}") if listed and not said and rest else ()
    return (listed, columns) if columns else (None, ())


def _column_heads(text: str) -> tuple[str, ...]:
    """The columns of a line of column labels, else nothing."""
    names: list[str] = []
    at, plain = 0, " ".join(text.replace("|", " ").split()).strip(" :")
    while at < len(plain):
        match = _column().match(plain, at)
        if match is None:
            return ()
        names.append(str(match.lastgroup))
        rest = plain[match.end() :]
        at = match.end() + len(rest) - len(rest.lstrip(" :"))
    return tuple(names) if "navn" in names or len(names) == 1 else ()


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
    return done
