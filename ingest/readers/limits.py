"""How much a file may ask of the reader."""

from dataclasses import dataclass

from ingest.errors import LimitExceeded

MEBI = 1 << 20


@dataclass(frozen=True)
class Limits:
    """Bounds on one file. seconds and memory (bytes) hold in a worker process.

    bytes: size of the file, and of what a packed file unpacks to. depth: nesting of
    elements or tables. pages: pages of a PDF.
    """

    bytes: int = 200 * MEBI
    pages: int = 3000
    seconds: float = 300.0
    memory: int = 2048 * MEBI
    depth: int = 200

    def check_bytes(self, size: int, name: str) -> None:
        """Raise LimitExceeded for a file that is too large."""
        if size > self.bytes:
            raise LimitExceeded(
                f"{name}: {size / MEBI:.0f} MiB is more than the limit of "
                f"{self.bytes / MEBI:.0f} MiB; split the file or raise the limit"
            )

    def check_pages(self, pages: int, name: str) -> None:
        """Raise LimitExceeded for a document of too many pages."""
        if pages > self.pages:
            raise LimitExceeded(
                f"{name}: {pages} pages are more than the limit of {self.pages}; "
                "split the file or raise the limit"
            )
