"""Where Norwegian sentences end."""

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
        if not _ends(token):
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


def _ends(token: "Token") -> bool:
    """Whether a sentence ends with this token."""
    doc, at = token.doc, token.i
    if token.text not in ENDS and token.text not in CLOSING:
        return False
    if token.text in CLOSING and not (at and doc[at - 1].text in ENDS):
        return False
    after = at + 1
    while after < len(doc) and doc[after].is_space:
        after += 1
    if after == len(doc):
        return True
    if doc[after].text in CLOSING and after == at + 1:
        return False  # the quotation mark belongs to this sentence
    return _begins(doc[after], doc[at - 1] if at else token)


def _begins(token: "Token", before: "Token") -> bool:
    """Whether a sentence can begin with a token, after a stop that follows another."""
    text = token.text
    if text[:1].islower() or text[:1] in ",;:)%":
        return False
    if before.text.isdigit():  # "14. desember", "1. Saksopplysninger"
        return len(before.text) == 4 and text[:1].isupper()
    return True
