"""Names of plans: how far a name reaches, and when two names are the same plan's."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz

from ingest.gazetteer import table
from ingest.gazetteer.figures import plan_stops


class PlanName(NamedTuple):
    """A plan named in a text. surface: the whole form, with the word for plan."""

    start: int
    end: int
    name: str
    surface: str
    klasse: str = "Temaplan"


_DASH = r"\s*[-–—]\s*"
_SEP = r"(?:[ \t\xa0]+|[ \t\xa0]*\n[ \t\xa0]*)"
_WORD = r"[\wæøåÆØÅ][\w-]*"
# "Temaplan for …", "temaplanen for …", "temaplan …"; never "temaplaner", "temaplanens"
_HEAD = rf"\btemaplan(?:en)?(?P<for>{_SEP}for\b)?(?:(?P<dash>{_DASH})|{_SEP})"
_IN_PROSE = re.compile(rf"{_HEAD}(?=[«\"\wÅÆØåæø])", re.IGNORECASE)
# "Å høre til – temaplan for oppvekst": the plan's own title stands before the dash
_TITLE_BEFORE = re.compile(
    rf"(?P<title>[A-ZÆØÅ][\wæøå]*(?:{_SEP}[\wæøå]+){{1,5}}){_DASH}$"
)
_NEXT = re.compile(rf"(?P<sep>{_DASH}|,{_SEP}|{_SEP}|)(?P<word>{_WORD})")
_QUOTED = re.compile(r"[«\"](?P<name>[^»\"\n]{3,60})[»\"]")
_YEARS = re.compile(r"\s*\b20\d\d(?:\s?[-–]\s?(?:20)?\d\d)?\b")
_JOINS = frozenset({"og", "mot", "med", "av", "for"})
_INNER = frozenset({"i", "et", "en", "på"})  # inside a title after a dash only

# Plans of other kinds, clearly named: a kind and a proper name, or fixed words.
_PROPER = r"[A-ZÆØÅ][\wæøå-]+"
_FOR = (
    r"(?:[Kk]ommunedelplan(?:en)?|[Rr]eguleringsplan(?:en)?|[Oo]mrådeplan(?:en)?"
    r"|[Dd]etaljregulering(?:splan)?(?:en|a)?|[Oo]mråderegulering(?:en|a)?) (?:for|av) "
)
# "Kommunedelplan for klima og energi": a subject, as that of a theme plan
_PART = re.compile(r"\b[Kk]ommunedelplan(?:en)? for (?=[a-zæøå])")


@cache
def _other() -> re.Pattern[str]:
    """Plans of other kinds: "Detaljregulering for Solheim vest", a name and a place.

    Must NOT reach over the place: "reguleringsplan for Vik vedtas".
    """
    words = "|".join(row["word"] for row in table("place_words"))
    return re.compile(
        r"\b(?P<fixed>[Kk]ommuneplanens (?:areal|samfunns)del)"
        rf"|\b{_FOR}{_PROPER}(?: (?:og |i )?{_PROPER}| (?:{words})\b| \d\b(?!\.))*"
    )


def plan_key(name: str) -> str:
    """A name in lower case without "temaplan for", years, dashes and marks."""
    plain = re.sub(r"[-‐‑‒–—«»\"“”]+", " ", name.lower())
    plain = re.sub(r"\btemaplan(?:en|er)?(?: for)?\b", " ", _YEARS.sub("", plain))
    return " ".join(plain.split()).strip(" ,.")


def aliases(name: str) -> frozenset[str]:
    """What else the plan may be called: its title and its subtitle alone."""
    parts = [plan_key(part) for part in re.split(r"\s[-–—]\s?|\s?[-–—]\s", name)]
    whole = plan_key(name)
    return frozenset(alias for alias in (whole, *parts) if len(alias) > 3)


def same_plan(one: str, other: str) -> bool:
    """Whether two names are one plan's: equal, nearly so, or one the shorter."""
    for a in aliases(one):
        for b in aliases(other):
            if fuzz.ratio(_folded(a), _folded(b)) >= 88 or _shortened(a, b):
                return True
    return False


def _folded(key: str) -> str:
    """Without blanks and Norwegian letters, which a scanner loses first."""
    return key.replace(" ", "").translate(str.maketrans("åø", "ao")).replace("æ", "ae")


def _shortened(a: str, b: str) -> bool:
    """Whether one is the other with words left out, or alike word for word."""
    short, long = sorted((a.split(), b.split()), key=len)
    if len(short) == len(long) > 2:
        return all(_alike(x, y) for x, y in zip(short, long, strict=True))
    if long[1:] == short:
        return len(short) > 1 or len(short[0]) > 9
    return len(short) >= 3 and set(short) <= set(long) and short[0] == long[0]


