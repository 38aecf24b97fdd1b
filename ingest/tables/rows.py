"""From lines to rows: which lines make a label, which are headings of groups."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.tables.labels import SUM, closes
from ingest.tables.marks import Mark, is_row_like, joined, wraps
from ingest.tables.model import Column
from ingest.tables.numbers import Token
from ingest.tables.settle import Reading, candidates, exact

YEAR = re.compile(r"20\d\d")


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
        found = self._with_year_in_name(found)
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
        if closes(text, self.group):
            self.group = None
        self.pending.clear()

    def _with_year_in_name(self, found: Mark) -> Mark:
        """The line; its first number is the name's where the next is the finish year.

        "Omsorgsboliger 2026 2028 120 000": only where the rest fills the columns.
        """
        year, *rest = found.tokens or (None,)
        if year is None or not (self.finish and found.words and len(rest) > 1):
            return found
        texts, tokens = _with_finish(found._replace(tokens=tuple(rest)), self.finish)
        named = YEAR.fullmatch(year.text) and texts != found.texts
        if not named or not exact(tokens, self.columns, True):
            return found
        return found._replace(words=f"{found.words} {year.text}", tokens=tuple(rest))

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
    if not has or not first or known or not YEAR.fullmatch(first.text):
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


def built(marks: Sequence[Mark], columns: tuple[Column, ...]) -> list[RawRow]:
    """The rows of a block of lines, for these columns."""
    finish = any(column.term == "ferdig" for column in columns)
    builder = _Builder(numeric(columns), finish, _width(marks), _closed(marks))
    for found in marks:
        builder.add(found)
    return builder.rows


def numeric(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns that hold figures."""
    return tuple(column for column in columns if column.numeric)
