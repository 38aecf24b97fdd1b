import pytest

from kg.endpoint.check import LONGEST, checked
from kg.errors import QueryRejected


@pytest.mark.parametrize(
    ("query", "form", "has_dataset"),
    [
        ("SELECT * { ?s ?p ?o }", "rows", False),
        ("ask {}", "boolean", False),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "graph", False),
        ("DESCRIBE <a:b>", "graph", False),
        ("SELECT * FROM <a:b> { ?s ?p ?o }", "rows", True),
        ("SELECT * FROM NAMED <a:b> { GRAPH ?g { ?s ?p ?o } }", "rows", True),
        # the word alone is not the keyword
        ('SELECT * { ?s ?p "SERVICE <http://a/> {}" }', "rows", False),
        ("SELECT ?service { ?service a kg:Utvalg }", "rows", False),
    ],
)
def test_queries_that_read_may_run(query: str, form: str, has_dataset: bool) -> None:
    told = checked(query)
    assert (told.form, told.has_dataset) == (form, has_dataset)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://a/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o OPTIONAL { service silent <http://a/> { ?s ?p ?o } } }",
        "SELECT * { { SELECT ?s { SERVICE ?where { ?s ?p ?o } } } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://a/> { ?s ?q ?r } } }",
        "SELECT * { \\u0053ERVICE <http://a/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o MINUS { SERVICE#a\n<http://a/> { ?s ?p ?o } } }",
        "ASK { GRAPH ?g { SERVICE <http://a/> { ?s ?p ?o } } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://a/> { ?s ?p ?o } }",
    ],
)
def test_no_disguise_of_service_is_let_through(query: str) -> None:
    with pytest.raises(QueryRejected, match="SERVICE"):
        checked(query)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "ASK {",
        "INSERT DATA { <a:b> <a:c> <a:d> }",
        "DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://a/>",
        "CLEAR ALL",
        "SELECT * { ?s ?p ?o } ; DROP ALL",
        f"ASK {{ {'{' * 3000} {'}' * 3000} }}",  # too deep to be read
        "#" + "a" * LONGEST,  # too long
    ],
)
def test_what_is_no_query_is_refused(query: str) -> None:
    with pytest.raises(QueryRejected):
        checked(query)
