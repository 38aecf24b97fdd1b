"""Reads files in processes of their own and makes each ready for the writer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ingest.errors import IngestError
from ingest.pipeline import ingest
from ingest.worker import run_many
from kg.errors import KgError
from kg.prepare import Prepared, prepare


@dataclass(frozen=True)
class Failed:
    """A file that could not be read, and why."""

    reason: str


def read_all(
    paths: Sequence[Path], base: str, workers: int
) -> Iterator[Prepared | Failed]:
    """What each file gives, in the order of the paths."""
    task = partial(read_one, base=base)
    for _, result in run_many(paths, task, workers):
        yield Failed(str(result)) if isinstance(result, IngestError) else result


def read_one(path: Path, base: str) -> Prepared | Failed:
    """What a file gives. A fault of our own is told of as well: the run goes on."""
    try:
        return prepare(ingest(path), base)
    except (IngestError, KgError) as error:
        return Failed(str(error))
    except Exception as error:
        return Failed(f"{path.name}: {type(error).__name__}: {error}")
