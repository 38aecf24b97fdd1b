"""The documents as read, kept so that a citation can be opened and checked again.

``sources/<sha256>/original.<ending>`` holds the file's bytes. The text as read stands
beside it, under a name that tells its content: another reader may read another text.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from ingest.model import Document, Grid, HeadingMark, Page, Span
from kg import disk
from kg.errors import StoreError

_T = TypeVar("_T")


def encode(document: Document) -> bytes:
    """A document as JSON."""
    told = asdict(document)
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8")


def decode(data: bytes) -> Document:
    """The document that was written as JSON."""
    told = json.loads(data)
    return Document(
        filename=told["filename"],
        sha256=told["sha256"],
        media_type=told["media_type"],
        text=told["text"],
        pages=_each(Page, told["pages"]),
        headings=_each(HeadingMark, told["headings"]),
        grids=tuple(map(_grid, told["grids"])),
        furniture=_each(Span, told["furniture"]),
        title=told["title"],
    )


def _each(kind: Callable[..., _T], rows: list[list[int]]) -> tuple[_T, ...]:
    return tuple(kind(*row) for row in rows)


def _grid(told: dict[str, Any]) -> Grid:
    rows = tuple(_each(Span, row) for row in told["rows"])
    return Grid(rows, told["header_rows"])


def name_of(data: bytes) -> str:
    """The file name of a document written as JSON."""
    return f"document-{sha256(data).hexdigest()[:12]}.json"


def keep(sources: Path, original: Path, document: Document) -> str:
    """Keep a document and the file that it was read from; tells the text's name."""
    place = sources / document.sha256
    place.mkdir(parents=True, exist_ok=True)
    copy = place / f"original{original.suffix.lower()}"
    if not copy.exists():
        disk.write(copy, original.read_bytes())
    data = encode(document)
    if not (place / name_of(data)).exists():
        disk.write(place / name_of(data), data)
    return name_of(data)


def load(sources: Path, sha: str, name: str) -> Document:
    """A document as it was read. Raises StoreError when it is not there."""
    path = sources / sha / name
    try:
        return decode(path.read_bytes())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"{path}: the text cannot be read ({error}); ingest the documents again"
        ) from error
