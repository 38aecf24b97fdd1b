"""Who is meant: one name for each person and each body of a file.

A shorter name joins a fuller one only where exactly one fuller name fits and no party
speaks against it. What cannot be decided keeps its own name.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from ingest.extract.body_names import PARISHES, body_key, initials
from ingest.extract.person_names import same_name
from ingest.facts import (
    Behandling,
    Enhet,
    Fact,
    Inhabilitet,
    Moete,
    Moetedeltaker,
    Moetesak,
    Person,
    SakRef,
    Vedtaksoppfoelging,
    Verv,
    Votering,
)
from ingest.gazetteer import given_names


def bodies_of(facts: Iterable[Fact]) -> dict[str, str]:
    """Every name of a body in the facts, to the one name it goes by in this file."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, weight in filter(lambda pair: pair[0], _body_names(facts)):
        counts[body_key(name)][name] += weight
    keys = {key: _other_key(key, counts) for key in counts}
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    for key, names in counts.items():
        shown[keys[key]].update(names)
    chosen = {key: _display(names) for key, names in shown.items()}
    return {name: chosen[keys[key]] for key, names in counts.items() for name in names}


def _body_names(facts: Iterable[Fact]) -> Iterator[tuple[str, int]]:
    for fact in facts:
        match fact:
            case Moete() | Moetedeltaker():
                yield fact.utvalg, 3
            case Moetesak() | Behandling() | Votering() | Inhabilitet():
                yield fact.sak.utvalg, 1
            case Vedtaksoppfoelging(sak=SakRef() as sak):
                yield sak.utvalg, 1
            case Enhet(enhetstype="UTVALG"):
                yield fact.navn, len(fact.evidence)


def _other_key(key: str, counts: dict[str, Counter[str]]) -> str:
    """The longer name of a body that a file also uses, where there is one.

    "oppvekstutvalget" is "utvalg for oppvekst"; the code "ok" is "utvalg for oppvekst
    og kultur", where no other body of the file has these initials.
    """
    match = re.fullmatch(r"(\w+?)s?utval(?:g)?et", key)
    if match and f"utvalg for {match[1]}" in counts:
        return f"utvalg for {match[1]}"
    if key == PARISHES:
        named = [other for other in counts if other.endswith(f" {key}")]
        return named[0] if len(named) == 1 else key
    if len(key) <= 5 and all(name.isupper() for name in counts[key]):
        fits = [other for other in counts if len(other) > 5 and key in initials(other)]
        return fits[0] if len(fits) == 1 else key
    return key


def _display(names: Counter[str]) -> str:
    """The most used name, never a bare code; without "Hoved" where that is a tie."""

    def rank(name: str) -> tuple[bool, int, bool, str]:
        main = name.lower().startswith(("hoved", "hovud"))
        return name.isupper(), -names[name], main, name

    return min(names, key=rank)


def people_of(facts: Iterable[Fact]) -> dict[str, str]:
    """Every name of a person in the facts, to the fullest name of the same person."""
    counts: Counter[str] = Counter()
    parties: dict[str, set[str]] = defaultdict(set)
    for name, party in _person_names(facts):
        counts[name] += 1
        if party:
            parties[name].add(party)
    chosen: dict[str, str] = {}
    heads: list[str] = []
    for name in sorted(counts, key=lambda n: (-len(n.split()), -counts[n], -len(n), n)):
        fits = [head for head in heads if _one_person(name, head, parties)]
        if len(fits) == 1:
            chosen[name] = fits[0]
            parties[fits[0]] |= parties[name]
        else:
            chosen[name] = name
            heads.append(name)
    return chosen


def _person_names(facts: Iterable[Fact]) -> Iterator[tuple[str, str | None]]:
    for fact in facts:
        match fact:
            case Moetedeltaker() | Verv():
                yield fact.person, fact.parti
                if isinstance(fact, Moetedeltaker) and fact.moette_for:
                    yield fact.moette_for, None
            case Person():
                yield fact.navn, None
            case Inhabilitet():
                yield fact.person, None
            case Moete():
                yield from ((n, None) for n in (fact.leder, fact.protokollfoerer) if n)
            case Moetesak(saksbehandler=str() as officer):
                yield officer, None


def _one_person(name: str, head: str, parties: dict[str, set[str]]) -> bool:
    if parties[name] and parties[head] and not parties[name] & parties[head]:
        return False
    return same_name(name, head) or _slip(name, head) or _is_surnames(name, head)


def _is_surnames(name: str, head: str) -> bool:
    """Whether a name is the last words of another: "Vik Moen" of "Kari Vik Moen"."""
    words, whole = name.split(), head.split()
    return (
        1 < len(words) < len(whole)
        and whole[-len(words) :] == words
        and not {words[0], words[0].split("-")[0]} & given_names()
    )


def _slip(a: str, b: str) -> bool:
    """Two long names that differ by one letter in one word: a slip of the pen."""
    x, y = (n.lower().replace("-", " ").split() for n in (a, b))
    if len(x) != len(y) or len(x) < 2:
        return False
    differ = [(p, q) for p, q in zip(x, y, strict=True) if p != q]
    return len(differ) == 1 and min(map(len, differ[0])) >= 8 and _one_edit(*differ[0])


def _one_edit(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next(
        (i for i, (p, q) in enumerate(zip(short, long, strict=False)) if p != q),
        len(short),
    )
    same_length = len(short) == len(long)
    return short[at + same_length :] == long[at + 1 :]
