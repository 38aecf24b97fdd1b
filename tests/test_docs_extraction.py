"""Every example of docs/extraction.md is read as the page says."""

import dataclasses
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from ingest import facts
from ingest.pipeline import extract_document
from ingest.readers import read_bytes

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "extraction.md").read_text("utf-8")
BLOCK = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ARROW = "→ "


def examples() -> Iterator[tuple[str, str]]:
    """A text of the page and one line of what is read from it."""
    for block in BLOCK.findall(PAGE):
        lines = block.splitlines()
        text = "\n".join(line for line in lines if not line.startswith(ARROW)) + "\n"
        for line in lines:
            if line.startswith(ARROW):
                yield text, line.removeprefix(ARROW)


def read(text: str) -> tuple[facts.Fact, ...]:
    return extract_document(read_bytes(text.encode(), "page.txt")).facts


def plain(value: object) -> str:
    if isinstance(value, tuple):
        return " | ".join(map(plain, value))
    if isinstance(value, Decimal):
        return f"{value:f}"
    if dataclasses.is_dataclass(value):
        return "/".join(part for part in dataclasses.astuple(value) if part)
    return " ".join(str(value).split())


@pytest.mark.parametrize(
    ("text", "told"), list(examples()), ids=lambda value: value[:60]
)
def test_the_page_tells_what_is_read(text: str, told: str) -> None:
    head, *pairs = told.split(" · ")
    name = head.removeprefix("no ")
    wanted = dict(pair.split("=", 1) for pair in pairs)
    found = [fact for fact in read(text) if type(fact).__name__ == name]
    fits = [
        fact
        for fact in found
        if all(plain(getattr(fact, field)) == value for field, value in wanted.items())
    ]
    assert bool(fits) != head.startswith("no "), "\n".join(map(str, found))


def test_every_kind_of_fact_is_told_of() -> None:
    kinds = {kind.__name__ for kind in facts.Fact.__subclasses__()}
    assert kinds - set(re.findall(r"`(\w+)`", PAGE)) <= {"Omtale"}
