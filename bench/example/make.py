"""Make the Word and PDF files of the example corpus from their sources.

    python bench/example/make.py            writes into corpus/

A source is a small markup: ``#`` headings, ``a | b`` table rows, plain paragraphs.
Needs reportlab and python-docx. The same source gives the same PDF byte for byte; a
Word file holds the time it was made. The HTML and text files of the corpus are written
by hand.
"""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "corpus"


class Block(NamedTuple):
    """kind: heading, table or text. level: of a heading."""

    kind: str
    level: int
    rows: tuple[tuple[str, ...], ...]


def kind_of(line: str) -> str:
    """What a source line is."""
    if line.startswith("#"):
        return "heading"
    return "table" if " |" in line else "text"


def blocks(source: str) -> Iterator[Block]:
    """The blocks of a source, in order."""
    for kind, group in groupby(filter(None, source.splitlines()), kind_of):
        lines = list(group)
        if kind == "table":
            yield Block(kind, 0, tuple(map(cells, lines)))
            continue
        for line in lines:
            text = line.lstrip("# ")
            yield Block(kind, len(line) - len(line.lstrip("#")), ((text,),))


def cells(line: str) -> tuple[str, ...]:
    """The cells of a table row."""
    return tuple(cell.strip() for cell in line.split("|"))


def write_docx(source: str, path: Path) -> None:
    """Write a Word file with real headings and tables."""
    import docx

    document = docx.Document()
    for block in blocks(source):
        if block.kind == "heading":
            document.add_heading(block.rows[0][0], block.level)
        elif block.kind == "text":
            document.add_paragraph(block.rows[0][0])
        else:
            table = document.add_table(len(block.rows), max(map(len, block.rows)))
            table.style = "Table Grid"
            for row, values in zip(table.rows, block.rows, strict=True):
                for cell, value in zip(row.cells, values, strict=False):
                    cell.text = value
    document.save(str(path))


def write_pdf(source: str, path: Path) -> None:
    """Write a PDF with running page numbers; money tables get ruling lines."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    styles, story = getSampleStyleSheet(), []
    for block in blocks(source):
        if block.kind == "table":
            size = 7 if len(block.rows[0]) > 5 else 9
            text = styles["BodyText"].clone("cell", fontSize=size, leading=size + 2)
            body = [[Paragraph(c, text) for c in r] for r in block.rows]
            ruled = len(block.rows[0]) > 3
            grid = [("GRID", (0, 0), (-1, -1), 0.4, "#888888")] if ruled else []
            widths = column_widths(block.rows, A4[0] - 100)
            story += [Table(body, widths, style=grid, repeatRows=1), Spacer(1, 8)]
        else:
            style = f"Heading{block.level}" if block.level else "BodyText"
            story.append(Paragraph(block.rows[0][0], styles[style]))
    title = next(blocks(source)).rows[0][0]
    SimpleDocTemplate(
        str(path),
        pagesize=A4,
        invariant=1,
        title=title,
        author="Fjordvik kommune",
        leftMargin=50,
        rightMargin=50,
    ).build(story, onFirstPage=number_page, onLaterPages=number_page)


def column_widths(rows: tuple[tuple[str, ...], ...], width: float) -> list[float]:
    """Widths in proportion to the longest cell of each column, within limits."""
    columns = max(map(len, rows))
    longest = [
        min(34, max(11, *(len(r[i]) if i < len(r) else 0 for r in rows)))
        for i in range(columns)
    ]
    return [width * n / sum(longest) for n in longest]


def number_page(canvas: object, template: object) -> None:
    """Print the page number at the foot."""
    canvas.setFont("Helvetica", 8)  # type: ignore[attr-defined]
    number = canvas.getPageNumber()  # type: ignore[attr-defined]
    canvas.drawCentredString(297, 30, f"Side {number}")  # type: ignore[attr-defined]


WRITERS = {".docx": write_docx, ".pdf": write_pdf}


def main() -> int:
    """Make every file; returns the exit code."""
    for source in sorted(HERE.glob("*.md")):
        target = CORPUS / source.stem
        WRITERS[target.suffix](source.read_text(encoding="utf-8"), target)
        print(target.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
