"""The line above a table that reads like its title: "Tabell 2: Barnehage"."""

import re

from ingest.view import Line

LONGEST_TITLE = 120  # of a numbered title; 60 of another
_NUMBERED = re.compile(
    r"^(?:tabell|figur) \d+(?:[.-]\d+)*[.:]?\s+[-–]?\s*", re.IGNORECASE
)


def line_above(lines: tuple[Line, ...], at: int) -> str:
    """The short line right above a header, when it reads like a title."""
    for n in reversed(range(max(0, at - 2), at)):
        text, numbered = _NUMBERED.subn("", _unwrapped(lines, n))
        if text:
            wrapped = len(text) > len(lines[n].text.strip())
            short = len(text) < (LONGEST_TITLE if numbered or wrapped else 60)
            text = text.rstrip(".") if numbered else text
            titled = text[0].isupper() and short and text[-1] not in ".:;,"
            return text if titled and re.search(r"[a-zæøå]{4}", text) else ""
    return ""


def _unwrapped(lines: tuple[Line, ...], at: int) -> str:
    """A line with the one above, where that ends with a comma and it goes on."""
    text = lines[at].text.strip()
    above = lines[at - 1].text.strip() if at else ""
    return f"{above} {text}" if text[:1].islower() and above[-1:] == "," else text
