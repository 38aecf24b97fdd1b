"""Tables in flat text: the block of rows under a head, its labels and its groups."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from ingest.tables.labels import SUM
from ingest.tables.marks import (
    LONG,
    Mark,
    head_of,
    is_row_like,
    joined,
    mark,
    wraps,
)
from ingest.tables.model import Column, Unit
from ingest.tables.numbers import Token
from ingest.tables.settle import Reading, candidates, exact
from ingest.tables.tops import MOST_HEAD_LINES, PROSE, Top, again, find_top, same
from ingest.view import Line

MOST_LABEL_LINES = 6
MOST_ROWS = 400
MOST_BLANK = 8
NUMBERED = re.compile(r"^(?:[•*¢]|\d{1,2}\.\s+[A-ZÆØÅ](?!.*\d{3}$))")


@dataclass(frozen=True)
class RawRow:
    """A row whose numbers have not been told apart.

    lines: first and last, 1-based. at: the line that its numbers stand on.
    """

    label: str
    lines: tuple[int, int]
    at: int
    tokens: tuple[Token, ...]
    texts: tuple[tuple[str, str], ...]
    group: str | None
    labelled: bool

    def ways(self, columns: tuple[Column, ...]) -> list[Reading]:
        """How its numbers can be read."""
        return candidates(self.tokens, columns, self.labelled, self.running)

    @property
    def running(self) -> bool:
        """Whether it says that it goes on without an end ("LØPENDE")."""
        return any(t == "ferdig" and not w.isdigit() for t, w in self.texts)


@dataclass(frozen=True)
class RawTable:
    """A block of rows with its columns. lines: head to last row, 1-based."""

    lines: tuple[int, int]
    columns: tuple[Column, ...]
    unit: Unit | None
    rows: tuple[RawRow, ...]


def _is_prose(pending: Sequence[Mark]) -> bool:
    """Whether the text lines since the last row are more than a label."""
    if len(pending) > MOST_LABEL_LINES:
        return True
    if any(NUMBERED.match(m.text.strip()) for m in pending[-1:]):
        return True
    long = [m for m in pending if len(m.words) > LONG]
    ends = [m for m in pending if PROSE.search(m.text.strip()) and len(m.words) > 30]
    return len(long) > 2 or bool(ends)


def body(lines: Sequence[Line], top: Top, terms: Sequence[str]) -> list[Mark]:
    """The lines under a head that may be rows, labels or group headings of it."""
    return list(_body(lines, top, terms))


def _body(lines: Sequence[Line], top: Top, terms: Sequence[str]) -> Iterator[Mark]:
    pending: list[Mark] = []
    n, blank = top.last + 1, 0
    while n < len(lines) and n < top.last + MOST_ROWS:
        line = lines[n]
        if not line.text.strip():
            n, blank = n + 1, blank + 1
            continue
        if blank > MOST_BLANK:
            return
        if repeat := again(lines, n, top):
            pending = _before_page(pending)
            n, blank = repeat.last + 1, 0
            continue
        found = mark(line, blank > 0, terms)
        sides = any(c.term == "kostnad" for c in top.ways[0])
        if _new_table(lines, n, found, sides):
            return
        n, blank = n + 1, 0
        if is_row_like(found.tokens):
            yield from (*pending, found)
            pending = []
            continue
        pending.append(found)
        if _is_prose(pending):
            return


def _new_table(lines: Sequence[Line], n: int, found: Mark, sides: bool) -> bool:
    """Whether another table begins here.

    sides: cost and income stand side by side; then a line with a unit and no columns
    is a heading inside the table.
    """
    head = head_of(lines[n].text)
    if head.unit and head.words < 12:
        return not (sides and head.pieces == 0)
    top = find_top(lines, n) if head.own and head.pieces >= 2 else None
    return top is not None and any(c.year or c.period or c.area for c in top.ways[0])


def _before_page(pending: Sequence[Mark]) -> list[Mark]:
    cut = next((n for n, m in enumerate(pending) if m.page), 0)
    return list(pending[:cut])


@dataclass
class _Builder:
    """Rows as they come, with the lines that wait for their numbers.

    finish: a column says when a project is finished. width: of the column of labels.
    closed: group headings that a sum row names again.
    """

    columns: tuple[Column, ...]
    finish: bool
    width: int
    closed: frozenset[str]
    pending: list[Mark] = field(default_factory=list)
    rows: list[RawRow] = field(default_factory=list)
    group: str | None = None

    def add(self, found: Mark) -> None:
        if not is_row_like(found.tokens) or not self._fits(found):
            self.pending.append(found)
            return
        label = self._label(found)
        if not label:
            self.pending.clear()
            return
        words = [m.words if m is found else m.text for m in label]
        lines = label[0].number, found.number
        texts, tokens = _with_finish(found, self.finish)
        text = joined(words)
        self.rows.append(
            RawRow(
                text,
                lines,
                found.number,
                tokens,
                texts,
                self.group,
                bool(found.words),
            )
        )
        self.pending.clear()

    def _fits(self, found: Mark) -> bool:
        texts, tokens = _with_finish(found, self.finish)
        row = RawRow("", (0, 0), 0, tokens, texts, None, bool(found.words))
        return bool(tokens and row.ways(self.columns))

    def _label(self, found: Mark) -> list[Mark]:
        """The lines that make the row's label; the lines before them are headings."""
        if found.words:
            self._finish_last()
        chain = list(self.pending)
        if found.words:
            chain.append(found)
        elif not chain:
            return self._taken_back(found)
        start = self._begin(chain, len(chain) - 1)
        if start:
            heads = chain[self._begin(chain, start - 1) : start]
            self.group = joined([m.text for m in heads])
        label = chain[start:]
        if found.words:
            return label
        return [*self._started(label, start), *label, found]

    def _begin(self, chain: Sequence[Mark], last: int) -> int:
        """The index of the first of the lines that wrap into the one at `last`."""
        while last and wraps(chain[last - 1], chain[last], self.width):
            if chain[last - 1].text.strip() in self.closed:
                break
            last -= 1
        return last

    def _finish_last(self) -> None:
        """Gives the row before the small-lettered lines that end its label."""
        while self.pending and self.rows:
            first, row = self.pending[0], self.rows[-1]
            if first.gap or first.number != row.lines[1] + 1:
                return
            if not first.words[:1].islower() or first.tokens:
                return
            label, lines = joined([row.label, first.text]), (row.lines[0], first.number)
            self.rows[-1] = replace(row, label=label, lines=lines)
            self.pending.pop(0)

    def _started(self, label: Sequence[Mark], start: int) -> list[Mark]:
        """The row before, where it was only the first line of this label."""
        before = self.rows[-1] if self.rows else None
        first = label[0]
        begun = before and before.lines[1] == first.number - 1 and not first.gap
        if start or not begun or not first.words[:1].islower():
            return []
        return list(_as_marks([self.rows.pop()]))

    def _taken_back(self, found: Mark) -> list[Mark]:
        """Rows before that were only the label: it ended in a number."""
        taken: list[RawRow] = []
        while self.rows:
            taken.insert(0, self.rows.pop())
            if not taken[0].label[:1].islower():
                break
        if len(taken) < 2:
            self.rows += taken
            return []
        return [*_as_marks(taken), found]


