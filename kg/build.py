"""From a folder to a published version: the only writer of a knowledge base."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg.checks import CheckReport, check
from kg.corrections import digest
from kg.fingerprint import fingerprint
from kg.plan import File, Outcome, Plan, files_in, plan, without
from kg.settings import BASE
from kg.versions import KnowledgeBase, Manifest, Version

if TYPE_CHECKING:  # heavy, and not needed when nothing has changed
    from kg.prepare import Prepared

__all__ = ["CheckReport", "Outcome", "Report", "build", "check", "relink", "remove"]

# What is done, and how far it is: name of the step or file, done, of how many.
Progress = Callable[[str, int, int], None]
Ready = Iterator[tuple[File, "Prepared"]]


@dataclass(frozen=True)
class Report:
    """What a run did. version: the live one after it. changed: whether it is new."""

    version: int
    files: tuple[Outcome, ...]
    hash: str
    changed: bool
    warnings: tuple[str, ...] = ()

    @property
    def failed(self) -> list[Outcome]:
        """The files that could not be read."""
        return [outcome for outcome in self.files if outcome.status == "failed"]


def build(
    folder: Path,
    kb: Path,
    *,
    workers: int = 2,
    progress: Progress | None = None,
    base: str = BASE,
    encoder: str | None = None,
) -> Report:
    """Make the knowledge base say what the documents of a folder say.

    What has not changed is not read again; what is no longer there is taken out.
    One bad file never stops the run. Raises StoreError, Locked.
    """
    files, home = files_in(folder), KnowledgeBase(kb)
    made_by = fingerprint(base, encoder)
    with home.writing():
        live = home.live()
        manifest = Manifest("", made_by, base, encoder, corrections=digest(kb))
        todo = plan(files, live.manifest if live else None, manifest.made_by)
        run = _Run(home, todo, manifest, progress or _silent, workers)
        return run.report(live)


def remove(kb: Path, names: Sequence[str]) -> Report:
    """Take documents out, by file name or the start of sha256. Raises StoreError."""
    return _of_live(kb, tuple(names))


def relink(kb: Path) -> Report:
    """Decide anew who and what is the same, after a correction. Raises StoreError."""
    return _of_live(kb, ())


def _of_live(kb: Path, gone: tuple[str, ...]) -> Report:
    """A version of the live one's documents, without some; nothing is read again."""
    home = KnowledgeBase(kb)
    with home.writing():
        live = home.require()
        old = live.manifest
        put_right = digest(kb)
        manifest = replace(old, hash="", documents=(), counts={}, corrections=put_right)
        run = _Run(home, without(old, gone), manifest, _silent, 1)
        return run.report(live)


def _silent(step: str, done: int, total: int) -> None:
    del step, done, total


class _Run:
    """One run of the writer: reads what the plan names, publishes if it must."""

    def __init__(
        self,
        home: KnowledgeBase,
        todo: Plan,
        manifest: Manifest,
        progress: Progress,
        workers: int,
    ) -> None:
        self.home, self.todo, self.manifest = home, todo, manifest
        self.progress, self.workers = progress, workers
        self.outcomes = list(todo.outcomes)
        self.failed: dict[str, str] = dict(manifest.failed)
        self.warnings: list[str] = []

    def report(self, live: Version | None) -> Report:
        """Do it and tell. Nothing is published when nothing is new."""
        ready = self._ready()
        first = list(_first(ready))
        changed = self._is_new(live, first)
        if changed:
            live = self._publish(chain(first, ready))
        assert live is not None
        files = tuple(sorted(self.outcomes, key=lambda outcome: outcome.name))
        return Report(
            live.number, files, live.manifest.hash, changed, tuple(self.warnings)
        )

    def _is_new(
        self, live: Version | None, first: list[tuple[File, "Prepared"]]
    ) -> bool:
        if live is None or first:
            return True
        if self.todo.read and not self.todo.kept and live.manifest.documents:
            return False  # all that there was would be lost: the fault may be ours
        old = live.manifest
        put_right = old.corrections != self.manifest.corrections
        return bool(self.todo.gone) or put_right or dict(old.failed) != self.failed

    def _publish(self, ready: Ready) -> Version:
        from kg.index.encoder import load_encoder
        from kg.publish import publish

        encoder = load_encoder(self.manifest.encoder)
        told = replace(self.manifest, failed=self.failed)
        return publish(self.home, self.todo, ready, told, encoder)

    def _ready(self) -> Ready:
        if not self.todo.read:
            return
        # Big ones first: they are written while the small ones are still read.
        files = sorted(self.todo.read, key=lambda file: (-file.size, file.name))
        from kg.reading import Failed, read_all

        total = len(files)
        paths = [file.path for file in files]
        results = read_all(paths, self.manifest.base, self.workers)
        for done, (file, result) in enumerate(zip(files, results, strict=True)):
            self.progress(file.name, done, total)
            if isinstance(result, Failed):
                self._fail(file, result.reason)
                continue
            self.outcomes.append(self.todo.outcome(file))
            self._warn(file, result)
            yield file, result
        self.progress("", total, total)

    def _warn(self, file: File, result: "Prepared") -> None:
        kinds = {"left out of the graph": result.left_out, "odd": result.warnings}
        for kind, told in kinds.items():
            if told:
                _, _, what = told[0].partition(": ")
                self.warnings.append(f"{file.name}: {len(told)} {kind}, e.g. {what}")

    def _fail(self, file: File, reason: str) -> None:
        self.failed[file.name] = reason
        self.outcomes.append(Outcome(file.name, file.sha256, "failed", reason))


def _first(ready: Ready) -> Ready:
    """The first that is ready, if any: so failures alone write no new version."""
    for pair in ready:
        yield pair
        return
