"""All pages together: what is in the menu, and what stands around every page."""

from functools import partial
from pathlib import Path

import streamlit as st

from kg.web import chat, documents, files, graph, sparql
from kg.web.state import language, say
from kg.web.texts import LANGUAGES
from kg.web.widgets import spoken, style

ICON = Path(__file__).with_name("icon.svg")
_SCREENS = (
    ("chat", chat.page, ":material/forum:", ""),
    ("documents", documents.page, ":material/description:", "dokumenter"),
    ("network", graph.page, ":material/hub:", "graf"),
    ("sparql", sparql.page, ":material/code:", "sparql"),
    ("export", files.page, ":material/download:", "eksport"),
)


def run(kb: Path) -> None:
    """Show the page that the address names."""
    # A picture of our own: Streamlit would fetch a named icon from another server.
    st.set_page_config("Kommunegraf", ICON, layout="centered")
    style()
    _language()
    spoken()
    pages = {
        name: st.Page(
            partial(page, kb),
            title=say(f"page_{name}"),
            icon=icon,
            url_path=path,
            default=not path,
        )
        for name, page, icon, path in _SCREENS
    }
    st.session_state["screens"] = pages
    st.navigation(list(pages.values())).run()


def _language() -> None:
    with st.sidebar:
        st.selectbox(
            say("language"),
            tuple(LANGUAGES),
            index=tuple(LANGUAGES).index(language()),
            format_func=lambda code: LANGUAGES[code],
            key="language",
        )
