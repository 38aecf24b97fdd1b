"""Reads several files at once, each in a process of its own that may fail alone."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from ingest.errors import IngestError
from ingest.pipeline import ingest
from kg.errors import KgError
from kg.prepare import Prepared, prepare


@dataclass(frozen=True)
class Failed:
    """A file that could not be read, and why."""

    reason: str


def read_all(
    paths: Sequence[Path], base: str, workers: int
) -> Iterator[Prepared | Failed]:
    """What each file gives, in the order of the paths, big files begun first."""
    if workers < 2 or len(paths) < 2:
        yield from (read_one(path, base) for path in paths)
        return
    sizes = {path: path.stat().st_size for path in paths}
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        begun: dict[Path, Future[Prepared | Failed]] = {
            path: pool.submit(read_one, path, base)
            for path in sorted(paths, key=lambda path: -sizes[path])
        }
        for path in paths:
            yield begun[path].result()


def read_one(path: Path, base: str) -> Prepared | Failed:
    """What a file gives. A fault of our own is told of as well: the run goes on."""
    try:
        return prepare(ingest(path), base)
    except (IngestError, KgError) as error:
        return Failed(str(error))
    except Exception as error:
        return Failed(f"{path.name}: {type(error).__name__}: {error}")
