"""Which body's sitting each section of a case tells of.

A paper may hold several sittings: a council's protocol repeats how the executive
committee treated the case, and an old minute book follows one case through all bodies.
The headings say whose turn it is: "Behandling i Formannskapet 14.03.2024".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.extract.blocks import Block
from ingest.extract.body_names import body_key
from ingest.extract.case_numbers import number_key
from ingest.extract.treatment import (
    END,
    LEAD,
    PROPOSAL,
    RESULT,
    Held,
    Section,
    all_sections,
)
from ingest.facts import SakRef
from ingest.view import View


@dataclass
class _Open:
    """A group while it is gathered. held: the sitting that its headings name."""

    held: Held | None = None
    parts: list[Section] = field(default_factory=list)

    def closed(self) -> bool:
        """Whether it was told what came of it: a decision, or the body's advice."""
        advice = PROPOSAL if self.held and self.parts[0].kind == END else RESULT
        return any(
            part.kind == RESULT or (part.kind == advice and not part.who)
            for part in self.parts
        )


@dataclass(frozen=True)
class Group:
    """The sections of one sitting. sak: the case as that body has it, where told.

    named: a heading says whose sitting it is.
    """

    sak: SakRef | None
    parts: tuple[Section, ...]
    named: bool


def groups(view: View, block: Block, own: SakRef | None) -> list[Group]:
    """The sections of a case by sitting; those that name none belong to ``own``."""
    told = all_sections(view, block)
    lead = _lead(block, told)
    found = []
    for group in _gathered(told):
        sak = _ref(group.held, block, own) if group.held else own
        parts = tuple(part for part in (*lead, *group.parts) if part.kind != END)
        lead = []
        if parts:
            found.append(Group(sak, parts, group.held is not None))
    return found


def _lead(block: Block, told: Sequence[Section]) -> list[Section]:
    """What stands between a case's title and its first heading."""
    if block.item is None:
        return []
    first = block.item.last
    if block.chain and first <= block.chain.first:
        first = block.chain.last
    last = min([block.last, *(section.heading for section in told)])
    return [Section(LEAD, "", None, first, first, last)] if first < last else []


def _gathered(parts: Sequence[Section]) -> Iterator[_Open]:
    group = _Open()
    for part in parts:
        if part.kind != PROPOSAL and _starts_new(group, part):
            yield group
            group = _Open()
        group.parts.append(part)
        group.held = group.held or part.held
    yield group


def _starts_new(group: _Open, part: Section) -> bool:
    """Whether a section opens the next sitting: it names another, or one is over."""
    if part.held and group.held:
        return _differ(part.held, group.held)
    told = any(p.kind not in (END, PROPOSAL) for p in group.parts)
    if part.held:
        return told and (group.closed() or part.kind == END)
    return group.held is not None and group.closed() and part.kind not in (RESULT, END)


def _differ(one: Held, other: Held) -> bool:
    bodies = one.body and other.body and body_key(one.body) != body_key(other.body)
    dates = one.date and other.date and one.date != other.date
    return bool(bodies or dates)


def _ref(held: Held, block: Block, own: SakRef | None) -> SakRef | None:
    """The case of a sitting: the one in hand, a row of the chain, or what is told."""
    if own and _fits(held, own.utvalg, own.nummer, own.dato):
        return own
    rows = block.chain.rows if block.chain else ()
    fits = [row for row in rows if _fits(held, row.body, row.number, row.date)]
    if len(fits) == 1:
        row = fits[0]
        return SakRef(row.body, row.number or held.number, row.date or held.date)
    if own and not held.number and held.date in (None, own.dato):
        return own  # another name of the body in hand: "Oppvekstutvalget"
    return SakRef(held.body, held.number, held.date) if held.body else None


def _fits(held: Held, body: str, number: str | None, date: str | None) -> bool:
    same = not held.body or body_key(held.body) == body_key(body)
    dated = not (held.date and date) or held.date == date
    counted = (
        not held.number or not number or number_key(held.number) == number_key(number)
    )
    return same and dated and counted
