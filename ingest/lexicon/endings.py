"""Words changed by their endings: of the endings that fit, the longest decides.

A table has an ending, how many letters to take off, and what to put there; an ending
that begins with ``^`` is a whole word. bench/language/build_lemmas.py learns them.
"""

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def lines(name: str) -> list[str]:
    """The lines of a compressed file of this package."""
    data = (files(__package__) / name).read_bytes()
    return gzip.decompress(data).decode("utf-8").split("\n")


@cache
def endings(name: str) -> Mapping[str, tuple[int, str]]:
    """A table of endings by the name of its file."""
    rows = (line.split("\t") for line in lines(f"{name}.tsv.gz"))
    return {ending: (int(cut), put) for ending, cut, put in rows}


def changed(word: str, table: str) -> str:
    """What a table makes of a word in lower case; the word itself if nothing fits."""
    known, marked = endings(table), f"^{word}"
    for at in range(len(marked) + 1):
        found = known.get(marked[at:])
        if found and found[0] < len(word) + bool(found[1]):
            return word[: len(word) - found[0]] + found[1]
    return word
