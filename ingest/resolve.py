"""Within one file: who and what is meant, one fact where one thing is told twice.

Finding (ingest.extract), meaning (here) and linking across files (kg) are three steps.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields, replace
from typing import Any

from ingest.debatefacts import Forslag, Redegjoerelse, Spoersmaal
from ingest.extract.cases import title_key
from ingest.facts import (
    Behandling,
    Enhet,
    Fact,
    Inhabilitet,
    Moete,
    Moetedeltaker,
    Moetesak,
    Omtale,
    Person,
    SakRef,
    Vedtaksoppfoelging,
    Verv,
    Votering,
)
from ingest.model import Span
from ingest.resolve_cases import Cases
from ingest.resolve_names import bodies_of, people_of

PLACES = 30  # as many places of a fact are kept as evidence

_PERSON_FIELDS = ("person", "moette_for", "leder", "protokollfoerer", "saksbehandler")
_Key = Callable[[Any], Hashable]
_KEYS: dict[
    type[Fact], _Key
] = {  # what makes two facts one; other kinds stay as they are
    Moete: lambda f: (f.utvalg, f.dato),
    Moetedeltaker: lambda f: (f.utvalg, f.dato, f.person),
    Moetesak: lambda f: (
        f.sak,
        None if f.sak.nummer else f.saksmappe or title_key(f.tittel or ""),
    ),
    Behandling: lambda f: (f.klasse, f.sak, f.forslagsstiller, title_key(f.tekst)),
    Votering: lambda f: (
        *(f.sak, f.punkt, f.enstemmig, f.stemmer_for, f.stemmer_mot),
        *(f.parti_for, f.parti_mot, f.forslagsstiller),
    ),
    Forslag: lambda f: (f.sak, f.forslagsstiller, title_key(f.tekst)),
    Spoersmaal: lambda f: (f.utvalg, f.dato, f.person, title_key(f.tekst)),
    Redegjoerelse: lambda f: (f.sak, f.person),
    Inhabilitet: lambda f: (f.sak, f.person),
    Vedtaksoppfoelging: lambda f: (f.sak, title_key(f.tittel)),
    Enhet: lambda f: (f.navn, f.enhetstype),
    Person: lambda f: f.navn,
    Verv: lambda f: (f.person, f.funksjon, f.parti, f.organisasjon),
}


def resolve(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts with names joined, cases dated and repeats folded into one."""
    found = tuple(facts)
    bodies, people = bodies_of(found), people_of(found)
    named = tuple(_renamed(fact, bodies, people) for fact in found)
    cases = Cases(fact for fact in named if isinstance(fact, Moetesak))
    placed = (_placed(fact, cases) for fact in named)
    return tuple(_folded(fact for fact in placed if not _nowhere(fact)))


def _nowhere(fact: Fact) -> bool:
    """A reference to a case ("sak 7/24") whose body the file does not tell."""
    return isinstance(fact, Moetesak) and not fact.sak.utvalg


def _full(names: Iterable[str], known: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(known.get(name, name) for name in names))


def _renamed(fact: Fact, bodies: dict[str, str], people: dict[str, str]) -> Fact:
    changes: dict[str, Any] = {}
    for name in _PERSON_FIELDS:
        value = getattr(fact, name, None)
        if isinstance(value, str):
            changes[name] = people.get(value, value)
    if isinstance(utvalg := getattr(fact, "utvalg", None), str):
        changes["utvalg"] = bodies.get(utvalg, utvalg)
    if isinstance(sak := getattr(fact, "sak", None), SakRef):
        changes["sak"] = replace(sak, utvalg=bodies.get(sak.utvalg, sak.utvalg))
    match fact:
        case Person() | Enhet(enhetstype="UTVALG"):
            known = people if isinstance(fact, Person) else bodies
            full = known.get(fact.navn, fact.navn)
            others = {*fact.varianter, fact.navn} - {full}
            changes |= {"navn": full, "varianter": tuple(sorted(others))}
        case Votering():
            changes["personer_for"] = _full(fact.personer_for, people)
            changes["personer_mot"] = _full(fact.personer_mot, people)
        case Omtale(klasse="Person"):
            changes["entity"] = people.get(fact.entity, fact.entity)
        case Omtale(klasse="Utvalg"):
            changes["entity"] = bodies.get(fact.entity, fact.entity)
        case Verv(organisasjon=str() as body):
            changes["organisasjon"] = bodies.get(body, body)
    return replace(fact, **changes) if changes else fact


def _placed(fact: Fact, cases: Cases) -> Fact:
    changes: dict[str, Any] = {}
    if isinstance(fact, Moetesak):
        sak = cases.meant(fact.sak, fact)
        changes = {"sak": sak, "saksmappe": cases.folder_of(fact)}
        changes["status"] = None if sak.nummer else fact.status
    elif isinstance(ref := getattr(fact, "sak", None), SakRef):
        changes = {"sak": cases.meant(ref)}
    return replace(fact, **changes) if changes else fact


def _folded(facts: Iterable[Fact]) -> list[Fact]:
    """One fact for each key: the fullest values win, places are gathered."""
    groups: dict[Hashable, list[Fact]] = {}
    for index, fact in enumerate(facts):
        key = _KEYS.get(type(fact))
        groups.setdefault((type(fact), key(fact)) if key else index, []).append(fact)
    return [_joined(group) for group in groups.values()]


def _joined(group: list[Fact]) -> Fact:
    if len(group) == 1:
        return group[0]
    ranked = sorted(group, key=lambda fact: -_told(fact))
    changes: dict[str, Any] = {}
    for field in fields(group[0]):
        values = [getattr(fact, field.name) for fact in ranked]
        if field.name in ("varianter", "utfall"):
            told = dict.fromkeys(v for value in values for v in value)
            changes[field.name] = tuple(
                sorted(told) if field.name == "varianter" else told
            )
        elif field.name != "evidence":
            changes[field.name] = next(
                (v for v in values if v not in (None, "", ())), values[0]
            )
    return replace(ranked[0], **changes, evidence=_places(ranked))


def _told(fact: Fact) -> int:
    """How much a fact tells: the fullest of several gives its place first."""
    return sum(
        getattr(fact, field.name) not in (None, "", ()) for field in fields(fact)
    )


def _places(facts: Iterable[Fact]) -> tuple[Span, ...]:
    places = dict.fromkeys(span for fact in facts for span in fact.evidence)
    return tuple(places)[:PLACES]
