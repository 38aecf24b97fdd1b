"""Files become documents."""

import hashlib
from pathlib import Path

from ingest.model import Document


def read(path: Path) -> Document:
    """Read one file. Raises UnsupportedFormat, UnreadableFile or LimitExceeded."""
    data = path.read_bytes()
    return Document(
        filename=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
        text=data.decode("utf-8"),
    )
