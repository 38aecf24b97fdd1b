"""Our writers say what Oxigraph's own readers understand, and the W3C expects."""

import csv
from io import BytesIO
from pathlib import Path

import pytest
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    parse_query_results,
)

from kg.endpoint.formats import (
    preferred,
    rows_as_csv,
    rows_as_json,
    rows_as_tsv,
    rows_as_xml,
)
from kg.vocab import XSD

W3C = Path(__file__).resolve().parents[3] / (
    "../shared/data/w3c-sparql11/sparql/sparql11/csv-tsv-res"
)
ROWS = [
    [NamedNode("a:b"), Literal('Møte «x»\t\n"y" <z> & ,')],
    [BlankNode("b1"), None],
    [None, Literal("hus", language="nn")],
    [Literal("2.50", datatype=XSD.decimal), Literal("")],
]


@pytest.mark.parametrize(
    ("write", "form"),
    [
        (rows_as_json, QueryResultsFormat.JSON),
        (rows_as_xml, QueryResultsFormat.XML),
        (rows_as_tsv, QueryResultsFormat.TSV),
    ],
)
def test_terms_come_back(write: "type", form: QueryResultsFormat) -> None:
    told = parse_query_results(BytesIO(write(["a", "b"], ROWS)), format=form)
    assert isinstance(told, QuerySolutions)
    assert [[row["a"], row["b"]] for row in told] == ROWS


def test_csv_has_values_only() -> None:
    text = rows_as_csv(["a", "b"], ROWS).decode("utf-8")
    assert text.splitlines()[0] == "a,b"
    rows = list(csv.reader(text.splitlines(keepends=True)))
    assert rows[1] == ["a:b", 'Møte «x»\t\n"y" <z> & ,']
    assert rows[2] == ["_:b1", ""]


@pytest.mark.skipif(not W3C.is_dir(), reason="the W3C test suite is not beside us")
@pytest.mark.parametrize(
    ("query", "data", "number"),
    [("01", "data", "01"), ("02", "data", "02"), ("01", "data2", "03")],
)
def test_w3c_csv_and_tsv(query: str, data: str, number: str) -> None:
    store = Store()
    store.load(path=str(W3C / f"{data}.ttl"), format=RdfFormat.TURTLE)
    found = store.query((W3C / f"csvtsv{query}.rq").read_text("utf-8"))
    names = [variable.value for variable in found.variables]
    rows = [[row[name] for name in names] for row in found]
    expected = (W3C / f"csvtsv{number}.csv").read_text("utf-8")
    assert same_rows(rows_as_csv(names, rows).decode("utf-8"), expected)
    tsv = (W3C / f"csvtsv{number}.tsv").read_bytes()
    told = parse_query_results(BytesIO(tsv), format=QueryResultsFormat.TSV)
    ours = parse_query_results(
        BytesIO(rows_as_tsv(names, rows)), format=QueryResultsFormat.TSV
    )
    assert terms(ours) == terms(told)


def terms(told: QuerySolutions) -> list[tuple[str, ...]]:
    names = sorted(variable.value for variable in told.variables)
    found = (tuple(alike(row[name]) for name in names) for row in told)
    return sorted(found)


def same_rows(ours: str, theirs: str) -> bool:
    def rows(text: str) -> list[tuple[tuple[str, str], ...]]:
        read = csv.DictReader(text.splitlines())
        return sorted(
            tuple(sorted((k, alike(v)) for k, v in row.items())) for row in read
        )

    return rows(ours) == rows(theirs)


def alike(term: object) -> str:
    """A term as what it means: blank nodes are one another, 1.0E6 is 1000000."""
    if isinstance(term, BlankNode):
        return "_:"
    value = term if isinstance(term, str) else getattr(term, "value", "")
    if value.startswith("_:"):
        return "_:"
    try:
        return str(float(value))
    except ValueError:
        return str(value)


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("*/*", "text/turtle"),
        ("", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("text/turtle;q=0.1, application/n-triples", "application/n-triples"),
        ("application/*", "application/n-triples"),
        ("text/turtle;q=0, */*;q=0.1", "text/turtle"),
        ("image/png", "text/turtle"),  # nothing fits: the first that there is
        ("text/turtle;q=x, application/ld+json;q=0.5", "application/ld+json"),
    ],
)
def test_what_is_preferred(accept: str, chosen: str) -> None:
    offered = ("text/turtle", "application/n-triples", "application/ld+json")
    assert preferred(accept, offered) == chosen
