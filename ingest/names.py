"""Names in running text: people, bodies and organisations, places, laws.

Rules from the gazetteer come first; a small tagger of our own (ingest/models) adds what
rules cannot know. Without the tagger, or with a broken one, the rules work alone. A
post before a name ("Kommunedirektør Ola Nordmann") is never part of it.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from ingest.gazetteer import bodies, functions, given_names, not_names, parties, table
from ingest.lexicon import forms, parts

if TYPE_CHECKING:
    from spacy.language import Language

logger = logging.getLogger(__name__)

MODEL = "kommunegraf-names-nb"
# NorNE's kinds as the product uses them; DRV, PROD, EVT and MISC are left out.
KINDS = {"PER": "PER", "ORG": "ORG", "GPE_LOC": "GPE", "GPE_ORG": "GPE", "LOC": "LOC"}
_BATCH = 128
_NAMED = r"[A-ZÆØÅ][\wæøå’-]*(?:[ ][A-ZÆØÅ][\wæøå’-]*)*"
# "Solheim skole", "Nedre Vik barnehage"; not "Ny skole", "Denne kirken"
_HOUSE = re.compile(
    rf"(?<![\w-])(?!(?:Ny|Nye|Denne|Dette|Den|Det|En|Et|Ei|Hver|Alle)\b){_NAMED}[ ]"
    r"(?:barne-[ ]og[ ]ungdoms|barne|ungdoms|videregående[ ]|vidaregåande[ ])?"
    r"(?:skole|skule|barnehage|sykehjem|sjukeheim|omsorgssenter|legesenter|legekontor"
    r"|helsestasjon|bibliotek|kulturhus|kirke|kyrkje|menighetsråd|idrettslag)(?![\w-])"
)
_TOPIC = r"[a-zæøå]{3,}"
# "Utvalg for plan og miljø", "Råd for personer med funksjonsnedsettelse", "Plan- og
# bygningsutvalget", "Nordvik lokalsamfunnsutvalg"; "utvalg" alone is none
_BODY = re.compile(
    rf"(?<![\w-])(?:(?:[Hh]ov(?:ed|ud)utvalg?|[Uu]tvalg?|[Rr]åd|[Kk]omit[eé])(?:et|en)?"
    rf" for {_TOPIC}(?:(?:, {_TOPIC})* og {_TOPIC}| med {_TOPIC})?"
    rf"|(?:{_NAMED} )?(?:[\w]+- og )?\w{{3,}}(?:utvalg?|nemnd)(?:et|a|en)?s?)(?![\w-])"
)
# "Rana Gruber AS", "Nordlia Vannverk SA"
_FIRM = re.compile(rf"(?<![\w-]){_NAMED}[ ](?:ASA?|SA|BA|IKS|KF|HF)(?![\w-])")
# "Bodø kommune", "Nordre Land kommune", "Nordland fylkeskommune"
_KOMMUNE = re.compile(
    r"(?<![\w-])(?:[A-ZÆØÅ][\w-]+[ ])?[A-ZÆØÅ][\w-]+[ ](?:fylkes)?kommune(?![\w-])"
)
# Two capitals in a row with a blank or one line break between, not all in capitals
_TWO_CAPITALS = re.compile(
    r"(?<![\w.-])[A-ZÆØÅ][\w’-]*[a-zæøå](?:[ ][A-ZÆØÅ]\.)?[ \n]{1,2}[A-ZÆØÅ][\w’-]"
)
_PIECE = re.compile(r"(?<=[.!?:;])\s+(?=[A-ZÆØÅ«–-])|\n[ ]*\n|\n(?=[ ]*[-–•*]\s)|\|")
_LONGEST = 600  # letters; longer pieces are tables or lists
_FEWEST, _SMALL = 5, 0.5  # words of a sentence, and the share that begins in lower case
_PART = r"[A-ZÆØÅÖÄÉŠŽČ][^\W\d_A-ZÆØÅ][\w’'-]*"
# "Nguyen Thi Hoa", "Eva A. Dahl", "Vera van Dijk"; not "GWh Andelen", "På Tveit"
_FULL = re.compile(
    rf"(?=\w{{3}}){_PART}"
    rf"(?: (?:[A-ZÆØÅ]\.|von|van|de|der|den|af|al|el|bin|la|{_PART})){{1,4}}"
)
# places and firms: "Johan Dalsvei", "Østre Nes", "Bjerkås Vel"
_NO_SURNAME = re.compile(
    r"(?:vei|veien|veg|vegen|gate|gata|gaten|plass|skole|skule|barnehage|kommune|vel|il|if"
    r"|park|parken|senter|fond|energi|eiendom|kulturhus|museum|gård|klubb|lag|forening"
    r"|kai|brygge|as)$",
    re.IGNORECASE,
)


class Name(NamedTuple):
    """A name in a text. kind: ``PER``, ``ORG``, ``GPE``, ``LOC`` or ``LAW``."""

    start: int
    end: int
    kind: str


def names(text: str) -> list[Name]:
    """The names in a text, in order; those of rules before those of the tagger."""
    ruled, read = _apart(_by_rule(text)), list(_by_tagger(text, [(0, text)]))
    # "Rana" is no place in "Rana Gruber AS"
    kept = [n for n in ruled if n.kind != "GPE" or not any(_holds(o, n) for o in read)]
    return sorted([*kept, *(n for n in read if _is_free(n, kept))])


def persons(text: str) -> list[Name]:
    """People named in full in running text, as the tagger reads it: a second opinion.

    Only sentences with two capitals in a row are read, so that a long document takes a
    second; tables and lists, which the tagger never saw, are left alone. A name whose
    first word is a Norwegian word ("Store Sandungen") is none.
    """
    found = _by_tagger(text, list(_sentences(text)))
    return [n for n in found if n.kind == "PER" and _is_full(text[n.start : n.end])]


def _is_full(name: str) -> bool:
    """Whether a name has two words or more, none of which is no name."""
    words = name.split()
    known = not_names() | functions().keys()
    return (
        len(words) > 1
        and bool(_FULL.fullmatch(" ".join(words)))
        and not _NO_SURNAME.search(words[-1])
        and not any(word in known or word.lower() in known for word in words)
        and (words[0] in given_names() or not _is_common(words[0].lower()))
    )


def _is_common(word: str) -> bool:
    """Whether a word in lower case is in the dictionary, whole or by its parts."""
    return word in forms() or bool(parts(word))


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Sentences in which a person may be named in full: (start, text)."""
    start = 0
    for match in [*_PIECE.finditer(text), None]:
        end = match.start() if match else len(text)
        if end - start <= _LONGEST and _is_prose(text[start:end]):
            yield start, text[start:end]
        start = match.end() if match else end


