"""The page for SPARQL: write a query, or start from an example; see the rows."""

import json
from pathlib import Path
from typing import Any

import streamlit as st

from kg.endpoint.examples import Example, examples
from kg.endpoint.pool import QueryTimeout
from kg.endpoint.results import Reply, Request
from kg.errors import KgError, QueryRejected
from kg.vocab import short
from kg.web.state import live, pool, say
from kg.web.widgets import invented_note

Cell = str | float | None
_NUMBERS = frozenset({"integer", "decimal", "double"})
_ACCEPT = "application/sparql-results+json, text/turtle;q=0.9"


def page(kb: Path) -> None:
    """Query the graph."""
    st.title("SPARQL", anchor=False)
    st.write(say("sparql_lead"))
    invented_note(kb)
    version = live(kb)
    _start(version.graph_path)
    st.selectbox(
        say("examples"),
        examples(),
        index=None,
        format_func=lambda example: example.title,
        placeholder=say("choose_example"),
        key="example",
        on_change=_take_example,
    )
    query = st.text_area(say("query"), key="query", height=260)
    if st.button(say("run"), type="primary", icon=":material/play_arrow:"):
        st.session_state["reply"] = _run(version.graph_path, query)
    reply = st.session_state.get("reply")
    if isinstance(reply, Reply):
        _show(reply)
    elif reply:
        st.error(reply)


def _start(graph: Path) -> None:
    """The query that a link brings, run at once, or the first example."""
    asked = st.query_params.get("query", "")
    if asked and st.session_state.get("linked") != asked:
        reply = _run(graph, asked)
        st.session_state.update(linked=asked, query=asked, reply=reply)
    st.session_state.setdefault("query", examples()[0].text)


def _take_example() -> None:
    example: Example | None = st.session_state["example"]
    if example:
        st.session_state.update(query=example.text, reply=None)


def _run(graph: Path, query: str) -> Reply | str:
    """The result, or why there is none."""
    try:
        return pool().run(graph, Request(query, _ACCEPT, most=pool().limits.rows))
    except (QueryTimeout, QueryRejected, KgError) as error:
        return str(error)


def _show(reply: Reply) -> None:
    if reply.form == "graph":
        st.code(reply.body.decode("utf-8"), language="turtle")
        return
    told = json.loads(reply.body)
    if reply.form == "boolean":
        st.subheader(say("yes" if told["boolean"] else "no"))
        return
    names = told["head"]["vars"]
    rows = [_row(names, row) for row in told["results"]["bindings"]]
    st.caption(say("rows", count=len(rows)))
    st.dataframe(
        rows or {name: [] for name in names},
        hide_index=True,
        width="stretch",
        placeholder="",
    )
    csv = _csv(names, told["results"]["bindings"])
    st.download_button(
        say("download_csv"), csv, "svar.csv", "text/csv", icon=":material/download:"
    )


def _row(names: list[str], row: dict[str, dict[str, Any]]) -> dict[str, Cell]:
    return {name: _said(row[name]) if name in row else None for name in names}


def _said(term: dict[str, Any]) -> Cell:
    """A term to be read; numbers as numbers, so that columns sort as they should."""
    value = str(term["value"])
    if term["type"] == "uri":
        return short(value)
    kind = str(term.get("datatype", "")).rpartition("#")[2]
    return float(value) if kind in _NUMBERS else value


def _csv(names: list[str], rows: list[dict[str, dict[str, Any]]]) -> str:
    """The rows as CSV, with the mark that makes spreadsheets read it as UTF-8."""
    import csv
    from io import StringIO

    out = StringIO(newline="")
    table = csv.writer(out)
    table.writerow(names)
    table.writerows(
        [row[n]["value"] if n in row else "" for n in names] for row in rows
    )
    return "\ufeff" + out.getvalue()
