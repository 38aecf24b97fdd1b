"""The graph as files for other programs. See docs/graph-files.md."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ExportError
from kg.export.formats import FORMATS

if TYPE_CHECKING:
    from kg.export.network import Network
    from kg.export.selection import Selection
    from kg.store import GraphStore

__all__ = ["FORMATS", "export", "export_to"]


def export(
    graph: "GraphStore", form: str, wish: "Selection | None" = None
) -> Mapping[str, tuple[bytes, str]]:
    """The files of a format, by ending: their bytes, and what they hold in words.

    The same graph gives the same bytes. Raises ExportError.
    """
    from kg.export.network import load
    from kg.export.selection import Selection, select

    if form not in FORMATS:
        raise ExportError(
            f"no format is called {form!r}; there are {', '.join(FORMATS)}"
        )
    wish = wish or Selection()
    if FORMATS[form].rdf and wish.is_all:
        return _rdf(graph, form, None)
    network = select(load(graph, wish.types), wish)
    if FORMATS[form].rdf:
        return _rdf(graph, form, network)
    return _network(graph, form, network)


def export_to(
    graph: "GraphStore", form: str, out: Path, wish: "Selection | None" = None
) -> list[tuple[Path, str]]:
    """Write the files of a format; tells which, and what they hold."""
    written = []
    for ending, (data, told) in export(graph, form, wish).items():
        path = out.with_name(f"{out.stem}{ending}{out.suffix}") if ending else out
        try:
            path.write_bytes(data)
        except OSError as error:
            raise ExportError(
                f"{path}: cannot be written ({error.strerror}); "
                "choose a folder that is there and that you may write in"
            ) from error
        written.append((path, told))
    return written


def _rdf(
    graph: "GraphStore", form: str, network: "Network | None"
) -> dict[str, tuple[bytes, str]]:
    from kg.export import rdf

    write = {"nquads": rdf.as_nquads, "turtle": rdf.as_turtle, "jsonld": rdf.as_jsonld}
    found = rdf.quads(graph, network)
    return {"": (write[form](found), f"{len(found)} quads")}


def _network(
    graph: "GraphStore", form: str, network: "Network"
) -> dict[str, tuple[bytes, str]]:
    from kg.export import files
    from kg.export.evidence import evidence

    places = evidence(graph)
    nodes, edges = f"{len(network.nodes)} nodes", f"{len(network.edges)} edges"
    if form == "csv":
        told = files.as_csv(network, places)
        return {".nodes": (told[0], nodes), ".edges": (told[1], edges)}
    write = {
        "graphml": files.as_graphml,
        "gexf": files.as_gexf,
        "cytoscape": files.as_cytoscape,
    }
    return {"": (write[form](network, places), f"{nodes}, {edges}")}
