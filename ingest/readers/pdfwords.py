"""The words of a PDF page with their places, as pdfium tells them."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from ingest.readers.content import CELL_GAP

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
BREAK_HYPHENS = {"\x02": SOFT_HYPHEN, "\ufffe": SOFT_HYPHEN}  # pdfium's own marks
SAME_LINE = 0.5  # of the letter height: words so near stand on one line
NEW_CELL = 1.1  # of the letter height: a gap so wide divides cells
STRETCHED_WORDS, ALIKE, MOST_STRETCHED = 2, 0.25, 4.0  # gaps, of the letter height
BOLD = ("bold", "black", "heavy", "semibold", "demi")


class Word(NamedTuple):
    """A word in points; y grows upwards. size: height of the letters' boxes."""

    text: str
    x0: float
    x1: float
    bottom: float
    top: float
    bold: bool

    @property
    def middle(self) -> float:
        """Height of the middle of the word on the page."""
        return (self.bottom + self.top) / 2

    @property
    def size(self) -> float:
        """Height of the letters."""
        return max(self.top - self.bottom, 1.0)


@dataclass(frozen=True)
class PdfLine:
    """Words side by side, from left to right."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """The words, wider apart where a gap divides cells."""
        pieces = [self.words[0].text]
        justified = self._is_justified()
        for left, right in pairwise(self.words):
            wide = right.x0 - left.x1 > NEW_CELL * min(left.size, right.size)
            pieces += (CELL_GAP if wide and not justified else " ", right.text)
        return "".join(pieces)

    def _is_justified(self) -> bool:
        """Whether the gaps are wide because the line is stretched: all are alike."""
        gaps = [right.x0 - left.x1 for left, right in pairwise(self.words)]
        if len(gaps) < STRETCHED_WORDS:
            return False
        alike = max(gaps) - min(gaps) < ALIKE * self.size
        return alike and max(gaps) < MOST_STRETCHED * self.size

    @cached_property
    def size(self) -> float:
        """Letter height of the middling word."""
        return median(word.size for word in self.words)

    @cached_property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for word in self.words)

    @cached_property
    def middle(self) -> float:
        """Height of the line on the page."""
        return median(word.middle for word in self.words)


def words_of(textpage: "PdfTextPage") -> Iterator[Word]:
    """The words of a page in the order of the file."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    letters: list[str] = []
    left = right = bottom = top = 0.0
    bold = False
    for index in range(textpage.count_chars()):
        char = _char(pdfium.FPDFText_GetUnicode(textpage, index))
        if char.isspace() or not char:
            if letters:
                yield Word("".join(letters), left, right, bottom, top, bold)
                letters = []
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
        if not letters:
            left, bottom, top = box.left, box.bottom, box.top
            bold = _is_bold(textpage, index)
        letters.append(char)
        right = box.right
        if char == SOFT_HYPHEN:  # the line ends here; pdfium gives no other sign
            yield Word("".join(letters), left, right, bottom, top, bold)
            letters = []
    if letters:
        yield Word("".join(letters), left, right, bottom, top, bold)


def _char(code: int) -> str:
    """The character of a code; nothing for control characters."""
    char = chr(code) if 0 < code < 0x110000 else ""
    char = BREAK_HYPHENS.get(char, char)
    return "" if char and ord(char) < 32 and not char.isspace() else char


def _is_bold(textpage: "PdfTextPage", index: int) -> bool:
    import pypdfium2.raw as pdfium

    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(textpage, index, name, 128, flags)
    return any(word in name.value.decode("latin-1").lower() for word in BOLD)


def lines_of(words: list[Word]) -> list[PdfLine]:
    """Words gathered to lines, from the top of the page down."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.middle, word.x0)):
        if groups and _same_line(groups[-1][0], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [PdfLine(tuple(sorted(group, key=lambda w: w.x0))) for group in groups]


def _same_line(first: Word, word: Word) -> bool:
    near = SAME_LINE * min(first.size, word.size)
    return abs(first.middle - word.middle) < near
