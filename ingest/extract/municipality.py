"""Which municipality a document belongs to, and which ones it mentions.

The register of municipalities helps, but a name outside it ("Fjordvik kommune") counts
as well: registers change, and examples are invented.
"""

import re
from collections import Counter
from collections.abc import Iterator

from ingest.extract.context import evidence
from ingest.facts import Enhet
from ingest.gazetteer.figures import municipalities, not_municipalities
from ingest.model import Layout
from ingest.view import View

PLACES = 12  # as many places of a name are kept as evidence
OPENING = 400  # the letterhead and title page
TITLE, LETTERHEAD, TOWN_HALL = 6, 4, 3  # what a name there weighs; a mention weighs 1
BELIEVED = 2  # least weight of a name that the register does not have

_GAP = re.compile(r"[ \t]{3,}")
_WORD = r"[A-ZÆØÅÁŠŽČŊ][\wæøåášžčŋ]+"
_NAME = rf"{_WORD}(?:-{_WORD})?(?:[ ](?:og[ ])?{_WORD})?"
# "Asker kommune", "ASKER KOMMUNE", "Voss herad"; not "fylkeskommune", "kommuner"
_MENTION = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME})\s+(?:kommunes?|KOMMUNE|Kommune|herads?)(?![\w-])"
)
# "Asker rådhus, formannskapssalen": where its meetings are held
_TOWN_HALL = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME})s?\s+(?:rådhus|kommunehus|herredshus)"
)
# "vedtatt av kommunestyret i Fjordvik"; not "utvalget i saken"
_COUNCIL = re.compile(
    r"\b(?:[Kk]ommunestyret|[Bb]ystyret|[Ff]ormannskapet|[Hh]eradsstyret"
    r"|[Oo]rdfører(?:en)?|[Rr]ådmannen|[Kk]ommunedirektøren)\s+i\s+"
    rf"(?P<name>{_NAME})(?=[\s.,;:)]|$)"
)
# "Fjordvik, 28.10.2024" as a line of its own, above a signature
_SIGNED = re.compile(
    rf"^[ \t]*(?P<name>{_NAME}),?[ \t]+(?:den[ \t]+)?\d{{1,2}}\.[ \t]?"
    r"(?:\d{1,2}\.|[a-zæøå]+)[ \t]?(?:19|20)\d\d[ \t]*$",
    re.MULTILINE,
)
# The head of the administration signs at home, also where the register lacks the name:
# "Fjordvik, 2. april 2024", a name, "kommunedirektør".
_HEAD = re.compile(
    r"(?:\s*\n[^\n]*){0,4}?\b(?:kommunedirektør|rådmann|ordfører)\b", re.I
)
# "www.fjordvik.kommune.no", "post@nordre-follo.kommune.no"
_DOMAIN = re.compile(
    r"(?:@|\bwww\.|//)(?:[\w-]+\.)*?(?P<name>[\wæøå-]+)\.(?:kommune|herad)\.no"
)


def _mentions(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _MENTION.finditer(text):
        name = _named(" ".join(match["name"].split()))
        if name:
            yield name, match.start(), match.end()


def _named(form: str) -> str | None:
    """The name in a form of it: known to the register, or at least a name at all."""
    words = form.title().split() if form.isupper() else form.split()
    for first in range(len(words)):
        name = " ".join(words[first:]).replace(" Og ", " og ")
        if name in municipalities() or f"{name} herad" in municipalities():
            return name
    last = words[-1]
    return None if last in not_municipalities() or len(last) < 3 else last


def publisher(view: View, layout: Layout) -> str | None:
    """The municipality that a document belongs to ("Asker"), or None.

    What is named in the title, in the letterhead or as a town hall counts for more
    than a mention; a name outside the register must not rest on one mention alone.
    """
    title = view.document.title or ""
    named = Counter[str]()
    for name, _, _ in _mentions(title):
        named[name] += TITLE
    for name, start, end in _mentions(view.text):
        named[name] += LETTERHEAD if _is_letterhead(view.text, start, end) else 1
    for name in _domains(view.text, set(named)):
        named[name] += TOWN_HALL
    halls = {_named(match["name"]) for match in _TOWN_HALL.finditer(view.text)}
    for hall in filter(None, halls):
        named[hall] += TOWN_HALL
    weights = {name: n + _bare(view.text, name) for name, n in named.items()}
    believed = [n for n in weights if n in municipalities() or weights[n] >= BELIEVED]
    best = max(believed, key=lambda name: (weights[name], name), default=None)
    return best or _only_owner(view.text)


def _only_owner(text: str) -> str | None:
    """The one name that a council or a signature has; none where there are two.

    A signature may name a village: it must be that of a municipality that is known, or
    of who leads it.
    """
    councils = {_named(match["name"]) for match in _COUNCIL.finditer(text)}
    signed = {
        name
        for match in _SIGNED.finditer(text)
        if (name := _named(match["name"]))
        and (name in municipalities() or _HEAD.match(text, match.end()))
    }
    owners = set(filter(None, councils | signed))
    return owners.pop() if len(owners) == 1 else None


def _is_letterhead(text: str, start: int, end: int) -> bool:
    """Whether a name near the top stands on a line that is no sentence."""
    stop = text.find("\n", end)
    line = text[text.rfind("\n", 0, start) + 1 : len(text) if stop < 0 else stop]
    line = next((c for c in _GAP.split(line) if text[start:end] in c), line)
    alone = line.startswith(text[start:end]) and text[end : end + 1] == "."
    title = len(line) < 80 and not line.rstrip().endswith(".")
    return start < OPENING and (title or alone)


def _domains(text: str, others: set[str]) -> Iterator[str]:
    """Names in addresses of web and mail, where the register or the text has them."""
    spelt = {_ascii(name): name for name in sorted({*municipalities(), *others})}
    for match in _DOMAIN.finditer(text):
        if name := spelt.get(_ascii(match["name"])):
            yield name


def _ascii(name: str) -> str:
    """A name as in an address: "Gråvik" and "graavik" are "gravik"."""
    plain = name.lower().replace("aa", "a").replace("ae", "a").replace("oe", "o")
    return re.sub(r"[ -]", "", plain.translate(str.maketrans("æøå", "aoa")))


def _bare(text: str, name: str) -> int:
    """How often a name stands alone, a little worth: it may be a mere comparison."""
    return len(re.findall(rf"\b{re.escape(name)}s?\b", text)) // 4


def extract(view: View, layout: Layout) -> Iterator[Enhet]:
    """Every municipality that is named as one, once, with the first places."""
    places: dict[str, list[tuple[int, int]]] = {}
    for name, start, end in _mentions(view.text):
        places.setdefault(name, []).append((start, end))
    for name, found in places.items():
        number = municipalities().get(name)
        if number is None and name not in municipalities() and len(found) < 2:
            continue
        yield Enhet(
            navn=name,
            enhetstype="KOMMUNE",
            varianter=(f"{name} kommune",),
            kode=number,
            evidence=tuple(evidence(view, *place) for place in found[:PLACES]),
        )
