"""What the pages share: the opened knowledge base, and the reader's language."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from kg.answer import Answerer
from kg.endpoint.pool import Limits, QueryPool
from kg.export.network import Network, load
from kg.store import GraphStore
from kg.versions import KnowledgeBase, Version
from kg.web.texts import text

MOST_ROWS = 10_000
_TITLES = """
SELECT ?document ?start ?end ?title WHERE {
  ?part a kg:Dokumentdel ; kg:dokument ?document ; dcterms:title ?title ;
        kg:startTegn ?start ; kg:sluttTegn ?end .
} ORDER BY ?document ?start
"""


def language() -> str:
    """The language that the reader chose."""
    return str(st.session_state.get("language") or "nb")


def say(name: str, /, **values: object) -> str:
    """A text of the pages in the reader's language."""
    return text(name, language(), **values)


def live(kb: Path) -> Version:
    """The version that is shown. Stops the page, kindly, where there is none."""
    version = KnowledgeBase(kb).live()
    if version is None:
        st.info(say("no_kb"))
        st.write(say("no_kb_help"))
        st.code(f"kommunegraf ingest MAPPE --kb {kb}", language="bash")
        st.stop()
    return version


def answerer(kb: Path) -> Answerer:
    """What answers questions, opened once for each version."""
    return _answerer(str(kb), live(kb).number)


def graph(kb: Path) -> GraphStore:
    """The graph, opened once for each version."""
    return _graph(str(live(kb).graph_path))


def part_title(kb: Path, document_sha: str, offset: int) -> str | None:
    """What the part of a document that an offset stands in is called."""
    return next(
        (
            title
            for sha, start, end, title in _parts(str(live(kb).graph_path))
            if document_sha.startswith(sha) and start <= offset < end
        ),
        None,
    )


def network(kb: Path) -> Network:
    """The graph as a network, read once for each version."""
    return _network(str(live(kb).graph_path))


def pool() -> QueryPool:
    """The processes that run readers' queries."""
    return _pool()


def screens() -> Mapping[str, Any]:
    """The other pages, by name; none where a page is run alone."""
    found: Mapping[str, Any] = st.session_state.get("screens", {})
    return found


@st.cache_resource(max_entries=2, show_spinner=False)
def _answerer(kb: str, version: int) -> Answerer:
    from kg.rewriting import rewriter
    from kg.settings import Settings

    del version
    settings = Settings.from_env()
    model = rewriter(settings)
    return Answerer.open(Path(kb), encoder=settings.encoder, rewriter=model)


@st.cache_resource(max_entries=2, show_spinner=False)
def _graph(path: str) -> GraphStore:
    return GraphStore.open(Path(path))


@st.cache_resource(max_entries=2, show_spinner=False)
def _parts(path: str) -> tuple[tuple[str, int, int, str], ...]:
    """Each part that has a title: its document's sha256, place and title."""
    return tuple(
        (
            row["document"].rpartition("/")[2],
            int(row["start"]),
            int(row["end"]),
            row["title"],
        )
        for row in _graph(path).rows(_TITLES)
    )


@st.cache_resource(max_entries=2, show_spinner=False)
def _network(path: str) -> Network:
    return load(_graph(path))


@st.cache_resource(show_spinner=False)
def _pool() -> QueryPool:
    return QueryPool(Limits(seconds=20, rows=MOST_ROWS))
