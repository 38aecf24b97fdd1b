"""The page of files: the graph for other programs."""

import re
from datetime import date
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kg.errors import ExportError
from kg.export import FORMATS, export
from kg.export.formats import Format
from kg.export.rules import labels, roles
from kg.export.selection import Selection
from kg.web.state import graph, language, say
from kg.web.widgets import invented_note

_WORD: Final = re.compile(r"[a-z]+")  # "nodes", "edges" and "quads", which are counted


def page(kb: Path) -> None:
    """Choose a format and filters, and take the file."""
    st.title(say("page_export"), anchor=False)
    st.write(say("export_lead"))
    invented_note(kb)
    form = st.selectbox(
        say("format"),
        tuple(FORMATS.values()),
        format_func=lambda form: say(f"opens_{form.name}"),
        key="export-format",
    )
    wish = _filters()
    if st.button(say("make_file"), type="primary", icon=":material/build:"):
        st.session_state["made"] = (form, _made(kb, form, wish))
    made = st.session_state.get("made")
    if made and made[0] == form:
        _offer(form, made[1])


def _filters() -> Selection:
    named = labels(language())
    types = st.multiselect(
        say("only_types"),
        tuple(roles()),
        format_func=lambda kind: named.get(kind, kind),
        placeholder=say("all_types"),
        key="export-types",
    )
    first, last, near, hops = st.columns([2, 2, 4, 1])
    start = _date(first, "from")
    end = _date(last, "to")
    around = near.text_input(say("around"), key="export-around").strip()
    steps = hops.number_input(say("hops"), 1, 5, 1, key="export-hops")
    return Selection(tuple(types), _day(start), _day(end), around or None, int(steps))


def _date(column: DeltaGenerator, name: str) -> object:
    """A date as the reader writes it."""
    return column.date_input(
        say(name),
        None,
        key=f"export-{name}",
        min_value=date(1900, 1, 1),
        format="DD.MM.YYYY",
    )


def _day(told: object) -> str | None:
    return told.isoformat() if isinstance(told, date) else None


def _made(
    kb: Path, form: Format, wish: Selection
) -> dict[str, tuple[bytes, str]] | str:
    try:
        return dict(export(graph(kb), form.name, wish))
    except ExportError as error:
        return str(error)


def _offer(form: Format, made: dict[str, tuple[bytes, str]] | str) -> None:
    if isinstance(made, str):
        st.error(made)
        return
    for part, (data, told) in made.items():
        name = f"kommunegraf{part}{form.ending}"
        st.download_button(
            say("download", name=name),
            data,
            name,
            form.media_type,
            icon=":material/download:",
            on_click="ignore",
        )
        st.caption(_WORD.sub(lambda found: say(f"count_{found[0]}"), told))
