"""Files that are either there as a whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

DRAFT = ".draft-"  # what a killed writer leaves behind begins with this
THREADS = 8  # that wait for the disk


def sync(path: Path) -> None:
    """Make a file or the entries of a folder safe on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write(path: Path, data: bytes) -> None:
    """Write a file at once: readers see the old content or the new."""
    draft = path.with_name(f"{DRAFT}{path.name}-{os.getpid()}")
    with draft.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(path)
    sync(path.parent)


@contextmanager
def folder(path: Path) -> Iterator[Path]:
    """A folder that takes its name when the block ends well, and is gone otherwise."""
    draft = path.with_name(f"{DRAFT}{path.name}-{os.getpid()}")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        yield draft
        _sync_tree(draft)
        draft.rename(path)
        sync(path.parent)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _sync_tree(top: Path) -> None:
    """Make all files and folders safe; each waits for the disk, so several at once."""
    places = [place for place in top.rglob("*") if not place.is_symlink()]
    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(sync, [*places, top]))


def sweep(path: Path) -> None:
    """Remove what killed writers left in a folder."""
    for left in sorted(path.glob(f"{DRAFT}*")):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
