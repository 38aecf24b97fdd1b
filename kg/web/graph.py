"""The page of the graph: one thing and what it has to do with others."""

import csv
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import streamlit as st
from st_link_analysis import EdgeStyle, NodeStyle, st_link_analysis

from kg.export.evidence import evidence_of
from kg.export.network import Network, Node
from kg.export.rules import labels
from kg.export.selection import near, part
from kg.web.state import graph, language, network, say
from kg.web.widgets import evidence_list, invented_note, table

MOST_NODES = 40
MOST_FOUND = 200
_LAYOUT = {"name": "cose", "animate": False, "nodeRepulsion": 20_000, "padding": 40}
_FIRST = ("Prosjekt", "Person", "Moetesak")  # what a newcomer would like to see
_HUBS = ("Dokument", "Kommune", "Parti")  # beside nearly everything
_SHORT = 60  # code points of a caption in the picture


class _Look(NodeStyle):  # type: ignore[misc]
    """A style whose caption can be read in a small picture too."""

    def dump(self) -> dict[str, Any]:
        """The style as Cytoscape takes it."""
        told: dict[str, Any] = super().dump()
        told["style"] |= {
            "min-zoomed-font-size": 4,
            "font-size": 7,
            "text-wrap": "wrap",
            "text-max-width": "95px",
            "text-background-color": "#fff",  # lines cross captions
            "text-background-opacity": 0.85,
            "text-background-padding": "1px",
        }
        return told


def page(kb: Path) -> None:
    """Search for a thing, and see what is around it."""
    st.title(say("page_network"), anchor=False)
    st.write(say("network_lead"))
    invented_note(kb)
    with st.spinner(say("loading")):
        whole = network(kb)
    centre = _chosen(whole)
    if centre is None:
        st.info(say("no_things"))
        return
    shown = _shown(whole, centre)
    _draw(shown, centre.iri)
    _details(kb, shown, centre)


def _chosen(whole: Network) -> Node | None:
    wanted = st.query_params.get("iri", "")
    search, choice = st.columns(2)
    asked = search.text_input(say("search_thing"), key="thing-search")
    found = _found(whole, asked)
    if not found:
        return None
    at = next((i for i, node in enumerate(found) if node.iri == wanted), 0)
    return choice.selectbox(
        say("choose_thing"), found, index=at, format_func=_called, key="thing"
    )


def _found(whole: Network, asked: str) -> list[Node]:
    """The things whose name holds all the words; the best connected first."""
    degree = _degrees(whole)
    words = asked.casefold().split()
    fits = [
        node
        for node in whole.nodes.values()
        if node.kind != "Dokument" or words
        if all(word in node.label.casefold() for word in words)
    ]
    fits.sort(key=lambda n: (n.kind not in _FIRST, -degree[n.iri], n.label, n.iri))
    return fits[:MOST_FOUND]


def _degrees(whole: Network) -> Counter[str]:
    ends = [end for edge in whole.edges for end in (edge.source, edge.target)]
    return Counter(ends)


def _called(node: Node) -> str:
    kind = labels(language()).get(node.kind, node.kind)
    return f"{node.label} ({kind})"


def _shown(whole: Network, centre: Node) -> Network:
    """What is near, of the classes that are wanted, and not too much of it."""
    steps, types = st.columns([1, 3])
    hops = steps.segmented_control(say("hops"), (1, 2), default=1, key="hops") or 1
    around = near(whole, centre.iri, hops, _HUBS)
    kinds = sorted({whole.nodes[iri].kind for iri in around})
    wanted = types.multiselect(
        say("show_types"),
        kinds,
        format_func=lambda kind: labels(language()).get(kind, kind),
        placeholder=say("all_types"),
        key=f"types-{hops}",
    )
    return _nearest(whole, centre.iri, hops, set(wanted or kinds))


