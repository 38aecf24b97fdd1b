"""A process that answers queries, one after the other, until its input ends.

``python -m kg.endpoint.worker BYTES``: pickled (path, Request) in, pickled replies
out. BYTES: memory that it may use. Only ``kg.endpoint.pool`` starts it.
"""

import contextlib
import pickle
import resource
import sys
from pathlib import Path
from typing import IO

from kg.endpoint.check import checked
from kg.endpoint.results import Reply, answer
from kg.errors import KgError, StoreError
from kg.store import GraphStore

READY = "ready"  # told once, when all is imported


def serve(requests: IO[bytes], replies: IO[bytes]) -> None:
    """Answer requests until there are no more."""
    opened: dict[Path, GraphStore] = {}
    checked("ASK {}")  # the parser is built once, and slowly
    _send(READY, replies)
    while True:
        try:
            path, request = pickle.load(requests)
        except EOFError:
            return
        try:
            if path not in opened:
                opened = {path: GraphStore.open(path)}
            reply: Reply | KgError = answer(opened[path], request)
        except KgError as error:
            reply = error
        except MemoryError:
            reply = StoreError("the query used more memory than it may; ask for less")
        _send(reply, replies)


def _send(told: object, replies: IO[bytes]) -> None:
    pickle.dump(told, replies)
    replies.flush()


if __name__ == "__main__":
    most = int(sys.argv[1])
    with contextlib.suppress(ValueError, OSError):  # not every system has the limit
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    serve(sys.stdin.buffer, sys.stdout.buffer)
