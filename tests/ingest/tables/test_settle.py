"""Tables made up by chance, printed flat, and read again: no number may be wrong."""

import random
from collections.abc import Callable, Iterator

import pytest

from ingest.model import Document, Layout
from ingest.tables import find_tables
from ingest.view import View

LABELS = ["Skole", "Barnehage", "Helse", "Veilys", "Bru", "Kirke", "Idrett", "Kultur"]
Draw = Callable[[random.Random], list[int]]


def printed(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def amount(dice: random.Random) -> int:
    """Zero, small, large, round or negative, as budgets have them."""
    if dice.random() < 0.12:
        return 0
    value = dice.randint(1, dice.choice([99, 999, 9_999, 99_999, 999_999]))
    if dice.random() < 0.4 and value > 1000:
        value -= value % 1000
    return -value if dice.random() < 0.12 else value


def steady(dice: random.Random) -> list[int]:
    base = amount(dice)
    return [int(base * dice.uniform(0.8, 1.25)) for _ in range(4)]


def wild(dice: random.Random) -> list[int]:
    return [amount(dice) for _ in range(4)]


def project(dice: random.Random) -> list[int]:
    years = [dice.choice([0, dice.randint(1, 300) * 500]) for _ in range(4)]
    return [dice.randint(1, 500) * 1000, *years, sum(years)]


def status(dice: random.Random) -> list[int]:
    first, change = abs(amount(dice)), amount(dice)
    spent = int((first + change) * dice.random())
    return [first, change, first + change, spent, first + change - spent]


PLAN = "Tiltak Øk.plan 2024 Øk.plan 2025 Øk.plan 2026 Øk.plan 2027"
KINDS: list[tuple[Draw, str, bool, float]] = [
    (steady, PLAN, True, 0.0),
    (steady, PLAN, False, 0.0),
    (project, "Prosjekt Brutto prosjektutgift 2024 2025 2026 2027 2024-27", True, 0.0),
    (status, "Prosjekt Oppr. bud. Bud. just. Rev. bud. Regnskap Rest bud.", False, 0.0),
    (wild, PLAN, True, 0.01),
    (wild, PLAN, False, 0.01),
]


def cells(draw: Draw, head: str, with_sum: bool) -> Iterator[tuple[int, str | None]]:
    """What was printed and what was read, for every cell of sixty tables."""
    dice = random.Random(7)
    for _ in range(60):
        labels = dice.sample(LABELS, dice.randint(3, 8))
        rows = [(label, draw(dice)) for label in labels]
        if with_sum:
            sums = [sum(c) for c in zip(*(v for _, v in rows), strict=True)]
            rows.append(("Sum", sums))
        lines = [f"{name} {' '.join(map(printed, values))}" for name, values in rows]
        text = "\n".join(["Beløp i 1000", head, *lines, ""])
        (table,) = find_tables(View(Document("f", "0" * 64, "x", text)), Layout(()))
        read = {row.label: row.cells for row in table.rows}
        for label, values in rows:
            for value, cell in zip(values, read[label], strict=True):
                yield value, str(cell.value) if cell else None


@pytest.mark.parametrize(("draw", "head", "with_sum", "wrong"), KINDS)
def test_what_is_given_is_right(
    draw: Draw, head: str, with_sum: bool, wrong: float
) -> None:
    given = [(str(v), got) for v, got in cells(draw, head, with_sum) if got is not None]
    bad = [pair for pair in given if pair[0] != pair[1]]
    assert len(bad) <= wrong * len(given)


@pytest.mark.parametrize(("draw", "head"), [(steady, PLAN), (project, KINDS[2][1])])
def test_nothing_is_held_back_where_sums_tell(draw: Draw, head: str) -> None:
    assert all(got is not None for _, got in cells(draw, head, True))
