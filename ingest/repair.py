"""Damaged letters are mended in a view; the text itself stays as it was read.

OCR without Norwegian letters turns æ, ø and å into others: "gkt", "veere", "pa". A
text counts as damaged when the letters are missing where they must be and many of its
words become real by putting them back. There, each sentence gets the likeliest
sequence of words: how damage reads letters, how common the words are, which stand
beside each other. A real word gives way only to one that fits far better.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.gazetteer import given_names
from ingest.lexicon import START, beside, counts, is_listed, is_word, term_of
from ingest.lexicon.readings import Reading, likelihood, readings
from ingest.model import Document, Span
from ingest.view import Edit, View

BLOCK_LINES = 40
FEW_BLOCKS = 8  # a paper so short is scanned from end to end, or not at all
LEAST_LETTERS = 400  # of a block, to be judged by itself
CLEAN = 0.008  # share of æøå among letters; sound Norwegian has 0.022
LOST = 0.002
REPAIRABLE = 0.015  # share of words that become real when their letters are put back
PARTLY = 0.03  # the same, where only some of the letters are lost, and in
VARIED = 4  # so many different words: a name that recurs is one
STRONG = math.log(0.1)  # damage that is common enough to judge a text by
BESIDE = 0.7  # weight of the word before, against the word's own frequency
RELUCTANCE = 1.0  # by how much a change must be likelier than none
_KEPT = 3.0  # and more for a real word of a text that kept some of the letters
_NAME = 4.0  # and more where the word is unknown and may be a name
_OWN_WORDS = 0.1  # weight of what else stands in the same document

_LETTER = re.compile(r"[^\W\d_]")
_NORWEGIAN = re.compile(r"[æøåÆØÅ]")
# A word, with signs and figures that stand for a letter inside it: "st@rre", "p3".
# Not a bare number, not an address of e-mail or web.
_INSIDE = r"[^\W_]|[@&¢](?=[^\W\d_])|(?<=[a-zæøå])[@&¢](?![^\s.,;:)])"
_BEFORE = r"[@&¢](?=[^\W\d_])|[0348](?=[a-zæøå]{3})|0(?=[A-ZÆØÅ]{4})"
_TOKEN = re.compile(rf"(?<![\w@./:])(?:{_BEFORE}|[^\W\d_])(?:{_INSIDE})*|[&@|]|\d+")
_MAIL = re.compile(r"\S+@\S+\.\w{2,}|https?://\S+|www\.\S+")
_SENTENCE_END = re.compile(r"[.!?:;•]|\n\s*\n")
_BAR = re.compile(r"(?<![^\s])\|(?= (?:[a-zæøå]|[12]\d{3}\b))")  # "| dag" = "I dag"
# "S t y r i n g": at least five single letters, one blank between them.
_SPACED = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){4,}(?![^\s:.,])")
_BRACKETED = re.compile(r"\([A-ZÆØÅ]\)")  # "(A)" is a party, no damaged letter
_CAMEL = re.compile(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])")


@dataclass(frozen=True)
class _Token:
    start: int
    end: int
    text: str
    opens: bool  # a sentence
    named: bool = False  # right behind a given name


def repair(document: Document) -> View:
    """The reading of a document in which damaged letters are mended."""
    edits = list(_spaced(document.text))
    for span in damaged(document.text):
        edits += _edits(document.text, span)
    return View(document, _apart(edits))


def _apart(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Edits in order; of two that overlap the first."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)


def _spaced(text: str) -> Iterator[Edit]:
    """Words set with a blank after each letter, where the letters make a word."""
    for match in _SPACED.finditer(text):
        word = match[0].replace(" ", "")
        if is_word(word):
            yield Edit(match.start(), match.end(), _CAMEL.sub(" ", word))


# -- which parts are damaged


def damaged(text: str) -> list[Span]:
    """The parts of a text whose Norwegian letters are lost, all or some of them."""
    blocks = list(_blocks(text))
    whole = len(blocks) <= FEW_BLOCKS and _is_partly(text)
    partly = [b for b in blocks if whole or _is_partly(text[b.start : b.end])]
    return _joined(sorted({*_lost(text), *partly}))


def _lost(text: str) -> list[Span]:
    """The blocks that have next to none of the letters left."""
    blocks = [b for b in _blocks(text) if _share_of_marks(text[b.start : b.end]) < LOST]
    if _share_of_marks(text) < CLEAN:  # what holds for the whole holds for its parts
        lost = sum(len(text[b.start : b.end]) for b in blocks) > len(text) / 2
        return blocks if lost and _is_repairable(text) else []
    return [b for b in blocks if _is_repairable(text[b.start : b.end])]


def _joined(blocks: Sequence[Span]) -> list[Span]:
    """Blocks that follow on one another as one."""
    joined: list[Span] = []
    for block in blocks:
        if joined and joined[-1].end == block.start:
            joined[-1] = Span(joined[-1].start, block.end)
        else:
            joined.append(block)
    return joined


def _blocks(text: str) -> Iterator[Span]:
    start = 0
    lines = text.splitlines(keepends=True)
    for at in range(0, len(lines), BLOCK_LINES):
        end = start + sum(map(len, lines[at : at + BLOCK_LINES]))
        yield Span(start, end)
        start = end


def _share_of_marks(text: str) -> float:
    letters = len(_LETTER.findall(text))
    return len(_NORWEGIAN.findall(text)) / letters if letters else 1.0


def _is_repairable(text: str) -> bool:
    if len(_LETTER.findall(text)) < LEAST_LETTERS:
        return False
    found = [m[0].lower() for m in _TOKEN.finditer(text) if len(m[0]) > 2]
    broken = sum(_is_broken(word) for word in found)
    return broken > 3 and broken / len(found) > REPAIRABLE


def _is_partly(text: str) -> bool:
    """Whether a block kept some of the letters and lost many others."""
    if len(_LETTER.findall(text)) < LEAST_LETTERS or _share_of_marks(text) < LOST:
        return False
    found = [m[0].lower() for m in _TOKEN.finditer(text) if len(m[0]) > 2]
    broken = [word for word in found if _is_broken(word)]
    return len(set(broken)) >= VARIED and len(broken) / len(found) > PARTLY


def _is_broken(word: str) -> bool:
    if is_word(word):
        return False
    return any(other.damage > 2 * STRONG for other in readings(word)[1:])


# -- what the words were


def _edits(text: str, span: Span) -> Iterator[Edit]:
    for match in _BAR.finditer(text, span.start, span.end):
        yield Edit(match.start(), match.end(), "I")
    sentences = list(_sentences(text, span))
    kept = _KEPT if _share_of_marks(text[span.start : span.end]) >= LOST else 0.0
    first = [_likeliest(sentence, {}, kept) for sentence in sentences]
    own = _own_words(first)
    for sentence in sentences:
        likeliest = _likeliest(sentence, own, kept)
        before = [None, *sentence]
        for token, word, last in zip(sentence, likeliest, before, strict=False):
            if word != term_of(token.text):
                named = last is not None and last.text in given_names()
                yield Edit(token.start, token.end, _cased(word, token, named))


def _own_words(sentences: Sequence[Sequence[str]]) -> dict[str, float]:
    """Words that the text itself repeats, with their share of it."""
    found = Counter(word for sentence in sentences for word in sentence)
    total = sum(found.values())
    return {
        word: _OWN_WORDS * (count - 1) / total
        for word, count in found.items()
        if count > 1
    }


def _sentences(text: str, span: Span) -> Iterator[list[_Token]]:
    sentence: list[_Token] = []
    last = span.start
    kept_out = [
        match.span()
        for pattern in (_MAIL, _BRACKETED)
        for match in pattern.finditer(text, span.start, span.end)
    ]
    for match in _TOKEN.finditer(text, span.start, span.end):
        if any(a <= match.start() < b for a, b in kept_out) or match[0] == "|":
            continue
        opens = not sentence or bool(_SENTENCE_END.search(text, last, match.start()))
        if opens and sentence:
            yield sentence
            sentence = []
        named = bool(sentence) and sentence[-1].text in given_names()
        sentence.append(_Token(*match.span(), match[0], opens, named))
        last = match.end()
    if sentence:
        yield sentence


def _follows(first: str, second: str, own: Mapping[str, float]) -> float:
    """Logarithm of how likely a word is after another."""
    alone = math.exp(likelihood(second)) + own.get(second, 0.0)
    together = beside().get(first, {}).get(second, 0)
    share = together / counts()[first] if together else 0.0
    return math.log(BESIDE * share + (1 - BESIDE) * alone)


def _alone(reading: Reading, token: _Token, kept: float) -> float:
    """What speaks for a reading apart from its neighbours."""
    if reading.damage:
        given = token.text[0].isupper() and _was_given(token.text)
        real = kept if is_listed(term_of(token.text)) and not given else 0.0
        return reading.damage - RELUCTANCE - real
    # a surname may be any word, and "rn" in it is seldom an "m"
    sure = token.named and "rn" in token.text
    is_name = token.text[0].isupper() and not token.opens
    stands = reading.word == term_of(token.text)  # no sign in it was put right
    if not (is_name and stands) or (_was_given(token.text) and not sure):
        return 0.0
    if token.named:
        return 2 * _NAME if sure else _NAME
    return 0.0 if is_listed(reading.word) else _NAME


def _was_given(text: str) -> bool:
    """Whether a word is no given name, but one with a letter put right ("Ase")."""
    if text in given_names():
        return False
    other = (reading.word for reading in readings(term_of(text))[1:])
    return any(word.capitalize() in given_names() for word in other)


def _likeliest(
    sentence: Sequence[_Token], own: Mapping[str, float], kept: float
) -> list[str]:
    """The likeliest words of a sentence, one for each token (Viterbi).

    kept: how much more it takes to change a real word.
    """
    paths: dict[str, tuple[float, list[str]]] = {START: (0.0, [])}
    for token in sentence:
        reached: dict[str, tuple[float, list[str]]] = {}
        for reading in readings(term_of(token.text)):
            score, before = max(
                ((total + _follows(word, reading.word, own), path)
                 for word, (total, path) in paths.items()),
                key=lambda found: found[0],
            )  # fmt: skip
            reached[reading.word] = (
                score + _alone(reading, token, kept),
                [*before, reading.word],
            )
        paths = reached
    return max(paths.values(), key=lambda found: found[0])[1]


def _cased(word: str, token: _Token, named: bool) -> str:
    """The word in the capitals of what stood there. named: behind a given name."""
    letters = _LETTER.findall(token.text)
    if len(letters) > 1 and all(map(str.isupper, letters)):
        return word.upper()
    if token.text[0] in "0@¢" and (token.opens or named):
        return word[0].upper() + word[1:]  # "0konomi" as a heading, "Kari @verland"
    misread_l = token.text[0] == "I" and word[0] == "l"  # "Igpet" is "løpet"
    if token.text[0].isupper() and not misread_l:
        return word[0].upper() + word[1:]
    return word
