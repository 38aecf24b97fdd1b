"""Where it stands: the places of nodes and edges, to be read by people."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.store import GraphStore

_PLACES: Final = """
SELECT ?place ?file ?page ?first ?last ?text WHERE {
  ?place a kg:Passasje ; kg:dokument ?document ; kg:startLinje ?first ;
         kg:sluttLinje ?last ; kg:tekst ?text .
  ?document kg:filnavn ?file .
  OPTIONAL { ?place kg:side ?page }
}
"""


@dataclass(frozen=True)
class Evidence:
    """A place in a document. Lines are of the page where there is one."""

    file: str
    page: int | None
    first: int
    last: int
    quote: str

    @property
    def place(self) -> str:
        """File, page and lines in one line of text."""
        page = f"side {self.page}, " if self.page else ""
        return f"{self.file}, {page}linje {self.first}–{self.last}"


def evidence(graph: GraphStore) -> Mapping[str, Evidence]:
    """The places of all passages of a graph, by IRI."""
    return dict(_found(graph.rows(_PLACES)))


def evidence_of(graph: GraphStore, places: Iterable[str]) -> list[Evidence]:
    """The places of some passages, in their order."""
    values = " ".join(f"<{place}>" for place in places)
    query = _PLACES.replace("WHERE {", f"WHERE {{ VALUES ?place {{ {values} }}", 1)
    found = sorted(_found(graph.rows(query)))
    return [told for _, told in found]


def _found(rows: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, Evidence]]:
    for row in rows:
        page = int(row["page"]) if "page" in row else None
        lines = (int(row["first"]), int(row["last"]))
        yield row["place"], Evidence(row["file"], page, *lines, row["text"])
