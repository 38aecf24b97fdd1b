"""One writer at a time: a lock that the system lets go when its holder dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import Locked

_held: set[Path] = set()  # by this process: the system's lock is the process's own


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Hold a lock file, with our process id in it. Raises Locked.

    A record lock is not handed on to child processes and ends with its process, so
    none is ever stale, however its holder died.
    """
    path = path.resolve()
    if path in _held:
        raise Locked(f"{path}: this process is writing already; wait until it is done")
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(handle, path)
        _held.add(path)
        try:
            yield
        finally:
            _held.discard(path)
    finally:
        os.close(handle)


def _take(handle: int, path: Path) -> None:
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip() or "?"
        raise Locked(
            f"{path}: process {holder} is writing to this knowledge base; "
            f"wait until it is done, or end it"
        ) from error
    os.ftruncate(handle, 0)
    os.pwrite(handle, f"{os.getpid()}\n".encode("ascii"), 0)
