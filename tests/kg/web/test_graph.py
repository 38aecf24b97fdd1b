"""The page of the graph can draw every thing that is a node."""

from kg.export.rules import roles
from kg.web.graph import _looks


def test_every_node_has_a_look() -> None:
    nodes = {name for name, role in roles().items() if role == "node"}
    assert nodes <= set(_looks())
