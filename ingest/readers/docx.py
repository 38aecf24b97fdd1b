"""Word documents: paragraphs, lists and tables in the order of the body."""

import io
import lzma
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ingest.errors import LimitExceeded, UnreadableFile
from ingest.readers.content import CELL_GAP, Content, Draft, cell_text
from ingest.readers.docxcells import W, columns_before, columns_of, head_rows
from ingest.readers.limits import MEBI, Limits

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BODY = "word/document.xml"
RATIO = 200  # a file that unpacks to more than so many times its size is a bomb
BROKEN_ZIP = (  # what reading a damaged archive can raise
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
WRAPPERS = frozenset(
    W + tag for tag in ("sdt", "sdtContent", "customXml", "ins", "smartTag")
)
SIGNS = {
    W + "tab": CELL_GAP,
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
SKIPPED = frozenset(
    (
        *(W + tag for tag in ("pPr", "rPr", "del", "moveFrom", "instrText", "sdtPr")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)
HEADING_STYLE = re.compile(r"(?:heading|overskrift) ?([1-9])", re.I)
TITLE_STYLE = re.compile(r"title|tittel", re.I)  # not "Subtitle": matched in full
SHORT = 60  # lines so short without a full stop stand together


def is_docx(data: bytes) -> bool:
    """Whether bytes are a Word document."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return BODY in packed.namelist()
    except BROKEN_ZIP:
        return BODY.encode() in data


def read_docx(data: bytes, name: str, limits: Limits) -> Content:
    """The text of a Word document; footnotes stand at its end."""
    from docx import Document as open_docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        _check_unpacked(data, name, limits)
        word = open_docx(io.BytesIO(data))
    except (*BROKEN_ZIP, PackageNotFoundError, KeyError, SyntaxError) as error:
        raise UnreadableFile(
            f"{name}: the Word file is damaged ({error}); open it in Word and save "
            "it again"
        ) from error
    draft = Draft()
    _Body(word, draft).write(word.element.body)
    for number, note in enumerate(_footnotes(word), 1):
        draft.blank()
        draft.line(f"{number}) {note}")
    return draft.content(MEDIA_TYPE, word.core_properties.title or None)


def _check_unpacked(data: bytes, name: str, limits: Limits) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        size = sum(entry.file_size for entry in packed.infolist())
        limits.check_bytes(size, name)
        _check_ratio(size, len(data), name)
        broken = packed.testzip()
    if broken:
        raise zipfile.BadZipFile(f"{broken} does not match its checksum")


def _check_ratio(size: int, packed: int, name: str) -> None:
    if size > max(RATIO * packed, 64 * MEBI):
        raise LimitExceeded(
            f"{name}: {packed / MEBI:.1f} MiB unpack to {size / MEBI:.0f} MiB; "
            "such a file is not read"
        )


class _Body:
    """One pass over the body of a Word document."""

    def __init__(self, word: "WordDocument", draft: Draft) -> None:
        self.word, self.draft = word, draft
        self.counters: Counter[tuple[str, int]] = Counter()
        self.previous = ""
        self.formats = dict(_number_formats(word))

    def write(self, container: "BaseOxmlElement") -> None:
        """Add every paragraph and table inside an element to the draft."""
        from docx.text.paragraph import Paragraph

        for item in _inside(container, ("p", "tbl")):
            if item.tag == W + "p":
                self.paragraph(Paragraph(item, self.word._body))
            else:
                self.table(item)

    def paragraph(self, paragraph: "Paragraph") -> None:
        """Add a paragraph; one without text is a blank line."""
        text = _text(paragraph._p).strip()
        if not text:
            self.draft.blank()
            return
        level = heading_level(paragraph)
        if level:
            self.draft.heading(" ".join(text.split()), level)
            self.previous = ""
            return
        text = self.marker(paragraph) + text
        if not _belong_together(self.previous, text):
            self.draft.blank()
        for line in text.split("\n"):
            self.draft.line(line.strip())
        self.previous = text

    def marker(self, paragraph: "Paragraph") -> str:
        """The number or bullet that Word would print before a list item."""
        place = _list_place(paragraph)
        if place is None or place[0] == "0":  # list 0 takes the number away
            return ""
        style = self.formats.get(place, "bullet")
        if style in ("bullet", "none"):
            return "• " if style == "bullet" else ""
        for deeper in [k for k in self.counters if k[0] == place[0] and k > place]:
            del self.counters[deeper]
        self.counters[place] += 1
        return f"{_numeral(self.counters[place], style)} "

    def table(self, table: "BaseOxmlElement") -> None:
        """Add a table; one of a single column only frames what stands in it."""
        self.draft.blank()
        lines = list(_inside(table, ("tr",)))
        rows = [list(_inside(line, ("tc",))) for line in lines]
        if max(map(len, rows), default=0) < 2:
            for cell in (cell for row in rows for cell in row):
                self.write(cell)
        else:
            heads = sum(
                line.find(f"{W}trPr/{W}tblHeader") is not None for line in lines
            )
            texts = [
                columns_before(line) + [t for c in row for t in columns_of(c, _said(c))]
                for line, row in zip(lines, rows, strict=True)
            ]
            self.draft.grid(texts, header_rows=heads or head_rows(rows))
        self.draft.blank()
        self.previous = ""


def _inside(element: "BaseOxmlElement", tags: Sequence[str]) -> Iterator[Any]:
    """The nearest elements of some kinds; forms and tracked changes are looked into."""
    wanted = {W + tag for tag in tags}
    for child in element.iterchildren():
        if child.tag in wanted:
            yield child
        elif child.tag in WRAPPERS:
            yield from _inside(child, tags)


def _text(element: "BaseOxmlElement") -> str:
    """The text of a paragraph with its breaks; what was deleted is left out."""
    pieces = []
    for child in element.iterchildren():
        if child.tag == W + "t":
            pieces.append(child.text or "")
        elif child.tag in SIGNS:
            pieces.append(SIGNS[child.tag])
        elif child.tag not in SKIPPED:
            pieces.append(_text(child))
    return "".join(pieces)


def _said(cell: "BaseOxmlElement") -> str:
    """The text of a cell, on one line."""
    return cell_text(line for p in cell.iter(W + "p") for line in _text(p).split("\n"))


def heading_level(paragraph: "Paragraph") -> int | None:
    """The level of a heading paragraph; 1 is the highest."""
    style = paragraph.style
    while style is not None:
        name = style.name or ""
        found = HEADING_STYLE.fullmatch(name)
        if found:
            return int(found[1])
        if TITLE_STYLE.fullmatch(name):
            return 1
        style = style.base_style
    return None


def _list_place(paragraph: "Paragraph") -> tuple[str, int] | None:
    """The list and level of a paragraph, by itself or by its style."""
    elements = [paragraph._p.pPr]
    style = paragraph.style
    while style is not None:
        elements.append(style.element.find(W + "pPr"))
        style = style.base_style
    for element in elements:
        found = element.find(W + "numPr") if element is not None else None
        if found is not None:
            number, level = found.find(W + "numId"), found.find(W + "ilvl")
            depth = int(level.get(W + "val")) if level is not None else 0
            return (number.get(W + "val") if number is not None else "0"), depth
    return None


def _belong_together(before: str, text: str) -> bool:
    """Whether two paragraphs are lines of one list or address block."""
    if before.startswith("• ") and text.startswith("• "):
        return True
    return all(len(line) < SHORT and not line.endswith(".") for line in (before, text))


def _number_formats(word: "WordDocument") -> Iterator[tuple[tuple[str, int], str]]:
    """The number format of each list and level, by the names of the file format."""
    try:
        numbering = word.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return
    abstract = {
        item.get(W + "abstractNumId"): item
        for item in numbering.iter(W + "abstractNum")
    }
    for number in numbering.iter(W + "num"):
        refers = number.find(W + "abstractNumId")
        shape = abstract.get(refers.get(W + "val")) if refers is not None else None
        for level in shape.iter(W + "lvl") if shape is not None else ():
            style = level.find(W + "numFmt")
            if style is not None:
                key = (number.get(W + "numId"), int(level.get(W + "ilvl")))
                yield key, style.get(W + "val")


def _numeral(number: int, style: str) -> str:
    if style in ("lowerLetter", "upperLetter") and number <= 26:
        letter = chr(ord("a") + number - 1)
        return f"{letter.upper() if style == 'upperLetter' else letter})"
    return f"{number}."


def _footnotes(word: "WordDocument") -> Sequence[str]:
    """The texts of the footnotes, in order."""
    from docx.oxml import parse_xml

    for relation in word.part.rels.values():
        if relation.reltype.endswith("/footnotes"):
            root = parse_xml(relation.target_part.blob)  # resolves no entities
            notes = [
                "".join(piece.text or "" for piece in note.iter(W + "t")).strip()
                for note in root.iter(W + "footnote")
            ]
            return [note for note in notes if note]
    return []
