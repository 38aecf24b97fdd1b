"""LanceDB, loaded without the parts that answering a question never needs."""

import os
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_CLIENT = "lance_namespace_urllib3_client.api"
_SERVICES = (
    "branch data index materialized_view metadata namespace table tag transaction"
)


class _Unused(ModuleType):
    """Stands where the client of a remote catalogue would: its classes are object."""

    def __getattr__(self, name: str) -> type[object]:
        if name.startswith("__"):
            raise AttributeError(name)
        return object


def load() -> Any:  # noqa: ANN401
    """The lancedb module.

    LanceDB imports the generated client of a remote catalogue, whose classes take
    half a second to build: half of its import, on every question. We only open
    folders, so those modules are stood in for unless somebody has loaded them.
    """
    if "lancedb" not in sys.modules and _CLIENT not in sys.modules:
        for service in ("", *(f".{name}_api" for name in _SERVICES.split())):
            sys.modules[_CLIENT + service] = _Unused(_CLIENT + service)
    os.environ.setdefault("LANCEDB_LOG", "error")  # it warns of each new folder
    return import_module("lancedb")


def near(parts: int) -> Any:  # noqa: ANN401
    """An index of vectors by the part of space they lie in; only some are looked at.

    Whole vectors are kept in it, so that those looked at are compared exactly.
    """
    index = import_module("lancedb.index")
    return index.IvfFlat(distance_type="dot", num_partitions=parts, sample_rate=64)
