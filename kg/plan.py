"""What a run has to do: the files of the folder beside the documents of the base."""

from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path

from kg.errors import StoreError
from kg.versions import Manifest, Source

ABOUT = frozenset({"readme", "license", "licence", "thumbs", "desktop"})
"""Stems of files that tell of a folder, or that a desktop leaves there."""


@dataclass(frozen=True)
class Outcome:
    """What became of a file. status: added unchanged changed failed removed."""

    name: str
    sha256: str
    status: str
    reason: str = ""


@dataclass(frozen=True)
class File:
    """A file of the folder. name: its path in it, with "/". size: in bytes."""

    name: str
    path: Path
    sha256: str
    size: int = 0


@dataclass(frozen=True)
class Plan:
    """What is read, what stays as it is, and what is taken out.

    fresh: nothing of the live version may be used again. outcomes: of the files that
    need no reading, and of those taken out.
    """

    read: tuple[File, ...] = ()
    kept: tuple[Source, ...] = ()
    gone: tuple[Source, ...] = ()
    fresh: bool = False
    outcomes: tuple[Outcome, ...] = ()
    before: dict[str, str] = field(default_factory=dict)

    def outcome(self, file: File) -> Outcome:
        """That of a file that was read."""
        if file.name not in self.before:
            return Outcome(file.name, file.sha256, "added")
        same = self.before[file.name] == file.sha256
        reason = "read again, as the program has changed" if same else ""
        return Outcome(file.name, file.sha256, "changed", reason)


def files_in(folder: Path) -> list[File]:
    """The files of a folder and its folders, sorted.

    Hidden files are left out, and a README: it tells of the folder. No link is
    followed that leads out of the folder. Raises StoreError.
    """
    top = folder.resolve()
    if not top.is_dir():
        raise StoreError(f"{folder}: is not a folder; name the one with the documents")
    found = []
    for path in sorted(top.rglob("*")):
        inside = path.relative_to(top)
        hidden = any(step.startswith((".", "~$")) for step in inside.parts)
        left_out = hidden or path.stem.lower() in ABOUT
        if not left_out and path.is_file() and path.resolve().is_relative_to(top):
            size = path.stat().st_size
            found.append(File(inside.as_posix(), path, _sha256(path), size))
    return found


def _sha256(path: Path) -> str:
    with path.open("rb") as data:
        return file_digest(data, "sha256").hexdigest()


def plan(files: list[File], live: Manifest | None, made_by: str) -> Plan:
    """What to do so that the base says what the files say.

    Of files with the same bytes the first is read.
    """
    fresh = live is None or live.made_by != made_by
    known = {(s.name, s.sha256): s for s in live.documents} if live else {}
    firsts: dict[str, File] = {}
    for file in files:
        firsts.setdefault(file.sha256, file)
    wanted = {(file.name, file.sha256) for file in firsts.values()}
    kept = [] if fresh else [s for key, s in known.items() if key in wanted]
    done = {(source.name, source.sha256) for source in kept}
    gone = [source for key, source in known.items() if key not in wanted]
    return Plan(
        read=tuple(f for f in firsts.values() if (f.name, f.sha256) not in done),
        kept=tuple(kept),
        gone=tuple(gone),
        fresh=fresh,
        outcomes=tuple(_outcomes(files, firsts, kept, gone)),
        before=dict(known.keys()),  # each key is a name and a sum
    )


def _outcomes(
    files: list[File], firsts: dict[str, File], kept: list[Source], gone: list[Source]
) -> list[Outcome]:
    names = {file.name for file in files}
    told = [Outcome(source.name, source.sha256, "unchanged") for source in kept]
    for file in files:
        first = firsts[file.sha256]
        if first is not file:
            reason = f"same content as {first.name}"
            told.append(Outcome(file.name, file.sha256, "unchanged", reason))
    for source in gone:
        if source.name not in names:
            reason = "no longer in the folder"
            told.append(Outcome(source.name, source.sha256, "removed", reason))
    return told


def without(live: Manifest, names: tuple[str, ...]) -> Plan:
    """The plan that takes documents out, by file name or start of sha256.

    Raises StoreError for a name that fits none, or a start that fits several.
    """
    gone = {source: None for name in names for source in (_named(live, name),)}
    return Plan(
        kept=tuple(s for s in live.documents if s not in gone),
        gone=tuple(gone),
        outcomes=tuple(Outcome(s.name, s.sha256, "removed") for s in gone),
    )


def _named(live: Manifest, name: str) -> Source:
    ways = (
        lambda source: source.name == name,
        lambda source: Path(source.name).name == name,
        lambda source: len(name) >= 6 and source.sha256.startswith(name),
    )
    for fits in ways:
        found = [source for source in live.documents if fits(source)]
        if len(found) == 1:
            return found[0]
    raise StoreError(f"no document is called {name!r}; see `kommunegraf status`")
