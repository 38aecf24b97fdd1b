"""Plain text: the encoding is found, the characters are kept."""

from ingest.model import Page
from ingest.readers.content import Content
from ingest.readers.delimited import delimited_grids
from ingest.readers.limits import Limits

BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
SAMPLE = 4096
FORM_FEED = "\f"


def read_plain(data: bytes, name: str, limits: Limits) -> Content:
    """The text of a text file; form feeds divide it into pages, signs into cells."""
    text = decode(data)
    grids = delimited_grids(text)
    return Content("text/plain", text, _pages(text), grids=grids)


def decode(data: bytes) -> str:
    """The characters of a text file in UTF-8, UTF-16 or a Latin-1 kin.

    Every byte string has a reading in the last of them, so nothing is raised.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace")
    wide = _wide(data[:SAMPLE])
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _western(data)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of Western text is zero."""
    if len(sample) < 4:
        return None
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _western(data: bytes) -> str:
    """Windows-1252, or Latin-1 where that code page has no character."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _pages(text: str) -> tuple[Page, ...]:
    if FORM_FEED not in text:
        return ()
    pages: list[Page] = []
    at = 0
    for piece in text.split(FORM_FEED):
        pages.append(Page(len(pages) + 1, at, min(at + len(piece) + 1, len(text))))
        at = pages[-1].end
    if pages[-1].start == pages[-1].end:  # the text ends with a form feed
        pages.pop()
    return tuple(pages)
