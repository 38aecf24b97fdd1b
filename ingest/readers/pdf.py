"""PDF: text with its places, in reading order; scans through OCR."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from ingest.errors import UnreadableFile
from ingest.readers import ocr
from ingest.readers.columns import reading_order
from ingest.readers.content import Content, Draft
from ingest.readers.limits import Limits
from ingest.readers.pdfwords import SOFT_HYPHEN, PdfLine, Word, lines_of, words_of
from ingest.readers.ruled import Ruled, RuledTable

if TYPE_CHECKING:
    import pypdfium2

MEDIA_TYPE = "application/pdf"
MARGIN = 0.1  # of the page's height: where headers and footers stand
FIGURES = re.compile(r"\d+")
NEW_PARAGRAPH = 1.3  # times the common distance of lines
LARGER = 1.12  # times the common letter height: a heading
HEADING_LENGTH = 100
BROKEN = re.compile(r"[a-zæøå]-$", re.I)
COMPOUND = re.compile(r"[-\d]")  # "kommune-stat-rapportering", "CO2-utslipp"
CONTINUES = re.compile(r"(?!(?:og|eller|til|samt|for|i)\b)[a-zæøå]")  # "barne- og …"


class Piece(NamedTuple):
    """A line or a table of a page, from the top down. gap: free space before it."""

    line: PdfLine | None
    table: RuledTable | None
    gap: bool
    text: str = ""


class PdfPage(NamedTuple):
    """What stands on a page. scanned: text read from a picture."""

    number: int
    height: float
    pieces: list[Piece]
    scanned: str | None = None


def is_pdf(data: bytes) -> bool:
    """Whether bytes are a PDF; some begin with stray bytes."""
    return b"%PDF-" in data[:1024]


def read_pdf(data: bytes, name: str, limits: Limits) -> Content:
    """The text of a PDF with its pages, headings, ruled tables and furniture."""
    import pypdfium2

    ruled = Ruled(data)
    try:
        with closing(pypdfium2.PdfDocument(data)) as pdf:
            limits.check_pages(len(pdf), name)
            pages = [
                _page(pdf[at], at, ruled, name, limits.seconds)
                for at in range(len(pdf))
            ]
            title = pdf.get_metadata_value("Title") or None
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(
            f"{name}: the PDF cannot be read ({error}); it may be damaged or need a "
            "password; open it in a PDF program and save a copy without protection"
        ) from error
    return _write(pages).content(MEDIA_TYPE, title)


def _page(
    page: "pypdfium2.PdfPage", index: int, ruled: Ruled, name: str, seconds: float
) -> PdfPage:
    textpage = page.get_textpage()
    words = list(words_of(textpage))
    textpage.close()
    height = page.get_height()
    if not words and _is_picture(page):
        ocr.require(name)
        text = ocr.read_page(page, name, index + 1, seconds)
        return PdfPage(index + 1, height, [], text)
    tables = ruled.tables(page, index, words)
    free = [word for word in words if not any(t.holds(word) for t in tables)]
    page.close()
    return PdfPage(index + 1, height, list(_pieces(free, tables)))


def _is_picture(page: "pypdfium2.PdfPage") -> bool:
    import pypdfium2.raw as pdfium

    images = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    return next(iter(images), None) is not None


def _pieces(words: list[Word], tables: Sequence[RuledTable]) -> Iterator[Piece]:
    """The lines and tables of a page in reading order."""
    waiting = list(tables)
    for column in reading_order(lines_of(words)) if words else []:
        usual = _line_distance(column)
        above: PdfLine | None = None
        for line in column:
            while waiting and waiting[0].top > line.middle:
                yield Piece(None, waiting.pop(0), True)
                above = None
            far = above is None or _is_apart(above, line, usual)
            yield Piece(line, None, far, line.text)
            above = line
    for table in waiting:
        yield Piece(None, table, True)


def _is_apart(above: PdfLine, line: PdfLine, usual: float) -> bool:
    """Whether there is more space between two lines than inside a paragraph."""
    step = above.middle - line.middle
    large = min(above.size, line.size) * (abs(above.size - line.size) < 0.5)
    return step > NEW_PARAGRAPH * max(usual, large)


def _line_distance(lines: Sequence[PdfLine]) -> float:
    """The distance of neighbouring lines inside a paragraph, in points."""
    steps = [above.middle - line.middle for above, line in pairwise(lines)]
    usual = median(line.size for line in lines)
    close = [step for step in steps if step < 2.5 * usual]
    return median(sorted(close)[: max(1, len(close) * 3 // 4)]) if close else 1e9


def _write(pages: Sequence[PdfPage]) -> Draft:
    furniture = set(_running_lines(pages))
    levels = _heading_levels(pages)
    draft = Draft()
    for page in pages:
        draft.page(page.number)
        if page.scanned is not None:
            for text in page.scanned.rstrip().split("\n"):
                draft.line(text.rstrip())
            continue
        for at, piece in enumerate(_unbroken(page.pieces)):
            if piece.gap and at:
                draft.blank()
            _write_piece(draft, piece, levels, (page.number, id(piece.line)), furniture)
    return draft


def _write_piece(
    draft: Draft,
    piece: Piece,
    levels: dict[int, int],
    key: tuple[int, int],
    furniture: set[tuple[int, int]],
) -> None:
    if piece.table is not None:
        draft.grid(piece.table.rows, header_rows=1)
        draft.blank()
        return
    if not piece.text or piece.line is None:
        return
    span = draft.line(piece.text)
    if key in furniture:
        draft.mark_furniture(span)
    elif id(piece.line) in levels:
        draft.mark_heading(span, levels[id(piece.line)])


def _unbroken(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with words that a line end had broken put together again."""
    kept = list(pieces)
    for at, piece in enumerate(kept):
        after = kept[at + 1] if at + 1 < len(kept) else None
        if after is not None and after.line and not after.gap and piece.line:
            word, _, rest = after.text.partition(" ")
            if _is_broken(piece.text, word):
                text = piece.text.rstrip(SOFT_HYPHEN).removesuffix("-") + word
                piece = piece._replace(text=text)
                kept[at + 1] = after._replace(text=rest.lstrip())
        yield piece._replace(text=piece.text.replace(SOFT_HYPHEN, "-"))


