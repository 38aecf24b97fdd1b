"""The lemma of a word: "kommunestyrets" is a form of "kommunestyre".

No tagger: a table of endings learnt from Norsk Ordbank and a treebank says how a word
that ends so is changed, the longest ending that fits decides, and whole words are the
longest of all. See README.md for the data, bench/language/build_lemmas.py for how.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from ingest.lexicon.endings import changed, lines

_QUOTES = frozenset("«»'”“\"")
# After these a capital says nothing: "– Vi", ": Saken", "« Ja"
_OPENS = frozenset(":–-«\"'|")
# "Hansens" is a genitive; "Paris", "Lofthus", "Kvalnes", "Nordås" are not
_GENITIVE = re.compile(r"(?<=..)(?<![sxz])(?<!i)(?<!u)(?<!o)(?<!å)(?<!æ)(?<!ne)['’]?s$")
# "Høyre-velgerne": the last part is inflected as a word of its own
_HYPHENED = re.compile(r"(?P<head>.+-)(?P<tail>[a-zæøåéèêòóôü]{3,})")


@cache
def _names(language: str) -> frozenset[str]:
    return frozenset(lines(f"names.{language}.txt.gz"))


@lru_cache(maxsize=200_000)
def lemma(word: str, language: str = "nb") -> str:
    """The lemma of a word, in lower case; language: ``nb`` or ``nn``."""
    hyphened = _HYPHENED.fullmatch(word)
    if hyphened:
        return hyphened["head"] + lemma(hyphened["tail"], language)
    return changed(word.lower(), f"lemmas.{language}")


def name_lemma(name: str, language: str = "nb") -> str:
    """A name without the s of a genitive."""
    return name if name in _names(language) else _GENITIVE.sub("", name)


def _is_name(word: str, language: str) -> bool:
    """Whether a word with a capital is a name even where all words have one."""
    return name_lemma(word, language) in _names(language)


def lemmas(words: Sequence[str], language: str = "nb") -> list[str]:
    """The lemma of each word of a sentence; names keep their capitals.

    Signs are written as treebanks do: ``$.``, and ``$"`` for all quotation marks.
    """
    return list(_lemmas(words, language))


def _lemmas(words: Sequence[str], language: str) -> Iterator[str]:
    opens = True
    for word in words:
        if not any(map(str.isalpha, word)):
            yield _sign(word)
        elif word[0].isupper() and not _HYPHENED.fullmatch(word):
            common = opens and not _is_name(word, language)
            yield lemma(word, language) if common else name_lemma(word, language)
        else:
            yield lemma(word, language) if word[0].islower() else _other(word, language)
        opens = word in _OPENS or (opens and not any(map(str.isalnum, word)))


def _other(word: str, language: str) -> str:
    """Words that begin with a figure, and compounds of a name and a word."""
    return lemma(word, language) if _HYPHENED.fullmatch(word) else word


def _sign(sign: str) -> str:
    if sign in _QUOTES:
        return '$"'
    return sign if any(map(str.isdigit, sign)) or sign[0] in "§%&" else f"${sign}"
