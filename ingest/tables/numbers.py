"""Numbers as Norwegian tables print them.

In flat text the blank is thousands separator and column separator at once, so a row
of digits can be read in several ways. This module says what each word of a line is,
and which ways of reading there are; choosing between them is the table engine's task.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

MINUS = "-\u2212\u2013\u2012"  # hyphen, minus, en dash, figure dash
FIXED = "\u00a0\u202f\u2009"  # blanks that never part two columns
SIGN = rf"[{MINUS}+]"

# A word of the line; a fixed blank between digits does not end it.
WORD = re.compile(rf"[^ \t{FIXED}]+(?:(?<=\d)[{FIXED}](?=\d{{3}})[^ \t{FIXED}]+)*")
# "12", "-000". Must NOT match "36/23", "4-6", "2.", "2024-27", "K-3".
GROUP = re.compile(rf"(?P<sign>{SIGN}?)\d+")
# "3,5", "0.64", "1.279", "1.279.500,5", "1 279" with fixed blanks. Not "24.10.2023".
WHOLE = re.compile(rf"{SIGN}?(?:\d+[.,]\d+|\d{{1,3}}(?:[.{FIXED}]\d{{3}})+(?:,\d+)?)")
# "567,8" may end "1 234 567,8"; "64.5" may not, since a dot may part thousands.
TAIL = re.compile(r"\d{3},\d+")
BRACKETED = re.compile(
    rf"\((?:\d{{1,3}}(?:[ .{FIXED}]\d{{3}})+(?:,\d+)?|\d+(?:[.,]\d+)?)\)"
)
MISSING = re.compile(rf"[{MINUS}]|\.\.\.?|\u2026|:|[xX]|[iI]\.?[aAtT]\.?|[nN]/?[aA]")
MISSING_WORDS = re.compile(
    r"(?:ikke|ikkje)\s+målt|(?:tall|tal)\s+kommer?|mangler|ikke\s+oppgitt",
    re.IGNORECASE,
)
CURRENCY = re.compile(r"^(?:kr|nok)\.?\s*|\s*(?:kr|nok|kroner)\.?$", re.IGNORECASE)
THOUSANDS = re.compile(rf"[1-9]\d{{0,2}}(?:[ .{FIXED}]\d{{3}})+")
PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
MOST_WAYS = 2000


@lru_cache(maxsize=8192)
def parse_number(text: str) -> Decimal | None:
    """The value of one printed number; None when the text is not one number.

    A point before exactly three digits parts thousands ("1.279" is 1279), else it
    is a decimal point. Brackets are dropped: they may hold a count or a negative
    amount, and the table must tell which.
    """
    text = CURRENCY.sub("", text.strip()).strip().rstrip("*").removesuffix("%").strip()
    if BRACKETED.fullmatch(text):
        text = text[1:-1]
    text = re.sub(r",[-–]+$", "", text)  # "1 250,-"
    negative = text[:1] in tuple(MINUS)
    text = text.lstrip(MINUS + "+").strip()
    whole, comma, decimals = text.partition(",")
    if THOUSANDS.fullmatch(whole) and (decimals.isdigit() or not comma):
        text = re.sub(rf"[ .{FIXED}]", "", whole) + comma + decimals
    if not PLAIN.fullmatch(text):
        return None
    value = Decimal(text.replace(",", "."))
    return -value if negative and value else value


class Token(NamedTuple):
    """A word of a line that is a number, a part of one, or says that none is there.

    kind: ``group`` (digits; may open or go on), ``whole`` (a number by itself),
    ``tail`` (``567,8``: by itself or the end of one), ``missing`` (``-``, ``..``).
    """

    start: int
    end: int
    text: str
    kind: str
    percent: bool = False


class Number(NamedTuple):
    """One cell of a row. value: None where the table says that there is none.

    token: index of the token after it.
    """

    start: int
    end: int
    value: Decimal | None
    percent: bool = False
    token: int = 0


Check = Callable[[tuple[Number, ...]], bool]


def _anything(_: tuple[Number, ...]) -> bool:
    return True


def _kind(word: str) -> str | None:
    word = word.rstrip("*")
    if GROUP.fullmatch(word):
        return "group"
    if TAIL.fullmatch(word):
        return "tail"
    if WHOLE.fullmatch(word) or BRACKETED.fullmatch(word):
        return "whole"
    return "missing" if MISSING.fullmatch(word) else None


def _words(line: str) -> Iterator[tuple[int, int, str | None]]:
    """Words of a line with their kind; "Ikke målt" is one word."""
    at = 0
    for found in MISSING_WORDS.finditer(line):
        yield from _plain_words(line, at, found.start())
        yield found.start(), found.end(), "missing"
        at = found.end()
    yield from _plain_words(line, at, len(line))


def _plain_words(line: str, at: int, end: int) -> Iterator[tuple[int, int, str | None]]:
    for word in WORD.finditer(line, at, end):
        yield word.start(), word.end(), _kind(word[0].rstrip("%"))


def number_tokens(line: str) -> list[Token | None]:
    """The words of a line: a Token for each number or part of one, None for a word."""
    out: list[Token | None] = []
    for start, end, kind in _words(line):
        text = line[start:end]
        last = out[-1] if out else None
        if text == "%" and last and last.kind != "missing":
            out[-1] = last._replace(end=end, percent=True)
        elif kind is None:
            out.append(None)
        else:
            percent = text.endswith("%")
            out.append(Token(start, end, text.rstrip("%*"), kind, percent))
    return out


def trailing_tokens(line: str) -> list[Token]:
    """The tokens that a line ends with, after its last word."""
    tokens = number_tokens(line)
    cut = next((n for n in range(len(tokens), 0, -1) if tokens[n - 1] is None), 0)
    return [token for token in tokens[cut:] if token is not None]


def _opens(token: Token) -> bool:
    """Whether a number can begin here: "000" and "086" only go on."""
    return token.kind != "group" or not re.match(r"0\d", token.text)


def _goes_on(before: Token, token: Token) -> bool:
    """Whether a token can be the next three digits of the number that `before` ends.

    Two blanks or a tab part columns.
    """
    if before.kind != "group" or before.percent or token.kind not in ("group", "tail"):
        return False
    if token.start - before.end > 1:
        return False
    return len(token.text.partition(",")[0]) == 3 and token.text[0].isdigit()


def _may_have_more(first: Token) -> bool:
    """Whether the first group leaves room for more: one to three digits, not zero."""
    digits = first.text.lstrip(MINUS + "+")
    return first.kind == "group" and len(digits) <= 3 and digits[0] != "0"


def _number(tokens: Sequence[Token], after: int) -> Number:
    text = "".join(token.text for token in tokens)
    value = None if tokens[0].kind == "missing" else parse_number(text)
    return Number(tokens[0].start, tokens[-1].end, value, tokens[-1].percent, after)


def _lengths(tokens: Sequence[Token]) -> Iterator[int]:
    """How many tokens the number that opens here can have."""
    if not _opens(tokens[0]):
        return
    yield 1
    for n in range(1, len(tokens) if _may_have_more(tokens[0]) else 1):
        if n > 3 or not _goes_on(tokens[n - 1], tokens[n]):
            return
        yield n + 1


def _bounds(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """For each suffix: how many numbers must open in it, and how many can."""
    out = [(0, 0)]
    for n in range(len(tokens) - 1, -1, -1):
        must, can = out[-1]
        alone = n == 0 or not _goes_on(tokens[n - 1], tokens[n])
        out.append((must + alone, can + _opens(tokens[n])))
    return out[::-1]


def _ways(
    tokens: Sequence[Token],
    columns: int,
    bounds: Sequence[tuple[int, int]],
    before: tuple[Number, ...],
    check: Check,
) -> Iterator[tuple[Number, ...]]:
    at, left = before[-1].token if before else 0, columns - len(before)
    must, can = bounds[at]
    if not left and at == len(tokens):
        yield before
    if not left or not must <= left <= can or len(tokens) - at > 4 * left:
        return
    for n in _lengths(tokens[at : at + 4]):
        way = (*before, _number(tokens[at : at + n], at + n))
        if check(way):
            yield from _ways(tokens, columns, bounds, way, check)


def _is_one(tokens: Sequence[Token]) -> bool:
    """Whether the tokens can be the groups of one number."""
    rest = all(_goes_on(a, b) for a, b in pairwise(tokens))
    return (
        rest and _opens(tokens[0]) and (len(tokens) == 1 or _may_have_more(tokens[0]))
    )


def chunks(tokens: Sequence[Token], columns: int) -> tuple[Number, ...] | None:
    """The numbers, where wide gaps part the tokens into just so many columns."""
    starts = [
        n for n, t in enumerate(tokens) if not n or t.start - tokens[n - 1].end > 1
    ]
    if len(starts) != columns or not 1 < columns < len(tokens):
        return None
    ends = [*starts[1:], len(tokens)]
    parts = [tokens[a:b] for a, b in zip(starts, ends, strict=True)]
    if not all(_is_one(part) for part in parts):
        return None
    found = tuple(_number(p, b) for p, b in zip(parts, ends, strict=True))
    empty = [p[0].kind == "missing" for p in parts]
    known = all(n.value is not None or e for n, e in zip(found, empty, strict=True))
    return found if known else None


def splits(
    tokens: Sequence[Token], columns: int, check: Check = _anything
) -> list[tuple[Number, ...]]:
    """All ways of joining the tokens into so many numbers, shorter numbers first.

    Empty when there is none, or more than anyone could choose between. Groups after
    the first of a number have exactly three digits and no sign. check: told the
    numbers so far, says whether they can stand.
    """
    found = _ways(tokens, columns, _bounds(tokens), (), check)
    ways = list(islice(found, MOST_WAYS + 1))
    return ways if len(ways) <= MOST_WAYS else []
