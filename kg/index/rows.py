"""What stands in the index, and what comes out of a search."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that can be found: a passage, or a fact said as a sentence.

    kind: ``passage`` or ``fact``. start, end: code points of the document's text.
    heading, part: what the passage stands under; searched together with the text.
    slots: for facts, what the sentence says, by the name of the property.
    """

    iri: str
    kind: str
    text: str
    document: str
    filename: str
    start: int = 0
    end: int = 0
    line_start: int = 0
    line_end: int = 0
    page: int | None = None
    heading: str = ""
    part: str = ""
    date: str | None = None
    quality: float = 1.0
    klasse: str | None = None
    slots: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found. score: fused; lexical, dense: what it is made of."""

    row: Row
    score: float
    lexical: float
    dense: float
