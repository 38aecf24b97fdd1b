"""LanceDB, loaded without the parts that answering a question never needs."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_CLIENT = "lance_namespace_urllib3_client"


class _Unused(ModuleType):
    """Stands where a module of that client would: its classes are object."""

    def __getattr__(self, name: str) -> type[object]:
        if name.startswith("__"):
            raise AttributeError(name)
        return object


class _NoCatalogue(MetaPathFinder, Loader):
    """Gives an empty module for each one of the client of a remote catalogue."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Ours for that client, None for all others."""
        ours = name.split(".")[0] == _CLIENT
        return ModuleSpec(name, self, is_package=True) if ours else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """An empty module."""
        return _Unused(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is run."""


def load() -> Any:  # noqa: ANN401
    """The lancedb module.

    LanceDB imports the generated client of a remote catalogue, whose classes take
    half a second to build: half of its import, on every question. We only open
    folders, so its modules are stood in for unless somebody has loaded them.
    """
    if "lancedb" not in sys.modules and _CLIENT not in sys.modules:
        sys.meta_path.insert(0, _NoCatalogue())
    os.environ.setdefault("LANCEDB_LOG", "error")  # it warns of each new folder
    return import_module("lancedb")
