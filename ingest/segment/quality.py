"""How readable a text is: whole words, and the letters of Norwegian."""

import re
from collections import Counter
from functools import lru_cache

TOKEN = re.compile(r"\S+")
EDGES = ".,;:!?()[]{}«»\"'’”“–—-•*/|%§+<>=·"
CLEAN = re.compile(  # a word, perhaps with hyphens, slashes or a figure before or after
    r"(?:\d+[-–]?)?[A-Za-zÆØÅæøåÄÖÜäöüéèêôÉáàç]+(?:[-–/.'’&+:][A-Za-zÆØÅæøåÄÖÜäöüé\d]+)*\d{0,4}"
)
NUMBER = re.compile(r"[-–−+§±]?\d[\d.,:/ –-]*%?\d*(?:kr|mill|m2|km|°C)?")
ADDRESS = re.compile(
    r"(?:[kµm]?g|kr|CO)/?[m2]\w*(?:[-–]\w+)?|\S+@\S+\.\w+|(?:https?:|www\.)\S+"
)
VOWEL = re.compile(r"[aeiouyæøåéAEIOUYÆØÅ]")
INNER_CAPITAL = re.compile(r"[a-zæøå][A-ZÆØÅ][a-zæøå]")
NORWEGIAN = re.compile(r"[æøåÆØÅ]")
LETTER = re.compile(r"[A-Za-zÆØÅæøå]")
NORWEGIAN_SHARE = 0.004  # real text has about 0.025
ENOUGH_LETTERS = 1500


def unreadable_share(text: str) -> float:
    """Share of tokens that are torn or garbled, 0 to 1.

    Text that ought to be Norwegian and has lost æ, ø and å counts as garbled too.
    """
    tokens = TOKEN.findall(text)
    if not tokens:
        return 0.0
    letters = len(LETTER.findall(text))
    share = sum(not is_readable(token) for token in tokens) / len(tokens)
    if letters > ENOUGH_LETTERS:
        lost = len(NORWEGIAN.findall(text)) / letters < NORWEGIAN_SHARE
        share += 0.2 if lost else 0.0
    return min(share, 1.0)


def readable_share(text: str) -> float:
    """Share of tokens that look whole, 0 to 1."""
    tokens = TOKEN.findall(text)
    if not tokens:
        return 1.0
    return sum(map(is_readable, tokens)) / len(tokens)


def quality_of(raw: str, reading: str) -> float:
    """Share of tokens that are whole and needed no mending, 0 to 1."""
    if raw == reading:
        return readable_share(raw)
    tokens = Counter(TOKEN.findall(raw))
    mended = sum((tokens - Counter(TOKEN.findall(reading))).values())
    whole = sum(n for token, n in tokens.items() if is_readable(token))
    return max(0.0, whole - mended) / max(1, sum(tokens.values()))


@lru_cache(maxsize=1 << 16)
def is_readable(token: str) -> bool:
    """Whether one token looks like a word or a number."""
    core = token.strip(EDGES)
    if not core or NUMBER.fullmatch(core) or ADDRESS.fullmatch(core):
        return True
    if not CLEAN.fullmatch(core):
        return False
    if len(core) == 1:
        return core in "iIåÅ" or core.isupper()
    if len(core) <= 4:
        return True
    return bool(VOWEL.search(core)) and not INNER_CAPITAL.search(core)
