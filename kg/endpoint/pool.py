"""Processes that run queries and can really be stopped when one takes too long."""

import os
import pickle
import select
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from typing import IO, Final, Self, cast

from kg.endpoint.results import Reply, Request
from kg.errors import KgError, QueryRejected, StoreError

_HOME: Final = Path(__file__).resolve().parents[2]


class QueryTimeout(QueryRejected):
    """A query took longer than it may."""


@dataclass(frozen=True)
class Limits:
    """What a query may cost. seconds: to run. rows: of its result. memory: bytes."""

    seconds: float = 20
    rows: int = 100_000
    memory: int = 8 << 30


class _Worker:
    """One process with a line to it and from it."""

    def __init__(self, memory: int) -> None:
        paths = (str(_HOME), os.environ.get("PYTHONPATH", ""))
        self._process = subprocess.Popen(
            (sys.executable, "-m", "kg.endpoint.worker", str(memory)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        )
        self._to = cast(IO[bytes], self._process.stdin)
        self._from = cast(IO[bytes], self._process.stdout)
        try:
            pickle.load(self._from)  # ready: starting is no part of a query's time
        except EOFError as error:
            self.stop()
            raise StoreError("no process for queries can be started") from error

    def ask(
        self, graph: Path, request: Request, seconds: float
    ) -> Reply | KgError | None:
        """The reply, or None when it does not come in time. Raises EOFError."""
        pickle.dump((graph, request), self._to)
        self._to.flush()
        ready, _, _ = select.select([self._from], [], [], seconds)
        return cast("Reply | KgError", pickle.load(self._from)) if ready else None

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        self._from.close()
        try:
            self._to.close()
        except BrokenPipeError:  # what was not yet read there is lost, as it should be
            return


class QueryPool:
    """Runs queries in processes of their own. Close it when it is no longer needed."""

    def __init__(self, limits: Limits | None = None, size: int = 2) -> None:
        self.limits = limits or Limits()
        self._size = size
        self._idle: Queue[_Worker | None] = Queue()
        for _ in range(size):
            self._idle.put(None)  # begun when it is first needed

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, graph: Path, request: Request) -> Reply:
        """What a query finds. Raises QueryRejected, QueryTimeout, StoreError."""
        try:
            worker = self._idle.get(timeout=self.limits.seconds)
        except Empty:
            raise QueryTimeout(
                "all processes are busy with other queries; try again later"
            ) from None
        kept: _Worker | None = None
        try:
            worker = worker or _Worker(self.limits.memory)
            reply, kept = self._ask(worker, graph.resolve(), request)
        finally:
            self._idle.put(kept)
        if isinstance(reply, KgError):
            raise reply
        return reply

    def close(self) -> None:
        """Stop all processes."""
        for _ in range(self._size):
            worker = self._idle.get()
            if worker is not None:
                worker.stop()

    def _ask(
        self, worker: _Worker, graph: Path, request: Request
    ) -> tuple[Reply | KgError, _Worker | None]:
        """The reply, and the process where it can be used again."""
        seconds = self.limits.seconds
        try:
            reply = worker.ask(graph, request, seconds)
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            worker.stop()
            told = "the query used more memory than it may; ask for less"
            return QueryRejected(told), None
        if reply is not None:
            return reply, worker
        worker.stop()
        told = f"the query took longer than {seconds:g} seconds and was stopped; "
        return QueryTimeout(f"{told}ask for less, or add LIMIT"), None