def _alike(one: str, other: str) -> bool:
    return one == other or (one[:5] == other[:5] and min(len(one), len(other)) > 5)


def find_plans(text: str, known: tuple[str, ...] = ()) -> Iterator[PlanName]:
    """The plans that a text names. known: names from tables, taken to their end."""
    patterns = [(name, _pattern(name)) for name in sorted(known, key=len, reverse=True)]
    at = 0
    for head in _IN_PROSE.finditer(text):
        if head.start() < at:
            continue
        found = _known(text, head, patterns) or _read(text, head)
        if found:
            at = found.end
            yield found
    yield from _others(text)


def _pattern(name: str) -> re.Pattern[str]:
    """The name as running text may write it: other dashes, wrapped, any case."""
    parts = [re.escape(part) for part in plan_key(name).split()]
    return re.compile(r"[\s,–—-]+".join(parts) + r"\b", re.IGNORECASE)


def _known(
    text: str, head: re.Match[str], patterns: list[tuple[str, re.Pattern[str]]]
) -> PlanName | None:
    for name, pattern in patterns:
        if match := pattern.match(text, head.end()):
            return _made(text, head, match.end(), name)
    return None


def _read(text: str, head: re.Match[str]) -> PlanName | None:
    if quoted := _QUOTED.match(text, head.end()):
        return _made(text, head, quoted.end(), quoted["name"])
    end = _reach(text, head.end())
    name = " ".join(text[head.end() : end].split())
    titled = name[:1].isupper() and " " in name and "\n" not in text[head.start() : end]
    fits = head["for"] or head["dash"] or titled or _YEARS.match(text, end)
    return _made(text, head, end, name) if len(name) > 3 and fits else None


def _made(text: str, head: re.Match[str], end: int, name: str) -> PlanName:
    title = _TITLE_BEFORE.search(text, max(0, head.start() - 60), head.start())
    start = title.start() if title else head.start()
    if title and "\n\n" not in title[0]:
        name = f"{' '.join(title['title'].split())} – {name}"
    surface = " ".join(text[start:end].split())
    return PlanName(start, end, name[:1].upper() + name[1:], surface)


def _reach(text: str, start: int) -> int:
    """Where a name ends: before a verb, a mark, or what starts something else."""
    end, after_dash = start, False
    for word in _NEXT.finditer(text[start : start + 120]):
        if word.start() + start != end or _ends(text, start, word, after_dash):
            break
        after_dash = after_dash or bool(re.fullmatch(_DASH, word["sep"]))
        end = start + word.end()
        if text[end : end + 1] in (".", ":", ";", "(", ")"):
            break
    return _without_joins(text, start, end)


def _ends(text: str, start: int, word: re.Match[str], after_dash: bool) -> bool:
    plain = word["word"].lower()
    if plain in plan_stops() or plain[0].isdigit() or plain.startswith("temaplan"):
        return True
    if plain in _INNER and word.start():
        return not (after_dash or re.fullmatch(_DASH, word["sep"]))
    if word["sep"].startswith(","):
        rest = text[start + word.end() : start + word.end() + 30]
        return not re.match(rf"{_SEP}og{_SEP}(?!temaplan)", rest)
    if word["word"].isupper() and _is_shouted(text, start):
        return False  # a heading in capitals: "TEMAPLAN FOR LANDBRUK OG BYGD"
    return word.start() > 0 and word["word"][:1].isupper() and not after_dash


def _is_shouted(text: str, start: int) -> bool:
    """Whether the words before and at a place are all in capitals."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return "temaplan" not in line and line.isupper()


def _without_joins(text: str, start: int, end: int) -> int:
    while words := list(re.finditer(_WORD, text[start:end])):
        if words[-1][0].lower() not in _JOINS | _INNER:
            return start + words[-1].end()
        end = start + words[-1].start()
    return start


def _others(text: str) -> Iterator[PlanName]:
    for match in _other().finditer(text):
        name = match["fixed"] or match[0]
        shown = name[:1].upper() + name[1:]
        yield PlanName(match.start(), match.end(), shown, match[0], "Plan")
    for head in _PART.finditer(text):
        end = _reach(text, head.end())
        surface = " ".join(text[head.start() : end].split())
        if end > head.end() + 3:
            shown = surface[:1].upper() + surface[1:]
            yield PlanName(head.start(), end, shown, surface, "Plan")
