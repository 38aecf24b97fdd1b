"""Pages without text are read by Tesseract, where it is installed."""

import io
import os
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING

from ingest.errors import LimitExceeded, UnreadableFile

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

PROGRAM, LANGUAGE = "tesseract", "nor"
DOTS_PER_INCH = 300
MOST_DOTS = 40_000_000  # a page drawn larger than this is drawn coarser
INSTALL = (
    "install it (Debian and Ubuntu: apt-get install tesseract-ocr tesseract-ocr-nor; "
    "macOS: brew install tesseract tesseract-lang)"
)


@cache
def languages() -> frozenset[str]:
    """The languages that the installed Tesseract can read; none if it is missing."""
    if shutil.which(PROGRAM) is None:
        return frozenset()
    done = subprocess.run(
        [PROGRAM, "--list-langs"], capture_output=True, text=True, check=False
    )
    return frozenset(done.stdout.split())


def require(name: str) -> None:
    """Raise UnreadableFile if scanned pages cannot be read on this machine."""
    if not languages():
        raise UnreadableFile(
            f"{name}: the pages are pictures without text, and the program "
            f"{PROGRAM} is not installed; {INSTALL}"
        )
    if LANGUAGE not in languages():
        raise UnreadableFile(
            f"{name}: the pages are pictures without text, and {PROGRAM} lacks its "
            f"Norwegian data ({LANGUAGE}); {INSTALL}"
        )


def read_page(page: "PdfPage", name: str, number: int, seconds: float) -> str:
    """The text of a page (pypdfium2) that is a picture."""
    picture = io.BytesIO()
    page.render(scale=_scale(page)).to_pil().convert("L").save(picture, "PNG")
    try:
        done = subprocess.run(
            [PROGRAM, "stdin", "stdout", "-l", LANGUAGE, "--psm", "1"],
            input=picture.getvalue(),
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise LimitExceeded(
            f"{name}: reading the picture of page {number} took more than "
            f"{seconds:.0f} s"
        ) from error
    if done.returncode:
        raise UnreadableFile(
            f"{name}: {PROGRAM} failed on page {number}: "
            f"{done.stderr.decode(errors='replace').strip()[:200]}"
        )
    return done.stdout.decode(errors="replace").replace("\f", "")


def _scale(page: "PdfPage") -> float:
    width, height = page.get_size()
    scale: float = DOTS_PER_INCH / 72
    dots = width * height * scale * scale
    return scale if dots <= MOST_DOTS else scale * (MOST_DOTS / dots) ** 0.5
