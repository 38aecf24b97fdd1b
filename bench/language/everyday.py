"""Citizens' questions in everyday words, and the places that answer them.

``everyday.jsonl``: 200 questions that share few words with the documents (the example
documents and the real ones beside the project), each with the lines of the text that
answer it. The half ``tune`` was looked at while synonyms and weights were chosen, the
half ``report`` was only measured.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.pipeline import ingest
from kg.sentences import rows

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "corpus"


@dataclass(frozen=True)
class Place:
    """A passage as it is searched, and its lines (1-based, of the text as read).

    kommune: whose document it is of.
    """

    filename: str
    first: int
    last: int
    text: str
    kommune: str


@dataclass(frozen=True)
class Asked:
    """A question. evidence: file, first and last line of each place that answers it."""

    text: str
    part: str
    evidence: tuple[tuple[str, int, int], ...]

    def answered_by(self, place: Place) -> bool:
        """Whether a passage holds a line of the evidence."""
        return any(
            name == place.filename and first <= place.last and last >= place.first
            for name, first, last in self.evidence
        )


def asked() -> list[Asked]:
    """All questions, in the order of the file."""
    lines = (HERE / "everyday.jsonl").read_text("utf-8").splitlines()
    return [
        Asked(
            record["question"],
            record["set"],
            tuple((e["file"], *e["lines"]) for e in record["evidence"]),
        )
        for record in map(json.loads, lines)
    ]


def _places(path: Path) -> Iterator[Place]:
    extraction = ingest(path)
    text = extraction.document.text
    for row in rows(extraction):
        if row.kind == "passage":
            first, last = (text.count("\n", 0, at) + 1 for at in (row.start, row.end))
            said = f"{row.heading}\n{row.text}" if row.heading else row.text
            yield Place(path.name, first, last, said, extraction.kommune or "")


@cache
def places(shared: Path) -> tuple[Place, ...]:
    """The passages of all documents, read as the product reads them."""
    real = sorted((shared / "corpus").glob("*.txt"))
    return tuple(
        p for path in (*sorted(EXAMPLES.iterdir()), *real) for p in _places(path)
    )
