"""Labels of the rows of comparison tables, put together from the lines around them."""

import re
from collections.abc import Sequence

from ingest.extract.figurerows import LEFTOVER, Row, cells_of, next_filled
from ingest.gazetteer.figures import row_groups
from ingest.view import Line

NARROW = 60  # a wrapped label is narrower than this, a sentence above it is not
MOST_LINES = 6  # lines that a label may be wrapped over

# What tables print at the edges of a label: footnote marks, frames, torn marks.
_MARKS = re.compile(r"\*+\)?|\(B\)|\(N\)|[|\\]|^\W+(?=\w)|(?<=\w)\s*[-–=|]+\s*$")
_HALF_SAID = re.compile(r"\b(?:til|av|for|med|i|som|og|per|pr\.?|på|ved|fra)$")
_ONLY_MISSING = re.compile(r"(?:(?:m[åa]lt|kommer|=)\s*)+")
_BEGINS_LOW = re.compile(
    r"[a-zæøå(>«\"]|\d(?!\d?\.-)|F\d"
)  # "F121" is a function's number
_FOOTNOTE = re.compile(r"\(?\*|\d+\.\s|\d+(?:\.\d+)*\s+[A-ZÆØÅ]")


def with_label(lines: Sequence[Line], row: Row, floor: int, count: int) -> Row:
    """The row with the parts of its label that stand on the lines around it.

    floor: index of the first line that may belong to it.
    """
    label, first = row.label, row.first
    if not _marked_off(label) or _goes_on(label):
        above, first = _above(lines, row.first, floor)
        label = " ".join([*above, label])
        if not above:
            first = row.first
    below, last = _below(lines, row, count) if row.label else ([], row.last)
    return row._replace(
        label=clean_label(" ".join([label, *below])), first=first, last=last
    )


def _marked_off(label: str) -> str:
    return re.sub(r"[\W_]+", "", label)


def _goes_on(label: str) -> bool:
    """Whether a label only goes on with what stands above it."""
    return bool(re.match(r"\s*[a-zæøå(]", label)) and not re.match(
        r"\s*\W*[-–•]", label
    )


def _above(lines: Sequence[Line], at: int, floor: int) -> tuple[list[str], int]:
    """Lines of a label above its figures, down to a blank line that parts labels."""
    found: list[str] = []
    first = index = at
    while index > floor and len(found) < MOST_LINES:
        index -= 1
        text = lines[index].text
        if not text.strip():
            if found and not _goes_on(found[0]):
                break
            continue
        if _is_group(text) or (found and _is_apart(text, found[0])):
            break
        found.insert(0, text.strip())
        first = index
    return found, first


def _is_apart(text: str, below: str) -> bool:
    """Whether a line ends before the label that begins below it."""
    plain = text.rstrip()
    if _goes_on(below) or _HALF_SAID.search(plain):
        return False
    return plain.endswith((".", ":")) or len(plain) > NARROW


def _below(lines: Sequence[Line], row: Row, count: int) -> tuple[list[str], int]:
    """Lines under a row that go on with its label: they begin in lower case."""
    found: list[str] = []
    last = row.last
    while len(found) < MOST_LINES:
        after = next_filled(lines, last)
        said = [row.label, *found][-1]
        if after is None or not _goes_below(lines[after].text, said, count):
            break
        text = LEFTOVER.sub(" ", lines[after].text)
        found += [text.strip()] if re.search(r"\w", text) else []
        last = after
    return found, last


def _goes_below(text: str, said: str, count: int) -> bool:
    """Whether a line goes on with a label that has come so far."""
    plain = text.strip().lstrip("\\/|)")
    if _ONLY_MISSING.fullmatch(plain):
        return True
    if _is_group(text) or cells_of(text, count) or _FOOTNOTE.match(plain):
        return False
    wanted = _BEGINS_LOW.match(plain) or _HALF_SAID.search(said.strip())
    return bool(wanted) and len(plain) < 90


def _is_group(text: str) -> bool:
    plain = re.sub(r"[^\wæøåÆØÅ -]", "", text).strip().lower()
    return plain in row_groups() or (bool(plain) and text.endswith("    "))


def clean_label(label: str) -> str:
    """A label without footnote marks, frames and what a wrapped word leaves."""
    plain = " ".join(label.split())
    joined = re.sub(
        r"(?<=[a-zæøå])- (?!og |eller )(?=[a-zæøå])|(?<=\d-) (?=\d)", "", plain
    )
    plain = " ".join(_MARKS.sub(" ", joined).split())
    return plain.strip(" ,;:*").replace(" )", ")").replace("( ", "(")