def _is_prose(piece: str) -> bool:
    if not _TWO_CAPITALS.search(piece):
        return False
    words = piece.split()
    small = sum(word[0].islower() for word in words)
    return len(words) >= _FEWEST and small >= _SMALL * len(words)


def _by_tagger(text: str, pieces: Sequence[tuple[int, str]]) -> Iterator[Name]:
    tagger = _tagger()
    if tagger is None:
        return
    plain = (piece.replace("\n", " ") for _, piece in pieces)
    docs = tagger.pipe(plain, batch_size=_BATCH)
    for (offset, _), doc in zip(pieces, docs, strict=True):
        for entity in doc.ents:
            kind = KINDS.get(entity.label_)
            if kind:
                start, end = entity.start_char + offset, entity.end_char + offset
                yield from _trimmed(text, Name(start, end, kind))


@cache
def _tagger() -> "Language | None":
    """The tagger, loaded once; None, and one line in the log, where it cannot be."""
    import spacy  # seconds to import; rules do not need it

    try:
        return spacy.load(str(files(__package__) / "models" / MODEL))
    except (OSError, ValueError, KeyError) as error:
        logger.warning("no tagger of names, rules alone are used: %s", error)
        return None


@cache
def _title() -> re.Pattern[str]:
    forms = sorted(functions(), key=len, reverse=True)
    return re.compile(rf"(?i:(?:{'|'.join(map(re.escape, forms))})(?:en|a)?)[ \n:]+")


def _trimmed(text: str, name: Name) -> Iterator[Name]:
    """A name without the post before it and the party behind it."""
    title = _title().match(text, name.start, name.end) if name.kind == "PER" else None
    start = title.end() if title else name.start
    end = name.start + len(text[name.start : name.end].rstrip(" ,.;:("))
    if start < end:
        yield Name(start, end, name.kind)


def _by_rule(text: str) -> Iterator[Name]:
    for kind, pattern in _rules():
        yield from (Name(*match.span(), kind) for match in pattern.finditer(text))


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    stems = _either(bodies())
    places = _either(row["navn"] for row in table("municipalities"))
    laws = _either(row["lov"] for row in table("laws"))
    party = _either(form for form in parties() if len(form) > 3)
    return (
        ("LAW", re.compile(rf"(?<![\w-])(?i:{laws})s?(?![\w-])")),
        ("ORG", _HOUSE),
        ("ORG", _FIRM),
        ("ORG", _BODY),
        ("ORG", _KOMMUNE),
        ("ORG", re.compile(rf"(?<![\w-])(?i:{stems})(?:t|et|a|en)?s?(?![\w-])")),
        ("ORG", re.compile(rf"(?<![\w-])(?:{party})s?(?![\w-])")),
        ("GPE", re.compile(rf"(?<![\w-])(?:{places})s?(?![\w-])")),
    )


def _either(words: "Iterator[str] | dict[str, str]") -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))


def _apart(found: Iterator[Name]) -> list[Name]:
    """Names of which none lies over another: the longest first."""
    kept: list[Name] = []
    for name in sorted(found, key=lambda n: (n.start - n.end, n.start)):
        if _is_free(name, kept):
            kept.append(name)
    return sorted(kept)


def _holds(outer: Name, inner: Name) -> bool:
    """Whether a name is longer than another that lies inside it."""
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end


def _is_free(name: Name, taken: Sequence[Name]) -> bool:
    return all(name.end <= other.start or other.end <= name.start for other in taken)