def _is_broken(text: str, word: str) -> bool:
    """Whether a line ends in the middle of a word that the next word completes."""
    first = text.split()[-1].rstrip(SOFT_HYPHEN).removesuffix("-")
    if not CONTINUES.match(word) or COMPOUND.search(first) or first.isupper():
        return False
    return text.endswith(SOFT_HYPHEN) or bool(BROKEN.search(text))


def _running_lines(pages: Sequence[PdfPage]) -> Iterator[tuple[int, int]]:
    """The headers and footers: page number and identity of the line."""
    places: dict[tuple[bool, str], list[tuple[int, int]]] = defaultdict(list)
    for page in pages:
        for piece in page.pieces:
            if piece.line is None:
                continue
            high = piece.line.middle > (1 - MARGIN) * page.height
            low = piece.line.middle < MARGIN * page.height
            if high or low:
                text = FIGURES.sub("0", piece.line.text.casefold())
                places[high, text].append((page.number, id(piece.line)))
    for hits in places.values():
        if len(hits) >= max(2, 0.25 * len(pages)):
            yield from hits


def _heading_levels(pages: Sequence[PdfPage]) -> dict[int, int]:
    """The level of each line (by identity) that is a heading, by size and weight."""
    lines = [piece.line for page in pages for piece in page.pieces if piece.line]
    if not lines:
        return {}
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[_rounded(line)] += len(line.text)
    body = sizes.most_common(1)[0][0]
    larger = sorted(
        {s for s in map(_rounded, lines) if s > LARGER * body}, reverse=True
    )
    rank = {size: level for level, size in enumerate(larger, 1)}
    bold = _bold_headings(pages, body)
    return {
        id(line): rank.get(_rounded(line), len(larger) + 1)
        for line in lines
        if _can_head(line) and (_rounded(line) in rank or id(line) in bold)
    }


def _bold_headings(pages: Sequence[PdfPage], body: float) -> set[int]:
    """Bold lines that stand free, unless bold is the rule."""
    pieces = [piece for page in pages for piece in page.pieces if piece.line]
    bold = [p for p in pieces if p.line and p.line.bold and _rounded(p.line) >= body]
    if len(bold) > len(pieces) / 2:
        return set()
    return {id(piece.line) for piece in bold if piece.gap}


def _rounded(line: PdfLine) -> float:
    return round(line.size * 2) / 2


def _can_head(line: PdfLine) -> bool:
    text = line.text
    if len(text) > HEADING_LENGTH or text.endswith((".", ",", ";")):
        return False
    return sum(char.isalpha() for char in text) >= 3 and "  " not in text
