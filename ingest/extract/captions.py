"""What a table shows: from its caption sentence, its heading, or the line above it."""

import re
from typing import NamedTuple

from ingest.gazetteer.figures import areas, row_groups

REACH = 4000  # a caption stands at most so far before its table

_SEP = r"\s+"
# "Figuren nedenfor viser utviklingen i gjeldsgrad for Fjordvik, …", "Tabellen viser …"
_CAPTION = re.compile(
    r"\b(?P<noun>Figurene?|Figurane|Tabellene?|Tabellane|Oversikten|Diagrammet|Grafen)"
    r"(?:\s+(?:under|nedenfor|over|ovenfor|neden for))?\s+(?:viser|syner)"
    r"\s+(?P<what>[^.]{5,300})\."
)
_OPENING = re.compile(
    r"^(?:utvikling(?:en|a)?|endringen?|fordelingen|status|tall)\s+(?:i|av|for|på)\s+"
    r"|^(?:hvordan|korleis)\s+|^(?:de|den|det)\s+",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"(?:utvikling\w*|status|tall\w*|dette|oversikt\w*)", re.IGNORECASE)
_SHARE = re.compile(r"\s+(?P<share>(?:i prosent |som andel |andel )?av sum [a-zæøå]+)$")


class Caption(NamedTuple):
    """A caption sentence. parts: what each of the tables after it shows, in order."""

    end: int
    parts: tuple[str, ...]


def captions(text: str) -> list[Caption]:
    """The caption sentences of a text, in order."""
    found = [
        Caption(match.end(), _parts(" ".join(match["what"].split()), match["noun"]))
        for match in _CAPTION.finditer(text)
    ]
    return [caption for caption in found if any(caption.parts)]


def _parts(what: str, noun: str) -> tuple[str, ...]:
    """What is shown: one thing, or one for each of several figures."""
    plain = _opened(_without_areas(re.sub(r"\([^)]*\)", " ", what)))
    several = noun.endswith(("ene", "ane"))
    pieces = re.split(r" og (?=netto |brutto |[a-zæøå]+(?:enes|nes|ets|ens)? )", plain)
    if not several or len(pieces) == 1:
        return (_as_label(plain),)
    share = _SHARE.search(pieces[-1])
    shared = f" {share['share']}" if share else ""
    return tuple(
        _as_label(_opened(piece if piece.endswith(shared) else piece + shared))
        for piece in pieces
    )


def _opened(what: str) -> str:
    before = None
    while before != what:
        before, what = what, _OPENING.sub("", what.strip())
    return what


def _without_areas(what: str) -> str:
    """Without "for Fjordvik, Havnes og landet" at the end."""
    cut = re.search(r"\s+(?:for|i)\s+(?P<name>[A-ZÆØÅ][\w-]+)[^()]*$", what)
    if cut and cut["name"].split("-")[0].lower() in areas():
        return what[: cut.start()]
    return re.sub(r"\s+etter status.*$|\s+de siste \w+ årene$", "", what)


def _as_label(what: str) -> str:
    plain = re.sub(
        r"(?<=[a-zæøå])enes andel av ", "er, andel av ", " ".join(what.split())
    )
    plain = re.sub(r"\s+i 20\d\d$", "", plain).strip(" ,;:–-")
    if _EMPTY.fullmatch(plain) or plain.startswith("at "):
        return ""
    return plain[:1].upper() + plain[1:]


def is_generic(title: str) -> bool:
    """Whether a title says nothing of what the figures are ("Nøkkeltall")."""
    plain = re.sub(r"[^\wæøå -]", "", title.lower()).strip()
    return all(word in row_groups() for word in plain.split())
