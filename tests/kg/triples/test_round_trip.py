"""Whatever stands in a document can be written to a file and read again."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, RdfFormat, parse, serialize

from ingest.facts import Beloep, Extraction, Person, Prosjekt
from ingest.model import Span
from kg.shapes import findings, sound
from kg.triples import literals, quads
from kg.vocab import XSD

BASE = "https://example.org/id/"
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
PLACE = (Span(0, 5),)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXT, TEXT)
def test_any_name_comes_back(
    read: Callable[..., Extraction], name: str, other: str
) -> None:
    facts = (
        Person(navn=name, varianter=(other,), evidence=PLACE),
        Prosjekt(navn=name, sted=other, evidence=PLACE),
    )
    said = list(quads(read(*facts), BASE))
    written = serialize(said, format=RdfFormat.N_QUADS)
    assert written is not None
    assert list(parse(written, format=RdfFormat.N_QUADS)) == said
    kept, _ = sound(said)
    assert findings(kept) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_any_number_is_said_or_left_out(
    read: Callable[..., Extraction], value: Decimal
) -> None:
    fact = Beloep(verdi=value, overflateform="x", evidence=PLACE)
    values = [
        quad.object.value
        for quad in quads(read(fact), BASE)
        if isinstance(quad.object, Literal) and quad.object.datatype == XSD.decimal
        if quad.predicate.value.endswith("verdi")
    ]
    assert len(values) == value.is_finite()
    assert not values or Decimal(values[0]) == value


# fmt: off
MOMENTS = [
    ("2024-03-14", "date"), ("2024-03", "gYearMonth"), ("2024", "gYear"),
    ("2024-02-29", "date"),
    ("2023-02-29", None),  # no such day
    ("2024-13", None),
    ("14.03.2024", None),
    ("2024-03-14T10:00", None),
]
TIMES = [
    ("18:00", "18:00:00"), ("9.30", "09:30:00"), ("24:00", None), ("9", None),
    ("", None),
]
# fmt: on


@pytest.mark.parametrize(("told", "kind"), MOMENTS)
def test_dates_are_typed_by_their_precision(told: str, kind: str | None) -> None:
    literal = literals.moment(told)
    assert (literal and literal.datatype) == (XSD[kind] if kind else None)


@pytest.mark.parametrize(("told", "expected"), TIMES)
def test_times(told: str, expected: str | None) -> None:
    literal = literals.time(told)
    assert (literal and literal.value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("12.50", "12.5"), ("1E+3", "1000"), ("-0.0", "0"), ("0.00", "0"), ("-7", "-7")],
)
def test_equal_numbers_are_the_same_literal(value: str, expected: str) -> None:
    assert literals.plain(Decimal(value)) == expected


def test_amounts_are_written_as_people_read_them() -> None:
    assert literals.amount(Decimal("-1234567.50")) == "-1\xa0234\xa0567,5"
