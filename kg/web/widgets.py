"""Pieces of screen that several pages show."""

import csv
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path

import streamlit as st

from ingest.model import Document, Span
from kg.cite import Citation
from kg.export.evidence import Evidence
from kg.web.passages import heading_path, in_context
from kg.web.state import graph, language, live, part_title, say, screens
from kg.web.texts import text

_PUBLISHERS = """
SELECT DISTINCT ?navn WHERE { ?d kg:utgiver/kg:navn ?navn } ORDER BY ?navn
"""


def style() -> None:
    """The look of our own pieces."""
    css = files("kg.web").joinpath("style.css").read_text("utf-8")
    st.html(f"<style>{css}</style>")


def spoken() -> None:
    """Tell screen readers which language the page speaks."""
    script = f"<script>document.documentElement.lang = '{language()}'</script>"
    with st.sidebar:
        st.html(script, unsafe_allow_javascript=True)


def invented_note(kb: Path) -> None:
    """Say plainly that the municipality of the example documents is invented."""
    named = [row["navn"] for row in graph(kb).rows(_PUBLISHERS)]
    known = sorted({_plain(name) for name in named} & invented())
    if known:
        names = f" {say('and')} ".join(f"{name} kommune" for name in known)
        told = say("invented", names=names)
        st.html(f'<div class="kg-note" role="note">{escape(told)}</div>')


@cache
def invented() -> frozenset[str]:
    """The municipalities that do not exist."""
    told = files("kg.web").joinpath("invented.csv").read_text("utf-8")
    return frozenset(row["navn"] for row in csv.DictReader(told.splitlines()))


def _plain(name: str) -> str:
    return name.removesuffix(" kommune").strip()


def kb_line(kb: Path) -> str:
    """How much there is, in one line."""
    version = live(kb)
    documents = version.manifest.documents
    facts = sum(document.facts for document in documents)
    told = f"{facts:,}".replace(",", "\u00a0")
    return say("kb_line", documents=len(documents), facts=told, version=version.number)


def place(page: int | None, first: int, last: int, tongue: str) -> str:
    """Page and lines, said in a language."""
    name = "line" if first == last else "lines"
    lines = text(name, tongue, first=first, last=last)
    return f"{text('page_of', tongue, page=page)}, {lines}" if page else lines


def citation_card(
    kb: Path, number: int, citation: Citation, document: Document, tongue: str
) -> None:
    """A citation that opens to the quotation, marked where it stands.

    tongue: the language of the answer, which its citations speak too.
    """
    part = part_title(kb, citation.document_sha, citation.start)
    title = part or citation.title or citation.file
    where = place(citation.page, citation.line_start, citation.line_end, tongue)
    with st.expander(_plain_markdown(f"[{number}] {title} · {where}")):
        passage = in_context(document, Span(citation.start, citation.end))
        st.html(heading_path(citation) + passage)
        st.html(f'<span class="kg-meta">{escape(citation.file)}</span>')
        if page := screens().get("documents"):
            aim = {"sha": citation.document_sha, "fra": citation.start}
            st.page_link(
                page,
                label=text("open_document", tongue),
                icon=":material/menu_book:",
                query_params={
                    **{k: str(v) for k, v in aim.items()},
                    "til": str(citation.end),
                },
            )


def table(rows: Iterable[tuple[str, str]]) -> None:
    """Names and values below one another."""
    cells = ((escape(name), escape(value)) for name, value in rows)
    told = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in cells)
    if told:
        st.html(f'<table class="kg-table">{told}</table>')


def evidence_list(places: Sequence[Evidence], most: int = 5) -> None:
    """Places of a fact, each with what stands there."""
    for one in places[:most]:
        where = place(one.page, one.first, one.last, language())
        with st.expander(_plain_markdown(f"{one.file} · {where}")):
            st.html(f'<div class="kg-passage">{escape(one.quote)}</div>')
    if len(places) > most:
        st.caption(say("more_places", count=len(places) - most))


def _plain_markdown(text: str) -> str:
    """Text whose signs are not taken for markdown."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#$:~|" else c for c in text)
