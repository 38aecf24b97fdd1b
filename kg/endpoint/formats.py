"""Results written: SPARQL JSON, XML, CSV and TSV; Turtle, N-Triples, JSON-LD."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple

Term = NamedNode | Literal | BlankNode | Triple
Rows = Sequence[Sequence[Term | None]]
Writer = Callable[[list[str], Rows], bytes]

_XSD_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
_XML: Final = "http://www.w3.org/2005/sparql-results#"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def rows_as_json(names: list[str], rows: Rows) -> bytes:
    """SPARQL 1.1 Query Results JSON."""
    bindings = [
        {name: _json(term) for name, term in zip(names, row, strict=True) if term}
        for row in rows
    ]
    told = {"head": {"vars": names}, "results": {"bindings": bindings}}
    return json.dumps(told, ensure_ascii=False).encode()


def _json(term: Term) -> dict[str, object]:
    if isinstance(term, Literal):
        told: dict[str, object] = {"type": "literal", "value": term.value}
        if term.language:
            told["xml:lang"] = term.language
        elif term.datatype.value != _XSD_STRING:
            told["datatype"] = term.datatype.value
        return told
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    return {"type": "literal", "value": str(term)}


def rows_as_xml(names: list[str], rows: Rows) -> bytes:
    """SPARQL Query Results XML."""
    top = _head(names)
    results = ET.SubElement(top, "results")
    for row in rows:
        result = ET.SubElement(results, "result")
        for name, term in zip(names, row, strict=True):
            if term is not None:
                _xml(ET.SubElement(result, "binding", name=name), term)
    return _written(top)


def _xml(binding: ET.Element, term: Term) -> None:
    told = _json(term)
    inner = ET.SubElement(binding, str(told["type"]))
    inner.text = str(told["value"])
    if "xml:lang" in told:
        inner.set(_LANG, str(told["xml:lang"]))
    if "datatype" in told:
        inner.set("datatype", str(told["datatype"]))


def _head(names: Sequence[str]) -> ET.Element:
    top = ET.Element("sparql", xmlns=_XML)
    head = ET.SubElement(top, "head")
    for name in names:
        ET.SubElement(head, "variable", name=name)
    return top


def _written(top: ET.Element) -> bytes:
    written: bytes = ET.tostring(top, encoding="utf-8", xml_declaration=True)
    return written


def rows_as_csv(names: list[str], rows: Rows) -> bytes:
    """SPARQL 1.1 Query Results CSV: values only, RFC 4180."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(names)
    table.writerows([_plain(term) for term in row] for row in rows)
    return out.getvalue().encode()


def _plain(term: Term | None) -> str:
    if term is None:
        return ""
    return str(term) if isinstance(term, BlankNode | Triple) else term.value


def rows_as_tsv(names: list[str], rows: Rows) -> bytes:
    """SPARQL 1.1 Query Results TSV: terms as in N-Triples."""
    lines = ["\t".join(f"?{name}" for name in names)]
    lines += ("\t".join(_term(term) for term in row) for row in rows)
    return ("\n".join(lines) + "\n").encode()


def _term(term: Term | None) -> str:
    return "" if term is None else str(term).replace("\t", "\\t")


def truth_as_json(value: bool) -> bytes:
    """The answer to an ASK query as JSON."""
    return json.dumps({"head": {}, "boolean": value}).encode()


def truth_as_xml(value: bool) -> bytes:
    """The answer to an ASK query as XML."""
    top = _head([])
    ET.SubElement(top, "boolean").text = str(value).lower()
    return _written(top)


def truth_as_text(value: bool) -> bytes:
    """The answer to an ASK query as one word."""
    return f"{str(value).lower()}\n".encode()


ROWS: Final[dict[str, Writer]] = {
    "application/sparql-results+json": rows_as_json,
    "application/sparql-results+xml": rows_as_xml,
    "text/csv": rows_as_csv,
    "text/tab-separated-values": rows_as_tsv,
    "application/json": rows_as_json,
    "application/xml": rows_as_xml,
}
TRUTH: Final[dict[str, Callable[[bool], bytes]]] = {
    "application/sparql-results+json": truth_as_json,
    "application/sparql-results+xml": truth_as_xml,
    "text/csv": truth_as_text,
    "text/tab-separated-values": truth_as_text,
    "application/json": truth_as_json,
    "application/xml": truth_as_xml,
}
GRAPH: Final[dict[str, RdfFormat]] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
OFFERED: Final = {"rows": tuple(ROWS), "boolean": tuple(TRUTH), "graph": tuple(GRAPH)}


def preferred(accept: str, offered: Sequence[str]) -> str:
    """The media type on offer that an Accept header likes best, else the first."""
    wished: list[tuple[float, int, str]] = []
    for at, part in enumerate(accept.split(",")):
        media, _, parameters = part.partition(";")
        wished.append((-_quality(parameters), at, media.strip().lower()))
    for quality, _, media in sorted(wished):
        for one in offered if quality < 0 else ():
            if media in (one, "*/*", f"{one.partition('/')[0]}/*"):
                return one
    return offered[0]


def _quality(parameters: str) -> float:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
