"""Where Norwegian sentences end."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ingest.model import Span

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc, Token

ENDS = frozenset(".!?…")
CLOSING = frozenset("\"'»”’)]")
NUMBER_STOP = re.compile(r"[\d)%]\.$")  # one token to spaCy: "2020-2023.", "5,5."


@cache
def tokenizer() -> "Tokenizer":
    """The Norwegian tokenizer, with the abbreviations of municipal papers."""
    import spacy  # 2 s to import; a file without prose never needs it

    norwegian: Tokenizer = spacy.blank("nb").tokenizer
    for word in abbreviations():
        for form in {word, word.capitalize()}:
            norwegian.add_special_case(form, [{"ORTH": form}])
    return norwegian


@cache
def abbreviations() -> tuple[str, ...]:
    """Words that end in a full stop without ending a sentence."""
    return tuple(
        files(__package__).joinpath("abbreviations.txt").read_text("utf-8").split()
    )


def sentences(texts: Iterable[str]) -> Iterator[tuple[Span, ...]]:
    """The sentences of each text, as spans of that text, edges stripped."""
    for doc in tokenizer().pipe(texts):
        yield tuple(_spans(doc))


def _spans(doc: "Doc") -> Iterator[Span]:
    start = 0
    for token in doc:
        if not _ends(token, first=token.idx == start):
            continue
        end = token.idx + len(token)
        yield from _stripped(doc.text, start, end)
        start = end
    yield from _stripped(doc.text, start, len(doc.text))


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    inner = piece.strip()
    if inner:
        at = start + piece.index(inner[0])
        yield Span(at, at + len(inner))


def _ends(token: "Token", first: bool) -> bool:
    """Whether a sentence ends with this token; first: it would be all of it."""
    doc, at = token.doc, token.i
    after = at + 1
    while after < len(doc) and doc[after].is_space:
        after += 1
    if after == len(doc):
        return True
    begins = _begins(doc[after].text)
    if token.text in ENDS:
        closes = doc[after].text in CLOSING and after == at + 1
        return begins and not closes  # the quotation mark belongs to this sentence
    if token.text in CLOSING:
        return begins and at > 0 and doc[at - 1].text in ENDS
    return begins and not first and bool(NUMBER_STOP.search(token.text))


def _begins(text: str) -> bool:
    """Whether a sentence can begin with a token."""
    return not text[:1].islower() and text[:1] not in ",;:)%–-"
