"""The page of documents: what was read, and the texts themselves."""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

import streamlit as st

from ingest.model import Document, Span
from kg.export.rules import labels
from kg.iri import Iris
from kg.store import GraphStore
from kg.versions import KnowledgeBase, Source
from kg.web.passages import page_of
from kg.web.state import graph, language, live, say
from kg.web.widgets import invented_note

_PARTS = """
SELECT ?document ?title ?type ?start ?end WHERE {
  ?part a kg:Dokumentdel ; kg:dokument ?document ; kg:dokumenttype ?type ;
        kg:startTegn ?start ; kg:sluttTegn ?end .
  OPTIONAL { ?part dcterms:title ?title }
} ORDER BY ?document ?start
"""
_COUNTS = """
SELECT ?type (COUNT(DISTINCT ?thing) AS ?count) WHERE {
  GRAPH ?document { ?thing a ?type ; prov:wasDerivedFrom ?place }
} GROUP BY ?type ORDER BY DESC(?count) ?type
"""
_CHUNK = 8_000  # code points shown at once of a document without pages
# Text of documents is escaped; this is the only script beside it.
_SCROLL = """<script>
document.querySelector('.kg-read mark')?.scrollIntoView({block: 'center'});
</script>"""
_ROWS = 20  # of the table, before it scrolls
Rows = Sequence[Mapping[str, str]]


def page(kb: Path) -> None:
    """List the documents, and read in one."""
    st.title(say("page_documents"), anchor=False)
    st.write(say("documents_lead"))
    invented_note(kb)
    version = live(kb)
    home, manifest = KnowledgeBase(kb), version.manifest
    iris = Iris(manifest.base)
    parts = list(graph(kb).rows(_PARTS))
    documents = {s.sha256: home.document(s.sha256) for s in manifest.documents}
    sources = list(manifest.documents)
    titles = _titles(documents, parts, iris)
    first, second = st.container(), st.container()
    linked = "sha" in st.query_params  # who follows a link wants to read
    with second if linked else first:
        _table(sources, documents, titles, parts, iris)
        _tell_failed(manifest.failed)
    if not sources:
        return
    with first if linked else second:
        source = _chosen(sources, titles)
        iri = iris.document(source.sha256)
        inside = [part for part in parts if part["document"] == iri]
        _read(documents[source.sha256], inside, iri, graph(kb))


def _tell_failed(failed: Mapping[str, str]) -> None:
    if failed:
        st.warning(say("failed"))
    for name, reason in sorted(failed.items()):
        st.text(f"{name}: {reason.removeprefix(f'{Path(name).name}: ')}")


@cache
def document_types(language: str) -> Mapping[str, str]:
    """What each type of document is called."""
    told = files("kg.web").joinpath("types.csv").read_text("utf-8")
    return {row["type"]: row[language] for row in csv.DictReader(told.splitlines())}


def _titles(
    documents: Mapping[str, Document], parts: Rows, iris: Iris
) -> dict[str, str]:
    """What each document is called: its title, that of its first part, its file."""
    first: dict[str, str] = {}
    for part in parts:
        if title := part.get("title"):
            first.setdefault(part["document"], title)
    return {
        sha: document.title or first.get(iris.document(sha)) or document.filename
        for sha, document in documents.items()
    }


def _table(
    sources: Sequence[Source],
    documents: Mapping[str, Document],
    titles: Mapping[str, str],
    parts: Rows,
    iris: Iris,
) -> None:
    named = document_types(language())
    kinds: dict[str, list[str]] = {}
    for part in parts:
        kinds.setdefault(part["document"], []).append(named[part["type"]])
    rows: list[dict[str, Any]] = []
    for source in sources:
        document = documents[source.sha256]
        types = dict.fromkeys(kinds.get(iris.document(source.sha256), ()))
        row = {
            "col_document": titles[source.sha256],
            "col_type": ", ".join(types),
            "col_pages": str(len(document.pages) or "–"),
            "col_characters": len(document.text),
            "col_facts": source.facts,
            "col_file": source.name,
        }
        rows.append({say(name): value for name, value in row.items()})
    height = 38 + 35 * min(len(rows), _ROWS)
    st.dataframe(rows, hide_index=True, width="stretch", height=height)


def _chosen(sources: Sequence[Source], titles: Mapping[str, str]) -> Source:
    """The document that the reader, or the link that they followed, wants."""
    wanted = st.query_params.get("sha", "")
    at = next((i for i, s in enumerate(sources) if s.sha256 == wanted), 0)
    return st.selectbox(
        say("choose_document"),
        sources,
        index=at,
        format_func=lambda source: f"{titles[source.sha256]} ({source.name})",
    )


def _read(document: Document, parts: Rows, iri: str, store: GraphStore) -> None:
    text, found = st.columns([3, 1], gap="medium")
    span = _linked_span(document)
    with text:
        wide = _wanted_piece(document, span)
        st.html(page_of(document, wide, span) + _SCROLL, unsafe_allow_javascript=True)
    with found:
        st.caption(say("found_here"))
        query = _COUNTS.replace("?document", f"<{iri}>")
        rows = ((row["type"], row["count"]) for row in store.rows(query))
        told = {labels(language()).get(t.rpartition("#")[2], t): n for t, n in rows}
        st.html("<br>".join(f"{escape(name)}: {n}" for name, n in told.items()))
        if len(parts) > 1:
            st.caption(say("parts"))
            named = (escape(p.get("title", p["type"])) for p in parts)
            st.html("<br>".join(named))


def _linked_span(document: Document) -> Span | None:
    """The quotation that a link points to, where it points into this document."""
    asked = st.query_params
    offsets = (asked.get("fra", ""), asked.get("til", ""))
    if asked.get("sha") != document.sha256 or not all(map(str.isdecimal, offsets)):
        return None
    span = Span(*map(int, offsets))
    return span if span.start < span.end <= len(document.text) else None


def _wanted_piece(document: Document, span: Span | None) -> Span:
    """The page that the reader turned to; a stretch where there are no pages."""
    pages = [Span(p.start, p.end) for p in document.pages] or _stretches(document)
    at = next((i for i, p in enumerate(pages) if span and p.end > span.start), 0)
    if len(pages) == 1:
        return pages[0]
    name = say("go_to_page" if document.pages else "go_to_part")
    key = f"piece-{document.sha256[:12]}-{at}"
    told = st.number_input(f"{name} (1–{len(pages)})", 1, len(pages), at + 1, key=key)
    return pages[int(told) - 1]


def _stretches(document: Document) -> list[Span]:
    """A text without pages in stretches that end at line ends."""
    pieces, start = [], 0
    while start < len(document.text):
        end = document.text.find("\n", start + _CHUNK)
        end = len(document.text) if end < 0 else end + 1
        pieces.append(Span(start, end))
        start = end
    return pieces or [Span(0, 0)]
