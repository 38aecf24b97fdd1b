"""What of a network is wanted: classes, a period, or what is near a thing."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Self

from kg.errors import ExportError
from kg.export.moments import first_day, last_day
from kg.export.network import Network, Node
from kg.export.rules import roles, with_subclasses
from kg.vocab import PREFIXES


@dataclass(frozen=True)
class Selection:
    """The filters. first, last: ISO dates of any precision. around: an IRI."""

    types: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    around: str | None = None
    hops: int = 1

    @classmethod
    def of(
        cls,
        types: Iterable[str],
        first: str | None,
        last: str | None,
        around: str | None,
        hops: int,
    ) -> Self:
        """The filters as a user writes them. Raises ExportError for a wrong class."""
        named = tuple(name.removeprefix("kg:") for name in types)
        for name in named:
            if name not in roles():
                known = ", ".join(roles())
                raise ExportError(f"no class is called {name!r}; there are {known}")
        return cls(named, first, last, around, hops)

    @property
    def is_all(self) -> bool:
        """Whether nothing is filtered away."""
        return not (self.types or self.first or self.last or self.around)


def select(network: Network, wish: Selection) -> Network:
    """The part of a network that is wished for. Raises ExportError."""
    kept = set(network.nodes)
    centre = None
    if wish.around:
        centre = find(network, wish.around)
        kept &= near(network, centre, wish.hops)
    if wish.types:
        wanted = frozenset().union(*(with_subclasses(kind) for kind in wish.types))
        kept = {iri for iri in kept if network.nodes[iri].kind in wanted}
    if wish.first or wish.last:
        kept = _in_period(network, kept, wish)
    return part(network, kept | ({centre} if centre else set()))


def part(network: Network, kept: set[str]) -> Network:
    """The nodes of a set and the edges among them."""
    nodes = {iri: node for iri, node in network.nodes.items() if iri in kept}
    among = (e for e in network.edges if e.source in kept and e.target in kept)
    return Network(nodes, tuple(among), network.same)


def find(network: Network, name: str) -> str:
    """The node that an IRI, or a prefixed name, means. Raises ExportError."""
    prefix, _, rest = name.partition(":")
    iri = PREFIXES[prefix] + rest if prefix in PREFIXES else name
    iri = network.same.get(iri, iri)
    if iri not in network.nodes:
        raise ExportError(f"{name}: no such thing in the graph; give its whole IRI")
    return iri


def near(
    network: Network, centre: str, hops: int, hubs: Collection[str] = ()
) -> set[str]:
    """The nodes that are so many steps away at most, whichever way edges point.

    hubs: classes that are reached but that no step leads on from, but for the centre.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    for edge in network.edges:
        beside[edge.source].add(edge.target)
        beside[edge.target].add(edge.source)
    seen = ring = {centre}
    for _ in range(hops):
        ring = {far for iri in ring for far in beside[iri]} - seen
        seen = seen | ring
        ring = {iri for iri in ring if network.nodes[iri].kind not in hubs}
    return seen


def _in_period(network: Network, kept: set[str], wish: Selection) -> set[str]:
    """What is dated in the period, and the undated things that it has to do with."""
    first = first_day(wish.first) if wish.first else ""
    last = last_day(wish.last) if wish.last else "9999"

    def fits(node: Node) -> bool:
        return bool(
            node.start and node.end and node.end >= first and node.start <= last
        )

    dated = {iri for iri in kept if fits(network.nodes[iri])}
    undated = {iri for iri in kept if not network.nodes[iri].start}
    pairs = [(edge.source, edge.target) for edge in network.edges]
    pairs += [(target, source) for source, target in pairs]
    return dated | {b for a, b in pairs if a in dated and b in undated}
