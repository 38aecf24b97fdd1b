"""A knowledge base: a folder of versions that never change, and the one that is live.

A writer makes the next version beside the live one and then names it in ``current``,
which is one small file, replaced at once. A reader sees one whole version or another;
a writer that is killed leaves the live one as it was.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

from ingest.model import Document
from kg import disk, sources
from kg.errors import NoKnowledgeBase, StoreError
from kg.locks import writing

KEPT = 3  # versions, the live one among them


@dataclass(frozen=True)
class Source:
    """A document of a version. name: path inside the folder. text: in ``sources``.

    quads, facts: how many were made. left_out: what broke a shape and was left out.
    """

    name: str
    sha256: str
    text: str
    quads: int = 0
    facts: int = 0
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Manifest:
    """What a version holds and how it was made.

    made_by: fingerprint of all that a document's quads and rows depend on. failed:
    name of each file that could not be read, and why. corrections: stands for those
    that were in force.
    """

    hash: str
    made_by: str
    base: str
    encoder: str | None
    documents: tuple[Source, ...] = ()
    failed: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    folder: str = ""
    published: str = ""
    corrections: str = ""

    def encode(self) -> bytes:
        """The manifest as JSON."""
        told = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        return f"{told}\n".encode()

    @classmethod
    def decode(cls, data: bytes) -> "Manifest":
        """The manifest that was written as JSON."""
        told = json.loads(data)
        documents = tuple(
            Source(**{**one, "left_out": tuple(one["left_out"])})
            for one in told.pop("documents")
        )
        return cls(**told, documents=documents)


@dataclass(frozen=True)
class Version:
    """One version: its number and its folder."""

    number: int
    path: Path

    @property
    def graph_path(self) -> Path:
        """The Oxigraph store."""
        return self.path / "graph"

    @property
    def index_path(self) -> Path:
        """The LanceDB table."""
        return self.path / "index"

    @cached_property
    def manifest(self) -> Manifest:
        """What it holds. Raises StoreError when it cannot be read."""
        path = self.path / "manifest.json"
        try:
            return Manifest.decode(path.read_bytes())
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(
                f"{path}: cannot be read ({error}); ingest the documents again"
            ) from error


class KnowledgeBase:
    """The folder that holds the versions and the sources."""

    def __init__(self, path: Path) -> None:
        self.path = Path(path)
        self.sources = self.path / "sources"
        self._versions = self.path / "versions"
        self._current = self.path / "current"
        self._held: Version | None = None

    def live(self) -> Version | None:
        """The version that readers read; none before the first is published."""
        number = self._live_number()
        return self._version(number) if number else None

    def require(self) -> Version:
        """The live version. Raises NoKnowledgeBase."""
        version = self.live()
        if version is None:
            raise NoKnowledgeBase(
                f"{self.path}: no knowledge base here; run "
                f"`kommunegraf ingest FOLDER --kb {self.path}` first"
            )
        return version

    def document(self, sha256: str) -> Document:
        """A document of the live version as read, by the start of its sha256."""
        known = self.require().manifest.documents
        found = [source for source in known if source.sha256.startswith(sha256)]
        if not sha256 or len(found) != 1:
            raise StoreError(
                f"{self.path}: {len(found)} documents begin with {sha256!r}; "
                f"see `kommunegraf status`"
            )
        return sources.load(self.sources, found[0].sha256, found[0].text)

    def original(self, sha256: str) -> Path | None:
        """The file that a document was read from, byte for byte, if it is kept."""
        return next((self.sources / sha256).glob("original*"), None)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one writer; what killed writers left is cleared first."""
        self._versions.mkdir(parents=True, exist_ok=True)
        self.sources.mkdir(exist_ok=True)
        with writing(self.path / "lock"):
            self._clear()
            yield

    @contextmanager
    def draft(self) -> Iterator[Version]:
        """The next version while it is made; published when the block ends well."""
        number = (self._live_number() or 0) + 1
        with disk.folder(self._versions / str(number)) as path:
            yield Version(number, path)
        disk.write(self._current, f"{number}\n".encode())
        self._prune(number)

    def _version(self, number: int) -> Version:
        """A version; the last one is held, as its manifest names every document."""
        if self._held is None or self._held.number != number:
            self._held = Version(number, self._versions / str(number))
        return self._held

    def _live_number(self) -> int | None:
        try:
            told = self._current.read_text("ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise StoreError(f"{self._current}: cannot be read ({error})") from error
        if not told.isdecimal():
            raise StoreError(f"{self._current}: holds {told!r}, not a version number")
        return int(told)

    def _numbers(self) -> list[int]:
        names = (path.name for path in self._versions.iterdir())
        return sorted(int(name) for name in names if name.isdecimal())

    def _clear(self) -> None:
        live = self._live_number() or 0
        for left in (self.path, self._versions, self.sources):
            disk.sweep(left)
        for number in self._numbers():
            if number > live:
                shutil.rmtree(self._versions / str(number), ignore_errors=True)

    def _prune(self, live: int) -> None:
        for number in self._numbers():
            if number <= live - KEPT:
                shutil.rmtree(self._versions / str(number), ignore_errors=True)
        kept = {
            (source.sha256, source.text)
            for number in self._numbers()
            for source in self._version(number).manifest.documents
        }
        self._prune_sources(kept)

    def _prune_sources(self, kept: set[tuple[str, str]]) -> None:
        shas = {sha for sha, _ in kept}
        for place in sorted(self.sources.iterdir()):
            if place.name not in shas:
                shutil.rmtree(place, ignore_errors=True)
                continue
            for text in sorted(place.glob("document-*.json")):
                if (place.name, text.name) not in kept:
                    text.unlink(missing_ok=True)
