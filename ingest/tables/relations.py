"""Sums that must hold inside each row of a table, told by what its columns are."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from ingest.tables.model import Column
from ingest.tables.numbers import Number

Cells = tuple[Number | None, ...]
ROUNDING = Decimal(2)
YEARLY = frozenset({"plan", "aar", "budsjett", "sum"})


class Relation(NamedTuple):
    """Column `result` is the sum of signed columns, up to rounding."""

    result: int
    terms: tuple[tuple[int, int], ...]
    either_sign: bool = False


@cache
def relations(columns: tuple[Column, ...]) -> tuple[Relation, ...]:
    """The sums that must hold inside each row of a table with these columns."""
    return (*_period_sums(columns), *_differences(columns))


def has_sides(columns: Sequence[Column]) -> bool:
    """Whether cost and income stand side by side."""
    return [column.term for column in columns] == ["kostnad", "inntekt"]


def _period_sums(columns: Sequence[Column]) -> Iterator[Relation]:
    for n, column in enumerate(columns):
        if not column.period:
            continue
        first, last = column.period
        inside = [
            m
            for m, other in enumerate(columns)
            if other.year and first <= other.year <= last and other.term in YEARLY
        ]
        if len(inside) == last - first + 1:
            yield Relation(n, tuple((1, m) for m in inside))


def _last_before(columns: Sequence[Column], term: str, at: int) -> int | None:
    hits = [n for n in range(at) if columns[n].term == term]
    return hits[-1] if hits else None


def _differences(columns: Sequence[Column]) -> Iterator[Relation]:
    at = {column.term: n for n, column in enumerate(columns)}
    if {"opprinnelig", "just", "revidert"} <= at.keys():
        yield Relation(at["revidert"], ((1, at["opprinnelig"]), (1, at["just"])))
    if {"revidert", "regnskap", "rest"} <= at.keys():
        yield Relation(at["rest"], ((1, at["revidert"]), (-1, at["regnskap"])))
    for n, column in enumerate(columns):
        if column.term == "avvik" and not column.percent:
            yield from _deviation(columns, n)


def _deviation(columns: Sequence[Column], n: int) -> Iterator[Relation]:
    """Deviation is budget less account, or less forecast, with either sign."""
    if "prognose" in columns[n].text.lower() and columns[n].text.lower() != "prognose":
        near = [m for m, c in enumerate(columns) if c.term == "prognose"]
        base = _last_before(columns, "revidert", n)
        if near and base is not None:
            yield Relation(n, ((1, base), (-1, near[0])), True)
        return
    account = _last_before(columns, "regnskap", n)
    if account is None:
        account = _last_before(columns, "prognose", n)
    bases = [
        at
        for term in ("revidert", "budsjett", "opprinnelig")
        if (at := _last_before(columns, term, n)) is not None
    ]
    if account is not None and bases:
        yield Relation(n, ((1, bases[0]), (-1, account)), True)


def holds(relation: Relation, cells: Cells) -> bool | None:
    """Whether a relation holds; None when a cell of it is empty."""
    parts = [cells[m] for _, m in relation.terms]
    result = cells[relation.result]
    if result is None or result.value is None:
        return None
    values = [part.value for part in parts if part and part.value is not None]
    if len(values) < len(parts):
        return None
    signs = [sign for sign, _ in relation.terms]
    total = sum((s * v for s, v in zip(signs, values, strict=True)), Decimal(0))
    if abs(total - result.value) <= ROUNDING:
        return True
    return relation.either_sign and abs(total + result.value) <= ROUNDING
