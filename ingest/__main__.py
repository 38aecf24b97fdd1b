"""What the reading half makes of one file: ``python -m ingest FILE [--layout]``."""

import argparse
import dataclasses
import json
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from ingest.errors import IngestError
from ingest.facts import Extraction, Fact
from ingest.model import Document, Span
from ingest.pipeline import ingest
from ingest.readers import read
from ingest.repair import repair
from ingest.segment import segment
from ingest.view import View


def main(arguments: list[str] | None = None) -> int:
    """Print the facts of a file, or its layout, as JSON. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m ingest", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--layout", action="store_true", help="parts, sections and passages, no facts"
    )
    options = parser.parse_args(arguments)
    try:
        if options.layout:
            told = layout_of(repair(read(options.file)))
        else:
            told = facts_of(ingest(options.file))
    except IngestError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    json.dump(told, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
    return 0


def layout_of(view: View) -> dict[str, Any]:
    """Parts, sections, passages and furniture, each with its lines and text."""
    document, layout = view.document, segment(view)
    return {
        "file": document.filename,
        "parts": [
            {
                "lines": document.lines_of(part.span),
                "kind": part.kind,
                "title": part.title,
                "date": part.date,
                "body": part.body,
                "damaged": part.damaged,
            }
            for part in layout.parts
        ],
        "sections": [
            {"lines": document.lines_of(s.span), "path": s.path}
            for s in layout.sections
        ],
        "passages": [
            {
                "lines": document.lines_of(p.span),
                "part": p.part,
                "path": p.path,
                "quality": p.quality,
                "copies": [document.lines_of(copy) for copy in p.copies],
                "sentences": [document.quote(span) for span in p.sentences],
                "repaired": p.repaired,
            }
            for p in layout.passages
        ],
        "furniture": [document.quote(span) for span in layout.furniture],
    }


def facts_of(extraction: Extraction) -> dict[str, Any]:
    """Every fact with its fields and its evidence, by lines and quotation."""
    return {
        "file": extraction.document.filename,
        "kommune": extraction.kommune,
        "facts": [_fact(extraction.document, fact) for fact in extraction.facts],
    }


def _fact(document: Document, fact: Fact) -> dict[str, Any]:
    fields = {
        field.name: _plain(getattr(fact, field.name))
        for field in dataclasses.fields(fact)
        if field.name != "evidence" and getattr(fact, field.name) not in (None, ())
    }
    return {
        "type": type(fact).__name__,
        **fields,
        "evidence": list(_evidence(document, fact.evidence)),
    }


def _evidence(document: Document, spans: tuple[Span, ...]) -> Iterator[dict[str, Any]]:
    for span in spans:
        yield {"lines": document.lines_of(span), "quote": document.quote(span)}


def _plain(value: object) -> object:
    """A value as JSON knows it."""
    if isinstance(value, Decimal):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return value


if __name__ == "__main__":
    sys.exit(main())
