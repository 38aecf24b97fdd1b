"""Whether things that several documents name are the same: one candidate or none.

Blocking: the same kind of thing, the same municipality, nearly the same name.
Evidence: the rest of the name, and the party. Judgement: positive, or unsure where
the evidence speaks against it or several would fit. Every judgement has its reason.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import combinations, compress, groupby
from typing import NamedTuple

from ingest.extract.projectprose import building, content, works

LEAST_CORE = 4  # letters of a name that is more than a code
# "Temaplan for", "(2020-2030)", "2024–2027": what a plan is called beside its subject.
_PLAN_WORDS = re.compile(
    r"\b(?:vedtatt )?temaplan(?:en|er)?(?: for)?\b|\b20\d\d(?: 20\d\d)?\b"
)
_BODY_WORDS = re.compile(r"^(?:hoved)?(?:utvalg|utval)(?:et)? for (?:dei? )?")
_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Thing:
    """A thing as one document names it. owner: the municipality of the document."""

    iri: str
    name: str
    document: str
    owner: str
    parties: frozenset[str] = frozenset()


class Case(NamedTuple):
    """A case as one document names it. body: its IRI; date: "" where none is told."""

    thing: Thing
    body: str
    number: str
    date: str


@dataclass(frozen=True)
class Decision:
    """What was decided of some things. judgement: "positive" or "unsure"."""

    kind: str
    name: str
    things: tuple[Thing, ...]
    judgement: str
    reason: str


def judge_cases(cases: Iterable[Case]) -> Iterator[Decision]:
    """A case told without its date is the one of that body and number with a date."""
    found: dict[tuple[str, str], dict[str, list[Thing]]] = defaultdict(dict)
    for case in cases:
        dates = found[case.body, case.number]
        dates.setdefault(case.date, []).append(case.thing)
    for _, dates in sorted(found.items()):
        if "" in dates and len(dates) == 2:
            things = tuple(thing for date in sorted(dates) for thing in dates[date])
            reason = "samme utvalg og saksnummer, og bare én dato"
            yield Decision("moetesak", things[0].name, things, "positive", reason)


def fold(name: str) -> str:
    """A name without case, marks and odd spacing."""
    plain = unicodedata.normalize("NFC", name).casefold()
    return _MARKS.sub(" ", plain).strip()


def plan_core(name: str) -> str:
    """What a plan is about: its name without "temaplan for" and without years."""
    return " ".join(_PLAN_WORDS.sub(" ", fold(name)).split())


def body_core(name: str) -> str:
    """What a body is for: "hovedutvalget for oppvekst" is "utvalg for oppvekst"."""
    return _BODY_WORDS.sub("", fold(name))


def judge_names(
    kind: str, things: list[Thing], core: Callable[[str], str], reason: str
) -> Iterator[Decision]:
    """Things of one municipality whose names have the same core are the same."""
    for block in _blocks(things, core):
        if len(core(block[0].name)) >= LEAST_CORE and _several(block):
            yield from _one(kind, block, reason)


def judge_alike(
    kind: str,
    things: list[Thing],
    core: Callable[[str], str],
    same: Callable[[str, str], bool],
    reason: str,
) -> Iterator[Decision]:
    """The same, and names that are alike where each is alike with every other.

    Where a name is alike with two that are not alike, nothing is decided of them.
    """
    blocks = [b for b in _blocks(things, core) if len(core(b[0].name)) >= LEAST_CORE]
    for _, owned in groupby(blocks, key=lambda block: block[0].owner):
        for group in _connected(list(owned), same):
            yield from _judge_alike(kind, group, same, reason)


def _judge_alike(
    kind: str,
    group: list[list[Thing]],
    same: Callable[[str, str], bool],
    reason: str,
) -> Iterator[Decision]:
    names = [block[0].name for block in group]
    whole = [thing for block in group for thing in block]
    if len(group) > 1 and all(same(a, b) for a, b in combinations(names, 2)):
        yield from _one(kind, whole, f"{reason}, navnene ligner")
        return
    for block in group:
        yield from _one(kind, block, reason)
    if len(group) > 1 and _several_documents(whole):
        doubt = "navnet ligner på flere som ikke ligner hverandre"
        yield Decision(kind, _fullest(whole), tuple(whole), "unsure", doubt)


def _blocks(things: list[Thing], core: Callable[[str], str]) -> list[list[Thing]]:
    """Things of one municipality with the same core, block by block."""
    blocks: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    for thing in things:
        blocks[thing.owner, core(thing.name)].append(thing)
    return [block for _, block in sorted(blocks.items())]


def _connected(
    blocks: list[list[Thing]], same: Callable[[str, str], bool]
) -> Iterator[list[list[Thing]]]:
    """Blocks of one municipality, put together where their names are alike."""
    left = list(blocks)
    while left:
        group = [left.pop(0)]
        for block in group:  # grows while it is walked
            near = [same(block[0].name, b[0].name) for b in left]
            group += compress(left, near)
            left = [b for b, alike in zip(left, near, strict=True) if not alike]
        yield group


def _one(kind: str, block: list[Thing], reason: str) -> Iterator[Decision]:
    if _several_documents(block) and _several(block):
        yield Decision(kind, _fullest(block), tuple(block), "positive", reason)


def same_project(one: str, other: str) -> bool:
    """Whether two names tell the same thing and no different works on it.

    "Skole - utvidelse Vik" and "Utvidelse av Vik skole"; not "Ombygging av Vik skole",
    nor "Vik skole og hall".
    """
    words, others = _telling(one), _telling(other)
    return len(words) > 1 and words == others and works(one) == works(other)


@lru_cache(maxsize=10_000)
def _telling(name: str) -> frozenset[str]:
    """What tells a project: its words without works, buildings in their plain form."""
    return frozenset(map(_plain, content(name)))


def _plain(word: str) -> str:
    """A word for a building without its definite ending: "skolen", "hallen", "brua"."""
    forms = (word.removesuffix(end) for end in ("", "n", "en", "et", "a"))
    return next((form for form in forms if building(form)), word)


def judge_people(people: list[Thing]) -> Iterator[Decision]:
    """People of one municipality with the same first and last name.

    Middle names may be missing or be initials, as long as all forms fit one another;
    two that do not ("Kari Anne Berg", "Kari Lise Berg") make the short form unsure.
    """
    blocks: dict[tuple[str, str, str], list[Thing]] = defaultdict(list)
    for person in people:
        words = fold(person.name).split()
        if len(words) > 1:
            blocks[person.owner, words[0], words[-1]].append(person)
    for _, block in sorted(blocks.items()):
        yield from _judge_block(block)


def _judge_block(block: list[Thing]) -> Iterator[Decision]:
    names = {fold(person.name): person.name for person in block}.values()
    fits = all(middle_names_fit(a, b) for a, b in combinations(names, 2))
    groups = [block] if fits else _by_name(block)
    for group in groups:
        if _several_documents(group):
            yield _judge_group(group)
    if not fits and _several_documents(block):
        reason = "flere navn kan høre til samme person"
        yield Decision("person", _fullest(block), tuple(block), "unsure", reason)


def _judge_group(group: list[Thing]) -> Decision:
    known = [person.parties for person in group if person.parties]
    people, name = tuple(group), _fullest(group)
    if known and not reduce(frozenset.intersection, known):
        reason = "samme navn i samme kommune, men ulike partier"
        return Decision("person", name, people, "unsure", reason)
    same = len({fold(person.name) for person in group}) == 1
    fit = "samme navn" if same else "samme navn, mellomnavn passer,"
    return Decision("person", name, people, "positive", f"{fit} i samme kommune")


def _by_name(block: list[Thing]) -> list[list[Thing]]:
    groups: dict[str, list[Thing]] = defaultdict(list)
    for person in block:
        groups[fold(person.name)].append(person)
    return [groups[name] for name in sorted(groups)]


def middle_names_fit(one: str, other: str) -> bool:
    """Whether the names between first and last can be of one person."""
    shorter, longer = sorted((_middle(one), _middle(other)), key=len)
    rest = iter(longer)
    return all(any(_name_fits(name, found) for found in rest) for name in shorter)


def _middle(name: str) -> list[str]:
    return fold(name).split()[1:-1]


def _name_fits(one: str, other: str) -> bool:
    initial = 1 in (len(one), len(other))
    return one[0] == other[0] if initial else one == other


def _several_documents(things: Iterable[Thing]) -> bool:
    return len({thing.document for thing in things}) > 1


def _several(things: Iterable[Thing]) -> bool:
    """Whether the things have more than one IRI: else there is nothing to decide."""
    return len({thing.iri for thing in things}) > 1


def _fullest(things: list[Thing]) -> str:
    """The longest name; of equally long ones the first in order."""
    return min((thing.name for thing in things), key=lambda name: (-len(name), name))
