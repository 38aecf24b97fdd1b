"""What is read from each example document, beside what was looked through before.

``tests/golden`` holds one listing a document: its parts, headings and facts, a line
each. A change of the reading half that changes a listing has to be looked through and
committed with it. To write them anew: ``GOLDEN=write pytest tests/test_golden.py``,
then read ``git diff tests/golden``. What is known to be wrong in them stands in
``tests/golden/README.md``.
"""

import dataclasses
import difflib
import os
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pytest

from ingest.facts import Extraction, Fact
from ingest.model import Document, Span
from ingest.pipeline import ingest

ROOT = Path(__file__).resolve().parents[1]
CORPUS = sorted((ROOT / "corpus").iterdir())
GOLDEN = Path(__file__).with_name("golden")
LONGEST = 72  # characters shown of a text


def listing(extraction: Extraction) -> str:
    """All that was read, a line each, in the order of the document."""
    document, layout = extraction.document, extraction.layout
    lines = [f"{document.filename} · {extraction.kommune or 'no municipality'}"]
    lines += ["", "== parts =="]
    for part in layout.parts:
        damaged = "damaged" if part.damaged else None
        values = (part.kind, part.date, part.body, part.title, damaged)
        said = " · ".join(short(value) for value in values if value)
        lines.append(f"{place(document, part.span)}  {said}")
    lines += ["", "== headings =="]
    for section in layout.sections:
        indent = "  " * section.level
        lines.append(f"{place(document, section.heading)}{indent}{section.path[-1]}")
    lines += ["", "== facts =="]
    return "\n".join([*lines, *facts(extraction), ""])


def facts(extraction: Extraction) -> Iterator[str]:
    """A line for each fact, by class, then by place."""
    document = extraction.document
    found = sorted(
        (
            type(fact).__name__,
            fact.evidence[0],
            told(document, fact),
            len(fact.evidence),
        )
        for fact in extraction.facts
    )
    for name, group in groupby(found, key=itemgetter(0)):
        yield f"-- {name} --"
        for _, span, values, places in group:
            more = f"  (+{places - 1})" if places > 1 else ""
            yield f"{place(document, span)}  {values}{more}"


def told(document: Document, fact: Fact) -> str:
    """The named values of a fact that are not empty."""
    values = []
    for field in dataclasses.fields(fact):
        value = getattr(fact, field.name)
        if field.name == "tabell":
            values.append(f"tabell={place(document, value).strip()}")
        elif field.name != "evidence" and value not in (None, (), ""):
            values.append(f"{field.name}={plain(value)}")
    return " · ".join(values)


def plain(value: object) -> str:
    """A value as a person writes it."""
    if isinstance(value, tuple):
        return " | ".join(map(plain, value))
    if isinstance(value, Decimal):
        return f"{value:f}"
    if dataclasses.is_dataclass(value):
        return "/".join(str(v) for v in dataclasses.astuple(value) if v)
    return short(str(value))


def short(text: str) -> str:
    """One line; the middle of long texts left out, with their length."""
    text = re.sub(r"\s+", " ", text)
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST // 2]} …{len(text)}… {text[-LONGEST // 3 :]}"


def place(document: Document, span: Span) -> str:
    """Page and first line, in columns."""
    page, line = document.page_at(span.start), document.lines_of(span)[0]
    return f"p{page.number} l{line}".ljust(8) if page else f"l{line}".ljust(8)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_what_is_read_is_what_was_looked_through(path: Path) -> None:
    golden, read = GOLDEN / f"{path.name}.golden", listing(ingest(path))
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(read, encoding="utf-8")
    if not golden.exists():
        golden.write_text(read, encoding="utf-8")
        pytest.fail(f"{golden.name} is new: review it and commit it")
    kept = golden.read_text(encoding="utf-8")
    change = difflib.unified_diff(
        kept.splitlines(),
        read.splitlines(),
        "looked through",
        "read now",
        n=0,
        lineterm="",
    )
    assert kept == read, "\n" + "\n".join(change)


def test_no_listing_is_without_its_document() -> None:
    kept = {path.name.removesuffix(".golden") for path in GOLDEN.glob("*.golden")}
    assert kept == {path.name for path in CORPUS}
