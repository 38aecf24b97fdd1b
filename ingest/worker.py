"""Files are read in processes that may be killed: one bad file stops no other.

A worker lives on from file to file, because importing spaCy takes seconds. One that
passes its time is killed and replaced; the file it held gets an error, the run goes on.
"""

import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import connection, get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Generic, TypeVar

from ingest.errors import IngestError, LimitExceeded, UnreadableFile
from ingest.readers.limits import MEBI, Limits

Result = TypeVar("Result")
DEFAULT = Limits()
PRELOAD = ["ingest.pipeline", "spacy.lang.nb"]  # imported once, then forked


def run_many(
    paths: Sequence[Path],
    function: Callable[[Path], Result],
    workers: int = 2,
    limits: Limits = DEFAULT,
) -> Iterator[tuple[Path, Result | IngestError]]:
    """What a function gives for each file, in the order of the paths.

    function: importable by name, as its process is another; an IngestError that it
    raises is given back. Large files are begun first. limits: seconds for each file,
    memory for each process.
    """
    waiting = deque(sorted(range(len(paths)), key=lambda at: -_size(paths[at])))
    crew = [_Worker(function, limits) for _ in range(min(workers, len(paths)))]
    done: dict[int, Result | IngestError] = {}
    given = 0
    try:
        while given < len(paths):
            for worker in crew:
                if worker.job is None and waiting:
                    worker.begin(waiting[0], paths[waiting.popleft()])
            for worker in _ready(crew):
                at = worker.job
                if at is not None:
                    done[at] = worker.finish()
            while given in done:
                yield paths[given], done.pop(given)
                given += 1
    finally:
        for worker in crew:
            worker.stop()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _ready(crew: "Sequence[_Worker[Result]]") -> "list[_Worker[Result]]":
    """The workers that have finished or have had their time."""
    busy = [worker for worker in crew if worker.job is not None]
    nearest = min(worker.deadline for worker in busy)
    pipes = [worker.pipe for worker in busy]
    heard = connection.wait(pipes, max(0.0, nearest - time.monotonic()))
    now = time.monotonic()
    return [w for w in busy if w.pipe in heard or w.deadline <= now]


def _context() -> BaseContext:
    """How processes are begun: forked from one that has imported everything."""
    if "forkserver" not in get_all_start_methods():  # Windows
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(PRELOAD)
    return context


@dataclass(frozen=True)
class _Answer(Generic[Result]):
    """What comes back from a process: a result or an error that names the file."""

    value: Result | IngestError


class _Worker(Generic[Result]):
    """A process that runs a function on one file after another."""

    def __init__(self, function: Callable[[Path], Result], limits: Limits) -> None:
        self.function, self.limits = function, limits
        self.job: int | None = None
        self.path = Path()
        self.deadline = 0.0
        self._start()

    def _start(self) -> None:
        context = _context()
        self.pipe, other = context.Pipe()
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=serve, args=(other, self.function, self.limits.memory), daemon=True
        )
        self.process.start()
        other.close()

    def begin(self, job: int, path: Path) -> None:
        """Hand a file to the process."""
        self.job, self.path = job, path
        self.deadline = time.monotonic() + self.limits.seconds
        try:
            self.pipe.send(path)
        except ConnectionError:  # it died idle; the file is not to blame
            self.stop()
            self._start()
            self.pipe.send(path)

    def finish(self) -> Result | IngestError:
        """The result of the file, or why there is none; the worker is idle after."""
        self.job = None
        if self.pipe.poll():
            try:
                answer: _Answer[Result] = self.pipe.recv()
            except (EOFError, ConnectionResetError):
                return self._replaced(self._crash())
            return answer.value
        return self._replaced(
            LimitExceeded(
                f"{self.path.name}: reading took more than {self.limits.seconds:.0f} s "
                "and was stopped; split the file or raise the limit"
            )
        )

    def _crash(self) -> IngestError:
        self.process.join()
        code = self.process.exitcode or 0
        how = signal.Signals(-code).name if code < 0 else f"exit status {code}"
        return UnreadableFile(
            f"{self.path.name}: the process that read it stopped ({how}); the file may "
            "be damaged, or need more memory than the limit of "
            f"{self.limits.memory / MEBI:.0f} MiB"
        )

    def _replaced(self, error: IngestError) -> IngestError:
        self.stop()
        self._start()
        return error

    def stop(self) -> None:
        """End the process at once."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


def serve(
    pipe: Connection, function: Callable[[Path], Result], memory: int
) -> None:  # pragma: no cover - runs in another process
    """Run a function on each file that comes through a pipe, until it closes."""
    _bound_memory(memory)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    while True:
        try:
            path: Path = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(_Answer(_run(function, path, memory)))
        except BrokenPipeError:  # nobody waits any more
            return


def _run(
    function: Callable[[Path], Result], path: Path, memory: int
) -> Result | IngestError:
    try:
        return function(path)
    except IngestError as error:
        return error
    except MemoryError:
        return LimitExceeded(
            f"{path.name}: reading needs more memory than the limit of "
            f"{memory / MEBI:.0f} MiB; split the file or raise the limit"
        )


def _bound_memory(memory: int) -> None:
    """Let allocations beyond the limit fail, where the system can do that."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    if most != resource.RLIM_INFINITY:
        memory = min(memory, most)
    with suppress(ValueError):  # macOS knows the limit and refuses to set it
        resource.setrlimit(resource.RLIMIT_DATA, (memory, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