def _as_marks(rows: Sequence[RawRow]) -> Iterator[Mark]:
    for row in rows:
        text = f"{row.label} {' '.join(token.text for token in row.tokens)}"
        yield Mark(row.lines[0], 0, text, text, ())


def _with_finish(
    found: Mark, has: bool
) -> tuple[tuple[tuple[str, str], ...], tuple[Token, ...]]:
    """The row's words and numbers, the year it is finished among the words."""
    first = found.tokens[0] if found.tokens else None
    known = any(term == "ferdig" for term, _ in found.texts)
    if not has or not first or known or not re.fullmatch(r"20\d\d", first.text):
        return found.texts, found.tokens
    return (*found.texts, ("ferdig", first.text)), found.tokens[1:]


def _closed(marks: Sequence[Mark]) -> frozenset[str]:
    """The group headings of a block: "Sum Oppvekst" tells that "Oppvekst" is one."""
    found = (SUM.match(m.words) for m in marks if m.tokens)
    return frozenset(hit.string[hit.end() :].strip(" :-") for hit in found if hit)


def _width(marks: Sequence[Mark]) -> int:
    """How wide the column of labels is, told by the widest labels beside numbers."""
    sizes = sorted(len(m.words) for m in marks if m.words)
    return min(sizes[-1], 110) if sizes else 40


def _built(marks: Sequence[Mark], columns: tuple[Column, ...]) -> list[RawRow]:
    finish = any(column.term == "ferdig" for column in columns)
    builder = _Builder(_numeric(columns), finish, _width(marks), _closed(marks))
    for found in marks:
        builder.add(found)
    return builder.rows


def _numeric(columns: Sequence[Column]) -> tuple[Column, ...]:
    return tuple(column for column in columns if column.numeric)


def read_table(lines: Sequence[Line], top: Top) -> RawTable | None:
    """The table under a head, with the columns that most of its rows agree with."""
    best: tuple[int, tuple[Column, ...], list[RawRow]] | None = None
    for way in top.ways:
        terms = [column.term for column in way if not column.numeric]
        marks = body(lines, top, terms)
        rows = _built(marks, way)
        full = sum(exact(r.tokens, _numeric(way), r.labelled, r.running) for r in rows)
        score = full * 2 + len(rows)
        if full * 2 >= len(rows) > 0 and (best is None or score > best[0]):
            best = score, way, rows
    if best is None or (len(best[2]) == 1 and len(_numeric(best[1])) == 1):
        return None
    _, way, rows = best
    span = lines[top.first].number, rows[-1].lines[1]
    return RawTable(span, _numeric(way), top.unit, tuple(rows))


def raw_tables(lines: Sequence[Line], skip: frozenset[int]) -> Iterator[RawTable]:
    """All tables of flat text, in order. skip: numbers of lines not to read."""
    for _, run in groupby(lines, lambda line: line.number in skip):
        block = list(run)
        if block[0].number not in skip:
            yield from _tables(block)


def _tables(lines: Sequence[Line]) -> Iterator[RawTable]:
    at = 0
    last: RawTable | None = None
    while at < len(lines):
        top = find_top(lines, at)
        found = read_table(lines, top) if top else None
        if found is None:
            at += 1
            continue
        last = _continued(found, last)
        yield last
        at = max(found.lines[1] - lines[0].number + 1, top.last + 1 if top else at + 1)


def _continued(table: RawTable, last: RawTable | None) -> RawTable:
    """The table with the unit of the one just before it that has the same columns."""
    if table.unit or last is None or not same(table.columns, last.columns):
        return table
    near = table.lines[0] - last.lines[1] < MOST_HEAD_LINES
    return replace(table, unit=last.unit) if near else table