def _nearest(whole: Network, centre: str, hops: int, kinds: set[str]) -> Network:
    degree = _degrees(whole)
    kept: dict[str, None] = {centre: None}
    for step in range(1, hops + 1):
        ring = near(whole, centre, step, _HUBS) - kept.keys()
        fits = [iri for iri in ring if whole.nodes[iri].kind in kinds]
        kept |= dict.fromkeys(sorted(fits, key=lambda iri: (-degree[iri], iri)))
    if len(kept) > MOST_NODES:
        st.caption(say("cut", shown=MOST_NODES, all=len(kept)))
    return part(whole, set(list(kept)[:MOST_NODES]))


def _draw(shown: Network, centre: str) -> None:
    kinds = sorted({node.kind for node in shown.nodes.values()})
    elements = {"nodes": list(_nodes(shown, centre)), "edges": list(_edges(shown))}
    looks, lines = _looks(), sorted({edge.kind for edge in shown.edges})
    st_link_analysis(
        elements,
        layout=_LAYOUT,
        node_styles=[
            _Look(kind, looks[kind][0], "navn", looks[kind][1]) for kind in kinds
        ],
        edge_styles=[_line(kind) for kind in lines],
        height=520,
        key=f"graph-{centre}-{len(shown.nodes)}",
    )


def _line(kind: str) -> EdgeStyle:
    # labeled=None: else the library warns of its own default
    return EdgeStyle(kind, "#b9c4cc", "navn", labeled=None, directed=True)


def _nodes(shown: Network, centre: str) -> Iterator[dict[str, Any]]:
    named = labels(language())
    for iri, node in shown.nodes.items():
        told = {"id": iri, "label": node.kind, "navn": _short(node.label)}
        more = {"hva": named.get(node.kind, node.kind), "fullt navn": node.label}
        when = {"dato": node.start} if node.start else {}
        yield {"data": {**told, **more, **when}, "selected": iri == centre}


def _edges(shown: Network) -> Iterator[dict[str, Any]]:
    """One line for each kind of edge between two things, however often it is there."""
    alike = Counter((e.source, e.target, e.kind, e.label) for e in shown.edges)
    for at, ((source, target, kind, label), count) in enumerate(sorted(alike.items())):
        times = f" ({count})" if count > 1 else ""
        told = {"id": f"e{at}", "label": kind, "navn": f"{label}{times}"}
        yield {"data": {**told, "source": source, "target": target}}


def _short(label: str) -> str:
    return label if len(label) <= _SHORT else f"{label[: _SHORT - 1].rstrip()}…"


def _details(kb: Path, shown: Network, centre: Node) -> None:
    others = sorted(
        shown.nodes.values(), key=lambda node: (node.iri != centre.iri, node.label)
    )
    node = st.selectbox(say("details"), others, format_func=_called, key="details")
    facts, places = st.columns(2, gap="medium")
    with facts:
        _show_values(node)
        _show_links(shown, node)
    with places:
        st.caption(say("evidence"))
        evidence_list(evidence_of(graph(kb), node.places))
    st.caption(f"IRI: `{node.iri}`")


def _show_values(node: Node) -> None:
    named = labels(language())
    table((named.get(name, name), value) for name, value in node.data.items())


def _show_links(shown: Network, node: Node) -> None:
    """What the thing has to do with others: first from it, then to it."""
    out = [(e.label, e.target) for e in shown.edges if e.source == node.iri]
    into = [(f"← {e.label}", e.source) for e in shown.edges if e.target == node.iri]
    links = Counter((*out, *into))
    if links:
        st.caption(say("connections"))
    table(
        (label, f"{shown.nodes[iri].label}{f' ({count})' if count > 1 else ''}")
        for (label, iri), count in links.items()
    )


@cache
def _looks() -> dict[str, tuple[str, str]]:
    told = files("kg.web").joinpath("looks.csv").read_text("utf-8")
    rows = csv.DictReader(told.splitlines())
    return {row["klasse"]: (row["farge"], row["ikon"]) for row in rows}
