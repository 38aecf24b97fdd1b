"""What can go wrong while a document is read.

Every message says what happened, where, and what to do about it.
"""


class IngestError(Exception):
    """A document could not be turned into facts."""


class UnsupportedFormat(IngestError):
    """No reader knows this kind of file."""


class UnreadableFile(IngestError):
    """The file is of a known kind, but its text cannot be had."""


class LimitExceeded(IngestError):
    """A limit on bytes, pages, seconds or memory was passed."""


class SpanError(IngestError, ValueError):
    """A span does not lie inside the text that it points to."""
