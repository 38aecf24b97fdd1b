"""Files become documents: the bytes tell the format, a reader tells the text."""

import hashlib
import stat
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ingest.errors import UnreadableFile, UnsupportedFormat
from ingest.model import Document
from ingest.readers.content import Content
from ingest.readers.docx import is_docx, read_docx
from ingest.readers.html import is_html, read_html
from ingest.readers.limits import Limits
from ingest.readers.pdf import is_pdf, read_pdf
from ingest.readers.plain import read_plain

__all__ = ["READERS", "SUFFIXES", "Limits", "read", "read_bytes"]


class Reader(NamedTuple):
    """A format: how its bytes are known, and how they are read."""

    knows: Callable[[bytes], bool]
    read: Callable[[bytes, str, Limits], Content]


def _is_text(data: bytes) -> bool:
    """Whether bytes are text: UTF-16 is full of zeros, other text has none."""
    head = data[:4096]
    return b"\0" not in head or _looks_wide(head)


def _looks_wide(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    half = len(head) // 2
    return head[1::2].count(0) > 0.7 * half or head[::2].count(0) > 0.7 * half


READERS: tuple[Reader, ...] = (
    Reader(is_pdf, read_pdf),
    Reader(is_docx, read_docx),
    Reader(is_html, read_html),
    Reader(_is_text, read_plain),
)
SUFFIXES = frozenset({".txt", ".pdf", ".docx", ".html", ".htm", ".md"})
DEFAULT = Limits()


def read(path: Path, limits: Limits = DEFAULT) -> Document:
    """Read one file. Raises UnsupportedFormat, UnreadableFile or LimitExceeded."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableFile(f"{path.name}: not a file; give a document")
        limits.check_bytes(about.st_size, path.name)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"{path.name}: cannot be opened ({error.strerror}); check that it is "
            "there and may be read"
        ) from error
    return read_bytes(data, path.name, limits)


def read_bytes(data: bytes, name: str, limits: Limits = DEFAULT) -> Document:
    """Read the bytes of a file. name: what messages call it."""
    limits.check_bytes(len(data), name)
    reader = next((reader for reader in READERS if reader.knows(data)), None)
    if reader is None:
        raise UnsupportedFormat(
            f"{name}: not a PDF, DOCX, HTML or text file; save it as one of these"
        )
    content = reader.read(data, name, limits)
    if not content.text.strip():
        raise UnreadableFile(f"{name}: the file holds no text")
    return Document(
        filename=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=content.media_type,
        text=content.text,
        pages=content.pages,
        headings=content.headings,
        grids=content.grids,
        furniture=content.furniture,
        title=content.title,
    )
