"""What can go wrong with a knowledge base.

Every message says what happened, where, and what to do about it.
"""


class KgError(Exception):
    """Something about the knowledge base failed."""


class SettingError(KgError):
    """A setting has a value that cannot be used."""


class StoreError(KgError):
    """The knowledge base cannot be opened, read or written."""


class NoKnowledgeBase(StoreError):
    """There is no published version to read."""


class Locked(StoreError):
    """Another writer is at work on the same knowledge base."""


class ShapeViolation(KgError):
    """The graph does not hold to the shapes of the ontology."""


class QueryRejected(KgError):
    """A query is wrong, or asks for something that is not allowed."""


class CitationError(KgError, ValueError):
    """A quotation does not stand where the citation says."""


class ExportError(KgError):
    """The graph cannot be written in the format that was asked for."""
