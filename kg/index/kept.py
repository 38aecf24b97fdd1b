"""Arrays kept in a folder beside the table, of one version of it."""

import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

VERSION: Final = "version.json"

Array = NDArray[Any]


def save(folder: Path, version: int, arrays: Mapping[str, Array]) -> None:
    """Write to a folder, whole or not at all. version: of the table."""
    draft = folder.with_suffix(".draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    for name, array in arrays.items():
        np.save(draft / f"{name}.npy", array)
    (draft / VERSION).write_text(json.dumps(version), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)


def load(folder: Path, version: int, names: Iterable[str]) -> dict[str, Any] | None:
    """What was written for this version of the table, read where it lies."""
    told = folder / VERSION
    if not told.is_file() or json.loads(told.read_text("utf-8")) != version:
        return None
    paths = {name: folder / f"{name}.npy" for name in names}
    return {
        name: np.asarray(np.load(path, mmap_mode="r")) for name, path in paths.items()
    }
